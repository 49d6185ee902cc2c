"""From a source to a model folder. What can be refused is, before the compiler is even imported."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .chat_config import chat_config
from .context import context_tokens
from .errors import SourceNotFound
from .dimensions import Dimensions, read_dimensions
from .gguf_file import GgufFile
from .memory import check_memory
from .model_folder import ModelFolder
from .prompt import read_conversation
from .provenance import provenance
from .shards import INDEX_NAME, index, shards
from .source import Source
from .tokenizers import tokenizer
from .weights import Weights

CONFIG_NAME = "mlc-chat-config.json"
LIBRARY_NAME = "library.wasm"
TOKENIZER_NAME = "tokenizer.json"
LICENCE_NAME = "LICENSE"


@dataclass(frozen=True)
class Request:
    """context_tokens: None for a default. licence: text for the folder. command: to be recorded.

    kind: "chat" or "completion"; None for what the file says.
    """

    source: Source
    output: Path
    model_id: str
    context_tokens: int | None
    chunk_tokens: int
    licence: Path | None
    command: str
    kind: str | None = None


def build(request: Request) -> None:
    """Raises Refusal; for what is soon found, before all weights are read."""
    folder = ModelFolder(request.output)
    licence = _read_licence(request)
    gguf = GgufFile(request.source.path)
    dimensions = read_dimensions(gguf)
    weights = Weights(gguf, dimensions)
    chunk = request.chunk_tokens
    context = context_tokens(dimensions, request.context_tokens, chunk)
    vocabulary = tokenizer(gguf)
    conversation = read_conversation(gguf, request.kind)
    print(f"kind: {conversation.kind}", *conversation.shortcomings(), sep="\n  ")
    config = chat_config(gguf, dimensions, conversation, context, chunk)
    check_memory(weights.largest_matrix_numbers())
    origin = provenance(request.source, request.command)
    for tensor, loss in weights.losses():
        print(f"{tensor.name} ({tensor.type}) is quantised anew and loses {loss:.3%}")

    library = _library(dimensions, weights, context, chunk)

    folder.add(CONFIG_NAME, _json(config, indent=2))
    folder.add(LIBRARY_NAME, library)
    folder.add(TOKENIZER_NAME, _json(vocabulary))
    parameters, records = weights.parameters(), []
    for name, data, record in shards(parameters):
        folder.add(name, data)
        records.append(record)
    folder.add(INDEX_NAME, _json(index(parameters, records)))
    order = [CONFIG_NAME, LIBRARY_NAME, TOKENIZER_NAME, INDEX_NAME]
    order += [record["dataPath"] for record in records]
    if licence is not None:
        folder.add(LICENCE_NAME, licence)
        order.append(LICENCE_NAME)
    facts = {"kind": conversation.kind, **_size(gguf), **origin}
    folder.finish(request.model_id, order, facts)


def _size(gguf: GgufFile) -> dict[str, Any]:
    """The number of parameters, and the types that hold a twentieth of them or more."""
    counts = gguf.numbers_by_type()
    parameters = counts.total()
    types = [name for name, count in counts.most_common() if count >= parameters / 20]
    return {"parameters": parameters, "quantisation": f"GGUF {', '.join(types)}"}


def _read_licence(request: Request) -> bytes | None:
    if request.licence is None:
        return None
    if not request.licence.is_file():
        raise SourceNotFound(f"{request.licence}: there is no such file")
    return request.licence.read_bytes()


def _library(
    dimensions: Dimensions, weights: Weights, context_tokens: int, chunk_tokens: int
) -> bytes:
    from .library import compile_library  # imports TVM

    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / LIBRARY_NAME
        compile_library(dimensions, weights, context_tokens, chunk_tokens, library)
        return library.read_bytes()


def _json(value: Any, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
