"""The conversation that says what a chat template says, found by probing.

WebLLM knows no Jinja. So the template is rendered for probe messages, and what stands between the
probes is the framing. Then joining must give Jinja's own text, for one, two and three turns with
and without a system message; a template for which it does not is refused.

Where framing is cut matters twice. WebLLM encodes each piece by itself, so cuts must not run
through a token: all of them are next to messages. And WebLLM prefills a later turn from its user's
prefix on, over a cache in which the token that ended the last answer is missing. So what ends an
answer begins the user's prefix, wherever a prompt always opens with a system message; a separator
would be left out.
"""

from os.path import commonprefix

from .chat_template import ChatTemplate, Message, assistant, system, user
from .conversation import SYSTEM_PLACEHOLDER, Conversation
from .errors import UnsupportedChatTemplate
from .text_probes import changed_texts
from .tokenizers.vocabulary import END_OF_DOCUMENT, MARK

# Texts that no template treats in a special way.
SYSTEM = "probe-system-message"
QUESTIONS = ("probe-question-one", "probe-question-two", "probe-question-three")
ANSWERS = ("probe-answer-one", "probe-answer-two")


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
        begins_with_mark = bare_opening.startswith(MARK) and not before_second.endswith(
            bare_opening
        )
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
        changed_texts=changed_texts(template, [system(SYSTEM), first, answer, second]),
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
            if template.writes_bos(messages) != template.writes_bos(messages[-1:]):
                raise UnsupportedChatTemplate(
                    "the chat template begins some prompts with the BOS token and others without"
                )
            expected = template.render(messages)
            if conversation.lacks_mark and not with_system:
                expected = expected.removeprefix(MARK)
            if "".join(conversation.pieces(messages)) != expected:
                which = f"{turn + 1} turns {'with' if with_system else 'without'} a system message"
                raise UnsupportedChatTemplate(
                    f"WebLLM's conversation template cannot say what the file's says: {which}"
                )
            messages.extend(assistant(text) for text in ANSWERS[turn : turn + 1])
