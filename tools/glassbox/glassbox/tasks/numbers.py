"""Numbers in order: sorting, counting on, odd and even."""

from ..draw import Draw, Wordings
from ..example import Turn, answer_list, casual, joined
from .comparing import several_numbers

SORT_RISING = Wordings(
    seen=(
        "Sort these numbers: {l}.", "Sort {l}.", "Sort the numbers {l}.",
        "Put these numbers in order: {l}.",
        "Sort from smallest to largest: {l}.", "Put {l} in order.", "Order these numbers: {l}.",
        "Can you sort these numbers: {l}?", "Arrange {l} from smallest to largest.",
    ),
    unseen=("Here are some numbers: {l}. Sort them.", "Bring these numbers into order: {l}."),
)  # fmt: skip
SORT_FALLING = Wordings(
    seen=(
        "Sort from largest to smallest: {l}.",
        "Sort these numbers from largest to smallest: {l}.",
        "Put {l} in falling order.",
        "Arrange {l} from largest to smallest.",
        "Sort these numbers in descending order: {l}.",
    ),
    unseen=("Order {l} from largest to smallest.",),
)
ODD_OR_EVEN = Wordings(
    seen=(
        "Is {a} odd or even?", "Is {a} even or odd?", "Is the number {a} odd or even?",
        "{a}: odd or even?",
        "Odd or even: {a}?", "Tell me whether {a} is odd or even.",
    ),
    unseen=("What is {a}, odd or even?",),
)  # fmt: skip
AFTER = Wordings(
    seen=(
        "What number comes after {a}?",
        "Which number follows {a}?",
        "What comes after {a}?",
        "What is the next number after {a}?",
        "Which number comes right after {a}?",
    ),
    unseen=("Name the number after {a}.",),
)
BEFORE = Wordings(
    seen=(
        "What number comes before {a}?", "Which number is just before {a}?",
        "What comes before {a}?",
        "Which number comes right before {a}?",
    ),
    unseen=("Name the number before {a}.",),
)  # fmt: skip
COUNT = Wordings(
    seen=(
        "Count from {a} to {b}.",
        "Count up from {a} to {b}.",
        "List the numbers from {a} to {b}.",
        "Write the numbers from {a} to {b}.",
        "Can you count from {a} to {b}?",
    ),
    unseen=("Give me all numbers from {a} to {b}.",),
)


def sort_numbers(draw: Draw) -> Turn:
    numbers, falls = several_numbers(draw, "sort numbers", most=5), draw.chance(0.3)
    question = draw.wording(SORT_FALLING if falls else SORT_RISING, l=joined(draw, numbers))
    return Turn("sort numbers", casual(draw, question), answer_list(sorted(numbers, reverse=falls)))


def odd_or_even(draw: Draw) -> Turn:
    number = draw.content("odd or even", lambda: draw.between(0, 99))
    question = draw.wording(ODD_OR_EVEN, a=number)
    return Turn("odd or even", casual(draw, question), "Odd" if number % 2 else "Even")


def neighbour(draw: Draw) -> Turn:
    number = draw.content("neighbour", lambda: draw.between(1, 98))
    wordings, answer = draw.pick(((AFTER, number + 1), (BEFORE, number - 1)))
    return Turn("neighbour", casual(draw, draw.wording(wordings, a=number)), str(answer))


def count(draw: Draw) -> Turn:
    def sample() -> tuple[int, int]:
        first = draw.between(0, draw.pick((5, 90)))
        return first, first + draw.between(2, 9)

    first, last = draw.content("count", sample)
    question = casual(draw, draw.wording(COUNT, a=first, b=last))
    return Turn("count", question, answer_list(range(first, last + 1)))


TASKS = (sort_numbers, odd_or_even, neighbour, count)
