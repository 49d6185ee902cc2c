"""The decoder as TVM sees it: modules over the kernels, and the functions that WebLLM calls.

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
from .kernels import embedding, heads, matmul, rows, soft_cap, softmax
from .kernels.matmul import DECODE, PREFILL, Blocking
from .kv_cache import attention_scale, create_kv_cache
from .layout import VECTOR_TYPE, packed_shapes
from .pieces import pieces


def _call(kernel, name: str, arguments: list[Tensor], *shapes):
    """The float32 outputs of a kernel, in the given shapes."""
    outputs = [Tensor.placeholder(list(shape), "float32") for shape in shapes]
    return op.tensor_ir_op(kernel, name, arguments, outputs[0] if len(outputs) == 1 else outputs)


def _fill(kernel, name: str, arguments: list[Tensor], y: Tensor | None, shape) -> Tensor:
    """y after a kernel wrote into a part of it; None for a new one."""
    if y is None:
        return _call(kernel, name, arguments, shape)
    return op.tensor_ir_inplace_op(kernel, name, [*arguments, y], len(arguments), y)


class PackedMatrix(nn.Module):
    """A quantised matrix of `outputs` rows: a linear layer, the token table, or the head."""

    def __init__(self, outputs: int, inputs: int, bits: int, subnormals: bool):
        self.outputs, self.inputs, self.bits = outputs, inputs, bits
        self.subnormals = subnormals
        quants, scales = packed_shapes(outputs, inputs, bits)
        self.quants = nn.Parameter(quants, VECTOR_TYPE)
        self.scales = nn.Parameter(scales, VECTOR_TYPE)

    def forward(self, x: Tensor, blocking: Blocking) -> Tensor:
        phase = "decode" if blocking is DECODE else "prefill"
        return _call(
            matmul.matmul(self.bits, blocking, self.subnormals),
            f"matmul_q{self.bits}_{phase}",
            [x, self.quants, self.scales],
            (1, x.shape[1], self.outputs),
        )

    def rows(self, ids: Tensor, scale: float) -> Tensor:
        return _call(
            embedding.embedding(self.bits, scale, self.subnormals),
            f"embedding_q{self.bits}",
            [ids, self.quants, self.scales],
            (ids.shape[0], self.inputs),
        )


class PiecedMatrix(nn.Module):
    """The same, of a table that is in pieces, each of which fills in its part of the output."""

    def __init__(self, all_rows: list[range], inputs: int, bits: int, subnormals: bool):
        self.all_rows, self.inputs, self.bits = all_rows, inputs, bits
        self.subnormals = subnormals
        self.pieces = nn.ModuleList(
            [PackedMatrix(len(rows), inputs, bits, subnormals) for rows in all_rows]
        )

    def forward(self, x: Tensor, blocking: Blocking) -> Tensor:
        y, shape = None, (1, x.shape[1], self.all_rows[-1].stop)
        for rows, piece in zip(self.all_rows, self.pieces):
            kernel = matmul.matmul(self.bits, blocking, self.subnormals, rows.start)
            arguments = [x, piece.quants, piece.scales]
            y = _fill(kernel, f"matmul_piece_{rows.start}", arguments, y, shape)
        return y

    def rows(self, ids: Tensor, scale: float) -> Tensor:
        y, shape = None, (ids.shape[0], self.inputs)
        for rows, piece in zip(self.all_rows, self.pieces):
            kernel = embedding.embedding(self.bits, scale, self.subnormals, rows)
            arguments = [ids, piece.quants, piece.scales]
            y = _fill(kernel, f"embedding_piece_{rows.start}", arguments, y, shape)
        return y


def vocabulary_matrix(d: Dimensions, bits: int, subnormals: bool) -> PackedMatrix | PiecedMatrix:
    """The token table or the head."""
    all_rows = pieces(d.vocabulary_size, d.hidden_size, bits)
    if len(all_rows) == 1:
        return PackedMatrix(d.vocabulary_size, d.hidden_size, bits, subnormals)
    return PiecedMatrix(all_rows, d.hidden_size, bits, subnormals)


class Norm(nn.Module):
    def __init__(self, size: int, epsilon: float):
        self.epsilon = epsilon
        self.weight = nn.Parameter((size,), "float32")

    def forward(self, x: Tensor) -> Tensor:
        return _call(rows.rms_norm(self.epsilon), "rms_norm", [x, self.weight], x.shape)

    def add(self, x: Tensor, update: Tensor, update_norm: Tensor | None):
        """x + update, and the norm of that. update_norm: weight of the update's own norm."""
        if update_norm is None:
            kernel, name, weights = rows.add_rms_norm, "add_rms_norm", [self.weight]
        else:
            kernel, name = rows.add_normed_rms_norm, "add_normed_rms_norm"
            weights = [update_norm, self.weight]
        return _call(kernel(self.epsilon), name, [x, update, *weights], x.shape, x.shape)


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
        gated = _call(
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
            qkv = _call(heads.add_bias(), "add_bias", [qkv, self.qkv_bias], qkv.shape)
        qkv = op.reshape(qkv, (1, tokens, d.qkv_heads, d.head_dim))
        if turning is None:
            return qkv
        frequencies = turning.local_frequencies if d.is_local[self.index] else turning.frequencies
        where = [turning.positions, frequencies]
        rotary_heads, pairs = d.query_heads + d.kv_heads, d.head_dim // 2
        if not d.family.normalises_heads:
            return _call(heads.rotate(rotary_heads, pairs), "rotate", [qkv, *where], qkv.shape)
        return _call(
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
            normed = _call(rows.last_row(), "last_row", [normed], (1, 1, self.d.hidden_size))
        head = self.token_table if self.d.ties_embeddings else self.head
        logits = head(normed, DECODE)
        if cap := self.d.final_cap:
            logits = _call(soft_cap.cap_logits(cap), "cap_logits", [logits], logits.shape)
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
        return _call(kernel, "softmax", [logits, temperature], logits.shape)

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
