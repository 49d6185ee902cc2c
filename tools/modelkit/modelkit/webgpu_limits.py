"""Checks that shaders run on every WebGPU adapter: no optional feature, no limit above the default
ones.

Limits: "maxStorageBuffersPerShaderStage" and so on in the WebGPU specification, section 3.6.2.
"""

import math
import re

STORAGE_BUFFERS = 8
WORKGROUP_STORAGE_BYTES = 16384
WORKGROUP_INVOCATIONS = 256
STORAGE_BINDING_BYTES = 128 * 2**20  # of a buffer, as a shader reads it

SCALAR_BYTES = 4  # of f32, i32 and u32, all that the kernels keep in workgroup memory


class LimitExceeded(AssertionError):
    """A kernel would not run on every adapter."""


def check_shader(name: str, wgsl: str) -> None:
    """Raises LimitExceeded."""
    features = re.findall(r"^\s*enable\s+\w+", wgsl, re.MULTILINE) + re.findall(
        r"\bsubgroup\w+", wgsl
    )
    if features:
        raise LimitExceeded(f"{name} needs an optional feature: {features[0].strip()}")
    workgroup_size = re.search(r"@workgroup_size\((\d+), (\d+), (\d+)\)", wgsl).groups()
    arrays = re.findall(r"var<workgroup> \w+ : array<\w+, (\d+)>", wgsl)
    for what, used, limit in [
        ("storage buffers", wgsl.count("var<storage"), STORAGE_BUFFERS),
        ("invocations", math.prod(map(int, workgroup_size)), WORKGROUP_INVOCATIONS),
        (
            "bytes of workgroup memory",
            sum(map(int, arrays)) * SCALAR_BYTES,
            WORKGROUP_STORAGE_BYTES,
        ),
    ]:
        if used > limit:
            raise LimitExceeded(f"{name} uses {used} {what}, more than {limit}")


def check_buffer(name: str, size_bytes: int) -> None:
    """Raises LimitExceeded."""
    if size_bytes > STORAGE_BINDING_BYTES:
        raise LimitExceeded(f"{name} has {size_bytes} bytes, more than {STORAGE_BINDING_BYTES}")


def check_shaders(listing: str) -> None:
    """Check each shader of TVM's listing of a WebGPU module. Raises LimitExceeded."""
    _, *parts = re.split(r"^// Function: (\w+)$", listing, flags=re.MULTILINE)
    # TVM prints each name twice; the code follows the second.
    for name, wgsl in dict(zip(parts[::2], parts[1::2])).items():
        check_shader(name, wgsl)
