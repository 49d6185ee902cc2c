"""What stands in a GGUF file: the model's own weights, tokens and chat format."""

import tempfile
import unittest
from pathlib import Path

import jinja2
import numpy as np
import torch
from check.forward import Model as IndependentModel

from glassbox import gguf_file
from glassbox.chat import TEMPLATE
from glassbox.dataset import prompt_of, text_of, training_dialogues
from glassbox.model import Model, Shape
from glassbox.recipe import make_tokenizer

SHAPE = Shape()
LARGEST_LOGIT_DIFFERENCE = 1e-3
LARGEST_ROUNDING = 1 / 127  # of the largest number of a group


class GgufFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(0)
        cls.model = Model(SHAPE)
        for weight in cls.model.parameters():  # so that every one of them matters
            torch.nn.init.normal_(weight, mean=weight.dim() % 2, std=0.05)
        cls.tokenizer = make_tokenizer(list(training_dialogues(4000)))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "model.gguf")
            gguf_file.write(path, cls.model, cls.tokenizer)
            cls.read = gguf_file.read_model(path)
            cls.read_tokenizer = gguf_file.read_tokenizer(path)
            cls.independent = IndependentModel(path)

    def test_weights_come_back_rounded(self):
        read = self.read.state_dict()
        for name, weight in self.model.state_dict().items():
            with self.subTest(name):
                rounding = (weight - read[name]).abs().max() / weight.abs().max()
                self.assertLess(rounding, LARGEST_ROUNDING if weight.dim() == 2 else 1e-9)

    def test_an_independent_reader_computes_the_same(self):
        ids = list(range(40))
        with torch.no_grad():
            ours = self.read.logits(self.read.hidden(torch.tensor([ids])))[0].numpy()
        theirs = self.independent.forward(ids)
        self.assertLess(np.abs(ours - theirs).max(), LARGEST_LOGIT_DIFFERENCE)

    def test_tokens_come_back(self):
        self.assertEqual(self.read_tokenizer.tokens, self.tokenizer.tokens)
        self.assertEqual(len(self.tokenizer.tokens), SHAPE.vocabulary_size)

    def test_template_says_what_training_says(self):
        template = jinja2.Template(TEMPLATE)
        for dialogue in training_dialogues(50):
            messages = [{"role": "system", "content": dialogue.system}] if dialogue.system else []
            for turn in dialogue.turns:
                messages.append({"role": "user", "content": turn.question})
                messages.append({"role": "assistant", "content": turn.answer})
            self.assertEqual(template.render(messages=messages), text_of(dialogue))
            prompt = template.render(messages=messages[:-1], add_generation_prompt=True)
            turns = [(turn.question, turn.answer) for turn in dialogue.turns]
            turns[-1] = (turns[-1][0], "")
            self.assertEqual(prompt, prompt_of(dialogue.system, turns))
