"""How a quantised matrix lies in GPU memory. `pack` writes it; kernels/ reads it.

A row of the matrix is cut into groups of GROUP neighbouring numbers, each with a scale and a
minimum, and into 32-bit words: number b of a word stands in bits b * bits and up. What neighbouring
threads read at the same time lies together. So rows are cut into tiles, and a vector holds the same
word of VECTOR_ROWS neighbouring rows:

    quants  (tiles, words of a row, TILE_VECTORS) of uint32x4
    scales  (tiles, groups of a row, TILE_VECTORS) of uint32x4

A word of scales is a half in its low bits, the scale, and one in its high bits, the minimum. The
last tile is filled up with zeros.
"""

import numpy as np

from .tensors import GROUP, AffineMatrix

TILE_ROWS = 64
VECTOR_ROWS = 4
TILE_VECTORS = TILE_ROWS // VECTOR_ROWS
WORD_BITS = 32
VECTOR_TYPE = "uint32x4"


def numbers_per_word(bits: int) -> int:
    return WORD_BITS // bits


def words_per_group(bits: int) -> int:
    return GROUP // numbers_per_word(bits)


def packed_shapes(rows: int, columns: int, bits: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Shapes, in vectors, of the quants and the scales of a packed matrix."""
    tiles = -(-rows // TILE_ROWS)
    words, groups = columns // numbers_per_word(bits), columns // GROUP
    return (tiles, words, TILE_VECTORS), (tiles, groups, TILE_VECTORS)


def pack(matrix: AffineMatrix) -> tuple[np.ndarray, np.ndarray]:
    """Quants and scales as uint32, with the vectors' VECTOR_ROWS as last dimension."""
    numbers = numbers_per_word(matrix.bits)
    quants = matrix.quants.reshape(len(matrix.quants), -1, numbers).astype(np.uint32)
    shifts = np.arange(numbers, dtype=np.uint32) * np.uint32(matrix.bits)
    words = np.bitwise_or.reduce(quants << shifts, axis=2)
    scales = np.stack([matrix.scales, matrix.minima], axis=2).view("<u4")[..., 0]
    return _tiled(words), _tiled(scales)


def _tiled(words: np.ndarray) -> np.ndarray:
    """(rows, words) to (tiles, words, vectors of a tile, VECTOR_ROWS)."""
    filled = np.pad(words, ((0, -len(words) % TILE_ROWS), (0, 0)))
    vectors = filled.reshape(-1, TILE_VECTORS, VECTOR_ROWS, words.shape[1])
    return np.ascontiguousarray(vectors.transpose(0, 3, 1, 2))
