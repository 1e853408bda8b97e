"""Archive → the works it cites: what the list of works cited holds. One walk over every record."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.model.archive import Archive
from booklet.model.inline import Citation, Words
from booklet.model.records import Account, Attestation, Witnessed

# A work that only informs another one (depends on, chain) is not cited: the reader is sent to the book that quotes it.
_LEAVES = frozenset({str, int, float, bool, type(None), Words})


def cited_works(archive: Archive) -> frozenset[str]:
    """Ids of the works that some text, attested date or account cites with or without a locator."""
    found: set[str] = set()
    todo: list[object] = [archive.settings, *archive.records.values()]
    while todo:
        node = todo.pop()
        if isinstance(node, Citation):
            found.add(node.work)
            continue
        if isinstance(node, Attestation):
            if node.says:
                found.add(node.says)
            todo.append(node.note)
            continue
        if isinstance(node, (Account, Witnessed)) and node.work:
            found.add(node.work)
        children = node.values() if isinstance(node, Mapping) else node if isinstance(node, tuple) else ()
        todo.extend(child for child in children if type(child) not in _LEAVES)
    return frozenset(found)
