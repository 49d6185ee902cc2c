"""y = x W^T for a quantised matrix W: the linear layers, and the head that makes logits.

No barriers and no workgroup memory: on software adapters, loads and barriers cost far more than
arithmetic, and elsewhere these kernels wait for memory anyway. Instead each thread computes several
rows of W for several tokens, so that every loaded word of W serves all its tokens and every loaded
value of x all its rows. Threads with neighbouring lanes read neighbouring vectors.

Per group of W (see `modelkit.layout`), y += scale * sum(q * x) + minimum * sum(x).
"""

from dataclasses import dataclass
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
from .language import dot, unrolled

WORKGROUP = 32


@dataclass(frozen=True)
class Blocking:
    """What one thread computes: `tokens` x `rows` outputs; rows a multiple of VECTOR_ROWS."""

    tokens: int
    rows: int


DECODE = Blocking(tokens=1, rows=8)
# 64 sums are about what a GPU keeps in registers.
PREFILL = Blocking(tokens=4, rows=16)


@cache
def matmul(bits: int, blocking: Blocking, subnormals: bool, first: int = 0):
    """Kernel (x, quants, scales, y): x (1, tokens, inputs) and y (1, tokens, outputs) in float32.

    bits: 4 or 8. Inputs are a multiple of GROUP; outputs need not fill the last tile. first: the
    output of W's first row, if W is a piece of a matrix. subnormals: whether scales may be such.
    """
    TOKENS, ROWS = blocking.tokens, blocking.rows
    NUMBERS, WORDS = numbers_per_word(bits), words_per_group(bits)
    VECTORS = ROWS // VECTOR_ROWS
    LANES = TILE_ROWS // ROWS  # threads that share a tile
    TILES = WORKGROUP // LANES  # of a workgroup

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, quants_: T.handle, scales_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        groups = T.int32()
        tiles = T.int32()
        outputs = T.int32()
        x = T.match_buffer(x_, (1, tokens, groups * GROUP), "float32")
        quants = T.match_buffer(quants_, (tiles, groups * WORDS, TILE_VECTORS), VECTOR_TYPE)
        scales = T.match_buffer(scales_, (tiles, groups, TILE_VECTORS), VECTOR_TYPE)
        y = T.match_buffer(y_, (1, tokens, outputs), "float32")
        for by in T.thread_binding((tokens + TOKENS - 1) // TOKENS, "blockIdx.y"):
            for bx in T.thread_binding((tiles + TILES - 1) // TILES, "blockIdx.x"):
                for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                    with T.sblock("matmul"):
                        T.reads()
                        T.writes()
                        tile = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        lane = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        token = T.sblock_alloc_buffer((TOKENS,), "int32", scope="local")
                        row = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        vector = T.sblock_alloc_buffer((1,), VECTOR_TYPE, scope="local")
                        word = T.sblock_alloc_buffer((1,), "uint32", scope="local")
                        scale = T.sblock_alloc_buffer((ROWS,), "float32", scope="local")
                        minimum = T.sblock_alloc_buffer((ROWS,), "float32", scope="local")
                        number = T.sblock_alloc_buffer((NUMBERS,), "float32", scope="local")
                        value = T.sblock_alloc_buffer((TOKENS, NUMBERS), "float32", scope="local")
                        value_sum = T.sblock_alloc_buffer((TOKENS,), "float32", scope="local")
                        total = T.sblock_alloc_buffer((TOKENS, ROWS), "float32", scope="local")

                        @T.inline
                        def read_scale(r, i):
                            word[0] = T.Shuffle([vector[0]], [i])
                            scale[r + i] = half_to_float(word[0], 0, subnormals)
                            minimum[r + i] = half_to_float(word[0], 16, subnormals)

                        @T.inline
                        def read_value(t, first, position):
                            value[t, position] = x[0, token[t], first + position]
                            value_sum[t] += value[t, position]
                            value[t, position] = value[t, position] * unshift(bits, position)

                        @T.inline
                        def read_number(position):
                            number[position] = shifted_number(word[0], bits, position)

                        @T.inline
                        def add_products(r, i):
                            word[0] = T.Shuffle([vector[0]], [i])
                            unrolled(range(NUMBERS), read_number)
                            for t in T.unroll(TOKENS):
                                total[t, r + i] += scale[r + i] * dot(
                                    [number[j] for j in range(NUMBERS)],
                                    [value[t, j] for j in range(NUMBERS)],
                                )

                        @T.inline
                        def add_word(first, w):
                            for t in T.unroll(TOKENS):
                                unrolled(range(NUMBERS), lambda j: read_value(t, first, j))
                            for v in T.unroll(VECTORS):
                                vector[0] = quants[tile[0], w, lane[0] + v * LANES]
                                unrolled(
                                    range(VECTOR_ROWS), lambda i: add_products(v * VECTOR_ROWS, i)
                                )

                        @T.inline
                        def add_group(group):
                            for v in T.unroll(VECTORS):
                                vector[0] = scales[tile[0], group, lane[0] + v * LANES]
                                unrolled(
                                    range(VECTOR_ROWS), lambda i: read_scale(v * VECTOR_ROWS, i)
                                )
                            for t in T.unroll(TOKENS):
                                value_sum[t] = T.float32(0)
                            for w in T.serial(WORDS):
                                add_word(group * GROUP + w * NUMBERS, group * WORDS + w)
                            for t in T.unroll(TOKENS):
                                for r in T.unroll(ROWS):
                                    total[t, r] += minimum[r] * value_sum[t]

                        @T.inline
                        def write(t, v, i):
                            row[0] = (
                                tile[0] * TILE_VECTORS + lane[0] + v * LANES
                            ) * VECTOR_ROWS + (first + i)
                            if row[0] < outputs:
                                y[0, by * TOKENS + t, row[0]] = total[t, v * VECTOR_ROWS + i]

                        tile[0] = bx * TILES + tx // LANES
                        lane[0] = tx % LANES
                        if tile[0] < tiles:
                            for t in T.unroll(TOKENS):
                                token[t] = T.min(by * TOKENS + t, tokens - 1)
                                for r in T.unroll(ROWS):
                                    total[t, r] = T.float32(0)
                            for group in T.serial(groups):
                                add_group(group)
                            for t in T.unroll(TOKENS):
                                if by * TOKENS + t < tokens:
                                    for v in T.unroll(VECTORS):
                                        unrolled(range(VECTOR_ROWS), lambda i: write(t, v, i))

    return kernel
