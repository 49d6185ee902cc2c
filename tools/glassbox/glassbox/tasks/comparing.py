"""Which of some numbers is the larger or smaller one."""

from ..draw import Draw, Wordings
from ..example import Turn, casual, joined

LARGER = Wordings(
    seen=(
        "Which is larger, {a} or {b}?", "Which number is bigger, {a} or {b}?",
        "What is larger: {a} or {b}?", "Which is greater, {a} or {b}?",
        "{a} or {b}, which is larger?",
        "Which is more, {a} or {b}?", "What is bigger, {a} or {b}?", "Pick the larger: {a} or {b}.",
    ),
    unseen=("Tell me the bigger one of {a} and {b}.", "Of {a} and {b}, which is larger?"),
)  # fmt: skip
SMALLER = Wordings(
    seen=(
        "Which is smaller, {a} or {b}?", "Which number is smaller, {a} or {b}?",
        "What is smaller: {a} or {b}?", "Which is less, {a} or {b}?",
        "{a} or {b}, which is smaller?",
        "Which is lower, {a} or {b}?", "Pick the smaller: {a} or {b}.",
    ),
    unseen=("Tell me the smaller one of {a} and {b}.", "Of {a} and {b}, which is smaller?"),
)  # fmt: skip
LARGEST = Wordings(
    seen=(
        "What is the largest of {l}?", "Which is the largest: {l}?",
        "Find the largest number: {l}.",
        "Which number is the biggest: {l}?", "What is the biggest of {l}?",
        "Give me the maximum of {l}.",
        "Which of these is the largest: {l}?",
    ),
    unseen=("Largest number in {l}?", "Show me the biggest of these: {l}."),
)  # fmt: skip
SMALLEST = Wordings(
    seen=(
        "What is the smallest of {l}?",
        "Which is the smallest: {l}?",
        "Find the smallest number: {l}.",
        "Which number is the smallest: {l}?",
        "What is the lowest of {l}?",
        "Give me the minimum of {l}.",
        "Which of these is the smallest: {l}?",
    ),
    unseen=("Smallest number in {l}?", "Show me the smallest of these: {l}."),
)


def _two(draw: Draw, task: str) -> list[int]:
    return draw.content(task, lambda: draw.random.sample(range(100), 2))


def several_numbers(draw: Draw, task: str, most: int) -> list[int]:
    limit = draw.pick((20, 100, 100))
    return draw.content(
        task, lambda: draw.random.sample(range(limit), draw.between(3, most)), sorted
    )


def compare(draw: Draw) -> Turn:
    a, b = _two(draw, "compare")
    wordings, answer = draw.pick(((LARGER, max(a, b)), (SMALLER, min(a, b))))
    return Turn("compare", casual(draw, draw.wording(wordings, a=a, b=b)), str(answer))


def extreme(draw: Draw) -> Turn:
    numbers = several_numbers(draw, "extreme", most=5)
    wordings, answer = draw.pick(((LARGEST, max(numbers)), (SMALLEST, min(numbers))))
    return Turn(
        "extreme", casual(draw, draw.wording(wordings, l=joined(draw, numbers))), str(answer)
    )


TASKS = (compare, extreme)
