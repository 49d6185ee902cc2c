import unittest

from glassbox.chat import CONTROL_TOKENS
from glassbox.dataset import text_of, training_dialogues
from glassbox.recipe import make_tokenizer

VOCABULARY_SIZE = 400


class Tokenizer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dialogues = list(training_dialogues(1000))
        cls.tokenizer = make_tokenizer(cls.dialogues, vocabulary_size=VOCABULARY_SIZE)

    def test_any_text_comes_back(self):
        texts = ["", "12+5=?", "  two  spaces\n\n", "Grüße, 你好", "🙂\x00\x7f", *CONTROL_TOKENS]
        for text in texts + [text_of(dialogue) for dialogue in self.dialogues[:100]]:
            with self.subTest(text):
                self.assertEqual(self.tokenizer.decode(self.tokenizer.encode(text)), text)

    def test_every_digit_and_capital_stands_alone(self):
        for text in ("1234", "BASKET"):
            self.assertEqual(len(self.tokenizer.encode(text)), len(text))

    def test_control_tokens_are_one_id(self):
        for token in CONTROL_TOKENS:
            self.assertEqual(len(self.tokenizer.encode(token)), 1)

    def test_frequent_words_are_one_id_with_their_space(self):
        self.assertEqual(len(self.tokenizer.encode(" the")), 1)

    def test_other_words_are_cut_the_same_after_a_space(self):
        bare, spaced = (self.tokenizer.encode(text) for text in ("marble", "x marble"))
        self.assertEqual(spaced[-len(bare) :], bare)

    def test_is_learnt_the_same_each_time(self):
        again = make_tokenizer(self.dialogues, vocabulary_size=VOCABULARY_SIZE)
        self.assertEqual(again.tokens, self.tokenizer.tokens)
