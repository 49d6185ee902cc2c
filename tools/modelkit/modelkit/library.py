"""Compiles the decoder into the WebAssembly library that WebLLM loads, with its shaders inside."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import tvm
from tvm import relax, tirx
from tvm.relax.vm_build import build as build_virtual_machine

from .decoder import Decoder
from .dimensions import Dimensions
from .kernels import logits, sampling
from .webgpu_limits import check_buffer, check_shaders
from .weights import Parameter, Weights

RUNTIME = Path(__file__).resolve().parent.parent / ".build" / "runtime" / "out"

TARGET = {
    "kind": "webgpu",
    "host": {
        "kind": "llvm",
        "mtriple": "wasm32-unknown-unknown-wasm",
        # Debian's linker is older than TVM's LLVM: only the oldest WebAssembly features suit both.
        "mcpu": "mvp",
        "vector-width": 128,
    },
}

# Each kernel is scheduled by hand, so nothing is left to legalise, fuse or schedule.
PASSES = [
    relax.transform.ToNonDataflow(),
    relax.transform.RemovePurityChecking(),
    relax.transform.CallTIRRewrite(),
    relax.transform.StaticPlanBlockMemory(),
    relax.transform.LowerAllocTensor(),
    relax.transform.KillAfterLastUse(),
    relax.transform.LowerRuntimeBuiltin(),
    relax.transform.ComputePrimValue(),
    relax.transform.VMShapeLower(),
    relax.transform.AttachGlobalSymbol(),
]

LINK_FLAGS = [
    "-Os",
    "-std=c++17",
    "--no-entry",
    "-sWASM_BIGINT=1",
    "-sSTANDALONE_WASM=1",
    "-sALLOW_MEMORY_GROWTH=1",
    # What JavaScript provides stays open.
    "-sERROR_ON_UNDEFINED_SYMBOLS=0",
    "-sWARN_ON_UNDEFINED_SYMBOLS=0",
]


def compile_library(
    dimensions: Dimensions,
    weights: Weights,
    context_tokens: int,
    chunk_tokens: int,
    library: Path,
) -> None:
    """Write the library, which asks for the parameters of `weights`, to a path in .wasm."""
    target = tvm.target.Target(TARGET)
    parameters = weights.parameters()
    with target:
        decoder = Decoder(dimensions, weights.bits, weights.has_subnormals())
        module, declared = decoder.export_tvm(decoder.interface())
        _check_parameters(declared, parameters)
        module = _add_sampling(module, dimensions.vocabulary_size)
        module = _add_metadata(module, parameters, context_tokens, chunk_tokens)
        module = _with_bounds(module, chunk_tokens)
        executable = build_virtual_machine(
            tvm.transform.Sequential(PASSES)(module),
            target,
            relax_pipeline=None,
            exec_mode="bytecode",
        )
    (shaders,) = (m for m in _imported(executable.mod) if m.kind == "webgpu")
    check_shaders(shaders.inspect_source())
    for parameter in parameters:
        check_buffer(parameter.name, parameter.size_bytes)
    executable.export_library(str(library), fcompile=_link)


def _imported(module: tvm.runtime.Module) -> Iterator[tvm.runtime.Module]:
    for imported in module.imports:
        yield imported
        yield from _imported(imported)


def _check_parameters(declared, parameters: list[Parameter]) -> None:
    found = [(name, tuple(map(int, p.shape)), str(p.dtype)) for name, p in declared]
    if found != [(p.name, p.shape, p.dtype) for p in parameters]:
        raise AssertionError("decoder and weights disagree about the parameters")


def _add_sampling(module: tvm.IRModule, vocabulary_size: int) -> tvm.IRModule:
    """WebLLM sorts with argsort_probs and passes what it gets to sample_with_top_p.

    Both are this library's, and its sampler needs no order: the first returns the probabilities
    twice, the second takes them once.
    """
    for kernel in (logits.apply_bitmask(), logits.apply_logit_bias(), logits.apply_penalty()):
        module[kernel.attrs["global_symbol"]] = kernel
    builder = relax.BlockBuilder(module)
    rows, draws = tirx.Var("rows", "int64"), tirx.Var("draws", "int64")

    def tensor(name: str, shape, dtype: str) -> relax.Var:
        return relax.Var(name, relax.TensorType(shape, dtype))

    probabilities = tensor("probabilities", (rows, vocabulary_size), "float32")
    with builder.function("argsort_probs", [probabilities]):
        builder.emit_func_output(relax.Tuple([probabilities, probabilities]))

    probabilities = tensor("sorted_probabilities", (rows, vocabulary_size), "float32")
    indices = tensor("sorted_indices", (rows, vocabulary_size), "float32")
    uniform = tensor("uniform", (draws,), "float32")
    row = tensor("row", (draws,), "int32")
    top_p = tensor("top_p", (rows,), "float32")
    with builder.function("sample_with_top_p", [probabilities, indices, uniform, row, top_p]):
        with builder.dataflow():
            kernel = builder.add_func(sampling.sample_top_p(), "sample_top_p")
            arguments = [probabilities, uniform, row, top_p]
            call = relax.call_tir(kernel, arguments, relax.TensorType((draws,), "int32"))
            token = builder.emit_output(call)
        builder.emit_func_output(token)
    return builder.finalize()


def _add_metadata(
    module: tvm.IRModule,
    parameters: list[Parameter],
    context_tokens: int,
    chunk_tokens: int,
) -> tvm.IRModule:
    """`_metadata` gives JSON; WebLLM reads its prefill_chunk_size, kv_state_kind and params."""
    metadata = {
        "context_window_size": context_tokens,
        "prefill_chunk_size": chunk_tokens,
        "kv_state_kind": "kv_cache",
        "max_batch_size": 1,
        "params": [{"name": p.name, "shape": p.shape, "dtype": p.dtype} for p in parameters],
    }
    builder = relax.BlockBuilder(module)
    with builder.function("_metadata", []):
        builder.emit_func_output(tvm.ir.StringImm(json.dumps(metadata)))
    return builder.finalize()


def _with_bounds(module: tvm.IRModule, chunk_tokens: int) -> tvm.IRModule:
    """Tell the memory planner how large the symbolic dimensions can become."""
    bounds = {"tokens": chunk_tokens, "sequences": 1, "rows": 1, "draws": 1}
    for name, function in list(module.functions_items()):
        if isinstance(function, relax.Function):
            module[name] = function.with_attr("tir_var_upper_bound", bounds)
    return module


def _link(output: str, objects: list[str], options=None, **_) -> None:
    runtime = [
        str(RUNTIME / f"{unit}.bc") for unit in ("wasm_runtime", "tvmjs_support", "webgpu_runtime")
    ]
    subprocess.run(["emcc", *LINK_FLAGS, "-o", output, *runtime, *objects], check=True)


_link.object_format = "o"
