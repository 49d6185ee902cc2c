"""Words as they are: repeating, copying, capital and small letters."""

from ..draw import Draw, Wordings
from ..example import Turn, casual

REPEAT = Wordings(
    seen=(
        "Repeat the word {w} {n} times.",
        "Say {w} {n} times.",
        "Write {w} {n} times.",
        "Repeat {w} {n} times.",
        "Can you say {w} {n} times?",
        "Write the word {w} {n} times.",
    ),
    unseen=("Give me the word {w} {n} times.",),
)
UPPER = Wordings(
    seen=(
        "Write {w} in capital letters.",
        "Write {w} in upper case.",
        "Put {w} in capitals.",
        "Make {w} upper case.",
        "Turn {w} into capital letters.",
        "Write {w} in capitals.",
        "Uppercase {w}.",
        "Change {w} to upper case.",
        "Convert {w} to uppercase.",
    ),
    unseen=("Spell {w} with capital letters only.", "Show {w} in upper case."),
)
LOWER = Wordings(
    seen=(
        "Write {w} in small letters.",
        "Write {w} in lower case.",
        "Make {w} lower case.",
        "Lowercase {w}.",
        "Change {w} to lower case.",
        "Convert {w} to lowercase.",
    ),
    unseen=("Show {w} in lower case.",),
)
ECHO = Wordings(
    seen=(
        "Say {w}.", "Repeat after me: {w}.", "Say this: {w}.", "Write this: {w}.",
        "Repeat this: {w}.",
        "Copy this: {w}.", "Echo: {w}.", "Please repeat: {w}.",
    ),
    unseen=("Can you copy these words: {w}.",),
)  # fmt: skip

TIMES = {2: ("two", "2"), 3: ("three", "3"), 4: ("four", "4"), 5: ("five", "5")}


def repeat(draw: Draw) -> Turn:
    word, times = draw.word(), draw.between(2, 5)
    question = draw.wording(REPEAT, w=word, n=draw.pick(TIMES[times]))
    return Turn("repeat word", casual(draw, question), " ".join([word] * times))


def upper(draw: Draw) -> Turn:
    words = " ".join(draw.words(draw.pick((1, 1, 1, 2, 3))))
    return Turn("upper case", casual(draw, draw.wording(UPPER, w=words)), words.upper())


def lower(draw: Draw) -> Turn:
    words = " ".join(draw.words(draw.pick((1, 1, 1, 2))))
    return Turn("lower case", casual(draw, draw.wording(LOWER, w=words.upper())), words)


def echo(draw: Draw) -> Turn:
    words = " ".join(draw.words(draw.between(1, 4)))
    return Turn("echo", casual(draw, draw.wording(ECHO, w=words)), words)


TASKS = (repeat, upper, lower, echo)
