"""What comes with the program: style sheets and fonts, sample booklets, the starter of `booklet new`.

In a checkout `styles/` and `sources/` lie beside the package, in an installed wheel inside it.
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


class NoBooklet(Exception):
    """No folder and no sample has this name. `hint` says what there is."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def styles_folder() -> Path:
    """The folder of style sheets (`*.yaml`), with `fonts/` and their licences in it."""
    return _folder("styles")


def sources_folder() -> Path:
    """The folder of sample booklets, one folder each."""
    return _folder("sources")


def starter_folder() -> Path:
    """The folder that `booklet new` copies."""
    return PACKAGE / "starter"


def styles() -> list[str]:
    """Names that `--style` takes, sorted."""
    return sorted(sheet.stem for sheet in styles_folder().glob("*.yaml"))


def samples() -> list[str]:
    """Names of the sample booklets, sorted."""
    folder = sources_folder()
    return sorted(entry.parent.name for entry in folder.glob("*/booklet.yaml")) if folder.is_dir() else []


def find_booklet(name_or_path: str | Path) -> Path:
    """A folder as typed, or the name of a sample → the folder; raises `NoBooklet`. An existing folder comes first."""
    path = Path(name_or_path)
    if os.path.isdir(path):
        return path
    if os.path.exists(path):
        raise NoBooklet(f"{path} is a file, and a booklet is a folder", f"its folder is {path.parent}")
    sample = sources_folder() / path
    if len(path.parts) == 1 and (sample / "booklet.yaml").is_file():
        return sample
    known = ", ".join(samples())
    hint = f"`booklet new {path}` starts one" + (f"; samples that come with booklet: {known}" if known else "")
    raise NoBooklet(f"there is no folder {path}", hint)


def _folder(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
