"""Whether this machine has the memory that a build will need.

The figures were measured, as greatest resident sets, with apache-tvm 0.27 and emscripten 3.1 for
SmolLM2 135M and for matrices of each tensor type, and rounded up. The file itself is mapped, not
read.
"""

from pathlib import Path

from .errors import NotEnoughMemory

LINKING_BYTES = 1_600_000_000  # emscripten's linker, and the compiler that waits for it
COMPILED_BYTES = 500_000_000  # what stays of the compiler
BYTES_PER_NUMBER = 12  # of the largest matrix, while it is packed

MEMORY_INFO = Path("/proc/meminfo")


def needed_bytes(largest_matrix_numbers: int) -> int:
    return max(LINKING_BYTES, COMPILED_BYTES + BYTES_PER_NUMBER * largest_matrix_numbers)


def available_bytes() -> int | None:
    """What can be had without swapping; None where the system does not say."""
    if not MEMORY_INFO.is_file():
        return None
    lines = dict(line.split(":") for line in MEMORY_INFO.read_text().splitlines())
    return int(lines["MemAvailable"].split()[0]) * 1024


def check_memory(largest_matrix_numbers: int) -> None:
    """Raises NotEnoughMemory."""
    needed, available = needed_bytes(largest_matrix_numbers), available_bytes()
    if available is not None and needed > available:
        raise NotEnoughMemory(
            f"the build needs about {needed / 1e9:.1f} GB of memory, {available / 1e9:.1f} GB are "
            f"free; its largest matrix has {largest_matrix_numbers / 1e6:.0f} million numbers"
        )
