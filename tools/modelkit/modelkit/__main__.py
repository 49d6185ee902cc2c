"""Command line: python -m modelkit build SOURCE OUT_DIR --id ID, python -m modelkit verify DIR."""

import argparse
import sys
import time
from pathlib import Path

from .build import Request, build
from .context import DEFAULT_CHUNK_TOKENS, LONGEST_DEFAULT_CONTEXT_TOKENS
from .conversation import KINDS
from .errors import BrokenModel, Refusal
from .model_folder import read_manifest, verify
from .source import Source, recorded_command


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="modelkit", description="GGUF files as WebLLM models")
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("build", help="turn a GGUF file into a model folder")
    command.add_argument("source", help="path of a GGUF file, or package:NAME/FILE")
    command.add_argument("output", type=Path, metavar="OUT_DIR")
    command.add_argument("--id", required=True, dest="model_id")
    command.add_argument(
        "--context",
        type=int,
        dest="context_tokens",
        metavar="TOKENS",
        help=f"default: what the model was trained for, up to {LONGEST_DEFAULT_CONTEXT_TOKENS}",
    )
    command.add_argument(
        "--chunk",
        type=int,
        dest="chunk_tokens",
        metavar="TOKENS",
        default=DEFAULT_CHUNK_TOKENS,
        help="most tokens of a prefill step (default: %(default)s)",
    )
    command.add_argument("--licence", type=Path, metavar="FILE", help="stored as LICENSE")
    command.add_argument(
        "--kind",
        choices=KINDS,
        help="default: chat where the file has a chat template; a base model may have one too",
    )
    command.set_defaults(run=_build)

    command = commands.add_parser("verify", help="hash a model folder against its manifest")
    command.add_argument("folder", type=Path, metavar="DIR")
    command.set_defaults(run=_verify)
    return parser


def _build(arguments: argparse.Namespace) -> None:
    start = time.monotonic()
    build(
        Request(
            source=Source(arguments.source),
            output=arguments.output,
            model_id=arguments.model_id,
            context_tokens=arguments.context_tokens,
            chunk_tokens=arguments.chunk_tokens,
            licence=arguments.licence,
            command=recorded_command(sys.argv[1:]),
            kind=arguments.kind,
        )
    )
    for file in read_manifest(arguments.output)["files"]:
        print(file["sha256"], f"{file['sizeBytes']:>10}", file["path"])
    print(f"built {arguments.model_id} in {time.monotonic() - start:.0f} s")


def _verify(arguments: argparse.Namespace) -> None:
    print(f"{verify(arguments.folder)} files are what the manifest lists")


def main() -> None:
    arguments = _parser().parse_args()
    try:
        arguments.run(arguments)
    except (Refusal, BrokenModel) as error:
        sys.exit(f"modelkit: {type(error).__name__}: {error}")


main()
