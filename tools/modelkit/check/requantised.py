"""A reference with the numbers that modelkit gives the kernels, in place of the file's.

They differ where a tensor is quantised anew. What that costs is perplexity.py's matter; what is
computed with those numbers is numerics.py's.
"""

from collections import defaultdict

import numpy as np

from modelkit.gguf_file import GgufFile
from modelkit.tensors import LARGEST_RELATIVE_LOSS, VECTOR_TYPES, is_exact, read_affine

from .comparison import Report
from .reference import Reference


def requantise(reference: Reference, gguf: GgufFile, report: Report) -> bool:
    """Put modelkit's numbers in place of the file's, and check that they are close to them.

    Whether any differ.
    """
    losses = defaultdict(float)
    for name, weight in reference.model.weights.items():
        tensor = gguf.tensor(name)
        if is_exact(tensor) or (len(tensor.shape) == 1 and tensor.type in VECTOR_TYPES):
            continue
        numbers = read_affine(tensor).numbers()
        loss = float(np.linalg.norm(numbers - weight) / np.linalg.norm(weight))
        losses[tensor.type] = max(losses[tensor.type], loss)
        weight[...] = numbers  # in place: a head that is the token table changes with it
    for kind, loss in sorted(losses.items()):
        report.check(
            loss < LARGEST_RELATIVE_LOSS,
            f"{kind} loses up to {loss:.3%} of a tensor, as root mean square",
        )
    return bool(losses)
