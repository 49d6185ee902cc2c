"""Chat templates become WebLLM's conversation templates that say the same, or are refused."""

import re
import unittest

from modelkit.chat_template import ChatTemplate, assistant, system, user
from modelkit.errors import UnsupportedChatTemplate
from modelkit.framing import derive_conversation
from modelkit.gguf_file import GgufFile
from modelkit.prompt import read_conversation
from modelkit.tokenizers.vocabulary import MARK

from check import tiny_gguf
from check.tiny_gguf import CHATML
from .case import FolderCase
from .templates import (
    CHATML_WITHOUT_DEFAULT,
    GEMMA_2,
    GEMMA_3,
    GEMMA_CONTROLS,
    LLAMA_2,
    LLAMA_3_1,
    LLAMA_3_2,
    LLAMA_3_CONTROLS,
    PLAIN_TEXT,
    QWEN_2_5,
    QWEN_3,
    SYSTEM_IN_FIRST_TURN,
    ZEPHYR,
)

CONTROLS = {"<|endoftext|>": 0, "<|im_start|>": 1, "<|im_end|>": 2}


def conversation_of(text: str, controls=CONTROLS):
    template = ChatTemplate(text, eos_token="<|im_end|>")
    return template, derive_conversation(template, controls, eos_id=2)


CHAT = [
    system("Be kind."),
    user("Hello"),
    assistant("Hi!"),
    user("1 + 1?"),
    assistant("2"),
    user("Thanks"),
]


class Conversations(unittest.TestCase):
    def assert_says_the_same(self, text: str, controls=CONTROLS):
        template, conversation = conversation_of(text, controls)
        for messages in (CHAT, CHAT[1:], CHAT[:2], CHAT[1:4]):
            self.assertEqual("".join(conversation.pieces(messages)), template.render(messages))
        return conversation

    def test_chatml_with_a_default_system_message(self):
        conversation = self.assert_says_the_same(CHATML)
        self.assertEqual(conversation.system_message, "Be brief.")
        self.assertEqual(conversation.stop_ids, (0, 2))

    def test_a_later_turn_ends_the_answer_before_it(self):
        # WebLLM prefills it from the user's prefix on, and the cache lacks the token that ended the
        # answer.
        template, conversation = conversation_of(CHATML)
        turn = "".join(conversation.pieces(CHAT)[-2:])
        self.assertTrue(turn.startswith("<|im_end|>\n<|im_start|>user\nThanks"))
        self.assertTrue(template.render(CHAT).endswith("2" + turn))

    def test_chatml_without_a_system_message(self):
        conversation = self.assert_says_the_same(CHATML_WITHOUT_DEFAULT)
        self.assertFalse(conversation.renders_empty_system)
        self.assertEqual(conversation.pieces([user("Hello")])[0], "<|im_start|>user\nHello")

    def test_a_system_message_inside_the_first_turn(self):
        conversation = self.assert_says_the_same(SYSTEM_IN_FIRST_TURN, {"</turn>": 5})
        self.assertFalse(conversation.prefixes_first_user)
        self.assertIn(5, conversation.stop_ids)

    def test_turns_that_end_with_plain_text(self):
        conversation = self.assert_says_the_same(PLAIN_TEXT)
        self.assertEqual(conversation.stop_texts, ("USER:",))

    def test_llama_3_1_has_a_date_of_its_own_and_always_opens_with_a_system_message(self):
        conversation = self.assert_says_the_same(LLAMA_3_1, LLAMA_3_CONTROLS)
        self.assertTrue(conversation.renders_empty_system)
        self.assertIn(9, conversation.stop_ids)

    def test_llama_3_2_falls_back_on_a_date_of_its_own(self):
        conversation = self.assert_says_the_same(LLAMA_3_2, LLAMA_3_CONTROLS)
        self.assertIn("26 Jul 2024", conversation.system_template)

    def test_qwen_2_5(self):
        conversation = self.assert_says_the_same(QWEN_2_5)
        self.assertEqual(conversation.system_message, "You are helpful.")

    def test_qwen_3(self):
        conversation = self.assert_says_the_same(QWEN_3)
        self.assertEqual(conversation.after_answer, "<|im_end|>\n")
        self.assertIn("lacks '<|im_end|>\\n'", conversation.shortcomings()[0])

    def test_gemma_3_has_the_system_message_in_the_first_turn(self):
        conversation = self.assert_says_the_same(GEMMA_3, GEMMA_CONTROLS)
        self.assertEqual(
            conversation.pieces([system("Be kind."), user("Hello")]),
            ["<start_of_turn>user\nBe kind.\n\n", "Hello", "<end_of_turn>\n<start_of_turn>model\n"],
        )
        self.assertIn(106, conversation.stop_ids)

    def test_zephyr(self):
        self.assert_says_the_same(ZEPHYR)

    def test_zephyr_in_a_vocabulary_that_wants_spaces_in_front(self):
        def prefixed(text: str) -> str:
            return "".join(
                f"{MARK}{p}" if p and p != "</s>" else p for p in re.split("(</s>)", text)
            )

        template = ChatTemplate(ZEPHYR, "</s>", prefixed)
        conversation = derive_conversation(template, {"</s>": 2}, eos_id=2, bos_ids=(1,))
        self.assertEqual("".join(conversation.pieces(CHAT)), template.render(CHAT))
        found = "".join(conversation.pieces(CHAT[1:]))
        self.assertEqual(MARK + found, template.render(CHAT[1:]))
        self.assertIn("lacks the space", conversation.shortcomings()[0])

    def test_messages_with_dollar_signs_and_braces(self):
        _, conversation = conversation_of(CHATML)
        self.assertNotIn("role_templates", conversation.config())


class Shortcomings(unittest.TestCase):
    def test_what_webllm_cannot_do_is_said(self):
        space, thought = "white space around a message stays", "a thought .* stays"
        answers = "a later turn .* lacks"
        trimming = CHATML.replace("['content']", "['content'].strip('\n')")
        for name, text, controls, expected in [
            ("ChatML", CHATML, CONTROLS, []),
            ("ChatML without a default", CHATML_WITHOUT_DEFAULT, CONTROLS, [answers]),
            ("Llama 3.1", LLAMA_3_1, LLAMA_3_CONTROLS, [space]),
            ("Gemma 3", GEMMA_3, GEMMA_CONTROLS, [answers, space]),
            ("Qwen 2.5", QWEN_2_5, CONTROLS, []),
            ("Qwen 3", QWEN_3, CONTROLS, [answers, thought]),
            ("ChatML that trims", trimming, CONTROLS, [space]),
        ]:
            with self.subTest(name):
                _, conversation = conversation_of(text, controls)
                found = conversation.shortcomings()
                self.assertEqual(len(found), len(expected), found)
                for words, line in zip(expected, found):
                    self.assertRegex(line, words)


class Completions(FolderCase):
    def read(self, kind=None, **metadata):
        path = tiny_gguf.write(
            self.folder / "tiny.gguf", metadata={f"tokenizer.{k}": v for k, v in metadata.items()}
        )
        return read_conversation(GgufFile(path), kind)

    def test_a_file_without_a_template_goes_on_with_a_text(self):
        conversation = self.read(chat_template=None)
        self.assertEqual(conversation.kind, "completion")
        self.assertEqual("".join(conversation.pieces([user("Once upon")])), "Once upon")
        self.assertEqual(conversation.stop_ids, (0, 2))
        self.assertIsNone(conversation.config()["system_prefix_token_ids"])

    def test_a_base_model_whose_file_has_a_template(self):
        self.assertEqual(self.read().kind, "chat")
        conversation = self.read(kind="completion")
        self.assertEqual("".join(conversation.pieces([user("Once upon")])), "Once upon")

    def test_the_text_follows_the_token_that_begins_a_sequence(self):
        conversation = self.read(chat_template=None, **{"ggml.add_bos_token": True})
        self.assertEqual(conversation.config()["system_prefix_token_ids"], [1])

    def test_the_text_follows_the_space_that_begins_a_sentencepiece_text(self):
        conversation = self.read(chat_template=None, **{"ggml.model": "llama"})
        self.assertEqual("".join(conversation.pieces([user("Once")])), "\u2581Once")
        self.assertEqual(conversation.bos_ids, (1,))

    def test_webllm_is_given_what_it_joins(self):
        # It refuses an empty list of separators, and writes ": " for a missing one of these.
        config = self.read(chat_template=None).config()
        self.assertEqual(config["seps"], ["", ""])
        self.assertEqual((config["role_content_sep"], config["role_empty_sep"]), ("", ""))
        self.assertEqual(config["roles"], {"user": "", "assistant": ""})


class Refused(unittest.TestCase):
    def assert_refused(self, text: str, words: str):
        with self.assertRaisesRegex(UnsupportedChatTemplate, words):
            conversation_of(text)

    def test_a_template_that_is_not_jinja(self):
        self.assert_refused("{% if %}", "not Jinja")

    def test_gemma_2_takes_no_system_message(self):
        self.assert_refused(GEMMA_2, "System role not supported")

    def test_a_template_that_leaves_messages_out(self):
        self.assert_refused("{{ messages[-1].content }}", "leaves out system messages")

    def test_a_template_that_asks_for_the_date(self):
        self.assert_refused("{{ strftime_now('%d %b %Y') }}" + CHATML, "the date")

    def test_llama_2_writes_the_bos_token_before_every_turn(self):
        self.assert_refused(LLAMA_2, "BOS token inside a prompt")

    def test_a_template_that_writes_the_bos_token_after_something_else(self):
        self.assert_refused("> {{ bos_token }}" + CHATML, "BOS token inside a prompt")

    def test_a_template_that_writes_the_bos_token_in_some_prompts_alone(self):
        for condition in ("messages | length > 1", "messages[0].role == 'user'"):
            opening = "{% if " + condition + " %}{{ bos_token }}{% endif %}"
            self.assert_refused(opening + CHATML, "others without")

    def test_a_template_that_numbers_the_turns(self):
        self.assert_refused(
            "{% for m in messages %}{{ loop.index ~ m.role ~ ': ' ~ m.content }}\n{% endfor %}>",
            "turns with",
        )


if __name__ == "__main__":
    unittest.main()
