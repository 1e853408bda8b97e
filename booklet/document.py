"""`Document`: what a booklet says, in order, with roles and languages and without a single measure.

Sections compose it from the `Archive`; the typesetter gives it form. A *role* is a word that `styles/*.yaml` gives
sizes to. Headings become contents, outline and tags; languages become tags and shaping; nothing here knows points or
fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from booklet.named import NamedTuple
from booklet.problems import NOWHERE, Locatable

STUDENT, TEACHER = EDITIONS = ("student", "teacher")
ROMAN, ITALIC, BOLD, BOLD_ITALIC, SMALL_CAPS = "roman", "italic", "bold", "bold-italic", "small-caps"


class Span(NamedTuple):
    """A run of words in one face. `link` is "#anchor" or an address; `entry` the key of an index entry that this place
    counts for, and its main entry in a block whose anchor is that key; `language` is BCP 47 where it differs from the
    document's; `at` where the author wrote it."""

    text: str
    face: str = ROMAN
    language: str = ""
    link: str = ""
    entry: str = ""
    small: bool = False  # set smaller: sigla, locators inside tables
    at: Locatable = NOWHERE


class PageNumber(NamedTuple):
    """The folio of the page where `anchor` stands. Settled after all pages are made up. `at` is where an author asks
    for it, who may name what is printed nowhere. `link`: it leads there."""

    anchor: str
    face: str = ROMAN
    at: Locatable = NOWHERE
    link: bool = True


class LineBreak(NamedTuple):
    pass


CITATION, REMARK, MARGIN = "citation", "remark", "margin"  # series of notes


class Note(NamedTuple):
    """A note, where its sign stands. The series "citation" and "remark" are set at the page's foot, each with signs of
    its own; "margin" stands beside the line and has no sign."""

    text: Text
    series: str = REMARK
    sign: str = ""  # as printed, raised: "1", "a"


Inline: TypeAlias = "Span | PageNumber | LineBreak | Note"
Text: TypeAlias = tuple[Inline, ...]


class Heading(NamedTuple):
    """Level 1 opens a section; levels 1 and 2 stand in the contents. `running` shortens the running head. `topic`: the
    index tells by it what the pages below are about, as it does by every heading of level 1. `guide` is the name of an
    entry that begins here: the running heads tell a page's first and last one, as a dictionary's do. A `role` of its
    own ("part") is set otherwise than its level, here and in the contents."""

    level: int
    text: Text
    anchor: str = ""
    running: str = ""
    contents: bool = True
    topic: bool = False
    guide: str = ""
    role: str = ""


class Paragraph(NamedTuple):
    """Roles: body, first (no indent after a heading), lead, small, note, entry (hanging), caption, label, head …; quote
    and account are what others say at length."""

    text: Text
    role: str = "body"
    anchor: str = ""
    keep_next: bool = False
    guide: str = ""  # as a heading's


class Item(NamedTuple):
    blocks: tuple[Block, ...]
    label: Text = ()  # "1.", "(a)", "•"


class Items(NamedTuple):
    """A list, tagged L/LI/Lbl/LBody."""

    items: tuple[Item, ...]
    role: str = "items"


class Column(NamedTuple):
    """A table column: `share` of the measure left after the fixed ones, or as wide as `fixed` ems of the table's
    size. `least`: ems that a shared one needs to be read with ease."""

    share: float = 1.0
    fixed: float = 0.0
    least: float = 0.0


class Cell(NamedTuple):
    """`head`: a row's heading (TH Scope=Row)."""

    blocks: tuple[Block, ...]
    head: bool = False


class Row(NamedTuple):
    cells: tuple[Cell, ...]
    marked: bool = False  # a disputed row: a sign in the margin and a shade, never colour alone
    anchor: str = ""
    label: Text = ()  # the row's heading, set over all of its cells: the question that they answer


class Table(NamedTuple):
    """`header` repeats at the top of each page. `alt` says in words what the table shows, before it is read cell by
    cell. Where the measure has no room for what all columns need at `least`, they are shared out evenly over tables
    with the same rows."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    role: str = "table"
    alt: str = ""


class Parallel(NamedTuple):
    """Columns side by side that start level and break across pages together, such as accounts told whole: each is an
    article of its own, and is read whole before the next, its head first.

    `numbered`: every fifth line of each column's body carries its number; `counted`: and that is read too, before the
    line, since something in the booklet refers to lines by their numbers."""

    columns: tuple[tuple[Block, ...], ...]
    role: str = "parallel"
    numbered: bool = False
    counted: bool = False


class Columns(NamedTuple):
    """Text that flows through balanced columns: glossary, index."""

    blocks: tuple[Block, ...]
    columns: int = 2


class Group(NamedTuple):
    """Blocks kept on one page where they fit. Role "plain" draws nothing, "small" is plain in small type. What stands
    beside the text is in a "box", which draws a frame, or a "shade", a grey ground; a "card" is an entry in a frame."""

    blocks: tuple[Block, ...]
    role: str = "plain"
    anchor: str = ""


class AnswerLines(NamedTuple):
    """So many lines to write on; `ruled` False leaves a framed space of the same height. `to_foot`: and on to the foot
    of the page, when nothing follows on it."""

    lines: int
    ruled: bool = True
    to_foot: bool = False


class Either(NamedTuple):
    """What the student's edition shows here, and the teacher's. Both get the room of the taller, so that both editions
    have the same page numbers."""

    student: tuple[Block, ...]
    teacher: tuple[Block, ...]


class Rule(NamedTuple):
    """A thin line across the measure."""

    role: str = "rule"


class Space(NamedTuple):
    """Room of `lines` body lines, which may vanish at a page's top; `fill` pushes what follows to the page's foot."""

    lines: float = 1.0
    fill: bool = False


class PageBreak(NamedTuple):
    """`to`: "page", "recto" for a right-hand page, "verso" for a left-hand one."""

    to: str = "page"


class Contents(NamedTuple):
    """The table of contents, filled in when every page is known."""

    depth: int = 2


class Related(NamedTuple):
    """Another head-word, to see also."""

    key: str
    name: Text


class IndexEntry(NamedTuple):
    """One head-word of the index, and `more` of its name right behind it; `keys` are what `Span.entry` counts for.
    `see` (the head-word of the same keys) sends the reader on instead, from another name. Entries come in the order of
    `sort`."""

    keys: tuple[str, ...]
    text: Text
    sort: str
    see: Text = ()
    more: Text = ()
    also: tuple[Related, ...] = ()


class Index(NamedTuple):
    """Head-words with the pages they occur on (ranges closed up). Entries never met are left out, and so is the `title`
    above them where none is met."""

    entries: tuple[IndexEntry, ...]
    columns: int = 2
    title: Text = ()


class Witness(NamedTuple):
    """A node of the dependence figure: a stream of transmission and the labels of the accounts that hang on it."""

    name: Text
    accounts: tuple[Text, ...]


class WitnessFigure(NamedTuple):
    """Which accounts share a witness. `alt` says the same in words."""

    witnesses: tuple[Witness, ...]
    alt: str


class GridFigure(NamedTuple):
    """A dispute at a glance: accounts down, points across, a sign for each stance ("says", "it is said", "denies",
    "silent"). `legend` names the signs below. `alt` says the same in words."""

    rows: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...]  # (stance, its word)
    caption: Text  # stands beside the signs
    alt: str


class Picture(NamedTuple):
    """An author's picture: its file, its size in pixels, and what it shows in words. `at`: where the author put it."""

    file: str
    width: int
    height: int
    alt: str
    caption: Text = ()
    at: Locatable = NOWHERE


Block: TypeAlias = (
    "Heading | Paragraph | Items | Table | Parallel | Columns | Group | AnswerLines | Either | Rule | Space | PageBreak"
    " | Contents | Index | WitnessFigure | GridFigure | Picture"
)


class Phrases(NamedTuple):
    """Words that setting adds by itself, in the document's language; those from `page` on are heard and not seen."""

    continued: str = "continued"  # at the head of what goes on from the page before
    notes: str = "Notes"  # over lines to write on where a page would be empty
    see: str = "see"  # in the index, from another name to the head-word
    see_also: str = "see also"  # from one head-word to others
    page: str = "{}, page {}"  # where a link leads: what stands there, and its folio
    page_alone: str = "page {}"
    outside: str = "{}, {}"  # a link's words, and the address it leads to
    note: str = "Note {}"
    back: str = "Note {}, back to the text"
    part: str = "{} Part {} of {}."  # of what a table shows
    marked: str = "Disputed"  # a row that has a sign in the margin


class Section(NamedTuple):
    """One section kind's blocks. `start` "page", "recto", "verso", or "run-on" (on the page before, if all of it fits
    there); `role`: pages of a "cover" or a "part" have neither head nor folio."""

    kind: str
    blocks: tuple[Block, ...]
    start: str = "page"
    role: str = "text"


BLANK, NOTES = SPARE = ("blank", "notes")


class About(NamedTuple):
    """What a booklet says of itself to catalogues and readers, beside its title and language. `subject`: a sentence;
    `rights`: who holds them; `licence`: what others may do, perhaps with the address of its words."""

    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""
    licence: str = ""


class Document(NamedTuple):
    """`spare` tells what stands on a page left over before one that must be a right-hand or a left-hand one: nothing at
    all, or lines for notes. `front`: so many sections at the beginning are front matter, whose folios are roman; the
    text after it begins on a right-hand page, at 1."""

    title: str
    language: str
    sections: tuple[Section, ...]
    about: About = About()
    subtitle: str = ""
    phrases: Phrases = Phrases()
    hyphenation: tuple[str, ...] = ()  # words with hyphens where they may break: "Mus-an-nāt"
    say: Mapping[str, str] = {}  # words → what a screen reader says for them: "BL" → "British Library"
    spare: str = BLANK
    front: int = 0
