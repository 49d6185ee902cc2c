"""Qwen2 and Qwen2.5 (arXiv 2407.10671)."""

from .description import Family

QWEN2 = Family("qwen2", adds_qkv_bias=True)
