"""Kernels that WebLLM calls on the logits before sampling. Each changes them in place.

In all of them, logits are (sequences, vocabulary) float32, and sequence[i] is the row that entry i
means.
"""

from tvm.script import tirx as T

WORKGROUP = 64
MASK_BITS = 32
FORBIDDEN = -1e30  # finite also when divided by the least temperature, 1e-6


def apply_bitmask():
    """Kernel (logits, sequence, mask): bit t of a row of the mask allows token t (XGrammar)."""

    @T.prim_func(s_tir=True)
    def kernel(logits_: T.handle, sequence_: T.handle, mask_: T.handle):
        T.func_attr(
            {
                "global_symbol": "apply_bitmask_inplace",
                "tirx.noalias": True,
                "tirx.is_scheduled": True,
            }
        )
        rows = T.int32()
        vocabulary = T.int32()
        count = T.int32()
        logits = T.match_buffer(logits_, (rows, vocabulary), "float32")
        sequence = T.match_buffer(sequence_, (count,), "int32")
        mask = T.match_buffer(mask_, (rows, (vocabulary + MASK_BITS - 1) // MASK_BITS), "int32")
        for by in T.thread_binding(count, "blockIdx.y"):
            for bx in T.thread_binding((vocabulary + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
                for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                    with T.sblock("apply_bitmask"):
                        T.reads()
                        T.writes()
                        token = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        allowed = T.sblock_alloc_buffer((1,), "int32", scope="local")
                        token[0] = bx * WORKGROUP + tx
                        if token[0] < vocabulary:
                            allowed[0] = T.shift_right(
                                mask[sequence[by], token[0] // MASK_BITS], token[0] % MASK_BITS
                            )
                            if T.bitwise_and(allowed[0], 1) == 0:
                                logits[sequence[by], token[0]] = T.float32(FORBIDDEN)

    return kernel


def apply_logit_bias():
    """Kernel (logits, sequence, token, bias): adds bias[i] to the logit of token[i]."""

    @T.prim_func(s_tir=True)
    def kernel(logits_: T.handle, sequence_: T.handle, token_: T.handle, bias_: T.handle):
        T.func_attr(
            {
                "global_symbol": "apply_logit_bias_inplace",
                "tirx.noalias": True,
                "tirx.is_scheduled": True,
            }
        )
        rows = T.int32()
        vocabulary = T.int32()
        count = T.int32()
        logits = T.match_buffer(logits_, (rows, vocabulary), "float32")
        sequence = T.match_buffer(sequence_, (count,), "int32")
        token = T.match_buffer(token_, (count,), "int32")
        bias = T.match_buffer(bias_, (count,), "float32")
        for bx in T.thread_binding((count + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
            for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                with T.sblock("apply_logit_bias"):
                    T.reads()
                    T.writes()
                    i = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    i[0] = bx * WORKGROUP + tx
                    if i[0] < count:
                        logits[sequence[i[0]], token[i[0]]] += bias[i[0]]

    return kernel


def apply_penalty():
    """Kernel (logits, sequence, row, token, occurrences, penalties) for tokens that have come
    before.

    row[i] is the row of penalties (presence, frequency, repetition) and of `sequence` for token[i].
    The first two are subtracted, once and per occurrence (OpenAI); the third divides what is
    positive and multiplies what is negative (arXiv 1909.05858).
    """

    @T.prim_func(s_tir=True)
    def kernel(
        logits_: T.handle,
        sequence_: T.handle,
        row_: T.handle,
        token_: T.handle,
        occurrences_: T.handle,
        penalties_: T.handle,
    ):
        T.func_attr(
            {
                "global_symbol": "apply_penalty_inplace",
                "tirx.noalias": True,
                "tirx.is_scheduled": True,
            }
        )
        rows = T.int32()
        vocabulary = T.int32()
        sequences = T.int32()
        count = T.int32()
        logits = T.match_buffer(logits_, (rows, vocabulary), "float32")
        sequence = T.match_buffer(sequence_, (sequences,), "int32")
        row = T.match_buffer(row_, (count,), "int32")
        token = T.match_buffer(token_, (count,), "int32")
        occurrences = T.match_buffer(occurrences_, (count,), "int32")
        penalties = T.match_buffer(penalties_, (sequences, 3), "float32")
        for bx in T.thread_binding((count + WORKGROUP - 1) // WORKGROUP, "blockIdx.x"):
            for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                with T.sblock("apply_penalty"):
                    T.reads()
                    T.writes()
                    i = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    logit = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    i[0] = bx * WORKGROUP + tx
                    if i[0] < count:
                        logit[0] = logits[sequence[row[i[0]]], token[i[0]]]
                        logit[0] = logit[0] - (
                            penalties[row[i[0]], 0]
                            + T.Cast("float32", occurrences[i[0]]) * penalties[row[i[0]], 1]
                        )
                        if logit[0] < T.float32(0):
                            logit[0] = logit[0] * penalties[row[i[0]], 2]
                        else:
                            logit[0] = logit[0] / penalties[row[i[0]], 2]
                        logits[sequence[row[i[0]]], token[i[0]]] = logit[0]

    return kernel
