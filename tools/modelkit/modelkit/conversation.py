"""The chat template as WebLLM's conversation template (`conv_template` of mlc-chat-config.json).

WebLLM knows no Jinja. It joins the system message in its frame and, for each message, its role's
prefix, the message and a separator. So the template is rendered for probe messages, and what stands
between the probes is the framing. Then joining must give Jinja's own text, for one, two and three
turns with and without a system message; a template for which it does not is refused.

Where framing is cut matters twice. WebLLM encodes each piece by itself, so cuts must not run
through a token: all of them are next to messages. And WebLLM prefills a later turn from its user's
prefix on, over a cache in which the token that ended the last answer is missing. So what ends an
answer begins the user's prefix, wherever a prompt always opens with a system message; a separator
would be left out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from os.path import commonprefix
from typing import Any

from .chat_template import ChatTemplate, Message, assistant, system, user
from .errors import UnsupportedChatTemplate
from .gguf_file import GgufFile
from .tokenizers.vocabulary import (
    MARK,
    begins_with_bos,
    control_tokens,
    space_prefixer,
)

SYSTEM_PLACEHOLDER = "{system_message}"

# Texts that no template treats in a special way.
SYSTEM = "probe-system-message"
QUESTIONS = ("probe-question-one", "probe-question-two", "probe-question-three")
ANSWERS = ("probe-answer-one", "probe-answer-two")

# What the catalogue calls models that answer messages, and those that go on with a text.
CHAT, COMPLETION = KINDS = ("chat", "completion")

# What ends a document in vocabularies that follow GPT-2's, whatever the chat template uses.
END_OF_DOCUMENT = "<|endoftext|>"


@dataclass(frozen=True)
class Conversation:
    """What of WebLLM's ConvTemplateConfig (its config.ts) is used here.

    system_message: where none is given. A message follows its role's prefix and before_content, an
    answer that is to come the assistant's prefix and before_answer; after_answer follows an answer
    when the next message is there. prefixes_first_user: also after a system message. bos_ids: begin
    every prompt. An answer ends at one of stop_ids or stop_texts.
    """

    system_template: str
    system_message: str
    renders_empty_system: bool
    prefixes_first_user: bool
    user_prefix: str
    assistant_prefix: str
    before_content: str
    before_answer: str
    after_answer: str
    bos_ids: tuple[int, ...]
    stop_ids: tuple[int, ...]
    stop_texts: tuple[str, ...]
    kind: str = CHAT
    lacks_mark: bool = False

    def config(self) -> dict[str, Any]:
        # Without role_templates: WebLLM would fill them with String.replace, for which "$&" and the
        # like in a message are instructions.
        return {
            "system_template": self.system_template,
            "system_message": self.system_message,
            "render_empty_system_message": self.renders_empty_system,
            "add_role_after_system_message": self.prefixes_first_user,
            "roles": {"user": self.user_prefix, "assistant": self.assistant_prefix},
            "role_content_sep": self.before_content,
            "role_empty_sep": self.before_answer,
            "seps": ["", self.after_answer],
            "system_prefix_token_ids": list(self.bos_ids) or None,
            "stop_token_ids": list(self.stop_ids),
            "stop_str": list(self.stop_texts),
        }

    def shortcomings(self) -> list[str]:
        """What WebLLM does otherwise than the file's template, for lack of a way to say it."""
        found = []
        if self.lacks_mark:
            found.append("a prompt without a system message lacks the space before its first word")
        if self.after_answer:
            found.append(
                f"a later turn that WebLLM's cache spares the conversation lacks "
                f"{self.after_answer!r} after the answer before it"
            )
        return found

    def pieces(self, messages: list[Message]) -> list[str]:
        """What WebLLM encodes, piece by piece (getPromptArray in its conversation.ts)."""
        given = [m["content"] for m in messages if m["role"] == "system"]
        system_message = given[0] if given else self.system_message
        opens = bool(system_message) or self.renders_empty_system
        pieces = [self.system_template.replace(SYSTEM_PLACEHOLDER, system_message)] if opens else []
        for i, message in enumerate(m for m in messages if m["role"] != "system"):
            content = self.before_content + message["content"]
            if message["role"] == "assistant":
                pieces.append(self.assistant_prefix + content + self.after_answer)
            elif i == 0 and opens and not self.prefixes_first_user:
                pieces.append(message["content"])
            else:
                pieces.append(self.user_prefix + content)
        return [*pieces, self.assistant_prefix + self.before_answer]


def read_conversation(gguf: GgufFile, kind: str | None = None) -> Conversation:
    """kind: None for what the file says. Raises UnsupportedChatTemplate, MissingMetadata."""
    if kind is None:
        kind = CHAT if gguf.get("tokenizer.chat_template") else COMPLETION
    tokens = gguf.require("tokenizer.ggml.tokens")
    eos_id = gguf.require("tokenizer.ggml.eos_token_id")
    prefixed, controls = space_prefixer(gguf), control_tokens(gguf)
    begins = begins_with_bos(gguf)
    if kind == CHAT:
        text = gguf.require("tokenizer.chat_template")
        template = ChatTemplate(text, tokens[eos_id], prefixed)
        begins |= template.writes_bos(user(QUESTIONS[0]))
    bos_ids = (gguf.require("tokenizer.ggml.bos_token_id"),) if begins else ()
    if kind == COMPLETION:
        return plain_conversation(controls, eos_id, bos_ids, prefixed)
    return derive_conversation(template, controls, eos_id, bos_ids)


def plain_conversation(
    controls: dict[str, int],
    eos_id: int,
    bos_ids: tuple[int, ...],
    prefixed: Callable[[str], str] = str,
) -> Conversation:
    """For text to go on with: a chat of one user's message is the BOS token and its text as it is.

    A text completion of WebLLM's would leave the BOS token out.
    """
    return Conversation(
        system_template=SYSTEM_PLACEHOLDER,
        system_message="",
        renders_empty_system=False,
        prefixes_first_user=True,
        user_prefix=prefixed(QUESTIONS[0]).removesuffix(QUESTIONS[0]),
        assistant_prefix="",
        before_content="",
        before_answer="",
        after_answer="",
        bos_ids=bos_ids,
        stop_ids=tuple(sorted({eos_id, controls.get(END_OF_DOCUMENT)} - {None})),
        stop_texts=(),
        kind=COMPLETION,
    )


def derive_conversation(
    template: ChatTemplate, controls: dict[str, int], eos_id: int, bos_ids: tuple[int, ...] = ()
) -> Conversation:
    """controls: ids of control tokens by their text. Raises UnsupportedChatTemplate."""
    first, second, answer = user(QUESTIONS[0]), user(QUESTIONS[1]), assistant(ANSWERS[0])
    opening, before_first, to_answer = _between(template, [system(SYSTEM), first])
    *_, to_past_answer, before_second, _ = _between(
        template, [system(SYSTEM), first, answer, second]
    )
    bare_opening, _ = _between(template, [first])

    default_system = _inner(bare_opening, opening, before_first)
    begins_with_mark = False
    if default_system is None:
        # A user's prefix is the same in all turns, but only a beginning has a mark in front.
        begins_with_mark = bare_opening.startswith(MARK) and not before_second.endswith(bare_opening)
        user_prefix = bare_opening.removeprefix(MARK) if begins_with_mark else bare_opening
    else:
        user_prefix = commonprefix([before_first[::-1], before_second[::-1]])[::-1]
    prefixes_first_user = before_first.endswith(user_prefix)
    after_system = before_first.removesuffix(user_prefix) if prefixes_first_user else before_first
    assistant_prefix = commonprefix([to_past_answer, to_answer])
    before_content = to_past_answer.removeprefix(assistant_prefix)
    end_id = next((i for text, i in controls.items() if before_second.startswith(text)), None)
    stop_ids = {eos_id, end_id, controls.get(END_OF_DOCUMENT)} - {None}

    conversation = Conversation(
        system_template=opening + SYSTEM_PLACEHOLDER + after_system,
        system_message=default_system or "",
        renders_empty_system=default_system is not None,
        prefixes_first_user=prefixes_first_user,
        user_prefix=user_prefix.removesuffix(before_content),
        assistant_prefix=assistant_prefix,
        before_content=before_content,
        before_answer=to_answer.removeprefix(assistant_prefix),
        after_answer=before_second.removesuffix(user_prefix),
        bos_ids=bos_ids,
        stop_ids=tuple(sorted(stop_ids)),
        stop_texts=(before_second.strip(),) if end_id is None else (),
        lacks_mark=begins_with_mark,
    )
    _check(conversation, template)
    return conversation


def _between(template: ChatTemplate, messages: list[Message]) -> list[str]:
    """What is rendered before the first message's content, between contents, and after the last."""
    rest, parts = template.render(messages), []
    for message in messages:
        before, found, rest = rest.partition(message["content"])
        if not found:
            raise UnsupportedChatTemplate(
                f"the chat template leaves out {message['role']} messages"
            )
        parts.append(before)
    return [*parts, rest]


def _inner(text: str, start: str, end: str) -> str | None:
    """What stands between start and end, if the text begins and ends with them."""
    if len(text) < len(start) + len(end) or not (text.startswith(start) and text.endswith(end)):
        return None
    return text[len(start) : len(text) - len(end)]


def _check(conversation: Conversation, template: ChatTemplate) -> None:
    for with_system in (False, True):
        messages = [system(SYSTEM)] if with_system else []
        for turn, question in enumerate(QUESTIONS):
            messages.append(user(question))
            expected = template.render(messages)
            if conversation.lacks_mark and not with_system:
                expected = expected.removeprefix(MARK)
            if "".join(conversation.pieces(messages)) != expected:
                which = f"{turn + 1} turns {'with' if with_system else 'without'} a system message"
                raise UnsupportedChatTemplate(
                    f"WebLLM's conversation template cannot say what the file's says: {which}"
                )
            messages.extend(assistant(text) for text in ANSWERS[turn : turn + 1])
