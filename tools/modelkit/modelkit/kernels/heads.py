"""Kernels on the joint projection of queries, keys and values, before TVM's cache takes it.

The cache can rotate heads, but only all layers alike and nothing else (see rope): a bias, norms of
heads, and frequencies that differ by layer or follow no formula are done here. x and y are (1,
tokens, heads, head dim); queries come first, then keys, then values.
"""

from functools import cache

from tvm.script import tirx as T

from .kv_cache import match_indices
from .language import float32
from .rope import turn

WORKGROUP = 64


@cache
def add_bias():
    """Kernel (x, bias, y): adds bias (size,) to every row of x (1, tokens, size)."""

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, bias_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        size = T.int32()
        x = T.match_buffer(x_, (1, tokens, size), "float32")
        bias = T.match_buffer(bias_, (size,), "float32")
        y = T.match_buffer(y_, (1, tokens, size), "float32")
        for by in T.thread_binding(tokens, "blockIdx.y"):
            for bx in T.thread_binding((size + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
                for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                    with T.sblock("add_bias"):
                        T.reads()
                        T.writes()
                        i = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        i[0] = bx * WORKGROUP + tx
                        if i[0] < size:
                            y[0, by, i[0]] = x[0, by, i[0]] + bias[i[0]]

    return kernel


def _room():
    """What a thread works in: a pair's two numbers, its angle, and what rope's `turn` needs."""
    return [T.sblock_alloc_buffer((1,), "float32", scope="local") for _ in range(7)]


@cache
def rotate(rotary_heads: int, pairs: int):
    """Kernel (x, positions, frequencies, y): turns the first rotary_heads, copies the others.

    positions (tokens,) int32; frequencies (pairs,) in quarter turns a position. A workgroup takes a
    token's head, a thread one pair.
    """

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, positions_: T.handle, frequencies_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        heads = T.int32()
        x = T.match_buffer(x_, (1, tokens, heads, 2 * pairs), "float32")
        positions = match_indices(positions_, tokens)
        frequencies = T.match_buffer(frequencies_, (pairs,), "float32")
        y = T.match_buffer(y_, (1, tokens, heads, 2 * pairs), "float32")
        for bx in T.thread_binding(tokens, "blockIdx.x"):
            for by in T.thread_binding(heads, "blockIdx.y"):
                for tx in T.thread_binding(pairs, "threadIdx.x"):
                    with T.sblock("rotate"):
                        T.reads()
                        T.writes()
                        first, second, angle, turned, quarters, cosine, sine = _room()
                        first[0] = x[0, bx, by, tx]
                        second[0] = x[0, bx, by, pairs + tx]
                        if by < rotary_heads:
                            angle[0] = T.Cast("float32", positions[bx]) * frequencies[tx]
                            turn(first, second, angle, turned, quarters, cosine, sine)
                        y[0, bx, by, tx] = first[0]
                        y[0, bx, by, pairs + tx] = second[0]

    return kernel


@cache
def normalise_rotate(query_heads: int, rotary_heads: int, pairs: int, epsilon: float):
    """Kernel (x, query_norm, key_norm, positions, frequencies, y): as rotate, after a norm.

    Each of the rotary_heads is divided by the root of its mean square, as in rows.rms_norm, and
    multiplied by query_norm, or after the query_heads by key_norm (2 * pairs,).
    """

    @T.prim_func(private=True, s_tir=True)
    def kernel(
        x_: T.handle,
        query_norm_: T.handle,
        key_norm_: T.handle,
        positions_: T.handle,
        frequencies_: T.handle,
        y_: T.handle,
    ):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        heads = T.int32()
        x = T.match_buffer(x_, (1, tokens, heads, 2 * pairs), "float32")
        query_norm = T.match_buffer(query_norm_, (2 * pairs,), "float32")
        key_norm = T.match_buffer(key_norm_, (2 * pairs,), "float32")
        positions = match_indices(positions_, tokens)
        frequencies = T.match_buffer(frequencies_, (pairs,), "float32")
        y = T.match_buffer(y_, (1, tokens, heads, 2 * pairs), "float32")
        for bx in T.thread_binding(tokens, "blockIdx.x"):
            for by in T.thread_binding(heads, "blockIdx.y"):
                for tx in T.thread_binding(pairs, "threadIdx.x"):
                    with T.sblock("normalise_rotate"):
                        T.reads()
                        T.writes()
                        partial = T.sblock_alloc_buffer((pairs,), "float32", scope="shared")
                        factor = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        first, second, angle, turned, quarters, cosine, sine = _room()

                        @T.inline
                        def normalise(weight):
                            first[0] = first[0] * (factor[0] * weight[tx])
                            second[0] = second[0] * (factor[0] * weight[pairs + tx])

                        first[0] = x[0, bx, by, tx]
                        second[0] = x[0, bx, by, pairs + tx]
                        partial[tx] = first[0] * first[0] + second[0] * second[0]
                        factor[0] = T.float32(0)
                        for thread in T.serial(pairs):
                            factor[0] += partial[thread]
                        factor[0] = T.float32(1) / T.sqrt(
                            factor[0] / T.float32(2 * pairs) + float32(epsilon)
                        )
                        if by < rotary_heads:
                            if by < query_heads:
                                normalise(query_norm)
                            else:
                                normalise(key_norm)
                            angle[0] = T.Cast("float32", positions[bx]) * frequencies[tx]
                            turn(first, second, angle, turned, quarters, cosine, sine)
                        y[0, bx, by, tx] = first[0]
                        y[0, bx, by, pairs + tx] = second[0]

    return kernel
