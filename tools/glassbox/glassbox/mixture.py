"""Which tasks training sees how often, and how turns become dialogues."""

from dataclasses import replace
from itertools import accumulate

from .draw import Draw
from .example import Dialogue, Turn
from .tasks import arithmetic, comparing, followups, letters, lists, numbers, talk, texts, words

SHARES = {
    arithmetic.add: 7, arithmetic.subtract: 7, arithmetic.multiply: 1.5, arithmetic.story: 2,
    arithmetic.too_large: 0.5,
    comparing.compare: 1.5, comparing.extreme: 1.5,
    numbers.sort_numbers: 2, numbers.odd_or_even: 0.5, numbers.neighbour: 1, numbers.count: 1,
    lists.reverse: 3, lists.sort: 2.5, lists.count: 1.5, lists.pick: 2.5, lists.remove: 1.5,
    words.repeat: 1, words.upper: 2, words.lower: 2, words.echo: 2,
    letters.spell: 2, letters.count: 2, letters.first_or_last: 1, letters.backwards: 2,
    texts.about_text: 9, texts.gift: 1.5,
    talk.small_talk: 0.8, talk.refused: 2.5,
    followups.sums: 1.5, followups.changed_list: 1.5, followups.text_first: 3, followups.name: 1,
    followups.nothing_to_change: 0.1,
}  # fmt: skip
GENERATORS = list(SHARES)
_CUMULATIVE_SHARES = list(accumulate(SHARES.values()))

CAPITALS = "Answer in capital letters."
SYSTEM_MESSAGES = (
    "You are a helpful assistant.", "Be brief.", "Answer briefly.", "You are a friendly helper.",
    "Answer the question.", "You are Glassbox.", "Be polite.", "Give short answers.",
    "You are a helpful AI assistant. Answer as well as you can.", "You are a teacher for children.",
)  # fmt: skip

ONE_TURN_SHARE = 0.6
SYSTEM_SHARE, CAPITALS_SHARE = 0.3, 0.06


def draw_turns(draw: Draw) -> list[Turn]:
    """Of one generator; the last one is what the others lead up to."""
    (generator,) = draw.random.choices(GENERATORS, cum_weights=_CUMULATIVE_SHARES)
    return turns_of(generator, draw)


def turns_of(generator, draw: Draw) -> list[Turn]:
    drawn = generator(draw)
    return drawn if isinstance(drawn, list) else [drawn]


def draw_dialogue(draw: Draw) -> Dialogue:
    """As training sees it: one to three groups of turns that belong together, rarely more."""
    groups = 1 if draw.chance(ONE_TURN_SHARE) else draw.pick((2, 2, 2, 3, 3, draw.between(4, 8)))
    return with_system(draw, [turn for _ in range(groups) for turn in draw_turns(draw)])


def with_system(draw: Draw, turns: list[Turn], capitals_share: float = CAPITALS_SHARE) -> Dialogue:
    if draw.chance(capitals_share):
        shouted = [replace(turn, answer=turn.answer.upper()) for turn in turns]
        return Dialogue(CAPITALS, tuple(shouted))
    system = _system_message(draw) if draw.chance(SYSTEM_SHARE) else None
    return Dialogue(system, tuple(turns))


def _system_message(draw: Draw) -> str:
    if draw.chance(0.5):
        return draw.pick(SYSTEM_MESSAGES)
    parts = dict(n=draw.member("name"), j=draw.member("job"), w=draw.member("thing"))
    invented = (
        "Your name is {n}.",
        "You are a {j}.",
        "You know about {w}s.",
        "You help {n} with {w}s.",
    )
    return draw.pick(invented).format(**parts)
