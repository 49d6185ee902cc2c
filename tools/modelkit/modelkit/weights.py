"""The library's parameters, read from the tensors that the family names.

A matrix NAME becomes two parameters, NAME.quants and NAME.scales (see `layout`).
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from . import family
from .dimensions import Dimensions
from .errors import UnexpectedTensor, UnsupportedDimensions
from .gguf_file import GgufFile, Tensor
from .layout import VECTOR_ROWS, VECTOR_TYPE, pack, packed_shapes
from .pieces import pieces, quants_bytes
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
from .webgpu_limits import STORAGE_BINDING_BYTES

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
    def __init__(self, gguf: GgufFile, dimensions: Dimensions):
        """Raises MissingTensor, UnexpectedTensor, WrongTensorShape, UnsupportedTensorType,
        UnsupportedDimensions.
        """
        self._gguf = gguf
        self._weights = family.weights(dimensions)
        self.bits = {w.name: self._check(w) for w in self._weights if isinstance(w, family.Matrix)}
        for weight in self._weights:
            for part in _float_tensors(weight):
                check_shape(gguf.tensor(part.tensor), (part.count,))
                check_vector_type(gguf.tensor(part.tensor))
        self._refuse_unexpected()

    def has_subnormals(self) -> bool:
        """Whether any scale or minimum is a subnormal half; reads all matrices."""
        matrices = (self._read(w) for w in self._weights if isinstance(w, family.Matrix))
        return any(
            bool(((halves.view(np.uint16) & 0x7C00 == 0) & (halves != 0)).any())
            for matrix in matrices
            for halves in (matrix.scales, matrix.minima)
        )

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
        bits = max(map(affine_bits, tensors))
        size_bytes = quants_bytes(matrix.rows, matrix.columns, bits)
        if not matrix.has_pieces and size_bytes > STORAGE_BINDING_BYTES:
            raise UnsupportedDimensions(
                f"{matrix.name} takes {size_bytes} bytes; supported: {STORAGE_BINDING_BYTES}"
            )
        return bits

    def _refuse_unexpected(self) -> None:
        used = set()
        for weight in self._weights:
            is_matrix = isinstance(weight, family.Matrix)
            used |= {p.tensor for p in (weight.parts if is_matrix else _float_tensors(weight))}
        unexpected = sorted(self._gguf.tensor_names() - used)
        if unexpected:
            raise UnexpectedTensor(f"the family has no tensor {unexpected[0]}")

    def _parameters(self, weight: family.Weight) -> list[Parameter]:
        if not isinstance(weight, family.Matrix):
            return [Parameter(weight.name, (weight.size,), "float32", lambda: self._floats(weight))]
        all_pieces = pieces(weight.rows, weight.columns, self.bits[weight.name])
        if len(all_pieces) == 1 or not weight.has_pieces:
            return self._packed(weight, weight.name, range(weight.rows))
        named = ((f"{weight.name}.pieces.{i}", rows) for i, rows in enumerate(all_pieces))
        return [parameter for name, rows in named for parameter in self._packed(weight, name, rows)]

    def _packed(self, matrix: family.Matrix, name: str, rows: range) -> list[Parameter]:
        """Of a piece of a matrix."""
        kept = slice(rows.start, rows.stop)
        shapes = packed_shapes(len(rows), matrix.columns, self.bits[matrix.name])
        return [
            Parameter(
                f"{name}.{kind}",
                shape,
                VECTOR_TYPE,
                lambda i=i: pack(self._read(matrix).reordered(kept))[i],
            )
            for i, (kind, shape) in enumerate(zip(("quants", "scales"), shapes))
        ]

    def _floats(self, weight: family.Vector | family.Frequencies) -> np.ndarray:
        data = [read_vector(self._gguf.tensor(part.tensor)) for part in _float_tensors(weight)]
        if isinstance(weight, family.Vector):
            return np.concatenate(data)
        return weight.rotation.quarter_turns(weight.head_dim, *data)

    def _read(self, matrix: family.Matrix) -> AffineMatrix:
        parts = []
        for part in matrix.parts:
            tensor = read_affine(self._gguf.tensor(part.tensor))
            if part.rotary_heads:
                tensor = tensor.reordered(half_split_rows(part.count, part.rotary_heads))
            parts.append(tensor)
        return AffineMatrix.stacked(parts)


def _float_tensors(weight: family.Weight) -> tuple[family.Rows, ...]:
    """What a weight that is no matrix is made of."""
    return () if isinstance(weight, family.Matrix) else weight.parts


def half_split_rows(rows: int, heads: int) -> np.ndarray:
    """Which row of the file stands where in a rotated projection.

    llama.cpp's converter interleaves the two halves of each head, so that numbers which turn
    together are neighbours; kernels/rope turns number i with number i + half.
    """
    return np.arange(rows).reshape(heads, -1, 2).transpose(0, 2, 1).reshape(-1)
