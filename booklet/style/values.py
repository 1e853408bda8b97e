"""What a style is once its sheets are read: `Style` and its parts. Lengths in points, indents in ems, greys from 0
(black) to 1 (white)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from booklet.named import NamedTuple
from booklet.read.nodes import Scalar

FACES = ("roman", "italic", "bold", "bold-italic", "small-caps")
ARABIC = ("arabic", "arabic-bold")
SYMBOLS = "symbols"  # lends signs that are no letters to all others
ALIGNMENTS = ("justify", "left", "center", "right")
MATCH = 0.0  # a scale worked out from the fonts, so that an Arabic face goes with its Latin one
EMPHASES = ("italic", "bold")  # what stands for italics
FIGURES: Mapping[str, tuple[str, ...]] = {  # OpenType features that ask for them
    "old-style": ("onum", "pnum"),
    "lining": ("lnum", "pnum"),
    "tabular": ("lnum", "tnum"),
}


class PageStyle(NamedTuple):
    width: float
    height: float
    inner: float  # margin towards the spine
    outer: float
    top: float
    bottom: float
    head: float  # baseline of the running head, from the top edge
    foot: float  # baseline of the folio, from the bottom edge
    margin_note: float = 0.0  # the width of notes in the outer margin; 0: there is no room for them
    margin_note_gap: float = 0.0  # from the type area to them

    @property
    def measure(self) -> float:
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """Height of the type area."""
        return self.height - self.top - self.bottom


class RunningText(NamedTuple):
    """What everything else is measured by: size and leading of running text, and what holds for the whole booklet."""

    size: float
    leading: float
    align: str  # of all that would be justified: "justify" or "left"
    hyphens: bool  # False: nowhere
    emphasis: str  # the face that stands for italics: "italic", or "bold"
    word_space: float  # of the font's own
    least: float  # no role that is sized by running text is smaller


class Role(NamedTuple):
    """How a kind of paragraph is set. Sizes and spaces in points, `indent` and `hang` in ems.

    `face` is a face key: the face, a blank, its figures ("roman old-style").
    """

    size: float = 10.0
    leading: float = 13.5
    face: str = "roman old-style"
    align: str = "left"
    indent: float = 0.0
    hang: float = 0.0
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    gray: float = 0.0
    hyphens: bool = False
    keep: bool = False
    italics: bool = True  # False: words that would be italic are like those around them
    balance: bool = False  # lines about equally long: titles and headings
    around: bool = False  # set in the size and on the lines of the text around it: only face and grey are its own
    grid: bool = False  # its baselines stand on the page's grid, lines of running text apart: so is its leading
    name: str = ""  # as the sheets call it; nobody writes it inside


class Measures(NamedTuple):
    column_gutter: float
    parallel_gutter: float
    line_number_gap: float
    table_gap: float
    table_pad: float
    rule: float
    heavy_rule: float
    answer_line: float
    box_pad: float
    sign_rise: float  # ems of the text beside it that a footnote's sign is raised
    picture: float  # share of the page's depth that a picture may take
    picture_pixels: float  # to an inch: a picture that has fewer in print is told
    ground: float  # grey of the ground of shaded boxes and marked rows; 1: they have none, and a box is ruled instead


class FontSource(NamedTuple):
    """A font file, and where a sheet names it."""

    path: Path
    at: Scalar


class Style(NamedTuple):
    name: str
    page: PageStyle
    text: RunningText
    fonts: Mapping[str, FontSource]  # by face; what a face is set in, emphasis settled
    features: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, float]  # of type beside other type: Arabic, small, sign; `MATCH` where the fonts decide
    measures: Measures
    roles: Mapping[str, Role]
