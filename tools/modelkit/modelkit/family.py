"""Which tensors of a GGUF file make up the weights of a family's model, and how they are stored."""

from dataclasses import dataclass

from .dimensions import Dimensions
from .rotation import Rotation


@dataclass(frozen=True)
class Rows:
    """A tensor that is part of a matrix, or of a vector.

    rotary_heads: how many heads its rows are, if the file has rotary pairs side by side in them.
    """

    tensor: str
    count: int
    rotary_heads: int = 0


@dataclass(frozen=True)
class Matrix:
    """Its parts lie one below the other, so that one launch multiplies them all.

    has_pieces: whether it may be stored in pieces, if it is too large (see pieces).
    """

    name: str
    columns: int
    parts: tuple[Rows, ...]
    has_pieces: bool = False

    @property
    def rows(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class Vector:
    name: str
    parts: tuple[Rows, ...]

    @property
    def size(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class Frequencies:
    """Quarter turns per position of each pair of a head: computed, not read."""

    name: str
    rotation: Rotation
    head_dim: int

    @property
    def size(self) -> int:
        return self.head_dim // 2

    @property
    def parts(self) -> tuple[Rows, ...]:
        """The tensor of divisors, where there is one."""
        return (Rows(self.rotation.divisors, self.size),) if self.rotation.divisors else ()


Weight = Matrix | Vector | Frequencies


def weights(d: Dimensions) -> list[Weight]:
    """In the order in which they are stored."""
    token_table = Rows("token_embd.weight", d.vocabulary_size)
    head = Rows("output.weight", d.vocabulary_size)
    return [
        Matrix("token_table", d.hidden_size, (token_table,), has_pieces=True),
        *([] if d.ties_embeddings else [Matrix("head", d.hidden_size, (head,), has_pieces=True)]),
        *_frequencies(d),
        *(weight for index in range(d.layer_count) for weight in _block(d, index)),
        Vector("norm.weight", (Rows("output_norm.weight", d.hidden_size),)),
    ]


def _frequencies(d: Dimensions) -> list[Frequencies]:
    if d.turns_in_cache:
        return []
    frequencies = [Frequencies("frequencies", d.rotation, d.head_dim)]
    if any(d.is_local):
        frequencies.append(Frequencies("local_frequencies", d.local_rotation, d.head_dim))
    return frequencies


def _block(d: Dimensions, index: int) -> list[Weight]:
    family, query_size, kv_size = d.family, d.query_heads * d.head_dim, d.kv_heads * d.head_dim

    def rows(tensor: str, count: int, heads: int = 0, kind: str = "weight") -> Rows:
        interleaved = heads if family.interleaves_pairs else 0
        return Rows(f"blk.{index}.{tensor}.{kind}", count, interleaved)

    def matrix(name: str, columns: int, *parts: Rows) -> Matrix:
        return Matrix(f"blocks.{index}.{name}", columns, parts)

    def vector(name: str, *parts: Rows) -> Vector:
        return Vector(f"blocks.{index}.{name}", parts)

    def norm(name: str, tensor: str, size: int = d.hidden_size) -> Vector:
        return vector(f"{name}.weight", rows(tensor, size))

    def if_(condition: bool, *weights: Weight) -> tuple[Weight, ...]:
        return weights if condition else ()

    return [
        norm("attention_norm", "attn_norm"),
        matrix(
            "qkv",
            d.hidden_size,
            rows("attn_q", query_size, d.query_heads),
            rows("attn_k", kv_size, d.kv_heads),
            rows("attn_v", kv_size),
        ),
        *if_(
            family.adds_qkv_bias,
            vector(
                "qkv_bias",
                rows("attn_q", query_size, kind="bias"),
                rows("attn_k", kv_size, kind="bias"),
                rows("attn_v", kv_size, kind="bias"),
            ),
        ),
        *if_(
            family.normalises_heads,
            vector("query_norm", rows("attn_q_norm", d.head_dim)),
            vector("key_norm", rows("attn_k_norm", d.head_dim)),
        ),
        matrix("attention_out", query_size, rows("attn_output", d.hidden_size)),
        *if_(
            family.normalises_updates,
            vector("attention_update_norm", rows("post_attention_norm", d.hidden_size)),
        ),
        norm("feed_forward_norm", "ffn_norm"),
        matrix(
            "gate_up",
            d.hidden_size,
            rows("ffn_gate", d.feed_forward_size),
            rows("ffn_up", d.feed_forward_size),
        ),
        matrix("down", d.feed_forward_size, rows("ffn_down", d.hidden_size)),
        *if_(
            family.normalises_updates,
            vector("feed_forward_update_norm", rows("post_ffw_norm", d.hidden_size)),
        ),
    ]
