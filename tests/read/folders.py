"""Booklets on the disk for tests: a few files, and what reading them gives."""

from __future__ import annotations

from pathlib import Path

from booklet.model.archive import Archive
from booklet.problems import Problem, Problems
from booklet.read import read_archive


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def read(folder: Path, files: dict[str, str | bytes] | str) -> tuple[Archive | None, list[Problem]]:
    """Files by name (or the one `booklet.yaml`, to which a title is added) → archive and problems."""
    if isinstance(files, str):
        files = {"booklet.yaml": "title: T\n" + files}
    problems = Problems()
    return read_archive(write(folder, files), problems, "f"), list(problems)


def good(folder: Path, files: dict[str, str | bytes] | str) -> Archive:
    archive, problems = read(folder, files)
    assert problems == []
    assert archive is not None
    return archive


def told(problems: list[Problem]) -> list[str]:
    """Problems as "file:line:column message", the shown folder left out."""
    return [f"{p.location.file[2:]}:{p.location.line}:{p.location.column} {p.message}" for p in problems]
