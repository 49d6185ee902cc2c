"""The training dialogues and the held-out ones, each from its own seed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from .chat import pieces
from .draw import Draw
from .example import Dialogue, Turn
from .lexicon import HELD_OUT_WORDS
from .mixture import GENERATORS, draw_dialogue, turns_of, with_system
from .tokenizer import split

TRAINING_SEED = 1
DRAWS_PER_QUESTION = 24
MOST_TURNS_OF_A_QUESTION = 4

# Always the same few sentences: nothing about them can be held out but wordings.
WORDING_ONLY_TASKS = frozenset({"small talk"})


@dataclass(frozen=True)
class Question:
    """A dialogue whose last answer is asked for."""

    task: str
    dialogue: Dialogue

    @property
    def answer(self) -> str:
        return self.dialogue.turns[-1].answer

    @property
    def prompt(self) -> str:
        *past, (question, _) = ((turn.question, turn.answer) for turn in self.dialogue.turns)
        return prompt_of(self.dialogue.system, [*past, (question, "")])


def prompt_of(system: str | None, turns: list[tuple[str, str]]) -> str:
    """turns: questions with their answers, the last of which is empty."""
    return "".join(text for text, _ in pieces(system, turns))


@dataclass(frozen=True)
class QuestionSet:
    """Held-out contents. per_task: most questions of a task."""

    seed: int
    per_task: int
    unseen_wording: bool = False
    capitals_share: float = 0


QUESTION_SETS = {
    "held-out contents": QuestionSet(seed=2, per_task=200),
    "held-out contents, unseen wordings": QuestionSet(seed=3, per_task=100, unseen_wording=True),
    "held-out contents, told to use capitals": QuestionSet(seed=4, per_task=50, capitals_share=1),
}


def training_dialogues(count: int) -> Iterator[Dialogue]:
    draw = Draw(Random(TRAINING_SEED))
    return (draw_dialogue(draw) for _ in range(count))


def questions(name: str, per_task: int | None = None) -> list[Question]:
    """name: one of QUESTION_SETS."""
    chosen = QUESTION_SETS[name]
    per_task = per_task or chosen.per_task
    draw = Draw(Random(chosen.seed), held_out=True, unseen_wording=chosen.unseen_wording)
    found: dict[str, dict[str, Question]] = {}
    for generator in GENERATORS:
        for _ in range(DRAWS_PER_QUESTION * per_task):
            turns = turns_of(generator, draw)
            task = turns[-1].task
            if task in WORDING_ONLY_TASKS and not draw.unseen_wording:
                break
            question = Question(task, with_system(draw, turns, chosen.capitals_share))
            of_task = found.setdefault(task, {})
            if len(of_task) < per_task:
                of_task.setdefault(question.prompt, question)
    return [question for of_task in found.values() for question in of_task.values()]


def text_of(dialogue: Dialogue) -> str:
    """All that is said, on one line of its own."""
    said = pieces(dialogue.system, [(turn.question, turn.answer) for turn in dialogue.turns])
    return "".join(text for text, _ in said)


def data_hash(dialogues: list[Dialogue]) -> str:
    digest = hashlib.sha256()
    for dialogue in dialogues:
        digest.update(text_of(dialogue).encode() + b"\0")
    return digest.hexdigest()


def overlaps(training: list[Dialogue], held_out: list[Question]) -> dict[str, int]:
    """What must be zero: held-out questions (with the turns before them) and words in training."""
    seen = {asked for dialogue in training for asked in _all_asked(dialogue)}
    words = {w.strip().lower() for d in training for w in split(text_of(d))}
    return {
        "held-out questions in training": sum(_asked(q.dialogue.turns) in seen for q in held_out),
        "held-out words in training": len(HELD_OUT_WORDS & words),
    }


def _asked(turns: Sequence[Turn]) -> int:
    """A hash of all that is asked in neighbouring turns."""
    return hash(tuple(turn.question for turn in turns))


def _all_asked(dialogue: Dialogue) -> Iterator[int]:
    for end in range(1, len(dialogue.turns) + 1):
        for start in range(max(0, end - MOST_TURNS_OF_A_QUESTION), end):
            yield _asked(dialogue.turns[start:end])
