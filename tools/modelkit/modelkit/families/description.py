"""What a family of models is: where it differs from the others.

All families are decoders of one kind: RMS norms before attention and before the feed-forward,
rotary positions over whole heads, grouped query attention, a gated feed-forward, no biases (arXiv
2302.13971). A family's file names what it does otherwise; `decoder` is driven by that alone.
"""

from dataclasses import dataclass

SILU, GELU = "silu", "gelu"  # GELU in its tanh form (arXiv 1606.08415)


@dataclass(frozen=True)
class LocalLayers:
    """Of each `period` layers, all but the last attend only to a sliding window of positions.

    window_tokens and rope_theta, of these layers' rotary positions: where the file does not say; 0
    where it has to, or where rope_theta is that of the other layers.
    """

    period: int
    window_tokens: int = 0
    rope_theta: float = 0.0


@dataclass(frozen=True)
class Family:
    """architecture: its name in GGUF files.

    interleaves_pairs: numbers that turn together are neighbours in the file, not half a head apart.
    adds_qkv_bias: to queries, keys and values. normalises_heads: queries and keys, each head by
    itself, before they turn. normalises_updates: also what attention and feed-forward add.
    scales_embeddings: by the square root of the hidden size. attention_cap and final_cap: soft
    bounds of scores and of logits, where the file does not say; 0 for none.
    scales_by_hidden: layer count of the one model of the family that divides scores by the square
    root of hidden size / heads, not of the head dimension.
    """

    architecture: str
    interleaves_pairs: bool = False
    adds_qkv_bias: bool = False
    normalises_heads: bool = False
    normalises_updates: bool = False
    activation: str = SILU
    scales_embeddings: bool = False
    local_layers: LocalLayers | None = None
    attention_cap: float = 0.0
    final_cap: float = 0.0
    scales_by_hidden: int = 0
