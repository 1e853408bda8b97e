"""The node tree of one YAML file, each node with its place; `Spot` is a place inside a text.

Scalars keep the characters of the file and how they were quoted: the schema decides what they mean, so no `no`, `08` or
`12:30` turns into something else on the way. Places cost nothing until somebody asks: `locate` re-reads the lines.
"""

from __future__ import annotations

from unicodedata import normalize

from booklet.problems import Location
from booklet.read import positions

PLAIN, LITERAL, FOLDED, SINGLE, DOUBLE = "", "|", ">", "'", '"'
TEXT, FILE = "!", "file"  # a plain scalar tagged `!!str`; a whole text file (an essay)


class Source:
    """One file of the folder: its path as shown to the author, and its text with `\\n` line ends.

    `written`: values as they stand in the file, where letters and their marks have been composed (NFC) since.
    """

    __slots__ = ("file", "text", "written", "_lines", "_table")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.written: dict[Scalar, str] = {}
        self._lines: list[str] | None = None
        self._table: tuple[Scalar, positions.Table] | None = None  # of the scalar last asked about

    @property
    def lines(self) -> list[str]:
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    def find(self, node: Scalar, offset: int) -> Location:
        """The place of `node.value[offset]`."""
        known = self._table
        written = self.written.get(node)
        if written is not None:
            offset = positions.before_composing(written, offset)
        if known is None or known[0] is not node:
            known = node, positions.table(self.lines, node.line, node.column, node.written, node.style)
            self._table = known
        line, column = known[1].find(offset, self.lines)
        return Location(self.file, line + 1, column + 1)


class Node:
    """What stands at `line` and `column` (from 0, in code points) of a source."""

    __slots__ = ("source", "line", "column")
    source: Source
    line: int
    column: int

    def locate(self) -> Location:
        return Location(self.source.file, self.line + 1, self.column + 1)


class Scalar(Node):
    """A text. `style`: one of PLAIN LITERAL FOLDED SINGLE DOUBLE TEXT FILE."""

    __slots__ = ("value", "style")

    def __init__(self, source: Source, line: int, column: int, value: str, style: str = PLAIN) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.value = value
        self.style = style

    @property
    def written(self) -> str:
        """The value as it stands in the file: file names are not to be composed."""
        return self.source.written.get(self, self.value)

    def compose(self) -> None:
        """Letters and marks typed one by one become what others type as one character: so both sort alike."""
        composed = normalize("NFC", self.value)
        if composed != self.value:
            self.source.written[self] = self.value
            self.value = composed

    def locate(self) -> Location:
        """The place of the text; for a block scalar that is its first character, not the `|`."""
        if self.style == LITERAL or self.style == FOLDED:
            return Spot(self, 0).locate()
        return Location(self.source.file, self.line + 1, self.column + 1)

    def after(self, offset: int) -> Spot:
        """The place of `value[offset]`."""
        return Spot(self, offset)


class Sequence(Node):
    __slots__ = ("items",)

    def __init__(self, source: Source, line: int, column: int) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.items: list[Node] = []


class Mapping(Node):
    """Pairs in the order written, repeats included."""

    __slots__ = ("pairs",)

    def __init__(self, source: Source, line: int, column: int) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.pairs: list[tuple[Scalar, Node]] = []


class Spot:
    """The place of the `offset`-th code point of a scalar's value."""

    __slots__ = ("node", "offset")

    def __init__(self, node: Scalar, offset: int) -> None:
        self.node = node
        self.offset = offset

    def after(self, offset: int) -> Spot:
        """The place `offset` code points further on in the same value: of a letter in `Words.text`, say."""
        return Spot(self.node, self.offset + offset)

    def locate(self) -> Location:
        return self.node.source.find(self.node, self.offset)


class Shortened(Spot):
    """A place in a text that prints some signs of the value as fewer. `cuts` as `typography.shortened` gives them."""

    __slots__ = ("cuts",)

    def __init__(self, node: Scalar, offset: int, cuts: tuple[tuple[int, int], ...]) -> None:
        super().__init__(node, offset)
        self.cuts = cuts

    def after(self, offset: int) -> Spot:
        gone = max((gone for at, gone in self.cuts if at <= offset), default=0)
        return Spot(self.node, self.offset + offset + gone)
