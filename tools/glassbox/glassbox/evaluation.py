"""How many answers are right, task by task: those that greedy decoding gives to the letter."""

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt

import torch

from .batches import Encoded, encode, tensors
from .dataset import Question
from .model import Model
from .tokenizer import Tokenizer

BATCH_ITEMS = 100
LONGEST_ANSWER_TOKENS = 80
Z_95 = 1.959964  # standard normal quantile of a two-sided 95 % interval


@dataclass(frozen=True)
class Score:
    right: int
    count: int

    @property
    def accuracy(self) -> float:
        return self.right / self.count

    def interval(self) -> tuple[float, float]:
        """Wilson's, of 95 %."""
        square = Z_95**2
        middle = (self.right + square / 2) / (self.count + square)
        spread = Z_95 * sqrt(self.right * (self.count - self.right) / self.count + square / 4)
        half = spread / (self.count + square)
        return middle - half, middle + half


def score_by_task(questions: list[Question], is_right: list[bool]) -> dict[str, Score]:
    """With "all" as the last."""
    by_task = defaultdict(list)
    for question, right in zip(questions, is_right):
        by_task[question.task].append(right)
    by_task["all"] = is_right
    return {task: Score(sum(rights), len(rights)) for task, rights in by_task.items()}


def judge(model: Model, tokenizer: Tokenizer, questions: list[Question]) -> list[bool]:
    """Whether greedy decoding gives exactly the expected answer."""
    encoded = [_last_answer_only(encode(tokenizer, q.dialogue)) for q in questions]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
    right = [False] * len(encoded)
    for start in range(0, len(order), BATCH_ITEMS):
        chosen = order[start : start + BATCH_ITEMS]
        likeliest = _likeliest_answers(model, [encoded[i] for i in chosen])
        for i, said in zip(chosen, likeliest):
            right[i] = _is_right(model, tokenizer, questions[i], said)
    return right


@torch.no_grad()
def _likeliest_answers(model: Model, batch: list[Encoded]) -> list[list[int]]:
    """The most probable token in each place of an answer, after the expected ones before it."""
    inputs, _, is_answer = tensors(batch)
    likeliest = model.logits(model.hidden(inputs)).argmax(-1)
    return [row[answer].tolist() for row, answer in zip(likeliest, is_answer)]


def _is_right(model: Model, tokenizer: Tokenizer, question: Question, likeliest: list[int]) -> bool:
    """Without decoding step by step, unless other tokens may still make the same text."""
    expected = [*tokenizer.encode(question.answer), tokenizer.end_id]
    if likeliest == expected:
        return True
    differs = next(i for i, (a, b) in enumerate(zip(likeliest, expected)) if a != b)
    rest = tokenizer.decode(expected[differs:-1])
    said = tokenizer.decode([likeliest[differs]])
    return (
        rest.startswith(said)
        and greedy_answer(model, tokenizer, question.prompt) == question.answer
    )


def _last_answer_only(encoded: Encoded) -> Encoded:
    first = len(encoded.ids)
    while encoded.is_answer[first - 1]:
        first -= 1
    is_answer = [False] * first + encoded.is_answer[first:]
    return Encoded(encoded.ids, is_answer)


@torch.no_grad()
def greedy_answer(model: Model, tokenizer: Tokenizer, prompt: str) -> str:
    ids, answer = tokenizer.encode(prompt), []
    while len(answer) < LONGEST_ANSWER_TOKENS and len(ids) < model.shape.context_tokens:
        following = int(model.logits(model.hidden(torch.tensor([ids]))[0, -1]).argmax())
        if following == tokenizer.end_id:
            break
        ids.append(following)
        answer.append(following)
    return tokenizer.decode(answer)
