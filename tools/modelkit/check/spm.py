"""SentencePiece's BPE straight from a GGUF file's scores. Independent of modelkit on purpose."""

import regex

UNKNOWN, CONTROL, USER_DEFINED = 2, 3, 4
MARK = "\u2581"


class Tokenizer:
    def __init__(self, metadata: dict):
        self.tokens = metadata["tokenizer.ggml.tokens"]
        self.scores = metadata["tokenizer.ggml.scores"]
        self.ids = {text: i for i, text in enumerate(self.tokens)}
        types = zip(self.tokens, metadata["tokenizer.ggml.token_type"])
        self.added = {text for text, kind in types if kind in (UNKNOWN, CONTROL, USER_DEFINED)}
        self.prefix = " " if metadata.get("tokenizer.ggml.add_space_prefix", True) else ""

    def encode(self, text: str) -> list[int]:
        """A space goes before text at the beginning and after an added token, if it is the way of
        the vocabulary."""
        longest_first = sorted(self.added, key=len, reverse=True)
        either = "|".join(map(regex.escape, longest_first))
        ids = []
        for part in regex.split(f"({either})", text):
            if part in self.added:
                ids.append(self.ids[part])
            elif part:
                ids += self.encode_inside(self.prefix + part)
        return ids

    def encode_inside(self, text: str) -> list[int]:
        """Text without added tokens, that goes on with other text."""
        symbols = list(text.replace(" ", MARK))
        while True:
            ids = [self.ids.get(a + b) for a, b in zip(symbols, symbols[1:])]
            scored = [(-self.scores[i], at) for at, i in enumerate(ids) if i is not None]
            if not scored:
                break
            _, at = min(scored)
            symbols[at : at + 2] = [symbols[at] + symbols[at + 1]]
        return [i for symbol in symbols for i in self._symbol_ids(symbol)]

    def _symbol_ids(self, symbol: str) -> list[int]:
        if symbol in self.ids:
            return [self.ids[symbol]]
        return [self.ids[f"<0x{byte:02X}>"] for byte in symbol.encode()]

    def decode(self, ids: list[int]) -> str:
        """Neighbouring bytes that are no UTF-8 become a replacement character each."""
        tokens = "".join(self.tokens[i].replace(MARK, " ") for i in ids)
        return regex.sub("(<0x[0-9A-F]{2}>)+", _decode_bytes, tokens)


def _decode_bytes(match: regex.Match) -> str:
    data = bytes.fromhex(match[0].replace("<0x", "").replace(">", ""))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "\ufffd" * len(data)
