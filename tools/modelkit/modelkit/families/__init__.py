"""The families of models that can be built. A further one is a file here, and its line below."""

from .description import Family
from .gemma2 import GEMMA2
from .gemma3 import GEMMA3
from .llama import LLAMA
from .qwen2 import QWEN2
from .qwen3 import QWEN3

FAMILIES: dict[str, Family] = {
    family.architecture: family for family in (LLAMA, QWEN2, QWEN3, GEMMA2, GEMMA3)
}
