"""WebGPU kernels of the model library, written in TVM's TensorIR.

All of them run without `shader-f16`, without subgroups, and within the limits that every WebGPU
device has (see `limits`). Shapes of model matrices are parameters of a launch, not of a shader, so
that one shader serves all layers: compiling shaders is a large part of a first load.
"""
