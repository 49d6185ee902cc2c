"""Random choices for one example, on one side of the split between training and held-out data.

Words are split by `lexicon`; numbers and other contents by the hash of what they are. So a content
that is held out for a task is never in a training example of that task.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar
from zlib import crc32

from .lexicon import ALL_WORDS, POOLS

T = TypeVar("T")

HELD_OUT_ONE_IN = 8

INVENTED_SHARE = 0.4  # of the words of training; held-out questions have none

_ONSETS = "b c d f g h j k l m n p r s t v w z bl br cl cr dr fl gr pl sl st tr sh ch".split()
_VOWELS = "a e i o u a e i o ea oo ai".split()
_CODAS = ["", "", "", *"n r l t s m d k p g st nd rn".split()]


@dataclass(frozen=True)
class Wordings:
    """Ways to say the same, with {places}. unseen: those that training never uses."""

    seen: tuple[str, ...]
    unseen: tuple[str, ...]


# What invented words must not contain, lest they be rude.
_AVOIDED = (
    "ass bit cli coc cum dic dil fag fuc gay hoe hor jew naz nig pen pis poo rap sex shi slu tit"
).split()


class Draw:
    """held_out: contents of the held-out side. unseen_wording: wordings that training lacks."""

    def __init__(self, random: Random, held_out: bool = False, unseen_wording: bool = False):
        self.random, self.held_out, self.unseen_wording = random, held_out, unseen_wording

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def between(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self.random.random() * len(choices))]

    def wording(self, wordings: Wordings, **parts: Any) -> str:
        choices = wordings.unseen if self.unseen_wording else wordings.seen
        return self.pick(choices).format(**parts)

    def content(
        self,
        task: str,
        sample: Callable[[], T],
        identity: Callable[[T], Any] = lambda content: content,
    ) -> T:
        """What sample() gives, drawn again until it is on this side of the task's split."""
        while True:
            candidate = sample()
            key = f"{task}:{identity(candidate)}".encode()
            if (crc32(key) % HELD_OUT_ONE_IN == 0) == self.held_out:
                return candidate

    def members(self, pool: str, count: int) -> list[str]:
        """Different words of a pool of `lexicon`; in training, some are invented."""
        drawn = self.random.sample(POOLS[pool][self.held_out], count)
        if not self.held_out:
            drawn = [self._like(w) if self.chance(INVENTED_SHARE) else w for w in drawn]
        return drawn if len(set(drawn)) == count else self.members(pool, count)

    def member(self, pool: str) -> str:
        return self.members(pool, 1)[0]

    def any_member(self, pool: str) -> str:
        """Also of the training's words for the held-out side; some pools have few others."""
        if self.held_out:
            return self.pick(POOLS[pool][True] + POOLS[pool][False])
        return self.member(pool)

    def words(self, count: int) -> list[str]:
        return self.members("word", count)

    def word(self) -> str:
        return self.member("word")

    def _like(self, word: str) -> str:
        """Invented, with a capital if the word has one."""
        invented = self._invented()
        return invented.capitalize() if word[0].isupper() else invented

    def _invented(self) -> str:
        """Of two or three syllables."""
        syllables = self.between(2, 3)
        word = "".join(self.pick(_ONSETS) + self.pick(_VOWELS) for _ in range(syllables))
        word += self.pick(_CODAS)
        fits = len(word) <= 9 and word not in ALL_WORDS and not any(a in word for a in _AVOIDED)
        return word if fits else self._invented()
