"""The decoder as TVM sees it: its layers, and the functions that WebLLM calls.

What @mlc-ai/web-llm 0.2.86 looks up in a library: embed, prefill, decode,
create_tir_paged_kv_cache, softmax_with_temperature, and (see library) argsort_probs,
sample_with_top_p and kernels/logits.
"""

from dataclasses import dataclass

from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor, op, spec
from tvm.relax.frontend.nn.llm.kv_cache import PagedKVCache

from .dimensions import Dimensions
from .families.description import SILU
from .kernel_call import call
from .kernels import heads, rows, soft_cap, softmax
from .kernels.matmul import DECODE, PREFILL, Blocking
from .kv_cache import attention_scale, create_kv_cache
from .matrices import PackedMatrix, vocabulary_matrix


class Norm(nn.Module):
    def __init__(self, size: int, epsilon: float):
        self.epsilon = epsilon
        self.weight = nn.Parameter((size,), "float32")

    def forward(self, x: Tensor) -> Tensor:
        return call(rows.rms_norm(self.epsilon), "rms_norm", [x, self.weight], x.shape)

    def add(self, x: Tensor, update: Tensor, update_norm: Tensor | None):
        """x + update, and the norm of that. update_norm: weight of the update's own norm."""
        if update_norm is None:
            kernel, name, weights = rows.add_rms_norm, "add_rms_norm", [self.weight]
        else:
            kernel, name = rows.add_normed_rms_norm, "add_normed_rms_norm"
            weights = [update_norm, self.weight]
        return call(kernel(self.epsilon), name, [x, update, *weights], x.shape, x.shape)


@dataclass(frozen=True)
class Turning:
    """What turns heads before the cache: positions (tokens,), frequencies (head dim / 2,)."""

    positions: Tensor
    frequencies: Tensor
    local_frequencies: Tensor


class Block(nn.Module):
    """One layer. Its parameters' names are those of `weights`."""

    def __init__(self, d: Dimensions, bits: dict[str, int], subnormals: bool, index: int):
        self.d, self.index = d, index
        name = f"blocks.{index}"
        self.attention_norm = Norm(d.hidden_size, d.norm_epsilon)
        self.qkv = PackedMatrix(
            d.qkv_heads * d.head_dim, d.hidden_size, bits[f"{name}.qkv"], subnormals
        )
        if d.family.adds_qkv_bias:
            self.qkv_bias = nn.Parameter((d.qkv_heads * d.head_dim,), "float32")
        if d.family.normalises_heads:
            self.query_norm = nn.Parameter((d.head_dim,), "float32")
            self.key_norm = nn.Parameter((d.head_dim,), "float32")
        self.attention_out = PackedMatrix(
            d.hidden_size, d.query_heads * d.head_dim, bits[f"{name}.attention_out"], subnormals
        )
        if d.family.normalises_updates:
            self.attention_update_norm = nn.Parameter((d.hidden_size,), "float32")
        self.feed_forward_norm = Norm(d.hidden_size, d.norm_epsilon)
        self.gate_up = PackedMatrix(
            2 * d.feed_forward_size, d.hidden_size, bits[f"{name}.gate_up"], subnormals
        )
        self.down = PackedMatrix(
            d.hidden_size, d.feed_forward_size, bits[f"{name}.down"], subnormals
        )
        if d.family.normalises_updates:
            self.feed_forward_update_norm = nn.Parameter((d.hidden_size,), "float32")

    def forward(
        self,
        x: Tensor,
        normed: Tensor,
        following: Norm,
        cache: PagedKVCache,
        turning: Turning | None,
        blocking: Blocking,
    ):
        """normed: x after attention_norm. Returns the next x, and what `following` makes of it."""
        d, tokens = self.d, x.shape[1]
        attended = cache.attention_with_fused_qkv(
            self.index,
            self._heads(self.qkv(normed, blocking), turning),
            d.query_heads,
            sm_scale=attention_scale(d, self.index),
        )
        attended = op.reshape(attended, (1, tokens, d.query_heads * d.head_dim))
        update = self.attention_out(attended, blocking)
        x, normed = self.feed_forward_norm.add(
            x, update, self.attention_update_norm if d.family.normalises_updates else None
        )
        gated = call(
            rows.gate(d.family.activation),
            "swiglu" if d.family.activation == SILU else "geglu",
            [self.gate_up(normed, blocking)],
            (1, tokens, d.feed_forward_size),
        )
        return following.add(
            x,
            self.down(gated, blocking),
            self.feed_forward_update_norm if d.family.normalises_updates else None,
        )

    def _heads(self, qkv: Tensor, turning: Turning | None) -> Tensor:
        """The joint projection as TVM's cache takes it, (1, tokens, heads, head dim)."""
        d, tokens = self.d, qkv.shape[1]
        if d.family.adds_qkv_bias:
            qkv = call(heads.add_bias(), "add_bias", [qkv, self.qkv_bias], qkv.shape)
        qkv = op.reshape(qkv, (1, tokens, d.qkv_heads, d.head_dim))
        if turning is None:
            return qkv
        frequencies = turning.local_frequencies if d.is_local[self.index] else turning.frequencies
        where = [turning.positions, frequencies]
        rotary_heads, pairs = d.query_heads + d.kv_heads, d.head_dim // 2
        if not d.family.normalises_heads:
            return call(heads.rotate(rotary_heads, pairs), "rotate", [qkv, *where], qkv.shape)
        return call(
            heads.normalise_rotate(d.query_heads, rotary_heads, pairs, d.norm_epsilon),
            "normalise_rotate",
            [qkv, self.query_norm, self.key_norm, *where],
            qkv.shape,
        )


class Decoder(nn.Module):
    def __init__(self, dimensions: Dimensions, bits: dict[str, int], subnormals: bool):
        """bits: of each matrix, by the name that `weights` gives it. subnormals: whether scales or
        minima may be subnormal halves.
        """
        self.d = d = dimensions
        self.token_table = vocabulary_matrix(d, bits["token_table"], subnormals)
        if not d.ties_embeddings:
            self.head = vocabulary_matrix(d, bits["head"], subnormals)
        if not d.turns_in_cache:
            self.frequencies = nn.Parameter((d.head_dim // 2,), "float32")
        if not d.turns_in_cache and any(d.is_local):
            self.local_frequencies = nn.Parameter((d.head_dim // 2,), "float32")
        self.blocks = nn.ModuleList(
            [Block(d, bits, subnormals, index) for index in range(d.layer_count)]
        )
        self.norm = Norm(d.hidden_size, d.norm_epsilon)

    def _logits(self, x: Tensor, cache: PagedKVCache, blocking: Blocking):
        normed, turning = self.blocks[0].attention_norm(x), self._turning(x, cache)
        norms = [*(block.attention_norm for block in self.blocks[1:]), self.norm]
        for block, following in zip(self.blocks, norms):
            x, normed = block(x, normed, following, cache, turning, blocking)
        if blocking is PREFILL:
            normed = call(rows.last_row(), "last_row", [normed], (1, 1, self.d.hidden_size))
        head = self.token_table if self.d.ties_embeddings else self.head
        logits = head(normed, DECODE)
        if cap := self.d.final_cap:
            logits = call(soft_cap.cap_logits(cap), "cap_logits", [logits], logits.shape)
        return logits, cache

    def _turning(self, x: Tensor, cache: PagedKVCache) -> Turning | None:
        """None where the cache does it."""
        if self.d.turns_in_cache:
            return None
        local = self.local_frequencies if any(self.d.is_local) else self.frequencies
        return Turning(cache.get_query_positions(x.shape[1]), self.frequencies, local)

    def embed(self, ids: Tensor):
        return self.token_table.rows(ids, self.d.embedding_scale)

    def prefill(self, x: Tensor, cache: PagedKVCache):
        return self._logits(x, cache, PREFILL)

    def decode(self, x: Tensor, cache: PagedKVCache):
        return self._logits(x, cache, DECODE)

    def softmax_with_temperature(self, logits: Tensor, temperature: Tensor):
        kernel = softmax.softmax_with_temperature()
        return call(kernel, "softmax", [logits, temperature], logits.shape)

    def create_tir_paged_kv_cache(
        self,
        max_batch_size,
        max_total_seq_len,
        prefill_chunk_size,
        page_size,
        support_sliding_window,
    ):
        return create_kv_cache(
            self.d,
            max_batch_size,
            max_total_seq_len,
            prefill_chunk_size,
            page_size,
            support_sliding_window,
        )

    def interface(self) -> spec.ModuleSpec:
        d, cache = self.d, spec.Object(object_type=PagedKVCache)
        with_weights = {"$": {"param_mode": "packed", "effect_mode": "none"}}
        without = {"$": {"param_mode": "none", "effect_mode": "none"}}

        def activations(tokens):
            return spec.Tensor([1, tokens, d.hidden_size], "float32")

        return spec.ModuleSpec.from_raw(
            {
                "embed": {"ids": spec.Tensor(["tokens"], "int32"), **with_weights},
                "prefill": {"x": activations("tokens"), "cache": cache, **with_weights},
                "decode": {"x": activations(1), "cache": cache, **with_weights},
                "softmax_with_temperature": {
                    "logits": spec.Tensor(["sequences", 1, d.vocabulary_size], "float32"),
                    "temperature": spec.Tensor(["sequences"], "float32"),
                    **without,
                },
                "create_tir_paged_kv_cache": {
                    "max_batch_size": int,
                    "max_total_seq_len": int,
                    "prefill_chunk_size": int,
                    "page_size": int,
                    "support_sliding_window": int,
                    **without,
                },
            },
            self,
        )
