"""Files in parts, the manifest that lists them, and what verifying it finds."""

import hashlib
import json
import unittest
from unittest import mock

from modelkit import model_folder
from modelkit.errors import BrokenModel
from modelkit.model_folder import ModelFolder, verify

from .case import FolderCase


class Folders(FolderCase):
    def setUp(self):
        super().setUp()
        patch = mock.patch.object(model_folder, "PART_BYTES", 10)
        patch.start()
        self.addCleanup(patch.stop)
        self.model = self.folder / "model"
        self.large = bytes(range(25))
        self.build()

    def build(self, **files):
        folder = ModelFolder(self.model)
        for path, data in {"large.bin": self.large, "small.json": b"{}", **files}.items():
            folder.add(path, data)
        folder.finish("tiny", ["small.json", "large.bin", *files], {"command": "make"})

    def manifest(self) -> dict:
        return json.loads((self.model / "manifest.json").read_text())

    def assert_broken(self, words: str):
        with self.assertRaisesRegex(BrokenModel, words):
            verify(self.model)

    def test_a_large_file_is_stored_in_parts(self):
        parts = [self.model / f"large.bin.part{number}" for number in range(3)]
        self.assertEqual(b"".join(part.read_bytes() for part in parts), self.large)
        self.assertEqual([part.stat().st_size for part in parts], [10, 10, 5])
        self.assertFalse((self.model / "large.bin").exists())

    def test_the_manifest_lists_files_in_loading_order_with_hashes(self):
        manifest = self.manifest()
        small, large = manifest["files"]
        self.assertEqual(
            [manifest[key] for key in ("format", "id", "command")], [1, "tiny", "make"]
        )
        self.assertEqual([small["path"], large["path"]], ["small.json", "large.bin"])
        self.assertEqual(small["parts"][0]["path"], "small.json")
        self.assertEqual(large["sizeBytes"], 25)
        self.assertEqual(large["sha256"], hashlib.sha256(self.large).hexdigest())
        self.assertEqual(
            large["parts"][2],
            {
                "path": "large.bin.part2",
                "sizeBytes": 5,
                "sha256": hashlib.sha256(self.large[20:]).hexdigest(),
            },
        )

    def test_a_file_of_exactly_one_part_is_stored_whole(self):
        self.build(exact=bytes(10))
        self.assertTrue((self.model / "exact").exists())

    def test_files_of_an_earlier_build_are_removed(self):
        self.large = bytes(12)
        self.build()
        self.assertFalse((self.model / "large.bin.part2").exists())
        self.assertEqual(verify(self.model), 2)

    def test_an_unfinished_build_has_no_manifest(self):
        ModelFolder(self.model).add("small.json", b"[]")
        self.assert_broken("no manifest.json")

    def test_a_changed_part_is_named(self):
        (self.model / "large.bin.part1").write_bytes(bytes(10))
        self.assert_broken("large.bin.part1 is not what")

    def test_a_missing_part_is_named(self):
        (self.model / "large.bin.part2").unlink()
        self.assert_broken("large.bin.part2 is missing")

    def test_parts_that_do_not_make_up_the_file(self):
        manifest = self.manifest()
        manifest["files"][1]["parts"].reverse()
        (self.model / "manifest.json").write_text(json.dumps(manifest))
        self.assert_broken("parts of large.bin")


if __name__ == "__main__":
    unittest.main()
