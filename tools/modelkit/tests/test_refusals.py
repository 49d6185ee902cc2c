"""Each input that cannot become a model is refused, by name, before the compiler is imported."""

import unittest
from unittest import mock

from modelkit import errors, memory, weights

from check import tiny_gguf
from .case import RefusalCase


class Refusals(RefusalCase):
    def write_tensors(self, metadata=None, **changes):
        """Replace tensors by name; None leaves one out."""
        tensors = tiny_gguf.tensors() | {f"{name}.weight": value for name, value in changes.items()}
        tensors = {name: value for name, value in tensors.items() if value}
        return self.write(metadata=metadata, tensors=tensors)

    def test_a_file_that_is_not_there(self):
        self.assert_refused(errors.SourceNotFound, "no such file", self.folder / "none.gguf")

    def test_a_package_that_is_not_installed(self):
        self.assert_refused(errors.SourceNotFound, "'nopackage'", "package:nopackage/a.gguf")

    def test_a_file_that_is_not_gguf(self):
        path = self.folder / "text.gguf"
        path.write_text("not a model")
        self.assert_refused(errors.NotGguf, "not a GGUF file", path)

    def test_what_git_left_in_place_of_a_file(self):
        path = self.folder / "pointer.gguf"
        path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n")
        self.assert_refused(errors.NotGguf, "is a Git LFS pointer", path)

    def test_a_file_from_before_gguf(self):
        path = self.folder / "old.bin"
        path.write_bytes(b"tjgg" + bytes(100))
        self.assert_refused(errors.NotGguf, "old GGML format", path)

    def test_a_version_that_is_not_read(self):
        for version in (1, 9):
            path = self.write()
            data = path.read_bytes()
            path.write_bytes(data[:4] + version.to_bytes(4, "little") + data[8:])
            self.assert_refused(errors.NotGguf, f"GGUF version {version}, the kit reads 2", path)

    def test_a_file_for_big_endian_machines(self):
        path = self.write()
        data = path.read_bytes()
        path.write_bytes(data[:4] + data[7:3:-1] + data[8:])
        self.assert_refused(errors.NotGguf, "big-endian machines", path)

    def test_a_file_of_its_first_bytes(self):
        path = self.folder / "cut.gguf"
        path.write_bytes(b"GGUF")
        self.assert_refused(errors.NotGguf, "cut or broken", path)

    def test_a_file_cut_in_its_tensors(self):
        path = self.write()
        path.write_bytes(path.read_bytes()[:-2000])
        self.assert_refused(errors.NotGguf, "cut or broken", path)

    def test_a_file_cut_in_its_metadata(self):
        path = self.write()
        path.write_bytes(path.read_bytes()[:300])
        self.assert_refused(errors.NotGguf, "cut or broken", path)

    def test_a_tensor_type_of_a_later_ggml(self):
        path = self.write()
        data, name = path.read_bytes(), b"output_norm.weight"
        # After the name: the number of dimensions (4 bytes), one size (8), the type (4).
        at = data.index(name) + len(name) + 12
        path.write_bytes(data[:at] + (99).to_bytes(4, "little") + data[at + 4 :])
        self.assert_refused(
            errors.UnsupportedTensorType, r"unknown type: .*99.*; supported: Q4_0", path
        )

    def test_one_of_several_parts_of_a_file(self):
        path = self.write(metadata={"split.count": 3})
        self.assert_refused(errors.NotGguf, "one of 3 parts", path)

    def test_a_model_larger_than_memory(self):
        path = self.write()
        with mock.patch.object(memory, "available_bytes", lambda: 500_000_000):
            words = r"needs about 1\.\d GB of memory, 0\.5 GB are free"
            self.assert_refused(errors.NotEnoughMemory, words, path)

    def test_an_unknown_architecture(self):
        self.assert_refused(
            errors.UnsupportedArchitecture,
            "'mamba'; supported: 'llama', 'qwen2', 'qwen3', 'gemma2', 'gemma3'",
            self.write(architecture="mamba"),
        )

    def test_missing_metadata(self):
        path = self.write(metadata={"llama.block_count": None})
        self.assert_refused(errors.MissingMetadata, "llama.block_count", path)

    def test_scaled_positions(self):
        path = self.write(metadata={"llama.rope.scaling.type": "yarn"})
        self.assert_refused(
            errors.UnsupportedRope, "rope.scaling.type is 'yarn'; supported: 'none', 'linear'", path
        )

    def test_an_unknown_option_of_scaled_positions(self):
        path = self.write(metadata={"llama.rope.scaling.attn_factor": 2.0})
        self.assert_refused(errors.UnsupportedRope, "llama.rope.scaling.attn_factor", path)

    def test_scales_of_positions_that_do_not_fit_heads(self):
        path = self.write_tensors(rope_freqs=((32,), "F32"))
        self.assert_refused(errors.WrongTensorShape, r"rope_freqs.weight .*\(16,\)", path)

    def test_partly_rotated_heads(self):
        path = self.write(metadata={"llama.rope.dimension_count": 16})
        self.assert_refused(errors.UnsupportedRope, "16 of the 32", path)

    def test_a_head_dimension_that_attention_cannot_divide(self):
        changes = {"llama.attention.key_length": 40, "llama.rope.dimension_count": 40}
        path = self.write(metadata=changes)
        self.assert_refused(errors.UnsupportedDimensions, "heads of 40", path)

    def test_more_heads_than_numbers_to_share(self):
        metadata = {"llama.attention.head_count": 65, "llama.rope.dimension_count": None}
        path = self.write(metadata=metadata)
        self.assert_refused(errors.UnsupportedDimensions, "heads of 0", path)

    def test_values_that_are_not_as_large_as_keys(self):
        path = self.write(metadata={"llama.attention.value_length": 64})
        self.assert_refused(errors.UnsupportedDimensions, "values of 64 .* keys of 32", path)

    def test_local_layers_without_a_window(self):
        path = self.write(architecture="gemma3")
        self.assert_refused(errors.MissingMetadata, "gemma3.attention.sliding_window", path)

    def test_a_matrix_that_no_buffer_holds(self):
        with mock.patch.object(weights, "STORAGE_BINDING_BYTES", 4096):
            self.assert_refused(
                errors.UnsupportedDimensions, "blocks.0.gate_up takes 6144 bytes", self.write()
            )

    def test_query_heads_that_do_not_share_evenly(self):
        path = self.write(metadata={"llama.attention.head_count_kv": 3})
        self.assert_refused(errors.UnsupportedDimensions, "2 query heads for 3", path)

    def test_a_size_that_is_not_whole_groups(self):
        path = self.write(metadata={"llama.feed_forward_length": 100})
        self.assert_refused(errors.UnsupportedDimensions, "feed-forward size 100", path)

    def test_query_heads_that_are_not_whole_groups_together(self):
        heads, head_dim, hidden = 3, 48, tiny_gguf.HIDDEN
        metadata = {
            "llama.attention.head_count": heads,
            "llama.attention.key_length": head_dim,
            "llama.rope.dimension_count": head_dim,
        }
        tensors = {
            "blk.0.attn_q": ((heads * head_dim, hidden), "Q4_1"),
            "blk.0.attn_k": ((head_dim, hidden), "Q4_1"),
            "blk.0.attn_v": ((head_dim, hidden), "Q4_1"),
            # No type of blocks has rows of 144 numbers.
            "blk.0.attn_output": ((hidden, heads * head_dim), "F16"),
        }
        path = self.write_tensors(metadata, **tensors)
        words = "size of all query heads 144 is not a multiple of 32"
        self.assert_refused(errors.UnsupportedDimensions, words, path)

    def test_a_context_longer_than_trained_for(self):
        self.assert_refused(
            errors.UnsupportedDimensions, "trained for 512", self.write(), context_tokens=1024
        )

    def test_a_context_whose_cache_no_buffer_holds(self):
        path = self.write(metadata={"llama.context_length": 2**20})
        words = "a context of 1000000 tokens .* supported: up to 524272"
        self.assert_refused(errors.UnsupportedDimensions, words, path, context_tokens=10**6)

    def test_chunks_larger_than_the_context(self):
        self.assert_refused(
            errors.UnsupportedDimensions, "chunks of 600", self.write(), chunk_tokens=600
        )

    def test_an_unsupported_tensor_type(self):
        shape = (tiny_gguf.HIDDEN, tiny_gguf.HEADS * tiny_gguf.HEAD_DIM)
        path = self.write_tensors(**{"blk.0.attn_output": (shape, "MXFP4")})
        words = "blk.0.attn_output.weight is MXFP4; supported here: .*Q6_K"
        self.assert_refused(errors.UnsupportedTensorType, words, path)

    def test_a_quantised_norm(self):
        path = self.write_tensors(output_norm=((tiny_gguf.HIDDEN,), "Q8_0"))
        self.assert_refused(errors.UnsupportedTensorType, "output_norm.weight is Q8_0", path)

    def test_a_quantised_bias(self):
        tensors = tiny_gguf.tensors() | {
            f"blk.0.attn_{part}.bias": ((heads * tiny_gguf.HEAD_DIM,), "Q8_0")
            for part, heads in [("q", tiny_gguf.HEADS), ("k", 1), ("v", 1)]
        }
        path = self.write(architecture="qwen2", tensors=tensors)
        self.assert_refused(errors.UnsupportedTensorType, "blk.0.attn_q.bias is Q8_0", path)

    def test_a_missing_tensor(self):
        path = self.write_tensors(**{"blk.0.ffn_up": None})
        self.assert_refused(errors.MissingTensor, "blk.0.ffn_up.weight", path)

    def test_a_missing_tensor_of_each_family(self):
        for architecture, metadata, name in [
            ("qwen2", {}, "attn_q.bias"),
            ("qwen3", {}, "attn_q_norm.weight"),
            ("gemma2", {}, "post_attention_norm.weight"),
            ("gemma3", {"gemma3.attention.sliding_window": 16}, "attn_q_norm.weight"),
        ]:
            path = self.write(architecture=architecture, metadata=metadata)
            self.assert_refused(errors.MissingTensor, f"blk.0.{name}", path)

    def test_a_tensor_that_the_family_does_not_have(self):
        path = self.write_tensors(**{"blk.0.attn_q_norm": ((32,), "F32")})
        self.assert_refused(errors.UnexpectedTensor, "blk.0.attn_q_norm.weight", path)

    def test_a_tensor_of_the_wrong_shape(self):
        path = self.write_tensors(**{"blk.0.ffn_down": ((tiny_gguf.HIDDEN, 128), "Q4_1")})
        self.assert_refused(errors.WrongTensorShape, r"blk.0.ffn_down.weight .*\(64, 128\)", path)

    def test_an_unknown_tokenizer(self):
        for model, name in [
            ("t5", r"SentencePiece's unigram \('t5'\)"),
            ("bert", r"WordPiece \('bert'\)"),
            ("rwkv", r"RWKV's \('rwkv'\)"),
            ("plamo2", "'plamo2'"),
        ]:
            path = self.write(metadata={"tokenizer.ggml.model": model})
            words = f"the tokenizer is {name}; supported: 'gpt2'"
            self.assert_refused(errors.UnsupportedTokenizer, words, path)

    def test_an_unknown_pre_tokenizer(self):
        path = self.write(metadata={"tokenizer.ggml.pre": "falcon"})
        words = "'falcon'; supported: 'gpt-2'"
        self.assert_refused(errors.UnsupportedTokenizer, words, path)

    def test_scores_without_tokens_for_bytes(self):
        path = self.write(metadata={"tokenizer.ggml.model": "llama"})
        self.assert_refused(errors.UnsupportedTokenizer, "0 byte tokens", path)

    def test_a_chat_template_that_webllm_cannot_say(self):
        template = tiny_gguf.CHATML + "{{ messages | length }}"
        path = self.write(metadata={"tokenizer.chat_template": template})
        self.assert_refused(errors.UnsupportedChatTemplate, "turns", path)

    def test_a_chat_without_a_chat_template(self):
        path = self.write(metadata={"tokenizer.chat_template": None})
        self.assert_refused(errors.MissingMetadata, "chat_template", path, kind="chat")

    def test_a_licence_that_is_not_there(self):
        self.assert_refused(
            errors.SourceNotFound, "LICENCE", self.write(), licence=self.folder / "LICENCE"
        )

    def test_an_output_folder_with_files_of_another(self):
        (self.folder / "out").mkdir()
        (self.folder / "out" / "thesis.txt").write_text("mine")
        with self.assertRaisesRegex(errors.OutputInUse, "manifest.json"):
            self.build(self.write())
        self.assertTrue((self.folder / "out" / "thesis.txt").exists())

    def test_an_output_that_is_or_lies_in_a_file(self):
        path = self.write()
        for output in (path, path / "model"):
            words = f"{path} is a file"
            self.assert_refused(errors.OutputInUse, words, path, output=output)

    def test_what_is_soon_found_is_refused_before_all_weights_are_read(self):
        path, used = self.write(), self.folder / "used"
        used.mkdir()
        (used / "thesis.txt").write_text("mine")
        unread = AssertionError("weights were read")
        with mock.patch.object(weights.Weights, "losses", side_effect=unread):
            self.assert_refused(errors.OutputInUse, "manifest.json", path, output=used)
            with mock.patch.dict("os.environ", PATH=""):
                self.assert_refused(errors.MissingTool, "emcc is not installed", path)


if __name__ == "__main__":
    unittest.main()
