"""What a GGUF file's metadata says of its model: the family, its dimensions and its options."""

from dataclasses import dataclass

from .errors import UnsupportedArchitecture, UnsupportedDimensions
from .families import FAMILIES, Family
from .gguf_file import GgufFile
from .metadata import REQUIRED
from .rotation import Rotation, read_rotation
from .tensors import GROUP
from .tokenizers.vocabulary import tokens

# What attention's division of work among threads takes (kernels/attention).
HEAD_DIMS = range(32, 256 + 1, 16)
MOST_HEADS_PER_KV_HEAD = 8


@dataclass(frozen=True)
class Dimensions:
    """All that the decoder's shape depends on.

    query_heads share kv_heads evenly; head_dim numbers each. is_local: of each layer, whether it
    attends to the last window_tokens positions alone, and turns by local_rotation. attention_scale:
    of scores. attention_cap, final_cap: soft bounds of scores and logits, 0 for none. norm_epsilon:
    added to mean squares. ties_embeddings: the token table is the head as well.
    """

    family: Family
    layer_count: int
    hidden_size: int
    feed_forward_size: int
    vocabulary_size: int
    query_heads: int
    kv_heads: int
    head_dim: int
    rotation: Rotation
    local_rotation: Rotation
    is_local: tuple[bool, ...]
    window_tokens: int
    attention_scale: float
    attention_cap: float
    final_cap: float
    norm_epsilon: float
    ties_embeddings: bool
    trained_context_tokens: int

    @property
    def qkv_heads(self) -> int:
        """Heads of the joint projection: queries, keys, values."""
        return self.query_heads + 2 * self.kv_heads

    @property
    def embedding_scale(self) -> float:
        return self.hidden_size**0.5 if self.family.scales_embeddings else 1.0

    @property
    def turns_in_cache(self) -> bool:
        """Whether TVM's cache can rotate heads: alike in all layers, and as they were projected."""
        alike = self.rotation.is_plain and self.local_rotation == self.rotation
        return alike and not self.family.normalises_heads


def read_dimensions(gguf: GgufFile) -> Dimensions:
    """Raises UnsupportedArchitecture, UnsupportedRope, UnsupportedDimensions, MissingMetadata,
    UnsupportedMetadata, MissingTensor.
    """
    architecture = gguf.text("general.architecture")
    if architecture not in FAMILIES:
        supported = ", ".join(map(repr, FAMILIES))
        raise UnsupportedArchitecture(
            f"the architecture is {architecture!r}; supported: {supported}"
        )
    family = FAMILIES[architecture]

    def size(key: str, default=REQUIRED) -> int:
        return gguf.whole_number(f"{architecture}.{key}", default)

    def cap(key: str, default: float) -> float:
        return gguf.number(f"{architecture}.{key}", default)

    query_heads = size("attention.head_count")
    hidden_size = size("embedding_length")
    layer_count = size("block_count")
    gguf.tensor(f"blk.{layer_count - 1}.attn_norm.weight")  # before memory is taken for each layer
    head_dim = size("attention.key_length", hidden_size // query_heads)
    if head_dim not in HEAD_DIMS:
        raise UnsupportedDimensions(
            f"heads of {head_dim} numbers; supported: multiples of {HEAD_DIMS.step} from "
            f"{HEAD_DIMS[0]} to {HEAD_DIMS[-1]}"
        )
    rotation = read_rotation(gguf, architecture, head_dim)
    is_local, window_tokens, local_rotation = (False,) * layer_count, 0, rotation
    if local := family.local_layers:
        period = size("attention.sliding_window_pattern", local.period)
        is_local = tuple(bool((index + 1) % period) for index in range(layer_count))
        window_tokens = size("attention.sliding_window", local.window_tokens or REQUIRED)
        if theta := gguf.positive_number(f"{architecture}.rope.freq_base_swa", local.rope_theta):
            local_rotation = Rotation(theta)
    scaled_by = hidden_size / query_heads if layer_count == family.scales_by_hidden else head_dim
    dimensions = Dimensions(
        family=family,
        layer_count=layer_count,
        hidden_size=hidden_size,
        feed_forward_size=size("feed_forward_length"),
        vocabulary_size=len(tokens(gguf)),
        query_heads=query_heads,
        kv_heads=size("attention.head_count_kv", query_heads),
        head_dim=head_dim,
        rotation=rotation,
        local_rotation=local_rotation,
        is_local=is_local,
        window_tokens=window_tokens,
        attention_scale=scaled_by**-0.5,
        attention_cap=cap("attn_logit_softcapping", family.attention_cap),
        final_cap=cap("final_logit_softcapping", family.final_cap),
        norm_epsilon=gguf.positive_number(f"{architecture}.attention.layer_norm_rms_epsilon"),
        ties_embeddings="output.weight" not in gguf.tensor_names(),
        trained_context_tokens=size("context_length"),
    )
    _refuse(dimensions, size("attention.value_length", head_dim))
    return dimensions


def _refuse(d: Dimensions, value_dim: int) -> None:
    """Raises UnsupportedDimensions."""
    if value_dim != d.head_dim:
        raise UnsupportedDimensions(
            f"values of {value_dim} numbers beside keys of {d.head_dim}; supported: as many"
        )
    if d.query_heads % d.kv_heads or d.query_heads // d.kv_heads > MOST_HEADS_PER_KV_HEAD:
        raise UnsupportedDimensions(
            f"{d.query_heads} query heads for {d.kv_heads} key and value heads; supported: "
            f"1 to {MOST_HEADS_PER_KV_HEAD} times as many"
        )
    for name, size in [
        ("hidden size", d.hidden_size),
        ("feed-forward size", d.feed_forward_size),
        ("size of all query heads", d.query_heads * d.head_dim),
    ]:
        if size % GROUP:
            raise UnsupportedDimensions(f"the {name} {size} is not a multiple of {GROUP}")
