"""Questions about a short text that is given, also such as it does not answer."""

from ..draw import Draw, Wordings
from ..example import Turn
from .facts import Fact, draw_facts
from .kinds import KINDS, OWNS, Kind

NOT_SAID = "The text does not say."

LAYOUT = Wordings(
    seen=(
        "{t} {q}", "{t} {q}", "{t}\n{q}", "{t}\n\n{q}", "{q} {t}", "Text: {t} Question: {q}",
        "Read this: {t} {q}",
        "Text: {t}\nQuestion: {q}", "{q}\n{t}", "Here is a text: {t} {q}",
    ),
    unseen=("Look at this text. {t} {q}", "Answer from the text: {t} {q}"),
)  # fmt: skip
HOW_MANY = Wordings(
    ("How many {t} does {s} have?", "How many {t} has {s}?", "What number of {t} does {s} have?"),
    ("Tell me how many {t} {s} has.",),
)
GIVES = Wordings(
    (
        "{a} gave the {t} to {b}.", "{a} sent the {t} to {b}.", "{a} gave {b} the {t}.",
        "{b} got the {t} from {a}.",
    ),
    ("{a} handed the {t} to {b}.",),
)  # fmt: skip
WHO_GAVE = Wordings(
    ("Who gave away the {t}?", "Who gave the {t} to {b}?", "Who did {b} get the {t} from?"),
    ("From whom did {b} get the {t}?",),
)
WHO_GOT = Wordings(
    ("Who got the {t}?", "Who has the {t} now?", "Who did {a} give the {t} to?"),
    ("To whom did {a} give the {t}?",),
)
WHAT_GIVEN = Wordings(
    ("What did {a} give to {b}?", "What did {b} get from {a}?"), ("What was given to {b}?",)
)


class Text:
    """Facts of one or two kinds in any order."""

    def __init__(self, draw: Draw):
        kinds = draw.random.sample(KINDS, 1 if draw.chance(0.6) else 2)
        counts = [draw.between(1, 3)] if len(kinds) == 1 else [draw.between(1, 2), 1]
        self.facts = [f for kind, n in zip(kinds, counts) for f in draw_facts(draw, kind, n)]
        self.asked = kinds[0]
        sentences = [draw.wording(f.kind.says, s=f.subject, v=f.value) for f in self.facts]
        draw.random.shuffle(sentences)
        self.words = " ".join(_paired(draw, sentences))

    def question(self, draw: Draw) -> Turn:
        """About the text, without it."""
        fact = draw.pick([f for f in self.facts if f.kind is self.asked])
        kind, parts = fact.kind, {"s": fact.subject, "v": fact.value}
        ask = draw.random.random()
        if ask < 0.15:
            return self._not_said(draw)
        if ask < 0.3:
            return self._whether(draw, fact)
        if ask < 0.55:
            answer = kind.subject_answer.format(**parts)
            return Turn("text: who or which", draw.wording(kind.asks_subject, **parts), answer)
        if kind is OWNS and draw.chance(0.8):
            number, things = fact.value.split()
            question = draw.wording(HOW_MANY, t=things, s=fact.subject)
            return Turn("text: how many", question, number)
        answer = kind.value_answer.format(**parts)
        answer = answer if kind.values != "place" else answer.capitalize()
        return Turn("text: what or where", draw.wording(kind.asks_value, **parts), answer)

    def _whether(self, draw: Draw, fact: Fact) -> Turn:
        others = [f.value for f in self.facts if f.kind is fact.kind and f is not fact]
        is_so = draw.chance(0.5)
        value = fact.value
        if not is_so:
            from_text = others and draw.chance(0.7)
            value = draw.pick(others) if from_text else self._absent(draw, fact.kind).value
        question = draw.wording(fact.kind.asks_whether, s=fact.subject, v=value)
        return Turn("text: yes or no", question, "Yes" if is_so else "No")

    def _not_said(self, draw: Draw) -> Turn:
        absent = self._absent(draw, self.asked)
        wordings = absent.kind.asks_value if draw.chance(0.6) else absent.kind.asks_subject
        question = draw.wording(wordings, s=absent.subject, v=absent.value)
        return Turn("text: not said", question, NOT_SAID)

    def _absent(self, draw: Draw, kind: Kind) -> Fact:
        """Neither its subject nor its value stands in the text."""
        while True:
            (fact,) = draw_facts(draw, kind, 1)
            if fact.subject not in self.words and fact.value not in self.words:
                return fact


def _paired(draw: Draw, sentences: list[str]) -> list[str]:
    """Now and then two sentences as one."""
    if len(sentences) > 1 and draw.chance(0.3):
        first, second, *rest = sentences
        second = second[0].lower() + second[1:] if second.startswith(("The ", "There ")) else second
        return [f"{first[:-1]} and {second}", *rest]
    return sentences


def _laid_out(draw: Draw, text: str, turn: Turn) -> Turn:
    return Turn(turn.task, draw.wording(LAYOUT, t=text, q=turn.question), turn.answer)


def about_text(draw: Draw) -> Turn:
    text = Text(draw)
    return _laid_out(draw, text.words, text.question(draw))


def gift(draw: Draw) -> Turn:
    names, things = draw.members("name", 4), draw.members("thing", 2)
    gifts = [dict(a=names[0], b=names[1], t=things[0]), dict(a=names[2], b=names[3], t=things[1])]
    gifts = gifts[: draw.between(1, 2)]
    text = " ".join(draw.wording(GIVES, **parts) for parts in gifts)
    asked = draw.pick(gifts)
    choices = ((WHO_GAVE, "{a}"), (WHO_GOT, "{b}"), (WHAT_GIVEN, "The {t}"))
    wordings, answer = draw.pick(choices)
    turn = Turn("text: gift", draw.wording(wordings, **asked), answer.format(**asked))
    return _laid_out(draw, text, turn)


TASKS = (about_text, gift)
