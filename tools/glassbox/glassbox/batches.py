"""Dialogues as tensors: ids, and which of them are answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from .chat import END, pieces
from .example import Dialogue
from .tokenizer import Tokenizer

BATCH_TOKENS = 4096
# Batches are as long as a multiple of this: of few shapes, which are then fast.
LENGTH_STEP = 16
# Batches are cut from so many dialogues sorted by length, so that little is padded.
SORTED_TOGETHER = 8192


@dataclass(frozen=True)
class Encoded:
    """is_answer: whether the model is to say the id."""

    ids: list[int]
    is_answer: list[bool]


def encode(tokenizer: Tokenizer, dialogue: Dialogue) -> Encoded:
    """Ends with the token that ends the last answer."""
    ids, is_answer = [], []
    turns = [(turn.question, turn.answer) for turn in dialogue.turns]
    for text, said_by_model in [*pieces(dialogue.system, turns), (END, False)]:
        piece = tokenizer.encode(text)
        ends_answer = bool(is_answer) and is_answer[-1]
        ids += piece
        is_answer += [said_by_model or (ends_answer and at == 0) for at in range(len(piece))]
    return Encoded(ids, is_answer)


def batches(encoded: list[Encoded], seed: int) -> Iterator[list[Encoded]]:
    """All of them once; the dialogues come in no order, so only their batches are shuffled."""
    random = Random(seed)
    for start in range(0, len(encoded), SORTED_TOGETHER):
        by_length = sorted(encoded[start : start + SORTED_TOGETHER], key=lambda e: len(e.ids))
        cut = list(_cut(by_length))
        random.shuffle(cut)
        yield from cut


def _cut(by_length: list[Encoded]) -> Iterator[list[Encoded]]:
    batch: list[Encoded] = []
    for item in by_length:
        if (len(batch) + 1) * _rounded_up(len(item.ids) - 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _rounded_up(length: int) -> int:
    return -(-length // LENGTH_STEP) * LENGTH_STEP


def tensors(batch: list[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, the ids that follow them, and which of these are answers; filled up with zeros."""
    longest = 1 + _rounded_up(max(len(item.ids) for item in batch) - 1)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    is_answer = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, item in enumerate(batch):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        is_answer[row, : len(item.ids)] = torch.tensor(item.is_answer)
    return ids[:, :-1], ids[:, 1:], is_answer[:, 1:]
