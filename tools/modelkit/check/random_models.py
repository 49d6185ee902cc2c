"""Small models of random numbers, at least one of each family.

Between them they use every tensor type wherever it may stand, a head of its own, a key/value head
for each query head and for all, token tables in pieces, and sizes that fill no tile. Windows are
shorter than a chunk, a prompt and an answer, and soft caps low enough to matter.
"""

from dataclasses import dataclass, field
from pathlib import Path

from modelkit.layout import TILE_ROWS
from modelkit.webgpu_limits import STORAGE_BINDING_BYTES

from . import tiny_gguf

HIDDEN, FEED_FORWARD = 96, 160
SUPER_BLOCK = 256  # what rows of K types are multiples of
VOCABULARY = len(tiny_gguf.TOKENS)
ONE_TILE_BYTES = TILE_ROWS * HIDDEN  # so small that token tables and heads of 8 bits are in pieces

BIASES = {"attn_q.bias": "queries", "attn_k.bias": "keys", "attn_v.bias": "keys"}
HEAD_NORMS = {"attn_q_norm.weight": "head", "attn_k_norm.weight": "head"}
UPDATE_NORMS = {"post_attention_norm.weight": "hidden", "post_ffw_norm.weight": "hidden"}


@dataclass(frozen=True)
class Variant:
    """heads: of queries, of keys and values, and the head dimension. attention, table, head, down:
    types of these matrices; without head the table is tied. kinds: types of other matrices of a
    layer. vectors: of a layer, with their size.
    """

    architecture: str
    heads: tuple[int, int, int]
    layers: int
    attention: str
    table: str
    head: str | None
    down: str
    kinds: dict[str, str] = field(default_factory=dict)
    hidden: int = HIDDEN
    feed_forward: int = FEED_FORWARD
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
    "llama of mixed types": Variant(
        *("llama", (4, 2, 64), 2, "Q6_K", "Q6_K", "F32", "Q5_K"),
        kinds={
            "attn_q.weight": "Q4_K",
            "attn_k.weight": "Q5_0",
            "attn_output.weight": "F16",
            "ffn_gate.weight": "BF16",
            "ffn_up.weight": "Q5_1",
        },
        hidden=SUPER_BLOCK,
        feed_forward=SUPER_BLOCK,
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


def tensors(variant: Variant) -> dict:
    query_heads, kv_heads, head_dim = variant.heads
    hidden, feed_forward = variant.hidden, variant.feed_forward
    sizes = {
        "queries": query_heads * head_dim,
        "keys": kv_heads * head_dim,
        "head": head_dim,
        "hidden": hidden,
    }
    matrices = {
        "attn_q.weight": ((sizes["queries"], hidden), variant.attention),
        "attn_k.weight": ((sizes["keys"], hidden), variant.attention),
        "attn_v.weight": ((sizes["keys"], hidden), variant.attention),
        "attn_output.weight": ((hidden, sizes["queries"]), variant.attention),
        "ffn_gate.weight": ((feed_forward, hidden), "Q4_0"),
        "ffn_up.weight": ((feed_forward, hidden), "Q4_1"),
        "ffn_down.weight": ((hidden, feed_forward), variant.down),
    }
    layer = {
        **{name: (shape, variant.kinds.get(name, k)) for name, (shape, k) in matrices.items()},
        "attn_norm.weight": ((hidden,), "F32"),
        "ffn_norm.weight": ((hidden,), "F32"),
        **{name: ((sizes[size],), "F32") for name, size in variant.vectors.items()},
    }
    head = {"output.weight": ((VOCABULARY, hidden), variant.head)} if variant.head else {}
    return {
        "token_embd.weight": ((VOCABULARY, hidden), variant.table),
        **head,
        "output_norm.weight": ((hidden,), "F32"),
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
        "embedding_length": variant.hidden,
        "feed_forward_length": variant.feed_forward,
        "attention.head_count": query_heads,
        "attention.head_count_kv": kv_heads,
        "attention.key_length": head_dim,
        "rope.dimension_count": head_dim,
        **variant.metadata,
    }
    metadata = {f"{variant.architecture}.{key}": value for key, value in metadata.items()}
    return tiny_gguf.write(path, variant.architecture, metadata, tensors(variant))
