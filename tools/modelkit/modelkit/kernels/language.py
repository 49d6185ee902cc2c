"""What TensorIR's script lacks for these kernels."""

from collections.abc import Callable, Iterable

import numpy as np
from tvm.script import tirx as T


def float32(value: float):
    """A constant, rounded once. T.float32 is printed in WGSL with seven digits, too few."""
    return T.reinterpret("float32", T.uint32(int(np.float32(value).view(np.uint32))))


def unrolled(values: Iterable, body: Callable) -> None:
    """Emit `body(value)` for each of the values, which are known while the kernel is written.

    T.unroll is for loops whose variable only has to be known when the kernel is compiled.
    """
    for value in values:
        body(value)


def dot(first: list, second: list):
    """The sum of products as one expression."""
    products = [a * b for a, b in zip(first, second, strict=True)]
    return sum(products[1:], products[0])


def select(condition, if_true, if_false):
    """WGSL's select. T.Select becomes a branch, and software adapters compile many too slowly."""
    return T.call_pure_extern("float32", "select", if_false, if_true, condition)
