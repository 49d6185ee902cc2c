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
from .soft_cap import soft_cap

POSITIONS = 4  # divides PAGE_TOKENS, so a thread's positions share a page
DIMS = 4
MOST_ROWS = 4  # a thread keeps rows x (POSITIONS + DIMS) sums
MASKED = -5e4  # the score of a position that does not count; exp2 of it is 0
UNBOUNDED = 2**30  # positions, more than there can be


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
class Scores:
    """cap: their soft bound, 0 for none. window: how many positions local layers attend to, 0 where
    no layer is local.
    """

    cap: float
    window: int


@dataclass(frozen=True)
class Workgroup:
    """tokens: that it serves. slices: 1 or 2, into which it cuts the values of a block."""

    heads: Heads
    scores: Scores
    tokens: int
    slices: int

    @property
    def bounds(self) -> int:
        """Numbers that say which positions the tokens attend to."""
        return self.tokens + 1 if self.scores.window else self.tokens

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
    """Emits the body: attend(where, limit, place, scale, memory).

    where: the query, output and log-sum-exp buffers, the workgroup's first token, how many tokens
    there are, its key/value head, and the thread. limit (bounds,): how many positions there are for
    each of the workgroup's tokens, rising. place: position of its first token among those of
    memory. scale: of scores; of a local layer, minus that (see attention).
    """
    SHARED, ROWS, LANES = group.heads.shared, group.rows, group.lanes
    THREADS, BLOCK, DIM = group.threads, group.block, group.heads.dim
    SLICE_PAGES = BLOCK // PAGE_TOKENS // group.slices
    OLDEST = group.tokens  # where limit has the first position that token 0 attends to
    LAST, WINDOW, CAP = group.tokens - 1, group.scores.window, group.scores.cap
    HAS_LOCAL = WINDOW > 0
    # A row's maximum and sum belong to one thread. Of a single row, TVM would not see that, and put
    # barriers where there can be none.
    STATES = max(ROWS, 2)

    # Where no layer is local, the window adds nothing to the kernel.
    def counts(limit, position, token):
        """Whether a token attends to a position."""
        if HAS_LOCAL:
            return T.And(position < limit[token], position >= limit[OLDEST] + token)
        return position < limit[token]

    def reaches(limit, position, count):
        """Whether any token attends to one of `count` positions."""
        if HAS_LOCAL:
            return T.And(position < limit[LAST], position + count > limit[OLDEST])
        return position < limit[LAST]

    def blocks(limit):
        first_block = T.max(limit[OLDEST], 0) // BLOCK if HAS_LOCAL else 0
        return T.serial(first_block, (limit[LAST] + BLOCK - 1) // BLOCK)

    def scaled(score, scale):
        """A score as exp2 takes it."""
        size = T.abs(scale) if HAS_LOCAL else scale
        if CAP:
            return soft_cap(score * size, CAP) * float32(math.log2(math.e))
        return score * (size * float32(math.log2(math.e)))

    @T.inline
    def attend(where, limit, place, scale, memory):
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
            if reaches(limit, position[0], POSITIONS):
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
                        counts(limit, position[0] + p, r // SHARED),
                        scaled(score[r, p], scale),
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
                if reaches(limit, block_start + position[0], PAGE_TOKENS):
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
        if HAS_LOCAL:
            limit[OLDEST] = place + 1 - T.Select(scale < T.float32(0), WINDOW, UNBOUNDED)
        for block in blocks(limit):
            position[0] = block * BLOCK + tx * POSITIONS
            score_positions()
            mask_and_find_max()
            exponentiate()
            add_values(block * BLOCK)
        if group.slices == 2:
            join_slices()
        write()

    return attend
