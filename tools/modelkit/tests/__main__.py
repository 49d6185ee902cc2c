"""python tools/modelkit/tests: runs all unit tests. The last line counts passes and failures."""

import sys
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent

suite = unittest.defaultTestLoader.discover(str(TESTS), top_level_dir=str(TESTS.parent))
result = unittest.TextTestRunner().run(suite)
failed = len(result.failures) + len(result.errors)
print(f"{result.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed or not result.testsRun else 0)
