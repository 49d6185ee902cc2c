"""GGUF's tensors as numbers that the kernels can take: quants of 4 or 8 bits in groups, with a half
as scale and one as minimum for each group.

Types whose own scales and minima are halves are taken as they are. Q4_K and Q5_K keep their quants;
only the product of their two scales is rounded to a half. Everything else is quantised to 8 bits
anew. `relative_loss` measures what that costs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .block_types import AFFINE_TYPES, GROUP, PLAIN_TYPES
from .errors import UnsupportedTensorType, WrongTensorShape
from .gguf_file import Tensor

MATRIX_TYPES = {**AFFINE_TYPES, **PLAIN_TYPES}
VECTOR_TYPES = ("F32", "F16", "BF16")

PLAIN_BITS = 8  # what numbers of other types are quantised to
# Weights that lose more have scales at the edge of what a half can hold; 8 bits lose about 0.5 %.
LARGEST_RELATIVE_LOSS = 0.02
SLICE_NUMBERS = 2**22  # how many are worked on at a time, for the sake of memory


@dataclass(frozen=True)
class AffineMatrix:
    """A quantised matrix: number w of a group is scale * q + minimum.

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
        """Matrices of equal columns, one below the other.

        Quants of 4 bits are quants of 8 as they stand, with the same scale and minimum.
        """
        parts = zip(*((m.quants, m.scales, m.minima) for m in matrices))
        return AffineMatrix(
            max(m.bits for m in matrices), *(np.concatenate(part) for part in parts)
        )

    def numbers(self) -> np.ndarray:
        """(rows, columns) float32."""
        return _numbers(self.quants, self.scales, self.minima)


def check_shape(tensor: Tensor, shape: tuple[int, ...]) -> None:
    """Raises WrongTensorShape."""
    if tensor.shape != shape:
        raise WrongTensorShape(f"{tensor.name} has the shape {tensor.shape}, expected {shape}")


def affine_bits(tensor: Tensor) -> int:
    """Bits of a quant. Raises UnsupportedTensorType."""
    _check_type(tensor, MATRIX_TYPES)
    return AFFINE_TYPES[tensor.type].bits if tensor.type in AFFINE_TYPES else PLAIN_BITS


def check_vector_type(tensor: Tensor) -> None:
    """Raises UnsupportedTensorType."""
    _check_type(tensor, VECTOR_TYPES)


def is_exact(tensor: Tensor) -> bool:
    return tensor.type in AFFINE_TYPES and AFFINE_TYPES[tensor.type].is_exact


def read_vector(tensor: Tensor) -> np.ndarray:
    """float32."""
    vector_type = PLAIN_TYPES[tensor.type]
    return vector_type.read(_bytes(tensor).reshape(1, -1, vector_type.size_bytes))[0]


def read_affine(tensor: Tensor) -> AffineMatrix:
    """The matrix of a tensor that `affine_bits` takes. Raises UnsupportedTensorType."""
    parts = [_affine(tensor, blocks) for blocks in _slices(tensor)]
    return AffineMatrix.stacked(parts)


def check_scales(tensor: Tensor) -> None:
    """Raises UnsupportedTensorType for a tensor of an exact type whose scales no half can hold."""
    for blocks in _slices(tensor):
        _halves(tensor, *AFFINE_TYPES[tensor.type].scales(blocks))


def relative_loss(tensor: Tensor) -> float:
    """Root mean square of what quantising changes, by that of the numbers themselves.

    Raises UnsupportedTensorType for a tensor that loses too much.
    """
    changed = total = 0.0
    for blocks in _slices(tensor):
        numbers = _file_numbers(tensor, blocks)
        difference = _affine(tensor, blocks).numbers() - numbers
        changed += float(np.sum(np.square(difference, dtype=np.float64)))
        total += float(np.sum(np.square(numbers, dtype=np.float64)))
    loss = (changed / total) ** 0.5 if total else 0.0
    if loss > LARGEST_RELATIVE_LOSS:
        raise UnsupportedTensorType(
            f"{tensor.name} ({tensor.type}) would lose {loss:.1%} in {PLAIN_BITS} bits with a half "
            f"as scale; taken is what loses at most {LARGEST_RELATIVE_LOSS:.0%}"
        )
    return loss


def _check_type(tensor: Tensor, supported) -> None:
    if tensor.type not in supported:
        raise UnsupportedTensorType(
            f"{tensor.name} is {tensor.type}; supported here: {', '.join(supported)}"
        )


def _bytes(tensor: Tensor) -> np.ndarray:
    return tensor.data.reshape(-1).view(np.uint8)


def _slices(tensor: Tensor) -> Iterator[np.ndarray]:
    """Some rows at a time, as (rows, blocks, bytes of a block)."""
    rows, columns = tensor.shape
    block = MATRIX_TYPES[tensor.type]
    blocks = _bytes(tensor).reshape(rows, columns // block.numbers, block.size_bytes)
    step = max(1, SLICE_NUMBERS // columns)
    return (blocks[start : start + step] for start in range(0, rows, step))


def _file_numbers(tensor: Tensor, blocks: np.ndarray) -> np.ndarray:
    """As the file has them, (rows, columns) float32."""
    if tensor.type in PLAIN_TYPES:
        return PLAIN_TYPES[tensor.type].read(blocks)
    block_type = AFFINE_TYPES[tensor.type]
    return _numbers(block_type.quants(blocks), *block_type.scales(blocks))


def _affine(tensor: Tensor, blocks: np.ndarray) -> AffineMatrix:
    if tensor.type in AFFINE_TYPES:
        block_type = AFFINE_TYPES[tensor.type]
        scales, minima = _halves(tensor, *block_type.scales(blocks))
        return AffineMatrix(block_type.bits, block_type.quants(blocks), scales, minima)
    return _quantised(tensor, PLAIN_TYPES[tensor.type].read(blocks))


def _quantised(tensor: Tensor, numbers: np.ndarray) -> AffineMatrix:
    """Each group's range, from its least to its greatest number, in equal steps."""
    groups = numbers.reshape(len(numbers), -1, GROUP)
    least, greatest, steps = groups.min(-1), groups.max(-1), 2**PLAIN_BITS - 1
    scales, minima = _halves(tensor, (greatest - least) / np.float32(steps), least)
    # Where all numbers of a group are the minimum, any divisor will do.
    divisors = np.where(scales == 0, 1, scales).astype(np.float32)[..., None]
    quants = np.rint((groups - minima.astype(np.float32)[..., None]) / divisors)
    quants = np.clip(quants, 0, steps).astype(np.uint8)
    return AffineMatrix(PLAIN_BITS, quants.reshape(numbers.shape), scales, minima)


def _halves(tensor: Tensor, *arrays: np.ndarray) -> list[np.ndarray]:
    with np.errstate(over="ignore", invalid="ignore"):
        halves = [array.astype(np.float16) for array in arrays]
    if not all(np.isfinite(array).all() for array in halves):
        raise UnsupportedTensorType(
            f"{tensor.name} ({tensor.type}) has scales or numbers that no half can hold: beyond "
            f"{np.finfo(np.float16).max:.0f}, or not a number"
        )
    return halves


def _numbers(quants: np.ndarray, scales: np.ndarray, minima: np.ndarray) -> np.ndarray:
    groups = quants.reshape(len(quants), -1, GROUP)
    scales, minima = (array.astype(np.float32)[..., None] for array in (scales, minima))
    return (scales * groups + minima).reshape(quants.shape)
