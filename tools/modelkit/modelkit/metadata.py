"""A GGUF file's metadata behind checks: each value is of the kind that the model needs, or the file
is refused.
"""

import math
from collections.abc import Callable
from typing import Any

from .errors import MissingMetadata, UnsupportedMetadata

REQUIRED = object()  # in place of a default
SHOWN_CHARACTERS = 40  # of a value that is refused


class Metadata:
    """values: by key, as they stand in the file. default: for a file that lacks the key.

    Reading raises MissingMetadata and UnsupportedMetadata.
    """

    def __init__(self, values: dict[str, Any]):
        self.values = values

    def whole_number(self, key: str, default=REQUIRED, least: int = 1):
        if isinstance(self.values.get(key), list):
            raise UnsupportedMetadata(
                f"{key} is a list, as where it differs from layer to layer; supported: one whole "
                "number for all"
            )
        wanted = f"a whole number from {least} on"
        return self._read(key, default, lambda value: _is_whole(value) and value >= least, wanted)

    def number(self, key: str, default=REQUIRED):
        """From 0 on, which often says that there is none."""
        wanted = "a number from 0 on"
        return self._read(key, default, lambda value: _is_number(value) and value >= 0, wanted)

    def positive_number(self, key: str, default=REQUIRED):
        wanted = "a number above 0"
        return self._read(key, default, lambda value: _is_number(value) and value > 0, wanted)

    def text(self, key: str, default=REQUIRED):
        return self._read(key, default, _is_text, "a text")

    def flag(self, key: str, default=REQUIRED):
        return self._read(key, default, lambda value: isinstance(value, bool), "true or false")

    def texts(self, key: str) -> list[str]:
        return self._list(key, _is_text, "texts")

    def whole_numbers(self, key: str) -> list[int]:
        return self._list(key, _is_whole, "whole numbers")

    def numbers(self, key: str) -> list[float]:
        return self._list(key, _is_number, "numbers")

    def _list(self, key: str, is_item: Callable[[Any], bool], what: str) -> list:
        def is_supported(value) -> bool:
            return isinstance(value, list) and all(map(is_item, value))

        return self._read(key, REQUIRED, is_supported, f"a list of {what}")

    def _read(self, key: str, default, is_supported: Callable[[Any], bool], wanted: str):
        if key not in self.values:
            if default is REQUIRED:
                raise MissingMetadata(f"the file has no {key}")
            return default
        value = self.values[key]
        if not is_supported(value):
            shown = repr(value)
            if len(shown) > SHOWN_CHARACTERS:
                shown = f"{shown[:SHOWN_CHARACTERS]}…"
            raise UnsupportedMetadata(f"{key} is {shown}; supported: {wanted}")
        return value


def _is_text(value) -> bool:
    return isinstance(value, str)


def _is_whole(value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value) -> bool:
    return _is_whole(value) or isinstance(value, float) and math.isfinite(value)
