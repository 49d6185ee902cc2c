"""Shaders that would not run on every adapter are found, and no kernel makes one."""

import itertools
import re
import unittest

from modelkit.context import widest_activation
from modelkit.dimensions import read_dimensions
from modelkit.gguf_file import GgufFile
from modelkit.webgpu_limits import LimitExceeded, check_buffer, check_shader

from check import tiny_gguf
from .case import FolderCase

SHADER = """
@group(0) @binding(0) var<storage, read> x_ptr : array<f32>;
@group(0) @binding(1) var<storage, read_write> y_ptr : array<f32>;
var<workgroup> partial : array<f32, 64>;
@compute @workgroup_size(64, 1, 1)
fn kernel() {}
"""

CHUNK_TOKENS = 100
MATRICES = (
    "token_table",
    *(f"blocks.0.{name}" for name in ("qkv", "attention_out", "gate_up", "down")),
)


class Limits(unittest.TestCase):
    def assert_exceeds(self, words: str, before: str, after: str):
        self.assertIn(before, SHADER)
        with self.assertRaisesRegex(LimitExceeded, words):
            check_shader("kernel", SHADER.replace(before, after))

    def test_a_modest_shader_passes(self):
        check_shader("kernel", SHADER)

    def test_too_much_workgroup_memory(self):
        self.assert_exceeds("20480 bytes", "array<f32, 64>", "array<f32, 5120>")

    def test_too_many_invocations(self):
        self.assert_exceeds("512 invocations", "(64, 1, 1)", "(256, 2, 1)")

    def test_too_many_storage_buffers(self):
        self.assert_exceeds("9 storage buffers", "@compute", "var<storage> z;\n" * 7 + "@compute")

    def test_a_buffer_that_is_too_large(self):
        check_buffer("table", 2**27)
        with self.assertRaisesRegex(LimitExceeded, "table has 134217729 bytes"):
            check_buffer("table", 2**27 + 1)

    def test_an_optional_feature(self):
        self.assert_exceeds("enable f16", "@group(0) @binding(0)", "enable f16;\n@group(0)")
        self.assert_exceeds("subgroupAdd", "{}", "{ subgroupAdd(1); }")


class Attention(unittest.TestCase):
    def test_stays_within_limits_for_all_supported_heads(self):
        import tvm
        from modelkit.dimensions import MOST_HEADS_PER_KV_HEAD
        from modelkit.kernels import attention
        from modelkit.library import TARGET

        shared = range(1, MOST_HEADS_PER_KV_HEAD + 1)
        scores = attention.Scores(cap=50.0, window=512)
        for dim, heads in itertools.product((32, 48, 256), (1, 3, shared[-1])):
            kernel = attention.attention_decode(attention.Heads(heads, 1, dim), scores)
            module = tvm.IRModule({"kernel": kernel.with_attr("global_symbol", "kernel")})
            library = tvm.compile(module, target=tvm.target.Target(TARGET))
            check_shader(f"{heads} heads of {dim}", library.mod.imports[0].inspect_source())


class Activations(FolderCase):
    def test_the_widest_is_the_largest_buffer_of_a_prefill_step(self):
        import tvm
        from modelkit.decoder import Decoder
        from modelkit.library import PASSES, TARGET, _with_bounds

        for feed_forward in (32, 96):
            metadata = {"llama.feed_forward_length": feed_forward}
            path = tiny_gguf.write(self.folder / "tiny.gguf", metadata=metadata)
            d = read_dimensions(GgufFile(path))
            with tvm.target.Target(TARGET):
                decoder = Decoder(d, dict.fromkeys(MATRICES, 8), subnormals=False)
                module, _ = decoder.export_tvm(decoder.interface())
                planned = tvm.transform.Sequential(PASSES)(_with_bounds(module, CHUNK_TOKENS))
            script = planned["prefill"].script()
            sizes = re.findall(r"alloc_storage\(.*?R\.shape\(\[(\d+)\]", script)
            self.assertEqual(max(map(int, sizes)), CHUNK_TOKENS * widest_activation(d) * 4)


if __name__ == "__main__":
    unittest.main()
