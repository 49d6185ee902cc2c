"""The tokens of a GGUF file, what they mean, and what opens a prompt.

Source of the defaults: llama-vocab.cpp of llama.cpp, which this follows where a file is silent.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from ..errors import UnsupportedMetadata
from ..gguf_file import GgufFile
from ..metadata import REQUIRED
from .pre_tokenizers import LLAMA_3

MARK = "\u2581"  # what SentencePiece writes for a space

# What ends a document in vocabularies that follow GPT-2's, whatever the chat template uses.
END_OF_DOCUMENT = "<|endoftext|>"

# GGUF's token types (gguf.TokenType).
UNKNOWN, CONTROL, USER_DEFINED, BYTE = 2, 3, 4, 6
# Found in a text before anything else is done with it.
ADDED = (UNKNOWN, CONTROL, USER_DEFINED)


def tokens(gguf: GgufFile) -> list[str]:
    """Their texts, by id. Raises MissingMetadata, UnsupportedMetadata."""
    texts = gguf.texts("tokenizer.ggml.tokens")
    if len(set(texts)) < len(texts):
        (text, count), *_ = Counter(texts).most_common(1)
        raise UnsupportedMetadata(
            f"tokenizer.ggml.tokens has {text!r} {count} times; supported: each token once"
        )
    return texts


def token_types(gguf: GgufFile) -> list[int]:
    """By id. Raises MissingMetadata, UnsupportedMetadata."""
    return _of_each(gguf, "token_type", gguf.whole_numbers)


def token_scores(gguf: GgufFile) -> list[float]:
    """By id: of joined tokens, the highest come about first. Raises as token_types."""
    return _of_each(gguf, "scores", gguf.numbers)


def _of_each(gguf: GgufFile, name: str, read: Callable[[str], list]) -> list:
    values, count = read(f"tokenizer.ggml.{name}"), len(tokens(gguf))
    if len(values) != count:
        raise UnsupportedMetadata(
            f"tokenizer.ggml.{name} has {len(values)} values; supported: one for each of the "
            f"{count} tokens"
        )
    return values


def token_id(gguf: GgufFile, name: str, default=REQUIRED):
    """name: "bos" or "eos". Raises MissingMetadata, UnsupportedMetadata."""
    key = f"tokenizer.ggml.{name}_token_id"
    found, count = gguf.whole_number(key, default, least=0), len(tokens(gguf))
    if found is not default and found >= count:
        raise UnsupportedMetadata(f"{key} is {found}; supported: an id of the {count} tokens")
    return found


def _tokens_of(gguf: GgufFile, wanted: tuple[int, ...]) -> dict[str, int]:
    typed = zip(tokens(gguf), token_types(gguf))
    return {text: i for i, (text, kind) in enumerate(typed) if kind in wanted}


def control_tokens(gguf: GgufFile) -> dict[str, int]:
    """Ids of the tokens that frame text rather than make it up, by their text."""
    return _tokens_of(gguf, (CONTROL,))


def added_tokens(gguf: GgufFile) -> list[dict[str, Any]]:
    """tokenizer.json's added_tokens."""
    types = token_types(gguf)
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
    return gguf.text("tokenizer.ggml.model") == "llama"


def begins_with_bos(gguf: GgufFile) -> bool:
    """Does a prompt begin with the BOS token, whatever its text?"""
    silent = is_sentencepiece(gguf) or gguf.text("tokenizer.ggml.pre", None) in LLAMA_3
    return gguf.flag("tokenizer.ggml.add_bos_token", silent)


def space_prefixer(gguf: GgufFile) -> Callable[[str], str]:
    """Writes the space that some vocabularies expect where text begins, and after added tokens.

    tokenizer.json leaves it out: WebLLM encodes a prompt in pieces, of which only the first is a
    beginning. So the conversation has it in its texts, as the MARK that a space becomes anyway: two
    spaces might be an added token.
    """
    if not gguf.flag("tokenizer.ggml.add_space_prefix", is_sentencepiece(gguf)):
        return lambda text: text
    added = sorted(_tokens_of(gguf, ADDED), key=len, reverse=True)
    either = re.compile(f"({'|'.join(map(re.escape, added))})")

    def prefixed(text: str) -> str:
        # Every second part is an added token.
        parts = either.split(text)
        return "".join(MARK + part if part and not i % 2 else part for i, part in enumerate(parts))

    return prefixed
