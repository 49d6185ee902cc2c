"""Quantised tensors keep their numbers, from the file's blocks to the layout in GPU memory."""

import unittest

import numpy as np
from gguf import GGMLQuantizationType, dequantize

from modelkit.dimensions import read_dimensions
from modelkit.gguf_file import GgufFile
from modelkit.layout import TILE_ROWS, VECTOR_ROWS, pack, packed_shapes
from modelkit.tensors import GROUP, AffineMatrix, read_affine
from modelkit.weights import Weights, half_split_rows

from check import tiny_gguf
from .case import FolderCase


def unpack(quants: np.ndarray, scales: np.ndarray, rows: int, bits: int) -> np.ndarray:
    """The numbers of a packed matrix, read one by one as the layout is documented."""
    numbers = 32 // bits
    matrix = np.zeros((rows, quants.shape[1] * numbers), np.float32)
    for row in range(rows):
        place = row // TILE_ROWS, slice(None), row % TILE_ROWS // VECTOR_ROWS, row % VECTOR_ROWS
        for column in range(matrix.shape[1]):
            word = int(quants[place][column // numbers])
            quant = word >> (column % numbers * bits) & (2**bits - 1)
            halves = scales[place][column // GROUP : column // GROUP + 1].view(np.float16)
            scale, minimum = halves.astype(np.float32)
            matrix[row, column] = scale * quant + minimum
    return matrix


class Numbers(FolderCase):
    def test_every_type_reads_as_ggml_dequantises_it(self):
        for kind in ("Q4_0", "Q4_1", "Q8_0"):
            tensors = tiny_gguf.tensors() | {"blk.0.attn_q.weight": ((64, 64), kind)}
            gguf = GgufFile(tiny_gguf.write(self.folder / f"{kind}.gguf", tensors=tensors))
            tensor = gguf.tensor("blk.0.attn_q.weight")
            matrix = read_affine(tensor)
            scales = np.repeat(matrix.scales.astype(np.float32), GROUP, axis=1)
            minima = np.repeat(matrix.minima.astype(np.float32), GROUP, axis=1)
            expected = dequantize(tensor.data, GGMLQuantizationType[kind])
            np.testing.assert_array_equal(matrix.quants * scales + minima, expected, kind)

    def test_packing_keeps_every_number(self):
        random = np.random.default_rng(1)
        for bits, rows, columns in ((4, 70, 64), (8, 130, 96)):
            quants = random.integers(0, 2**bits, (rows, columns), np.uint8)
            scales, minima = random.normal(size=(2, rows, columns // GROUP)).astype(np.float16)
            packed = pack(AffineMatrix(bits, quants, scales, minima))
            shapes = tuple(array.shape[:-1] for array in packed)
            self.assertEqual(shapes, packed_shapes(rows, columns, bits))
            expected = np.repeat(scales.astype(np.float32), GROUP, 1) * quants + np.repeat(
                minima.astype(np.float32), GROUP, 1
            )
            np.testing.assert_array_equal(unpack(*packed, rows, bits), expected)

    def test_rotated_heads_have_their_halves_side_by_side(self):
        self.assertEqual(half_split_rows(8, 2).tolist(), [0, 2, 1, 3, 4, 6, 5, 7])


class Parameters(FolderCase):
    def setUp(self):
        super().setUp()
        self.gguf = GgufFile(tiny_gguf.write(self.folder / "tiny.gguf"))
        self.weights = Weights(self.gguf, read_dimensions(self.gguf))

    def test_shapes_are_those_of_the_numbers(self):
        for parameter in self.weights.parameters():
            self.assertEqual(parameter.read().nbytes, parameter.size_bytes, parameter.name)

    def test_a_matrix_holds_its_tensors_one_below_the_other(self):
        parameters = {parameter.name: parameter for parameter in self.weights.parameters()}
        quants, scales = (
            parameters[f"blocks.0.qkv.{kind}"].read() for kind in ("quants", "scales")
        )
        tensors = [self.gguf.tensor(f"blk.0.attn_{name}.weight") for name in "qkv"]
        queries, keys, values = (dequantize(t.data, GGMLQuantizationType.Q4_1) for t in tensors)
        rows = len(queries) + len(keys) + len(values)
        expected = [
            queries[half_split_rows(len(queries), tiny_gguf.HEADS)],
            keys[half_split_rows(len(keys), tiny_gguf.KV_HEADS)],
            values,
        ]
        np.testing.assert_array_equal(
            unpack(quants, scales, rows, bits=4), np.concatenate(expected)
        )


if __name__ == "__main__":
    unittest.main()
