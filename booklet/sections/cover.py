"""The cover: title, subtitle, the question, for whom, by whom, and whose copy it is.

Fed by `booklet.yaml`: title, subtitle, question, audience, editors. Its figure is the largest dispute at a glance: one
sign for what each account says on each point. The student's edition has lines for name and class; the teacher's says
that it is the teacher's.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import (
    BOLD,
    ITALIC,
    AnswerLines,
    Block,
    Either,
    GridFigure,
    LineBreak,
    Paragraph,
    Rule,
    Space,
    Span,
)
from booklet.model.archive import Archive
from booklet.model.records import DENIES, SAID, SAYS, SILENT, Testimony
from booklet.sections.accounts import Letters
from booklet.sections.alternatives import of_grid
from booklet.sections.comparison import lettered
from booklet.sections.phrases import bare, counted, spoken, words
from booklet.sections.words import Scribe

KIND = "cover"
ROLE = "cover"
FRONT = True

STUDENT = "Student’s booklet"
TEACHER = "Teacher’s edition"
TEACHER_HOLDS = "The student’s booklet page for page, with answers, keys and the editors’ readings."
NAME, CLASS = "Name", "Class"
WHAT = "Accounts side by side: a study booklet"
CAPTION = "{}, {}"
MOST_ROWS, MOST_POINTS = 9, 12  # that leave room for the words below and beside

EXAMPLE = {
    "booklet.yaml": """\
title: Who burned the library?
subtitle: Four stories about Alexandria
question: Can a building be lost four times?
audience: ages 14 to 18
editors: [A. Teacher, B. Historian]
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Settings → the cover's paragraphs, from title at the head to owner at the foot."""
    settings = archive.settings
    yield Rule("heavy")
    yield Paragraph(words(WHAT), "cover")
    yield Space(1)
    yield Paragraph(words(settings.title, at=settings.at), "title")
    if settings.subtitle:
        yield Paragraph(words(settings.subtitle), "subtitle")
    yield Space(1)
    yield from _at_a_glance(archive)
    if settings.question:
        yield Paragraph(Scribe(archive, index=False).text(settings.question), "display")
    yield Space(1, fill=True)
    made_by = " · ".join(part for part in (settings.audience, ", ".join(settings.editors)) if part)
    if made_by:
        yield Paragraph(words(made_by), "cover")
    yield Rule()
    yield Either(
        student=(
            Paragraph(words(STUDENT, BOLD), "cover"),
            Paragraph(words(NAME), "cover line", keep_next=True),
            AnswerLines(1),
            Paragraph(words(CLASS), "cover line", keep_next=True),
            AnswerLines(1),
        ),
        teacher=(Paragraph(words(TEACHER, BOLD), "cover"), Paragraph(words(TEACHER_HOLDS), "cover")),
    )


def _at_a_glance(archive: Archive) -> Iterator[Block]:
    """The dispute with most to compare, as signs. Nothing where no dispute has points."""
    largest = max(archive.disputes.values(), key=lambda d: len(d.testimonies) * len(d.points), default=None)
    if largest is None or not largest.points or not largest.testimonies:
        return
    shown = largest.points[:MOST_POINTS]
    rows = tuple(tuple(_stance(t, p.key) for p in shown) for t in largest.testimonies[:MOST_ROWS])
    met = [stance for stance in (SAYS, SAID, DENIES, SILENT) if any(stance in row for row in rows)]
    scribe = Scribe(archive, index=False)
    legend = tuple((stance, stance) for stance in met)
    accounts, points = counted(len(rows), "account"), counted(len(rows[0]), "point")
    called = {row.account.id: spoken(lettered(scribe, row)) for row in Letters(archive).by_dispute[largest.id]}
    alt = of_grid(
        spoken(scribe.text(largest.question)),
        [point.short or spoken(scribe.text(point.question)).rstrip("?") for point in shown],
        [(called[testimony.account], row) for testimony, row in zip(largest.testimonies, rows)],
    )
    caption = (*bare(scribe.text(largest.question)), LineBreak(), Span(CAPTION.format(accounts, points), ITALIC))
    yield GridFigure(rows, legend, caption, alt)


def _stance(testimony: Testimony, point: str) -> str:
    """What an account does with a point; of several values the firmest."""
    stances = {cell.stance for cell in testimony.cells.get(point, ())}
    return next((stance for stance in (SAYS, DENIES, SAID) if stance in stances), SILENT)
