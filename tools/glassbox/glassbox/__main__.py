"""Command line: python -m glassbox train, and its parts; see the README."""

import argparse
import shutil
from pathlib import Path

import torch

from . import gguf_file, loss_curve
from .dataset import prompt_of
from .evaluation import greedy_answer
from .recipe import load_model, load_tokenizer, make_data, run_training
from .report import measure, write_metrics
from .training import THREADS

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FOLDER = ROOT / "out"
GGUF_NAME = "glassbox-v1.gguf"
COMMITTED = (GGUF_NAME, "metrics.json", "loss.csv", "loss.svg")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="glassbox", description="A small model, all in the open")
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("train", help="data, training, export and evaluation")
    command.add_argument("--folder", type=Path, default=DEFAULT_FOLDER, help="default: out")
    command.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    command.set_defaults(run=_train)

    command = commands.add_parser("export", help="the last checkpoint as GGUF")
    command.add_argument("--folder", type=Path, default=DEFAULT_FOLDER)
    command.set_defaults(run=_export)

    command = commands.add_parser("evaluate", help="all figures of a GGUF file")
    command.add_argument("gguf", type=Path, nargs="?", default=ROOT / GGUF_NAME)
    command.add_argument("--metrics", type=Path, metavar="FILE", help="write them there as JSON")
    command.set_defaults(run=_evaluate)

    command = commands.add_parser("publish", help="copy the results to where they are committed")
    command.add_argument("--folder", type=Path, default=DEFAULT_FOLDER)
    command.set_defaults(run=_publish)

    command = commands.add_parser("ask", help="say something to a GGUF file's model")
    command.add_argument("questions", nargs="+", help="the turns of a chat, in their order")
    command.add_argument("--system", help="a system message")
    command.add_argument("--gguf", type=Path, default=ROOT / GGUF_NAME)
    command.set_defaults(run=_ask)
    return parser


def _train(arguments: argparse.Namespace) -> None:
    run_training(arguments.folder, arguments.resume)
    _export(arguments)
    loss_curve.draw(arguments.folder / "loss.csv", arguments.folder / "loss.svg")
    arguments.gguf = arguments.folder / GGUF_NAME
    arguments.metrics = arguments.folder / "metrics.json"
    _evaluate(arguments)


def _export(arguments: argparse.Namespace) -> None:
    path = arguments.folder / GGUF_NAME
    gguf_file.write(path, load_model(arguments.folder), load_tokenizer(arguments.folder))
    print(f"{path.name}: {path.stat().st_size} bytes", flush=True)


def _evaluate(arguments: argparse.Namespace) -> None:
    data = make_data()
    metrics = measure(arguments.gguf, data.dialogues, data.hash)
    if arguments.metrics:
        write_metrics(metrics, arguments.metrics)


def _publish(arguments: argparse.Namespace) -> None:
    for name in COMMITTED:
        shutil.copy(arguments.folder / name, ROOT / name)


def _ask(arguments: argparse.Namespace) -> None:
    model = gguf_file.read_model(arguments.gguf)
    tokenizer = gguf_file.read_tokenizer(arguments.gguf)
    past: list[tuple[str, str]] = []
    for question in arguments.questions:
        prompt = prompt_of(arguments.system, [*past, (question, "")])
        past.append((question, greedy_answer(model, tokenizer, prompt)))
        print(past[-1][1])


def main() -> None:
    torch.set_num_threads(THREADS)
    arguments = _parser().parse_args()
    arguments.run(arguments)


main()
