"""Rotary positions (arXiv 2104.09864), while splitting a projection into queries, keys, values.

WGSL allows its sine and cosine an absolute error of 2^-11, and adapters use it: log-probabilities
moved by 5e-3. So angles are counted in quarter turns, and the rest is a polynomial.
"""

import math

from tvm.script import tirx as T

from .language import float32

# Taylor coefficients in the square of the angle, highest first. The angle is at most an eighth of a
# turn, where the first term left out is below 4e-8 for the cosine and 3e-7 for the sine.
COSINE = [1 / math.factorial(8), -1 / math.factorial(6), 1 / math.factorial(4), -1 / 2, 1]
SINE = [-1 / math.factorial(7), 1 / math.factorial(5), -1 / math.factorial(3), 1]


def _polynomial(coefficients: list[float], x):
    result = float32(coefficients[0])
    for coefficient in coefficients[1:]:
        result = result * x + float32(coefficient)
    return result


@T.inline
def turn(first, second, angle, turned, quarters, cosine, sine):
    """Turns (first[0], second[0]) by angle[0] quarter turns. The others are room to work in."""
    # The nearest whole number of quarter turns, and the rest.
    quarters[0] = T.floor(angle[0] + T.float32(0.5))
    angle[0] = (angle[0] - quarters[0]) * float32(math.pi / 2)
    cosine[0] = _polynomial(COSINE, angle[0] * angle[0])
    sine[0] = angle[0] * _polynomial(SINE, angle[0] * angle[0])
    if T.bitwise_and(T.Cast("int32", quarters[0]), 1) == 1:
        turned[0] = cosine[0]
        cosine[0] = -sine[0]
        sine[0] = turned[0]
    if T.bitwise_and(T.Cast("int32", quarters[0]), 2) == 2:
        cosine[0] = -cosine[0]
        sine[0] = -sine[0]
    turned[0] = first[0] * cosine[0] - second[0] * sine[0]
    second[0] = second[0] * cosine[0] + first[0] * sine[0]
    first[0] = turned[0]


def split_rotary(query_heads: int, kv_heads: int, head_dim: int, theta: float):
    """Kernel (qkv, positions, q, k, v, apply) of TVM's paged KV cache; one thread per rotated pair.

    qkv: (tokens, query_heads + 2 * kv_heads, head_dim); number i of a head turns with number
    i + head_dim / 2. Nothing turns where `apply` is 0.
    """
    PAIRS = head_dim // 2
    QUARTER_TURNS_EXPONENT = -math.log2(theta) / PAIRS

    @T.prim_func(s_tir=True, private=True)
    def kernel(
        qkv_: T.handle,
        positions_: T.handle,
        q_: T.handle,
        k_: T.handle,
        v_: T.handle,
        apply: T.int64,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        tokens = T.int32()
        positions_offset = T.int32()
        qkv = T.match_buffer(qkv_, (tokens, query_heads + 2 * kv_heads, head_dim), "float32")
        positions = T.match_buffer(positions_, (tokens,), "int32", elem_offset=positions_offset)
        q = T.match_buffer(q_, (tokens, query_heads, head_dim), "float32")
        k = T.match_buffer(k_, (tokens, kv_heads, head_dim), "float32")
        v = T.match_buffer(v_, (tokens, kv_heads, head_dim), "float32")
        for bx in T.thread_binding(tokens, "blockIdx.x"):
            for by in T.thread_binding(query_heads + 2 * kv_heads, "blockIdx.y"):
                for tx in T.thread_binding(PAIRS, "threadIdx.x"):
                    with T.sblock("split_rotary"):
                        T.reads()
                        T.writes()
                        first = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        second = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        turned = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        angle = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        quarters = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        cosine = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        sine = T.sblock_alloc_buffer((1,), "float32", scope="local")

                        first[0] = qkv[bx, by, tx]
                        second[0] = qkv[bx, by, PAIRS + tx]
                        if by < query_heads + kv_heads and apply > 0:
                            angle[0] = T.Cast("float32", positions[bx]) * (
                                T.exp2(T.Cast("float32", tx) * float32(QUARTER_TURNS_EXPONENT))
                                * float32(2 / math.pi)
                            )
                            turn(first, second, angle, turned, quarters, cosine, sine)
                        if by < query_heads:
                            q[bx, by, tx] = first[0]
                            q[bx, by, PAIRS + tx] = second[0]
                        elif by < query_heads + kv_heads:
                            k[bx, by - query_heads, tx] = first[0]
                            k[bx, by - query_heads, PAIRS + tx] = second[0]
                        else:
                            v[bx, by - query_heads - kv_heads, tx] = first[0]
                            v[bx, by - query_heads - kv_heads, PAIRS + tx] = second[0]

    return kernel
