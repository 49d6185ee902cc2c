"""python llama_tokens.py TEXTS GGUF...: each text's tokens in each vocabulary, as llama.cpp has it.

Runs where llama-cpp-python is installed, and needs nothing else. Prints JSON: for each GGUF, for
each text of the JSON file TEXTS, token ids. Tokens that frame text are recognised in it; no BOS.
"""

import json
import sys
from pathlib import Path

import llama_cpp


def tokens(vocabulary, text: str) -> list[int]:
    data = text.encode()
    ids = (llama_cpp.llama_token * (len(data) + 8))()
    count = llama_cpp.llama_tokenize(vocabulary, data, len(data), ids, len(ids), False, True)
    return list(ids[:count])


def main(texts: str, *files: str) -> None:
    parameters = llama_cpp.llama_model_default_params()
    parameters.vocab_only = True
    asked, found = json.loads(Path(texts).read_text(encoding="utf-8")), []
    for file in files:
        model = llama_cpp.llama_model_load_from_file(file.encode(), parameters)
        vocabulary = llama_cpp.llama_model_get_vocab(model)
        found.append([tokens(vocabulary, text) for text in asked])
        llama_cpp.llama_model_free(model)
    print(json.dumps(found))


main(*sys.argv[1:])
