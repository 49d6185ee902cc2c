"""Lists of words: turning, sorting, counting, picking, removing."""

from ..draw import Draw, Wordings
from ..example import Turn, answer_list, casual, joined

REVERSE = Wordings(
    seen=(
        "Reverse this list: {l}.", "Reverse the list {l}.", "Reverse: {l}.",
        "Reverse these words: {l}.",
        "Say these words in reverse order: {l}.", "Turn this list around: {l}.",
        "Write {l} backwards.",
        "Put this list in reverse order: {l}.", "Can you reverse this list: {l}?",
    ),
    unseen=("Give me this list backwards: {l}.", "Here is a list: {l}. Reverse it."),
)  # fmt: skip
SORT = Wordings(
    seen=(
        "Sort these words: {l}.", "Sort these words alphabetically: {l}.",
        "Put these words in alphabetical order: {l}.",
        "Sort this list alphabetically: {l}.", "Sort alphabetically: {l}.",
        "Order these words from A to Z: {l}.",
        "Can you sort these words: {l}?", "Arrange these words alphabetically: {l}.",
    ),
    unseen=(
        "Bring these words into alphabetical order: {l}.", "Here are some words: {l}. Sort them.",
    ),
)  # fmt: skip
COUNT = Wordings(
    seen=(
        "How many words are in this list: {l}?", "How many words are these: {l}?",
        "Count these words: {l}.",
        "How many items are in the list {l}?", "Count the words: {l}.",
        "How many words do you see: {l}?",
        "Count the items in this list: {l}.", "How long is this list: {l}?",
    ),
    unseen=(
        "Here is a list: {l}. How many words is that?",
        "Tell me how many words this list has: {l}.",
    ),
)  # fmt: skip
PICK = Wordings(
    seen=(
        "What is the {n} word in this list: {l}?", "What is the {n} word of {l}?",
        "Which word is {n} in {l}?",
        "What is the {n} item in the list {l}?", "Give me the {n} word: {l}.",
        "Name the {n} item of this list: {l}.",
        "Which word comes {n} in this list: {l}?", "Find the {n} word in {l}.",
    ),
    unseen=("Here is a list: {l}. What is the {n} word?", "Tell me the {n} item of {l}."),
)  # fmt: skip
REMOVE = Wordings(
    seen=(
        "Remove {w} from this list: {l}.", "Remove {w} from {l}.",
        "Take {w} out of this list: {l}.",
        "Delete {w} from the list {l}.", "Drop the word {w} from {l}.",
        "List these without {w}: {l}.",
    ),
    unseen=("Here is a list: {l}. Remove {w}.",),
)  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth", "fifth")


def reverse(draw: Draw) -> Turn:
    words = draw.words(draw.between(2, 5))
    question = draw.wording(REVERSE, l=joined(draw, words))
    return Turn("reverse list", casual(draw, question), answer_list(words[::-1]))


def sort(draw: Draw) -> Turn:
    words = draw.words(draw.between(2, 4))
    question = draw.wording(SORT, l=joined(draw, words))
    return Turn("sort words", casual(draw, question), answer_list(sorted(words)))


def count(draw: Draw) -> Turn:
    words = draw.words(draw.between(1, 6))
    return Turn(
        "count words", casual(draw, draw.wording(COUNT, l=joined(draw, words))), str(len(words))
    )


def pick(draw: Draw) -> Turn:
    words = draw.words(draw.between(3, 5))
    at = draw.between(0, len(words) - 1)
    ordinal = "last" if at == len(words) - 1 and draw.chance(0.7) else ORDINALS[at]
    question = draw.wording(PICK, n=ordinal, l=joined(draw, words))
    return Turn("pick word", casual(draw, question), words[at])


def remove(draw: Draw) -> Turn:
    words = draw.words(draw.between(3, 5))
    gone = draw.pick(words)
    question = draw.wording(REMOVE, w=gone, l=joined(draw, words))
    return Turn("remove word", casual(draw, question), answer_list([w for w in words if w != gone]))


TASKS = (reverse, sort, count, pick, remove)
