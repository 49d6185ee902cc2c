"""Llama and what follows it, such as SmolLM2 (arXiv 2302.13971 and 2307.09288)."""

from .description import Family

LLAMA = Family("llama", interleaves_pairs=True)
