"""Reading quantised matrices in a kernel. `modelkit.layout` says how they lie in GPU memory."""

from tvm.script import tirx as T

from .language import float32

# A half's exponent has bias 15 and a float's 127. Moved into a float's exponent field, a half is
# too small by this factor; multiplying by it is exact, and makes subnormal halves come out right as
# well.
HALF_TO_FLOAT = 2.0 ** (127 - 15)


def half_to_float(word, shift: int):
    """The half-precision number in bits `shift` .. `shift` + 15 of a uint32, as float32, exactly.

    WGSL's own unpack2x16float may flush subnormal halves to zero.
    """
    moved = T.shift_right(word, T.uint32(shift)) if shift else word
    sign = T.shift_left(T.bitwise_and(moved, T.uint32(0x8000)), T.uint32(16))
    magnitude = T.shift_left(T.bitwise_and(moved, T.uint32(0x7FFF)), T.uint32(13))
    return T.reinterpret("float32", T.bitwise_or(sign, magnitude)) * float32(HALF_TO_FLOAT)


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
