"""The grid of a dispute: accounts down, points across; each cell what the account says, denies, passes on or omits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from booklet.document import BOLD, ITALIC, Block, Cell, Column, Heading, Paragraph, Row, Span, Table, Text
from booklet.model.records import DENIES, SAID, SILENT, Dispute, Point
from booklet.model.records import Cell as Said
from booklet.sections.accounts import Lettered, teller
from booklet.sections.phrases import join, spoken, words
from booklet.sections.words import Scribe

HEAD = "Point by point"
ACCOUNT = "Account"
ALT = "What each account says on: {}."
PHRASES = {SILENT: "silent", DENIES: "denies", SAID: "it is said"}
AT_MOST = 5  # columns of points in one table
HEAD_EMS = {1: 14.0, 2: 12.0, 3: 9.5}  # width of the column of accounts, by the number of points beside it
NARROW = 7.6
LONGEST_HEAD = 120  # characters: a longer question stands above the table, and its key at the head of its column

_WORD = re.compile(r"\w+")
_ASKING = frozenset(
    {"what", "who", "when", "where", "how", "is", "was", "were", "did", "does", "do", "the", "a", "an", "it"}
)


def grid(scribe: Scribe, dispute: Dispute, rows: Sequence[Lettered]) -> Iterator[Block]:
    """A dispute with points → its heading, its points in full, and tables of at most five points, evenly filled."""
    if not dispute.points or not rows:
        return
    yield Heading(3, words(HEAD), contents=False)
    for point in dispute.points:
        asked = _asked(scribe, point)
        if asked:
            yield Paragraph(asked, "asked", keep_next=True)
    tables = -(-len(dispute.points) // AT_MOST)
    size, longer = divmod(len(dispute.points), tables)
    start = 0
    for n in range(tables):
        end = start + size + (n < longer)
        yield _table(scribe, dispute.points[start:end], rows)
        start = end


def _asked(scribe: Scribe, point: Point) -> Text:
    """A point → "**Hiding place**: Where did he hide?", unless the short form already says it all."""
    short = _short(point)
    said = set(_WORD.findall(short.casefold()))
    if not said or said >= set(_WORD.findall(point.question.plain.casefold())) - _ASKING:
        return ()
    return (Span(short, BOLD), Span(": "), *scribe.text(point.question))


def _short(point: Point) -> str:
    """What may stand for a point's question; "" where the question itself is short enough."""
    return point.short or (point.key.replace("-", " ") if len(point.question.plain) > LONGEST_HEAD else "")


def _table(scribe: Scribe, points: Sequence[Point], rows: Sequence[Lettered]) -> Table:
    heads = [_head(scribe, p) for p in points]
    header = Row((Cell((Paragraph(words(ACCOUNT), "head"),)), *(Cell((Paragraph(h, "head"),)) for h in heads)))
    asked = "; ".join(spoken(scribe.text(p.question)).rstrip("?") for p in points)
    return Table(
        columns=(Column(fixed=HEAD_EMS.get(len(points), NARROW)), *(Column(1.0) for _ in points)),
        header=(header,),
        rows=tuple(_row(scribe, r, points) for r in rows),
        role="grid",
        alt=ALT.format(asked),
    )


def _head(scribe: Scribe, point: Point) -> Text:
    return words(_short(point)) or scribe.text(point.question)


def _row(scribe: Scribe, row: Lettered, points: Sequence[Point]) -> Row:
    link = scribe.link(row.account.id)
    at = row.testimony.at
    name = (Span(row.letter, BOLD, link=link, at=at), Span(" " + teller(scribe, row.account), link=link, at=at))
    cells = (Cell(tuple(_cell(scribe, row.testimony.cells.get(p.key, ())))) for p in points)
    return Row((Cell((Paragraph(name, "body"),), head=True), *cells))


def _cell(scribe: Scribe, said: Sequence[Said]) -> Iterator[Block]:
    """Each value a paragraph: the stance in words before it, so that nothing hangs on type alone."""
    for cell in said:
        value = scribe.text(cell.value)
        if cell.stance == SILENT:
            yield Paragraph(join((words(PHRASES[SILENT], at=cell.at), value), ": "), "silent")
        elif cell.stance in PHRASES:
            yield Paragraph(join((words(PHRASES[cell.stance], ITALIC, cell.at), value), ": "), "body")
        else:
            yield Paragraph(value, "body")
    if not said:
        yield Paragraph(words(PHRASES[SILENT]), "silent")
