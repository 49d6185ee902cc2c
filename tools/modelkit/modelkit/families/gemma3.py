"""Gemma 3, its text models (arXiv 2503.19786). Defaults: gemma3 of llama.cpp's load_hparams."""

from .description import GELU, Family, LocalLayers

GEMMA3 = Family(
    "gemma3",
    normalises_heads=True,
    normalises_updates=True,
    activation=GELU,
    scales_embeddings=True,
    local_layers=LocalLayers(period=6, rope_theta=10000.0),
    scales_by_hidden=62,  # 27B
)
