"""The grid of a dispute: accounts down, points across; each cell what the account says, denies, passes on or omits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from booklet.document import BOLD, Block, Cell, Column, Paragraph, Row, Span, Table, Text
from booklet.model.records import Dispute, Point
from booklet.sections.accounts import Lettered
from booklet.sections.comparison import alt, lettered, said
from booklet.sections.phrases import words
from booklet.sections.words import Scribe

ACCOUNT = "Account"
AT_MOST = 5  # columns of points in one table
HEAD_EMS = {1: 14.0, 2: 12.0, 3: 9.5}  # width of the column of accounts, by the number of points beside it
NARROW = 7.6
LEAST_EMS = 5.2  # of a column of points: with less the table is parted, as in large print
LONGEST_HEAD = 120  # characters: a longer question stands above the table, and its key at the head of its column

_WORD = re.compile(r"\w+")
_ASKING = frozenset(
    {"what", "who", "when", "where", "how", "is", "was", "were", "did", "does", "do", "the", "a", "an", "it"}
)


def questions(scribe: Scribe, dispute: Dispute) -> Iterator[Block]:
    """A dispute's points in full, where the grid has a short form for them."""
    for point in dispute.points:
        asked = _asked(scribe, point)
        if asked:
            yield Paragraph(asked, "asked", keep_next=True)


def grid(scribe: Scribe, dispute: Dispute, rows: Sequence[Lettered]) -> Iterator[Block]:
    """A dispute with points → tables of at most five points, evenly filled."""
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
    return Table(
        columns=(Column(fixed=HEAD_EMS.get(len(points), NARROW)), *(Column(least=LEAST_EMS) for _ in points)),
        header=(header,),
        rows=tuple(_row(scribe, r, points) for r in rows),
        role="grid",
        alt=alt(scribe, points),
    )


def _head(scribe: Scribe, point: Point) -> Text:
    return words(_short(point)) or scribe.text(point.question)


def _row(scribe: Scribe, row: Lettered, points: Sequence[Point]) -> Row:
    cells = (Cell(tuple(said(scribe, row.testimony.cells.get(p.key, ())))) for p in points)
    return Row((Cell((Paragraph(lettered(scribe, row), "body"),), head=True), *cells))
