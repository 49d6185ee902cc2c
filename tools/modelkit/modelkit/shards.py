"""Weights as MLC lays them out: shards of little-endian numbers, and tensor-cache.json that says
what is where.

Format: TVM's tensor cache (tvm.contrib.tvmjs), as @mlc-ai/web-llm reads it.
"""

import hashlib
from collections.abc import Iterator

import numpy as np

from .weights import Parameter

# WebLLM holds a whole shard in memory while it loads it.
LARGEST_SHARD_BYTES = 32 * 2**20

INDEX_NAME = "tensor-cache.json"


def shards(parameters: list[Parameter]) -> Iterator[tuple[str, bytes, dict]]:
    """Name, bytes and index record of each shard. A parameter too large for one has its own."""
    for number, group in enumerate(_grouped(parameters)):
        name = f"params_shard_{number}.bin"
        records, arrays, offset = [], [], 0
        for parameter in group:
            data = np.ascontiguousarray(parameter.read()).tobytes()
            if len(data) != parameter.size_bytes:
                raise AssertionError(f"{parameter.name} has {len(data)} bytes")
            records.append(
                {
                    "name": parameter.name,
                    "shape": parameter.shape,
                    "dtype": parameter.dtype,
                    "format": "raw",
                    "nbytes": len(data),
                    "byteOffset": offset,
                }
            )
            arrays.append(data)
            offset += len(data)
        data = b"".join(arrays)
        record = {
            "dataPath": name,
            "format": "raw-shard",
            "nbytes": len(data),
            "records": records,
            "md5sum": hashlib.md5(data).hexdigest(),
        }
        yield name, data, record


def index(parameters: list[Parameter], records: list[dict]) -> dict:
    """The content of tensor-cache.json."""
    metadata = {
        "ParamSize": len(parameters),
        "ParamBytes": sum(p.size_bytes for p in parameters),
    }
    return {"metadata": metadata, "records": records}


def _grouped(parameters: list[Parameter]) -> Iterator[list[Parameter]]:
    """Runs of neighbouring parameters, as long as LARGEST_SHARD_BYTES allows."""
    group, size_bytes = [], 0
    for parameter in parameters:
        if group and size_bytes + parameter.size_bytes > LARGEST_SHARD_BYTES:
            yield group
            group, size_bytes = [], 0
        group.append(parameter)
        size_bytes += parameter.size_bytes
    yield group
