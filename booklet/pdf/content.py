"""One page's placed marks → its content stream with flat marked content (§14.6), and what is noted on the way: which
element has which marked sequence, and where links lie.

Marks that follow each other and belong to one element share a sequence. A sequence opened inside a text object must end
inside it, and one opened outside must not end inside: `open_inside` remembers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

from booklet.pdf.fonts import Font, Fonts
from booklet.pdf.images import Images
from booklet.pdf.objects import Hundredths
from booklet.pdf.structure import Structure
from booklet.typeset.fonts import Face, Word
from booklet.typeset.page import ARTIFACT, Bar, Element, Image, Line, Link, Page, Path

PlacedLink: TypeAlias = "tuple[Link, float, float]"  # with the origin it is moved by

_MOVES = {"m": 1, "l": 1, "c": 3}  # points each move takes


class Painter:
    """Draws page `index` (from 0). `hundredths` and `images` serve all pages."""

    def __init__(
        self,
        index: int,
        height: float,
        fonts: Fonts,
        structure: Structure,
        hundredths: Hundredths | None = None,
        images: Images | None = None,
    ) -> None:
        self.index = index
        self.height = height
        self.fonts = fonts
        self.structure = structure
        self.images = Images({}) if images is None else images
        self.hundredths = Hundredths() if hundredths is None else hundredths
        self.number = self.hundredths.of
        self.out: list[str] = []
        self.in_text = False
        self.element: Element | None = None  # whose sequence is open
        self.open_inside = False
        self.x = self.y = 0  # hundredths of a point: where `Td` counts from
        self.font: Font | None = None
        self.size = 0.0
        self.gray = 0.0
        self.stretch = 1.0

    def page(self, page: Page) -> tuple[bytes, list[PlacedLink]]:
        """The page's marks → its content stream and its links. Words that are artifacts come last, so that whoever
        copies a page without asking for tags gets no line numbers inside its sentences."""
        links: list[PlacedLink] = []
        artifacts: list[tuple[Line, float, float]] = []
        for placed in page.placed:
            left, top = placed.x, placed.y
            for mark in placed.marks:
                if mark.__class__ is Line:
                    if mark.runs[0].element is ARTIFACT:
                        artifacts.append((mark, left, top))
                    else:
                        self.line(mark, left, top)
                elif isinstance(mark, Bar):
                    self.bar(mark, left, top)
                elif isinstance(mark, Path):
                    self.path(mark, left, top)
                elif isinstance(mark, Image):
                    self.image(mark, left, top)
                elif isinstance(mark, Link):
                    links.append((mark, left, top))
                    self.structure.attach(mark.element)
        for line, left, top in artifacts:
            self.line(line, left, top)
        self.end_text()
        self.close()
        return "\n".join(self.out).encode("latin-1"), links

    def begin(self, element: Element) -> None:
        """Open a marked sequence for `element`, here."""
        if not self.structure.tagged:
            return
        if element.tag == "Artifact":
            self.out.append("/Artifact BMC")
        else:
            self.out.append(f"/{element.tag}<</MCID {self.structure.mark(element, self.index)}>>BDC")
        self.element = element
        self.open_inside = self.in_text

    def close(self) -> None:
        """End the open sequence, and the text object inside it."""
        if self.element is not None:
            if self.in_text and not self.open_inside:
                self.out.append("ET")
                self.in_text = False
            self.out.append("EMC")
            self.element = None

    def begin_text(self) -> None:
        if not self.in_text:
            self.out.append("BT")
            self.in_text = True
            self.x = self.y = 0

    def end_text(self) -> None:
        """End the text object, and the sequence opened inside it."""
        if self.in_text:
            if self.element is not None and self.open_inside:
                self.close()
            self.out.append("ET")
            self.in_text = False

    def outside(self, element: Element) -> None:
        """Be outside text, in a sequence of `element`."""
        self.end_text()
        if self.element is not element:
            self.close()
            self.begin(element)

    def shade(self, gray: float) -> None:
        if gray != self.gray:
            self.out.append(f"{self.number(gray)} g")
            self.gray = gray

    def line(self, line: Line, left: float, top: float) -> None:
        """A line of type: for each run a `TJ`, words joined by a space of the line's width."""
        runs = line.runs
        if self.element is not None and not self.open_inside and any(run.element is not self.element for run in runs):
            self.close()
        last = len(runs) - 1
        while last > 0 and not runs[last].words:
            last -= 1
        moved = False
        for place, run in enumerate(runs):
            element = run.element
            if not run.words:  # an empty cell: it is in the tree and holds nothing
                if element.tag != "Artifact":
                    self.structure.attach(element)
                continue
            if element is not self.element:
                self.close()
                self.begin_text()
                self.begin(element)
            if not moved:
                moved = True
                self.begin_text()
                self.move(left + line.x, self.height - top - line.y)
                self.shade(line.gray)
                if line.stretch != self.stretch:
                    self.stretch = line.stretch
                    self.out.append(f"{self.number(100 * line.stretch)} Tz")
            follows = not run.joined if place < last else line.closing == "space"
            self.show(run.words, line, follows, place < last)
            if element.tag == "Figure":
                self.cover(element, left + line.x, top + line.y, line)

    def move(self, x: float, y: float) -> None:
        """To the start of a line, in whole hundredths so that nothing adds up."""
        x, y = round(x * 100), round(y * 100)
        self.out.append(f"{self.hundredths[x - self.x]} {self.hundredths[y - self.y]} Td")
        self.x, self.y = x, y

    def show(self, words: Sequence[Word], line: Line, space: bool, gap: bool) -> None:
        """Words → one `TJ` for each stretch of one face. `space`: a space follows the last, widened if `gap`."""
        face = words[0].face
        for word in words:
            if word.face is not face:
                break
        else:
            self.show_face(face, words, line, space, gap)
            return
        stretches = [(face, list(its)) for face, its in groupby(words, lambda word: word.face)]
        for place, (face, its) in enumerate(stretches):
            more = place < len(stretches) - 1
            self.show_face(face, its, line, more or space, more or gap)

    def show_face(self, face: Face, words: Sequence[Word], line: Line, space: bool, gap: bool) -> None:
        font = self.fonts.of[face.file]
        size = line.size * face.scale
        if self.font is not font or self.size != size:
            self.font, self.size = font, size
            self.out.append(f"/{font.key} {self.number(size)} Tf")
        between = font.space
        more = round(10 * (face.own_space.width - line.space) / face.scale)  # tenths of a thousandth will do
        if more:
            between += f"){self.hundredths[10 * more]}("
        if font.raised:
            text = between.join([font.words.get(word) or font.lift(word, size) for word in words])
        else:
            known = font.words
            text = between.join([known[word] for word in words])
        if space:
            text += between if gap else font.space
        ending = text[:-1] if text[-1:] == "(" else text + ")"  # no empty string at the end
        self.out.append(f"[({ending}]TJ")

    def bar(self, bar: Bar, left: float, top: float) -> None:
        self.outside(bar.element)
        self.shade(bar.gray)
        bottom = self.height - top - bar.y - bar.height
        number = self.number
        if bar.element is not ARTIFACT:
            box = left + bar.x, bottom, left + bar.x + bar.width, bottom + bar.height
            self.structure.cover(bar.element, self.index, box)
        self.out.append(f"{number(left + bar.x)} {number(bottom)} {number(bar.width)} {number(bar.height)} re f")

    def path(self, path: Path, left: float, top: float) -> None:
        self.outside(path.element)
        number = self.number
        if path.fill:
            self.shade(path.gray)
        else:
            self.out.append(f"{number(path.line_width)} w {number(path.gray)} G")
        points: list[tuple[float, float]] = []
        for operator, *values in path.moves:
            flat = [float(value) for value in values]
            pairs = [(left + x, self.height - top - y) for x, y in zip(flat[::2], flat[1::2])]
            if len(pairs) != _MOVES[str(operator)]:
                raise ValueError(f"{operator} with {len(pairs)} points")
            points += pairs
            self.out.append(" ".join(f"{number(x)} {number(y)}" for x, y in pairs) + f" {operator}")
        self.out.append("f" if path.fill else "S")
        if path.element.tag == "Figure" and points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            edge = path.line_width / 2
            box = min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge
            self.structure.cover(path.element, self.index, box)

    def image(self, image: Image, left: float, top: float) -> None:
        self.outside(image.element)
        x, y = left + image.x, self.height - top - image.y - image.height
        matrix = " ".join(map(self.number, self.images.matrix(image, x, y)))
        self.out.append(f"q {matrix} cm /{self.images.keys[image.file]} Do Q")
        self.structure.cover(image.element, self.index, (x, y, x + image.width, y + image.height))

    def cover(self, element: Element, x: float, baseline: float, line: Line) -> None:
        """A line of type inside a figure: its box is an em high around the baseline."""
        words = [word for run in line.runs for word in run.words]
        spaces = line.space * (len(words) - 1)
        width = (sum(word.width for word in words) + spaces) * line.size * line.stretch / 1000
        y = self.height - baseline
        self.structure.cover(element, self.index, (x, y - 0.25 * line.size, x + width, y + 0.75 * line.size))
