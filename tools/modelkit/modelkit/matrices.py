"""Quantised matrices as TVM's modules, whole or in pieces: each is a call of a kernel."""

from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor

from .dimensions import Dimensions
from .kernel_call import call, fill
from .kernels import embedding, matmul
from .kernels.matmul import DECODE, Blocking
from .layout import VECTOR_TYPE, packed_shapes
from .pieces import pieces


class PackedMatrix(nn.Module):
    """A quantised matrix of `outputs` rows: a linear layer, the token table, or the head."""

    def __init__(self, outputs: int, inputs: int, bits: int, subnormals: bool):
        self.outputs, self.inputs, self.bits = outputs, inputs, bits
        self.subnormals = subnormals
        quants, scales = packed_shapes(outputs, inputs, bits)
        self.quants = nn.Parameter(quants, VECTOR_TYPE)
        self.scales = nn.Parameter(scales, VECTOR_TYPE)

    def forward(self, x: Tensor, blocking: Blocking) -> Tensor:
        phase = "decode" if blocking is DECODE else "prefill"
        return call(
            matmul.matmul(self.bits, blocking, self.subnormals),
            f"matmul_q{self.bits}_{phase}",
            [x, self.quants, self.scales],
            (1, x.shape[1], self.outputs),
        )

    def rows(self, ids: Tensor, scale: float) -> Tensor:
        return call(
            embedding.embedding(self.bits, scale, self.subnormals),
            f"embedding_q{self.bits}",
            [ids, self.quants, self.scales],
            (ids.shape[0], self.inputs),
        )


class PiecedMatrix(nn.Module):
    """The same, of a table that is in pieces, each of which fills in its part of the output."""

    def __init__(self, all_rows: list[range], inputs: int, bits: int, subnormals: bool):
        self.all_rows, self.inputs, self.bits = all_rows, inputs, bits
        self.subnormals = subnormals
        self.pieces = nn.ModuleList(
            [PackedMatrix(len(rows), inputs, bits, subnormals) for rows in all_rows]
        )

    def forward(self, x: Tensor, blocking: Blocking) -> Tensor:
        y, shape = None, (1, x.shape[1], self.all_rows[-1].stop)
        for rows, piece in zip(self.all_rows, self.pieces):
            kernel = matmul.matmul(self.bits, blocking, self.subnormals, rows.start)
            arguments = [x, piece.quants, piece.scales]
            y = fill(kernel, f"matmul_piece_{rows.start}", arguments, y, shape)
        return y

    def rows(self, ids: Tensor, scale: float) -> Tensor:
        y, shape = None, (ids.shape[0], self.inputs)
        for rows, piece in zip(self.all_rows, self.pieces):
            kernel = embedding.embedding(self.bits, scale, self.subnormals, rows)
            arguments = [ids, piece.quants, piece.scales]
            y = fill(kernel, f"embedding_piece_{rows.start}", arguments, y, shape)
        return y


def vocabulary_matrix(d: Dimensions, bits: int, subnormals: bool) -> PackedMatrix | PiecedMatrix:
    """The token table or the head."""
    all_rows = pieces(d.vocabulary_size, d.hidden_size, bits)
    if len(all_rows) == 1:
        return PackedMatrix(d.vocabulary_size, d.hidden_size, bits, subnormals)
    return PiecedMatrix(all_rows, d.hidden_size, bits, subnormals)
