"""Accounts of a dispute beside one another, aligned point by point: what each says, and where it is given, what it
tells at length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from booklet.document import BOLD, ITALIC, ROMAN, Block, Cell, Column, Paragraph, Row, Span, Table, Text
from booklet.model.records import DENIES, SAID, SILENT, Dispute, Point
from booklet.model.records import Cell as Said
from booklet.sections.accounts import Lettered, teller
from booklet.sections.phrases import join, spoken, words
from booklet.sections.words import Scribe

ALT = "What each account says on: {}."
PHRASES = {SILENT: "silent", DENIES: "denies", SAID: "it is said"}
FEW = 4  # so few accounts all stand beside one another
SHORT_EMS, TOLD_EMS = 8.0, 11.0  # what a column of answers needs, and one of running text


def aligned(rows: Sequence[Lettered]) -> tuple[Lettered, ...]:
    """The accounts of a dispute that stand beside one another: a few all, of many those that are told at length."""
    return tuple(row for row in rows if 1 < len(rows) <= FEW or row.testimony.tells)


def comparison(scribe: Scribe, dispute: Dispute, rows: Sequence[Lettered]) -> Table:
    """Points down, accounts across."""
    told = any(row.testimony.tells for row in rows)
    return Table(
        columns=(Column(least=TOLD_EMS if told else SHORT_EMS),) * len(rows),
        header=(Row(tuple(Cell((Paragraph(lettered(scribe, row), "head"),)) for row in rows)),),
        rows=tuple(_point(scribe, point, rows, told) for point in dispute.points),
        role="compared",
        alt=alt(scribe, dispute.points),
    )


def alt(scribe: Scribe, points: Sequence[Point]) -> str:
    """Points → what a table of them shows, in words."""
    return ALT.format("; ".join(spoken(scribe.text(p.question)).rstrip("?") for p in points))


def lettered(scribe: Scribe, row: Lettered) -> Text:
    """An account's letter and who tells it, linked to where it stands."""
    link, at = scribe.link(row.account.id), row.testimony.at
    return (Span(row.letter, BOLD, link=link, at=at), Span(" " + teller(scribe, row.account), link=link, at=at))


def _point(scribe: Scribe, point: Point, rows: Sequence[Lettered], told: bool) -> Row:
    cells = (Cell(tuple(_cell(scribe, point, row, told))) for row in rows)
    return Row(tuple(cells), label=scribe.text(point.question))


def _cell(scribe: Scribe, point: Point, row: Lettered, told: bool) -> Iterator[Block]:
    """The answer, then what is told: an answer is bold where some account tells more than that."""
    answers = said(scribe, row.testimony.cells.get(point.key, ()), BOLD if told else ROMAN)
    if point.key not in row.testimony.tells:
        yield from answers
        return
    yield from (answer._replace(keep_next=True) for answer in answers)
    yield from scribe.paragraphs(row.testimony.tells[point.key])


def said(scribe: Scribe, cells: Sequence[Said], face: str = ROMAN) -> Iterator[Paragraph]:
    """Each value a paragraph: the stance in words before it, so that nothing hangs on type alone."""
    for cell in cells:
        value = scribe.text(cell.value, face)
        if cell.stance == SILENT:
            yield Paragraph(join((words(PHRASES[SILENT], at=cell.at), value), ": "), "silent")
        elif cell.stance in PHRASES:
            yield Paragraph(join((words(PHRASES[cell.stance], ITALIC, cell.at), value), ": "), "body")
        else:
            yield Paragraph(value, "body")
    if not cells:
        yield Paragraph(words(PHRASES[SILENT]), "silent")
