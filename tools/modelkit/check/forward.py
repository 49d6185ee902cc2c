"""A llama-family GGUF run in float32 with NumPy, as plainly as it can be said.

Independent of modelkit on purpose: tensors are dequantised whole by the gguf package, and the
rotation is applied to neighbouring numbers, as the file has them.
"""

from pathlib import Path

import numpy as np
from gguf import GGUFReader, dequantize


class Model:
    def __init__(self, path: Path):
        reader = GGUFReader(path)
        self.metadata = {key: field.contents() for key, field in reader.fields.items()}
        self.weights = {
            tensor.name: dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
            for tensor in reader.tensors
        }
        self.layers = self.metadata["llama.block_count"]
        self.heads = self.metadata["llama.attention.head_count"]
        self.kv_heads = self.metadata["llama.attention.head_count_kv"]
        self.epsilon = np.float32(self.metadata["llama.attention.layer_norm_rms_epsilon"])
        self.theta = self.metadata["llama.rope.freq_base"]
        table = self.weights["token_embd.weight"]
        self.head = self.weights.get("output.weight", table)
        self.head_dim = self.metadata.get(
            "llama.attention.key_length", table.shape[1] // self.heads
        )
        self.reset()

    def reset(self) -> None:
        """Forget all tokens."""
        self.keys = [np.zeros((0, self.kv_heads, self.head_dim), np.float32)] * self.layers
        self.values = list(self.keys)

    def forward(self, ids: list[int]) -> np.ndarray:
        """Logits after each of ids, which follow what came before. (tokens, vocabulary)"""
        x = self.weights["token_embd.weight"][ids]
        positions = len(self.keys[0]) + np.arange(len(ids))
        for layer in range(self.layers):
            x = x + self._attention(layer, x, positions)
            x = x + self._feed_forward(layer, x)
        return self._norm(x, "output_norm") @ self.head.T

    def _layer(self, layer: int, name: str) -> np.ndarray:
        return self.weights[f"blk.{layer}.{name}.weight"]

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        mean_square = np.mean(x * x, axis=-1, keepdims=True, dtype=np.float32)
        return x / np.sqrt(mean_square + self.epsilon) * self.weights[f"{name}.weight"]

    def _rotate(self, x: np.ndarray, positions: np.ndarray) -> np.ndarray:
        """x: (tokens, heads, head_dim)."""
        frequencies = self.theta ** (-np.arange(0, self.head_dim, 2) / self.head_dim)
        angles = (positions[:, None] * frequencies)[:, None]
        cosine, sine = np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
        first, second = x[..., 0::2], x[..., 1::2]
        turned = first * cosine - second * sine, first * sine + second * cosine
        return np.stack(turned, axis=-1).reshape(x.shape)

    def _attention(self, layer: int, x: np.ndarray, positions: np.ndarray) -> np.ndarray:
        x = self._norm(x, f"blk.{layer}.attn_norm")
        queries, keys, values = (
            (x @ self._layer(layer, f"attn_{name}").T).reshape(len(x), -1, self.head_dim)
            for name in "qkv"
        )
        queries, keys = self._rotate(queries, positions), self._rotate(keys, positions)
        self.keys[layer] = np.concatenate([self.keys[layer], keys])
        self.values[layer] = np.concatenate([self.values[layer], values])
        shared = self.heads // self.kv_heads
        keys = np.repeat(self.keys[layer], shared, axis=1)
        values = np.repeat(self.values[layer], shared, axis=1)
        scores = np.einsum("qhd,khd->hqk", queries, keys) / np.float32(np.sqrt(self.head_dim))
        scores = np.where(np.arange(len(keys)) <= positions[:, None], scores, -np.inf)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        attended = np.einsum("hqk,khd->qhd", weights, values).reshape(len(x), -1)
        return attended @ self._layer(layer, "attn_output").T

    def _feed_forward(self, layer: int, x: np.ndarray) -> np.ndarray:
        x = self._norm(x, f"blk.{layer}.ffn_norm")
        gate, up = (x @ self._layer(layer, f"ffn_{name}").T for name in ("gate", "up"))
        return (gate / (1 + np.exp(-gate)) * up) @ self._layer(layer, "ffn_down").T


def log_softmax(logits: np.ndarray) -> np.ndarray:
    shifted = logits.astype(np.float64) - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
