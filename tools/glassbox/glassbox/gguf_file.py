"""The model as a GGUF file that llama.cpp and the model kit read, and back again.

Matrices are rounded to Q8_0: 8 bits a number, a scale for every 32. Vectors stay 32-bit.
"""

from pathlib import Path

import numpy as np
import torch
from gguf import (
    GGMLQuantizationType,
    GGUFReader,
    GGUFWriter,
    LlamaFileType,
    TokenType,
    dequantize,
    quantize,
)

from .chat import CONTROL_TOKENS, END, SYSTEM, TEMPLATE
from .model import Model, Shape
from .tokenizer import PRE_TOKENIZER, Tokenizer

NAME = "Glassbox"
VERSION = "1"
LICENCE = "Apache-2.0"
MATRIX_TYPE = GGMLQuantizationType.Q8_0


def write(path: Path, model: Model, tokenizer: Tokenizer) -> None:
    writer = GGUFWriter(path, "llama")
    _add_description(writer, model.shape)
    _add_tokenizer(writer, tokenizer)
    for name, tensor in _tensors(model).items():
        if tensor.ndim == 1:
            writer.add_tensor(name, tensor)
        else:
            writer.add_tensor(name, quantize(tensor, MATRIX_TYPE), raw_dtype=MATRIX_TYPE)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read_model(path: Path) -> Model:
    """With the rounded numbers of the file."""
    model = Model(Shape())
    stored = {t.name: dequantize(t.data, t.tensor_type) for t in GGUFReader(path).tensors}
    heads = model.shape.head_count
    state = {
        "token_table.weight": stored["token_embd.weight"],
        "norm.weight": stored["output_norm.weight"],
    }
    for layer in range(model.shape.layer_count):
        ours, theirs = f"blocks.{layer}.", f"blk.{layer}."
        queries, keys, values = (stored[f"{theirs}attn_{part}.weight"] for part in "qkv")
        rows = [_halved(queries, heads), _halved(keys, heads), values]
        state[ours + "attention.qkv.weight"] = np.concatenate(rows)
        for name, tensor in _PLAIN_NAMES.items():
            state[f"{ours}{name}.weight"] = stored[f"{theirs}{tensor}.weight"]
    model.load_state_dict({name: torch.tensor(array) for name, array in state.items()})
    return model


def read_tokenizer(path: Path) -> Tokenizer:
    merges = GGUFReader(path).fields["tokenizer.ggml.merges"].contents()
    return Tokenizer([tuple(merge.split(" ")) for merge in merges])


# Of a block's weights, those that are the same in both.
_PLAIN_NAMES = {
    "attention_norm": "attn_norm",
    "attention.output": "attn_output",
    "feed_forward_norm": "ffn_norm",
    "feed_forward.gate": "ffn_gate",
    "feed_forward.up": "ffn_up",
    "feed_forward.down": "ffn_down",
}


def _tensors(model: Model) -> dict[str, np.ndarray]:
    """By llama.cpp's names."""
    state = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
    heads = model.shape.head_count
    tensors = {"token_embd.weight": state["token_table.weight"]}
    for layer in range(model.shape.layer_count):
        ours, theirs = f"blocks.{layer}.", f"blk.{layer}."
        queries, keys, values = np.split(state[ours + "attention.qkv.weight"], 3)
        tensors[theirs + "attn_q.weight"] = _interleaved(queries, heads)
        tensors[theirs + "attn_k.weight"] = _interleaved(keys, heads)
        tensors[theirs + "attn_v.weight"] = values
        for name, tensor in _PLAIN_NAMES.items():
            tensors[f"{theirs}{tensor}.weight"] = state[f"{ours}{name}.weight"]
    return {**tensors, "output_norm.weight": state["norm.weight"]}


def _interleaved(rows: np.ndarray, heads: int) -> np.ndarray:
    """llama.cpp has numbers that turn together as neighbours; the model, half a head apart."""
    return rows.reshape(heads, 2, -1, rows.shape[1]).swapaxes(1, 2).reshape(rows.shape)


def _halved(rows: np.ndarray, heads: int) -> np.ndarray:
    return rows.reshape(heads, -1, 2, rows.shape[1]).swapaxes(1, 2).reshape(rows.shape)


def _add_description(writer: GGUFWriter, shape: Shape) -> None:
    writer.add_name(NAME)
    writer.add_version(VERSION)
    writer.add_license(LICENCE)
    writer.add_description("A small chat model, trained on generated examples by tools/glassbox")
    writer.add_languages(["en"])
    writer.add_file_type(LlamaFileType.MOSTLY_Q8_0)
    writer.add_block_count(shape.layer_count)
    writer.add_context_length(shape.context_tokens)
    writer.add_embedding_length(shape.hidden_size)
    writer.add_feed_forward_length(shape.feed_forward_size)
    writer.add_head_count(shape.head_count)
    writer.add_head_count_kv(shape.head_count)
    writer.add_layer_norm_rms_eps(shape.norm_epsilon)
    writer.add_rope_freq_base(shape.rope_theta)
    writer.add_rope_dimension_count(shape.head_dim)
    writer.add_vocab_size(shape.vocabulary_size)


def _add_tokenizer(writer: GGUFWriter, tokenizer: Tokenizer) -> None:
    ids = {token: i for i, token in enumerate(tokenizer.tokens)}
    kinds = [TokenType.CONTROL if t in CONTROL_TOKENS else TokenType.NORMAL for t in ids]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(PRE_TOKENIZER)
    writer.add_token_list(tokenizer.tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges([" ".join(pair) for pair in tokenizer.merges])
    writer.add_bos_token_id(ids[SYSTEM])
    writer.add_eos_token_id(ids[END])
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)
