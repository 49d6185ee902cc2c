"""Recorded answers against recomputed ones, and the lines that say how that went."""

import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from .reference import Reference

LARGEST_DIFFERENCE = 1e-3  # of a log-probability

# WebLLM looks for the most probable tokens until the rest of the vocabulary has less than the least
# of them (getTopProbs). In float32 that rest is only known to about 1e-6, so that it may miss tokens
# that are less probable than this.
LEAST_PROBABILITY = 1e-5


class Report:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, holds: bool, what: str) -> None:
        self.passed += bool(holds)
        self.failed += not holds
        print(f"{'ok    ' if holds else 'FAILED'}  {what}", flush=True)

    def skip(self, what: str, reason: str) -> None:
        self.skipped += 1
        print(f"SKIPPED {what}: {reason}", flush=True)

    def conclude(self) -> int:
        """Prints the last lines; the exit status."""
        if self.skipped:
            print(f"{self.skipped} skipped")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def record(folder: Path, requests: list[dict]) -> list[dict]:
    """What the model of a folder answers in the browser (record.mjs)."""
    script = Path(__file__).with_name("record.mjs")
    with tempfile.TemporaryDirectory() as temporary:
        asked, answered = Path(temporary, "requests.json"), Path(temporary, "answers.json")
        asked.write_text(json.dumps(requests))
        subprocess.run(["node", script, folder, asked, answered], check=True)
        return json.loads(answered.read_text())


def compare_answer(reference: Reference, answer: dict, report: Report) -> float:
    """Checks a greedy answer; the largest difference of its log-probabilities."""
    request, steps = answer["request"], answer["logprobs"]
    chosen, rows = reference.greedy(request, len(steps))
    name = request.get("prompt") or request["messages"][-1]["content"]
    name = repr(name if len(name) <= 40 else f"{name[:40]}...")
    # A stop token has log-probabilities, but is no part of the text.
    text = reference.tokenizer.decode(chosen[:-1] if answer["finish"] == "stop" else chosen)
    report.check(text == answer["text"], f"{name}: the answer is {answer['text']!r}")
    largest = 0.0
    for row, step in zip(rows, steps):
        best = np.argsort(-row)[: len(step["top_logprobs"])]
        seen = [top["logprob"] for top in step["top_logprobs"]]
        certain = row[best] > np.log(LEAST_PROBABILITY)
        largest = max(largest, float(np.abs(row[best] - seen)[certain].max()))
    report.check(
        largest < LARGEST_DIFFERENCE,
        f"{name}: log-probabilities differ by up to {largest:.1e} in {len(steps)} steps",
    )
    return largest
