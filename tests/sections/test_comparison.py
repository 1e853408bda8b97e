"""Which accounts of a dispute stand beside one another, and what is said of each point."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from booklet.document import Block, Document, Table
from booklet.model.archive import Archive
from booklet.sections import compose_document
from booklet.sections.phrases import spoken

SAYS = ("{men: a few}", "{men: {denies: nobody}}", "{}", "{men: [silent, {said: many}]}", "{men: ten}", "{men: two}")


def tables(document: Document, role: str) -> list[Table]:
    return [b for s in document.sections for b in s.blocks if isinstance(b, Table) and b.role == role]


def words(blocks: Sequence[Block]) -> str:
    return " | ".join(spoken(block.text) for block in blocks)  # type: ignore[union-attr]  # cells hold paragraphs


def folder(accounts: int, told: Sequence[int] = ()) -> str:
    rows = "\n".join(
        f"      - {{work: w{n}, says: {SAYS[n]}" + (f", tells: {{men: Told by {n}.}}}}" if n in told else "}")
        for n in range(accounts)
    )
    works = ", ".join(f"w{n}: {{title: Work {n}}}" for n in range(accounts))
    points = "{men: How many men set out?, arrived: Did they arrive?}"
    return (
        f"title: T\nworks: {{{works}}}\ndisputes:\n"
        f"  d:\n    question: Q?\n    points: {points}\n    accounts:\n{rows}\n"
    )


@pytest.mark.parametrize(
    ("accounts", "told", "beside", "in_grid"),
    [
        (1, (), "", 1),  # nothing stands beside it
        (2, (), "AB", 0),
        (4, (), "ABCD", 0),
        (4, (1,), "ABCD", 0),  # a few stand there all
        (5, (), "", 5),
        (6, (1, 4), "BE", 4),
        (6, (4,), "E", 5),
    ],
)
def test_few_accounts_or_those_told_stand_side_by_side(
    read: Callable[[str], Archive], accounts: int, told: Sequence[int], beside: str, in_grid: int
) -> None:
    document = compose_document(read(folder(accounts, told)))
    compared, grids = tables(document, "compared"), tables(document, "grid")
    assert [words(cell.blocks)[0] for table in compared for cell in table.header[0].cells] == list(beside)
    assert sum(len(table.rows) for table in grids) == in_grid


def test_each_point_is_asked_once_and_silence_is_a_value(read: Callable[[str], Archive]) -> None:
    (table,) = tables(compose_document(read(folder(4, (0, 3)))), "compared")
    assert [spoken(row.label) for row in table.rows] == ["How many men set out?", "Did they arrive?"]
    assert [words(cell.blocks) for cell in table.rows[0].cells] == [
        "a few | Told by 0.",
        "denies: nobody",
        "silent",
        "silent | it is said: many | Told by 3.",
    ]
    assert [words(cell.blocks) for cell in table.rows[1].cells] == ["silent"] * 4
    assert table.alt == "What each account says on: How many men set out; Did they arrive."


def test_running_text_asks_for_wider_columns(read: Callable[[str], Archive]) -> None:
    short, told = (tables(compose_document(read(folder(3, n))), "compared")[0].columns[0] for n in ((), (0,)))
    assert 0 < short.least < told.least
