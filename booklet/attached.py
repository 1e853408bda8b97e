"""A booklet's folder as it was read → the files that it was made from, by name: what `--attach-sources` attaches."""

from __future__ import annotations

import os
from pathlib import Path

from booklet.model.archive import Archive
from booklet.problems import Location, Problems
from booklet.resources import styles_folder
from booklet.style import sheets_of


def sources(archive: Archive, folder: Path, style: str, problems: Problems) -> dict[str, bytes]:
    """Every file that was read, and the style sheets of the folder's own, sorted by name; names are relative, with `/`.

    Pictures are as they are printed, without what a camera wrote into them. What is hidden stays so; so do fonts, whose
    licences may allow them inside a document and not beside it. Raises `AuthorError` where a file cannot be read any
    more.
    """
    names = set(archive.sources)
    for sheet in sheets_of(style or archive.settings.style, styles_folder(), folder):
        path = Path(os.path.relpath(sheet, folder))
        if ".." not in path.parts and sheet.resolve().is_relative_to(folder.resolve()):
            names.add(path.as_posix())
    files: dict[str, bytes] = {}
    for name in sorted(names):
        if any(part.startswith(".") for part in name.split("/")):
            continue
        shown = name.encode("utf-8", "replace").decode()
        at = Location((folder / shown).as_posix(), 0, 0)
        try:
            files[name] = (folder / name).read_bytes()
        except OSError as error:
            problems.error(at, f"this file cannot be attached: {error.strerror}", "build again")
        if shown != name:
            problems.error(at, "this file cannot be attached: its name is not Unicode", "give it another name")
    problems.stop_on_errors()
    if archive.pictures:
        from booklet.raster.cleaned import cleaned  # few booklets have pictures

        files |= {name: cleaned(raster) for name, raster in archive.pictures.items()}
    return dict(sorted(files.items()))
