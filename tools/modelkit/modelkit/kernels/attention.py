"""Attention over the paged KV cache, and over a chunk's own keys, in the signatures of TVM's
runtime.

The library runs one sequence (`max_batch_size` 1), so of arrays per sequence only entry 0 is read.
Keys are cached after their rotation (RopeMode.NORMAL), so the kernels' rope arguments are not used.
The output comes with the base-2 logarithm of the sum of exponentials, for `attention_merge`.

Of a layer, the runtime passes on nothing but the scale of scores. So a negative one marks a local
layer, whose tokens attend to a window of the last positions only; the cache keeps all.
"""

from tvm.script import tirx as T

from .attention_body import MOST_ROWS, Heads, Memory, Scores, Workgroup, attention
from .kv_cache import KEY, PAGE_TOKENS, VALUE, match_indices, match_pages


def _decode_group(heads: Heads, scores: Scores) -> Workgroup:
    """One token makes one workgroup a key/value head, which should not be too small for a GPU."""
    one_slice = Workgroup(heads, scores, tokens=1, slices=1)
    return one_slice if one_slice.threads >= 32 else Workgroup(heads, scores, tokens=1, slices=2)


def _prefill_group(heads: Heads, scores: Scores) -> Workgroup:
    return Workgroup(heads, scores, tokens=max(1, MOST_ROWS // heads.shared), slices=1)


def _paged(pages, page_values, page_indptr, kv_head, heads: Heads) -> Memory:
    def start(position):
        page = page_values[page_indptr[0] + position // PAGE_TOKENS]
        entry = (page * 2 * heads.kv + kv_head) * PAGE_TOKENS + position % PAGE_TOKENS
        return entry * heads.dim

    return Memory(
        start,
        heads.dim,
        key=lambda i: pages[0, KEY, 0, 0, i],
        value=lambda i: pages[0, VALUE, 0, 0, i],
    )


def _in_rows(k, v, kv_head, heads: Heads) -> Memory:
    return Memory(
        start=lambda position: (position * heads.kv + kv_head) * heads.dim,
        stride=heads.kv * heads.dim,
        key=lambda i: k[0, 0, i],
        value=lambda i: v[0, 0, i],
    )


def _cached_positions(page_indptr, last_page_length):
    return (page_indptr[1] - page_indptr[0] - 1) * PAGE_TOKENS + last_page_length[0]


def _set_limits(group: Workgroup):
    @T.inline
    def set_limits(limit, first, tokens, positions, causal):
        """The last token attends to all positions; where causal, each before it to one less."""
        for t in T.unroll(group.tokens):
            limit[t] = positions
            if causal > 0:
                limit[t] = positions - (tokens - 1 - T.min(first + t, tokens - 1))

    return set_limits


def attention_decode(heads: Heads, scores: Scores):
    """Kernel for one new token, whose key and value are in the cache already."""
    H, HK, D = heads.query, heads.kv, heads.dim
    group = _decode_group(heads, scores)
    attend = attention(group)

    @T.prim_func(s_tir=True, private=True)
    def kernel(
        q_: T.handle,
        pages_: T.handle,
        page_indptr_: T.handle,
        page_values_: T.handle,
        last_page_length_: T.handle,
        key_rope_: T.handle,
        query_rope_: T.handle,
        out_: T.handle,
        lse_: T.handle,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        scale: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        sequences = T.int32()
        q = T.match_buffer(q_, (sequences, H, D), "float32")
        pages = match_pages(pages_, HK, D)
        page_indptr = match_indices(page_indptr_, sequences + 1)
        page_values = match_indices(page_values_, T.int32())
        last_page_length = match_indices(last_page_length_, sequences)
        key_rope = match_indices(key_rope_, sequences)
        query_rope = match_indices(query_rope_, sequences)
        out = T.match_buffer(out_, (sequences, H, D), "float32")
        lse = T.match_buffer(lse_, (sequences, H), "float32")
        for bx in T.thread_binding(sequences, "blockIdx.x"):
            for by in T.thread_binding(HK, "blockIdx.y"):
                for tx in T.thread_binding(group.threads, "threadIdx.x"):
                    with T.sblock("attention_decode"):
                        T.reads()
                        T.writes()
                        limit = T.sblock_alloc_buffer((group.bounds,), "int32", scope="local")
                        limit[0] = _cached_positions(page_indptr, last_page_length)
                        attend(
                            (q, out, lse, bx, sequences, by, tx),
                            limit,
                            limit[0] - 1,
                            scale,
                            _paged(pages, page_values, page_indptr, by, heads),
                        )

    return kernel


def attention_prefill(heads: Heads, scores: Scores):
    """Kernel for a chunk of tokens over what the cache holds."""
    H, HK, D = heads.query, heads.kv, heads.dim
    group = _prefill_group(heads, scores)
    attend, set_limits = attention(group), _set_limits(group)

    @T.prim_func(s_tir=True, private=True)
    def kernel(
        q_: T.handle,
        token_indptr_: T.handle,
        pages_: T.handle,
        page_indptr_: T.handle,
        page_values_: T.handle,
        last_page_length_: T.handle,
        key_rope_: T.handle,
        query_rope_: T.handle,
        out_: T.handle,
        lse_: T.handle,
        causal: T.int32,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        scale: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        sequences = T.int32()
        tokens = T.int32()
        q = T.match_buffer(q_, (tokens, H, D), "float32")
        token_indptr = match_indices(token_indptr_, sequences + 1)
        pages = match_pages(pages_, HK, D)
        page_indptr = match_indices(page_indptr_, sequences + 1)
        page_values = match_indices(page_values_, T.int32())
        last_page_length = match_indices(last_page_length_, sequences)
        key_rope = match_indices(key_rope_, sequences)
        query_rope = match_indices(query_rope_, tokens)
        out = T.match_buffer(out_, (tokens, H, D), "float32")
        lse = T.match_buffer(lse_, (tokens, H), "float32")
        for bx in T.thread_binding((tokens + group.tokens - 1) // group.tokens, "blockIdx.x"):
            for by in T.thread_binding(HK, "blockIdx.y"):
                for tx in T.thread_binding(group.threads, "threadIdx.x"):
                    with T.sblock("attention_prefill"):
                        T.reads()
                        T.writes()
                        limit = T.sblock_alloc_buffer((group.bounds,), "int32", scope="local")
                        set_limits(
                            limit,
                            bx * group.tokens,
                            tokens,
                            _cached_positions(page_indptr, last_page_length),
                            causal,
                        )
                        attend(
                            (q, out, lse, bx * group.tokens, tokens, by, tx),
                            limit,
                            _cached_positions(page_indptr, last_page_length)
                            + bx * group.tokens
                            - causal * tokens,
                            scale,
                            _paged(pages, page_values, page_indptr, by, heads),
                        )

    return kernel


def attention_ragged(heads: Heads, scores: Scores):
    """Kernel for a chunk of tokens over the chunk's own keys and values, (keys, heads, dim)."""
    H, HK, D = heads.query, heads.kv, heads.dim
    group = _prefill_group(heads, scores)
    attend, set_limits = attention(group), _set_limits(group)

    @T.prim_func(s_tir=True, private=True)
    def kernel(
        q_: T.handle,
        token_indptr_: T.handle,
        k_: T.handle,
        v_: T.handle,
        key_indptr_: T.handle,
        query_rope_: T.handle,
        key_rope_: T.handle,
        out_: T.handle,
        lse_: T.handle,
        causal: T.int32,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        scale: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        sequences = T.int32()
        tokens = T.int32()
        keys = T.int32()
        q = T.match_buffer(q_, (tokens, H, D), "float32")
        token_indptr = match_indices(token_indptr_, sequences + 1)
        k = T.match_buffer(k_, (keys, HK, D), "float32")
        v = T.match_buffer(v_, (keys, HK, D), "float32")
        key_indptr = match_indices(key_indptr_, sequences + 1)
        query_rope = match_indices(query_rope_, tokens)
        key_rope = match_indices(key_rope_, sequences)
        out = T.match_buffer(out_, (tokens, H, D), "float32")
        lse = T.match_buffer(lse_, (tokens, H), "float32")
        for bx in T.thread_binding((tokens + group.tokens - 1) // group.tokens, "blockIdx.x"):
            for by in T.thread_binding(HK, "blockIdx.y"):
                for tx in T.thread_binding(group.threads, "threadIdx.x"):
                    with T.sblock("attention_ragged"):
                        T.reads()
                        T.writes()
                        limit = T.sblock_alloc_buffer((group.bounds,), "int32", scope="local")
                        set_limits(limit, bx * group.tokens, tokens, keys, causal)
                        attend(
                            (q, out, lse, bx * group.tokens, tokens, by, tx),
                            limit,
                            keys - tokens + bx * group.tokens,
                            scale,
                            _in_rows(k, v, by, heads),
                        )

    return kernel
