"""Faults found in retellings, each with room to say what the sources allow, or for teachers with the answer.

Fed by `corrections.yaml`: fault, correction, kind, see. `see` tells the reader where to look; the kind of fault stands
with the answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, AnswerLines, Block, Cell, Column, Either, Heading, Paragraph, Row, Span, Table, Text
from booklet.model.archive import Archive
from booklet.model.records import Correction
from booklet.sections.phrases import capitalised, join, words
from booklet.sections.words import Scribe, section_anchor

KIND = "corrections"
START = "run-on"

TITLE = "Faults found in retellings"
NUMBER = "No."
FAULT = "What a retelling does"
ALLOWED = "What the sources allow"
LOOK = "Look at "
ALT = "Faults found in retellings of these events, and what the sources allow instead."
LINES = 2
NUMBER_EMS = 2.0

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
works: {yaqubi: {title: History, author: al-Yaʿqūbī}}
disputes:
  outcome:
    question: What did the arbiters decide?
    points: {what: What?}
    accounts: [{work: yaqubi, says: {what: one removed}}]
corrections:
  removal: {fault: Only one man is removed, correction: "So only [@yaqubi, II:190].", kind: one account, see: [outcome]}
  trick: {fault: The ruling is called perverse, correction: A judgement.}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Corrections → one table."""
    if not archive.corrections:
        return
    scribe = Scribe(archive)
    yield Heading(1, words(TITLE), section_anchor(KIND))
    yield Table(
        columns=(Column(fixed=NUMBER_EMS), Column(0.9), Column(1.1)),
        header=(Row(tuple(Cell((Paragraph(words(w), "head"),)) for w in (NUMBER, FAULT, ALLOWED))),),
        rows=tuple(_row(scribe, n, c) for n, c in enumerate(archive.corrections.values(), 1)),
        role="table",
        alt=ALT,
    )


def _row(scribe: Scribe, number: int, correction: Correction) -> Row:
    fault: list[Block] = [Paragraph(scribe.text(correction.fault), "body")]
    look = scribe.references(id for id in correction.see if scribe.anchored(id))
    if look:
        fault.append(Paragraph((Span(LOOK), *look), "small"))
    answer = Either((AnswerLines(LINES),), (Paragraph(_answer(scribe.unindexed, correction), "key"),))
    number_cell = Cell((Paragraph(words(f"{number}."), "body"),), head=True)
    return Row((number_cell, Cell(tuple(fault)), Cell((answer,))), anchor=correction.id)


def _answer(scribe: Scribe, correction: Correction) -> Text:
    """The kind of fault in bold, then what the sources allow."""
    kind = capitalised(words(correction.kind + ".", BOLD)) if correction.kind else ()
    return join((kind, scribe.text(correction.correction)), " ")
