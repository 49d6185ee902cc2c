"""Writes a GGUF of a few kilobytes, whole or with something wrong about it."""

from pathlib import Path

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, GGUFWriter, TokenType, quantize

HIDDEN, FEED_FORWARD, HEADS, KV_HEADS, HEAD_DIM = 64, 96, 2, 1, 32

CHATML = (
    "{% for message in messages %}"
    "{% if loop.first and messages[0]['role'] != 'system' %}"
    "{{ '<|im_start|>system\nBe brief.<|im_end|>\n' }}{% endif %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)

CONTROL_TOKENS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
TOKENS = [*CONTROL_TOKENS, *map(chr, range(ord("!"), ord("~") + 1)), "Ġ", "Ċ", "th", "the"]
MERGES = ["t h", "th e"]


def metadata(architecture: str = "llama") -> dict:
    """Keys and values of a supported model, in any of the families."""
    return {
        f"{architecture}.block_count": 1,
        f"{architecture}.context_length": 512,
        f"{architecture}.embedding_length": HIDDEN,
        f"{architecture}.feed_forward_length": FEED_FORWARD,
        f"{architecture}.attention.head_count": HEADS,
        f"{architecture}.attention.head_count_kv": KV_HEADS,
        f"{architecture}.attention.layer_norm_rms_epsilon": 1e-5,
        f"{architecture}.rope.freq_base": 10000.0,
        f"{architecture}.rope.dimension_count": HEAD_DIM,
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "smollm",
        "tokenizer.ggml.tokens": TOKENS,
        "tokenizer.ggml.token_type": [
            TokenType.CONTROL if token in CONTROL_TOKENS else TokenType.NORMAL for token in TOKENS
        ],
        "tokenizer.ggml.merges": MERGES,
        "tokenizer.ggml.bos_token_id": 1,
        "tokenizer.ggml.eos_token_id": 2,
        "tokenizer.chat_template": CHATML,
    }


def tensors() -> dict[str, tuple[tuple[int, ...], str]]:
    """Shapes, rows first, and GGML types of a supported model."""
    return {
        "token_embd.weight": ((len(TOKENS), HIDDEN), "Q8_0"),
        "blk.0.attn_norm.weight": ((HIDDEN,), "F32"),
        "blk.0.attn_q.weight": ((HEADS * HEAD_DIM, HIDDEN), "Q4_1"),
        "blk.0.attn_k.weight": ((KV_HEADS * HEAD_DIM, HIDDEN), "Q4_1"),
        "blk.0.attn_v.weight": ((KV_HEADS * HEAD_DIM, HIDDEN), "Q4_1"),
        "blk.0.attn_output.weight": ((HIDDEN, HEADS * HEAD_DIM), "Q4_0"),
        "blk.0.ffn_norm.weight": ((HIDDEN,), "F32"),
        "blk.0.ffn_gate.weight": ((FEED_FORWARD, HIDDEN), "Q4_1"),
        "blk.0.ffn_up.weight": ((FEED_FORWARD, HIDDEN), "Q4_1"),
        "blk.0.ffn_down.weight": ((HIDDEN, FEED_FORWARD), "Q4_1"),
        "output_norm.weight": ((HIDDEN,), "F32"),
    }


def numbers(shape: tuple[int, ...], seed: int) -> np.ndarray:
    """Of a matrix, such that outputs are about as large as inputs."""
    size = shape[-1] ** -0.5 if len(shape) == 2 else 1
    return np.random.default_rng(seed).normal(scale=size, size=shape).astype(np.float32)


# Of K types, which gguf does not write: where a block of random bytes has its halves, and such ones
# that its numbers have a mean of 0 and a deviation of 1.
HALVES = {
    "Q4_K": {0: 4e-3, 2: 3e-2},
    "Q5_K": {0: 2e-3, 2: 3.1e-2},
    "Q6_K": {208: 7.4e-4},
}


def blocks(shape: tuple[int, ...], kind: str, seed: int) -> np.ndarray:
    """numbers() as blocks of a GGML type."""
    quantization = GGMLQuantizationType[kind]
    if kind not in HALVES:
        return quantize(numbers(shape, seed), quantization)
    rows, columns = shape
    block_numbers, block_bytes = GGML_QUANT_SIZES[quantization]
    size = (rows, columns // block_numbers, block_bytes)
    data = np.random.default_rng(seed).integers(0, 256, size, np.uint8)
    for at, scale in HALVES[kind].items():
        data[..., at : at + 2] = np.frombuffer(np.float16(scale * columns**-0.5), np.uint8)
    return data.reshape(rows, -1)


def write(path: Path, architecture="llama", metadata=None, tensors=None) -> Path:
    """metadata and tensors replace the defaults above; a metadata value None leaves the key out."""
    writer = GGUFWriter(path, architecture)
    for key, value in {**globals()["metadata"](architecture), **(metadata or {})}.items():
        if isinstance(value, bool):
            writer.add_bool(key, value)
        elif isinstance(value, int):
            writer.add_uint32(key, value)
        elif isinstance(value, float):
            writer.add_float32(key, value)
        elif isinstance(value, str):
            writer.add_string(key, value)
        elif value is not None:
            writer.add_array(key, value)
    for seed, (name, (shape, kind)) in enumerate((tensors or globals()["tensors"]()).items()):
        data = numbers(shape, seed)
        if name == "rope_freqs.weight":
            data = 1 + np.abs(data)  # these slow rotations down
        if kind == "F32":
            writer.add_tensor(name, data)
        else:
            quantization = GGMLQuantizationType[kind]
            writer.add_tensor(name, blocks(shape, kind, seed), raw_dtype=quantization)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
