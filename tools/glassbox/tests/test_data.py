"""The data are the same as ever, and nothing that is held out is in them."""

import re
import unittest
from random import Random

from glassbox.dataset import (
    QUESTION_SETS,
    data_hash,
    overlaps,
    questions,
    text_of,
    training_dialogues,
)
from glassbox.draw import Draw
from glassbox.lexicon import POOLS
from glassbox.mixture import CAPITALS, GENERATORS, turns_of

DIALOGUES = 2000
# Of the first DIALOGUES; the hash of all of them stands in metrics.json.
SHA256 = "ff78af2531e66d5faa2c84ebb15b7412a0df18087a5e3eacb622debf84e86bf1"


class Data(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dialogues = list(training_dialogues(DIALOGUES))

    def test_are_the_same_as_ever(self):
        self.assertEqual(data_hash(self.dialogues), SHA256)

    def test_hash_changes_with_any_text(self):
        other = [*self.dialogues[:-1], self.dialogues[0]]
        self.assertNotEqual(data_hash(self.dialogues), data_hash(other))

    def test_hold_nothing_that_is_held_out(self):
        for name in QUESTION_SETS:
            with self.subTest(name):
                common = overlaps(self.dialogues, questions(name, per_task=20))
                self.assertEqual(set(common.values()), {0})

    def test_overlap_is_found(self):
        asked = questions("held-out contents", per_task=2)
        common = overlaps([asked[0].dialogue], asked)
        self.assertEqual(common["held-out questions in training"], 1)

    def test_questions_are_the_same_each_time(self):
        prompts = [[q.prompt for q in questions(name, 3)] for name in QUESTION_SETS] * 2
        self.assertEqual(prompts[:3], prompts[3:])

    def test_have_dialogues_with_and_without_history_and_system_message(self):
        turns = {len(dialogue.turns) for dialogue in self.dialogues}
        self.assertTrue({1, 2, 3} <= turns)
        systems = {dialogue.system for dialogue in self.dialogues}
        self.assertTrue({None, CAPITALS} <= systems)

    def test_every_pool_has_words_on_both_sides(self):
        for name, pool in POOLS.items():
            with self.subTest(name):
                self.assertGreaterEqual(min(len(pool[False]), len(pool[True])), 2)

    def test_contents_are_on_one_side(self):
        def pairs(held_out: bool) -> set:
            draw = Draw(Random(0), held_out)
            sample = lambda: (draw.between(0, 9), draw.between(0, 9))  # noqa: E731
            return {draw.content("task", sample) for _ in range(2000)}

        self.assertFalse(pairs(True) & pairs(False))
        self.assertEqual(len(pairs(True) | pairs(False)), 100)


class Answers(unittest.TestCase):
    """Of a few tasks, computed again from the question's text."""

    def test_sums(self):
        for turn in self._turns("add"):
            asked = sorted(map(int, re.findall(r"\d+", turn.question)))
            *said, result = map(int, re.findall(r"\d+", turn.answer))
            self.assertEqual((sorted(said), result), (asked, sum(asked)), turn.question)

    def test_sorted_words(self):
        for turn in self._turns("sort words"):
            words = turn.answer.split(", ")
            self.assertEqual(words, sorted(words))
            self.assertTrue(all(word in turn.question for word in words))

    def test_no_text_is_left_open(self):
        for dialogue in training_dialogues(500):
            self.assertNotRegex(text_of(dialogue), r"[{}]")

    def _turns(self, task: str):
        draw = Draw(Random(0))
        found = [turns_of(generator, draw)[-1] for generator in GENERATORS for _ in range(50)]
        found = [turn for turn in found if turn.task == task]
        self.assertTrue(found)
        return found
