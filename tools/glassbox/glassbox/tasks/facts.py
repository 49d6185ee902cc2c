"""What a short text says."""

from dataclasses import dataclass

from ..draw import Draw
from .kinds import Kind

_PREPOSITIONS = ("on", "under", "behind", "in", "near", "beside")


@dataclass(frozen=True)
class Fact:
    kind: Kind
    subject: str
    value: str


def draw_facts(draw: Draw, kind: Kind, count: int) -> list[Fact]:
    """With different subjects and values."""
    subjects = draw.members(kind.subjects, count)
    values: list[str] = []
    while len(values) < count:
        value = _value(draw, kind.values)
        if value not in values and not any(subject in value for subject in subjects):
            values.append(value)
    return [Fact(kind, subject, value) for subject, value in zip(subjects, values)]


def _value(draw: Draw, values: str) -> str:
    if values == "place":
        return f"{draw.pick(_PREPOSITIONS)} the {draw.member('thing')}"
    if values == "things":
        return draw.member("countable") + "s"
    if values == "amount":
        return f"{draw.between(2, 99)} {draw.member('countable')}s"
    if values == "number":
        return str(draw.between(3, 99))
    return draw.any_member(values)
