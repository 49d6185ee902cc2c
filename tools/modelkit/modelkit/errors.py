"""Why an input is refused: always before any long work, and saying what would be taken."""


class Refusal(Exception):
    """The input cannot become a model. Its text is for the person who gave it."""


class SourceNotFound(Refusal):
    """There is no such file, or no such data file in an installed package."""


class NotGguf(Refusal):
    """The file is not a GGUF file, or ends before its tensors do."""


class MissingMetadata(Refusal):
    """The file lacks a metadata key that the model needs."""


class UnsupportedMetadata(Refusal):
    """A metadata value is of the wrong kind, out of range, or at odds with another."""


class UnsupportedArchitecture(Refusal):
    """The model's family is unknown, or asks for mathematics that the decoder does not do."""


class UnsupportedRope(UnsupportedArchitecture):
    """Positions are scaled in an unknown way, or only part of a head is rotated."""


class UnsupportedDimensions(Refusal):
    """The kernels cannot take the model's dimensions."""


class MissingTensor(Refusal):
    """A tensor of the family is not in the file."""


class UnexpectedTensor(Refusal):
    """The family does not know a tensor of the file; leaving it out would change the model."""


class WrongTensorShape(Refusal):
    """A tensor has not the shape that the model's dimensions give it."""


class UnsupportedTensorType(Refusal):
    """A tensor is quantised in a way that is not supported where it stands."""


class UnsupportedTokenizer(Refusal):
    """The tokenizer's model or pre-tokenizer is not supported."""


class UnsupportedChatTemplate(Refusal):
    """WebLLM's conversation template cannot say what the chat template says."""


class NotEnoughMemory(Refusal):
    """This machine has less free memory than the build needs."""


class MissingTool(Refusal):
    """A program that the build calls is not installed."""


class OutputInUse(Refusal):
    """The output folder holds files that no earlier build made, or is a file."""


class BrokenModel(Exception):
    """A folder's files are not those of its manifest."""
