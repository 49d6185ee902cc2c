"""mlc-chat-config.json: what WebLLM reads before it loads a library."""

from typing import Any

from .conversation import Conversation
from .family import Dimensions
from .gguf_file import GgufFile
from .tokenizers import token_method
from .tokenizers.vocabulary import token_id

# A general choice for small instruction models: what SmolLM2's authors recommend.
TEMPERATURE = 0.2
TOP_P = 0.9


def chat_config(
    gguf: GgufFile,
    dimensions: Dimensions,
    conversation: Conversation,
    context_tokens: int,
    chunk_tokens: int,
) -> dict[str, Any]:
    return {
        "version": "0.1.0",
        "model_type": gguf.text("general.architecture"),
        "vocab_size": dimensions.vocabulary_size,
        "context_window_size": context_tokens,
        "sliding_window_size": -1,
        "attention_sink_size": -1,
        "prefill_chunk_size": chunk_tokens,
        "temperature": TEMPERATURE,
        "top_p": TOP_P,
        "presence_penalty": 0.0,
        "frequency_penalty": 0.0,
        "repetition_penalty": 1.0,
        "bos_token_id": token_id(gguf, "bos", None),
        "eos_token_id": token_id(gguf, "eos"),
        "tokenizer_files": ["tokenizer.json"],
        # For constrained answers: how the vocabulary's entries become text.
        "tokenizer_info": {
            "token_postproc_method": token_method(gguf),
            "prepend_space_in_encode": False,
            "strip_space_in_decode": False,
        },
        "conv_template": conversation.config(),
    }
