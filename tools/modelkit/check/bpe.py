"""Byte-level BPE straight from a GGUF file's vocabulary. Independent of modelkit on purpose."""

import regex

CONTROL, USER_DEFINED = 3, 4

# GPT-2's split (openai/gpt-2, encoder.py); SmolLM's has every digit stand alone first. Llama 3's
# and Qwen 2's (their tokenizer.json) differ in how many digits go together.
GPT_2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
LLAMA_3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|"
    r"\s*[\r\n]+|\s+(?!\S)|\s+"
)
SPLITS = {
    "gpt-2": (None, GPT_2),
    "smollm": (r"\p{N}", GPT_2),
    "llama-bpe": (None, LLAMA_3),
    "qwen2": (None, LLAMA_3.replace("{1,3}", "")),
}


def byte_characters() -> dict[int, str]:
    """GPT-2's printable stand-in for each byte."""
    printable = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {b: chr(b) for b in printable} | {b: chr(256 + i) for i, b in enumerate(others)}


class Tokenizer:
    def __init__(self, metadata: dict):
        self.tokens = metadata["tokenizer.ggml.tokens"]
        self.ids = {text: i for i, text in enumerate(self.tokens)}
        types = zip(self.tokens, metadata["tokenizer.ggml.token_type"])
        self.added = {text for text, kind in types if kind in (CONTROL, USER_DEFINED)}
        merges = metadata["tokenizer.ggml.merges"]
        self.ranks = {tuple(merge.split(" ")): rank for rank, merge in enumerate(merges)}
        pre = metadata["tokenizer.ggml.pre"]
        self.first_split, self.words = SPLITS[pre]
        self.ignores_merges = pre == "llama-bpe"
        self.characters = byte_characters()
        self.bytes = {character: byte for byte, character in self.characters.items()}

    def encode(self, text: str) -> list[int]:
        longest_first = sorted(self.added, key=len, reverse=True)
        either = "|".join(map(regex.escape, longest_first))
        ids = []
        for part in regex.split(f"({either})", text):
            ids += [self.ids[part]] if part in self.added else self._encode_plain(part)
        return ids

    def _encode_plain(self, text: str) -> list[int]:
        parts = regex.split(f"({self.first_split})", text) if self.first_split else [text]
        words = [word for part in parts for word in regex.findall(self.words, part)]
        return [self.ids[token] for word in words for token in self._merge(word)]

    def _merge(self, word: str) -> list[str]:
        symbols = [self.characters[byte] for byte in word.encode()]
        if self.ignores_merges and "".join(symbols) in self.ids:
            return ["".join(symbols)]
        while len(symbols) > 1:
            pairs = list(zip(symbols, symbols[1:]))
            best = min(pairs, key=lambda pair: self.ranks.get(pair, len(self.ranks)))
            if best not in self.ranks:
                break
            at = pairs.index(best)
            symbols[at : at + 2] = ["".join(best)]
        return symbols

    def decode(self, ids: list[int]) -> str:
        text = b""
        for token in (self.tokens[i] for i in ids):
            if token in self.added:
                text += token.encode()
            else:
                text += bytes(self.bytes[character] for character in token)
        return text.decode("utf-8", "replace")
