"""Qwen3, dense (arXiv 2505.09388)."""

from .description import Family

QWEN3 = Family("qwen3", normalises_heads=True)
