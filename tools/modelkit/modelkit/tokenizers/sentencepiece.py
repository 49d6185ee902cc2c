"""SentencePiece's BPE: of all neighbours that together are a token, those with the best score join
first, the leftmost of equals. What is no token becomes bytes. Spaces are written as MARK.

Hugging Face's BPE knows no scores, but merges in the order of a list. A token can come about in one
way only: what joins inside it does so whatever stands around it, or else something joins across its
ends and the token never comes about. So each token has one merge, the last of those that make it up
when it stands alone, and the list has them in the order of scores.

Source: llm_tokenizer_spm_session in llama-vocab.cpp of llama.cpp.
"""

from itertools import groupby
from typing import Any

from ..errors import UnsupportedTokenizer
from ..gguf_file import GgufFile
from .vocabulary import BYTE, MARK, added_tokens, token_scores, token_types, tokens

TOKEN_METHOD = "byte_fallback"


def tokenizer(gguf: GgufFile) -> dict[str, Any]:
    """Raises UnsupportedTokenizer, MissingMetadata, UnsupportedMetadata."""
    texts = tokens(gguf)
    byte_count = token_types(gguf).count(BYTE)
    if byte_count != 256:
        raise UnsupportedTokenizer(f"the vocabulary has {byte_count} byte tokens; supported: 256")
    scores = dict(zip(texts, token_scores(gguf)))
    return {
        "added_tokens": added_tokens(gguf),
        "normalizer": _replace(" ", MARK),
        "pre_tokenizer": None,
        "post_processor": None,
        "decoder": {
            "type": "Sequence",
            "decoders": [_replace(MARK, " "), {"type": "ByteFallback"}, {"type": "Fuse"}],
        },
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": True,
            "ignore_merges": False,
            "vocab": {text: token_id for token_id, text in enumerate(texts)},
            "merges": merges(scores),
        },
    }


def merges(scores: dict[str, float]) -> list[str]:
    """Pairs of tokens to join, first of all the first. scores: of each token.

    Among tokens of the same score, which a list cannot take from left to right, the longer come
    first: a run of equal characters then grows from its left end, as it should. Raises
    UnsupportedTokenizer where others of the same score compete for a token between them.
    """
    words = (text for text in scores if " " not in text)
    pairs = [pair for text in words if (pair := _last_merge(text, scores))]
    pairs.sort(key=lambda pair: (-scores["".join(pair)], -len("".join(pair))))
    for _, equals in groupby(pairs, key=lambda pair: scores["".join(pair)]):
        _refuse_rivals(list(equals))
    return [" ".join(pair) for pair in pairs]


def _refuse_rivals(pairs: list[tuple[str, str]]) -> None:
    """pairs: of the same score. Raises UnsupportedTokenizer."""
    by_left = {}
    for pair in pairs:
        by_left.setdefault(pair[0], []).append(pair)
    for left, middle in pairs:
        for _, right in by_left.get(middle, ()):
            is_run = len(set(left + middle + right)) == 1
            if not is_run and (left, middle) != (middle, right):
                raise UnsupportedTokenizer(
                    f"{left + middle!r} and {middle + right!r} have the same score, and both join "
                    f"{middle!r}; supported: scores that tell which comes first"
                )


def _last_merge(text: str, scores: dict[str, float]) -> tuple[str, str] | None:
    """The two tokens that text is joined from in the end; None if it is not."""
    symbols = list(text)
    while len(symbols) > 1:
        pairs = [left + right for left, right in zip(symbols, symbols[1:])]
        best = max(range(len(pairs)), key=lambda i: scores.get(pairs[i], -float("inf")))
        if pairs[best] not in scores:
            return None
        if len(symbols) == 2:
            left, right = symbols
            return (left, right) if left in scores and right in scores else None
        symbols[best : best + 2] = [pairs[best]]
    return None


def _replace(text: str, by: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": {"String": text}, "content": by}
