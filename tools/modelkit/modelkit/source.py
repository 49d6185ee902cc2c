"""Where a model's GGUF file comes from: a path, or a data file of an installed Python package."""

import shlex
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import packages_distributions, version
from importlib.util import find_spec
from pathlib import Path

from .errors import SourceNotFound

PACKAGE_PREFIX = "package:"


@dataclass(frozen=True)
class Source:
    """A GGUF file and how it was named: "PATH" or "package:NAME/FILE" with an importable NAME.

    The second form names the same bytes on every machine, so a recorded command can be run
    anywhere.
    """

    name: str

    @property
    def package(self) -> str | None:
        if not self.name.startswith(PACKAGE_PREFIX):
            return None
        return self.name.removeprefix(PACKAGE_PREFIX).partition("/")[0]

    @cached_property
    def path(self) -> Path:
        """Raises SourceNotFound."""
        path = self._path_in_package() if self.package is not None else Path(self.name)
        if not path.is_file():
            raise SourceNotFound(f"{self.name}: there is no such file")
        return path

    def _path_in_package(self) -> Path:
        package, _, file = self.name.removeprefix(PACKAGE_PREFIX).partition("/")
        spec = find_spec(package) if package.isidentifier() else None
        if spec is None or not spec.submodule_search_locations:
            raise SourceNotFound(f"{self.name}: the package {package!r} is not installed")
        return Path(spec.submodule_search_locations[0]) / file

    def package_version(self) -> dict[str, str]:
        """What the manifest says beside the file's name, size and hash."""
        if self.package is None:
            return {}
        distribution = packages_distributions()[self.package][0]
        return {"package": distribution, "packageVersion": version(distribution)}


def portable(argument: str) -> str:
    """An argument as it may be recorded: of an absolute path, a machine's own, only the name."""
    path = Path(argument)
    return path.name if path.is_absolute() else argument


def recorded_command(arguments: list[str]) -> str:
    return shlex.join(["python", "-m", "modelkit", *map(portable, arguments)])
