"""`Pages` → what the rules of the lint look at: lines of type, and the paragraphs they belong to, as they stand on
their pages. Lengths are points from a page's top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from booklet.named import NamedTuple
from booklet.problems import NOWHERE, Locatable
from booklet.typeset.broken import SHRINK, STRETCH
from booklet.typeset.page import ALONE, ARTIFACT, Bar, Element, Image, Line, Link, Page, Pages, Path, Placed, Setting
from booklet.typeset.paragraph import line_width
from booklet.typeset.trace import words_of

EXCERPT = 4  # words of a line that tell it from others
FAR_UP = frozenset({"Document", "Sect", "Table", "L", "TOC", "Index"})  # whose parts are about different records


class Gap(NamedTuple):
    """The white between two words."""

    start: float
    end: float


class TypeLine:
    """A line of a paragraph on its page. Right-to-left words make several marks of one line."""

    def __init__(self, page: int, left: float, top: float, marks: tuple[Line, ...]) -> None:
        self.page = page
        self.order = 0  # among all lines
        self.left = left  # of its measure
        self.marks = marks
        first = marks[0]
        self.setting: Setting = first.setting
        self.number = first.number
        self.ends = first.ends
        self.size = first.size
        self.y = top + first.y
        self.x = left + min(mark.x for mark in marks)
        self.end = left + max(mark.x + line_width(mark) for mark in marks)

    @cached_property
    def words(self) -> list[str]:
        return "".join(words_of(mark) + " " * (mark.closing == "space") for mark in self.marks).split()

    @property
    def excerpt(self) -> str:
        """Its first words, in quotation marks."""
        return f"“{' '.join(self.words[:EXCERPT])}{' …' * (len(self.words) > EXCERPT)}”"

    @property
    def artifact(self) -> bool:
        """Whether it is repeated furniture: running heads, folios, heads of tables that go on."""
        return self.marks[0].runs[0].element is ARTIFACT

    @property
    def hyphen(self) -> bool:
        """Whether it ends in a hyphen, its own or one that was added."""
        return self.added_hyphen or (not self.ends and self.words[-1][-1] in "-‐")

    @property
    def hung(self) -> tuple[float, float]:
        """Points by which its first and its last sign hang out of the measure on purpose."""
        first = min(self.marks, key=lambda mark: mark.x)
        last = max(self.marks, key=lambda mark: mark.x)
        step = self.size * first.stretch / 1000
        right = next(run.words[-1] for run in reversed(last.runs) if run.words)  # a run is empty where a note is tagged
        return first.runs[0].words[0].left * step, right.right * step

    @property
    def added_hyphen(self) -> bool:
        return self.marks[-1].closing == "hyphen"

    @cached_property
    def ratio(self) -> float | None:
        """How far its spaces are stretched (to 1) or shrunk (to −1), as Knuth and Plass define it; None where nothing
        was to be justified. With glyphs drawn wider or narrower it is what is left for the spaces to do."""
        setting = self.setting
        if setting.align != "justify" or not self.gaps:
            return None
        slack = self.marks[0].space - setting.space
        if self.ends and slack >= 0:
            return None
        return slack / (setting.space * (STRETCH if slack > 0 else SHRINK))

    @cached_property
    def gaps(self) -> list[Gap]:
        """Where it is white between words, from left to right."""
        found: list[Gap] = []
        last = None
        for mark in sorted(self.marks, key=lambda mark: mark.x):
            step = mark.size * mark.stretch / 1000
            at = self.left + mark.x
            if last is not None and at - last > mark.space * step / 2:
                found.append(Gap(last, at))
            for number, run in enumerate(mark.runs):
                for place, word in enumerate(run.words):
                    if place or (number and not mark.runs[number - 1].joined):
                        found.append(Gap(at, at + mark.space * step))
                        at += mark.space * step
                    at += word.width * step
            last = at
        return found


class Finding(NamedTuple):
    """A fault of a page, where it shows, and where its author wrote it."""

    page: int
    x: float
    y: float
    at: Locatable
    message: str
    hint: str


class Layout:
    """All lines of a booklet in the order of its pages, and all paragraphs in the order in which they begin."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.lines = [line for page in pages.pages for line in _lines_of(page)]
        for order, line in enumerate(self.lines):
            line.order = order
        self.paragraphs = _paragraphs(self.lines)

    @cached_property
    def text(self) -> list[TypeLine]:
        """Lines that are read, furniture left out."""
        return [line for line in self.lines if not line.artifact]

    @cached_property
    def by_page(self) -> dict[int, list[TypeLine]]:
        found: dict[int, list[TypeLine]] = {page.number: [] for page in self.pages.pages}
        for line in self.lines:
            found[line.page].append(line)
        return found

    @cached_property
    def bars(self) -> dict[int, list[Bar]]:
        """Each page's rules, grounds and lines to write on, moved to where they stand."""
        return {
            page.number: [
                mark._replace(x=mark.x + placed.x, y=mark.y + placed.y)
                for placed in page.placed
                for mark in placed.marks
                if isinstance(mark, Bar)
            ]
            for page in self.pages.pages
        }

    @cached_property
    def feet(self) -> dict[int, float]:
        """Each page's lowest mark inside the type area, as y; 0 where there is none."""
        foot = self.pages.height - self.pages.margins.bottom
        found = {}
        for page in self.pages.pages:
            ends = [
                _foot(placed, mark) for placed in page.placed for mark in placed.marks if not isinstance(mark, Link)
            ]
            found[page.number] = max((y for y in ends if self.pages.margins.top < y <= foot + 1), default=0.0)
        return found

    def filled(self, page: int) -> float:
        """How far down the type area a page's marks reach, or its room to write in, as a share of its depth."""
        margins = self.pages.margins
        depth = self.pages.height - margins.top - margins.bottom
        return max(self.feet[page] - margins.top, self.pages.pages[page - 1].filled, 0.0) / depth

    def finding(self, line: TypeLine, message: str, hint: str = "") -> Finding:
        """A finding at a line's beginning."""
        return Finding(line.page, line.x, line.y, self.written_at(line), f"{message}: {line.excerpt}", hint)

    def written_at(self, line: TypeLine) -> Locatable:
        """Where an author wrote a line; words of the program's own stand in the record of what is round them."""
        if line.setting.at is not NOWHERE:
            return line.setting.at
        for element in _ancestors(line):
            if element in self._places:
                return self._places[element]
        near = (self._before[line.order], self._after[line.order])
        for at in reversed(near) if line.setting.role.startswith("heading") else near:
            if at is not NOWHERE:
                return at
        return NOWHERE

    @cached_property
    def _before(self) -> list[Locatable]:
        """For each line the last place known above it."""
        return _latest(self.lines)

    @cached_property
    def _after(self) -> list[Locatable]:
        """For each line the first place known below it."""
        return _latest(self.lines[::-1])[::-1]

    @cached_property
    def _places(self) -> dict[Element, Locatable]:
        """Elements of the structure tree → the first place inside them."""
        found: dict[Element, Locatable] = {}
        for line in self.text:
            if line.setting.at is not NOWHERE:
                for element in _ancestors(line):
                    found.setdefault(element, line.setting.at)
        return found


def _latest(lines: list[TypeLine]) -> list[Locatable]:
    out: list[Locatable] = []
    at: Locatable = NOWHERE
    for line in lines:
        at = at if line.setting.at is NOWHERE else line.setting.at
        out.append(at)
    return out


def _lines_of(page: Page) -> Iterator[TypeLine]:
    for placed in page.placed:
        held: list[Line] = []
        for mark in placed.marks:
            if not isinstance(mark, Line) or not any(run.words for run in mark.runs):
                continue
            if held and not _one_line(held[-1], mark):
                yield TypeLine(page.number, placed.x, placed.y, tuple(held))
                held.clear()
            held.append(mark)
        if held:
            yield TypeLine(page.number, placed.x, placed.y, tuple(held))


def _one_line(one: Line, other: Line) -> bool:
    return one.setting is other.setting is not ALONE and one.number == other.number and one.y == other.y


def _paragraphs(lines: list[TypeLine]) -> list[list[TypeLine]]:
    """Lines by their settings. A table's head that is set again on the next page is a paragraph again."""
    found: list[list[TypeLine]] = []
    latest: dict[int, list[TypeLine]] = {}
    for line in lines:
        if not line.setting.measure:
            continue
        mine = latest.get(id(line.setting))
        if mine is None or line.number <= mine[-1].number:
            mine = latest[id(line.setting)] = []
            found.append(mine)
        mine.append(line)
    return found


def pieces(paragraph: list[TypeLine]) -> list[list[TypeLine]]:
    """A paragraph's lines, cut where it goes on in another column or on another page."""
    cut = [[paragraph[0]]]
    for line in paragraph[1:]:
        last = cut[-1][-1]
        if line.page == last.page and line.y > last.y:
            cut[-1].append(line)
        else:
            cut.append([line])
    return cut


def enclosing(line: TypeLine, tag: str) -> Iterator[Element]:
    """The elements of a line that are so tagged, the innermost first."""
    element: Element | None = line.marks[0].runs[0].element
    while element is not None:
        if element.tag == tag:
            yield element
        element = element.parent


def _ancestors(line: TypeLine) -> Iterator[Element]:
    """What a line stands in, from the inside, as long as it is about one record."""
    element: Element | None = line.setting.element
    while element is not None and element.tag not in FAR_UP and element is not ARTIFACT:
        yield element
        element = element.parent


def _foot(placed: Placed, mark: Line | Bar | Path | Image) -> float:
    """The y at which a mark ends."""
    if isinstance(mark, Line):
        return placed.y + mark.y
    if isinstance(mark, (Bar, Image)):
        return placed.y + mark.y + mark.height
    return placed.y + max(float(move[-1]) for move in mark.moves)
