"""What a family of models is: how its GGUF files give dimensions, and which tensors make up its
weights.

The one family today is "llama": decoders with RMS norms, rotary positions, grouped query attention
and a SwiGLU feed-forward, as in arXiv 2302.13971 and 2307.09288. SmolLM2 is one of them. Its
mathematics is `decoder`.
"""

from dataclasses import dataclass

from .errors import UnsupportedArchitecture, UnsupportedDimensions, UnsupportedRope
from .gguf_file import GgufFile
from .tensors import GROUP

# What attention's division of work among threads takes (kernels/attention).
HEAD_DIMS = range(32, 256 + 1, 16)
MOST_HEADS_PER_KV_HEAD = 8


@dataclass(frozen=True)
class Dimensions:
    """All that the decoder's shape depends on.

    query_heads share kv_heads evenly; head_dim numbers each. rope_theta: base of the rotary
    frequencies. norm_epsilon: added to mean squares. ties_embeddings: the token table is the head
    as well.
    """

    layer_count: int
    hidden_size: int
    feed_forward_size: int
    vocabulary_size: int
    query_heads: int
    kv_heads: int
    head_dim: int
    rope_theta: float
    norm_epsilon: float
    ties_embeddings: bool
    trained_context_tokens: int

    @property
    def qkv_heads(self) -> int:
        """Heads of the joint projection: queries, keys, values."""
        return self.query_heads + 2 * self.kv_heads


@dataclass(frozen=True)
class Rows:
    """A tensor that is part of a matrix. rotary_heads: how many heads its rows are, if rotated."""

    tensor: str
    count: int
    rotary_heads: int = 0


@dataclass(frozen=True)
class Matrix:
    """Its parts lie one below the other, so that one launch multiplies them all."""

    name: str
    columns: int
    parts: tuple[Rows, ...]


@dataclass(frozen=True)
class Vector:
    name: str
    tensor: str
    size: int


def read_dimensions(gguf: GgufFile) -> Dimensions:
    """Raises UnsupportedArchitecture, UnsupportedRope, UnsupportedDimensions, MissingMetadata."""
    architecture = gguf.require("general.architecture")
    if architecture != "llama":
        raise UnsupportedArchitecture(f"the architecture is {architecture!r}; supported: 'llama'")
    query_heads = gguf.require("llama.attention.head_count")
    hidden_size = gguf.require("llama.embedding_length")
    dimensions = Dimensions(
        layer_count=gguf.require("llama.block_count"),
        hidden_size=hidden_size,
        feed_forward_size=gguf.require("llama.feed_forward_length"),
        vocabulary_size=len(gguf.require("tokenizer.ggml.tokens")),
        query_heads=query_heads,
        kv_heads=gguf.get("llama.attention.head_count_kv", query_heads),
        head_dim=gguf.get("llama.attention.key_length", hidden_size // query_heads),
        rope_theta=gguf.get("llama.rope.freq_base", 10000.0),
        norm_epsilon=gguf.require("llama.attention.layer_norm_rms_epsilon"),
        ties_embeddings="output.weight" not in gguf.tensor_names(),
        trained_context_tokens=gguf.require("llama.context_length"),
    )
    _refuse_rope(gguf, dimensions.head_dim)
    _refuse_dimensions(dimensions)
    return dimensions


def weights(d: Dimensions) -> list[Matrix | Vector]:
    """In the order in which they are stored."""
    kv_size = d.kv_heads * d.head_dim

    def matrix(name: str, columns: int, *parts: Rows) -> Matrix:
        return Matrix(name, columns, parts)

    def block(index: int) -> list[Matrix | Vector]:
        name, tensor = f"blocks.{index}.", f"blk.{index}."
        query_size = d.query_heads * d.head_dim
        queries = Rows(tensor + "attn_q.weight", query_size, rotary_heads=d.query_heads)
        keys = Rows(tensor + "attn_k.weight", kv_size, rotary_heads=d.kv_heads)
        values = Rows(tensor + "attn_v.weight", kv_size)
        attention_out = Rows(tensor + "attn_output.weight", d.hidden_size)
        gate = Rows(tensor + "ffn_gate.weight", d.feed_forward_size)
        up = Rows(tensor + "ffn_up.weight", d.feed_forward_size)
        down = Rows(tensor + "ffn_down.weight", d.hidden_size)
        return [
            Vector(name + "attention_norm.weight", tensor + "attn_norm.weight", d.hidden_size),
            matrix(name + "qkv", d.hidden_size, queries, keys, values),
            matrix(name + "attention_out", query_size, attention_out),
            Vector(name + "feed_forward_norm.weight", tensor + "ffn_norm.weight", d.hidden_size),
            matrix(name + "gate_up", d.hidden_size, gate, up),
            matrix(name + "down", d.feed_forward_size, down),
        ]

    token_table = Rows("token_embd.weight", d.vocabulary_size)
    head = Rows("output.weight", d.vocabulary_size)
    return [
        matrix("token_table", d.hidden_size, token_table),
        *([] if d.ties_embeddings else [matrix("head", d.hidden_size, head)]),
        *(weight for index in range(d.layer_count) for weight in block(index)),
        Vector("norm.weight", "output_norm.weight", d.hidden_size),
    ]


def _refuse_rope(gguf: GgufFile, head_dim: int) -> None:
    rotated = gguf.get("llama.rope.dimension_count", head_dim)
    if rotated != head_dim:
        raise UnsupportedRope(f"only {rotated} of the {head_dim} numbers of a head are rotated")
    scaling = {key for key in gguf.keys() if key.startswith("llama.rope.scal")}
    if gguf.get("llama.rope.scaling.type") == "none":
        scaling.remove("llama.rope.scaling.type")
    if "rope_freqs.weight" in gguf.tensor_names():
        scaling.add("rope_freqs.weight")
    if scaling:
        raise UnsupportedRope(f"scaled positions are not supported: {', '.join(sorted(scaling))}")


def _refuse_dimensions(d: Dimensions) -> None:
    if d.head_dim not in HEAD_DIMS:
        raise UnsupportedDimensions(
            f"heads of {d.head_dim} numbers; supported: multiples of {HEAD_DIMS.step} from "
            f"{HEAD_DIMS[0]} to {HEAD_DIMS[-1]}"
        )
    if d.query_heads % d.kv_heads or d.query_heads // d.kv_heads > MOST_HEADS_PER_KV_HEAD:
        raise UnsupportedDimensions(
            f"{d.query_heads} query heads for {d.kv_heads} key and value heads; supported: "
            f"1 to {MOST_HEADS_PER_KV_HEAD} times as many"
        )
    for name, size in [
        ("hidden size", d.hidden_size),
        ("feed-forward size", d.feed_forward_size),
    ]:
        if size % GROUP:
            raise UnsupportedDimensions(f"the {name} {size} is not a multiple of {GROUP}")
