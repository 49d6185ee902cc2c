"""The library's parameters, read from the tensors that the family names.

A matrix NAME becomes two parameters, NAME.quants and NAME.scales (see `layout`).
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from . import family
from .errors import UnexpectedTensor
from .gguf_file import GgufFile, Tensor
from .layout import VECTOR_ROWS, VECTOR_TYPE, pack, packed_shapes
from .tensors import (
    AffineMatrix,
    affine_bits,
    check_scales,
    check_shape,
    check_vector_type,
    is_exact,
    read_affine,
    read_vector,
    relative_loss,
)

DTYPE_BYTES = {"float32": 4, VECTOR_TYPE: 4 * VECTOR_ROWS}


@dataclass(frozen=True)
class Parameter:
    """name, shape and dtype are the library's; read() gives the bytes' numbers in their order."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    read: Callable[[], np.ndarray]

    @property
    def size_bytes(self) -> int:
        return math.prod(self.shape) * DTYPE_BYTES[self.dtype]


class Weights:
    def __init__(self, gguf: GgufFile, dimensions: family.Dimensions):
        """Raises MissingTensor, UnexpectedTensor, WrongTensorShape, UnsupportedTensorType."""
        self._gguf = gguf
        self._weights = family.weights(dimensions)
        self.bits = {w.name: self._check(w) for w in self._weights if isinstance(w, family.Matrix)}
        for weight in self._weights:
            if isinstance(weight, family.Vector):
                check_shape(gguf.tensor(weight.tensor), (weight.size,))
                check_vector_type(gguf.tensor(weight.tensor))
        self._refuse_unexpected()

    def parameters(self) -> list[Parameter]:
        return [parameter for weight in self._weights for parameter in self._parameters(weight)]

    def largest_matrix_numbers(self) -> int:
        matrices = (w for w in self._weights if isinstance(w, family.Matrix))
        return max(m.columns * sum(part.count for part in m.parts) for m in matrices)

    def losses(self) -> Iterator[tuple[Tensor, float]]:
        """Each tensor that does not stay exact, and what it loses (`tensors.relative_loss`).

        Raises UnsupportedTensorType where scales do not fit, of any tensor.
        """
        for weight in self._weights:
            parts = weight.parts if isinstance(weight, family.Matrix) else ()
            for tensor in (self._gguf.tensor(part.tensor) for part in parts):
                if is_exact(tensor):
                    check_scales(tensor)
                else:
                    yield tensor, relative_loss(tensor)

    def _check(self, matrix: family.Matrix) -> int:
        """Bits of a quant: as many as its widest part has."""
        tensors = [self._gguf.tensor(part.tensor) for part in matrix.parts]
        for part, tensor in zip(matrix.parts, tensors):
            check_shape(tensor, (part.count, matrix.columns))
        return max(map(affine_bits, tensors))

    def _refuse_unexpected(self) -> None:
        used = set()
        for weight in self._weights:
            is_matrix = isinstance(weight, family.Matrix)
            used.update(part.tensor for part in weight.parts) if is_matrix else used.add(
                weight.tensor
            )
        unexpected = sorted(self._gguf.tensor_names() - used)
        if unexpected:
            raise UnexpectedTensor(f"the family has no tensor {unexpected[0]}")

    def _parameters(self, weight: family.Matrix | family.Vector) -> list[Parameter]:
        if isinstance(weight, family.Vector):
            tensor = self._gguf.tensor(weight.tensor)
            return [Parameter(weight.name, (weight.size,), "float32", lambda: read_vector(tensor))]
        rows = sum(part.count for part in weight.parts)
        shapes = packed_shapes(rows, weight.columns, self.bits[weight.name])
        return [
            Parameter(
                f"{weight.name}.{kind}", shape, VECTOR_TYPE, lambda i=i: pack(self._read(weight))[i]
            )
            for i, (kind, shape) in enumerate(zip(("quants", "scales"), shapes))
        ]

    def _read(self, matrix: family.Matrix) -> AffineMatrix:
        parts = []
        for part in matrix.parts:
            tensor = read_affine(self._gguf.tensor(part.tensor))
            if part.rotary_heads:
                tensor = tensor.reordered(half_split_rows(part.count, part.rotary_heads))
            parts.append(tensor)
        return AffineMatrix.stacked(parts)


def half_split_rows(rows: int, heads: int) -> np.ndarray:
    """Which row of the file stands where in a rotated projection.

    llama.cpp's converter interleaves the two halves of each head, so that numbers which turn
    together are neighbours; kernels/rope turns number i with number i + half.
    """
    return np.arange(rows).reshape(heads, -1, 2).transpose(0, 2, 1).reshape(-1)
