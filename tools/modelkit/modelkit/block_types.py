"""GGUF's tensor types: the one place that knows how their blocks are laid out.

A row is a sequence of blocks. Sources: ggml-common.h (the block structs) and ggml-quants.c
(dequantize_row_*) of ggml. d, m and dmin are halves; w is a number and q its quant:

    Q4_0  d, 16 bytes                        w = d * (q - 8)
    Q4_1  d, m, 16 bytes                     w = d * q + m
    Q5_0  d, 4 bytes, 16 bytes               w = d * (q - 16)     the first bytes hold fifth bits
    Q5_1  d, m, 4 bytes, 16 bytes            w = d * q + m
    Q8_0  d, 32 signed bytes                 w = d * q
    Q4_K  d, dmin, 12 bytes, 128 bytes       w = d * s * q - dmin * t    s, t: 6 bits for 32 numbers
    Q5_K  d, dmin, 12, 32 and 128 bytes      the same, with fifth bits
    Q6_K  128 bytes, 64 bytes, 16 signed bytes, d      w = d * s * (q - 32)    s: for 16 numbers
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

GROUP = 32  # numbers that share a scale and a minimum
BLOCK = 256  # numbers of a block of the K types
HALF_BYTES = 2


@dataclass(frozen=True)
class AffineType:
    """Each group has a scale and a minimum: w = scale * q + minimum, in float32.

    bits: of a quant as the kernels take it, 4 or 8. is_exact: scales and minima are halves already.
    scales: blocks (rows, blocks, size_bytes) to scales and minima (rows, groups), float32. quants:
    blocks to (rows, columns) uint8.
    """

    bits: int
    is_exact: bool
    numbers: int
    size_bytes: int
    scales: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
    quants: Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class PlainType:
    """Numbers of any other kind, to be quantised anew. read: blocks to (rows, columns) float32."""

    numbers: int
    size_bytes: int
    read: Callable[[np.ndarray], np.ndarray]


def _halves(blocks: np.ndarray, offset_bytes: int) -> np.ndarray:
    halves = blocks[..., offset_bytes : offset_bytes + HALF_BYTES].copy().view("<f2")
    return halves[..., 0].astype(np.float32)


def _rows(numbers: np.ndarray) -> np.ndarray:
    return numbers.reshape(len(numbers), -1)


def _nibbles(packed: np.ndarray) -> np.ndarray:
    """Low nibbles of all bytes first, then high ones."""
    return np.concatenate([packed & 15, packed >> 4], axis=-1)


def _centred(middle: int):
    """Scales of quants that stand for q - middle."""

    def scales(blocks):
        d = _halves(blocks, 0)
        return d, d * np.float32(-middle)

    return scales


def _with_minimum(blocks):
    return _halves(blocks, 0), _halves(blocks, HALF_BYTES)


def _four_bits(offset_bytes: int):
    return lambda blocks: _rows(_nibbles(blocks[..., offset_bytes:]))


def _five_bits(offset_bytes: int):
    def quants(blocks):
        fifth_end = offset_bytes + GROUP // 8
        fifth = blocks[..., offset_bytes:fifth_end]
        fifth = np.unpackbits(fifth, axis=-1, bitorder="little")
        return _rows(_nibbles(blocks[..., fifth_end:]) | fifth << 4)

    return quants


def _eight_bits(blocks):
    # Two's complement with the sign bit flipped is the number plus 128.
    return _rows(blocks[..., HALF_BYTES:] ^ 128)


def _k_scales(blocks):
    """Six bits each: of groups 0 to 3 together, of 4 to 7 split into four low and two high bits."""
    packed = blocks[..., 2 * HALF_BYTES : 2 * HALF_BYTES + 12]
    first, second, low = packed[..., :4], packed[..., 4:8], packed[..., 8:]
    scales = np.concatenate([first & 63, low & 15 | first >> 6 << 4], axis=-1)
    minima = np.concatenate([second & 63, low >> 4 | second >> 6 << 4], axis=-1)
    d, dmin = _halves(blocks, 0)[..., None], _halves(blocks, HALF_BYTES)[..., None]
    return _rows(d * scales), _rows(-(dmin * minima))


def _k_nibbles(packed: np.ndarray) -> np.ndarray:
    """(..., 128 bytes) to (..., 8 groups, GROUP): 32 bytes hold two groups."""
    nibbles = _nibbles(packed.reshape(*packed.shape[:-1], -1, GROUP))
    return nibbles.reshape(*packed.shape[:-1], -1, GROUP)


def _q4_k(blocks):
    return _rows(_k_nibbles(blocks[..., 16:]))


def _q5_k(blocks):
    """Bit g of byte i is the fifth bit of number i of group g."""
    groups = np.arange(BLOCK // GROUP, dtype=np.uint8)[:, None]
    fifth = blocks[..., None, 16:48] >> groups & 1
    return _rows(_k_nibbles(blocks[..., 48:]) | fifth << 4)


def _q6_k(blocks):
    """Each half of a block: 64 bytes of four low bits, 32 of two high bits, 8 scales."""
    halves = (*blocks.shape[:-1], 2)
    low = _nibbles(blocks[..., :128].reshape(*halves, 64)).reshape(*halves, 4, GROUP)
    high = blocks[..., 128:192].reshape(*halves, 1, GROUP)
    high = high >> np.arange(0, 8, 2, dtype=np.uint8)[:, None] & 3
    quants = (low | high << 4).astype(np.float32) - 32
    scales = blocks[..., 192:208].view(np.int8) * _halves(blocks, 208)[..., None]
    return _rows(scales[..., None] * quants.reshape(*blocks.shape[:-1], 16, 16))


def _bf16(blocks):
    """The high half of a float32."""
    return _rows((blocks.view("<u2").astype(np.uint32) << 16).view(np.float32))


AFFINE_TYPES = {
    "Q4_0": AffineType(4, True, GROUP, 18, _centred(8), _four_bits(2)),
    "Q4_1": AffineType(4, True, GROUP, 20, _with_minimum, _four_bits(4)),
    "Q5_0": AffineType(8, True, GROUP, 22, _centred(16), _five_bits(2)),
    "Q5_1": AffineType(8, True, GROUP, 24, _with_minimum, _five_bits(4)),
    "Q8_0": AffineType(8, True, GROUP, 34, _centred(128), _eight_bits),
    "Q4_K": AffineType(4, False, BLOCK, 144, _k_scales, _q4_k),
    "Q5_K": AffineType(8, False, BLOCK, 176, _k_scales, _q5_k),
}

PLAIN_TYPES = {
    "Q6_K": PlainType(BLOCK, 210, _q6_k),
    "F32": PlainType(1, 4, lambda blocks: _rows(blocks.view("<f4"))),
    "F16": PlainType(1, 2, lambda blocks: _rows(blocks.view("<f2")).astype(np.float32)),
    "BF16": PlainType(1, 2, _bf16),
}
