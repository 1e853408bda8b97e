"""A `Document` → what its pages must say, passage by passage in reading order, without running heads and the like.

What only setting can know comes from the setting: the folio of an anchor, how a table with more columns than the
measure has room for was parted, which lines an index has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import singledispatchmethod
from typing import NamedTuple

from booklet.document import (
    TEACHER,
    AnswerLines,
    Block,
    Cell,
    Columns,
    Contents,
    Document,
    Either,
    GridFigure,
    Group,
    Heading,
    Index,
    Items,
    LineBreak,
    Note,
    PageBreak,
    PageNumber,
    Paragraph,
    Parallel,
    Picture,
    Row,
    Rule,
    Space,
    Span,
    Table,
    Text,
    WitnessFigure,
)

BULLET = "•"


class Known(NamedTuple):
    """What the setting of a document has settled."""

    folios: Mapping[str, str]  # by anchor
    parted: Callable[[Table], Sequence[Table]]
    index: Callable[[Index], Sequence[Block]]
    figured: Callable[[GridFigure], bool]  # whether it is drawn: the cover leaves it out where there is no room


class Reader:
    """Reads one edition of a document."""

    def __init__(self, document: Document, edition: str, known: Known) -> None:
        self.document = document
        self.teacher = edition == TEACHER
        self.known = known
        self.headings = list(listed(document))

    def passages(self) -> list[str]:
        made = (self.of(block) for section in self.document.sections for block in section.blocks)
        return [passage for passages in made for passage in passages if passage.strip()]

    def all(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.of(block)

    @singledispatchmethod
    def of(self, block: object) -> Iterator[str]:
        raise TypeError(type(block).__name__)

    @of.register(Heading)
    @of.register(Paragraph)
    def _(self, block: Heading | Paragraph) -> Iterator[str]:
        yield from self.text(block.text)

    @of.register
    def _(self, block: Items) -> Iterator[str]:
        for item in block.items:
            yield from self.text(item.label or (Span(BULLET),))
            yield from self.all(item.blocks)

    @of.register
    def _(self, block: Table) -> Iterator[str]:
        for part in self.known.parted(block):
            for row in (*part.header, *part.rows):
                yield from self.of(row)

    @of.register
    def _(self, block: Row) -> Iterator[str]:
        yield from self.text(block.label)
        for cell in block.cells:
            yield from self.of(cell)

    @of.register(Cell)
    @of.register(Columns)
    @of.register(Group)
    def _(self, block: Cell | Columns | Group) -> Iterator[str]:
        yield from self.all(block.blocks)

    @of.register
    def _(self, block: Parallel) -> Iterator[str]:
        assert not block.counted, "numbers that are read stand where lines begin, which no document can tell"
        for column in block.columns:
            yield from self.all(column)

    @of.register
    def _(self, block: Either) -> Iterator[str]:
        yield from self.all(block.teacher if self.teacher else block.student)

    @of.register(AnswerLines)
    @of.register(PageBreak)
    @of.register(Rule)
    @of.register(Space)
    def _(self, block: object) -> Iterator[str]:
        yield from ()

    @of.register
    def _(self, block: Contents) -> Iterator[str]:
        """Headings as they are worded below, and their folios."""
        for heading, anchor in self.headings:
            if heading.level <= block.depth:
                yield f"{self.bare(heading.text, '')} {self.known.folios[anchor]}"

    @of.register
    def _(self, block: Index) -> Iterator[str]:
        lines = self.known.index(block)
        if lines:
            yield from self.text(block.title)
            yield from self.all(lines)

    @of.register
    def _(self, block: Picture) -> Iterator[str]:
        yield from self.text(block.caption)

    @of.register
    def _(self, block: WitnessFigure) -> Iterator[str]:
        words = [text for witness in block.witnesses for text in (witness.name, *witness.accounts)]
        yield " ".join(map(self.bare, words))

    @of.register
    def _(self, block: GridFigure) -> Iterator[str]:
        if self.known.figured(block):
            yield " ".join(word for _, word in block.legend)
            yield self.bare(block.caption)

    def bare(self, text: Text, broken: str = " ") -> str:
        """Words without notes: of a figure, of a line of the contents."""
        shown = {
            Span: lambda span: span.text,
            LineBreak: lambda _: broken,
            PageNumber: lambda number: self.known.folios[number.anchor],
        }
        return "".join(shown[type(part)](part) for part in text if type(part) in shown)

    def text(self, text: Text) -> Iterator[str]:
        """A paragraph's passages: a note parts it in two, and has its sign before it; one beside the lines follows."""
        now: list[str] = []
        late: list[Note] = []
        for inline in text:
            if isinstance(inline, Span):
                now.append(inline.text)
            elif isinstance(inline, LineBreak):
                now.append(" ")
            elif isinstance(inline, PageNumber):
                now.append(self.known.folios[inline.anchor])
            elif inline.sign:
                now.append(inline.sign)
                yield "".join(now)
                now.clear()
                yield inline.sign
                yield from self.text(inline.text)
            else:
                late.append(inline)
        yield "".join(now)
        for note in late:
            yield from self.text(note.text)


def listed(document: Document) -> Iterator[tuple[Heading, str]]:
    """The headings that stand in the contents, with their anchors."""
    for place, heading in enumerate(headings(document.sections), 1):
        if heading.contents:
            yield heading, heading.anchor or f"heading-{place}"


def headings(value: object) -> Iterator[Heading]:
    """Every heading in any value of a document, in order."""
    if isinstance(value, Heading):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, (Span, Index)):
        for part in value:
            yield from headings(part)
