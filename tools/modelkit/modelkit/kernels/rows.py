"""Kernels over activations, a row for each token: norms, the feed-forward's gate, the last row."""

import math
from functools import cache

from tvm.script import tirx as T

from ..families.description import GELU, SILU
from .language import float32

# A barrier makes software adapters start one coroutine per four threads, so few threads take a row.
NORM_WORKGROUP = 32
WORKGROUP = 64

GELU_SLOPE, GELU_CUBE = math.sqrt(2 / math.pi), 0.044715
LARGEST_EXPONENT = 80  # of float32's exp, about


def _normalise(epsilon: float):
    @T.inline
    def normalise(row, weight, out, token, size, tx, partial, factor):
        """A workgroup writes row / sqrt(mean(row^2) + epsilon) * weight."""
        factor[0] = T.float32(0)
        for i in T.serial(tx, size, step=NORM_WORKGROUP):
            factor[0] += row[0, token, i] * row[0, token, i]
        partial[tx] = factor[0]
        factor[0] = T.float32(0)
        for thread in T.serial(NORM_WORKGROUP):
            factor[0] += partial[thread]
        factor[0] = T.float32(1) / T.sqrt(factor[0] / T.Cast("float32", size) + float32(epsilon))
        for i in T.serial(tx, size, step=NORM_WORKGROUP):
            out[0, token, i] = row[0, token, i] * factor[0] * weight[i]

    return normalise


@cache
def rms_norm(epsilon: float):
    """Kernel (x, weight, y): y = x / sqrt(mean(x^2) + epsilon) * weight (arXiv 1910.07467)."""
    normalise = _normalise(epsilon)

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, weight_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        size = T.int32()
        x = T.match_buffer(x_, (1, tokens, size), "float32")
        weight = T.match_buffer(weight_, (size,), "float32")
        y = T.match_buffer(y_, (1, tokens, size), "float32")
        for bx in T.thread_binding(tokens, "blockIdx.x"):
            for tx in T.thread_binding(NORM_WORKGROUP, "threadIdx.x"):
                with T.sblock("rms_norm"):
                    T.reads()
                    T.writes()
                    partial = T.sblock_alloc_buffer((NORM_WORKGROUP,), "float32", scope="shared")
                    factor = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    normalise(x, weight, y, bx, size, tx, partial, factor)

    return kernel


@cache
def add_rms_norm(epsilon: float):
    """Kernel (x, residual, weight, z, y): z = x + residual, y = rms_norm(z)."""
    normalise = _normalise(epsilon)

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, residual_: T.handle, weight_: T.handle, z_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        size = T.int32()
        x = T.match_buffer(x_, (1, tokens, size), "float32")
        residual = T.match_buffer(residual_, (1, tokens, size), "float32")
        weight = T.match_buffer(weight_, (size,), "float32")
        z = T.match_buffer(z_, (1, tokens, size), "float32")
        y = T.match_buffer(y_, (1, tokens, size), "float32")
        for bx in T.thread_binding(tokens, "blockIdx.x"):
            for tx in T.thread_binding(NORM_WORKGROUP, "threadIdx.x"):
                with T.sblock("add_rms_norm"):
                    T.reads()
                    T.writes()
                    partial = T.sblock_alloc_buffer((NORM_WORKGROUP,), "float32", scope="shared")
                    factor = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    # Each thread reads back only what it wrote itself: no barrier is needed.
                    for i in T.serial(tx, size, step=NORM_WORKGROUP):
                        z[0, bx, i] = x[0, bx, i] + residual[0, bx, i]
                    normalise(z, weight, y, bx, size, tx, partial, factor)

    return kernel


@cache
def add_normed_rms_norm(epsilon: float):
    """Kernel (x, update, update_weight, weight, z, y): as add_rms_norm, of rms_norm(update)."""
    normalise = _normalise(epsilon)

    @T.prim_func(private=True, s_tir=True)
    def kernel(
        x_: T.handle,
        update_: T.handle,
        update_weight_: T.handle,
        weight_: T.handle,
        z_: T.handle,
        y_: T.handle,
    ):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        size = T.int32()
        x = T.match_buffer(x_, (1, tokens, size), "float32")
        update = T.match_buffer(update_, (1, tokens, size), "float32")
        update_weight = T.match_buffer(update_weight_, (size,), "float32")
        weight = T.match_buffer(weight_, (size,), "float32")
        z = T.match_buffer(z_, (1, tokens, size), "float32")
        y = T.match_buffer(y_, (1, tokens, size), "float32")
        for bx in T.thread_binding(tokens, "blockIdx.x"):
            for tx in T.thread_binding(NORM_WORKGROUP, "threadIdx.x"):
                with T.sblock("add_normed_rms_norm"):
                    T.reads()
                    T.writes()
                    partial = T.sblock_alloc_buffer((NORM_WORKGROUP,), "float32", scope="shared")
                    factor = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    normalise(update, update_weight, z, bx, size, tx, partial, factor)
                    for i in T.serial(tx, size, step=NORM_WORKGROUP):
                        z[0, bx, i] = z[0, bx, i] + x[0, bx, i]
                    normalise(z, weight, y, bx, size, tx, partial, factor)

    return kernel


def _silu(x):
    return x / (T.float32(1) + T.exp(-x))


def _gelu(x):
    """The tanh form, x / 2 * (1 + tanh(u)), which is x * sigmoid(2 u)."""
    exponent = x * (float32(-2 * GELU_SLOPE) + float32(-2 * GELU_SLOPE * GELU_CUBE) * x * x)
    return x / (T.float32(1) + T.exp(T.min(exponent, T.float32(LARGEST_EXPONENT))))


ACTIVATIONS = {SILU: _silu, GELU: _gelu}


@cache
def gate(activation: str):
    """Kernel (x, y): y = activation(gate) * up, of both in one row of x (arXiv 2002.05202)."""
    activate = ACTIVATIONS[activation]

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        size = T.int32()
        x = T.match_buffer(x_, (1, tokens, 2 * size), "float32")
        y = T.match_buffer(y_, (1, tokens, size), "float32")
        for by in T.thread_binding(tokens, "blockIdx.y"):
            for bx in T.thread_binding((size + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
                for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                    with T.sblock("swiglu"):
                        T.reads()
                        T.writes()
                        i = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        gate = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        i[0] = bx * WORKGROUP + tx
                        if i[0] < size:
                            gate[0] = x[0, by, i[0]]
                            y[0, by, i[0]] = activate(gate[0]) * x[0, by, size + i[0]]

    return kernel


@cache
def last_row():
    """Kernel (x, y): the last token's row, the only one that prefill makes logits of."""

    @T.prim_func(private=True, s_tir=True)
    def kernel(x_: T.handle, y_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        tokens = T.int32()
        size = T.int32()
        x = T.match_buffer(x_, (1, tokens, size), "float32")
        y = T.match_buffer(y_, (1, 1, size), "float32")
        for bx in T.thread_binding((size + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
            for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                with T.sblock("last_row"):
                    T.reads()
                    T.writes()
                    if bx * WORKGROUP + tx < size:
                        y[0, 0, bx * WORKGROUP + tx] = x[0, tokens - 1, bx * WORKGROUP + tx]

    return kernel
