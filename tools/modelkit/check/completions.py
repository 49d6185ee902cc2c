"""python -m check.completions: does a completion model go on with its text, BOS token and all?

Builds a small model of random numbers with a SentencePiece vocabulary that wants a BOS token and a
space before a text, and compares its answers with the independent forward pass. The last line says
how many of the checks passed; the exit status is not 0 if one failed.
"""

import sys
import tempfile
from pathlib import Path

from modelkit.build import Request, build
from modelkit.source import Source

from . import tiny_gguf, tiny_spm
from .comparison import Report, compare_answer, record
from .numerics import GREEDY, chat, user
from .reference import Reference

TWELVE = {**GREEDY, "max_tokens": 12, "ignore_eos": True}
REQUESTS = [
    chat(user("the other banana"), **TWELVE),
    chat(user("nothing \u4e2d\u6587 \U0001f642\nletters and strings " * 3), **TWELVE),
    {"prompt": "the other banana", **TWELVE},  # WebLLM's own completions: the bare text
]


def write(path: Path) -> Path:
    metadata = tiny_spm.metadata()
    size = len(metadata["tokenizer.ggml.tokens"])
    tensors = tiny_gguf.tensors() | {"token_embd.weight": ((size, tiny_gguf.HIDDEN), "Q8_0")}
    return tiny_gguf.write(path, metadata=metadata, tensors=tensors)


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as temporary:
        path, output = write(Path(temporary, "tiny.gguf")), Path(temporary, "model")
        build(Request(Source(str(path)), output, "tiny", None, 64, None, ""))
        reference = Reference(path, is_chat=False)
        for answer in record(output, [{"request": r, "continues": False} for r in REQUESTS]):
            compare_answer(reference, answer, report)
            if "messages" in answer["request"]:
                ids = reference.prompt_ids(answer["request"])
                # Of its own count WebLLM leaves the BOS token out.
                found = answer["promptTokens"] + len(reference.bos_ids)
                report.check(len(ids) == found, f"its prompt has {len(ids)} tokens")
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main())
