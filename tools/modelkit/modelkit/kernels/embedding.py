"""Rows of the quantised token table."""

from functools import cache

from tvm.script import tirx as T

from ..layout import (
    TILE_ROWS,
    TILE_VECTORS,
    VECTOR_ROWS,
    VECTOR_TYPE,
    numbers_per_word,
    words_per_group,
)
from ..tensors import GROUP
from .affine import half_to_float, shifted_number, unshift
from .language import float32, unrolled

WORKGROUP = 32


@cache
def embedding(bits: int, factor: float, subnormals: bool, piece: range | None = None):
    """Kernel (ids, quants, scales, y): ids (tokens,) int32, y (tokens, width) float32.

    One thread per word of a row. bits: 4 or 8. factor: of every number. piece: rows of the
    table that there are, if not all; ids of others are left alone. subnormals: whether scales may
    be such halves.
    """
    first = piece.start if piece else 0

    def has(word_exists, id):
        if piece is None:
            return word_exists
        return T.And(word_exists, T.And(id >= piece.start, id < piece.stop))

    NUMBERS, WORDS = numbers_per_word(bits), words_per_group(bits)

    @T.prim_func(private=True, s_tir=True)
    def kernel(ids_: T.handle, quants_: T.handle, scales_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        groups = T.int32()
        tiles = T.int32()
        ids = T.match_buffer(ids_, (tokens,), "int32")
        quants = T.match_buffer(quants_, (tiles, groups * WORDS, TILE_VECTORS), VECTOR_TYPE)
        scales = T.match_buffer(scales_, (tiles, groups, TILE_VECTORS), VECTOR_TYPE)
        y = T.match_buffer(y_, (tokens, groups * GROUP), "float32")
        for by in T.thread_binding(tokens, "blockIdx.y"):
            for bx in T.thread_binding((groups * WORDS + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
                for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                    with T.sblock("embedding"):
                        T.reads()
                        T.writes()
                        tile = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        row = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        w = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        vector = T.sblock_alloc_buffer((1,), VECTOR_TYPE, scope="local")
                        word = T.sblock_alloc_buffer((1,), "uint32", scope="local")
                        scale = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        minimum = T.sblock_alloc_buffer((1,), "float32", scope="local")

                        @T.inline
                        def take(i):
                            if row[0] % VECTOR_ROWS == i:
                                word[0] = T.Shuffle([vector[0]], [i])

                        @T.inline
                        def write(position):
                            y[by, w[0] * NUMBERS + position] = minimum[0] + scale[0] * (
                                shifted_number(word[0], bits, position) * unshift(bits, position)
                            )

                        tile[0] = (ids[by] - first) // TILE_ROWS
                        row[0] = ids[by] % TILE_ROWS
                        w[0] = bx * WORKGROUP + tx
                        if has(w[0] < groups * WORDS, ids[by]):
                            vector[0] = scales[tile[0], w[0] // WORDS, row[0] // VECTOR_ROWS]
                            unrolled(range(VECTOR_ROWS), take)
                            scale[0] = half_to_float(word[0], 0, subnormals)
                            minimum[0] = half_to_float(word[0], 16, subnormals)
                            if factor != 1.0:
                                scale[0] = scale[0] * float32(factor)
                                minimum[0] = minimum[0] * float32(factor)
                            vector[0] = quants[tile[0], w[0], row[0] // VECTOR_ROWS]
                            unrolled(range(VECTOR_ROWS), take)
                            unrolled(range(NUMBERS), write)

    return kernel
