"""The network: a decoder of the llama family, small and plain.

RMS norms, rotary positions, attention with all heads of their own, SwiGLU, and a head that is the
token table. In here the two numbers that a rotation turns together lie half a head apart; `export`
reorders them to GGUF's convention.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """All sizes of the network. context_tokens: how long a dialogue may become."""

    vocabulary_size: int = 640
    layer_count: int = 5
    hidden_size: int = 224
    feed_forward_size: int = 576
    head_count: int = 7
    context_tokens: int = 512
    rope_theta: float = 10000.0
    norm_epsilon: float = 1e-5

    @property
    def head_dim(self) -> int:
        return self.hidden_size // self.head_count


class RmsNorm(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(shape.hidden_size))
        self._epsilon = shape.norm_epsilon

    def forward(self, x: Tensor) -> Tensor:
        return functional.rms_norm(x, self.weight.shape, self.weight, self._epsilon)


class Attention(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self._heads = (shape.head_count, shape.head_dim)
        self.qkv = nn.Linear(shape.hidden_size, 3 * shape.hidden_size, bias=False)
        self.output = nn.Linear(shape.hidden_size, shape.hidden_size, bias=False)

    def forward(self, x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
        """x: (batch, tokens, hidden); cosine, sine: (tokens, head_dim).

        Written out, since training with torch's own is slower for short texts in bfloat16.
        """
        batch, tokens, _ = x.shape
        joint = self.qkv(x).view(batch, tokens, 3, *self._heads).permute(2, 0, 3, 1, 4)
        rotated, values = joint[:2], joint[2]
        first, second = rotated.chunk(2, dim=-1)
        queries, keys = rotated * cosine + torch.cat([-second, first], dim=-1) * sine
        future = torch.full((tokens, tokens), -torch.inf, dtype=queries.dtype).triu(1)
        scores = queries * self._heads[1] ** -0.5 @ keys.transpose(-1, -2) + future
        mixed = scores.softmax(-1) @ values
        return self.output(mixed.transpose(1, 2).reshape(batch, tokens, -1))


class FeedForward(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.gate = nn.Linear(shape.hidden_size, shape.feed_forward_size, bias=False)
        self.up = nn.Linear(shape.hidden_size, shape.feed_forward_size, bias=False)
        self.down = nn.Linear(shape.feed_forward_size, shape.hidden_size, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down(functional.silu(self.gate(x)) * self.up(x))


class Block(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.attention_norm, self.attention = RmsNorm(shape), Attention(shape)
        self.feed_forward_norm, self.feed_forward = RmsNorm(shape), FeedForward(shape)

    def forward(self, x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
        x = x + self.attention(self.attention_norm(x), cosine, sine)
        return x + self.feed_forward(self.feed_forward_norm(x))


class Model(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.token_table = nn.Embedding(shape.vocabulary_size, shape.hidden_size)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layer_count))
        self.norm = RmsNorm(shape)
        cosine, sine = _rotations(shape)
        self.register_buffer("_cosine", cosine, persistent=False)
        self.register_buffer("_sine", sine, persistent=False)
        self._initialise()

    def hidden(self, ids: Tensor) -> Tensor:
        """What the head is multiplied with. (batch, tokens) to (batch, tokens, hidden)."""
        x, tokens = self.token_table(ids), ids.shape[1]
        for block in self.blocks:
            x = block(x, self._cosine[:tokens], self._sine[:tokens])
        return self.norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self.token_table.weight)

    def _initialise(self) -> None:
        """Small normal numbers; what adds to the residual stream smaller still."""
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                adds = name.endswith(("attention.output.weight", "feed_forward.down.weight"))
                size = 0.02 / (2 * self.shape.layer_count) ** 0.5 if adds else 0.02
                nn.init.normal_(weight, std=size)


def _rotations(shape: Shape) -> tuple[Tensor, Tensor]:
    """Cosines and sines of each position's angles. (context, head_dim)"""
    pairs = torch.arange(0, shape.head_dim, 2)
    frequencies = shape.rope_theta ** (-pairs / shape.head_dim)
    angles = torch.outer(torch.arange(shape.context_tokens), frequencies).repeat(1, 2)
    return angles.cos(), angles.sin()


def parameter_count(model: Model) -> int:
    return sum(weight.numel() for weight in model.parameters())
