"""What a chat template changes inside messages, found by probing.

WebLLM repeats each message as it is, in every turn.
"""

from collections.abc import Callable

from .chat_template import ChatTemplate, Message


def _padded(message: Message) -> str:
    return f"\n {message['content']} \n"


def _thoughtful(message: Message) -> str:
    thought = "<think>\nprobe-thought\n</think>\n\n" if message["role"] == "assistant" else ""
    return thought + message["content"]


PROBES: dict[str, Callable[[Message], str]] = {
    "white space around a message": _padded,
    "a thought (<think>) in an earlier answer": _thoughtful,
}


def changed_texts(template: ChatTemplate, messages: list[Message]) -> tuple[str, ...]:
    """messages: with an answer in them, each of another text. Raises UnsupportedChatTemplate."""
    return tuple(
        what
        for what, probe in PROBES.items()
        if not template.repeats(messages, [probe(message) for message in messages])
    )
