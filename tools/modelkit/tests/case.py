"""Test cases with a folder of their own."""

import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from modelkit.build import Request, build
from modelkit.source import Source

from check import tiny_gguf


class FolderCase(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)


class RefusalCase(FolderCase):
    """Builds up to where the compiler would be imported."""

    def build(self, path, **changes):
        request = dict(
            source=Source(str(path)),
            output=self.folder / "out",
            model_id="tiny",
            context_tokens=None,
            chunk_tokens=64,
            licence=None,
            command="",
        )
        with mock.patch(
            "modelkit.build._library", side_effect=AssertionError("it was not refused")
        ):
            build(Request(**{**request, **changes}))

    def assert_refused(self, error, words, path, **changes):
        with self.assertRaisesRegex(error, words):
            self.build(path, **changes)
        self.assertFalse("tvm" in sys.modules)
        self.assertFalse((self.folder / "out").exists())

    def write(self, **changes):
        return tiny_gguf.write(self.folder / "tiny.gguf", **changes)
