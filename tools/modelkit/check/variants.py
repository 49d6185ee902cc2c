"""python -m check.variants [NAME ...]: do models of other families, shapes and tensor types answer
as they should?

Builds small models of random numbers, at least one of each family, which between them use every
tensor type wherever it may stand, a head of its own, a key/value head for each query head and for
all, and sizes that fill no tile. Windows are shorter than a chunk, a prompt and an answer, and soft
caps low enough to matter. Then as numerics.py. The last line says how many of the checks passed;
the exit status is not 0 if one failed.
"""

import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from modelkit import library, pieces
from modelkit.build import Request, build
from modelkit.layout import TILE_ROWS
from modelkit.source import Source
from modelkit.webgpu_limits import STORAGE_BINDING_BYTES

from . import tiny_gguf
from .comparison import Report, compare_answer, record
from .numerics import GREEDY, chat, check_second_turn, user
from .reference import Reference

HIDDEN, FEED_FORWARD = 96, 160
VOCABULARY = len(tiny_gguf.TOKENS)
CHUNK_TOKENS = 64
ONE_TILE_BYTES = TILE_ROWS * HIDDEN  # so small that token tables and heads of 8 bits are in pieces

BIASES = {"attn_q.bias": "queries", "attn_k.bias": "keys", "attn_v.bias": "keys"}
HEAD_NORMS = {"attn_q_norm.weight": "head", "attn_k_norm.weight": "head"}
UPDATE_NORMS = {"post_attention_norm.weight": "hidden", "post_ffw_norm.weight": "hidden"}


@dataclass(frozen=True)
class Variant:
    """heads: of queries, of keys and values, and the head dimension. attention, table, head, down:
    types of these matrices; without head the table is tied. vectors: of a layer, with their size.
    """

    architecture: str
    heads: tuple[int, int, int]
    layers: int
    attention: str
    table: str
    head: str | None
    down: str
    vectors: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, float] = field(default_factory=dict)
    tensors: dict[str, tuple] = field(default_factory=dict)
    largest_buffer_bytes: int = STORAGE_BINDING_BYTES


VARIANTS = {
    "llama": Variant("llama", (4, 4, 32), 2, "Q8_0", "Q4_1", "Q4_0", "Q4_0"),
    "llama with scaled positions": Variant(
        *("llama", (6, 1, 48), 2, "Q4_0", "Q8_0", "Q8_0", "Q8_0"),
        tensors={"rope_freqs.weight": ((24,), "F32")},
    ),
    "qwen2": Variant(
        *("qwen2", (3, 1, 32), 2, "Q4_1", "Q8_0", "Q4_1", "Q8_0"),
        vectors=BIASES,
        largest_buffer_bytes=ONE_TILE_BYTES,
    ),
    "qwen3": Variant("qwen3", (4, 2, 48), 2, "Q8_0", "Q8_0", None, "Q4_1", vectors=HEAD_NORMS),
    "gemma2": Variant(
        *("gemma2", (4, 2, 32), 2, "Q4_1", "Q8_0", None, "Q4_0"),
        vectors=UPDATE_NORMS,
        metadata={
            "attention.sliding_window": 16,
            "attn_logit_softcapping": 1.5,
            "final_logit_softcapping": 2.0,
        },
    ),
    "gemma3": Variant(
        *("gemma3", (4, 1, 64), 7, "Q8_0", "Q8_0", None, "Q8_0"),
        vectors=HEAD_NORMS | UPDATE_NORMS,
        metadata={
            "attention.sliding_window": 16,
            "rope.freq_base": 1e6,
            "rope.scaling.type": "linear",
            "rope.scaling.factor": 8.0,
        },
        largest_buffer_bytes=ONE_TILE_BYTES,
    ),
}

TWELVE = {**GREEDY, "max_tokens": 12, "ignore_eos": True}
# Repeating itself gets unlikely and the end likely, so that a random model ends its answer soon.
ENDING = {**GREEDY, "max_tokens": 40, "frequency_penalty": 2, "logit_bias": {"2": 1.5}}
FIRST_TURN = chat(user("a cat and the other"), **ENDING)
SECOND_TURN = chat(
    *FIRST_TURN["messages"],
    {"role": "assistant", "content": None},
    user("the dog"),
    **TWELVE,
)
REQUESTS = [
    chat(user("the cat"), **TWELVE),
    chat(user("the other " * 20 + "x"), **TWELVE),  # several chunks
    FIRST_TURN,
    SECOND_TURN,
]


def tensors(variant: Variant) -> dict:
    query_heads, kv_heads, head_dim = variant.heads
    sizes = {
        "queries": query_heads * head_dim,
        "keys": kv_heads * head_dim,
        "head": head_dim,
        "hidden": HIDDEN,
    }
    layer = {
        "attn_q.weight": ((sizes["queries"], HIDDEN), variant.attention),
        "attn_k.weight": ((sizes["keys"], HIDDEN), variant.attention),
        "attn_v.weight": ((sizes["keys"], HIDDEN), variant.attention),
        "attn_output.weight": ((HIDDEN, sizes["queries"]), variant.attention),
        "ffn_gate.weight": ((FEED_FORWARD, HIDDEN), "Q4_0"),
        "ffn_up.weight": ((FEED_FORWARD, HIDDEN), "Q4_1"),
        "ffn_down.weight": ((HIDDEN, FEED_FORWARD), variant.down),
        "attn_norm.weight": ((HIDDEN,), "F32"),
        "ffn_norm.weight": ((HIDDEN,), "F32"),
        **{name: ((sizes[size],), "F32") for name, size in variant.vectors.items()},
    }
    head = {"output.weight": ((VOCABULARY, HIDDEN), variant.head)} if variant.head else {}
    return {
        "token_embd.weight": ((VOCABULARY, HIDDEN), variant.table),
        **head,
        "output_norm.weight": ((HIDDEN,), "F32"),
        **variant.tensors,
        **{
            f"blk.{index}.{name}": tensor
            for index in range(variant.layers)
            for name, tensor in layer.items()
        },
    }


def write(path: Path, variant: Variant) -> Path:
    query_heads, kv_heads, head_dim = variant.heads
    metadata = {
        "block_count": variant.layers,
        "embedding_length": HIDDEN,
        "feed_forward_length": FEED_FORWARD,
        "attention.head_count": query_heads,
        "attention.head_count_kv": kv_heads,
        "attention.key_length": head_dim,
        "rope.dimension_count": head_dim,
        **variant.metadata,
    }
    metadata = {f"{variant.architecture}.{key}": value for key, value in metadata.items()}
    return tiny_gguf.write(path, variant.architecture, metadata, tensors(variant))


def check(variant: Variant, report: Report) -> float:
    """The largest difference of a log-probability."""
    with tempfile.TemporaryDirectory() as temporary:
        path, output = Path(temporary, "tiny.gguf"), Path(temporary, "model")
        write(path, variant)
        limit = mock.patch.object(pieces, "STORAGE_BINDING_BYTES", variant.largest_buffer_bytes)
        flags = mock.patch.object(library, "LINK_FLAGS", ["-O0", *library.LINK_FLAGS[1:]])
        with limit, flags:  # optimising the runtime takes most of a build
            build(Request(Source(str(path)), output, "tiny", None, CHUNK_TOKENS, None, ""))
        answers = record(
            output, [{"request": one, "continues": one is SECOND_TURN} for one in REQUESTS]
        )
        reference = Reference(path)
        differences = [compare_answer(reference, answer, report) for answer in answers]
        check_second_turn(reference, answers[-1], report)
    return max(differences)


def main(names: list[str]) -> int:
    report = Report()
    for name in names or VARIANTS:
        print(name)
        print(f"{name}: {check(VARIANTS[name], report):.1e}")
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
