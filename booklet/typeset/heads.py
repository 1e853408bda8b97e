"""The elements of a table's cells, each data cell naming the heads that it is read with (PDF 32000-1 §14.8.5.7): its
row's, then its column's, so that it is heard as "al-Ṭabarī, how many men set out: about 2,000".

A label over a row's cells is a row of the structure tree by itself, one head across all columns, as it stands on the
page: so no corner is left empty above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from booklet.typeset.page import ARTIFACT, Element


class Heads:
    """What is known of one table's heads. `key` begins their IDs, as in "t3.0.2" for the head in row 0, column 2; rows
    count from 0, those of heads too."""

    def __init__(self, table: Element, key: str, columns: int) -> None:
        self.table = table
        self._key = key
        self._over: list[list[str]] = [[] for _ in range(columns)]  # each column's heads

    def above(self, row: Element, number: int, column: int, empty: bool) -> Element:
        """The cell of a head row; an `empty` one names nothing."""
        if row is ARTIFACT:
            return ARTIFACT
        if empty:
            return Element("TD", row)
        self._over[column].append(f"{self._key}.{number}.{column}")
        return Element("TH", row, Scope="Column", ID=self._over[column][-1])

    def label(self, number: int) -> Element:
        """The head over all of a row's cells."""
        columns = len(self._over)
        across: dict[str, str | int] = {"ColSpan": columns} if columns > 1 else {}
        return Element("TH", Element("TR", self.table), Scope="Row", ID=f"{self._key}.{number}", **across)

    def cells(self, number: int, heads: Sequence[bool], labelled: bool) -> list[Element]:
        """A row's cells: which of them are heads, and whether a label stands over all."""
        row = Element("TR", self.table)
        ids = [f"{self._key}.{number}.{column}" for column in range(len(heads))]
        beside = [f"{self._key}.{number}"] if labelled else []
        beside += [id for id, head in zip(ids, heads) if head]
        return [
            Element("TH", row, Scope="Row", ID=id) if head else _data(row, [*beside, *over])
            for id, head, over in zip(ids, heads, self._over)
        ]


def _data(row: Element, heads: list[str]) -> Element:
    return Element("TD", row, Headers=" ".join(heads)) if heads else Element("TD", row)
