"""A Table element → its grid: which cells stand in which row and column, and which heads they have (§14.8.5.7)."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.inspect.tree import Node

WIDEST = 1000  # columns or rows that one cell may span: more is a slip, and would only cost time


class Grid:
    """Rows and columns count from 0. `places`: cell → the row and column of its first square."""

    def __init__(self, table: Node) -> None:
        self.rows = [list(_cells(row)) for row in _rows(table)]
        self.cells = [cell for row in self.rows for cell in row]
        self.squares: dict[tuple[int, int], Node] = {}
        self.places: dict[int, tuple[int, int]] = {}
        self.ids = {cell.id: cell for cell in self.cells if cell.id}
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (number, column) in self.squares:
                    column += 1
                self.places[id(cell)] = number, column
                width, height = span(cell, "ColSpan"), span(cell, "RowSpan")
                for below in range(number, min(number + height, len(self.rows))):
                    for right in range(column, column + width):
                        self.squares[below, right] = cell
                column += width
        filled: dict[int, int] = {}
        for number, _ in self.squares:
            filled[number] = filled.get(number, 0) + 1
        self.widths = [filled.get(number, 0) for number in range(len(self.rows))]
        self.width = max(self.widths, default=0)

    def heads(self, cell: Node) -> list[Node]:
        """A cell → its heads, that of its row before that of its column: those it names, else those that their Scope
        puts beside and above it (ISO 32000-2 §14.8.5.7). A row's head may stand in any of its columns."""
        named = [self.ids[name] for name in cell.get("Headers").split() if name in self.ids]
        if named:
            return sorted(named, key=lambda head: self.scope(head) != "Row")
        row, column = self.places[id(cell)]
        beside = [self.squares.get((row, other)) for other in range(self.width)]
        wide = span(cell, "ColSpan") >= self.width > 1  # across the table: of no column
        over = [self.squares.get((other, column)) for other in range(0 if wide else row)]
        found = [head for head in beside if head is not None and self.scope(head) in ("Row", "Both")]
        found += [head for head in over if head is not None and self.scope(head) in ("Column", "Both")]
        if self.scope(cell) in ("Row", "Both"):
            found = [head for head in found if head not in beside]
        return [head for place, head in enumerate(found) if head is not cell and head not in found[:place]]

    def scope(self, cell: Node) -> str:
        """What a cell heads; a head that does not say so heads its column in the first row, else its row."""
        if cell.role != "TH":
            return ""
        return cell.get("Scope") or ("Column" if self.places[id(cell)][0] == 0 else "Row")


def span(cell: Node, key: str) -> int:
    """How many columns or rows a cell takes."""
    value = cell.get(key)
    return min(max(int(value), 1), WIDEST) if value.isdigit() else 1


def _rows(node: Node) -> Iterator[Node]:
    """The rows of a table, or of a part of one; those of tables inside its cells are not its own."""
    for kid in node.nodes():
        if kid.role == "TR":
            yield kid
        elif kid.role not in ("Table", "Caption"):
            yield from _rows(kid)


def _cells(node: Node) -> Iterator[Node]:
    for kid in node.nodes():
        if kid.role in ("TH", "TD"):
            yield kid
        elif kid.role != "Table":
            yield from _cells(kid)
