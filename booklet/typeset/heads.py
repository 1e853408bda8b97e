"""The elements of a table's cells, each data cell naming the heads that it is read with (PDF 32000-1 §14.8.5.7): its
row's, then its column's, so that it is heard as "al-Ṭabarī, how many men set out: about 2,000".

A label over a row's cells is a head across all columns, as it stands on the page, and with the cells below it a group
of rows (TBody): so no corner is left empty above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from booklet.typeset.page import ARTIFACT, Element


class Heads:
    """What is known of one table's heads. `key` begins their IDs, as in "t3.0.2" for the head in row 0, column 2; rows
    count from 0, those of heads too. `grouped`: rows have labels."""

    def __init__(self, table: Element, key: str, columns: int, grouped: bool) -> None:
        self._table = table
        self._key = key
        self._grouped = grouped
        self._over: list[list[str]] = [[] for _ in range(columns)]  # each column's heads
        self._top = Element("THead", table) if grouped else table

    def row(self) -> Element:
        """A row of heads."""
        return Element("TR", self._top)

    def above(self, row: Element, number: int, column: int, empty: bool) -> Element:
        """The cell of a head row; an `empty` one names nothing."""
        if row is ARTIFACT:
            return ARTIFACT
        if empty:
            return Element("TD", row)
        self._over[column].append(f"{self._key}.{number}.{column}")
        return Element("TH", row, Scope="Column", ID=self._over[column][-1])

    def cells(self, number: int, heads: Sequence[bool], labelled: bool) -> tuple[Element, list[Element]]:
        """A row, of whose cells some are heads → its label's element, which counts if it is `labelled`, and its
        cells'."""
        group = Element("TBody", self._table) if self._grouped else self._table
        across: dict[str, str | int] = {"ColSpan": len(heads)} if len(heads) > 1 else {}
        label = Element("TH", Element("TR", group), Scope="Row", ID=f"{self._key}.{number}", **across)
        row = Element("TR", group)
        ids = [f"{self._key}.{number}.{column}" for column in range(len(heads))]
        beside = [f"{self._key}.{number}"] if labelled else []
        beside += [id for id, head in zip(ids, heads) if head]
        return label, [
            Element("TH", row, Scope="Row", ID=id) if head else _data(row, [*beside, *over])
            for id, head, over in zip(ids, heads, self._over)
        ]


def _data(row: Element, heads: list[str]) -> Element:
    return Element("TD", row, Headers=" ".join(heads)) if heads else Element("TD", row)
