"""Dialogues as the text that the model reads, and the same as a GGUF chat template.

Every prompt opens with a system message, which may be empty. The token that ends an answer also
begins what frames the next question, so a chat can go on over the cached tokens of its past.
"""

SYSTEM, USER, ASSISTANT, END = "<|system|>", "<|user|>", "<|assistant|>", "<|end|>"
CONTROL_TOKENS = (END, SYSTEM, USER, ASSISTANT)

TEMPLATE = (
    "{% if messages[0]['role'] == 'system' %}{{ '<|system|>' + messages[0]['content'] }}"
    "{% else %}{{ '<|system|>' }}{% endif %}"
    "{% for message in messages %}{% if message['role'] != 'system' %}"
    "{{ '<|end|><|' + message['role'] + '|>' + message['content'] }}"
    "{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|end|><|assistant|>' }}{% endif %}"
)


def pieces(system: str | None, turns: list[tuple[str, str]]) -> list[tuple[str, bool]]:
    """Text, and whether the model is to say it. The last answer may be empty: it is to come."""
    said = [(SYSTEM + (system or ""), False)]
    for question, answer in turns:
        said.append((END + USER + question + END + ASSISTANT, False))
        if answer:
            said.append((answer, True))
    return said
