"""Where the families of models differ, as their papers and llama.cpp's graphs have it.

Independent of modelkit on purpose.
"""

from dataclasses import dataclass

import numpy as np


def silu(x: np.ndarray) -> np.ndarray:
    return x / (1 + np.exp(-x))


def gelu(x: np.ndarray) -> np.ndarray:
    return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi, dtype=np.float32) * (x + 0.044715 * x**3)))


@dataclass(frozen=True)
class Differences:
    """neighbours_turn: in pairs, rather than numbers half a head apart. global_every: of so many
    layers, the last attends to all positions, the others to a window. local_theta: of the others.
    hidden_scale_layers: see Model._divisor.
    """

    neighbours_turn: bool = False
    activation: callable = silu
    scales_embeddings: bool = False
    global_every: int = 1
    local_theta: float | None = None
    hidden_scale_layers: int | None = None


DIFFERENCES = {
    "llama": Differences(neighbours_turn=True),
    "qwen2": Differences(),
    "qwen3": Differences(),
    "gemma2": Differences(
        activation=gelu, scales_embeddings=True, global_every=2, hidden_scale_layers=46
    ),
    "gemma3": Differences(
        activation=gelu,
        scales_embeddings=True,
        global_every=6,
        local_theta=10000.0,
        hidden_scale_layers=62,
    ),
}
