"""Reading quantised matrices in a kernel. `modelkit.layout` says how they lie in GPU memory."""

from tvm.script import tirx as T

from .language import float32, select

# A half's exponent has bias 15 and a float's 127. Moved into a float's exponent field, a half is
# too small by this factor; multiplying by it is exact.
HALF_TO_FLOAT = 2.0 ** (127 - 15)
SUBNORMAL_STEP = 2.0**-24  # between subnormal halves


def half_to_float(word, shift: int, subnormals: bool):
    """The half-precision number in bits `shift` .. `shift` + 15 of a uint32, as float32, exactly.

    WGSL's own unpack2x16float may flush subnormal halves to zero. Moved into a float they are
    subnormal too, which software adapters flush; so where there are subnormals, they are converted
    as the integers they are.
    """
    moved = T.shift_right(word, T.uint32(shift)) if shift else word
    sign = T.shift_left(T.bitwise_and(moved, T.uint32(0x8000)), T.uint32(16))
    magnitude = T.shift_left(T.bitwise_and(moved, T.uint32(0x7FFF)), T.uint32(13))
    normal = T.reinterpret("float32", T.bitwise_or(sign, magnitude)) * float32(HALF_TO_FLOAT)
    if not subnormals:
        return normal
    steps = T.Cast("float32", T.Cast("int32", T.bitwise_and(moved, T.uint32(0x3FF))))
    is_negative = T.bitwise_and(moved, T.uint32(0x8000)) > T.uint32(0)
    step = select(is_negative, float32(-SUBNORMAL_STEP), float32(SUBNORMAL_STEP))
    is_subnormal = T.bitwise_and(moved, T.uint32(0x7C00)) == T.uint32(0)
    return select(is_subnormal, steps * step, normal)


def shifted_number(word, bits: int, position: int):
    """2 ** (bits * position) times the number at `position` of a word, as float32, exactly.

    Masking without shifting saves an operation per number; the caller undoes the factor on the
    other side of the product (`unshift`), where one multiplication serves many rows.
    """
    mask = (2**bits - 1) << (bits * position)
    masked = T.bitwise_and(word, T.uint32(mask))
    # Signed integers convert faster, and only the topmost number can reach the sign bit.
    return T.Cast("float32", masked if mask >> 31 else T.Cast("int32", masked))


def unshift(bits: int, position: int):
    """The factor that takes `shifted_number` back to the number."""
    return float32(2.0 ** (-bits * position))
