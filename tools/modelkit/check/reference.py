"""What a GGUF file's own template, tokenizer and model answer to a request of WebLLM's."""

from collections import Counter
from pathlib import Path

import jinja2
import numpy as np

from . import bpe, spm
from .forward import Model, log_softmax

TOKENIZERS = {"gpt2": bpe.Tokenizer, "llama": spm.Tokenizer}


class Reference:
    def __init__(self, path: Path, is_chat: bool = True):
        self.model = Model(path)
        metadata = self.model.metadata
        self.tokenizer = TOKENIZERS[metadata["tokenizer.ggml.model"]](metadata)
        # Of a completion model, a chat is its one message.
        text = metadata.get("tokenizer.chat_template") if is_chat else "{{ messages[0].content }}"
        self._template = jinja2.Template(text)
        silent = metadata["tokenizer.ggml.model"] == "llama"
        begins = metadata.get("tokenizer.ggml.add_bos_token", silent) or "bos_token" in text
        self.bos_ids = [metadata["tokenizer.ggml.bos_token_id"]] if begins else []

    def prompt_ids(self, request: dict) -> list[int]:
        if "prompt" in request:  # WebLLM's text completions begin with the text itself
            inside = getattr(self.tokenizer, "encode_inside", self.tokenizer.encode)
            return inside(request["prompt"])
        prompt = self._template.render(messages=request["messages"], add_generation_prompt=True)
        return self.bos_ids + self.tokenizer.encode(prompt)

    def greedy(self, request: dict, token_count: int) -> tuple[list[int], list[np.ndarray]]:
        """Tokens, and the log-probabilities that each was the most probable of."""
        self.model.reset()
        ids, chosen, rows = self.prompt_ids(request), [], []
        for _ in range(token_count):
            logits = self.model.forward(ids)[-1]
            rows.append(log_softmax(_adjusted(logits, chosen, request)))
            chosen.append(int(rows[-1].argmax()))
            ids = chosen[-1:]
        return chosen, rows

    def first_probabilities(self, request: dict) -> np.ndarray:
        """Of the first token of an answer, at the request's temperature."""
        self.model.reset()
        logits = self.model.forward(self.prompt_ids(request))[-1]
        return np.exp(log_softmax(logits / request["temperature"]))


def _adjusted(logits: np.ndarray, chosen: list[int], request: dict) -> np.ndarray:
    """With bias and penalties of the OpenAI API, and repetition_penalty (arXiv 1909.05858)."""
    logits = logits.copy()
    for token, bias in request.get("logit_bias", {}).items():
        logits[int(token)] += bias
    for token, count in Counter(chosen).items():
        logits[token] -= request.get("presence_penalty", 0)
        logits[token] -= request.get("frequency_penalty", 0) * count
        repetition = request.get("repetition_penalty", 1)
        logits[token] *= repetition if logits[token] < 0 else 1 / repetition
    return logits
