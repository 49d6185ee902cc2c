"""Sums, differences, products and short stories about them."""

from ..draw import Draw, Wordings
from ..example import Turn, casual

LARGEST = 99
TOO_LARGE = "I can only calculate with numbers from 0 to 99."

ADD = Wordings(
    seen=(
        "What is {a} + {b}?", "{a} + {b}", "{a}+{b}", "{a} + {b} =", "{a}+{b}=?",
        "How much is {a} plus {b}?",
        "What is {a} plus {b}?", "Add {a} and {b}.", "Add {b} to {a}.",
        "What is the sum of {a} and {b}?",
        "Calculate {a} + {b}.", "Work out {a} plus {b}.", "What do you get if you add {a} and {b}?",
        "Can you add {a} and {b}?", "What's {a} + {b}?", "How much is {a} + {b}?",
        "Compute {a} + {b}.",
    ),
    unseen=(
        "Tell me {a} plus {b}.", "Give me the sum of {a} and {b}.", "What does {a} + {b} make?",
    ),
)  # fmt: skip
SUBTRACT = Wordings(
    seen=(
        "What is {a} - {b}?", "{a} - {b}", "{a}-{b}", "{a} - {b} =", "{a}-{b}=?",
        "How much is {a} minus {b}?",
        "What is {a} minus {b}?", "Subtract {b} from {a}.", "Take {b} away from {a}.",
        "Calculate {a} - {b}.", "Work out {a} minus {b}.", "What is left if you take {b} from {a}?",
        "Can you subtract {b} from {a}?", "What's {a} - {b}?", "How much is {a} - {b}?",
        "Compute {a} - {b}.",
    ),
    unseen=("Tell me {a} minus {b}.", "Give me {a} minus {b}.", "What does {a} - {b} make?"),
)  # fmt: skip
MULTIPLY = Wordings(
    seen=(
        "What is {a} times {b}?", "{a} * {b}", "{a} x {b}", "What is {a} x {b}?",
        "What is {a} * {b}?",
        "How much is {a} times {b}?", "Multiply {a} by {b}.", "Multiply {a} and {b}.",
        "Calculate {a} * {b}.",
        "What is the product of {a} and {b}?", "Work out {a} times {b}.", "{a}*{b}",
    ),
    unseen=("Tell me {a} times {b}.", "What does {a} * {b} make?"),
)  # fmt: skip
STORY_MORE = Wordings(
    seen=(
        "{n} has {a} {t}s and gets {b} more. How many {t}s does {n} have now?",
        "{n} has {a} {t}s. {n} buys {b} more {t}s. How many {t}s does {n} have now?",
        "{n} had {a} {t}s and then found {b} more. How many {t}s are there now?",
        "If {n} has {a} {t}s and I give {n} {b} more, how many {t}s does {n} have?",
    ),
    unseen=("{n} owns {a} {t}s and receives {b} more. How many {t}s is that?",),
)
STORY_LESS = Wordings(
    seen=(
        "{n} has {a} {t}s and loses {b}. How many {t}s does {n} have now?",
        "{n} has {a} {t}s. {n} gives away {b} {t}s. How many {t}s are left?",
        "{n} had {a} {t}s and then sold {b} of them. How many {t}s does {n} have now?",
        "If {n} has {a} {t}s and gives me {b}, how many {t}s are left?",
    ),
    unseen=("{n} owns {a} {t}s and drops {b}. How many {t}s remain?",),
)


PRODUCT_LARGEST = 10


def equation(a: int, sign: str, b: int) -> str:
    """The answer to a sum: it says first what is calculated."""
    result = {"+": a + b, "-": a - b, "x": a * b}[sign]
    return f"{a} {sign} {b} = {result}"


def _pair(draw: Draw, task: str, falling: float = 0) -> tuple[int, int]:
    """falling: how often the larger number stands first in any case."""

    def sample() -> tuple[int, int]:
        largest = 20 if draw.chance(0.2) else LARGEST
        pair = draw.between(0, largest), draw.between(0, largest)
        return (max(pair), min(pair)) if draw.chance(falling) else pair

    return draw.content(task, sample)


def add(draw: Draw) -> Turn:
    a, b = _pair(draw, "add")
    return Turn("add", casual(draw, draw.wording(ADD, a=a, b=b)), equation(a, "+", b))


def subtract(draw: Draw) -> Turn:
    a, b = _pair(draw, "subtract", falling=0.5)
    return Turn("subtract", casual(draw, draw.wording(SUBTRACT, a=a, b=b)), equation(a, "-", b))


def multiply(draw: Draw) -> Turn:
    """A product cannot be derived from others, so those held out are in training turned around."""

    def sample() -> tuple[int, int]:
        return draw.between(0, PRODUCT_LARGEST), draw.between(0, PRODUCT_LARGEST)

    def identity(pair: tuple[int, int]) -> tuple[int, int] | str:
        return pair if pair[0] < pair[1] else "never held out"

    a, b = draw.content("multiply", sample, identity)
    return Turn("multiply", casual(draw, draw.wording(MULTIPLY, a=a, b=b)), equation(a, "x", b))


def story(draw: Draw) -> Turn:
    more = draw.chance(0.5)
    a, b = _pair(draw, "story more" if more else "story less", falling=0 if more else 1)
    wordings = STORY_MORE if more else STORY_LESS
    name, thing = draw.member("name"), draw.member("countable")
    question = draw.wording(wordings, n=name, t=thing, a=a, b=b)
    return Turn("story", question, equation(a, "+" if more else "-", b))


def too_large(draw: Draw) -> Turn:
    """One of the numbers is out of range, so the answer says what the range is."""

    def sample() -> tuple[int, int]:
        large, other = draw.between(100, 9999), draw.between(0, draw.pick((9, LARGEST, 9999)))
        return (large, other) if draw.chance(0.5) else (other, large)

    a, b = draw.content("too large", sample)
    wordings = draw.pick((ADD, SUBTRACT, MULTIPLY))
    return Turn("too large", casual(draw, draw.wording(wordings, a=a, b=b)), TOO_LARGE)


TASKS = (add, subtract, multiply, story, too_large)
