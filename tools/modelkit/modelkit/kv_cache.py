"""The paged KV cache of TVM's runtime, set up with this package's kernels."""

from tvm import relax
from tvm.ir import StringImm
from tvm.relax.frontend.nn.llm.kv_cache import PagedKVCache, RopeMode

from .dimensions import Dimensions
from .kernels import attention, kv_cache, rope

MULTI_HEAD_ATTENTION = 0  # AttnKind::kMHA


def attention_scale(d: Dimensions, layer: int) -> float:
    """What a layer's attention kernels get as the scale of scores (see kernels.attention)."""
    return -d.attention_scale if d.is_local[layer] else d.attention_scale


def create_kv_cache(
    dimensions: Dimensions,
    max_batch_size,
    max_total_seq_len,
    prefill_chunk_size,
    page_size,
    support_sliding_window,
) -> PagedKVCache:
    """A call of `vm.builtin.paged_attention_kv_cache_create`.

    Its arguments and their order are those of paged_kv_cache.cc in apache-tvm 0.27.
    """
    d = dimensions
    heads = attention.Heads(d.query_heads, d.kv_heads, d.head_dim)
    scores = attention.Scores(d.attention_cap, d.window_tokens if any(d.is_local) else 0)
    builder = relax.BlockBuilder.current()

    def add(kernel, name: str):
        return builder.add_func(kernel, name)

    def attention_kernel(kernel, name: str):
        return relax.Tuple([StringImm("tirx"), add(kernel(heads, scores), name)])

    unused = relax.Tuple([])
    copy_page = add(kv_cache.kv_copy_page(d.kv_heads, d.head_dim), "kv_copy_page")
    merge = add(kv_cache.attention_merge(d.query_heads, d.head_dim), "attention_merge")
    arguments = [
        relax.ShapeExpr(
            [
                max_batch_size,
                max_total_seq_len,
                prefill_chunk_size,
                page_size,
                support_sliding_window,
            ]
        ),
        relax.ShapeExpr([0, d.layer_count]),
        *map(relax.prim_value, (d.query_heads, d.kv_heads, d.head_dim, d.head_dim)),
        relax.ShapeExpr([MULTI_HEAD_ATTENTION] * d.layer_count),
        relax.prim_value(False),  # no transfer between machines
        relax.prim_value(RopeMode.NORMAL if d.turns_in_cache else RopeMode.NONE),
        relax.prim_value(1),  # rotary scale, and base: split_rotary has its own
        relax.prim_value(1),
        relax.prim_value(0),  # no rotary factors
        relax.op.builtin.alloc_tensor(relax.ShapeExpr([]), "float32", 0),  # type and device to use
        add(kv_cache.kv_append(d.kv_heads, d.head_dim), "kv_append"),
        relax.prim_value(0),  # no latent attention
        attention_kernel(attention.attention_ragged, "attention_ragged"),
        attention_kernel(attention.attention_prefill, "attention_prefill"),
        attention_kernel(attention.attention_decode, "attention_decode"),
        unused,  # sliding window: prefill and decode
        unused,
        unused,  # tree masks: paged and ragged
        unused,
        unused,  # latent attention
        relax.Tuple([merge]),
        add(
            rope.split_rotary(d.query_heads, d.kv_heads, d.head_dim, d.rotation.theta),
            "split_rotary",
        ),
        copy_page,
        copy_page,  # debugging, and compaction after speculative decoding: never called
        copy_page,
    ]
    call = relax.call_pure_packed(
        "vm.builtin.paged_attention_kv_cache_create", *arguments, ty_args=relax.AnyType()
    )
    return PagedKVCache(_expr=call, _name="kv_cache")
