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
        self.widths = [0] * len(self.rows)
        self._of_rows: dict[int, dict[int, Node]] = {}  # row → its heads by identity, from left to right
        self._of_columns: dict[int, dict[int, Node]] = {}  # column → its heads, from above
        for (number, column), cell in sorted(self.squares.items(), key=lambda square: square[0]):
            self.widths[number] += 1
            scope = self.scope(cell)
            if scope in ("Row", "Both"):
                self._of_rows.setdefault(number, {})[id(cell)] = cell
            if scope in ("Column", "Both"):
                self._of_columns.setdefault(column, {})[id(cell)] = cell
        self.width = max(self.widths, default=0)

    def heads(self, cell: Node) -> list[Node]:
        """A cell → its heads, that of its row before that of its column: those it names, else those that their Scope
        puts beside and above it (ISO 32000-2 §14.8.5.7). A row's head may stand in any of its columns, and has no other
        of its row above it; what goes across the whole table is of no column."""
        named = [self.ids[name] for name in cell.get("Headers").split() if name in self.ids]
        if named:
            return sorted(named, key=lambda head: self.scope(head) != "Row")
        row, column = self.places[id(cell)]
        found: dict[int, Node] = {}
        if self.scope(cell) not in ("Row", "Both"):
            found |= self._of_rows.get(row, {})
        if not span(cell, "ColSpan") >= self.width > 1:
            above = self._of_columns.get(column, {})
            found |= {key: head for key, head in above.items() if self.places[key][0] < row}
        found.pop(id(cell), None)
        return list(found.values())

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
