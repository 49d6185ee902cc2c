"""From logits to probabilities."""

from tvm.script import tirx as T

WORKGROUP = 128


def softmax_with_temperature():
    """Kernel (logits, temperature, probabilities) of (sequences, 1, vocabulary).

    One workgroup serves a sequence.
    """

    @T.prim_func(private=True, s_tir=True)
    def kernel(logits_: T.handle, temperature_: T.handle, probabilities_: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        sequences = T.int32()
        vocabulary = T.int32()
        logits = T.match_buffer(logits_, (sequences, 1, vocabulary), "float32")
        temperature = T.match_buffer(temperature_, (sequences,), "float32")
        probabilities = T.match_buffer(probabilities_, (sequences, 1, vocabulary), "float32")
        for bx in T.thread_binding(sequences, "blockIdx.x"):
            for tx in T.thread_binding(WORKGROUP, "threadIdx.x"):
                with T.sblock("softmax"):
                    T.reads()
                    T.writes()
                    partial = T.sblock_alloc_buffer((WORKGROUP,), "float32", scope="shared")
                    most = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    total = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    power = T.sblock_alloc_buffer((1,), "float32", scope="local")

                    most[0] = T.min_value("float32")
                    for i in T.serial(tx, vocabulary, step=WORKGROUP):
                        most[0] = T.max(most[0], logits[bx, 0, i])
                    partial[tx] = most[0]
                    for thread in T.serial(WORKGROUP):
                        most[0] = T.max(most[0], partial[thread])

                    total[0] = T.float32(0)
                    for i in T.serial(tx, vocabulary, step=WORKGROUP):
                        power[0] = T.exp((logits[bx, 0, i] - most[0]) / temperature[bx])
                        probabilities[bx, 0, i] = power[0]
                        total[0] += power[0]
                    partial[tx] = total[0]
                    total[0] = T.float32(0)
                    for thread in T.serial(WORKGROUP):
                        total[0] += partial[thread]

                    for i in T.serial(tx, vocabulary, step=WORKGROUP):
                        probabilities[bx, 0, i] = probabilities[bx, 0, i] / total[0]

    return kernel
