"""What can be had without a model: answers of training questions, said again.

Both are told the task of each question, which the model is not. What is compared is the answer's
text.
"""

from collections import Counter, defaultdict

from .dataset import Question
from .example import Dialogue, Turn
from .tokenizer import split

TURNS_PER_TASK = 3000


class Baselines:
    def __init__(self, training: list[Dialogue]):
        self._turns: dict[str, list[Turn]] = defaultdict(list)
        for turn in (turn for dialogue in training for turn in dialogue.turns):
            if turn.scored and len(self._turns[turn.task]) < TURNS_PER_TASK:
                self._turns[turn.task].append(turn)
        self._words = {
            task: [frozenset(split(turn.question)) for turn in turns]
            for task, turns in self._turns.items()
        }
        self._most_frequent = {
            task: Counter(turn.answer for turn in turns).most_common(1)[0][0]
            for task, turns in self._turns.items()
        }

    def most_frequent(self, question: Question) -> str:
        """The task's most frequent answer."""
        return self._most_frequent[question.task]

    def nearest(self, question: Question) -> str:
        """The answer of the training question that shares most words with it (Jaccard)."""
        asked = frozenset(split(question.dialogue.turns[-1].question))
        words = self._words[question.task]
        best = max(range(len(words)), key=lambda i: len(asked & words[i]) / len(asked | words[i]))
        return self._turns[question.task][best].answer
