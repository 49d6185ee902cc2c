"""GGUF's vocabulary as a Hugging Face tokenizer.json, which WebLLM's tokenizer reads.

    vocabulary      what tokens mean, and what opens a prompt
    byte_level      byte-level BPE (tokenizer.ggml.model "gpt2")
    pre_tokenizers  the expressions that split its text first
    sentencepiece   BPE by scores (tokenizer.ggml.model "llama")

What the result must do is what llama.cpp does with the same file (check/tokens.py).
"""

from typing import Any

from ..errors import UnsupportedTokenizer
from ..gguf_file import GgufFile
from . import byte_level, sentencepiece

MODELS = {"gpt2": byte_level, "llama": sentencepiece}
# What llama.cpp calls tokenizers of other kinds.
OTHER_MODELS = {"t5": "SentencePiece's unigram", "bert": "WordPiece", "rwkv": "RWKV's"}


def tokenizer(gguf: GgufFile) -> dict[str, Any]:
    """The content of tokenizer.json. Raises UnsupportedTokenizer, MissingMetadata,
    UnsupportedMetadata.
    """
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        **_model(gguf).tokenizer(gguf),
    }


def token_method(gguf: GgufFile) -> str:
    """How tokens become text, by xgrammar's name for it: for answers under a grammar."""
    return _model(gguf).TOKEN_METHOD


def _model(gguf: GgufFile):
    model = gguf.text("tokenizer.ggml.model")
    if model not in MODELS:
        named = f"{OTHER_MODELS[model]} ({model!r})" if model in OTHER_MODELS else repr(model)
        raise UnsupportedTokenizer(
            f"the tokenizer is {named}; supported: 'gpt2', which is byte-level BPE, and 'llama', "
            "which is SentencePiece's BPE"
        )
    return MODELS[model]
