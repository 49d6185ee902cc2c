"""python -m check.variants: do models of other shapes and tensor types answer as they should?

Builds small models of random numbers, which between them use every tensor type wherever it may
stand, a head of its own, a key/value head for each query head and for all, and sizes that fill no
tile. Then as numerics.py. The last line says how many of the checks passed; the exit status is not
0 if one failed.
"""

import sys
import tempfile
from pathlib import Path

from modelkit.build import Request, build
from modelkit.source import Source

from . import tiny_gguf
from .comparison import Report, compare_answer, record
from .numerics import GREEDY, chat, user
from .reference import Reference

HIDDEN, FEED_FORWARD, LAYERS = 96, 160, 2
VOCABULARY = len(tiny_gguf.TOKENS)

# Query heads, key/value heads, head dimension; types of attention's matrices and of the others.
VARIANTS = [
    (4, 4, 32, "Q8_0", {"token_embd": "Q4_1", "output": "Q4_0", "down": "Q4_0"}),
    (6, 1, 48, "Q4_0", {"token_embd": "Q8_0", "output": "Q8_0", "down": "Q8_0"}),
]

TWELVE = {**GREEDY, "max_tokens": 12, "ignore_eos": True}
REQUESTS = [
    chat(user("the cat"), **TWELVE),
    chat(user("the other " * 20 + "x"), **TWELVE),  # several chunks
]


def tensors(query_heads: int, kv_heads: int, head_dim: int, attention: str, kinds: dict) -> dict:
    matrices = {
        "attn_q": ((query_heads * head_dim, HIDDEN), attention),
        "attn_k": ((kv_heads * head_dim, HIDDEN), attention),
        "attn_v": ((kv_heads * head_dim, HIDDEN), attention),
        "attn_output": ((HIDDEN, query_heads * head_dim), attention),
        "ffn_gate": ((FEED_FORWARD, HIDDEN), "Q4_0"),
        "ffn_up": ((FEED_FORWARD, HIDDEN), "Q4_1"),
        "ffn_down": ((HIDDEN, FEED_FORWARD), kinds["down"]),
        "attn_norm": ((HIDDEN,), "F32"),
        "ffn_norm": ((HIDDEN,), "F32"),
    }
    return {
        "token_embd.weight": ((VOCABULARY, HIDDEN), kinds["token_embd"]),
        "output.weight": ((VOCABULARY, HIDDEN), kinds["output"]),
        "output_norm.weight": ((HIDDEN,), "F32"),
        **{
            f"blk.{layer}.{name}.weight": tensor
            for layer in range(LAYERS)
            for name, tensor in matrices.items()
        },
    }


def write(path: Path, query_heads: int, kv_heads: int, head_dim: int, *kinds) -> Path:
    metadata = {
        "llama.block_count": LAYERS,
        "llama.embedding_length": HIDDEN,
        "llama.feed_forward_length": FEED_FORWARD,
        "llama.attention.head_count": query_heads,
        "llama.attention.head_count_kv": kv_heads,
        "llama.attention.key_length": head_dim,
        "llama.rope.dimension_count": head_dim,
    }
    return tiny_gguf.write(
        path, metadata=metadata, tensors=tensors(query_heads, kv_heads, head_dim, *kinds)
    )


def main() -> int:
    report = Report()
    for variant in VARIANTS:
        with tempfile.TemporaryDirectory() as temporary:
            path, output = Path(temporary, "tiny.gguf"), Path(temporary, "model")
            print(*variant)
            write(path, *variant)
            build(Request(Source(str(path)), output, "tiny", None, 64, None, ""))
            answers = record(
                output, [{"request": request, "continues": False} for request in REQUESTS]
            )
            for answer in answers:
                compare_answer(Reference(path), answer, report)
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main())
