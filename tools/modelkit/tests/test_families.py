"""What a file of each family is read as: its options, and how far its heads turn."""

import unittest

import numpy as np

from modelkit.dimensions import read_dimensions
from modelkit.families import FAMILIES
from modelkit.gguf_file import GgufFile
from modelkit.pieces import pieces
from modelkit.rotation import Rotation

from check import tiny_gguf
from .case import FolderCase


class Options(FolderCase):
    def read(self, architecture: str, **metadata):
        norm = ((tiny_gguf.HIDDEN,), "F32")
        layers = range(metadata.get("block_count", 1))
        tensors = tiny_gguf.tensors() | {f"blk.{i}.attn_norm.weight": norm for i in layers}
        metadata = {f"{architecture}.{key}": value for key, value in metadata.items()}
        path = tiny_gguf.write(self.folder / "tiny.gguf", architecture, metadata, tensors)
        return read_dimensions(GgufFile(path))

    def test_every_family_is_registered_by_its_architecture(self):
        self.assertEqual(list(FAMILIES), ["llama", "qwen2", "qwen3", "gemma2", "gemma3"])

    def test_llama_has_the_cache_turn_its_heads(self):
        dimensions = self.read("llama")
        self.assertTrue(dimensions.turns_in_cache)
        self.assertEqual(dimensions.attention_scale, 32**-0.5)
        self.assertEqual(dimensions.embedding_scale, 1)

    def test_gemma2_alternates_and_caps(self):
        dimensions = self.read("gemma2", block_count=4)
        self.assertEqual(dimensions.is_local, (True, False, True, False))
        self.assertEqual(dimensions.window_tokens, 4096)
        self.assertEqual((dimensions.attention_cap, dimensions.final_cap), (50, 30))
        self.assertEqual(dimensions.embedding_scale, 8)
        self.assertTrue(dimensions.turns_in_cache)

    def test_gemma3_has_two_rotations(self):
        metadata = {"attention.sliding_window": 512, "rope.freq_base": 1e6, "block_count": 7}
        dimensions = self.read("gemma3", **metadata)
        self.assertEqual(dimensions.is_local, (True,) * 5 + (False, True))
        self.assertEqual(dimensions.rotation, Rotation(1e6))
        self.assertEqual(dimensions.local_rotation, Rotation(10000))
        self.assertEqual((dimensions.attention_cap, dimensions.final_cap), (0, 0))

    def test_a_pattern_of_the_files_own(self):
        metadata = {"attention.sliding_window": 512, "attention.sliding_window_pattern": 2}
        self.assertEqual(self.read("gemma3", **metadata, block_count=2).is_local, (True, False))

    def test_the_largest_gemma_divides_scores_by_its_hidden_size(self):
        metadata = {"block_count": 46, "attention.head_count": 4, "attention.key_length": 32}
        dimensions = self.read("gemma2", **metadata)
        self.assertEqual(dimensions.attention_scale, (64 / 4) ** -0.5)


class Rotations(unittest.TestCase):
    def test_quarter_turns(self):
        turns = Rotation(10000.0).quarter_turns(4)
        np.testing.assert_allclose(turns, np.array([1, 0.01]) * 2 / np.pi, rtol=1e-7)

    def test_a_factor_and_divisors_slow_down(self):
        turns = Rotation(10000.0, factor=8.0).quarter_turns(4, np.array([1, 2]))
        np.testing.assert_allclose(turns, np.array([1 / 8, 0.01 / 16]) * 2 / np.pi, rtol=1e-7)


class Pieces(unittest.TestCase):
    def test_a_table_that_fits_is_one_piece(self):
        self.assertEqual(pieces(49152, 576, bits=8), [range(49152)])

    def test_a_large_table_is_cut_into_equal_pieces_of_whole_tiles(self):
        self.assertEqual(pieces(262144, 640, 8), [range(131072), range(131072, 262144)])
        self.assertEqual(pieces(262144, 640, 4), [range(262144)])
        self.assertEqual(pieces(262145, 640, 8)[1], range(131136, 262145))


if __name__ == "__main__":
    unittest.main()
