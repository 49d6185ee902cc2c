"""Contexts and chunks are taken up to the largest buffer that every adapter has."""

import unittest

from modelkit.context import context_tokens
from modelkit.dimensions import read_dimensions
from modelkit.errors import UnsupportedDimensions
from modelkit.gguf_file import GgufFile

from check import tiny_gguf
from .case import FolderCase

LIMIT_BYTES = 128 * 2**20
TRAINED = 2**20
PAGE_TOKENS = 16
LONGEST = 2**19 - PAGE_TOKENS  # of the model below


class Contexts(FolderCase):
    def dimensions(self, **metadata):
        """Of a model with 2 query heads, 1 key and value head of 32 numbers, 64 hidden ones."""
        metadata = {"context_length": TRAINED, **metadata}
        metadata = {f"llama.{key}": value for key, value in metadata.items()}
        path = tiny_gguf.write(self.folder / "tiny.gguf", metadata=metadata)
        return read_dimensions(GgufFile(path))

    def assert_largest(self, what: str, largest: int, accept):
        accept(largest)
        words = f"{what} of {largest + 1} tokens .* supported: up to {largest}$"
        with self.assertRaisesRegex(UnsupportedDimensions, words):
            accept(largest + 1)

    def test_the_longest_context_fills_a_layers_cache_but_for_a_page(self):
        for kv_heads in (1, 2):
            d = self.dimensions(**{"attention.head_count_kv": kv_heads})
            # Keys and values of 32 float32 each.
            largest = LIMIT_BYTES // (kv_heads * 2 * 32 * 4) - PAGE_TOKENS
            self.assert_largest("a context", largest, lambda tokens: context_tokens(d, tokens, 64))

    def test_the_largest_chunk_fills_its_widest_activation(self):
        for changes, numbers in [
            ({"feed_forward_length": 96}, 2 * 96),
            ({"feed_forward_length": 32}, (2 + 2 * 1) * 32),
        ]:
            d, largest = self.dimensions(**changes), LIMIT_BYTES // (numbers * 4)
            self.assert_largest(
                "chunks", largest, lambda tokens: context_tokens(d, LONGEST, tokens)
            )

    def test_a_default_is_what_the_model_was_trained_for_up_to_a_bound(self):
        self.assertEqual(context_tokens(self.dimensions(), None, 64), 2048)
        self.assertEqual(context_tokens(self.dimensions(context_length=512), None, 64), 512)

    def test_no_context_and_no_chunk(self):
        for context, chunk in ((0, 64), (-1, 64), (64, 0)):
            with self.assertRaisesRegex(UnsupportedDimensions, f"chunks of {chunk} tokens"):
                context_tokens(self.dimensions(), context, chunk)


if __name__ == "__main__":
    unittest.main()
