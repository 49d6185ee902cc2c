"""What frames messages for a model: WebLLM's conversation template (`conv_template` of
mlc-chat-config.json).

WebLLM joins the system message in its frame and, for each message, its role's prefix, the message
and a separator. A completion model has no frame: its text follows the BOS token.
"""

from dataclasses import dataclass
from typing import Any

from .chat_template import Message

SYSTEM_PLACEHOLDER = "{system_message}"

# What the catalogue calls models that answer messages, and those that go on with a text.
CHAT, COMPLETION = KINDS = ("chat", "completion")


@dataclass(frozen=True)
class Conversation:
    """What of WebLLM's ConvTemplateConfig (its config.ts) is used here.

    system_message: where none is given. A message follows its role's prefix and before_content, an
    answer that is to come the assistant's prefix and before_answer; after_answer follows an answer
    when the next message is there. prefixes_first_user: also after a system message. bos_ids: begin
    every prompt. An answer ends at one of stop_ids or stop_texts. kind: CHAT or COMPLETION.
    lacks_mark: a prompt without a system message should begin with a MARK, but does not.
    changed_texts: what of messages the file's template changes (see text_probes).
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
    changed_texts: tuple[str, ...] = ()

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
        for what in self.changed_texts:
            found.append(f"{what} stays as it is; the file's template changes it or leaves it out")
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
