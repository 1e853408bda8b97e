"""`Pages`: placed marks, the last thing typesetting knows and all that writing needs.

Lengths are points; y grows downwards from the page's top edge. Widths inside words are thousandths of an em.
A page holds *slugs* (strips of set type with their marks relative to the slug's top left corner) and where they stand;
a slug set once can stand in two editions. Marks carry their structure element, so a writer decides nothing.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from booklet.problems import NOWHERE, Locatable
from booklet.typeset.fonts import Word


class Element:
    """A node of the structure tree (PDF 32000-1 §14.7). Children are attached in order of first use on the pages.

    `attributes`: Lang, Alt, ActualText, ID, Scope, ColSpan, Headers, ListNumbering, Contents (of a link) … as plain
    strings or ints.
    `actual_text` set means the text of the marks is this (right-to-left runs, added hyphens are marked apart).
    `at` is where the author wrote what it holds: for the lint, never for the file.
    """

    __slots__ = ("tag", "parent", "attributes", "at")

    def __init__(self, tag: str, parent: Element | None = None, **attributes: str | int) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.at: Locatable = NOWHERE


ARTIFACT = Element("Artifact")  # running heads, folios, rules, repeated table heads: not read aloud


class Run(NamedTuple):
    """Words of one structure element, in visual order, with a space between each two. `joined`: no space follows the
    run before the next one of the line (its end and the next one's start touch)."""

    element: Element
    words: tuple[Word, ...]
    joined: bool = False


class Line(NamedTuple):
    """A line of type. `space`: how far apart words stand, thousandths of an em, whatever the faces' own spaces measure;
    `gray` 0 black … 1 white."""

    x: float
    y: float  # baseline
    size: float
    space: float
    runs: tuple[Run, ...]
    closing: str = "space"  # "space": a real space ends the line; "hyphen": the last word ends in a soft hyphen; "none"
    gray: float = 0.0
    stretch: float = 1.0  # glyphs and spaces are drawn so much wider, `x` and `size` apart


class Bar(NamedTuple):
    """A filled rectangle, top left corner at x, y: rules, grounds, answer lines. An artifact."""

    x: float
    y: float
    width: float
    height: float
    gray: float = 0.0


class Path(NamedTuple):
    """Strokes of a figure: `moves` are ("m"|"l"|"c", coordinates…) tuples. Belongs to `element` (a Figure) or is an
    artifact."""

    element: Element
    moves: tuple[tuple[str | float, ...], ...]
    line_width: float = 0.5
    gray: float = 0.0
    fill: bool = False


class Link(NamedTuple):
    """A clickable area; `target` is "#anchor" or an address; `element` is the Link element it belongs to."""

    x: float
    y: float  # top
    width: float
    height: float
    target: str
    element: Element


Mark: TypeAlias = "Line | Bar | Path | Link"


class Placed(NamedTuple):
    """Marks with their origin moved to (x, y)."""

    x: float
    y: float
    marks: tuple[Mark, ...] | list[Mark]


class Page(NamedTuple):
    number: int  # from 1
    folio: str  # as printed; "" where none is
    placed: list[Placed]


class OutlineEntry(NamedTuple):
    level: int  # from 1
    title: str
    anchor: str


class Pages(NamedTuple):
    """A finished booklet. `anchors`: name → (page number, y). `elements`: the Document root element."""

    width: float
    height: float
    pages: list[Page]
    anchors: dict[str, tuple[int, float]]
    outline: list[OutlineEntry]
    root: Element
    title: str
    language: str
    author: str = ""
    subject: str = ""


def trace(pages: Pages, only: range | None = None) -> str:
    """`Pages` → one text line a mark, `page x y role text`: what layout tests compare."""
    out: list[str] = []
    for page in pages.pages:
        if only is not None and page.number not in only:
            continue
        out.append(f"page {page.number} folio {page.folio or '-'}")
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Line):
                    for run in mark.runs:
                        words = " ".join(w.text for w in run.words)
                        out.append(
                            f"  {placed.x + mark.x:.1f} {placed.y + mark.y:.1f} {run.element.tag} {mark.size:g} {words}"
                        )
                elif isinstance(mark, Bar):
                    out.append(
                        f"  {placed.x + mark.x:.1f} {placed.y + mark.y:.1f} bar {mark.width:.1f}x{mark.height:.1f}"
                    )
                elif isinstance(mark, Link):
                    out.append(f"  {placed.x + mark.x:.1f} {placed.y + mark.y:.1f} link {mark.target}")
                else:
                    out.append(f"  {placed.x:.1f} {placed.y:.1f} path {len(mark.moves)}")
    return "\n".join(out) + "\n"
