"""Quantised tensors keep their numbers, from the file's blocks to the layout in GPU memory."""

import unittest

import numpy as np
from gguf import GGMLQuantizationType, dequantize, quantize

from modelkit.dimensions import read_dimensions
from modelkit.errors import UnsupportedTensorType
from modelkit.gguf_file import GgufFile, Tensor
from modelkit.layout import TILE_ROWS, VECTOR_ROWS, pack, packed_shapes
from modelkit.tensors import (
    GROUP,
    MATRIX_TYPES,
    AffineMatrix,
    affine_bits,
    check_scales,
    is_exact,
    read_affine,
    read_vector,
    relative_loss,
)
from modelkit.weights import Weights, half_split_rows

from check import tiny_gguf
from .case import FolderCase

# Where the halves of each block type are.
HALVES = {
    **dict.fromkeys(("Q4_0", "Q5_0", "Q8_0"), (0,)),
    **dict.fromkeys(("Q4_1", "Q5_1", "Q4_K", "Q5_K"), (0, 2)),
    "Q6_K": (208,),
}


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


def random_tensor(kind: str, rows: int = 8, columns: int = 512) -> Tensor:
    """Random numbers as F32, F16 or BF16; as another type, random bytes with modest halves."""
    random = np.random.default_rng(2)
    if kind in ("F32", "F16", "BF16"):
        data = quantize(
            random.normal(size=(rows, columns)).astype(np.float32), GGMLQuantizationType[kind]
        )
        return Tensor("w", kind, (rows, columns), data)
    block = MATRIX_TYPES[kind]
    data = random.integers(0, 256, (rows, columns // block.numbers, block.size_bytes), np.uint8)
    for offset in HALVES[kind]:
        halves = random.uniform(0.01, 1, data.shape[:2]).astype("<f2")[..., None]
        data[..., offset : offset + 2] = halves.view(np.uint8)
    return Tensor("w", kind, (rows, columns), data.reshape(rows, -1))


class Numbers(unittest.TestCase):
    """Blocks of random bytes, which reach every bit pattern of a quant and of a K type's scales."""

    def assert_reads(self, kind: str, bits: int, largest_loss: float):
        tensor = random_tensor(kind)
        expected = dequantize(tensor.data, GGMLQuantizationType[kind])
        self.assertEqual(affine_bits(tensor), bits)
        matrix = read_affine(tensor)
        self.assertEqual(matrix.bits, bits)
        self.assertLess(int(matrix.quants.max()), 2**bits)
        if is_exact(tensor):
            np.testing.assert_array_equal(matrix.numbers(), expected, kind)
        loss = relative_loss(tensor)
        found = np.sqrt(np.mean((matrix.numbers() - expected) ** 2) / np.mean(expected**2))
        self.assertAlmostEqual(loss, float(found), places=6)
        self.assertLessEqual(loss, largest_loss, kind)

    def test_types_with_halves_as_scales_stay_exact(self):
        for kind, bits in {"Q4_0": 4, "Q4_1": 4, "Q5_0": 8, "Q5_1": 8, "Q8_0": 8}.items():
            self.assertTrue(is_exact(random_tensor(kind)))
            self.assert_reads(kind, bits, 0)

    def test_types_with_two_scales_lose_their_products_rounding(self):
        # Half a unit in the last place of a half is 2 ** -11 of it, of the scale and the minimum.
        for kind, bits in {"Q4_K": 4, "Q5_K": 8}.items():
            self.assert_reads(kind, bits, 2**-10)

    def test_other_types_lose_what_eight_bits_do(self):
        for kind in ("F32", "F16", "BF16", "Q6_K"):
            self.assert_reads(kind, 8, 0.006)

    def test_vectors_keep_their_numbers(self):
        for kind in ("F32", "F16", "BF16"):
            tensor = random_tensor(kind, rows=1)
            vector = Tensor("v", kind, tensor.shape[1:], tensor.data[0])
            expected = dequantize(tensor.data, GGMLQuantizationType[kind])[0]
            np.testing.assert_array_equal(read_vector(vector), expected)

    def test_a_group_of_equal_numbers(self):
        matrix = read_affine(Tensor("w", "F32", (1, 64), np.full((1, 64), 0.1, np.float32)))
        np.testing.assert_array_equal(matrix.numbers(), np.full((1, 64), np.float16(0.1)))

    def test_joint_matrices_take_four_bits_for_eight(self):
        four, eight = read_affine(random_tensor("Q4_K")), read_affine(random_tensor("Q6_K"))
        both = AffineMatrix.stacked([four, eight])
        self.assertEqual(both.bits, 8)
        np.testing.assert_array_equal(
            both.numbers(), np.concatenate([four.numbers(), eight.numbers()])
        )


class Extremes(unittest.TestCase):
    """A half ends at 65504 and, below, at 6e-8."""

    def assert_refused(self, words: str, kind: str, data: np.ndarray, read=read_affine):
        tensor = Tensor("w", kind, (1, 256 if kind.endswith("K") else 32), data)
        with self.assertRaisesRegex(UnsupportedTensorType, words):
            read(tensor)

    def test_numbers_too_large_for_a_minimum(self):
        data = np.full((1, 32), -1e5, np.float32)
        self.assert_refused("no half can hold", "F32", data)

    def test_numbers_that_are_none(self):
        self.assert_refused("not a number", "F32", np.full((1, 32), np.nan, np.float32))

    def test_a_scale_too_large_for_its_minimum(self):
        block = np.zeros((1, 34), np.uint8)
        block[0, :2] = np.float16(1000).reshape(1).view(np.uint8)
        self.assert_refused("no half can hold", "Q8_0", block, check_scales)

    def test_a_product_of_scales_too_large(self):
        block = np.full((1, 144), 63, np.uint8)
        block[0, :2] = np.float16(2000).reshape(1).view(np.uint8)
        self.assert_refused("no half can hold", "Q4_K", block)

    def test_numbers_too_small_for_a_scale(self):
        data = np.linspace(-1e-7, 1e-7, 32, dtype=np.float32)[None]
        self.assert_refused("would lose", "F32", data, relative_loss)


class Packing(unittest.TestCase):
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

    def test_parts_of_different_types_share_a_matrix_in_eight_bits(self):
        kinds = {"q": "Q4_0", "k": "Q5_1", "v": "F16"}
        tensors = tiny_gguf.tensors()
        for part, kind in kinds.items():
            name = f"blk.0.attn_{part}.weight"
            tensors[name] = (tensors[name][0], kind)
        gguf = GgufFile(tiny_gguf.write(self.folder / "mixed.gguf", tensors=tensors))
        weights = Weights(gguf, read_dimensions(gguf))
        self.assertEqual(weights.bits["blocks.0.qkv"], 8)
        self.assertEqual([t.name for t, _ in weights.losses()], ["blk.0.attn_v.weight"])
        parameters = {parameter.name: parameter for parameter in weights.parameters()}
        packed = (parameters[f"blocks.0.qkv.{kind}"].read() for kind in ("quants", "scales"))
        queries = gguf.tensor("blk.0.attn_q.weight")
        rows = len(queries.data) + 2 * tiny_gguf.KV_HEADS * tiny_gguf.HEAD_DIM
        found = unpack(*packed, rows, bits=8)
        expected = dequantize(queries.data, GGMLQuantizationType.Q4_0)
        order = half_split_rows(len(expected), tiny_gguf.HEADS)
        np.testing.assert_array_equal(found[: len(expected)], expected[order])
        values = gguf.tensor("blk.0.attn_v.weight").data.astype(np.float32)
        np.testing.assert_allclose(found[-len(values) :], values, atol=0.003)


if __name__ == "__main__":
    unittest.main()
