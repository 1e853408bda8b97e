"""Archive → the works it cites: what the list of works cited holds. One walk over every record."""

from __future__ import annotations

from collections.abc import Iterable

from booklet.model.archive import Archive
from booklet.model.dates import HistoricalDate
from booklet.model.inline import Citation, Emphasis, Id, Inline, Link, Mention, Note, PageOf, Prose, Strong, Words
from booklet.model.records import Account, Attestation, Witnessed

# Nothing inside these is a citation. (A work that only informs another one is not cited: the reader is sent to the book
# that quotes it.)
_LEAVES = frozenset({str, int, float, bool, type(None), Id, HistoricalDate})
_PLAIN = frozenset({Words, Mention, PageOf})


def cited_works(archive: Archive) -> frozenset[str]:
    """Ids of the works that some text, attested date or account cites, with or without a locator."""
    found: set[str] = set()
    todo: list[object] = [archive.settings, *archive.records.values()]
    while todo:
        node = todo.pop()
        if isinstance(node, Prose):
            for line in node.paragraphs:
                _in_line(line, found)
            continue
        if isinstance(node, Attestation) and node.says:
            found.add(node.says)
        elif isinstance(node, (Account, Witnessed)) and node.work:
            found.add(node.work)
        children = node.values() if isinstance(node, dict) else node if isinstance(node, tuple) else ()
        todo += [child for child in children if child and type(child) not in _LEAVES]
    return frozenset(found)


def _in_line(line: Iterable[Inline], found: set[str]) -> None:
    for node in line:
        if type(node) in _PLAIN:
            continue
        if isinstance(node, Citation):
            found.add(node.work)
        elif isinstance(node, (Emphasis, Strong, Link, Note)):
            _in_line(node.children, found)
