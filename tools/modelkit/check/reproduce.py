"""python -m check.reproduce MODEL_DIR: does a model's recorded command give the same files again?

Runs the command of the manifest into a temporary folder and compares every hash. Run it where the
command was run. The last line says how many files are the same; the exit status is not 0 if one is
not.
"""

import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from .comparison import Report

SOURCE, OUTPUT = 4, 5  # of python -m modelkit build SOURCE OUT_DIR ...


def read_manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text())


def hashes(manifest: dict) -> dict[str, str]:
    """Of every part of every file, by its path."""
    return {part["path"]: part["sha256"] for file in manifest["files"] for part in file["parts"]}


def main(folder: Path) -> int:
    committed, report = read_manifest(folder), Report()
    arguments = shlex.split(committed["command"])
    with tempfile.TemporaryDirectory() as temporary:
        arguments[0], arguments[OUTPUT] = sys.executable, temporary
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
        rebuilt = read_manifest(Path(temporary))
    for name, version in committed["tools"].items():
        if rebuilt["tools"].get(name) != version:
            print(f"        {name} is {rebuilt['tools'].get(name)} here, was {version}")
    report.check(rebuilt["source"] == committed["source"], "the source is the same")
    expected, found = hashes(committed), hashes(rebuilt)
    for path in sorted(expected | found):
        report.check(expected.get(path) == found.get(path), path)
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
