"""An `Archive`, as the reader gives it → the author's own words in *runs*: what stands in print word after word.

Every text of every record counts, so a new field is looked for without being named here; named are those that are no
text of their own. A citation, a note and a page number end a run, for what is printed there is the booklet's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from booklet.document import STUDENT
from booklet.model.archive import Archive
from booklet.model.dates import HistoricalDate
from booklet.model.inline import Citation, Emphasis, Id, Link, Mention, Note, PageOf, Prose, Strong, Words
from booklet.model.records import Correction, Dispute, Question, Sentence
from booklet.typeset.spoken import Voice
from tests.pdftext import squeezed
from tests.roundtrip.tree import Node, passages

END = "\0"  # of a run
NO_TEXT = {  # mostly one word of a list: printed in other words, if at all
    "Kin": ("relation",),
    "Place": ("certainty",),
    "Work": ("siglum",),  # no section prints it
    "Cell": ("stance",),
    "Point": ("key",),
    "Reading": ("status", "certainty"),
    "Dispute": ("exclusive",),
    "Correction": ("kind",),
    "Term": ("language", "also"),  # other spellings: for the index, if they do not stand beside the term there
    "Question": ("level", "skill", "space"),
    "Settings": (
        "language",
        "style",
        "citations",
        "hyphenation",
        "sections",
        "spare_pages",
        "front_matter",
        "subject",  # and the next two: for catalogues
        "keywords",
        "rights",
    ),
    "Part": ("sections",),
}
TEACHERS = {
    Correction: ("correction",),
    Sentence: ("key",),
    Question: ("answer",),
    Dispute: ("readings", "sensitivity", "exclusive_why"),
}


def runs(archive: Archive, edition: str) -> list[tuple[str, str]]:
    """(where it is from, run) for all that one edition prints."""
    found: list[tuple[str, str]] = []
    for record in (archive.settings, *archive.all()):
        for field, text in _texts(record, edition, archive):
            found += [
                (f"{getattr(record, 'id', 'booklet')}: {field}", run)
                for run in text.split(END)
                if any(map(str.isalnum, run))
            ]
    return found


def _texts(value: Any, edition: str, archive: Archive, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Prose):
        yield field, END.join(_plain(paragraph, archive) for paragraph in value.paragraphs)
    elif isinstance(value, Id):
        if value not in archive.records:  # a plain name
            yield field, value
    elif isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part, edition, archive, field)
    elif hasattr(value, "_fields") and not isinstance(value, HistoricalDate):
        left_out = ("id", "at", *NO_TEXT.get(type(value).__name__, ()))
        left_out += TEACHERS.get(type(value), ()) if edition == STUDENT else ()
        for name, part in zip(value._fields, value):
            if name not in left_out:
                yield from _texts(part, edition, archive, f"{field} {name}".strip())
    elif isinstance(value, tuple) and not isinstance(value, HistoricalDate):
        for part in value[1:] if value[1:] and isinstance(value[1], Prose) and isinstance(value[0], str) else value:
            yield from _texts(part, edition, archive, field)


def _plain(line: Any, archive: Archive) -> str:
    out: list[str] = []
    notes: list[str] = []
    for node in line:
        if isinstance(node, Words):
            out.append(node.text)
        elif isinstance(node, Mention):
            out.append(node.shown or archive.name(node.id))
        elif isinstance(node, (Emphasis, Strong, Link)):
            out.append(_plain(node.children, archive))
        elif isinstance(node, Note):
            out.append(END)
            notes.append(_plain(node.children, archive))
        elif isinstance(node, (Citation, PageOf)):
            out.append(END)
    return END.join(["".join(out), *notes])


def missing(found: list[tuple[str, str]], root: Node, described: Node) -> list[tuple[str, str]]:
    """Those of the runs that a PDF does not say, in its words or, as they are to be heard, in what `described` says
    instead of a picture or of a table's look. Case, and points at the edges of words, are the booklet's own; so are the
    signs of notes."""
    printed = squeezed("\n".join(passages(root, left_out=("Reference",))))
    heard = squeezed("\n".join(node.alternative for node in described.walk()))
    voice = Voice("en", {})
    left = [(where, run) for where, run in found if squeezed(run) not in printed]
    return [(where, run) for where, run in left if squeezed(voice.said(run) or run) not in heard]
