"""Through the records: every id, every running text. New fields of a record are walked without a change here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from booklet.model.dates import HistoricalDate
from booklet.model.inline import Emphasis, Id, Line, Link, Note, Prose, Strong, Words
from booklet.problems import Locatable, Location


def values(record: object) -> Iterator[object]:
    """All that a record holds, its own id aside, in the author's order: ids, prose, plain strings and numbers."""
    stack = (
        [part for part in reversed(record) if part is not getattr(record, "id", None)]
        if isinstance(record, tuple)
        else []
    )
    while stack:
        value = stack.pop()
        if isinstance(value, (str, Prose, HistoricalDate, Location)):
            yield value
        elif isinstance(value, tuple):
            stack.extend(reversed(value))
        elif isinstance(value, Mapping):
            stack.extend(reversed(list(value.values())))
        else:
            yield value


def ids(held: Iterable[object]) -> Iterator[Id]:
    """What `values` gave of a record → the ids that it refers to, in its fields and in its running text."""
    for value in held:
        if isinstance(value, Id):
            yield value
        elif isinstance(value, Prose):
            yield from _ids_of(value.paragraphs)


def _ids_of(nodes: tuple[object, ...]) -> Iterator[Id]:
    for node in nodes:
        if isinstance(node, Words):
            continue
        if isinstance(node, Id):
            yield node
        elif isinstance(node, tuple) and not isinstance(node, Location):
            yield from _ids_of(node)


def prose(record: object) -> Iterator[Prose]:
    """Running texts of a record."""
    return (value for value in values(record) if isinstance(value, Prose) and value)


def words(line: Line) -> Iterator[Words]:
    """The plain words of a line, also those inside emphasis, links and notes; what mentions print is left out."""
    for node in line:
        if isinstance(node, Words):
            yield node
        elif isinstance(node, (Emphasis, Strong, Link, Note)):
            yield from words(node.children)


def within(text: Words, offset: int) -> Locatable:
    """The place of `text.text[offset]`, which the reader's places tell through `after`, however YAML folded the lines.

    A text that was not read from a file has one place only.
    """
    after: Callable[[int], Locatable] | None = getattr(text.at, "after", None)
    return after(offset) if after else text.at
