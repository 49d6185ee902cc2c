"""Kernels that move keys and values in the paged KV cache, in the signatures of TVM's runtime.

The cache of one layer is (pages, 2, kv heads, PAGE_TOKENS, head dim): keys are at 0, values at 1.
"""

from tvm.script import tirx as T

PAGE_TOKENS = 16  # what WebLLM asks for

KEY, VALUE = 0, 1


def match_pages(handle, kv_heads: int, head_dim: int):
    """A layer's pages, of any number; the runtime passes a view into one buffer for all layers."""
    shape = (T.int32(), 2, kv_heads, PAGE_TOKENS, head_dim)
    return T.match_buffer(handle, shape, "float32", elem_offset=T.int64())


def match_indices(handle, length):
    """An int32 array of the runtime's, which keeps several in one buffer."""
    return T.match_buffer(handle, (length,), "int32", elem_offset=T.int32())


def kv_append(kv_heads: int, head_dim: int):
    """Kernel (pages, k, v, positions): token t is cached at positions[t], if not negative."""

    @T.prim_func(s_tir=True, private=True)
    def kernel(pages_: T.handle, k_: T.handle, v_: T.handle, positions_: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        tokens = T.int32()
        pages = match_pages(pages_, kv_heads, head_dim)
        k = T.match_buffer(k_, (tokens, kv_heads, head_dim), "float32")
        v = T.match_buffer(v_, (tokens, kv_heads, head_dim), "float32")
        positions = match_indices(positions_, tokens)
        for bx in T.thread_binding(tokens, "blockIdx.x"):
            for by in T.thread_binding(kv_heads, "blockIdx.y"):
                for tx in T.thread_binding(head_dim, "threadIdx.x"):
                    with T.sblock("kv_append"):
                        T.reads()
                        T.writes()
                        page = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        entry = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        if positions[bx] >= 0:
                            page[0] = positions[bx] // PAGE_TOKENS
                            entry[0] = positions[bx] % PAGE_TOKENS
                            pages[page[0], KEY, by, entry[0], tx] = k[bx, by, tx]
                            pages[page[0], VALUE, by, entry[0], tx] = v[bx, by, tx]

    return kernel


def kv_copy_page(kv_heads: int, head_dim: int):
    """Kernel (pages, from_page, to_page, length): copies a page's first entries, for a fork."""

    @T.prim_func(s_tir=True, private=True)
    def kernel(pages_: T.handle, from_page: T.int64, to_page: T.int64, length: T.int64):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        pages = match_pages(pages_, kv_heads, head_dim)
        for bx in T.thread_binding(length, "blockIdx.x"):
            for by in T.thread_binding(2 * kv_heads, "blockIdx.y"):
                for tx in T.thread_binding(head_dim, "threadIdx.x"):
                    with T.sblock("kv_copy_page"):
                        T.reads()
                        T.writes()
                        pages[to_page, by // kv_heads, by % kv_heads, bx, tx] = pages[
                            from_page, by // kv_heads, by % kv_heads, bx, tx
                        ]

    return kernel


def attention_merge(query_heads: int, head_dim: int):
    """Kernel (first, first_lse, second, second_lse): two attentions over different positions as
    one.

    lse is the base-2 logarithm of the sum of exponentials. The result replaces the first; one
    thread serves one token and head.
    """
    WORKGROUP = 32

    @T.prim_func(s_tir=True, private=True)
    def kernel(first_: T.handle, first_lse_: T.handle, second_: T.handle, second_lse_: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        tokens = T.int32()
        first = T.match_buffer(first_, (tokens, query_heads, head_dim), "float32")
        first_lse = T.match_buffer(first_lse_, (tokens, query_heads), "float32")
        second = T.match_buffer(second_, (tokens, query_heads, head_dim), "float32")
        second_lse = T.match_buffer(second_lse_, (tokens, query_heads), "float32")
        for bx in T.thread_binding(
            (tokens * query_heads + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"
        ):
            for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                with T.sblock("attention_merge"):
                    T.reads()
                    T.writes()
                    token = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    head = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    weight = T.sblock_alloc_buffer((2,), "float32", scope="local")
                    most = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    token[0] = (bx * WORKGROUP + tx) // query_heads
                    head[0] = (bx * WORKGROUP + tx) % query_heads
                    if token[0] < tokens:
                        weight[0] = first_lse[token[0], head[0]]
                        weight[1] = second_lse[token[0], head[0]]
                        most[0] = T.max(weight[0], weight[1])
                        weight[0] = T.exp2(weight[0] - most[0])
                        weight[1] = T.exp2(weight[1] - most[0])
                        first_lse[token[0], head[0]] = most[0] + T.log2(weight[0] + weight[1])
                        for d in T.serial(head_dim):
                            first[token[0], head[0], d] = (
                                first[token[0], head[0], d] * weight[0]
                                + second[token[0], head[0], d] * weight[1]
                            ) / (weight[0] + weight[1])

    return kernel
