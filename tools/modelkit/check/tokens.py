"""python -m check.tokens: does WebLLM's tokenizer make of a built tokenizer.json what llama.cpp
makes of the same vocabulary?

Token by token, on the texts of tokens/texts.json: twelve languages and more, code, digits, runs of
white space, framing tokens. tokens/expected.json has llama.cpp's tokens (expect_tokens.py). A
vocabulary that is not there is skipped, with the command that fetches it. The last line says how
many of the checks passed; the exit status is not 0 if one failed.

The texts leave out </s>, which llama.cpp takes for a framing token even where a file says that it
is text.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from modelkit.gguf_file import GgufFile
from modelkit.tokenizers import tokenizer
from modelkit.tokenizers.vocabulary import MARK, space_prefixer

from . import vocabularies
from .comparison import Report
from .expect_tokens import EXPECTED, TEXTS


def web_llm(tokenizers: list[dict], texts: list[list[str]]) -> list[list[dict]]:
    """ids and text of each text of each tokenizer.json (webllm-tokenizer.mjs)."""
    script = Path(__file__).with_name("webllm-tokenizer.mjs")
    with tempfile.TemporaryDirectory() as temporary:
        asked, answered = Path(temporary, "texts.json"), Path(temporary, "answers.json")
        asked.write_text(json.dumps(texts))
        paths = [Path(temporary, f"{number}.json") for number in range(len(tokenizers))]
        for path, content in zip(paths, tokenizers):
            path.write_text(json.dumps(content))
        subprocess.run(["node", script, asked, answered, *paths], check=True)
        return json.loads(answered.read_text())


def compare(name: str, texts: list[str], answers: list[dict], expected, report: Report) -> None:
    differ = [
        text for text, a, ids in zip(texts, answers, expected, strict=True) if a["ids"] != ids
    ]
    count = sum(map(len, expected))
    report.check(
        not differ,
        f"{name}: {count} tokens of {len(texts)} texts are llama.cpp's"
        + "".join(f"\n        not of {text[:60]!r}" for text in differ),
    )
    lost = [t for t, answer in zip(texts, answers) if answer["text"] != t.replace(MARK, " ")]
    report.check(
        not lost,
        f"{name}: decoding gives the texts back"
        + "".join(f"\n        not {text[:60]!r}" for text in lost),
    )


def main() -> int:
    report, texts = Report(), json.loads(TEXTS.read_text(encoding="utf-8"))
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        paths = vocabularies.made(Path(temporary)) | vocabularies.fetched()
        for name in [name for name, path in paths.items() if not path.is_file()]:
            report.skip(name, f"no {paths.pop(name)}; fetch: {vocabularies.FETCH_COMMAND}")
        files = [GgufFile(path) for path in paths.values()]
    asked = [[prefixed(text) for text in texts] for prefixed in map(space_prefixer, files)]
    answers = web_llm([tokenizer(file) for file in files], asked)
    for name, sent, answer in zip(paths, asked, answers):
        compare(name, sent, answer, expected[name], report)
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main())
