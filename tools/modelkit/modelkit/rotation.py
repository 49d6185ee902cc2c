"""How far heads turn per position (rotary positions, arXiv 2104.09864), as a file says it."""

import math
from dataclasses import dataclass

import numpy as np

from .errors import UnsupportedRope
from .gguf_file import GgufFile

DIVISORS = "rope_freqs.weight"  # of long contexts, as in Llama 3.1; what llama.cpp names them

# llama.cpp reads the two of these that matter; the others only say how the model was trained.
SCALING_KEYS = {"type", "factor", "finetuned", "original_context_length"}
SCALING_TYPES = ("none", "linear")


@dataclass(frozen=True)
class Rotation:
    """Pair i of a head turns by theta ** (-2 i / head_dim) / factor / divisor i per position.

    divisors: name of the tensor that has them, one a pair; empty where all are 1.
    """

    theta: float
    factor: float = 1.0
    divisors: str = ""

    @property
    def is_plain(self) -> bool:
        return self.factor == 1.0 and not self.divisors

    def quarter_turns(self, head_dim: int, divisors: np.ndarray | float = 1.0) -> np.ndarray:
        """Of each pair per position, as kernels/heads counts them. (head_dim / 2,) float32"""
        radians = self.theta ** (-np.arange(0, head_dim, 2) / head_dim) / self.factor / divisors
        return (radians * (2 / math.pi)).astype(np.float32)


def read_rotation(gguf: GgufFile, architecture: str, head_dim: int) -> Rotation:
    """Raises UnsupportedRope, UnsupportedMetadata."""
    rotated = gguf.whole_number(f"{architecture}.rope.dimension_count", head_dim)
    if rotated != head_dim:
        raise UnsupportedRope(f"only {rotated} of the {head_dim} numbers of a head are rotated")
    prefix = f"{architecture}.rope.scal"
    scaling = f"{architecture}.rope.scaling."
    unknown = sorted(
        key
        for key in gguf.values
        if key.startswith(prefix) and key.removeprefix(scaling) not in SCALING_KEYS
    )
    if unknown:
        raise UnsupportedRope(f"scaled positions are not supported with {', '.join(unknown)}")
    kind = gguf.text(scaling + "type", "linear")
    if kind not in SCALING_TYPES:
        raise UnsupportedRope(
            f"{scaling}type is {kind!r}; supported: {', '.join(map(repr, SCALING_TYPES))}"
        )
    return Rotation(
        theta=gguf.positive_number(f"{architecture}.rope.freq_base", 10000.0),
        factor=(kind == "linear" and gguf.number(scaling + "factor", 0.0)) or 1.0,
        divisors=DIVISORS if DIVISORS in gguf.tensor_names() else "",
    )
