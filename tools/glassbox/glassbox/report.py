"""The figures of a model: metrics.json, and the lines of `python -m glassbox evaluate`."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path

from . import gguf_file
from .baselines import Baselines
from .dataset import QUESTION_SETS, Question, overlaps, questions
from .evaluation import Score, greedy_answer, judge, score_by_task
from .example import Dialogue
from .model import Model, parameter_count
from .tokenizer import Tokenizer

WRONG_SHOWN_PER_TASK = 2
BASELINES = {"most frequent answer": Baselines.most_frequent, "nearest question": Baselines.nearest}


def measure(gguf: Path, training: list[Dialogue], data_hash: str) -> dict:
    """Of the rounded weights, as they are read back from the file. Prints as it goes."""
    model, tokenizer = gguf_file.read_model(gguf), gguf_file.read_tokenizer(gguf)
    baselines = Baselines(training)
    return {
        "file": {
            "name": gguf.name,
            "bytes": gguf.stat().st_size,
            "sha256": sha256(gguf.read_bytes()).hexdigest(),
            "parameters": parameter_count(model),
        },
        "training data": {"dialogues": len(training), "sha256": data_hash},
        "question sets": {
            name: _measure_set(name, model, tokenizer, baselines, training)
            for name in QUESTION_SETS
        },
    }


def _measure_set(
    name: str, model: Model, tokenizer: Tokenizer, baselines: Baselines, training: list[Dialogue]
) -> dict:
    asked = questions(name)
    right = judge(model, tokenizer, asked)
    scores = {"model": score_by_task(asked, right)}
    for baseline, answer in BASELINES.items():
        said = [answer(baselines, q).casefold() == q.answer.casefold() for q in asked]
        scores[baseline] = score_by_task(asked, said)
    common = overlaps(training, asked)
    _print_set(name, common, scores)
    return {
        "overlap with training": common,
        "tasks": {task: _row(task, scores) for task in scores["model"]},
        "wrong answers": _wrong_answers(model, tokenizer, asked, right),
    }


def _row(task: str, scores: dict[str, dict[str, Score]]) -> dict:
    score = scores["model"][task]
    low, high = score.interval()
    return {
        "questions": score.count,
        "right": score.right,
        "accuracy": round(score.accuracy, 4),
        "interval of 95 %": [round(low, 4), round(high, 4)],
        "baselines": {name: round(scores[name][task].accuracy, 4) for name in BASELINES},
    }


def _wrong_answers(
    model: Model, tokenizer: Tokenizer, asked: list[Question], right: list[bool]
) -> list[dict]:
    """The first of each task."""
    shown: Counter[str] = Counter()
    wrong = []
    for question, is_right in zip(asked, right):
        if not is_right and shown[question.task] < WRONG_SHOWN_PER_TASK:
            shown[question.task] += 1
            said = greedy_answer(model, tokenizer, question.prompt)
            example = {"prompt": question.prompt, "expected": question.answer, "said": said}
            wrong.append({"task": question.task, **example})
    return wrong


def _print_set(name: str, common: dict[str, int], scores: dict[str, dict[str, Score]]) -> None:
    print(f"\n{name} ({', '.join(f'{what}: {count}' for what, count in common.items())})")
    print(f"{'task':22} {'n':>5}  accuracy  95 % interval   most frequent  nearest")
    for task, score in scores["model"].items():
        low, high = score.interval()
        frequent, nearest = (scores[baseline][task].accuracy for baseline in BASELINES)
        print(
            f"{task:22} {score.count:5}  {score.accuracy:8.1%}  {low:5.1%} - {high:6.1%}  "
            f"{frequent:13.1%}  {nearest:7.1%}",
            flush=True,
        )


def write_metrics(metrics: dict, path: Path) -> None:
    path.write_text(json.dumps(metrics, indent=2, ensure_ascii=False) + "\n")
