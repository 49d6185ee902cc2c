"""What a GGUF file is for, and how a prompt of it is put together: a chat by its template, or a
completion."""

from collections.abc import Callable

from .chat_template import ChatTemplate, user
from .conversation import CHAT, COMPLETION, SYSTEM_PLACEHOLDER, Conversation
from .framing import derive_conversation
from .gguf_file import GgufFile
from .tokenizers.vocabulary import (
    END_OF_DOCUMENT,
    begins_with_bos,
    control_tokens,
    space_prefixer,
    token_id,
    tokens,
)

TEXT = "probe"  # for what stands before any text


def read_conversation(gguf: GgufFile, kind: str | None = None) -> Conversation:
    """kind: None for what the file says. Raises UnsupportedChatTemplate, MissingMetadata,
    UnsupportedMetadata.
    """
    if kind is None:
        kind = CHAT if gguf.text("tokenizer.chat_template", "") else COMPLETION
    eos_id = token_id(gguf, "eos")
    prefixed, controls = space_prefixer(gguf), control_tokens(gguf)
    if kind == COMPLETION:
        bos_ids = _bos_ids(gguf, begins_with_bos(gguf))
        return plain_conversation(controls, eos_id, bos_ids, prefixed)
    text = gguf.text("tokenizer.chat_template")
    template = ChatTemplate(text, tokens(gguf)[eos_id], prefixed)
    bos_ids = _bos_ids(gguf, begins_with_bos(gguf) or template.writes_bos([user(TEXT)]))
    return derive_conversation(template, controls, eos_id, bos_ids)


def _bos_ids(gguf: GgufFile, begins: bool) -> tuple[int, ...]:
    return (token_id(gguf, "bos"),) if begins else ()


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
        user_prefix=prefixed(TEXT).removesuffix(TEXT),
        assistant_prefix="",
        before_content="",
        before_answer="",
        after_answer="",
        bos_ids=bos_ids,
        stop_ids=tuple(sorted({eos_id, controls.get(END_OF_DOCUMENT)} - {None})),
        stop_texts=(),
        kind=COMPLETION,
    )
