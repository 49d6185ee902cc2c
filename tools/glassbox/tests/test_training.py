import tempfile
import unittest
from pathlib import Path

import torch

from glassbox.batches import BATCH_TOKENS, batches, encode, tensors
from glassbox.dataset import training_dialogues
from glassbox.example import Dialogue, Turn
from glassbox.model import Model, Shape, parameter_count
from glassbox.recipe import encode_all, make_tokenizer
from glassbox.training import BATCH_SEED, Run

MOST_PARAMETERS = 4_000_000


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.set_num_threads(2)
        dialogues = list(training_dialogues(300))
        cls.tokenizer = make_tokenizer(dialogues, vocabulary_size=300)
        cls.encoded = encode_all(cls.tokenizer, dialogues)

    def test_the_model_is_small(self):
        self.assertLessEqual(parameter_count(Model(Shape())), MOST_PARAMETERS)

    def test_answers_and_their_ends_are_learnt(self):
        turns = (Turn("add", "1+1", "2"), Turn("add", "2+2", "4"))
        encoded = encode(self.tokenizer, Dialogue("Be brief.", turns))
        learnt = [i for i, is_answer in zip(encoded.ids, encoded.is_answer) if is_answer]
        self.assertEqual(self.tokenizer.decode(learnt), "2<|end|>4<|end|>")

    def test_each_dialogue_is_in_one_batch(self):
        cut = list(batches(self.encoded, BATCH_SEED))
        self.assertCountEqual(map(id, self.encoded), [id(item) for batch in cut for item in batch])
        for batch in cut:
            self.assertLessEqual(tensors(batch)[0].numel(), BATCH_TOKENS)

    def test_later_tokens_do_not_change_earlier_ones(self):
        model = self._model()
        ids = torch.randint(0, 300, (1, 12))
        with torch.no_grad():
            whole, part = model.hidden(ids)[:, :8], model.hidden(ids[:, :8])
        torch.testing.assert_close(whole, part)

    def test_the_same_seed_learns_the_same(self):
        losses = []
        for _ in range(2):
            torch.manual_seed(0)
            with tempfile.TemporaryDirectory() as folder:
                Run(self._model(), Path(folder)).train(self.encoded)
                losses.append(_last_loss(Path(folder)))
        self.assertAlmostEqual(*losses, places=3)

    def test_a_finished_run_has_nothing_to_resume(self):
        with tempfile.TemporaryDirectory() as folder:
            model, again = self._model(), self._model()
            Run(model, Path(folder)).train(self.encoded)
            run = Run(again, Path(folder))
            run.resume()
            run.train(self.encoded)
            for name, weight in model.state_dict().items():
                torch.testing.assert_close(again.state_dict()[name], weight)

    def _model(self) -> Model:
        return Model(Shape(vocabulary_size=300, layer_count=1, hidden_size=64, head_count=2))


def _last_loss(folder: Path) -> float:
    return float((folder / "loss.csv").read_text().splitlines()[-1].split(",")[-1])
