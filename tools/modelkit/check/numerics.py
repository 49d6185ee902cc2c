"""python -m check.numerics MODEL_DIR: does a built model answer as its GGUF file says it should?

Answers are recorded in headless Chromium and recomputed with NumPy, with the numbers that the
kernels have where tensors were quantised anew. The last line says how many of the checks passed; the
exit status is not 0 if one failed.
"""

import json
import shlex
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from modelkit.gguf_file import GgufFile
from modelkit.source import Source

from .comparison import Report, compare_answer, record
from .reference import Reference
from .requantised import requantise

# At temperature 1 the log-probabilities are the model's own; so small a top_p is greedy all the
# same.
GREEDY = {"temperature": 1, "top_p": 1e-4, "seed": 1, "logprobs": True, "top_logprobs": 5}
SIXTEEN = {**GREEDY, "max_tokens": 16, "ignore_eos": True}


def user(content: str) -> dict:
    return {"role": "user", "content": content}


def chat(*messages: dict, **settings) -> dict:
    return {"messages": list(messages), **settings}


def long_question(context_tokens: int) -> dict:
    """Longer than a prefill chunk, no multiple of one, and within small contexts too."""
    sentences = min(26, context_tokens // 45)
    text = "The sea is blue, and the sky above it is wide. "
    return chat(user("How many words are these? " + text * sentences), **SIXTEEN)


ANSWERS = [
    chat(user("What is the capital of France?"), **SIXTEEN),
    chat(user("Write a haiku about the sea."), **SIXTEEN),
    chat(user("List three primes larger than 10 and explain why 15 is not prime."), **SIXTEEN),
    chat({"role": "system", "content": "Answer in French."}, user("Who are you?"), **SIXTEEN),
    chat(
        user("Repeat the word sea ten times."),
        frequency_penalty=0.7,
        presence_penalty=0.4,
        repetition_penalty=1.2,
        logit_bias={"260": 3, "28": -5, "198": 1.5},
        **SIXTEEN,
    ),
    {"prompt": "The three laws of thermodynamics are", **SIXTEEN},
]

# A completion model goes on with the text of one message.
COMPLETIONS = [
    chat(user("The capital of France is"), **SIXTEEN),
    chat(user("def is_prime(n):\n    "), **SIXTEEN),
    chat(user("Le ciel est bleu, 天空是蓝色的, and 🙂"), **SIXTEEN),
    {"prompt": "The three laws of thermodynamics are", **SIXTEEN},
]

FIRST_TURN = chat(user("My name is Ann. Say hello to me."), max_tokens=60, **GREEDY)
SECOND_TURN = chat(
    *FIRST_TURN["messages"],
    {"role": "assistant", "content": None},
    user("What is my name?"),
    max_tokens=60,
    **GREEDY,
)

# Without room for spaces: under WebLLM's JSON grammar a small model may add them for ever.
PERSON = r"""root ::= "{\"name\": \"" [A-Z] [a-z]{1,8} "\", \"age\": " [1-9] [0-9]{0,2} "}" """
CONSTRAINED = chat(
    user("Give a JSON object for a person named Ann, aged 30."),
    max_tokens=60,
    temperature=0.7,
    top_p=0.9,
    seed=7,
    response_format={"type": "grammar", "grammar": PERSON},
)

DRAW = {"prompt": "Once upon a", "temperature": 1, "top_p": 0.5, "max_tokens": 1}
DRAWS = [{**DRAW, "seed": seed, "logprobs": True, "top_logprobs": 1} for seed in range(1, 161)]


def check_second_turn(reference: Reference, second: dict, report: Report) -> None:
    whole, prefilled = len(reference.prompt_ids(second["request"])), second["promptTokens"]
    report.check(
        prefilled < whole,
        f"the second turn prefilled {prefilled} of {whole} tokens, the cache held the rest",
    )


def check_constrained(text: str, again: str, report: Report) -> None:
    try:
        person = json.loads(text)
    except ValueError:
        person = {}
    types = {key: type(value) for key, value in person.items()}
    report.check(
        types == {"name": str, "age": int}, f"an answer under a grammar fits it: {text!r}"
    )
    report.check(text == again, "the same seed gives the same answer")


def check_draws(reference: Reference, tokens: list[str], report: Report) -> None:
    """Sampled tokens lie in the nucleus, about as often as they should (chi-square)."""
    probabilities = reference.first_probabilities(DRAW)
    order = np.argsort(-probabilities)
    size = int(np.searchsorted(np.cumsum(probabilities[order]), DRAW["top_p"])) + 1
    nucleus, drawn = order[:size], Counter(tokens)
    counts = np.array([drawn[reference.tokenizer.decode([token])] for token in nucleus])
    report.check(
        counts.sum() == len(tokens),
        f"{counts.sum()} of {len(tokens)} samples lie in the nucleus of {size} tokens",
    )
    expected = probabilities[nucleus] / probabilities[nucleus].sum() * len(tokens)
    frequent = expected >= 5
    statistic = ((counts - expected)[frequent] ** 2 / expected[frequent]).sum()
    bound = frequent.sum() + 4 * np.sqrt(2 * frequent.sum())
    report.check(
        statistic < bound,
        f"their counts fit: chi-square {statistic:.1f}, expected below {bound:.1f}",
    )


def context_tokens(folder: Path) -> int:
    return json.loads((folder / "mlc-chat-config.json").read_text())["context_window_size"]


def check_chat(reference: Reference, folder: Path, report: Report) -> list[float]:
    """Differences of log-probabilities."""
    answers = [*ANSWERS, long_question(context_tokens(folder))]
    asked = [*answers, FIRST_TURN, SECOND_TURN, CONSTRAINED, CONSTRAINED, *DRAWS]
    greedy = len(answers) + 2
    answers = record(
        folder, [{"request": request, "continues": request is SECOND_TURN} for request in asked]
    )
    differences = [compare_answer(reference, answer, report) for answer in answers[:greedy]]
    check_second_turn(reference, answers[greedy - 1], report)
    check_constrained(answers[greedy]["text"], answers[greedy + 1]["text"], report)
    tokens = [answer["logprobs"][0]["token"] for answer in answers[greedy + 2 :]]
    check_draws(reference, tokens, report)
    return differences


def check_completion(reference: Reference, folder: Path, report: Report) -> list[float]:
    """Differences of log-probabilities."""
    asked = [*COMPLETIONS, long_question(context_tokens(folder))]
    answers = record(folder, [{"request": request, "continues": False} for request in asked])
    return [compare_answer(reference, answer, report) for answer in answers]


def main(folder: Path) -> int:
    manifest = json.loads((folder / "manifest.json").read_text())
    source = shlex.split(manifest["command"])[4]
    is_chat = manifest.get("kind") != "completion"
    path, report = Source(source).path, Report()
    reference = Reference(path, is_chat)
    requantise(reference, GgufFile(path), report)
    check = check_chat if is_chat else check_completion
    differences = check(reference, folder, report)
    print(f"largest difference of a top-5 log-probability: {max(differences):.2e}")
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
