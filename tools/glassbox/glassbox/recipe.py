"""What the one command does, step by step, and the sizes of it."""

from dataclasses import dataclass
from pathlib import Path

import torch

from .batches import Encoded, encode
from .dataset import data_hash, training_dialogues
from .example import Dialogue
from .model import Model, Shape, parameter_count
from .tokenizer import Tokenizer, learn
from .training import THREADS, Run

DIALOGUES = 200_000
DIALOGUES_FOR_TOKENIZER = 20_000
MODEL_SEED = 0
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True)
class Data:
    dialogues: list[Dialogue]
    hash: str


def make_data(count: int = DIALOGUES) -> Data:
    dialogues = list(training_dialogues(count))
    return Data(dialogues, data_hash(dialogues))


def make_tokenizer(
    dialogues: list[Dialogue], vocabulary_size: int = Shape().vocabulary_size
) -> Tokenizer:
    texts = (
        text
        for dialogue in dialogues[:DIALOGUES_FOR_TOKENIZER]
        for turn in dialogue.turns
        for text in (turn.question, turn.answer)
    )
    return learn(texts, vocabulary_size)


def encode_all(tokenizer: Tokenizer, dialogues: list[Dialogue]) -> list[Encoded]:
    """Without those that are longer than the context."""
    encoded = (encode(tokenizer, dialogue) for dialogue in dialogues)
    return [item for item in encoded if len(item.ids) <= Shape().context_tokens]


def new_model() -> Model:
    torch.set_num_threads(THREADS)
    torch.manual_seed(MODEL_SEED)
    return Model(Shape())


def load_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.load(folder / TOKENIZER)


def load_model(folder: Path) -> Model:
    """Of a checkpoint, also of a run that was ended early."""
    model = new_model()
    Run(model, folder).resume()
    return model


def run_training(folder: Path, resumes: bool = False) -> None:
    """Leaves tokenizer.json, loss.csv, and the checkpoint."""
    folder.mkdir(exist_ok=True)
    data = make_data()
    print(f"{len(data.dialogues)} dialogues, sha256 {data.hash}", flush=True)
    tokenizer = make_tokenizer(data.dialogues)
    tokenizer.save(folder / TOKENIZER)
    model = new_model()
    print(f"{parameter_count(model)} parameters", flush=True)
    run = Run(model, folder)
    if resumes:
        run.resume()
    run.train(encode_all(tokenizer, data.dialogues))
