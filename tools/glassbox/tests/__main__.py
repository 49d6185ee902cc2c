"""python tools/glassbox/tests: runs all unit tests. The last line counts passes and failures."""

import sys
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
# The package itself, and the model kit's independent reader of GGUF files.
sys.path += [str(ROOT), str(ROOT.parent / "modelkit")]

suite = unittest.defaultTestLoader.discover(str(TESTS), top_level_dir=str(ROOT))
result = unittest.TextTestRunner().run(suite)
failed = len(result.failures) + len(result.errors)
print(f"{result.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed or not result.testsRun else 0)
