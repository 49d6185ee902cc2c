"""A GGUF file's chat template: Jinja text that turns messages into a prompt, as Hugging Face
renders it.

Source of the environment: `_compile_jinja_template` of the transformers library.
"""

from collections.abc import Callable

from jinja2 import TemplateError
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .errors import UnsupportedChatTemplate

Message = dict[str, str]

# transformers' function for the date. It is left undefined: a model's folder is built once, and
# templates that test for it have a fixed date in its stead (Llama 3.2's).
DATE = "strftime_now"

# In place of the BOS token: a text that no template treats in a special way.
BOS = "probe-beginning-of-sequence"


def user(content: str) -> Message:
    return {"role": "user", "content": content}


def assistant(content: str) -> Message:
    return {"role": "assistant", "content": content}


def system(content: str) -> Message:
    return {"role": "system", "content": content}


def _raise(message: str):
    raise TemplateError(message)


class ChatTemplate:
    def __init__(self, text: str, eos_token: str, prefixed: Callable[[str], str] = str):
        """prefixed: what the vocabulary makes of a prompt (tokenizers.vocabulary.space_prefixer).

        Raises UnsupportedChatTemplate for text that is not a template.
        """
        self._prefixed = prefixed
        environment = ImmutableSandboxedEnvironment(
            trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols]
        )
        environment.globals.update(raise_exception=_raise, eos_token=eos_token)
        try:
            self._template = environment.from_string(text)
        except Exception as error:  # Jinja's parser also lets some of Python's through
            raise UnsupportedChatTemplate(f"the chat template is not Jinja: {error}") from error

    def render(self, messages: list[Message]) -> str:
        """The prompt after the BOS token that it may begin with, up to where the answer begins.

        Raises UnsupportedChatTemplate, also for a BOS token inside.
        """
        prompt = self._render(messages).removeprefix(BOS)
        if BOS in prompt:
            raise UnsupportedChatTemplate(
                "the chat template writes the BOS token inside a prompt, as before each turn; "
                "supported: once, at its very beginning"
            )
        return self._prefixed(prompt)

    def writes_bos(self, messages: list[Message]) -> bool:
        """Does a prompt begin with the BOS token? Raises UnsupportedChatTemplate."""
        return self._render(messages).startswith(BOS)

    def repeats(self, messages: list[Message], texts: list[str]) -> bool:
        """Are other texts in the place of the messages' all that changes in the prompt?

        Raises UnsupportedChatTemplate.
        """
        expected = self._render(messages)
        for message, text in zip(messages, texts):
            expected = expected.replace(message["content"], text)
        others = [{**message, "content": text} for message, text in zip(messages, texts)]
        return self._render(others) == expected

    def _render(self, messages: list[Message]) -> str:
        try:
            return self._template.render(
                messages=messages, bos_token=BOS, add_generation_prompt=True
            )
        except Exception as error:  # a template is a program, and may fail in any way
            reason = f"fails: {error}"
            if DATE in str(error):
                reason = "asks for the date of the day, and has none of its own to fall back on"
            raise UnsupportedChatTemplate(f"the chat template {reason}") from error
