"""How byte-level BPE's text is split before merging, by GGUF's name for it (tokenizer.ggml.pre).

It is all that tells such tokenizers apart. Source of the expressions: llama-vocab.cpp of llama.cpp.
"""

from typing import Any


def byte_level(split: bool) -> dict[str, Any]:
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


def _words(digits: str) -> list[dict[str, Any]]:
    """Llama 3's expression, and Qwen 2's, which differ in how many digits they take at a time."""
    return [
        _split(
            r"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|"
            + digits
            + r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
        ),
        byte_level(split=False),
    ]


LLAMA_3 = ("llama-bpe", "llama3", "llama-v3")

PRE_TOKENIZERS = {
    "gpt-2": [byte_level(split=True)],
    "smollm": [{"type": "Digits", "individual_digits": True}, byte_level(split=True)],
    "default": [
        _split(r"[\p{P}\$\+<=>\^~\|]+"),
        _split(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)"),
        _split(r"\p{N}+"),
        _split(r"[0-9][0-9][0-9]"),
        byte_level(split=False),
    ],
    **dict.fromkeys(LLAMA_3, _words(r"\p{N}{1,3}")),
    "qwen2": _words(r"\p{N}"),
}

# A word that is a token as a whole is that token, whatever merges would make of it.
IGNORES_MERGES = LLAMA_3
