"""GGUF's vocabulary as a Hugging Face tokenizer.json, which WebLLM's tokenizer reads.

Byte-level BPE only (GGUF's tokenizer.ggml.model "gpt2"): text is split by a regular expression, its
bytes become printable characters, and merges join them. How text is split is all that tells such
tokenizers apart; GGUF names it in tokenizer.ggml.pre. Source of the expressions: llama-vocab.cpp of
llama.cpp.
"""

from typing import Any

from .errors import UnsupportedTokenizer
from .gguf_file import GgufFile

# GGUF's token types (gguf.TokenType).
CONTROL, USER_DEFINED = 3, 4


def _byte_level(split: bool) -> dict[str, Any]:
    """Bytes to characters; with `split`, GPT-2's regular expression first."""
    return {
        "type": "ByteLevel",
        "add_prefix_space": False,
        "trim_offsets": True,
        "use_regex": split,
    }


def _split(expression: str) -> dict[str, Any]:
    return {
        "type": "Split",
        "pattern": {"Regex": expression},
        "behavior": "Isolated",
        "invert": False,
    }


PRE_TOKENIZERS = {
    "gpt-2": [_byte_level(split=True)],
    "smollm": [{"type": "Digits", "individual_digits": True}, _byte_level(split=True)],
    "default": [
        _split(r"[\p{P}\$\+<=>\^~\|]+"),
        _split(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)"),
        _split(r"\p{N}+"),
        _split(r"[0-9][0-9][0-9]"),
        _byte_level(split=False),
    ],
}


def _added_token(token_id: int, text: str, special: bool) -> dict[str, Any]:
    return {
        "id": token_id,
        "content": text,
        "single_word": False,
        "lstrip": False,
        "rstrip": False,
        "normalized": False,
        "special": special,
    }


def tokenizer(gguf: GgufFile) -> dict[str, Any]:
    """The content of tokenizer.json. Raises UnsupportedTokenizer, MissingMetadata."""
    model = gguf.require("tokenizer.ggml.model")
    if model != "gpt2":
        raise UnsupportedTokenizer(
            f"the tokenizer is {model!r}; supported: 'gpt2', which is byte-level BPE"
        )
    pre = gguf.get("tokenizer.ggml.pre", "default")
    if pre not in PRE_TOKENIZERS:
        supported = ", ".join(map(repr, PRE_TOKENIZERS))
        raise UnsupportedTokenizer(f"the pre-tokenizer is {pre!r}; supported: {supported}")
    tokens = gguf.require("tokenizer.ggml.tokens")
    types = gguf.require("tokenizer.ggml.token_type")
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            _added_token(token_id, text, special=kind == CONTROL)
            for token_id, (text, kind) in enumerate(zip(tokens, types))
            if kind in (CONTROL, USER_DEFINED)
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": PRE_TOKENIZERS[pre]},
        "post_processor": None,
        "decoder": _byte_level(split=True),
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": {text: token_id for token_id, text in enumerate(tokens)},
            "merges": gguf.require("tokenizer.ggml.merges"),
        },
    }


def control_tokens(gguf: GgufFile) -> dict[str, int]:
    """Ids of the tokens that frame text rather than make it up, by their text."""
    tokens = gguf.require("tokenizer.ggml.tokens")
    types = gguf.require("tokenizer.ggml.token_type")
    return {text: i for i, (text, kind) in enumerate(zip(tokens, types)) if kind == CONTROL}
