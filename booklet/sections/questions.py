"""Questions by level, with what to look at, and ruled lines or a framed space; for teachers what to expect.

Fed by `questions.yaml`: question, level, skill, needs, answer, lines, space, minutes. Numbers run on through the
levels.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import AnswerLines, Block, Either, Heading, Item, Items, Paragraph, Span, Text
from booklet.model.archive import Archive
from booklet.model.records import LEVELS, Question
from booklet.sections.phrases import capitalised, counted, join, words
from booklet.sections.words import Scribe, section_anchor

KIND = "questions"

TITLE = "Questions"
NAMES = {
    "recall": "Recall: find it",
    "infer": "Infer: read between the lines",
    "compare": "Compare: set accounts side by side",
    "judge": "Judge: weigh and decide",
}
LOOK = "see "
BULLET = "•"
FRAME_LINES = 10  # at least so high is a space to draw in

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
people: {amr: {name: ʿAmr}}
questions:
  q-judge: {question: Who was right?, level: judge, skill: corroboration, lines: 6, minutes: 12}
  q-draw:
    {question: "Draw [[amr]]’s family.", level: recall, needs: [amr], space: diagram, minutes: 1,
     answer: [parents, sons]}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Questions → a heading for each level in use and its numbered questions."""
    if not archive.questions:
        return
    scribe = Scribe(archive)
    yield Heading(1, words(TITLE), section_anchor(KIND))
    for level in LEVELS:
        asked = [q for q in archive.questions.values() if q.level == level]
        if asked:
            yield Heading(2, words(NAMES[level]), contents=False)
            yield Items(tuple(_question(scribe, q) for q in asked), "numbered")


def _question(scribe: Scribe, question: Question) -> Item:
    aside = _aside(scribe, question)
    blocks: list[Block] = [Paragraph(scribe.text(question.question), "body", question.id, keep_next=True)]
    if aside:
        blocks.append(Paragraph(aside, "small", keep_next=True))
    blocks.append(_room(scribe, question))
    return Item(tuple(blocks), words(f"{scribe.numbers[question.id]}."))


def _aside(scribe: Scribe, question: Question) -> Text:
    """What stands small under a question: "Sourcing · 8 minutes · see How did he die?, page 31"."""
    needs = scribe.references(question.needs)
    aside = join(
        (
            words(question.skill),
            words(counted(question.minutes, "minute")) if question.minutes else (),
            (Span(LOOK), *needs) if needs else (),
        ),
        " · ",
    )
    return capitalised(aside) if aside else ()


def _room(scribe: Scribe, question: Question) -> Either:
    """Where the answer goes, and the points a teacher may expect."""
    if question.space == "lines":
        lines = AnswerLines(question.lines)
    else:
        lines = AnswerLines(max(question.lines, FRAME_LINES), ruled=False)
    expected = tuple(
        Item((Paragraph(scribe.unindexed.text(answer), "key"),), words(BULLET)) for answer in question.answer
    )
    return Either((lines,), (Items(expected, "key"),) if expected else (lines,))
