"""A character → where it stands in a folder's files: for faults that only show when type is set."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from booklet.problems import Location, Problems
from booklet.read.folder import Folder


def find_character(folder: Path, character: str, near: Location) -> Location:
    """The first place of `character` from `near` on in its file, else in any file of the folder, else `near` itself."""
    files = Folder(str(folder), str(folder), Problems())
    places: list[Location] = []
    forms = dict.fromkeys((character, normalize("NFD", character)))  # as it may be typed
    for name in files.names():
        source = files.read(name)
        for number, line in enumerate(source.lines if source else (), 1):
            column = next((at for at in map(line.find, forms) if at >= 0), -1)
            if column >= 0:
                place = Location(source.file if source else name, number, column + 1)
                if place.file == near.file and place.line >= near.line:
                    return place
                places.append(place)
    return places[0] if places else near
