"""A table → slugs, one for each row; the head repeats on every page, as an artifact after its first time.

A tall row knows how its cells go on together on the next page, below its label once more, where it does not fit or
would leave much open. Columns that the measure has no room for stand in further tables with the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from booklet.document import Cell, Column, Row, Table, Text
from booklet.named import NamedTuple
from booklet.typeset.answers import is_ruled, lines_to_foot
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import (
    PARTED,
    Item,
    Side,
    Slug,
    beside,
    first_up,
    footed,
    height,
    lines,
    merge,
    spaced,
    stack,
)
from booklet.typeset.heads import Heads
from booklet.typeset.overleaf import continued, label_again
from booklet.typeset.page import ARTIFACT, Bar, Element, Line, Mark, Placed, Run
from booklet.typeset.paragraph import set_text
from booklet.typeset.setting import plain, set_slugs

TALLEST_HEAD = 0.3  # of the page's depth: a taller head is not repeated
MARGIN_BAR = 0.2  # ems of running text: the sign of a marked row, which no copier can lose
BESIDE = 0.6  # ems from its outer edge to the table
BETWEEN = 0.75  # of a line of running text, between two tables that share a table's columns
BELOW_LABEL = 0.11  # of a line of running text, between a row's label and its cells


class _Frame(NamedTuple):
    """What all rows of a table share: (x, width) of its columns, its heads, and what stands over it overleaf."""

    edges: list[tuple[float, float]]
    measure: float
    role: str
    heads: Heads
    compositor: Compositor
    repeat: tuple[Slug, ...] = ()


def set_table(block: Table, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Table → items."""
    out: list[Item] = []
    for part in _parted(block, measure, compositor):
        out.extend(
            spaced(_set(part, measure, parent, compositor), BETWEEN * compositor.style.text.leading if out else 0.0)
        )
    return out


def _parted(block: Table, measure: float, compositor: Compositor) -> list[Table]:
    """The table, or the tables of evenly shared columns that all have the width they need."""
    gap, size = compositor.style.measures.table_gap, compositor.role(block.role).size
    needy = [number for number, column in enumerate(block.columns) if column.least]
    if not needy:
        return [block]
    free = measure + gap - sum(column.fixed * size + gap for column in block.columns if column.fixed)
    most = max(1, int(free / (max(block.columns[number].least for number in needy) * size + gap)))
    count = -(-len(needy) // most)
    if count == 1:
        return [block]
    each, longer = divmod(len(needy), count)
    tables: list[Table] = []
    for number in range(count):
        start = number * each + min(number, longer)
        left_out = {*needy} - {*needy[start : start + each + (number < longer)]}
        told = compositor.phrases.part.format(block.alt, number + 1, count) if block.alt else ""
        part = _without(block, left_out)._replace(alt=told)
        tables.append(part if not tables else part._replace(rows=tuple(row._replace(anchor="") for row in part.rows)))
    return tables


def _without(block: Table, columns: set[int]) -> Table:
    """The table without the columns of these numbers."""

    def kept(row: Row) -> Row:
        return row._replace(cells=tuple(cell for number, cell in enumerate(row.cells) if number not in columns))

    return block._replace(
        columns=tuple(column for number, column in enumerate(block.columns) if number not in columns),
        header=tuple(map(kept, block.header)),
        rows=tuple(map(kept, block.rows)),
    )


def _set(block: Table, measure: float, parent: Element, compositor: Compositor) -> list[Item]:
    """A table whose columns all fit → its head and rows."""
    element = Element("Table", parent, **({"Summary": compositor.aloud(block.alt)} if block.alt else {}))
    compositor.tables += 1
    edges = column_edges(block.columns, measure, compositor, block.role)
    labelled = any(plain(row.label).strip() for row in block.rows)
    heads = Heads(element, f"t{compositor.tables}", len(edges), labelled)
    frame = _Frame(edges, measure, block.role, heads, compositor)
    again = tuple(_head(row, frame, 0, ARTIFACT) for row in block.header)
    if again and sum(slug.height for slug in again) <= compositor.style.page.depth * TALLEST_HEAD:
        frame = frame._replace(repeat=(*continued(measure, compositor), *again))
    above = [_head(row, frame, number, heads.row()) for number, row in enumerate(block.header)]
    rows = [_row(row, frame, number) for number, row in enumerate(block.rows, len(above))]
    for number in (0, len(rows) - 2) if len(rows) > 2 else ():  # no row is alone at a table's head or foot
        rows[number] = rows[number]._replace(keep=True)
    return [*above, *rows]


def column_edges(
    columns: tuple[Column, ...], measure: float, compositor: Compositor, role: str
) -> list[tuple[float, float]]:
    """(x, width) of each column, points: fixed ems first, the rest by share."""
    gap = compositor.style.measures.table_gap
    size = compositor.role(role).size
    fixed = sum(c.fixed * size for c in columns)
    free = measure - gap * (len(columns) - 1) - fixed
    shares = sum(c.share for c in columns if not c.fixed) or 1.0
    edges: list[tuple[float, float]] = []
    x = 0.0
    for column in columns:
        width = column.fixed * size if column.fixed else free * column.share / shares
        edges.append((x, width))
        x += width + gap
    return edges


def _head(row: Row, frame: _Frame, number: int, element: Element) -> Slug:
    """A row of heads, or an artifact of one."""
    measures, measure = frame.compositor.style.measures, frame.measure
    cells: list[list[Slug]] = []
    for column, (cell, (_, width)) in enumerate(zip(row.cells, frame.edges)):
        head = frame.heads.above(element, number, column, empty=not cell.blocks)
        cells.append(_cell(cell, width, head, frame, "head"))
    text = max((height(c) for c in cells), default=0.0)
    tall = text + 2 * measures.table_pad
    rules = Bar(0, 0, measure, measures.heavy_rule), Bar(0, tall - measures.rule, measure, measures.rule)
    parts = [Placed(0, 0, rules)]
    for cell_slugs, (x, _) in zip(cells, frame.edges):
        parts.extend(stack(cell_slugs, x=x, y=measures.table_pad + text - height(cell_slugs)))
    return Slug(tall, parts, before=0.45 * frame.compositor.style.text.leading, keep=True)


def _row(row: Row, frame: _Frame, number: int) -> Slug:
    """A row → a slug, which may be cut if it is tall."""
    style = frame.compositor.style
    labelled = bool(plain(row.label).strip())
    over_all, elements = frame.heads.cells(number, [cell.head for cell in row.cells], labelled)
    first = over_all if labelled else elements[0]
    if row.anchor:
        frame.compositor.begins[row.anchor] = first.parent or first
    label = _label(row.label, over_all, frame) if labelled else []
    columns = [
        (x, _cell(cell, width, element, frame, frame.role))
        for cell, element, (x, width) in zip(row.cells, elements, frame.edges)
    ]
    text = max((height(slugs) for _, slugs in columns), default=0.0)
    mark = Element("Figure", first, Alt=frame.compositor.phrases.marked) if row.marked else ARTIFACT
    broken = _side(row, label, columns, frame, mark) if text > PARTED * style.text.leading else None
    over = _over(label, frame)
    tall = over + text + style.measures.table_pad
    parts = [Placed(0, 0, _ground(row, tall, frame, mark)), *stack(label, y=style.measures.table_pad)]
    for cell, (x, slugs), (_, width) in zip(row.cells, columns, frame.edges):
        if is_ruled(cell.blocks, frame.compositor):  # its last line is the row's own rule
            parts.append(Placed(x, 0, lines_to_foot(width, tall, frame.compositor)))
            parts.extend(stack(slugs[-1:], x=x))  # its element alone
        else:
            parts.extend(stack(slugs, x=x, y=over))
    whole = merge([*label, *(slug for _, slugs in columns for slug in slugs)], tall)
    anchors = (row.anchor, *whole.anchors) if row.anchor else whole.anchors
    margin = beside([slugs for _, slugs in columns], over)
    return whole._replace(parts=parts, before=0.0, anchors=anchors, repeat=frame.repeat, margin=margin, broken=broken)


def _side(row: Row, label: list[Slug], columns: list[tuple[float, list[Slug]]], frame: _Frame, mark: Element) -> Side:
    """A row whose cells go on together overleaf, below its label once more."""
    compositor = frame.compositor
    pad = compositor.style.measures.table_pad
    over = _over(label, frame)
    top = merge(label, over)._replace(before=0.0, keep=True, parts=stack(label, y=pad))
    tops = [top._replace(anchors=(row.anchor, *top.anchors) if row.anchor else top.anchors)]
    tops += [Slug(over, keep=True)] * (len(columns) - 1)  # the label stands in the first column and over all
    again = label_again(row.label, compositor.role("point"), frame.measure, compositor) if label else []
    head = lines(stack(again, y=pad))

    def ground(depth: float, first: bool, last: bool) -> list[Mark]:
        return [*_ground(row, depth, frame, mark if first else ARTIFACT), *([] if first else head)]

    cells = tuple((x, (top, *footed(first_up(slugs), pad))) for top, (x, slugs) in zip(tops, columns))
    return Side(cells, compositor.style.text.leading, repeat=frame.repeat, ground=ground, pad=_over(again, frame))


def _ground(row: Row, depth: float, frame: _Frame, mark: Element) -> list[Mark]:
    """What lies behind a row, or a piece of one: its shade, and the rule at its foot. Where pixels are coarse a shade
    hides the rule above it, which is drawn again."""
    rule = frame.compositor.style.measures.rule
    shade = _shade(row, depth - rule, frame, mark)
    above = [Bar(0, -rule, frame.measure, rule, 0.25)] if shade else []
    return [*shade, *above, Bar(0, depth - rule, frame.measure, rule, 0.25)]


def _shade(row: Row, depth: float, frame: _Frame, mark: Element) -> list[Mark]:
    """The ground of a marked row, and the bar beside it: a figure in its first cell, whose Alt says what it means."""
    if not row.marked:
        return []
    ground = frame.compositor.style.measures.ground
    shade = [Bar(0, 0, frame.measure, depth, ground)] if ground < 1 else []
    em = frame.compositor.style.text.size
    return [*shade, Bar(-BESIDE * em, 0, MARGIN_BAR * em, depth, element=mark)]


def _label(label: Text, element: Element, frame: _Frame) -> list[Slug]:
    """A row's label, across all columns."""
    return first_up(set_text(label, frame.compositor.role("point"), frame.measure, element, frame.compositor))


def _over(label: Sequence[Slug], frame: _Frame) -> float:
    """Points from a row's head to its cells."""
    style = frame.compositor.style
    return style.measures.table_pad + (height(label) + BELOW_LABEL * style.text.leading if label else 0.0)


def _cell(cell: Cell, width: float, element: Element, frame: _Frame, body: str) -> list[Slug]:
    slugs = set_slugs(cell.blocks, width, element, frame.compositor, body)
    if element is not ARTIFACT and not any(
        isinstance(mark, Line) for slug in slugs for part in slug.parts for mark in part.marks
    ):
        slugs.append(Slug(0.0, [Placed(0, 0, [_nothing(element)])]))  # answer lines, or nothing: a cell all the same
    return slugs


def _nothing(element: Element) -> Line:
    """A line without words that puts an element into the structure tree."""
    return Line(0, 0, 1, 0, (Run(element, ()),), "none")
