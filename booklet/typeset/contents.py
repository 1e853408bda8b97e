"""The table of contents: lines of a known height, set when make-up arrives at them, whose page numbers are filled in
when all pages are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from booklet.document import Contents, Span
from booklet.named import NamedTuple
from booklet.style import Role
from booklet.typeset.compositor import Compositor, Listed
from booklet.typeset.galley import Deferred, Item, Met, Slug
from booklet.typeset.page import ARTIFACT, Element, Line, Link, Mark, Placed, Run, Setting
from booklet.typeset.paragraph import line_width, set_text

WIDEST = "0000"  # as wide a page number as room is kept for at the right
CLEAR = 0.5  # ems of the first level at least between words and leader, and between leader and page number
STEP = 0.45  # ems of the first level from dot to dot
LEADER, PAGE_NUMBER = Setting("leader"), Setting("page number")


class ContentsLine(NamedTuple):
    """A line of the contents that waits for its page number: append to `marks` what stands right of `text_end`."""

    anchor: str
    marks: list[Mark]
    element: Element
    text_end: float
    measure: float
    baseline: float
    role: Role


def set_contents(block: Contents, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    def make(pages: dict[Met, list[int]]) -> list[Item]:
        toc = Element("TOC", parent)
        return [
            s
            for entry in compositor.listed
            if entry.heading.level <= block.depth
            for s in _entry(entry, measure, toc, compositor)
        ]

    return [Deferred(make, by_index=False)]


def _entry(entry: Listed, measure: float, toc: Element, compositor: Compositor) -> list[Slug]:
    role = compositor.role(f"contents {entry.heading.role or entry.heading.level}")
    link = Element("Link", Element("TOCI", toc), Contents="Go to this heading")
    text = tuple(span._replace(link="", entry="") for span in entry.heading.text if isinstance(span, Span))
    room = (compositor.faces[_face(role)].shape(WIDEST).width / 1000 + CLEAR) * role.size
    slugs = set_text(text, role, measure - room, link, compositor)
    if not slugs:
        return []
    last = slugs[-1]
    (title,) = last.parts
    lines = [m for m in title.marks if isinstance(m, Line)]  # several where words run from right to left
    end = title.x + max(line.x + line_width(line) for line in lines)
    marks = [m._replace(closing="space") if isinstance(m, Line) else m for m in title.marks]
    beside: list[Mark] = [Link(title.x, 0, measure - title.x, role.leading, "#" + entry.anchor, link)]
    compositor.contents.append(ContentsLine(entry.anchor, beside, link, end, measure, lines[0].y, role))
    slugs[-1] = last._replace(parts=(title._replace(marks=marks), Placed(0, 0, beside)))
    return slugs


def fill_contents(lines: Sequence[ContentsLine], folios: Mapping[str, str], compositor: Compositor) -> None:
    """Give every contents line its leader of dots (an artifact) and its page number, right-aligned. Dots stand under
    one another and end where the widest number leaves room."""
    scale = compositor.role("contents 1").size
    step = STEP * scale
    faces = [compositor.faces[_face(line.role)] for line in lines]
    numbers = [face.shape(folios[line.anchor]) for face, line in zip(faces, lines)]
    widest = max((word.width * line.role.size / 1000 for word, line in zip(numbers, lines)), default=0.0)
    for word, line, face in zip(numbers, lines, faces):
        size, dot = line.role.size, face.shape(".")
        first = int((line.text_end + CLEAR * scale) / step) + 1
        count = int((line.measure - widest - CLEAR * scale) / step) - first
        if count > 1:
            dots = Run(ARTIFACT, (dot,) * count)
            apart = step * 1000 / size - dot.width
            line.marks.append(Line(first * step, line.baseline, size, apart, (dots,), "none", 0.4, setting=LEADER))
        x = line.measure - word.width * size / 1000
        run = Run(line.element, (word,))
        line.marks.append(Line(x, line.baseline, size, 0.0, (run,), "none", setting=PAGE_NUMBER))


def _face(role: Role) -> str:
    """The face of an entry's page number: the roman, in the figures of the entry's role."""
    _, blank, figures = role.face.partition(" ")
    return "roman" + blank + figures
