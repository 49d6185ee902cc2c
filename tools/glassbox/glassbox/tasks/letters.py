"""The letters of a word: spelling, counting, first and last, backwards."""

from ..draw import Draw, Wordings
from ..example import Turn, casual

SPELL = Wordings(
    seen=(
        "Spell {w}.", "Spell the word {w}.", "How do you spell {w}?", "Can you spell {w}?",
        "Write the letters of {w}.", "List the letters of the word {w}.",
        "What are the letters of {w}?",
    ),
    unseen=("Give me the letters of {w}.",),
)  # fmt: skip
COUNT = Wordings(
    seen=(
        "How many letters are in {w}?", "How many letters does {w} have?",
        "Count the letters in {w}.",
        "How many letters are in the word {w}?", "Count the letters of the word {w}.",
        "How long is the word {w}?",
    ),
    unseen=("Tell me how many letters {w} has.",),
)  # fmt: skip
FIRST = Wordings(
    seen=(
        "What is the first letter of {w}?",
        "Which letter does {w} start with?",
        "What letter does the word {w} begin with?",
        "Give me the first letter of {w}.",
        "What is the first letter in the word {w}?",
    ),
    unseen=("Tell me the first letter of {w}.", "{w} starts with which letter?"),
)
LAST = Wordings(
    seen=(
        "What is the last letter of {w}?",
        "Which letter does {w} end with?",
        "What letter does the word {w} end in?",
        "Give me the last letter of {w}.",
        "What is the last letter in the word {w}?",
    ),
    unseen=("Tell me the last letter of {w}.", "{w} ends with which letter?"),
)
BACKWARDS = Wordings(
    seen=(
        "Spell {w} backwards.",
        "Reverse the letters of {w}.",
        "Spell the word {w} backwards.",
        "Write the letters of {w} backwards.",
        "What are the letters of {w} in reverse?",
        "Reverse the letters in the word {w}.",
    ),
    unseen=("Give me the letters of {w} backwards.",),
)


def spell(draw: Draw) -> Turn:
    word = draw.word()
    return Turn("spell", casual(draw, draw.wording(SPELL, w=word)), " ".join(word))


def count(draw: Draw) -> Turn:
    """The answer spells the word before it says the number."""
    word = draw.word()
    answer = f"{' '.join(word)}: {len(word)}"
    return Turn("count letters", casual(draw, draw.wording(COUNT, w=word)), answer)


def first_or_last(draw: Draw) -> Turn:
    word = draw.word()
    wordings, letter = draw.pick(((FIRST, word[0]), (LAST, word[-1])))
    return Turn("first or last letter", casual(draw, draw.wording(wordings, w=word)), letter)


def backwards(draw: Draw) -> Turn:
    word = draw.word()
    answer = " ".join(reversed(word))
    return Turn("spell backwards", casual(draw, draw.wording(BACKWARDS, w=word)), answer)


TASKS = (spell, count, first_or_last, backwards)
