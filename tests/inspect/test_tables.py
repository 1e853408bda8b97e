"""Which heads a cell has."""

from __future__ import annotations

from booklet.inspect.tables import Grid
from booklet.inspect.tree import Node, Value, Words


def node(role: str, *kids: Node | Words, **attributes: Value) -> Node:
    return Node(role, role, attributes, kids, (0, 0), (0, 0), str(attributes.pop("ID", "")))


def cell(role: str, text: str, **attributes: Value) -> Node:
    return node(role, Words(1, (0, 0), 0, text), **attributes)


def heads(grid: Grid, text: str) -> list[str]:
    (found,) = (one for one in grid.cells if one.text() == text)
    return [head.text() for head in grid.heads(found)]


def test_scopes_put_heads_beside_and_above() -> None:
    top = node("TR", cell("TH", "work", Scope="Column"), cell("TH", "men", Scope="Column"))
    row = node("TR", cell("TH", "Kindi", Scope="Row"), cell("TD", "few"))
    grid = Grid(node("Table", node("THead", top), node("TBody", row)))
    assert heads(grid, "few") == ["Kindi", "men"]
    assert heads(grid, "Kindi") == ["work"]
    assert (grid.width, len(grid.rows)) == (2, 2)


def test_a_rows_head_may_stand_behind_its_cells() -> None:
    grid = Grid(node("Table", node("TR", cell("TD", "638"), cell("TH", "Siffin", Scope="Row"))))
    assert heads(grid, "638") == ["Siffin"]
    assert heads(grid, "Siffin") == []


def test_heads_without_a_scope_are_told_by_their_place() -> None:
    rows = node("TR", cell("TH", ""), cell("TH", "men")), node("TR", cell("TH", "Kindi"), cell("TD", "few"))
    assert heads(Grid(node("Table", *rows)), "few") == ["Kindi", "men"]


def test_named_heads_win_and_rows_come_first() -> None:
    top = node("TR", cell("TH", "a", Scope="Column", ID="a"), cell("TH", "b", Scope="Column", ID="b"))
    row = node("TR", cell("TH", "r", Scope="Row", ID="r"), cell("TD", "x", Headers=("a", "r", "nobody")))
    assert heads(Grid(node("Table", top, row)), "x") == ["r", "a"]


def test_spans_take_their_squares() -> None:
    top = node("TR", cell("TH", "both", Scope="Column", ColSpan="2"), cell("TH", "last", Scope="Column"))
    first = node("TR", cell("TH", "tall", Scope="Row", RowSpan="2"), cell("TD", "1"), cell("TD", "2"))
    second = node("TR", cell("TD", "3"), cell("TD", "4"))
    grid = Grid(node("Table", top, first, second))
    assert heads(grid, "1") == ["tall", "both"]
    assert heads(grid, "3") == ["tall", "both"]
    assert heads(grid, "4") == ["tall", "last"]
    assert grid.widths == [3, 3, 3]


def test_a_head_across_the_table_is_of_no_column() -> None:
    top = node("TR", cell("TH", "a", Scope="Column", ID="a"), cell("TH", "b", Scope="Column", ID="b"))
    across = node("TR", cell("TH", "q", Scope="Row", ColSpan="2", ID="q"))
    grid = Grid(node("Table", top, across, node("TR", cell("TD", "x", Headers=("q", "a")), cell("TD", "y"))))
    assert heads(grid, "q") == []
    assert heads(grid, "x") == ["q", "a"]


def test_a_table_in_a_cell_is_not_the_tables() -> None:
    inner = node("Table", node("TR", cell("TD", "inner")))
    grid = Grid(node("Table", node("TR", node("TD", inner))))
    assert len(grid.cells) == 1


def test_a_mad_span_costs_nothing() -> None:
    assert Grid(node("Table", node("TR", cell("TD", "x", ColSpan="99999999", RowSpan="99999999")))).width == 1000
