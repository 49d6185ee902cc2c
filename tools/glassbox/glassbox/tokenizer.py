"""Byte-level BPE, from learning the merges to the ids of a text.

Text is split as GGUF's pre-tokenizer "smollm" says: every digit alone, then GPT-2's expression.
"""

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import regex

from .chat import CONTROL_TOKENS, END

PRE_TOKENIZER = "smollm"
LEAST_COUNT = 5  # of a word that merges are learnt from
SPACED_SHARE = 0.15  # of the vocabulary: words together with the space before them
_DIGIT = regex.compile(r"(\p{N})")
_WORDS = regex.compile(
    r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
)
_CONTROL = regex.compile("(" + "|".join(map(regex.escape, CONTROL_TOKENS)) + ")")


def _byte_characters() -> list[str]:
    """GPT-2's printable stand-in for each byte."""
    printable = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = iter(range(256, 512))
    return [chr(byte) if byte in printable else chr(next(others)) for byte in range(256)]


BYTE_CHARACTERS = _byte_characters()
_BYTES = {character: byte for byte, character in enumerate(BYTE_CHARACTERS)}


def split(text: str) -> list[str]:
    """Into the words within which merges happen."""
    return [word for part in _DIGIT.split(text) for word in _WORDS.findall(part)]


class Tokenizer:
    def __init__(self, merges: list[tuple[str, str]]):
        self.merges = merges
        self.tokens = [*CONTROL_TOKENS, *BYTE_CHARACTERS, *(a + b for a, b in merges)]
        self._ids = {token: i for i, token in enumerate(self.tokens)}
        self.end_id = self._ids[END]
        self._ranks = {pair: rank for rank, pair in enumerate(merges)}
        self._word_ids = lru_cache(maxsize=100_000)(self._encode_word)

    def encode(self, text: str) -> list[int]:
        ids: list[int] = []
        for part in _CONTROL.split(text):
            if part in CONTROL_TOKENS:
                ids.append(self._ids[part])
            else:
                for word in split(part):
                    ids.extend(self._word_ids(word))
        return ids

    def decode(self, ids: Iterable[int]) -> str:
        text = b""
        for token in (self.tokens[i] for i in ids):
            stands_for = (
                token.encode() if token in CONTROL_TOKENS else bytes(_BYTES[c] for c in token)
            )
            text += stands_for
        return text.decode("utf-8", "replace")

    def _encode_word(self, word: str) -> tuple[int, ...]:
        symbols = [BYTE_CHARACTERS[byte] for byte in word.encode()]
        while len(symbols) > 1:
            pairs = list(zip(symbols, symbols[1:]))
            best = min(pairs, key=lambda pair: self._ranks.get(pair, len(self._ranks)))
            if best not in self._ranks:
                break
            at = pairs.index(best)
            symbols[at : at + 2] = ["".join(best)]
        return tuple(self._ids[symbol] for symbol in symbols)

    def save(self, path: Path) -> None:
        path.write_text(json.dumps([" ".join(pair) for pair in self.merges], ensure_ascii=False))

    @staticmethod
    def load(path: Path) -> "Tokenizer":
        return Tokenizer([tuple(merge.split(" ")) for merge in json.loads(path.read_text())])


def learn(texts: Iterable[str], vocabulary_size: int) -> Tokenizer:
    """The most frequent pair becomes a token, again and again; ties go to the first in order.

    So that a word is cut the same with and without a space before it, spaces join only whole words
    that are one token already, and only the most frequent. Words in capitals take no part, so that
    their letters stay apart. texts: without control tokens.
    """
    counts = Counter(word for text in texts for word in split(text))
    after_space = Counter({w[1:]: n for w, n in counts.items() if w[0] == " " and len(w) > 1})
    bare = Counter(counts) - Counter({" " + word: n for word, n in after_space.items()})
    bare += after_space
    learnt = [w for w, count in bare.items() if count >= LEAST_COUNT and not _is_capitals(w)]
    words = {word: [BYTE_CHARACTERS[byte] for byte in word.encode()] for word in learnt}
    merges: list[tuple[str, str]] = []
    while _size(merges) < vocabulary_size * (1 - SPACED_SHARE):
        pairs: Counter[tuple[str, str]] = Counter()
        for word, symbols in words.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += bare[word]
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        words = {word: _merged(symbols, best) for word, symbols in words.items()}
    whole = {w: s[0] for w, s in words.items() if len(s) == 1 and not (len(w) == 1 and w.isalpha())}
    by_count = sorted(whole, key=lambda word: (-after_space[word], word))
    spaced = [(BYTE_CHARACTERS[ord(" ")], whole[word]) for word in by_count]
    return Tokenizer(merges + spaced[: vocabulary_size - _size(merges)])


def _size(merges: list[tuple[str, str]]) -> int:
    return len(CONTROL_TOKENS) + len(BYTE_CHARACTERS) + len(merges)


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _merged(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    merged, at = [], 0
    while at < len(symbols):
        step = 2 if tuple(symbols[at : at + 2]) == pair else 1
        merged.append("".join(symbols[at : at + step]))
        at += step
    return merged
