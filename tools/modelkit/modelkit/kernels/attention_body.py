"""The body that all attention kernels share, whatever they read keys and values from.

A workgroup serves one key/value head and a few tokens: rows, each a token and a query head. It
walks the positions in blocks with an online softmax (arXiv 2205.14135), in base 2. For a block

    1. each thread scores POSITIONS neighbouring positions for all rows;
    2. one thread a row updates the row's maximum, and by how much that shrinks what was summed up;
    3. each thread turns its scores into probabilities, up to the row's sum;
    4. each thread adds DIMS dimensions of the values, weighted, over its slice of the block.

So a loaded key or value serves all rows, and a loaded query POSITIONS positions. Workgroups are
small because a barrier makes software adapters start a coroutine for every four threads, and
because they compile a store for each number of workgroup memory, to zero it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from tvm.script import tirx as T

from .kv_cache import PAGE_TOKENS
from .language import float32, select

POSITIONS = 4  # divides PAGE_TOKENS, so a thread's positions share a page
DIMS = 4
MOST_ROWS = 4  # a thread keeps rows x (POSITIONS + DIMS) sums
MASKED = -5e4  # the score of a position that does not count; exp2 of it is 0


@dataclass(frozen=True)
class Heads:
    """query heads share kv heads evenly; a head has dim numbers."""

    query: int
    kv: int
    dim: int

    @property
    def shared(self) -> int:
        return self.query // self.kv


@dataclass(frozen=True)
class Workgroup:
    """tokens: that it serves. slices: 1 or 2, into which it cuts the values of a block."""

    heads: Heads
    tokens: int
    slices: int

    @property
    def rows(self) -> int:
        return self.tokens * self.heads.shared

    @property
    def lanes(self) -> int:
        return self.heads.dim // DIMS

    @property
    def threads(self) -> int:
        return self.lanes * self.slices

    @property
    def block(self) -> int:
        """Positions."""
        return self.threads * POSITIONS


@dataclass(frozen=True)
class Memory:
    """Where keys and values are read from, by their number in memory.

    start(position): number of the position's first key number, of a given head. stride: from there
    to the next position's, within PAGE_TOKENS positions. Its value number has the same number.
    """

    start: Callable
    stride: int
    key: Callable
    value: Callable


def attention(group: Workgroup):
    """Emits the body: attend(where, limit, scale, memory).

    where: the query, output and log-sum-exp buffers, the workgroup's first token, how many tokens
    there are, its key/value head, and the thread. limit[t]: how many positions the workgroup's
    token t attends to, rising with t. scale: of scores.
    """
    SHARED, ROWS, LANES = group.heads.shared, group.rows, group.lanes
    THREADS, BLOCK, DIM = group.threads, group.block, group.heads.dim
    SLICE_PAGES = BLOCK // PAGE_TOKENS // group.slices
    LAST = group.tokens - 1
    # A row's maximum and sum belong to one thread. Of a single row, TVM would not see that, and put
    # barriers where there can be none.
    STATES = max(ROWS, 2)

    @T.inline
    def attend(where, limit, scale, memory):
        q, out, lse, first, tokens, kv_head, tx = where
        probability = T.sblock_alloc_buffer((ROWS, BLOCK), "float32", scope="shared")
        partial = T.sblock_alloc_buffer((ROWS, THREADS), "float32", scope="shared")
        row_max = T.sblock_alloc_buffer((STATES,), "float32", scope="shared")
        row_sum = T.sblock_alloc_buffer((STATES,), "float32", scope="shared")
        row_decay = T.sblock_alloc_buffer((STATES,), "float32", scope="shared")
        row_start = T.sblock_alloc_buffer((ROWS,), "int32", scope="local")
        score = T.sblock_alloc_buffer((ROWS, POSITIONS), "float32", scope="local")
        total = T.sblock_alloc_buffer((ROWS, DIMS), "float32", scope="local")
        loaded = T.sblock_alloc_buffer((4,), "float32", scope="local")
        factor = T.sblock_alloc_buffer((1,), "float32", scope="local")
        position = T.sblock_alloc_buffer((1,), "int32", scope="local")
        start = T.sblock_alloc_buffer((1,), "int32", scope="local")

        @T.inline
        def score_positions():
            for r in T.unroll(ROWS):
                for p in T.unroll(POSITIONS):
                    score[r, p] = T.float32(0)
            if position[0] < limit[LAST]:
                start[0] = memory.start(position[0])
                for d in T.serial(DIM):
                    for p in T.unroll(POSITIONS):
                        loaded[p] = memory.key(start[0] + p * memory.stride + d)
                    for r in T.unroll(ROWS):
                        factor[0] = q[0, 0, row_start[r] + d]
                        for p in T.unroll(POSITIONS):
                            score[r, p] += factor[0] * loaded[p]

        @T.inline
        def mask_and_find_max():
            for r in T.unroll(ROWS):
                factor[0] = T.float32(MASKED)
                for p in T.unroll(POSITIONS):
                    score[r, p] = select(
                        position[0] + p < limit[r // SHARED],
                        score[r, p] * (scale * float32(math.log2(math.e))),
                        T.float32(MASKED),
                    )
                    factor[0] = T.max(factor[0], score[r, p])
                partial[r, tx] = factor[0]
            factor[0] = T.float32(MASKED)
            for thread in T.serial(THREADS):
                factor[0] = T.max(factor[0], partial[T.min(tx, ROWS - 1), thread])
            if tx < STATES:
                factor[0] = T.max(factor[0], row_max[tx])
                row_decay[tx] = T.exp2(row_max[tx] - factor[0])
                row_max[tx] = factor[0]

        @T.inline
        def exponentiate():
            for r in T.unroll(ROWS):
                factor[0] = T.float32(0)
                for p in T.unroll(POSITIONS):
                    score[r, p] = T.exp2(score[r, p] - row_max[r])
                    probability[r, tx * POSITIONS + p] = score[r, p]
                    factor[0] += score[r, p]
                partial[r, tx] = factor[0]
            factor[0] = T.float32(0)
            for thread in T.serial(THREADS):
                factor[0] += partial[T.min(tx, ROWS - 1), thread]
            if tx < STATES:
                row_sum[tx] = row_sum[tx] * row_decay[tx] + factor[0]

        @T.inline
        def add_values(block_start):
            for r in T.unroll(ROWS):
                for d in T.unroll(DIMS):
                    total[r, d] = total[r, d] * row_decay[r]
            for page in T.serial(SLICE_PAGES):
                position[0] = (tx // LANES * SLICE_PAGES + page) * PAGE_TOKENS
                if block_start + position[0] < limit[LAST]:
                    start[0] = memory.start(block_start + position[0]) + tx % LANES * DIMS
                    for i in T.serial(T.min(PAGE_TOKENS, limit[LAST] - block_start - position[0])):
                        for d in T.unroll(DIMS):
                            loaded[d] = memory.value(start[0] + i * memory.stride + d)
                        for r in T.unroll(ROWS):
                            factor[0] = probability[r, position[0] + i]
                            for d in T.unroll(DIMS):
                                total[r, d] += factor[0] * loaded[d]

        @T.inline
        def join_slices():
            if tx >= LANES:
                for r in T.unroll(ROWS):
                    for d in T.unroll(DIMS):
                        probability[r, (tx - LANES) * DIMS + d] = total[r, d]
            if tx < LANES:
                for r in T.unroll(ROWS):
                    for d in T.unroll(DIMS):
                        total[r, d] += probability[r, tx * DIMS + d]

        @T.inline
        def write():
            if tx < LANES:
                for t in T.unroll(group.tokens):
                    if first + t < tokens:
                        for h in T.unroll(SHARED):
                            factor[0] = T.float32(1) / row_sum[t * SHARED + h]
                            for d in T.unroll(DIMS):
                                out[0, 0, row_start[t * SHARED + h] + tx * DIMS + d] = (
                                    total[t * SHARED + h, d] * factor[0]
                                )
            if tx < ROWS:
                if first + tx // SHARED < tokens:
                    factor[0] = row_max[tx] + T.log2(row_sum[tx])
                    lse[first + tx // SHARED, kv_head * SHARED + tx % SHARED] = factor[0]

        if tx < STATES:
            row_max[tx] = T.float32(MASKED)
            row_sum[tx] = T.float32(1)  # forgotten at the first position that counts
        for r in T.unroll(ROWS):
            row_start[r] = (
                T.min(first + r // SHARED, tokens - 1) * group.heads.query
                + kv_head * SHARED
                + r % SHARED
            ) * DIM
            for d in T.unroll(DIMS):
                total[r, d] = T.float32(0)
        for block in T.serial((limit[LAST] + BLOCK - 1) // BLOCK):
            position[0] = block * BLOCK + tx * POSITIONS
            score_positions()
            mask_and_find_max()
            exponentiate()
            add_values(block * BLOCK)
        if group.slices == 2:
            join_slices()
        write()

    return attend
