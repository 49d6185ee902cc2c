"""Metadata of the wrong kind or out of range is refused by its key, whatever reads it."""

import unittest

from modelkit.errors import (
    MissingMetadata,
    MissingTensor,
    UnsupportedChatTemplate,
    UnsupportedMetadata,
)
from modelkit.metadata import Metadata

from check import tiny_gguf, tiny_spm
from .case import RefusalCase

COUNT = len(tiny_gguf.TOKENS)
TYPES = tiny_gguf.metadata()["tokenizer.ggml.token_type"]
SCORES = tiny_spm.metadata()["tokenizer.ggml.scores"]
WHOLE, POSITIVE = "a whole number from 1 on", "a number above 0"
ONE_FOR_ALL = "differs from layer to layer; supported: one whole number for all"
AN_ID = f"an id of the {COUNT} tokens"
ONE_EACH = f"one for each of the {COUNT} tokens"

# Key, value, and what the refusal says after the key.
REFUSED = [
    ("general.architecture", ["llama"], "a text"),
    ("split.count", "3", "a whole number from 0 on"),
    *(
        (f"llama.{key}", value, wanted)
        for key, value, wanted in [
            ("block_count", 0, WHOLE),
            ("block_count", "12", "is '12'; supported: a whole"),
            ("block_count", 1.0, WHOLE),
            ("context_length", 0, WHOLE),
            ("context_length", True, WHOLE),
            ("embedding_length", 0, WHOLE),
            ("feed_forward_length", [96, 64], ONE_FOR_ALL),
            ("attention.head_count", 0, WHOLE),
            ("attention.head_count", [2, 2], ONE_FOR_ALL),
            ("attention.head_count_kv", 0, WHOLE),
            ("attention.head_count_kv", [1, 2], ONE_FOR_ALL),
            ("attention.key_length", "32", WHOLE),
            ("attention.value_length", 0, WHOLE),
            ("attention.layer_norm_rms_epsilon", 0.0, POSITIVE),
            ("attn_logit_softcapping", -1.0, "a number from 0 on"),
            ("rope.dimension_count", "32", WHOLE),
            ("rope.freq_base", 0.0, POSITIVE),
            ("rope.freq_base", float("inf"), POSITIVE),
            ("rope.freq_base", "10000", POSITIVE),
            ("rope.scaling.type", ["linear"], "a text"),
            ("rope.scaling.factor", -8.0, "a number from 0 on"),
        ]
    ),
    *(
        (f"tokenizer.ggml.{key}", value, wanted)
        for key, value, wanted in [
            ("model", ["gpt2"], "a text"),
            ("pre", ["smollm"], "a text"),
            ("tokens", "a b", "a list of texts"),
            ("tokens", list(range(COUNT)), "a list of texts"),
            ("tokens", [*tiny_gguf.TOKENS[:-1], "th"], "'th' 2 times; supported: each token once"),
            ("tokens", tiny_gguf.TOKENS * 20, "20 times"),
            ("token_type", TYPES[:-1], ONE_EACH),
            ("token_type", ["1"] * COUNT, "a list of whole numbers"),
            ("merges", 2, "a list of texts"),
            ("merges", ["t h", "the"], "has 'the'; supported: two tokens"),
            ("merges", ["t x"], "has 't x'; supported: two tokens"),
            ("bos_token_id", COUNT, AN_ID),
            ("bos_token_id", "<s>", "a whole number from 0 on"),
            ("eos_token_id", COUNT, AN_ID),
            ("eos_token_id", [1, 2], "one whole number"),
            ("add_bos_token", 1, "true or false"),
            ("add_space_prefix", "no", "true or false"),
        ]
    ),
    ("tokenizer.chat_template", 3, "a text"),
]


class Files(RefusalCase):
    def test_metadata_that_no_model_has(self):
        for key, value, words in REFUSED:
            with self.subTest(key=key, value=value):
                path = self.write(metadata={key: value})
                self.assert_refused(UnsupportedMetadata, f"{key} .*{words}", path)

    def test_more_layers_than_there_is_memory_for(self):
        path = self.write(metadata={"llama.block_count": 2**32 - 1})
        self.assert_refused(MissingTensor, "blk.4294967294.attn_norm.weight", path)

    def test_scores_that_are_not_of_all_tokens(self):
        metadata = tiny_spm.metadata()
        size = len(metadata["tokenizer.ggml.tokens"])
        tensors = tiny_gguf.tensors() | {"token_embd.weight": ((size, tiny_gguf.HIDDEN), "Q8_0")}
        for scores in (SCORES[:-1], ["0"] * size, [float("nan")] * size):
            path = self.write(
                metadata={**metadata, "tokenizer.ggml.scores": scores}, tensors=tensors
            )
            self.assert_refused(UnsupportedMetadata, "tokenizer.ggml.scores ", path)

    def test_a_pattern_of_local_layers_that_is_not_a_period(self):
        for pattern in ([True], 0, "2"):
            changes = {"attention.sliding_window": 16, "attention.sliding_window_pattern": pattern}
            path = self.write(
                architecture="gemma3", metadata={f"gemma3.{k}": v for k, v in changes.items()}
            )
            self.assert_refused(UnsupportedMetadata, "sliding_window_pattern", path)

    def test_a_chat_template_that_fails(self):
        for text, words in [
            ("{{ messages[0] + 1 }}", "fails: unsupported operand"),
            ("{{ 1 // 0 }}", "fails: .*zero"),
            ("{{ messages[9].content }}", "fails: .*no element 9"),
            ("{{ 'a' * 2 ** 70 }}", "fails: "),
            ("{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "not Jinja"),
        ]:
            with self.subTest(text=text[:40]):
                path = self.write(metadata={"tokenizer.chat_template": text})
                self.assert_refused(UnsupportedChatTemplate, words, path)


class Values(unittest.TestCase):
    def test_a_default_is_for_a_key_that_is_not_there(self):
        metadata = Metadata({"a": 3})
        self.assertEqual(metadata.whole_number("a", 5), 3)
        self.assertEqual(metadata.whole_number("b", 5), 5)
        self.assertIsNone(metadata.text("b", None))
        with self.assertRaisesRegex(MissingMetadata, "no b"):
            metadata.texts("b")

    def test_a_long_value_is_not_shown_whole(self):
        with self.assertRaisesRegex(UnsupportedMetadata, r"a is 'x{39}…; supported: a whole"):
            Metadata({"a": "x" * 1000}).whole_number("a")


if __name__ == "__main__":
    unittest.main()
