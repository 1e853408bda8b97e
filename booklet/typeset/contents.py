"""The table of contents: lines of a known height, set when make-up arrives at them, whose page numbers are filled in
when all pages are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from booklet.document import Contents, LineBreak
from booklet.named import NamedTuple
from booklet.style import Role
from booklet.typeset.compositor import Compositor, Listed
from booklet.typeset.folios import Folios
from booklet.typeset.galley import Deferred, Item, Met, Slug
from booklet.typeset.leads import Led
from booklet.typeset.page import ARTIFACT, Element, Line, Link, Mark, Placed, Run, Setting
from booklet.typeset.paragraph import followed, line_width, set_text
from booklet.typeset.setting import unlinked

WIDEST, WIDEST_ROMAN = "0000", "xxxviii"  # as wide a page number as room is kept for at the right
CLEAR = 0.5  # ems of the first level at least between words and leader, and between leader and page number
STEP = 0.45  # ems of the first level from dot to dot
LEADER, PAGE_NUMBER = Setting("leader"), Setting("page number")


class ContentsLine(NamedTuple):
    """A line of the contents that waits for its page number: append to `marks` what stands right of `words`."""

    anchor: str
    marks: list[Mark]
    element: Element
    words: Placed
    measure: float
    role: Role


def set_contents(block: Contents, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    def make(met: dict[Met, list[int]], folios: Folios) -> list[Item]:
        shelves = [(0, Element("TOC", parent))]  # open tables, each in an entry of the one before, and its level
        slugs: list[Item] = []
        for entry in compositor.listed:
            level = entry.heading.level
            if level <= block.depth:
                while len(shelves) > 1 and shelves[-1][0] >= level:
                    shelves.pop()
                item = Element("TOCI", shelves[-1][1])
                slugs += _entry(entry, measure, item, compositor)
                shelves.append((level, Element("TOC", item)))
        return slugs

    return [Deferred(make, by_index=False)]


def _entry(entry: Listed, measure: float, item: Element, compositor: Compositor) -> list[Slug]:
    role = compositor.role(f"contents {entry.heading.role or entry.heading.level}")
    link = Element("Link", Element("Reference", item))
    text = tuple([part for part in unlinked(entry.heading.text) if not isinstance(part, LineBreak)])
    widest = compositor.faces[_face(role)].shape(WIDEST_ROMAN if entry.front else WIDEST)
    room = (widest.width / 1000 + CLEAR) * role.size
    slugs = set_text(text, role, measure - room, link, compositor)
    if not slugs:
        return []
    last = slugs[-1]
    (words,) = last.parts
    beside: list[Mark] = [Link(words.x, 0, measure - words.x, role.leading, "#" + entry.anchor, link)]
    compositor.led.append(Led(link, entry.anchor))
    compositor.contents.append(ContentsLine(entry.anchor, beside, link, words, measure, role))
    slugs[-1] = last._replace(parts=(words, Placed(0, 0, beside)))
    return slugs


def fill_contents(lines: Sequence[ContentsLine], folios: Mapping[str, str], compositor: Compositor) -> None:
    """Give every contents line its leader of dots (an artifact) and its page number, right-aligned. Dots stand under
    one another and end where the widest number leaves room. Page numbers in headings are filled in before."""
    scale = compositor.role("contents 1").size
    step = STEP * scale
    faces = [compositor.faces[_face(line.role)] for line in lines]
    numbers = [face.shape(folios[line.anchor]) for face, line in zip(faces, lines)]
    widest = max((word.width * line.role.size / 1000 for word, line in zip(numbers, lines)), default=0.0)
    for word, line, face in zip(numbers, lines, faces):
        size, dot = line.role.size, face.shape(".")
        end, baseline = _closed(line.words)
        first = int((end + CLEAR * scale) / step) + 1
        count = int((line.measure - widest - CLEAR * scale) / step) - first
        if count > 1:
            dots = Run(ARTIFACT, (dot,) * count)
            apart = step * 1000 / size - dot.width
            line.marks.append(Line(first * step, baseline, size, apart, (dots,), "none", 0.4, setting=LEADER))
        x = line.measure - word.width * size / 1000
        run = Run(line.element, (word,))
        line.marks.append(Line(x, baseline, size, 0.0, (run,), "none", setting=PAGE_NUMBER))


def _closed(words: Placed) -> tuple[float, float]:
    """Let a space end the words, which go on to the page number → where they end, and their baseline."""
    marks = words.marks
    assert isinstance(marks, list)
    marks[:] = followed(marks)
    lines = [m for m in marks if isinstance(m, Line)]  # several where words run from right to left
    return words.x + max(line.x + line_width(line) for line in lines), lines[0].y


def _face(role: Role) -> str:
    """The face of an entry's page number: the roman, in the figures of the entry's role."""
    _, blank, figures = role.face.partition(" ")
    return "roman" + blank + figures
