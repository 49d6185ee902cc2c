"""What examples are made of: turns of a dialogue, each of a task."""

from dataclasses import dataclass

from .draw import Draw

_OPENINGS = (
    "Hi! ",
    "Hello. ",
    "OK. ",
    "Please answer. ",
    "Question: ",
    "Next: ",
    "Please tell me: ",
)
_CLOSINGS = (" Thanks.", " Please.", " Thank you!")


@dataclass(frozen=True)
class Turn:
    """scored: whether the answer counts for the task; turns that only lead up to it do not."""

    task: str
    question: str
    answer: str
    scored: bool = True


@dataclass(frozen=True)
class Dialogue:
    system: str | None
    turns: tuple[Turn, ...]


def casual(draw: Draw, question: str) -> str:
    """The question as hurried or polite people type it; its meaning stays."""
    if draw.chance(0.15):
        question = question[0].lower() + question[1:]
    if draw.chance(0.2):
        question = question.rstrip("?.")
    elif draw.chance(0.06):
        question += draw.pick(_CLOSINGS)
    if draw.chance(0.08):
        question = draw.pick(_OPENINGS) + question
    return question


def joined(draw: Draw, items: list) -> str:
    """A list as people type it."""
    texts = [str(item) for item in items]
    if len(texts) > 1 and draw.chance(0.15):
        return ", ".join(texts[:-1]) + " and " + texts[-1]
    return (" " if draw.chance(0.12) else ", ").join(texts)


def answer_list(items: list) -> str:
    return ", ".join(map(str, items))
