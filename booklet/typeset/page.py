"""`Pages`: placed marks, the last thing typesetting knows and all that writing needs.

Lengths are points; y grows downwards from the page's top edge. Widths inside words are thousandths of an em.
A page holds *slugs* (strips of set type with their marks relative to the slug's top left corner) and where they stand;
a slug set once can stand in two editions. Marks carry their structure element, so a writer decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from booklet.document import About
from booklet.named import NamedTuple
from booklet.problems import NOWHERE, Locatable
from booklet.typeset.folios import Folios
from booklet.typeset.fonts import Word

NO_ATTRIBUTES: Mapping[str, str | int] = {}  # of most elements: one for all


class Element:
    """A node of the structure tree (PDF 32000-1 §14.7). Children are attached in order of first use on the pages.

    `attributes`: Lang, Alt, ActualText, ID, Scope, ColSpan, Headers, ListNumbering, Contents (of a link) … as plain
    strings or ints.
    `actual_text` set means the text of the marks is this (right-to-left runs, added hyphens are marked apart).
    """

    __slots__ = ("tag", "parent", "attributes")

    def __init__(self, tag: str, parent: Element | None = None, **attributes: str | int) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes: Mapping[str, str | int] = attributes or NO_ATTRIBUTES


ARTIFACT = Element("Artifact")  # running heads, folios, rules, repeated table heads: not read aloud


class Run(NamedTuple):
    """Words of one structure element, in visual order, with a space between each two. `joined`: no space follows the
    run before the next one of the line (its end and the next one's start touch)."""

    element: Element
    words: tuple[Word, ...]
    joined: bool = False


class Setting(NamedTuple):
    """How a paragraph is set: one for all its lines, and told from another by identity. For those who look at the pages
    (`lint`, `trace`); writing needs nothing of it."""

    role: str  # the style's name for it: "body", "heading 2"
    align: str = "left"
    measure: float = 0.0  # points from where the line's marks are placed; 0: none is kept to
    space: float = 0.0  # between words before justification, thousandths of an em
    lines: int = 1
    element: Element = ARTIFACT
    at: Locatable = NOWHERE  # where the author wrote it


ALONE = Setting("")  # of lines that belong to no paragraph


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
    setting: Setting = ALONE
    number: int = 0  # of its paragraph's lines, from 0; marks of one line share it
    ends: bool = True  # its paragraph ends with it, or a forced break does: it is not justified


class Bar(NamedTuple):
    """A filled rectangle, top left corner at x, y: rules, grounds, answer lines. An artifact, unless it means something
    and is a Figure."""

    x: float
    y: float
    width: float
    height: float
    gray: float = 0.0
    element: Element = ARTIFACT


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


class Image(NamedTuple):
    """A picture, top left corner at x, y. `file` names it; what is in the file the writer knows. Belongs to a Figure,
    `element`."""

    x: float
    y: float
    width: float
    height: float
    file: str
    element: Element


Mark: TypeAlias = "Line | Bar | Path | Link | Image"


class Placed(NamedTuple):
    """Marks with their origin moved to (x, y)."""

    x: float
    y: float
    marks: tuple[Mark, ...] | list[Mark]


class Page(NamedTuple):
    """`filled`: points from the head of the type area to the foot of what the page holds, room to write in too."""

    number: int  # from 1, as sheets are counted: odd pages are rectos
    folio: str  # what it is called: "iii", "12"
    placed: list[Placed]
    filled: float = 0.0
    blind: bool = False  # its folio is counted and not printed


class OutlineEntry(NamedTuple):
    """A heading: its rank in the structure tree, and its words."""

    level: int  # from 1
    title: str
    anchor: str


class Margins(NamedTuple):
    """What lies round the type area, points: `inner` is at the left of odd pages."""

    inner: float = 0.0
    outer: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


class Pages(NamedTuple):
    """A finished booklet. `anchors`: name → (page number, y); `begins`: name → the element that begins there.
    `root`: the Document element."""

    width: float
    height: float
    pages: list[Page]
    anchors: dict[str, tuple[int, float]]
    outline: list[OutlineEntry]
    root: Element
    title: str
    language: str
    about: About = About()
    margins: Margins = Margins()
    folios: Folios = Folios()
    begins: Mapping[str, Element] = {}
