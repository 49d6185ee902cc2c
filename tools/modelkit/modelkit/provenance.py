"""What a manifest says about where a model comes from: the source, the tools, the command."""

import hashlib
import platform
import re
import subprocess
from importlib.metadata import version
from typing import Any

from .errors import MissingTool
from .source import Source

PACKAGES = ("apache-tvm", "apache-tvm-ffi", "gguf", "Jinja2", "numpy")


def provenance(source: Source, command: str) -> dict[str, Any]:
    with open(source.path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "source": {
            "file": source.path.name,
            "sizeBytes": source.path.stat().st_size,
            "sha256": digest,
            **source.package_version(),
        },
        "tools": {
            "python": platform.python_version(),
            "emscripten": emscripten_version(),
            **{package.lower(): version(package) for package in PACKAGES},
        },
        "command": command,
    }


def emscripten_version() -> str:
    """Raises MissingTool."""
    try:
        banner = subprocess.run(["emcc", "--version"], check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise MissingTool("emcc is not installed: run setup.sh") from error
    return re.search(r"\d+\.\d+\.\d+", banner.stdout)[0]
