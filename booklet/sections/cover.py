"""The cover: title, subtitle, for whom, by whom, and whose copy it is.

Fed by `booklet.yaml`: title, subtitle, question, audience, editors. The student's edition has lines for name and
class; the teacher's says that it is the teacher's.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, AnswerLines, Block, Either, Paragraph, Rule, Space
from booklet.model.archive import Archive
from booklet.sections.phrases import words
from booklet.sections.words import Scribe

KIND = "cover"
ROLE = "cover"

STUDENT = "Student’s booklet"
TEACHER = "Teacher’s edition"
TEACHER_HOLDS = "The student’s booklet page for page, with answers, keys and the editors’ readings."
NAME, CLASS = "Name", "Class"

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
    yield Space(3)
    yield Paragraph(words(settings.title), "title")
    if settings.subtitle:
        yield Paragraph(words(settings.subtitle), "subtitle")
    if settings.question:
        yield Rule()
        yield Paragraph(Scribe(archive, index=False).text(settings.question), "display")
    yield Space(1, fill=True)
    if settings.audience:
        yield Paragraph(words(settings.audience), "cover")
    if settings.editors:
        yield Paragraph(words(", ".join(settings.editors)), "cover")
    yield Space(2)
    yield Either(
        student=(
            Paragraph(words(STUDENT, BOLD), "cover"),
            Paragraph(words(NAME), "cover", keep_next=True),
            AnswerLines(1),
            Paragraph(words(CLASS), "cover", keep_next=True),
            AnswerLines(1),
        ),
        teacher=(Paragraph(words(TEACHER, BOLD), "cover"), Paragraph(words(TEACHER_HOLDS), "cover")),
    )
