import unittest

from glassbox.baselines import Baselines
from glassbox.dataset import Question
from glassbox.evaluation import Score, score_by_task
from glassbox.example import Dialogue, Turn


def asked(task: str, question: str, answer: str) -> Question:
    return Question(task, Dialogue(None, (Turn(task, question, answer),)))


class Scores(unittest.TestCase):
    def test_intervals_are_wilsons(self):
        # Newcombe 1998, table I: 81 of 263, and 0 of 20.
        for right, count, low, high in [(81, 263, 0.2553, 0.3662), (0, 20, 0, 0.1611)]:
            interval = Score(right, count).interval()
            self.assertAlmostEqual(interval[0], low, places=4)
            self.assertAlmostEqual(interval[1], high, places=4)

    def test_are_counted_by_task(self):
        questions = [
            asked("add", "1+1", "2"),
            asked("add", "1+2", "3"),
            asked("echo", "Say a", "a"),
        ]
        scores = score_by_task(questions, [True, False, True])
        self.assertEqual(scores["add"], Score(1, 2))
        self.assertEqual(scores["all"], Score(2, 3))


class Nearest(unittest.TestCase):
    def setUp(self):
        turns = [("Is 3 odd?", "Yes"), ("Is 5 odd?", "Yes"), ("Is 4 even or not?", "No")]
        made = tuple(Turn("odd", question, answer) for question, answer in turns)
        self.baselines = Baselines([Dialogue(None, made)])

    def test_most_frequent_answer(self):
        self.assertEqual(self.baselines.most_frequent(asked("odd", "Is 7 odd?", "")), "Yes")

    def test_nearest_question(self):
        self.assertEqual(self.baselines.nearest(asked("odd", "Is 8 even or not?", "")), "No")
