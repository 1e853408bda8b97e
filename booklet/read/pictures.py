"""A paragraph of an essay that is a picture → `Picture`, and the file it names → `Raster`.

    ![What it shows, in words](map.jpg "A caption, with *marks*, names and credit")

The file is looked for beside the essay, then from the booklet's folder on. What stands in square brackets is read aloud
to those who cannot see the picture (PDF calls it alternative text); without it nobody can print one.
"""

from __future__ import annotations

import re
from posixpath import basename, dirname, join, splitext
from unicodedata import normalize

from booklet.model.inline import EMPTY, Id, Prose
from booklet.model.names import fold
from booklet.model.records import Picture
from booklet.raster import Unreadable, raster_of
from booklet.read.context import Reader
from booklet.read.folder import WITHIN, Folder
from booklet.read.inline import read_paragraph
from booklet.read.nodes import Scalar, Spot
from booklet.read.typography import shortened

LONGEST = 300  # characters of alternative text: a screen reader reads them in one breath
EXAMPLE = "`![A coin: a bearded head in profile](coin.jpg)`"

_WRITTEN = re.compile(r"""!\[(.*?)\]\(\s*([^"“\n]*?)(?:\s+["“'](.*)["”'])?\s*\)""", re.DOTALL)
_ADDRESS = re.compile(r"[a-z]{2,}:")
_NO_WORD = re.compile(r"[\W_]+")
_ESCAPE = re.compile(r"\\([^\w\s])")
_TELLS_NOTHING = frozenset({"picture", "image", "photo", "photograph", "figure", "map", "drawing", "illustration"})


def read_picture(
    node: Scalar, curly: str, start: int, end: int, reader: Reader, folder: Folder, essay: str
) -> Picture | None:
    """`node.value[start:end]` of the file `essay` → its picture; None where it is not written as one (reported)."""
    problems = reader.problems
    at = Spot(node, start)
    found = _WRITTEN.fullmatch(node.value, start, end)
    if found is None:
        hint = 'write `![What it shows, in words](map.jpg "Caption")`, and a blank line behind it'
        problems.error(at, "this picture is not written as one", hint)
        return None
    alt = _ESCAPE.sub(r"\1", " ".join(shortened(curly[found.start(1) : found.end(1)])[0].split()))
    caption = EMPTY
    if found[3] and found[3].strip():
        line = read_paragraph(node, curly, found.start(3), found.end(3), problems, reader.refs)
        caption = Prose((line,), Spot(node, found.start(3)))
    file = Id(found[2].strip("<>"), Spot(node, found.start(2)))
    name = _name(file, essay, reader, folder)
    if name and name not in reader.pictures:
        _load(name, file, reader, folder)
    _listen(alt, file, caption, at, reader)
    return Picture(Id(name or file, file.at), alt, caption, at)


def _name(file: Id, essay: str, reader: Reader, folder: Folder) -> str:
    """The picture's file as a name in the folder; "" when there is none (reported)."""
    problems = reader.problems
    if not file:
        problems.error(file.at, "this picture names no file", f"write its name in the round brackets: {EXAMPLE}")
        return ""
    if _ADDRESS.match(file):
        hint = "save the picture in the booklet's folder, if its rights allow that, and write its name here"
        problems.error(file.at, f"`{file}` is an address, not a file", hint)
        return ""
    names = [name for name in map(folder.within, (join(dirname(essay), file), file)) if name]
    if not names:
        problems.error(file.at, f"`{file}` leads out of the booklet's folder", WITHIN)
        return ""
    apart = (normalize("NFD", name) for name in names)  # as a Mac stores letters with marks
    name = next(filter(folder.exists, (*names, *apart)), "")
    if not name:
        problems.error(file.at, f"there is no file `{file}`", reader.did_you_mean(file, sorted(folder.others)))
    return name


def _load(name: str, file: Id, reader: Reader, folder: Folder) -> None:
    data = folder.picture(name, file.at)
    if data is None:
        return
    try:
        reader.pictures[name] = raster_of(data)
    except Unreadable as fault:
        reader.problems.error(file.at, fault.message, fault.hint)


def _listen(alt: str, file: Id, caption: Prose, at: Spot, reader: Reader) -> None:
    """Whether the alternative text can do what it is for."""
    said = _plain(alt)
    if not said:
        hint = f"say in the square brackets what it shows, for those who cannot see it: {EXAMPLE}"
        reader.problems.error(at, "this picture has no alternative text", hint)
        return
    hint = "say what the picture shows, to somebody who cannot see it"
    name = basename(file)
    warn = reader.problems.warning
    if said in (_plain(splitext(name)[0]), _plain(name)):
        warn(at, "the alternative text only repeats the name of the file", hint)
    elif said == _plain(caption.plain):
        warn(at, "the alternative text only repeats the caption", f"{hint}: the caption is read aloud too")
    elif said in _TELLS_NOTHING:
        warn(at, f"“{alt}” tells nothing about this picture", hint)
    elif len(alt) > LONGEST:
        hint = "say the chief thing in a sentence or two, and the rest in the text"
        warn(at, f"the alternative text has {len(alt)} characters, more than {LONGEST}", hint)
    elif "[[" in alt or "[@" in alt:
        warn(at, "marks in an alternative text are read aloud as they stand", "write plain words")


def _plain(text: str) -> str:
    """Text by its words alone, to be compared."""
    return _NO_WORD.sub(" ", fold(text)).strip()
