"""Training: one pass over the dialogues, with a loss on the answers alone."""

import csv
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from .batches import Encoded, batches, tensors
from .model import Model

THREADS = 2
BATCH_SEED = 5
LEARNING_RATE = 3e-3
WARM_UP_STEPS = 150
FALLING_SHARE = 0.4  # of the steps, at the end, in which the rate of learning falls
WEIGHT_DECAY = 0.05
CLIPPED_NORM = 1.0
STEPS_PER_RECORD = 10
STEPS_PER_CHECKPOINT = 100
CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True)
class Record:
    """loss: mean of the steps since the last record, in nats per answer token."""

    step: int
    tokens: int
    seconds: float
    loss: float


def has_fast_bfloat16() -> bool:
    """Whether matrices are multiplied faster so; the figures are the same within tolerance."""
    return torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


class Run:
    """A training that can be ended after any checkpoint and taken up again."""

    def __init__(self, model: Model, folder: Path):
        """folder: for checkpoint.pt and loss.csv."""
        self._model, self._folder = model, folder
        self._optimizers = _optimizers(model)
        self._records: list[Record] = []

    def resume(self) -> None:
        stored = torch.load(self._folder / CHECKPOINT, weights_only=True)
        self._model.load_state_dict(stored["model"])
        for optimizer, state in zip(self._optimizers, stored["optimizers"]):
            optimizer.load_state_dict(state)
        self._records = [Record(*record) for record in stored["records"]]

    def train(self, encoded: list[Encoded]) -> None:
        steps = list(_steps(encoded))
        before = self._records[-1] if self._records else Record(0, 0, 0, 0)
        tokens, start = before.tokens, time.monotonic() - before.seconds
        losses: list[float] = []
        for number, (batch, rate) in enumerate(steps[before.step :], before.step + 1):
            inputs, targets, is_answer = tensors(batch)
            losses.append(self._step(inputs, targets, is_answer, rate))
            tokens += inputs.numel()
            is_last = number == len(steps)
            if number % STEPS_PER_RECORD == 0 or is_last:
                mean, seconds = sum(losses) / len(losses), time.monotonic() - start
                self._records.append(Record(number, tokens, round(seconds, 1), round(mean, 5)))
                losses.clear()
            if number % STEPS_PER_CHECKPOINT == 0 or is_last:
                self._save(len(steps))

    def _step(self, inputs: Tensor, targets: Tensor, is_answer: Tensor, rate: float) -> float:
        """The loss before it."""
        loss = answer_loss(self._model, inputs, targets, is_answer)
        loss.backward()
        nn.utils.clip_grad_norm_(self._model.parameters(), CLIPPED_NORM)
        for optimizer in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate
            optimizer.step()
            optimizer.zero_grad()
        return loss.item()

    def _save(self, step_count: int) -> None:
        stored = {
            "model": self._model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
            "records": [astuple(record) for record in self._records],
        }
        unfinished = self._folder / "unfinished.pt"
        torch.save(stored, unfinished)
        unfinished.replace(self._folder / CHECKPOINT)
        with (self._folder / "loss.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(field.name for field in fields(Record))
            writer.writerows(map(astuple, self._records))
        last = self._records[-1]
        speed = last.tokens / last.seconds
        print(
            f"step {last.step} of {step_count}: loss {last.loss:.4f}, {last.seconds:.0f} s, "
            f"{speed:.0f} tokens/s",
            flush=True,
        )


def answer_loss(model: Model, inputs: Tensor, targets: Tensor, is_answer: Tensor) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16, enabled=has_fast_bfloat16()):
        logits = model.logits(model.hidden(inputs)[is_answer])
    return functional.cross_entropy(logits.float(), targets[is_answer])


def _optimizers(model: Model) -> list[torch.optim.Optimizer]:
    """Muon for the matrices of the blocks, AdamW for the rest."""
    matrices = [w for w in model.blocks.parameters() if w.dim() == 2]
    ids = {id(weight) for weight in matrices}
    rest = [weight for weight in model.parameters() if id(weight) not in ids]
    return [
        torch.optim.Muon(matrices, weight_decay=WEIGHT_DECAY, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(rest, betas=(0.9, 0.98), weight_decay=0),
    ]


def _steps(encoded: list[Encoded]) -> Iterator[tuple[list[Encoded], float]]:
    """Batches, and the rate of learning: it rises in a straight line, stays, and falls to 0."""
    cut = list(batches(encoded, BATCH_SEED))
    for number, batch in enumerate(cut, 1):
        falling = (len(cut) + 1 - number) / (len(cut) * FALLING_SHARE)
        yield batch, LEARNING_RATE * min(number / WARM_UP_STEPS, 1, falling)
