"""A GGUF model run in float32 with NumPy, as plainly as it can be said.

Independent of modelkit on purpose: tensors are dequantised whole by the gguf package, heads turn as
the file has them, and a bias or a norm is applied wherever the file has its tensor.
"""

from pathlib import Path

import numpy as np
from gguf import GGUFReader, dequantize

from .families import DIFFERENCES


class Model:
    def __init__(self, path: Path):
        reader = GGUFReader(path)
        self.metadata = {key: field.contents() for key, field in reader.fields.items()}
        self.weights = {
            tensor.name: dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
            for tensor in reader.tensors
        }
        self.family = DIFFERENCES[self.metadata["general.architecture"]]
        self.layers = self._get("block_count")
        self.heads = self._get("attention.head_count")
        self.kv_heads = self._get("attention.head_count_kv")
        self.epsilon = np.float32(self._get("attention.layer_norm_rms_epsilon"))
        self.hidden = self._get("embedding_length")
        self.head_dim = self._get("attention.key_length", self.hidden // self.heads)
        self.reset()

    def reset(self) -> None:
        """Forget all tokens."""
        self.keys = [np.zeros((0, self.kv_heads, self.head_dim), np.float32)] * self.layers
        self.values = list(self.keys)

    def forward(self, ids: list[int]) -> np.ndarray:
        """Logits after each of ids, which follow what came before. (tokens, vocabulary)"""
        x = self.weights["token_embd.weight"][ids]
        if self.family.scales_embeddings:
            x = x * np.sqrt(np.float32(self.hidden))
        positions = len(self.keys[0]) + np.arange(len(ids))
        for layer in range(self.layers):
            x = x + self._attention(layer, x, positions)
            x = x + self._feed_forward(layer, x)
        head = self.weights.get("output.weight", self.weights["token_embd.weight"])
        logits = self._norm(x, "output_norm") @ head.T
        return _capped(logits, self._get("final_logit_softcapping", 0))

    def _get(self, key: str, *default):
        key = f"{self.metadata['general.architecture']}.{key}"
        return self.metadata.get(key, *default) if default else self.metadata[key]

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        """The same x, if there is no such norm."""
        if f"{name}.weight" not in self.weights:
            return x
        mean_square = np.mean(x * x, axis=-1, keepdims=True, dtype=np.float32)
        return x / np.sqrt(mean_square + self.epsilon) * self.weights[f"{name}.weight"]

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self.weights[f"{name}.weight"].T + self.weights.get(f"{name}.bias", 0)

    def _is_local(self, layer: int) -> bool:
        return (layer + 1) % self.family.global_every != 0

    def _rotate(self, layer: int, x: np.ndarray, positions: np.ndarray) -> np.ndarray:
        """x: (tokens, heads, head_dim)."""
        theta, factor = self._get("rope.freq_base"), self._get("rope.scaling.factor", 1)
        if self._is_local(layer) and self.family.local_theta:
            theta, factor = self.family.local_theta, 1
        frequencies = theta ** (-np.arange(0, self.head_dim, 2) / self.head_dim) / factor
        frequencies = frequencies / self.weights.get("rope_freqs.weight", 1)
        angles = (positions[:, None] * frequencies)[:, None]
        cosine, sine = np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
        if self.family.neighbours_turn:
            first, second = x[..., 0::2], x[..., 1::2]
        else:
            first, second = np.split(x, 2, axis=-1)
        turned = first * cosine - second * sine, first * sine + second * cosine
        if self.family.neighbours_turn:
            return np.stack(turned, axis=-1).reshape(x.shape)
        return np.concatenate(turned, axis=-1)

    def _attention(self, layer: int, x: np.ndarray, positions: np.ndarray) -> np.ndarray:
        name = f"blk.{layer}.attn"
        x = self._norm(x, f"{name}_norm")
        queries, keys, values = (
            self._linear(x, f"{name}_{kind}").reshape(len(x), -1, self.head_dim) for kind in "qkv"
        )
        queries = self._rotate(layer, self._norm(queries, f"{name}_q_norm"), positions)
        keys = self._rotate(layer, self._norm(keys, f"{name}_k_norm"), positions)
        self.keys[layer] = np.concatenate([self.keys[layer], keys])
        self.values[layer] = np.concatenate([self.values[layer], values])
        shared = self.heads // self.kv_heads
        keys = np.repeat(self.keys[layer], shared, axis=1)
        values = np.repeat(self.values[layer], shared, axis=1)
        scores = np.einsum("qhd,khd->hqk", queries, keys) / np.float32(np.sqrt(self._divisor()))
        scores = _capped(scores, self._get("attn_logit_softcapping", 0))
        age = positions[:, None] - np.arange(len(keys))
        window = self._get("attention.sliding_window") if self._is_local(layer) else len(keys)
        scores = np.where((age >= 0) & (age < window), scores, -np.inf)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        attended = np.einsum("hqk,khd->qhd", weights, values).reshape(len(x), -1)
        update = self._linear(attended, f"{name}_output")
        return self._norm(update, f"blk.{layer}.post_attention_norm")

    def _divisor(self) -> int:
        """Scores are divided by the root of this; the 27B Gemmas go their own way."""
        if self.layers == self.family.hidden_scale_layers:
            return self.hidden // self.heads
        return self.head_dim

    def _feed_forward(self, layer: int, x: np.ndarray) -> np.ndarray:
        name = f"blk.{layer}.ffn"
        x = self._norm(x, f"{name}_norm")
        gate, up = self._linear(x, f"{name}_gate"), self._linear(x, f"{name}_up")
        update = self._linear(self.family.activation(gate) * up, f"{name}_down")
        return self._norm(update, f"blk.{layer}.post_ffw_norm")


def _capped(x: np.ndarray, cap: float) -> np.ndarray:
    return np.float32(cap) * np.tanh(x / np.float32(cap)) if cap else x


def log_softmax(logits: np.ndarray) -> np.ndarray:
    shifted = logits.astype(np.float64) - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
