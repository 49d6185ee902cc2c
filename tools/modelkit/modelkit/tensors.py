"""GGUF's tensor types as numbers that the kernels can take: the one place that knows their blocks.

A quantised row is a sequence of blocks of GROUP numbers each. Sources: ggml-common.h (the block
structs) and ggml-quants.c (dequantize_row_*) of ggml.

    Q4_0  half d, 16 bytes                w = d * (q - 8)        low nibbles first, then high ones
    Q4_1  half d, half m, 16 bytes        w = d * q + m          the same
    Q8_0  half d, 32 signed bytes         w = d * q
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .errors import UnsupportedTensorType, WrongTensorShape
from .gguf_file import Tensor

GROUP = 32  # numbers that share a scale and a minimum
HALF_BYTES = 2


@dataclass(frozen=True)
class AffineMatrix:
    """A quantised matrix: number w of a group is scale * q + minimum, as exact as in the file.

    bits: of a quant, 4 or 8. quants: (rows, columns) uint8, below 2 ** bits. scales, minima: (rows,
    columns / GROUP) float16.
    """

    bits: int
    quants: np.ndarray
    scales: np.ndarray
    minima: np.ndarray

    def reordered(self, rows: np.ndarray) -> "AffineMatrix":
        """The matrix whose row i is this one's row rows[i]."""
        return AffineMatrix(self.bits, self.quants[rows], self.scales[rows], self.minima[rows])

    @staticmethod
    def stacked(matrices: list["AffineMatrix"]) -> "AffineMatrix":
        """Matrices of equal bits and columns, one below the other."""
        parts = zip(*((m.quants, m.scales, m.minima) for m in matrices))
        return AffineMatrix(matrices[0].bits, *(np.concatenate(part) for part in parts))


@dataclass(frozen=True)
class BlockType:
    """bits: of a quant. size_bytes: of a block. read: blocks (rows, groups, size) to the arrays."""

    bits: int
    size_bytes: int
    read: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray, np.ndarray]]


def _halves(blocks: np.ndarray, offset_bytes: int) -> np.ndarray:
    return blocks[..., offset_bytes : offset_bytes + HALF_BYTES].copy().view("<f2")[..., 0]


def _nibbles(packed: np.ndarray) -> np.ndarray:
    return np.concatenate([packed & 15, packed >> 4], axis=-1)


def _read_q4_0(blocks):
    scales = _halves(blocks, 0)
    return _nibbles(blocks[..., HALF_BYTES:]), scales, scales * np.float16(-8)


def _read_q4_1(blocks):
    return _nibbles(blocks[..., 2 * HALF_BYTES :]), _halves(blocks, 0), _halves(blocks, HALF_BYTES)


def _read_q8_0(blocks):
    scales = _halves(blocks, 0)
    # Two's complement with the sign bit flipped is the number plus 128.
    return blocks[..., HALF_BYTES:] ^ 128, scales, scales * np.float16(-128)


AFFINE_TYPES = {
    "Q4_0": BlockType(4, HALF_BYTES + GROUP // 2, _read_q4_0),
    "Q4_1": BlockType(4, 2 * HALF_BYTES + GROUP // 2, _read_q4_1),
    "Q8_0": BlockType(8, HALF_BYTES + GROUP, _read_q8_0),
}


def check_shape(tensor: Tensor, shape: tuple[int, ...]) -> None:
    """Raises WrongTensorShape."""
    if tensor.shape != shape:
        raise WrongTensorShape(f"{tensor.name} has the shape {tensor.shape}, expected {shape}")


def affine_bits(tensor: Tensor) -> int:
    """Bits of a quant. Raises UnsupportedTensorType."""
    if tensor.type not in AFFINE_TYPES:
        supported = ", ".join(AFFINE_TYPES)
        raise UnsupportedTensorType(f"{tensor.name} is {tensor.type}; supported here: {supported}")
    return AFFINE_TYPES[tensor.type].bits


def check_float32(tensor: Tensor) -> None:
    """Raises UnsupportedTensorType."""
    if tensor.type != "F32":
        raise UnsupportedTensorType(f"{tensor.name} is {tensor.type}; supported here: F32")


def read_affine(tensor: Tensor) -> AffineMatrix:
    """The matrix of a tensor that `affine_bits` takes."""
    block_type = AFFINE_TYPES[tensor.type]
    rows, columns = tensor.shape
    blocks = tensor.data.reshape(rows, columns // GROUP, block_type.size_bytes)
    quants, scales, minima = block_type.read(blocks)
    return AffineMatrix(block_type.bits, quants.reshape(rows, columns), scales, minima)
