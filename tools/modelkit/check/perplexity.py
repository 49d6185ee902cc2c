"""python -m check.perplexity GGUF: what quantising anew costs a model, in perplexity.

Of a short text, with the file's own numbers and with those that modelkit gives the kernels, both
run by the independent forward pass. Prints both and each tensor type's loss; the exit status is not
0 if the perplexity grows by more than LARGEST_GROWTH. GGUF may be package:NAME/FILE.
"""

import sys

import numpy as np

from modelkit.gguf_file import GgufFile
from modelkit.source import Source

from .comparison import Report
from .forward import log_softmax
from .reference import Reference
from .requantised import requantise

LARGEST_GROWTH = 0.01

TEXT = """\
The tide goes out twice a day on this coast, and when it does the boats in the harbour lie on their
sides in the mud. Children look for crabs under the stones, and an old man with a bucket digs for
worms. He has done it for forty years, he says, and his father did it before him. In the afternoon
the water comes back, first as thin bright lines, then as a broad sheet that lifts the boats one by
one. By six o'clock the harbour is full again and the fishermen start their engines. They will be
gone until morning, when the market opens and the whole town comes to see what they have caught.
"""


def perplexity(reference: Reference, ids: list[int]) -> float:
    reference.model.reset()
    rows = log_softmax(reference.model.forward(ids[:-1]))
    return float(np.exp(-np.mean(rows[np.arange(len(rows)), ids[1:]])))


def main(source: str) -> int:
    path = Source(source).path
    # As a completion of the text itself, whatever template the file has.
    reference, gguf, report = Reference(path, is_chat=False), GgufFile(path), Report()
    ids = reference.prompt_ids({"messages": [{"content": TEXT}]})
    before = perplexity(reference, ids)
    after = perplexity(reference, ids) if requantise(reference, gguf, report) else before
    report.check(
        after < before * (1 + LARGEST_GROWTH),
        f"perplexity of {len(ids)} tokens: {before:.4f} in the file, {after:.4f} in the kernels",
    )
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
