"""From probabilities to a token: top-p sampling (arXiv 1904.09751) without a sort.

The nucleus is the tokens whose probability reaches some threshold: the greatest threshold for which
they still add up to top_p. The bits of positive floats, taken as integers, rise with the floats. So
the threshold is found from its highest bits down, DIGIT_BITS at a time: one pass over the
vocabulary adds up what each of the other digits would leave in the nucleus.
"""

from tvm.script import tirx as T

from .language import float32, select

# Workgroup memory is zeroed before use, for which software adapters compile one store per number:
# few threads and small digits keep a first load short.
WORKGROUP = 128

DIGIT_BITS = 2
OTHER_DIGITS = 2**DIGIT_BITS - 1
HIGHEST_DIGIT_BIT = 28  # a probability is at most 1, of bits 0x3F800000
# 22 bits: tokens less probable than the exact threshold by up to 2^-15 of it may come in.
DIGITS = 11

# WebLLM's generator multiplies the seed by 48271 modulo 2^31 - 1, so the first number of a small
# seed is near zero, and would choose the first token of the nucleus. An odd factor permutes the
# numbers.
UNIFORM_BITS = 23  # so that total * uniform stays below total
UNIFORM_FACTOR = 0x9E3779B1


def permuted(uniform):
    """A number in 0 .. 1, exclusive, that is as uniform as the given one."""
    number = T.Cast("uint32", uniform * T.float32(2**UNIFORM_BITS)) * T.uint32(UNIFORM_FACTOR)
    kept = T.bitwise_and(number, T.uint32(2**UNIFORM_BITS - 1))
    return T.Cast("float32", kept) * float32(2.0**-UNIFORM_BITS)


def sample_top_p():
    """Kernel (probabilities, uniform, row, top_p, token): token[i] is drawn from row[i] with
    uniform[i].

    probabilities (rows, vocabulary); uniform below 1; top_p (rows,). One workgroup a draw.
    """

    @T.prim_func(private=True, s_tir=True)
    def kernel(
        probabilities_: T.handle,
        uniform_: T.handle,
        row_: T.handle,
        top_p_: T.handle,
        token_: T.handle,
    ):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        rows = T.int32()
        vocabulary = T.int32()
        draws = T.int32()
        probabilities = T.match_buffer(probabilities_, (rows, vocabulary), "float32")
        uniform = T.match_buffer(uniform_, (draws,), "float32")
        row = T.match_buffer(row_, (draws,), "int32")
        top_p = T.match_buffer(top_p_, (rows,), "float32")
        token = T.match_buffer(token_, (draws,), "int32")
        for bx in T.thread_binding(draws, "blockIdx.x"):
            for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                with T.sblock("sample"):
                    T.reads()
                    T.writes()
                    partial = T.sblock_alloc_buffer(
                        (OTHER_DIGITS, WORKGROUP), "float32", scope="shared"
                    )
                    mass = T.sblock_alloc_buffer((OTHER_DIGITS,), "float32", scope="shared")
                    source = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    threshold = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    step = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    above = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    run = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    start = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    found = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    last = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    probability = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    total = T.sblock_alloc_buffer((OTHER_DIGITS,), "float32", scope="local")
                    goal = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    ended = T.sblock_alloc_buffer((1,), "float32", scope="local")

                    @T.inline
                    def take(i):
                        """The probability of token i, or 0 if it is below the threshold."""
                        probability[0] = probabilities[source[0], i]
                        above[0] = T.reinterpret("int32", probability[0]) - threshold[0]
                        probability[0] = select(above[0] >= 0, probability[0], T.float32(0))

                    @T.inline
                    def add_up_per_digit():
                        for d in T.unroll(OTHER_DIGITS):
                            total[d] = T.float32(0)
                        for i in T.serial(tx, vocabulary, step=WORKGROUP):
                            take(i)
                            for d in T.unroll(OTHER_DIGITS):
                                total[d] += select(
                                    above[0] >= step[0] * (d + 1), probability[0], T.float32(0)
                                )
                        for d in T.unroll(OTHER_DIGITS):
                            partial[d, tx] = total[d]
                        if tx < OTHER_DIGITS:
                            total[0] = T.float32(0)
                            for thread in T.serial(WORKGROUP):
                                total[0] += partial[tx, thread]
                            mass[tx] = total[0]

                    @T.inline
                    def find_threshold():
                        threshold[0] = 0
                        step[0] = 1 << HIGHEST_DIGIT_BIT
                        for place in T.serial(DIGITS):
                            add_up_per_digit()
                            for d in T.unroll(OTHER_DIGITS):
                                threshold[0] += step[0] * T.Cast(
                                    "int32", mass[d] >= top_p[source[0]]
                                )
                            step[0] = T.shift_right(step[0], DIGIT_BITS)

                    @T.inline
                    def add_up_runs():
                        total[0] = T.float32(0)
                        for i in T.serial(tx * run[0], T.min((tx + 1) * run[0], vocabulary)):
                            take(i)
                            total[0] += probability[0]
                        partial[0, tx] = total[0]

                    @T.inline
                    def draw():
                        """Of the runs, then of its tokens, the first that ends past the goal."""
                        total[0] = T.float32(0)
                        for thread in T.serial(WORKGROUP):
                            total[0] += partial[0, thread]
                        goal[0] = total[0] * permuted(uniform[bx])
                        ended[0] = T.float32(0)
                        total[0] = T.float32(0)
                        found[0] = 0
                        for thread in T.serial(WORKGROUP):
                            total[0] += partial[0, thread]
                            found[0] += run[0] * T.Cast("int32", total[0] <= goal[0])
                            ended[0] = select(total[0] <= goal[0], total[0], ended[0])
                        start[0] = found[0]
                        last[0] = start[0]
                        for i in T.serial(start[0], T.min(start[0] + run[0], vocabulary)):
                            take(i)
                            ended[0] += probability[0]
                            found[0] += T.Cast("int32", ended[0] <= goal[0])
                            last[0] = T.max(
                                last[0], i * T.Cast("int32", probability[0] > T.float32(0))
                            )
                        # Rounding may leave the end of the run's last token before the goal.
                        token[bx] = T.min(found[0], last[0])

                    source[0] = row[bx]
                    run[0] = (vocabulary + WORKGROUP - 1) // WORKGROUP
                    find_threshold()
                    add_up_runs()
                    if tx == 0:
                        draw()

    return kernel
