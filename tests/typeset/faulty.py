"""Pages with a fault put in on purpose, and pages as good as they need be: what the lint is tried on.

Most are set by hand, a fault being what the typesetter avoids; the rest are documents in a bad style. The type area is
300 × 400 points at (50, 50); `FAULTS` and `SOUND` hold functions that take a `Typesetter` and give `Pages`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from booklet.document import Block, Document, Heading, PageBreak, Paragraph, Section, Space, Span
from booklet.problems import Locatable, Location, Problems
from booklet.style import Role
from booklet.typeset import typeset
from booklet.typeset.broken import SHRINK, STRETCH
from booklet.typeset.compositor import Compositor
from booklet.typeset.fonts import Word
from booklet.typeset.page import (
    ARTIFACT,
    Bar,
    Element,
    Line,
    Margins,
    Mark,
    Page,
    Pages,
    Path,
    Placed,
    Run,
    Setting,
)

LEFT, TOP, MEASURE, DEPTH = 50.0, 50.0, 300.0, 400.0
LEADING = 13.0
WORDS = "men angry at his government had"
SHORT = "In summer the caliph"
TOO_LONG = "In summer the caliph was killed in Medina by men angry at his government"
HERE = Location("people.yaml", 7, 3)
LOREM = (
    "In summer the caliph was killed in Medina by men angry at his government, and the administration of the province "
    "deliberately reconsidered the jurisdiction of its garrison before anybody had given a pledge. "
)


class Typesetter:
    """Sets lines by hand: `y` goes down by the leading with each."""

    def __init__(self, compositor: Compositor) -> None:
        self.compositor = compositor
        self.faces = compositor.faces
        self.pages: list[list[Placed]] = [[]]
        self.root = Element("Document")
        self.x = LEFT
        self.y = TOP + 10

    def page(self) -> Typesetter:
        """Begin a new page."""
        self.pages.append([])
        self.x, self.y = LEFT, TOP + 10
        return self

    def column(self) -> Typesetter:
        """Begin a new column on the same page."""
        self.x, self.y = self.x + MEASURE / 2 + 10, TOP + 10
        return self

    def put(self, *marks: Mark) -> Typesetter:
        """Marks as they are."""
        self.pages[-1].append(Placed(0, 0, marks))
        return self

    def down(self, lines: float) -> Typesetter:
        self.y += lines * LEADING
        return self

    def fill(self, lines: int) -> Typesetter:
        """So many plain lines, each a paragraph of its own."""
        for _ in range(lines):
            self.lines(self.setting(1, align="left"), [SHORT])
        return self

    def setting(
        self,
        lines: int,
        role: str = "body",
        align: str = "justify",
        measure: float = MEASURE,
        element: Element | None = None,
        at: Locatable = HERE,
    ) -> Setting:
        element = Element("P", self.root) if element is None else element
        return Setting(role, align, measure, self.faces["roman"].space.width, lines, element, at)

    def lines(
        self,
        setting: Setting,
        texts: Sequence[str],
        *,
        ratios: Sequence[float] = (),
        first: int = 0,
        x: float = 0.0,
        size: float = 10.0,
    ) -> Typesetter:
        """Lines of a paragraph from number `first`: a text that ends in ¬ is cut there, with a hyphen."""
        for offset, text in enumerate(texts):
            ratio = ratios[offset] if ratios else 0.0
            space = setting.space * (1 + ratio * (STRETCH if ratio > 0 else SHRINK))
            number = first + offset
            closing = "hyphen" if text.endswith("¬") else "space"
            run = Run(setting.element, tuple(self._word(word) for word in text.split()))
            mark = Line(x, 0, size, space, (run,), closing, 0.0, 1.0, setting, number, number == setting.lines - 1)
            self.pages[-1].append(Placed(self.x, self.y, (mark,)))
            self.y += LEADING
        return self

    def paragraph(self, *texts: str, ratios: Sequence[float] = (), **more: str) -> Typesetter:
        """A whole paragraph on this page."""
        return self.lines(self.setting(len(texts), **more), texts, ratios=ratios)  # type: ignore[arg-type]  # passed on

    def _word(self, text: str) -> Word:
        face = self.faces["roman"]
        if not text.endswith("¬"):
            return face.shape(text)
        shaped = face.shape(text[:-1] + "-")
        return Word(text[:-1] + "\u00ad", face, shaped.width, shaped.glyphs, False)

    def done(self) -> Pages:
        pages = [Page(number, str(number), placed) for number, placed in enumerate(self.pages, 1)]
        margins = Margins(LEFT, LEFT, TOP, TOP)
        return Pages(MEASURE + 2 * LEFT, DEPTH + 2 * TOP, pages, {}, [], self.root, "T", "en-GB", margins=margins)


Make = Callable[[Typesetter], Pages]


def in_style(t: Typesetter, role: str, blocks: Sequence[Block], **changes: object) -> Pages:
    """Blocks in the house style with one role changed for the worse."""
    style = t.compositor.style
    worse: Role = style.roles[role]._replace(**changes)  # type: ignore[arg-type]  # keywords are passed on
    style = style._replace(roles={**style.roles, role: worse})
    document = Document("T", "en-GB", (Section("test", tuple(blocks)),))
    return typeset(document, style, "student", Problems())


def para(text: str, role: str = "first") -> Paragraph:
    return Paragraph((Span(text, at=HERE),), role)


class Fault(NamedTuple):
    """The one rule that is broken, the one page on which it is, and the pages."""

    rule: str
    page: int
    make: Make


def _cut(t: Typesetter, before: int, lines: int, cut: str = WORDS) -> Pages:
    """A paragraph of so many lines, `before` of them on the first page, whose last line is `cut`."""
    setting = t.setting(lines)
    texts = [WORDS] * lines
    texts[before - 1] = cut
    t.fill(20).lines(setting, texts[:before])
    return t.page().lines(setting, texts[before:], first=before).fill(20).done()


def _in_columns(t: Typesetter, before: int, lines: int) -> Pages:
    """A paragraph of so many lines, `before` of them at the foot of the first column."""
    setting = t.setting(lines, align="left", measure=MEASURE / 2)
    t.fill(20).lines(setting, [WORDS] * before)
    return t.column().lines(setting, [WORDS] * (lines - before), first=before).done()


def _in_cell(t: Typesetter, word: str) -> Pages:
    cell = Element("TD", Element("TR", Element("Table", t.root)))
    return t.fill(20).lines(t.setting(1, "table", "left", 60, Element("P", cell)), [word]).done()


def _shelf(t: Typesetter, tags: tuple[str, str], pages: Sequence[int], lines: int = 1, rule: bool = False) -> Pages:
    """A list or a table, its parts on these pages, each of so many lines; `rule`: with a line to write on below."""
    shelf = Element(tags[0], t.root)
    for number, (page, part) in enumerate(zip(pages, (Element(tags[1], shelf) for _ in pages))):
        if number and page != pages[number - 1]:
            t.fill(6).page()
        setting = t.setting(lines, "item", "left", element=Element("P", part))
        t.lines(setting, [WORDS] * lines)
        if rule:
            t.put(Bar(LEFT, t.y + 4, MEASURE, 0.4)).down(1)
    return t.fill(20).done()


def _headed(t: Typesetter, *after: Mark) -> Typesetter:
    """A page that ends in a heading, and what is drawn below it."""
    return t.fill(20).paragraph("A heading", role="heading 2", align="left").put(*after)


FAULTS: Mapping[str, Fault] = {
    "a line of wide gaps": Fault(
        "loose-line", 1, lambda t: t.paragraph(WORDS, WORDS, WORDS, ratios=(0.4, 1.1, 0)).fill(20).done()
    ),
    "a loose line in the teller's last words, on page 2": Fault(
        "loose-line",
        2,
        lambda t: t.fill(20).page().paragraph(WORDS, WORDS, ratios=(2.0, 0)).fill(20).done(),
    ),
    "a narrow column without hyphens": Fault(
        "loose-line",
        1,
        lambda t: in_style(
            t,
            "first",
            [para("It is said that administrations reconsidered jurisdictions. " * 9)],
            left=180.0,
            hyphens=False,
        ),
    ),
    "a word alone on a justified line": Fault(
        "unfilled-line", 1, lambda t: t.paragraph("jurisdiction", WORDS, WORDS).fill(20).done()
    ),
    "a line of narrow gaps": Fault(
        "tight-line", 1, lambda t: t.paragraph(WORDS, WORDS, ratios=(-1.2, 0)).fill(20).done()
    ),
    "a last line squeezed in": Fault(
        "tight-line", 1, lambda t: t.paragraph(WORDS, WORDS, ratios=(0, -1.5)).fill(20).done()
    ),
    "gaps one below another through four lines": Fault(
        "river", 1, lambda t: t.paragraph(*[WORDS] * 5, ratios=(0.95,) * 4 + (0,)).fill(20).done()
    ),
    "three words cut in a row": Fault(
        "ladder",
        1,
        lambda t: t.paragraph(*[WORDS + " reconsi¬"] * 3, "dered " + WORDS, WORDS).fill(20).done(),
    ),
    "a cut word between two that have hyphens of their own": Fault(
        "ladder",
        1,
        lambda t: t.paragraph(WORDS + " well-", WORDS + " reconsi¬", WORDS + " ill-", WORDS).fill(20).done(),
    ),
    "a word cut over the page's end": Fault("hyphen-at-page-end", 1, lambda t: _cut(t, 2, 4, WORDS + " reconsi¬")),
    "a cut word in a heading": Fault(
        "hyphen-in-heading",
        1,
        lambda t: t.paragraph("The juris¬", "diction of a garrison", role="heading 2", align="left").fill(20).done(),
    ),
    "a last line of one small word": Fault("runt", 1, lambda t: t.paragraph(WORDS, WORDS, "so").fill(20).done()),
    "the tail of a word as last line": Fault(
        "runt", 1, lambda t: t.paragraph(WORDS, WORDS + " jurisdic¬", "tional.").fill(20).done()
    ),
    "a last line alone overleaf": Fault("widow", 2, lambda t: _cut(t, 3, 4)),
    "a last line alone in the next column": Fault(
        "widow",
        1,
        lambda t: _in_columns(t, 3, 4),
    ),
    "a first line alone at the foot": Fault("orphan", 1, lambda t: _cut(t, 1, 4)),
    "a line too long for its measure": Fault(
        "outside-measure", 1, lambda t: t.fill(20).paragraph(TOO_LONG, align="left").done()
    ),
    "a line that begins before its measure": Fault(
        "outside-measure",
        1,
        lambda t: t.fill(20).lines(t.setting(1, align="left"), [WORDS], x=-4).done(),
    ),
    "a word too long for its cell": Fault("overfull-cell", 1, lambda t: _in_cell(t, "jurisdictionally")),
    "a word too long for its column's repeated head": Fault(
        "overfull-cell",
        1,
        lambda t: t.lines(t.setting(1, "head", "left", 40, ARTIFACT), ["jurisdiction"]).fill(20).done(),
    ),
    "a line below the type area": Fault("off-the-page", 1, lambda t: t.fill(20).down(11).paragraph(WORDS).done()),
    "a line number off the paper": Fault(
        "off-the-page",
        1,
        lambda t: t.fill(20).lines(Setting("line number", element=t.root), ["125"], x=-60).done(),
    ),
    "two lines on one another": Fault(
        "colliding-lines", 1, lambda t: t.fill(20).down(-1).paragraph("printed twice").done()
    ),
    "a leading far too small": Fault(
        "colliding-lines", 1, lambda t: in_style(t, "first", [para(LOREM)] * 18, leading=7.0, grid=False)
    ),
    "a rule through a line": Fault(
        "struck-line",
        1,
        lambda t: t.fill(20).put(Bar(LEFT, TOP + 10 + 2 * LEADING - 3, MEASURE, 0.4)).done(),
    ),
    "the side of a box through words": Fault(
        "struck-line", 1, lambda t: t.fill(20).put(Bar(LEFT + 50, TOP, 0.4, 30)).done()
    ),
    "a page of two lines": Fault("thin-page", 2, lambda t: t.fill(20).page().fill(2).page().fill(9).done()),
    "a page broken off": Fault(
        "thin-page",
        1,
        lambda t: in_style(t, "first", [para(LOREM), PageBreak(), *[para(LOREM)] * 9], align="left"),
    ),
    "a heading at the foot of the page": Fault("stranded-heading", 1, lambda t: _headed(t).page().fill(20).done()),
    "a heading above a page break": Fault(
        "stranded-heading",
        1,
        lambda t: in_style(
            t,
            "first",
            [*[para(LOREM)] * 6, Heading(2, (Span("Next"),)), PageBreak(), *[para(LOREM)] * 9],
            align="left",
        ),
    ),
    "a heading with nothing but a note below it": Fault(
        "stranded-heading",
        1,
        lambda t: (
            _headed(t).lines(t.setting(1, "note", element=Element("Note", t.root)), ["So"]).page().fill(20).done()
        ),
    ),
    "a heading at the foot of a column": Fault(
        "stranded-heading", 1, lambda t: _headed(t).column().paragraph("Its text", align="left").done()
    ),
    "a heading far above its text": Fault(
        "stranded-heading",
        1,
        lambda t: in_style(
            t,
            "first",
            [*[para(LOREM)] * 5, Heading(2, (Span("Next"),)), Space(6), para(LOREM)],
            align="left",
        ),
    ),
    "a last item alone": Fault("lone-item", 2, lambda t: _shelf(t.fill(20), ("L", "LI"), (1, 1, 2))),
    "a first item alone": Fault("lone-item", 1, lambda t: _shelf(t.fill(20), ("L", "LI"), (1, 2, 2))),
    "a last row alone": Fault("lone-row", 2, lambda t: _shelf(t.fill(20), ("Table", "TR"), (1, 1, 2))),
}


SOUND: Mapping[str, Make] = {
    "lines as loose and as tight as may be": lambda t: t.paragraph(*[WORDS] * 3, ratios=(1.0, -1.0, 0)).fill(20).done(),
    "ragged lines however short": lambda t: t.paragraph("jurisdiction", WORDS, WORDS, align="left").fill(20).done(),
    "two words cut in a row": lambda t: t.paragraph(*[WORDS + " reconsi¬"] * 2, "dered " + WORDS).fill(20).done(),
    "a cut word inside the page": lambda t: _cut(t, 3, 6),
    "gaps one below another through three lines": lambda t: (
        t.paragraph(*[WORDS] * 4, ratios=(0.95,) * 3 + (0,)).fill(20).done()
    ),
    "narrow gaps one below another": lambda t: t.paragraph(*[WORDS] * 8, ratios=(0.8,) * 7 + (0,)).fill(20).done(),
    "a last line longer than an indent": lambda t: t.paragraph(WORDS, "made so").fill(20).done(),
    "two lines here, two overleaf": lambda t: _cut(t, 2, 4),
    "a quotation mark in the margin": lambda t: (
        t.lines(t.setting(1, align="left"), ["“" + WORDS], x=-2).fill(20).done()
    ),
    "lines set solid": lambda t: in_style(t, "first", [para(LOREM)] * 12, leading=10.0, align="left"),
    "a rule between two lines": lambda t: (
        t.fill(20).put(Bar(LEFT, TOP + 10 + 3, MEASURE, 0.4), Bar(LEFT - 4, TOP, 0.4, 90)).done()
    ),
    "words on a grey ground": lambda t: t.put(Bar(LEFT, TOP, MEASURE, 40, 0.93)).fill(20).done(),
    "a heading above a figure": lambda t: (
        _headed(t, Path(Element("Figure", t.root), (("m", LEFT, TOP + 290), ("l", LEFT, TOP + 330))))
        .page()
        .fill(20)
        .done()
    ),
    "a heading above lines to write on": lambda t: (
        _headed(t, Bar(LEFT, TOP + 320, MEASURE, 0.4)).page().fill(20).done()
    ),
    "a short last page": lambda t: t.fill(20).page().fill(2).done(),
    "a blank page": lambda t: t.fill(20).page().page().fill(20).done(),
    "two items, one on each page": lambda t: _shelf(t.fill(20), ("L", "LI"), (1, 2)),
    "a last item of many lines": lambda t: _shelf(t.fill(12), ("L", "LI"), (1, 1, 2), lines=4),
    "a last item with room to write": lambda t: _shelf(t.fill(18), ("L", "LI"), (1, 1, 2), rule=True),
    "two items overleaf": lambda t: _shelf(t.fill(18), ("L", "LI"), (1, 1, 2, 2)),
}
