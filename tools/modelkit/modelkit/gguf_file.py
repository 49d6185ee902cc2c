"""A GGUF file behind checks: metadata by key and tensors by name, in NumPy's order of dimensions.

Format: the GGUF specification in ggml's docs/gguf.md. Reading is left to the gguf package, which
trusts its input; what a broken file makes it raise becomes a NotGguf.
"""

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFReader

from .block_types import AFFINE_TYPES, PLAIN_TYPES
from .errors import MissingTensor, NotGguf, UnsupportedTensorType
from .metadata import Metadata

MAGIC = b"GGUF"
VERSIONS = (2, 3)

# What else a file may begin with that is called .gguf.
OTHERS = {
    b"version https://git-lfs.github.com/spec/": (
        "a Git LFS pointer: run git lfs pull, or get the file itself"
    ),
    **dict.fromkeys(
        (b"lmgg", b"fmgg", b"tjgg", b"algg"),
        "in the old GGML format: get the model as a GGUF file",
    ),
}


@dataclass(frozen=True)
class Tensor:
    """A tensor as it lies in the file.

    type: name of the GGML type, such as "Q4_1". shape: slowest dimension first; of a matrix (rows,
    columns), which multiplies a vector of `columns` numbers. data: bytes of blocks, or F32's
    numbers.
    """

    name: str
    type: str
    shape: tuple[int, ...]
    data: np.ndarray


class GgufFile(Metadata):
    def __init__(self, path: Path):
        """Raises NotGguf for anything but a whole GGUF file, UnsupportedTensorType and
        UnsupportedMetadata.
        """
        with open(path, "rb") as file:
            _check_start(path.name, file.read(64))
        try:
            reader = GGUFReader(path)
            super().__init__({key: field.contents() for key, field in reader.fields.items()})
            self._tensors = {
                tensor.name: Tensor(
                    tensor.name,
                    tensor.tensor_type.name,
                    tuple(int(size) for size in reversed(tensor.shape)),
                    np.asarray(tensor.data),
                )
                for tensor in reader.tensors
            }
        except (ValueError, IndexError, KeyError, TypeError, OverflowError, MemoryError) as error:
            if GGMLQuantizationType.__name__ in str(error):
                raise UnsupportedTensorType(
                    f"a tensor of {path.name} has an unknown type: {error}; supported: "
                    + ", ".join((*AFFINE_TYPES, *PLAIN_TYPES))
                ) from error
            raise NotGguf(f"{path.name} is cut or broken: {error}") from error
        count = self.whole_number("split.count", 0, least=0)  # 0 also once parts are joined
        if count > 1:
            raise NotGguf(f"{path.name} is one of {count} parts: join them with llama-gguf-split")

    def tensor(self, name: str) -> Tensor:
        """Raises MissingTensor."""
        if name not in self._tensors:
            raise MissingTensor(f"the file has no tensor {name}")
        return self._tensors[name]

    def tensor_names(self) -> set[str]:
        return set(self._tensors)

    def numbers_by_type(self) -> Counter[str]:
        """How many numbers stand in tensors of each type."""
        counts = Counter()
        for tensor in self._tensors.values():
            counts[tensor.type] += math.prod(tensor.shape)
        return counts


def _check_start(name: str, start: bytes) -> None:
    """Raises NotGguf. The gguf package reads big-endian files too, but their blocks wrongly."""
    for beginning, words in OTHERS.items():
        if start.startswith(beginning):
            raise NotGguf(f"{name} is {words}")
    if not start.startswith(MAGIC):
        raise NotGguf(f"{name} is not a GGUF file")
    version = int.from_bytes(start[4:8], "little")
    if version > 0xFFFF and version & 0xFFFF == 0:
        raise NotGguf(
            f"{name} is for big-endian machines: get the usual file, or convert a copy with"
            " gguf-convert-endian FILE little"
        )
    if version and version not in VERSIONS:
        raise NotGguf(
            f"{name} is of GGUF version {version}, the kit reads 2 and 3: get another file of the"
            " model, or convert its original weights with llama.cpp"
        )
