"""What the tokens of a GGUF file mean, and what opens a prompt.

Source of the defaults: llama-vocab.cpp of llama.cpp, which this follows where a file is silent.
"""

import re
from collections.abc import Callable
from typing import Any

from ..gguf_file import GgufFile
from .pre_tokenizers import LLAMA_3

MARK = "\u2581"  # what SentencePiece writes for a space

# What ends a document in vocabularies that follow GPT-2's, whatever the chat template uses.
END_OF_DOCUMENT = "<|endoftext|>"

# GGUF's token types (gguf.TokenType).
UNKNOWN, CONTROL, USER_DEFINED, BYTE = 2, 3, 4, 6
# Found in a text before anything else is done with it.
ADDED = (UNKNOWN, CONTROL, USER_DEFINED)


def _tokens_of(gguf: GgufFile, wanted: tuple[int, ...]) -> dict[str, int]:
    tokens = gguf.require("tokenizer.ggml.tokens")
    types = gguf.require("tokenizer.ggml.token_type")
    return {text: i for i, (text, kind) in enumerate(zip(tokens, types)) if kind in wanted}


def control_tokens(gguf: GgufFile) -> dict[str, int]:
    """Ids of the tokens that frame text rather than make it up, by their text."""
    return _tokens_of(gguf, (CONTROL,))


def added_tokens(gguf: GgufFile) -> list[dict[str, Any]]:
    """tokenizer.json's added_tokens."""
    types = gguf.require("tokenizer.ggml.token_type")
    return [
        {
            "id": token_id,
            "content": text,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": types[token_id] != USER_DEFINED,
        }
        for text, token_id in _tokens_of(gguf, ADDED).items()
    ]


def is_sentencepiece(gguf: GgufFile) -> bool:
    return gguf.require("tokenizer.ggml.model") == "llama"


def begins_with_bos(gguf: GgufFile) -> bool:
    """Does a prompt begin with the BOS token, whatever its text?"""
    silent = is_sentencepiece(gguf) or gguf.get("tokenizer.ggml.pre") in LLAMA_3
    return gguf.get("tokenizer.ggml.add_bos_token", silent)


def space_prefixer(gguf: GgufFile) -> Callable[[str], str]:
    """Writes the space that some vocabularies expect where text begins, and after added tokens.

    tokenizer.json leaves it out: WebLLM encodes a prompt in pieces, of which only the first is a
    beginning. So the conversation has it in its texts, as the MARK that a space becomes anyway: two
    spaces might be an added token.
    """
    if not gguf.get("tokenizer.ggml.add_space_prefix", is_sentencepiece(gguf)):
        return lambda text: text
    added = sorted(_tokens_of(gguf, ADDED), key=len, reverse=True)
    either = re.compile(f"({'|'.join(map(re.escape, added))})")

    def prefixed(text: str) -> str:
        # Every second part is an added token.
        parts = either.split(text)
        return "".join(MARK + part if part and not i % 2 else part for i, part in enumerate(parts))

    return prefixed
