"""How many tokens a model's context and its chunks have, and the GPU buffers that grow with them.

A layer's KV cache is one buffer of whole pages, one more than the context fills (paged_kv_cache.cc
of apache-tvm 0.27; the page size is WebLLM's). A prefill step has buffers for a chunk's
activations; logits are of its last token alone.
"""

from .dimensions import Dimensions
from .errors import UnsupportedDimensions
from .webgpu_limits import STORAGE_BINDING_BYTES

# The KV cache of a longer context takes more memory than small models make good use of.
LONGEST_DEFAULT_CONTEXT_TOKENS = 2048
DEFAULT_CHUNK_TOKENS = 256

PAGE_TOKENS = 16
NUMBER_BYTES = 4  # everything is float32


def context_tokens(d: Dimensions, wanted: int | None, chunk_tokens: int) -> int:
    """wanted: None for a default. Raises UnsupportedDimensions."""
    trained = d.trained_context_tokens
    tokens = min(trained, LONGEST_DEFAULT_CONTEXT_TOKENS) if wanted is None else wanted
    if tokens > trained:
        raise UnsupportedDimensions(
            f"a context of {tokens} tokens; the model was trained for {trained}"
        )
    if not 0 < chunk_tokens <= tokens:
        raise UnsupportedDimensions(f"chunks of {chunk_tokens} tokens in a context of {tokens}")
    for what, asked, largest in [
        ("a context", tokens, largest_context_tokens(d)),
        ("chunks", chunk_tokens, largest_chunk_tokens(d)),
    ]:
        if asked > largest:
            raise UnsupportedDimensions(
                f"{what} of {asked} tokens would need a buffer of more than "
                f"{STORAGE_BINDING_BYTES} bytes; supported: up to {largest}"
            )
    return tokens


def largest_context_tokens(d: Dimensions) -> int:
    page_bytes = 2 * d.kv_heads * d.head_dim * PAGE_TOKENS * NUMBER_BYTES
    return (STORAGE_BINDING_BYTES // page_bytes - 1) * PAGE_TOKENS


def largest_chunk_tokens(d: Dimensions) -> int:
    return STORAGE_BINDING_BYTES // (widest_activation(d) * NUMBER_BYTES)


def widest_activation(d: Dimensions) -> int:
    """Numbers per token."""
    return max(d.hidden_size, d.qkv_heads * d.head_dim, 2 * d.feed_forward_size)
