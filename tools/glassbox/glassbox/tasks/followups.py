"""Questions that can only be answered with the turns before them."""

from dataclasses import replace

from ..draw import Draw, Wordings
from ..example import Turn, answer_list
from . import arithmetic, lists, words
from .talk import REFUSAL
from .texts import Text

ASK_ME = "Ask me a question about it."
NAME_UNKNOWN = "You have not told me your name."

PLUS = Wordings(
    ("Now add {c}.", "Add {c}.", "Plus {c}?", "And plus {c}?", "Add {c} to that.",
    "Add {c} more.", "+ {c}"),
    ("And now {c} more?", "Then add {c}."),
)  # fmt: skip
MINUS = Wordings(
    ("Now subtract {c}.", "Subtract {c}.", "Minus {c}?", "And minus {c}?",
    "Subtract {c} from that.", "- {c}"),
    ("And now {c} less?", "Then subtract {c}."),
)  # fmt: skip
NOW_REVERSE = Wordings(
    ("Now reverse it.", "Reverse it.", "And in reverse?"), ("Now turn it around.",)
)
NOW_SORT = Wordings(("Now sort it.", "Sort it.", "And sorted?"), ("Now bring it into order.",))
NOW_COUNT = Wordings(
    ("How many words are there?", "How many are there?", "Count them."),
    ("How many words is that?",),
)
NOW_PICK = Wordings(
    ("What is the {n} word?", "Which one is {n}?", "And the {n} word?"), ("Tell me the {n} one.",)
)
GIVE_NAME = Wordings(
    ("My name is {n}.", "I am {n}.", "Hello, my name is {n}.", "Hi, I am {n}.", "Call me {n}.",
    "I'm {n}."),
    ("People call me {n}.",),
)  # fmt: skip
ASK_NAME = Wordings(
    ("What is my name?", "Do you know my name?", "Who am I?", "What's my name?"),
    ("Can you tell me my name?",),
)


def sums(draw: Draw) -> list[Turn]:
    turn = draw.pick((arithmetic.add, arithmetic.subtract))(draw)
    before = int(turn.answer.split("= ")[1])
    if not 0 <= before <= arithmetic.LARGEST:
        return sums(draw)

    def sample() -> tuple[int, int]:
        return draw.pick((1, -1)), draw.between(0, 50)

    sign, change = draw.content("sums", sample, lambda chosen: (before, *chosen))
    question = draw.wording(PLUS if sign > 0 else MINUS, c=change)
    answer = arithmetic.equation(before, "+" if sign > 0 else "-", change)
    return [_leading(turn), Turn("history: sums", question, answer)]


def changed_list(draw: Draw) -> list[Turn]:
    first = draw.pick((lists.reverse, lists.sort, lists.remove))(draw)
    words = first.answer.split(", ")
    at = draw.between(0, len(words) - 1)
    ordinal = "last" if at == len(words) - 1 else lists.ORDINALS[at]
    question, answer = draw.pick(
        (
            (draw.wording(NOW_REVERSE), answer_list(words[::-1])),
            (draw.wording(NOW_SORT), answer_list(sorted(words))),
            (draw.wording(NOW_COUNT), str(len(words))),
            (draw.wording(NOW_PICK, n=ordinal), words[at]),
        )
    )
    return [_leading(first), Turn("history: lists", question, answer)]


def text_first(draw: Draw) -> list[Turn]:
    """A text without a question, or with one, then questions."""
    text = Text(draw)
    if draw.chance(0.5):
        turns = [Turn("give text", text.words, ASK_ME, scored=False)]
    else:
        turn = text.question(draw)
        turns = [replace(turn, question=f"{text.words} {turn.question}", scored=False)]
    turns += [text.question(draw) for _ in range(draw.between(1, 2))]
    return [*map(_leading, turns[:-1]), replace(turns[-1], task="history: text")]


def name(draw: Draw) -> list[Turn]:
    if draw.chance(0.15) and not draw.held_out:
        return [Turn("history: name", draw.wording(ASK_NAME), NAME_UNKNOWN)]
    given = draw.member("name")
    turns = [Turn("give name", draw.wording(GIVE_NAME, n=given), f"Hello, {given}!", scored=False)]
    between = (arithmetic.add, lists.reverse, words.upper)
    turns += [_leading(draw.pick(between)(draw)) for _ in range(draw.between(0, 2))]
    return [*turns, Turn("history: name", draw.wording(ASK_NAME), f"Your name is {given}.")]


def nothing_to_change(draw: Draw) -> list[Turn]:
    """What refers to earlier turns where there are none."""
    question = draw.wording(draw.pick((NOW_REVERSE, NOW_SORT)))
    return [Turn("refusal", question, REFUSAL)]


def _leading(turn: Turn) -> Turn:
    return replace(turn, scored=False)


TASKS = (sums, changed_list, text_first, name, nothing_to_change)
