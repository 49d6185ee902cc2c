"""Build TVM's web runtime from installed wheels: python assemble.py BUILD_DIR TIRX_WHEEL

A model library is TVM's C++ runtime (the virtual machine, the paged KV cache, the bridge to WebGPU)
linked with one model's code. The apache-tvm wheel ships the runtime's sources in the shape of an
installed package, without some headers they include. This script restores the shape of a TVM
checkout in BUILD_DIR, fills the gaps, leaves out what a model library never calls, and compiles
three bitcode files into BUILD_DIR/out for modelkit to link. Where nothing changed since the last
run it does nothing.
"""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
STAND_INS = HERE / "stand-ins"
UNITS = ("wasm_runtime", "tvmjs_support", "webgpu_runtime")

# Headers that the runtime includes and the apache-tvm wheel lacks; the tirx wheel has them.
TIRX_HEADERS = ("io.h", "serializer.h", "bytes_io.h")

# Prefixes of the includes in wasm_runtime.cc to leave out: remote procedure calls need sockets, and
# the library runs in the page that loads it; sorting needs half-precision helpers, and sampling
# here sorts nothing. With the number of includes each prefix must match.
UNUSED_SOURCES = {"src/runtime/rpc/": 6, "src/runtime/extra/contrib/sort/": 1}

# Flags of the wheel's own web/Makefile. Paths are relative to BUILD_DIR, because error messages
# name source files: the library must not depend on where it was built. But for -Os: the runtime
# only launches shaders, and inlining makes a library a quarter larger.
INCLUDES = (".", "include", "3rdparty/tvm-ffi/include")
FLAGS = ("-Os", "-std=c++17", "-Wno-ignored-attributes", "-emit-llvm", "-c")


def fingerprint(tirx_wheel: Path) -> str:
    """A hash of all that decides the outcome: this script, the stand-ins, the wheels."""
    digest = hashlib.sha256()
    for file in [Path(__file__), *sorted(p for p in STAND_INS.rglob("*") if p.is_file())]:
        digest.update(file.read_bytes())
    for part in (version("apache-tvm"), version("apache-tvm-ffi"), tirx_wheel.name):
        digest.update(part.encode())
    return digest.hexdigest()


def copy_sources(build: Path, tirx_wheel: Path) -> None:
    """Lay the sources out as in a TVM checkout, with the missing headers in their places."""
    tvm, ffi = (Path(find_spec(name).submodule_search_locations[0]) for name in ("tvm", "tvm_ffi"))
    for source, target in [
        (tvm / "src" / "runtime", "src/runtime"),
        (tvm / "include", "include"),
        (tvm / "web" / "emcc", "web/emcc"),
        (ffi / "include", "3rdparty/tvm-ffi/include"),
        (ffi / "src", "3rdparty/tvm-ffi/src"),
        (STAND_INS, "."),
    ]:
        shutil.copytree(source, build / target, dirs_exist_ok=True)
    with zipfile.ZipFile(tirx_wheel) as wheel:
        for name in TIRX_HEADERS:
            header = wheel.read(f"tvm_tirx/include/tvm/support/{name}")
            (build / "include/tvm/support" / name).write_bytes(header)


def expect(found: int, wanted: int, what: str) -> None:
    if found != wanted:
        raise SystemExit(
            f"expected {wanted} x {what}, found {found}: are the wheels the pinned ones?"
        )


def leave_out_unused(build: Path) -> None:
    """Cut remote procedure calls and sorting out of the two sources that pull them in."""
    runtime = build / "web/emcc/wasm_runtime.cc"
    lines = runtime.read_text().splitlines()
    for prefix, count in UNUSED_SOURCES.items():
        kept = [line for line in lines if not line.startswith(f'#include "{prefix}')]
        expect(len(lines) - len(kept), count, f"#include of {prefix} in {runtime.name}")
        lines = kept
    runtime.write_text("\n".join(lines) + "\n")

    # The C functions that JavaScript calls stand first; the RPC session over them comes after.
    support = build / "web/emcc/tvmjs_support.cc"
    text = support.read_text()
    header = '#include "../../src/runtime/rpc/rpc_local_session.h"\n'
    session = "namespace tvm {\nnamespace runtime {\n\n// A special local session"
    for part in (header, session):
        expect(text.count(part), 1, f"{part.splitlines()[0]!r} in {support.name}")
    support.write_text(text[: text.index(session)].replace(header, ""))


def compile_units(build: Path) -> None:
    (build / "out").mkdir()
    for unit in UNITS:
        print(f"web runtime: compiling {unit}", flush=True)
        include = [f"-I{path}" for path in INCLUDES]
        output = ["-o", f"out/{unit}.bc", f"web/emcc/{unit}.cc"]
        subprocess.run(["emcc", *include, *FLAGS, *output], check=True, cwd=build)


def main(build: Path, tirx_wheel: Path) -> None:
    stamp, wanted = build / "fingerprint", fingerprint(tirx_wheel)
    if stamp.exists() and stamp.read_text() == wanted:
        print("web runtime: already built")
        return
    shutil.rmtree(build, ignore_errors=True)
    copy_sources(build, tirx_wheel)
    leave_out_unused(build)
    compile_units(build)
    stamp.write_text(wanted)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
