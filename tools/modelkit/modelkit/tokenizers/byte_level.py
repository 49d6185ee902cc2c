"""Byte-level BPE: text is split by regular expressions, its bytes become printable characters, and
merges join them."""

from typing import Any

from ..errors import UnsupportedMetadata, UnsupportedTokenizer
from ..gguf_file import GgufFile
from .pre_tokenizers import IGNORES_MERGES, PRE_TOKENIZERS, byte_level
from .vocabulary import added_tokens, tokens

TOKEN_METHOD = "byte_level"


def tokenizer(gguf: GgufFile) -> dict[str, Any]:
    """Raises UnsupportedTokenizer, MissingMetadata, UnsupportedMetadata."""
    pre = gguf.text("tokenizer.ggml.pre", "default")
    if pre not in PRE_TOKENIZERS:
        supported = ", ".join(map(repr, PRE_TOKENIZERS))
        raise UnsupportedTokenizer(f"the pre-tokenizer is {pre!r}; supported: {supported}")
    vocabulary = {text: token_id for token_id, text in enumerate(tokens(gguf))}
    return {
        "added_tokens": added_tokens(gguf),
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": PRE_TOKENIZERS[pre]},
        "post_processor": None,
        "decoder": byte_level(split=True),
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": pre in IGNORES_MERGES,
            "vocab": vocabulary,
            "merges": _merges(gguf, vocabulary),
        },
    }


def _merges(gguf: GgufFile, vocabulary: dict[str, int]) -> list[str]:
    """Raises MissingMetadata, UnsupportedMetadata."""
    merges = gguf.texts("tokenizer.ggml.merges")
    for merge in merges:
        left, _, right = merge.partition(" ")
        if not {left, right, left + right} <= vocabulary.keys():
            raise UnsupportedMetadata(
                f"tokenizer.ggml.merges has {merge!r}; supported: two tokens that make a third"
            )
    return merges
