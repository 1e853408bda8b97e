"""A table → slugs, one for each row; the head repeats on every page, as an artifact after its first time.

A tall row knows how its cells go on together on the next page, where it does not fit or would leave much open.
"""

from __future__ import annotations

from booklet.document import Cell, Column, Row, Table
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import LEAST_REST, LEAST_START, Item, Side, Slug, height, stack
from booklet.typeset.page import ARTIFACT, Bar, Element, Line, Mark, Placed, Run
from booklet.typeset.setting import set_slugs

TALLEST_HEAD = 0.3  # of the page's depth: a taller head is not repeated
SHADE = 0.92
MARGIN_BAR = 2.0  # points: the sign of a marked row, which no copier can lose


def set_table(block: Table, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Table → items. Column widths: fixed ems first, the rest by share."""
    element = Element("Table", parent, **({"Alt": block.alt} if block.alt else {}))
    edges = column_edges(block.columns, measure, compositor, block.role)
    repeat = tuple(_head(row, edges, ARTIFACT, compositor, measure) for row in block.header)
    if sum(slug.height for slug in repeat) > compositor.style.page.depth * TALLEST_HEAD:
        repeat = ()
    rows = [_row(row, edges, block.role, element, compositor, measure, repeat) for row in block.rows]
    for number in (0, len(rows) - 2) if len(rows) > 2 else ():  # no row is alone at a table's head or foot
        rows[number] = rows[number]._replace(keep=True)
    return [*(_head(row, edges, element, compositor, measure) for row in block.header), *rows]


def column_edges(
    columns: tuple[Column, ...], measure: float, compositor: Compositor, role: str
) -> list[tuple[float, float]]:
    """(x, width) of each column, points."""
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


def _head(row: Row, edges: list[tuple[float, float]], element: Element, compositor: Compositor, measure: float) -> Slug:
    measures = compositor.style.measures
    tr = ARTIFACT if element is ARTIFACT else Element("TR", element)
    cells = []
    for cell, (_, width) in zip(row.cells, edges):
        th = ARTIFACT if element is ARTIFACT else Element("TH", tr, Scope="Column")
        cells.append(set_slugs(cell.blocks, width, th, compositor, "head"))
    text = max((height(c) for c in cells), default=0.0)
    tall = text + 2 * measures.table_pad
    parts = [
        Placed(0, 0, [Bar(0, 0, measure, measures.heavy_rule), Bar(0, tall - measures.rule, measure, measures.rule)])
    ]
    for cell_slugs, (x, _) in zip(cells, edges):
        parts.extend(stack(cell_slugs, x=x, y=measures.table_pad + text - height(cell_slugs)))
    return Slug(tall, parts, before=6.0, keep=True)


def _row(
    row: Row,
    edges: list[tuple[float, float]],
    role: str,
    element: Element,
    compositor: Compositor,
    measure: float,
    repeat: tuple[Slug, ...],
) -> Slug:
    measures = compositor.style.measures
    pad, rule = measures.table_pad, measures.rule
    tr = Element("TR", element)
    columns: list[tuple[float, list[Slug]]] = []
    for cell, (x, width) in zip(row.cells, edges):
        columns.append((x, _cell(cell, width, tr, compositor, role)))
    anchors: tuple[str, ...] = (row.anchor,) if row.anchor else ()
    text = max((height(slugs) for _, slugs in columns), default=0.0)
    tall = text + 2 * pad

    def ground(depth: float, first: bool, last: bool) -> list[Mark]:
        shade = [Bar(0, 0, measure, depth - rule, SHADE), Bar(-6, 0, MARGIN_BAR, depth - rule)] if row.marked else []
        return [*shade, Bar(0, depth - rule, measure, rule, 0.25)]

    broken = None
    if text > LEAST_START + LEAST_REST:
        padded = [(x, (Slug(pad, keep=True, anchors=anchors), *_first_up(slugs), Slug(pad))) for x, slugs in columns]
        broken = Side(tuple(padded), repeat=repeat, ground=ground, pad=pad)
    parts = [Placed(0, 0, ground(tall, True, True))]
    for x, slugs in columns:
        parts.extend(stack(slugs, x=x, y=pad))
    anchors += tuple(a for _, slugs in columns for s in slugs for a in s.anchors)
    entries = tuple(k for _, slugs in columns for s in slugs for k in s.entries)
    return Slug(tall, parts, anchors=anchors, entries=entries, repeat=repeat, broken=broken)


def _cell(cell: Cell, width: float, tr: Element, compositor: Compositor, role: str) -> list[Slug]:
    element = Element("TH", tr, Scope="Row") if cell.head else Element("TD", tr)
    slugs = set_slugs(cell.blocks, width, element, compositor, role)
    if not any(isinstance(mark, Line) for slug in slugs for part in slug.parts for mark in part.marks):
        slugs.append(_nothing(element))  # answer lines, or nothing: it is a cell all the same
    return slugs


def _nothing(element: Element) -> Slug:
    """A slug without height that puts an element into the structure tree."""
    return Slug(0.0, [Placed(0, 0, [Line(0, 0, 1, 0, (Run(element, ()),), "none")])])


def _first_up(slugs: list[Slug]) -> list[Slug]:
    """The same without space above the first: all cells of a row begin level."""
    return [slugs[0]._replace(before=0.0), *slugs[1:]] if slugs else []
