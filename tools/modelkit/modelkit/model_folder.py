"""A model as a flat folder of files, and the manifest that lists them with their hashes.

Files above PART_BYTES are stored as parts, because static hosts refuse large files. The manifest is
the contract with the page, which reads nothing that it does not list:

    {"format": 1, "id", "files": [{"path", "sizeBytes", "sha256", "parts": [{"path", "sizeBytes",
     "sha256"}]}], "kind": "chat" or "completion", "parameters", "quantisation", "source", "tools",
     "command"}

with files in the order in which a loader reads them; a small file is its own single part.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from .errors import BrokenModel, OutputInUse

FORMAT = 1
PART_BYTES = 8 * 2**20
MANIFEST_NAME = "manifest.json"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _entry(path: str, data: bytes) -> dict[str, Any]:
    return {"path": path, "sizeBytes": len(data), "sha256": sha256(data)}


class ModelFolder:
    """Writes a model: add its files, then finish. Until then there is no manifest: no model."""

    def __init__(self, folder: Path):
        """Raises OutputInUse for a folder of files that is not a model's, and for a file."""
        self._folder = folder
        self._files: dict[str, dict[str, Any]] = {}
        nearest = next(path for path in (folder, *folder.parents) if path.exists())
        if not nearest.is_dir():
            raise OutputInUse(f"{nearest} is a file; the output has to be a folder")
        if folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST_NAME).exists():
            raise OutputInUse(f"{folder} holds files, but no {MANIFEST_NAME} of an earlier build")

    def add(self, path: str, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / MANIFEST_NAME).unlink(missing_ok=True)
        parts = []
        for number, start in enumerate(range(0, len(data), PART_BYTES)):
            part_path = path if len(data) <= PART_BYTES else f"{path}.part{number}"
            part = data[start : start + PART_BYTES]
            (self._folder / part_path).write_bytes(part)
            parts.append(_entry(part_path, part))
        self._files[path] = {**_entry(path, data), "parts": parts}

    def finish(self, model_id: str, order: list[str], provenance: dict[str, Any]) -> None:
        """Remove what an earlier build left; write the manifest. order: of the files, to load."""
        files = [self._files[path] for path in order]
        listed = {part["path"] for file in files for part in file["parts"]}
        for file in self._folder.iterdir():
            if file.name not in listed:
                file.unlink()
        manifest = {"format": FORMAT, "id": model_id, "files": files, **provenance}
        text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
        (self._folder / MANIFEST_NAME).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Raises BrokenModel."""
    path = folder / MANIFEST_NAME
    if not path.is_file():
        raise BrokenModel(f"{folder} has no {MANIFEST_NAME}")
    return json.loads(path.read_text(encoding="utf-8"))


def verify(folder: Path) -> int:
    """Hash every part and file; how many files there are. Raises BrokenModel at the first fault."""
    files = read_manifest(folder)["files"]
    for file in files:
        whole = hashlib.sha256()
        for part in file["parts"]:
            if not (folder / part["path"]).is_file():
                raise BrokenModel(f"{part['path']} is missing")
            data = (folder / part["path"]).read_bytes()
            if _entry(part["path"], data) != part:
                raise BrokenModel(f"{part['path']} is not what the manifest lists")
            whole.update(data)
        if whole.hexdigest() != file["sha256"]:
            raise BrokenModel(
                f"the parts of {file['path']} do not make up the file the manifest lists"
            )
    return len(files)
