"""A SentencePiece vocabulary of a few hundred tokens with random scores, as GGUF metadata."""

import random

from gguf import TokenType

CONTROL_TOKENS = ["<s>", "</s>"]
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
CHARACTERS = list("\u2581abcdefghilmnoprstuwy,.\u00e9\u4e2d\u0434")
# Their substrings are the longer tokens.
WORDS = [
    *("\u2581the\u2581other", "nothing", "string", "banana", "letters", "\u4e2d\u4e2d", "\u0434a"),
    *("........", "aaaaaaa"),
]
USER_DEFINED = ["<|user|>", "  ", "\n\n"]


def metadata(space_prefix: bool = True) -> dict:
    """Keys and values; to be used in place of another tokenizer's."""
    parts = {w[i:j] for w in WORDS for i in range(len(w)) for j in range(i + 2, len(w) + 1)}
    # Not all, so that some tokens cannot come about from their parts.
    joined = random.Random(1).sample(sorted(parts), k=len(parts) * 3 // 4)
    normal = [*CHARACTERS, *joined]
    ranks = list(range(len(normal)))
    random.Random(2).shuffle(ranks)
    kinds = [
        (["<unk>"], TokenType.UNKNOWN),
        (CONTROL_TOKENS, TokenType.CONTROL),
        (BYTES, TokenType.BYTE),
        (USER_DEFINED, TokenType.USER_DEFINED),
        (normal, TokenType.NORMAL),
    ]
    tokens = [token for group, _ in kinds for token in group]
    return {
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.pre": "default",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [kind for group, kind in kinds for _ in group],
        "tokenizer.ggml.scores": [0.0] * (len(tokens) - len(ranks)) + [-float(r) for r in ranks],
        "tokenizer.ggml.merges": None,
        "tokenizer.ggml.bos_token_id": 1,
        "tokenizer.ggml.eos_token_id": 2,
        "tokenizer.ggml.unknown_token_id": 0,
        "tokenizer.ggml.add_bos_token": True,
        "tokenizer.ggml.add_space_prefix": space_prefix,
        "tokenizer.chat_template": None,
    }
