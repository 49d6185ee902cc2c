"""python -m check.variants [NAME ...]: do models of other families, shapes and tensor types answer
as they should?

Builds the models of random_models.py, then as numerics.py. The last line says how many of the
checks passed; the exit status is not 0 if one failed.
"""

import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from modelkit import library, pieces
from modelkit.build import Request, build
from modelkit.gguf_file import GgufFile
from modelkit.source import Source

from .comparison import Report, compare_answer, record
from .numerics import GREEDY, chat, check_second_turn, user
from .random_models import VARIANTS, Variant, write
from .reference import Reference
from .requantised import requantise

CHUNK_TOKENS = 64

TWELVE = {**GREEDY, "max_tokens": 12, "ignore_eos": True}
# Repeating itself gets unlikely and the end likely, so that a random model ends its answer soon.
ENDING = {**GREEDY, "max_tokens": 40, "frequency_penalty": 2, "logit_bias": {"2": 2.5}}
FIRST_TURN = chat(user("a cat and the other"), **ENDING)
SECOND_TURN = chat(
    *FIRST_TURN["messages"],
    {"role": "assistant", "content": None},
    user("the dog"),
    **TWELVE,
)
REQUESTS = [
    chat(user("the cat"), **TWELVE),
    chat(user("the other " * 20 + "x"), **TWELVE),  # several chunks
    FIRST_TURN,
    SECOND_TURN,
]


@contextmanager
def quick_links():
    """Link a runtime that is compiled once, and not optimised, which takes most of a build."""
    with tempfile.TemporaryDirectory() as temporary:
        for bitcode in library.RUNTIME.glob("*.bc"):
            compiled = Path(temporary, f"{bitcode.stem}.o")
            subprocess.run(["emcc", "-O0", "-c", bitcode, "-o", compiled], check=True)
            compiled.rename(compiled.with_suffix(".bc"))
        flags = ["-O0", *(flag for flag in library.LINK_FLAGS if not flag.startswith("-O"))]
        with mock.patch.multiple(library, RUNTIME=Path(temporary), LINK_FLAGS=flags):
            yield


def check(variant: Variant, report: Report) -> float:
    """The largest difference of a log-probability."""
    with tempfile.TemporaryDirectory() as temporary:
        path, output = Path(temporary, "tiny.gguf"), Path(temporary, "model")
        write(path, variant)
        largest = variant.largest_buffer_bytes
        with mock.patch.object(pieces, "STORAGE_BINDING_BYTES", largest):
            build(Request(Source(str(path)), output, "tiny", None, CHUNK_TOKENS, None, ""))
        answers = record(
            output, [{"request": one, "continues": one is SECOND_TURN} for one in REQUESTS]
        )
        reference = Reference(path)
        requantise(reference, GgufFile(path), report)
        differences = [compare_answer(reference, answer, report) for answer in answers]
        check_second_turn(reference, answers[-1], report)
    return max(differences)


def main(names: list[str]) -> int:
    report = Report()
    with quick_links():
        for name in names or VARIANTS:
            print(name)
            largest = check(VARIANTS[name], report)
            print(f"{name}: largest difference of a top-5 log-probability: {largest:.1e}")
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
