"""Contents and index: blocks that show page numbers. Both are set when make-up arrives at them, so nothing is set
twice.

The contents' lines have a known height and get their page numbers last; the index knows the pages of all before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from booklet.document import Contents, Index, IndexEntry, Paragraph, Span
from booklet.named import NamedTuple
from booklet.style import Role
from booklet.typeset.columns import flow
from booklet.typeset.compositor import Compositor, Listed
from booklet.typeset.galley import Deferred, Item, Slug
from booklet.typeset.page import ARTIFACT, Element, Line, Link, Mark, Placed, Run, Setting
from booklet.typeset.paragraph import line_width, set_text

FOLIO_ROOM = 24.0  # points kept free for the page number at the right
LEADER_STEP = 4.5  # points from dot to dot
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
    def make(pages: dict[str, list[int]]) -> list[Item]:
        toc = Element("TOC", parent)
        return [
            s
            for entry in compositor.listed
            if entry.heading.level <= block.depth
            for s in _entry(entry, measure, toc, compositor)
        ]

    return [Deferred(make)]


def _entry(entry: Listed, measure: float, toc: Element, compositor: Compositor) -> list[Slug]:
    role = compositor.role(f"contents {entry.heading.level}")
    link = Element("Link", Element("TOCI", toc), Contents="Go to this heading")
    text = tuple(span._replace(link="", language="", entry="") for span in entry.heading.text if isinstance(span, Span))
    slugs = set_text(text, role, measure - FOLIO_ROOM, link, compositor)
    if not slugs:
        return []
    last = slugs[-1]
    (title,) = last.parts
    line = next(m for m in title.marks if isinstance(m, Line))
    end = title.x + line.x + line_width(line)
    marks = [m._replace(closing="space") if isinstance(m, Line) else m for m in title.marks]
    beside: list[Mark] = [Link(title.x, 0, measure - title.x, role.leading, "#" + entry.anchor, link)]
    compositor.contents.append(ContentsLine(entry.anchor, beside, link, end, measure, line.y, role))
    slugs[-1] = last._replace(parts=(title._replace(marks=marks), Placed(0, 0, beside)))
    return slugs


def fill_contents(lines: Sequence[ContentsLine], folios: Mapping[str, str], compositor: Compositor) -> None:
    """Give every contents line its leader of dots (an artifact) and its page number."""
    dot = compositor.faces["roman"].shape(".")
    for line in lines:
        role = line.role
        word = compositor.faces["roman"].shape(folios[line.anchor])
        x = line.measure - word.width * role.size / 1000
        first = int((line.text_end + 5) / LEADER_STEP) + 1  # dots stand under one another on every line
        count = int((x - 4) / LEADER_STEP) - first
        if count > 1:
            apart = LEADER_STEP * 1000 / role.size - dot.width
            dots = Run(ARTIFACT, (dot,) * count)
            line.marks.append(
                Line(first * LEADER_STEP, line.baseline, role.size, apart, (dots,), "none", 0.4, setting=LEADER)
            )
        run = Run(line.element, (word,))
        line.marks.append(Line(x, line.baseline, role.size, 0.0, (run,), "none", setting=PAGE_NUMBER))


def set_index(block: Index, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    def make(pages: dict[str, list[int]]) -> list[Item]:
        blocks = _index_blocks(block.entries, pages)
        return [flow(blocks, block.columns, measure, parent, compositor, body)] if blocks else []

    return [Deferred(make)]


def _index_blocks(entries: Sequence[IndexEntry], pages: Mapping[str, list[int]]) -> tuple[Paragraph, ...]:
    """Head-words with their page ranges; a space where the initial changes."""
    out: list[Paragraph] = []
    initial = ""
    for entry in entries:
        met = sorted({page for key in entry.keys for page in pages.get(key, ())})
        if not met:
            continue
        tail = (Span(" see ", face="italic"), Span(entry.see)) if entry.see else (Span(", " + closed_up(met)),)
        text = tuple(span._replace(entry="", link="") if isinstance(span, Span) else span for span in entry.text)
        first = entry.sort[:1]
        out.append(Paragraph((*text, *tail), "index first" if initial and first != initial else "index"))
        initial = first
    return tuple(out)


def closed_up(pages: Sequence[int]) -> str:
    """[3, 4, 5, 9] → "3–5, 9". Pages come sorted."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        elif not ranges or page != ranges[-1][1]:
            ranges.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
