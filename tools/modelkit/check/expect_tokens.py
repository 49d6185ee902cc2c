"""python -m check.expect_tokens PYTHON: writes the tokens that check.tokens expects.

They are those of llama.cpp, which PYTHON must have: the interpreter of an environment in which
llama-cpp-python (the version in vocabularies.py) was installed. Needs all vocabularies. Only wanted
when texts or vocabularies change.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from . import vocabularies

FOLDER = Path(__file__).with_name("tokens")
TEXTS, EXPECTED = FOLDER / "texts.json", FOLDER / "expected.json"


def main(python: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        paths = vocabularies.made(Path(temporary)) | vocabularies.fetched()
        script = Path(__file__).with_name("llama_tokens.py")
        answer = subprocess.run(
            [python, script, TEXTS, *paths.values()], check=True, stdout=subprocess.PIPE
        )
    found = dict(zip(paths, json.loads(answer.stdout)))
    # One text's tokens a line, so that a change shows where it is.
    blocks = (f"{json.dumps(name)}: [\n{_lines(ids)}\n]" for name, ids in found.items())
    EXPECTED.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")


def _lines(texts: list[list[int]]) -> str:
    return ",\n".join(json.dumps(ids, separators=(",", ":")) for ids in texts)


if __name__ == "__main__":
    main(sys.argv[1])
