"""Gemma 2 (arXiv 2408.00118). Defaults: gemma2 of llama.cpp's load_hparams."""

from .description import GELU, Family, LocalLayers

GEMMA2 = Family(
    "gemma2",
    normalises_updates=True,
    activation=GELU,
    scales_embeddings=True,
    local_layers=LocalLayers(period=2, window_tokens=4096),
    attention_cap=50.0,
    final_cap=30.0,
    scales_by_hidden=46,  # 27B
)
