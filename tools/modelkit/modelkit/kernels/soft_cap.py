"""Soft bounds: a number x becomes cap * tanh(x / cap), which lies between -cap and cap."""

import math
from functools import cache

from tvm.script import tirx as T

from .language import float32

WORKGROUP = 64
LARGEST = 15.0  # tanh of more is 1 in float32


def soft_cap(x, cap: float):
    """The bounded number. WGSL's own tanh may overflow, and its error is not specified well."""
    doubled = T.min(T.max(x * float32(1 / cap), float32(-LARGEST)), float32(LARGEST)) * T.float32(2)
    power = T.exp2(doubled * float32(math.log2(math.e)))
    return float32(cap) - float32(2 * cap) / (power + T.float32(1))


@cache
def cap_logits(cap: float):
    """Kernel (x, y): y = soft_cap(x), of (1, 1, vocabulary)."""

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        vocabulary = T.int32()
        x = T.match_buffer(x_, (1, 1, vocabulary), "float32")
        y = T.match_buffer(y_, (1, 1, vocabulary), "float32")
        for bx in T.thread_binding((vocabulary + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
            for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                with T.sblock("cap_logits"):
                    T.reads()
                    T.writes()
                    token = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    token[0] = bx * WORKGROUP + tx
                    if token[0] < vocabulary:
                        y[0, 0, token[0]] = soft_cap(x[0, 0, token[0]], cap)

    return kernel
