"""Token tables and heads too large for one GPU buffer, in pieces of whole rows.

A buffer that a shader reads may have STORAGE_BINDING_BYTES on every adapter, and what holds a model
in the browser takes no larger record either. A matrix that fits is one piece.
"""

import math

from .layout import TILE_ROWS, numbers_per_word
from .webgpu_limits import STORAGE_BINDING_BYTES

WORD_BYTES = 4


def quants_bytes(rows: int, columns: int, bits: int) -> int:
    """Of the quants of a packed matrix, which take more than its scales (see layout)."""
    tiles = math.ceil(rows / TILE_ROWS)
    return tiles * TILE_ROWS * (columns // numbers_per_word(bits)) * WORD_BYTES


def pieces(rows: int, columns: int, bits: int) -> list[range]:
    """Rows of each piece: whole tiles, of which all but the last have as many."""
    count = math.ceil(quants_bytes(rows, columns, bits) / STORAGE_BINDING_BYTES)
    tiles = math.ceil(math.ceil(rows / TILE_ROWS) / count)
    starts = range(0, rows, tiles * TILE_ROWS)
    return [range(start, min(start + starts.step, rows)) for start in starts]
