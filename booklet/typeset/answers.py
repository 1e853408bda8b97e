"""Setters for lines to write on, and for blocks that differ between editions: both get the room of the taller.

Lines and frames to write in are artifacts: whoever listens answers elsewhere, and what is asked has been heard.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from booklet.document import TEACHER, AnswerLines, Block, Either
from booklet.typeset.compositor import Compositor
from booklet.typeset.cutting import take
from booklet.typeset.galley import Item, Room, Slug, height, merge, stack
from booklet.typeset.page import Bar, Element, Mark, Placed
from booklet.typeset.setting import set_slugs

FLOWING = ("body", "item")  # where rooms to write in may run over pages
WHOLE = 0.62  # of the page's depth: room no taller than this is never cut
LINES_TOGETHER = 3  # answer lines that are never parted
LOOSEST = 0.15  # of a line: how much closer than asked for lines of a cell stand rather than be one fewer
LINES_WHOLE = 6  # so few lines are never parted at all
FRAME_AT_LEAST = 0.6  # of the height asked for
FOOT_LINES = 4  # lines that are enough when they reach to the foot of the page


def frame(width: float, tall: float, rule: float, first: bool = True, last: bool = True) -> list[Mark]:
    """A rectangle of rules; a piece of a box that goes on has no rule at its head, or at its foot."""
    sides: list[Mark] = [Bar(0, 0, rule, tall), Bar(width - rule, 0, rule, tall)]
    return sides + [Bar(0, 0, width, rule)] * first + [Bar(0, tall - rule, width, rule)] * last


def set_answer_lines(
    block: AnswerLines, measure: float, parent: Element, compositor: Compositor, body: str
) -> list[Item]:
    measures = compositor.style.measures
    if block.ruled:
        return [*_ruled(block.lines, measure, compositor)]
    tall = min(block.lines * measures.answer_line, compositor.style.page.depth * WHOLE)
    space = frame(measure, tall, measures.rule)
    return [Slug(tall, (Placed(0, 0, space),), before=measures.answer_line * 0.35)]


def _ruled(count: int, measure: float, compositor: Compositor) -> list[Slug]:
    """So many ruled lines, the first few held together."""
    pitch, rule = compositor.style.measures.answer_line, compositor.style.measures.rule
    line = (Placed(0, 0, [Bar(0, pitch - rule, measure, rule, 0.25)]),)
    return [Slug(pitch, line, keep=i < min(count, LINES_TOGETHER) - 1) for i in range(count)]


def is_ruled(blocks: Sequence[Block], compositor: Compositor) -> bool:
    """Whether blocks are nothing but lines to write on in this edition."""
    (block,) = blocks if len(blocks) == 1 else (None,)
    if isinstance(block, Either) and compositor.edition != TEACHER:
        return is_ruled(block.student, compositor)
    return isinstance(block, AnswerLines) and block.ruled


def lines_to_foot(measure: float, tall: float, compositor: Compositor) -> list[Mark]:
    """Lines to write on that share out a cell's height (points) evenly; its own rule is the last of them."""
    rule = compositor.style.measures.rule
    count = max(1, int(tall / compositor.style.measures.answer_line + LOOSEST))
    return [Bar(0, tall * i / count - rule, measure, rule, 0.25) for i in range(1, count)]


def set_either(block: Either, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Both editions' blocks are set; the room is that of the taller, the marks those of the edition asked for.

    Nothing in here counts for the index, which is the same in both editions.
    """
    teacher = set_slugs(block.teacher, measure, parent, compositor, body)
    lines = block.student[0] if len(block.student) == 1 else None
    if isinstance(lines, AnswerLines) and body in FLOWING:
        return _answer_room(lines, teacher, measure, compositor)
    if isinstance(lines, AnswerLines) and lines.ruled:
        count = max(lines.lines, math.ceil(height(teacher) / compositor.style.measures.answer_line))
        student = _ruled(count, measure, compositor)
        student[-1] = student[-1]._replace(parts=())  # in a cell the row's own rule is the last line to write on
    else:
        student = set_slugs(block.student, measure, parent, compositor, body)
    return [*_level(student, teacher, compositor)]


def _level(student: list[Slug], teacher: list[Slug], compositor: Compositor) -> Iterator[Slug]:
    """One edition's slugs in pieces as tall as the taller edition's, none of them too tall for a page."""
    limit = compositor.style.page.depth * WHOLE
    mine, i, j = (teacher if compositor.edition == "teacher" else student), 0, 0
    while i < len(student) or j < len(teacher):
        after_i, student_tall = take(student, i, limit, whole=True)
        after_j, teacher_tall = take(teacher, j, limit, whole=True)
        piece = mine[i:after_i] if mine is student else mine[j:after_j]
        before = max((slugs[at].before for slugs, at in ((student, i), (teacher, j)) if at < len(slugs)), default=0.0)
        yield merge(piece, max(student_tall, teacher_tall))._replace(before=before, entries=(), running=None)
        i, j = after_i, after_j


def _answer_room(lines: AnswerLines, teacher: list[Slug], measure: float, compositor: Compositor) -> list[Item]:
    """Ruled lines, or the teacher's text in the same room."""
    measures = compositor.style.measures
    pitch, rule = measures.answer_line, measures.rule
    drop = pitch * 0.2  # from the room's head to the text's
    text = [Slug(drop, keep=True), *teacher] if teacher else []

    def draw(count: int, start: int, stop: int) -> list[Placed]:
        if compositor.edition != "teacher" and lines.ruled:
            return [Placed(0, 0, [Bar(0, pitch * (i + 1) - rule, measure, rule, 0.25) for i in range(count)])]
        if compositor.edition != "teacher":
            return [Placed(0, drop, frame(measure, count * pitch - drop, rule))]
        if start == stop:
            return []
        margin = Bar(-measures.box_pad, drop, measures.heavy_rule, height(text[start:stop]) - drop, 0.45)
        return [Placed(0, 0, [margin]), *stack(text, start, stop)]

    count = max(lines.lines, math.ceil(height(text) / pitch))
    least = count if count <= LINES_WHOLE else LINES_TOGETHER
    if not lines.ruled:  # a frame may be lower where the page is nearly full
        count = min(count, int(compositor.style.page.depth * WHOLE / pitch))
        least = max(math.ceil(count * FRAME_AT_LEAST), math.ceil(height(text) / pitch))
    elif lines.to_foot:  # all of the teacher's text on the page whose foot the lines reach, if a page can hold it
        whole = math.ceil(height(text) / pitch)
        least = max(FOOT_LINES, whole if whole * pitch <= compositor.style.page.depth * WHOLE else 0)
    return [
        Room(
            count,
            pitch,
            text,
            draw,
            before=0.15 * compositor.style.text.leading,
            least=least,
            to_foot=lines.to_foot,
            elastic=not lines.ruled,
        )
    ]
