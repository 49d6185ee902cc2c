"""Calls of kernels from the decoder's modules."""

from tvm.relax.frontend.nn import Tensor, op


def call(kernel, name: str, arguments: list[Tensor], *shapes):
    """The float32 outputs of a kernel, in the given shapes."""
    outputs = [Tensor.placeholder(list(shape), "float32") for shape in shapes]
    return op.tensor_ir_op(kernel, name, arguments, outputs[0] if len(outputs) == 1 else outputs)


def fill(kernel, name: str, arguments: list[Tensor], y: Tensor | None, shape) -> Tensor:
    """y after a kernel wrote into a part of it; None for a new one."""
    if y is None:
        return call(kernel, name, arguments, shape)
    return op.tensor_ir_inplace_op(kernel, name, [*arguments, y], len(arguments), y)
