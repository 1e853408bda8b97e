"""What goes on overleaf says so, and is cut where it may be: tables, boxes, parallel accounts, columns."""

from __future__ import annotations

from itertools import pairwise

import pytest

from booklet.document import (
    EDITIONS,
    AnswerLines,
    Block,
    Cell,
    Column,
    Columns,
    Either,
    Group,
    Heading,
    Parallel,
    Row,
    Table,
)
from booklet.style import Style

from .conftest import LOREM, Golden, Typeset, artifacts, bars, lines, page_left, para, span

TOLD = (
    "They gather after a month of appeals, in small troops, and nobody counts them twice. ",
    "The order is read out from the pulpit; the notables look away, and one man stands up. ",
)


def table(rows: int) -> Table:
    return Table(
        (Column(fixed=4), Column(1), Column(2)),
        (Row(tuple(Cell((para(head, "head"),)) for head in ("Year", "Event", "What is told"))),),
        tuple(
            Row(
                (Cell((para(f"{35 + n} AH"),), head=True), Cell((para(f"Event {n}"),)), Cell((para(TOLD[n % 2]),))),
                marked=n % 5 == 2,
            )
            for n in range(rows)
        ),
    )


def box(role: str) -> Group:
    opening = Heading(3, (span("Do not confuse"),), contents=False)
    return Group((opening, *[para(LOREM + TOLD[n % 2]) for n in range(12)]), role)


def test_a_table_on_four_pages(set_pages: Typeset, small: Style, golden: Golden) -> None:
    pages = set_pages(table(21), style=small)
    assert len(pages.pages) == 4
    golden("table", pages)


@pytest.mark.parametrize("role", ["box", "shade"])
def test_a_box_that_breaks(set_pages: Typeset, small: Style, golden: Golden, role: str) -> None:
    pages = set_pages(para("Before the box.", "first"), box(role), para("After it.", "first"), style=small)
    assert len(pages.pages) == 4
    golden(role, pages)


def test_a_box_is_open_where_it_goes_on(set_pages: Typeset, small: Style) -> None:
    pages = set_pages(box("box"), style=small)
    measure, rule = small.page.measure, small.measures.rule
    across = [[y for y, tall in bars(page, measure) if tall == rule] for page in pages.pages]
    assert [len(ys) for ys in across] == [1] + [0] * (len(pages.pages) - 2) + [1]
    for page in pages.pages[:-1]:
        sides = bars(page, rule)
        assert len(sides) == 2
        assert all(y + tall == pytest.approx(small.page.height - small.page.bottom) for y, tall in sides)
    for page in pages.pages[1:]:
        assert artifacts(page)[:2] == ["Do not confuse", "continued"]
        assert next(y for _, y, words in lines(page) if words == "Do not confuse") < lines(page, "P")[0][1]


@pytest.mark.parametrize("before", range(8))
def test_two_lines_of_a_paragraph_stand_on_either_side(set_pages: Typeset, small: Style, before: int) -> None:
    text = " ".join(f"{n}" for n in range(1000, 1062))  # every number once: a line tells where it belongs
    blocks = [para("Before.", "first") for _ in range(before)]
    pages = set_pages(*blocks, Group((para(text), para(text), para(text), para(text)), "box"), style=small)
    numbered = [[words for _, _, words in lines(page, "P") if words[0] == "1"] for page in pages.pages]
    for former, page in pairwise(numbered):
        first = [n for n, words in enumerate(page) if words.startswith("1000")]
        last = max(n for n, words in enumerate(former) if words.startswith("1000")) if former else 0
        assert not page or not first or first[0] != 1
        assert not former or page[0].startswith("1000") or len(former) - last >= 2


def test_an_account_that_goes_on_has_its_head_again(set_pages: Typeset, small: Style) -> None:
    long = para("Long account", "letter"), para(LOREM * 6)
    short = para("Short account", "letter"), para(LOREM)
    pages = set_pages(Parallel((long, short), numbered=True), style=small)
    assert len(pages.pages) > 1
    for page in pages.pages[1:]:
        assert artifacts(page)[:2] == ["Long account", "continued"]
        assert "Short account" not in artifacts(page)


def test_line_numbers_restart_with_each_source_and_agree_in_both_editions(set_pages: Typeset, small: Style) -> None:
    columns = tuple((para(f"Letter {c}", "letter"), para(LOREM * 3), para(LOREM * 2)) for c in "ABC")
    wide = small.page.measure / 3

    def numbers(edition: str) -> list[tuple[int, int, str]]:
        """(source, number, words) of every numbered line."""
        before: list[Block] = [para("The teacher's edition begins farther down.")] * (6 if edition == "teacher" else 0)
        found = []
        for page in set_pages(*before, Parallel(columns, numbered=True), edition=edition, style=small).pages:
            for x, y, number in lines(page, "Artifact"):
                beside = [
                    (at, words) for at, height, words in lines(page, "P") if height == pytest.approx(y) and at > x
                ]
                if number.isdigit() and beside:
                    at, words = min(beside)
                    found.append((int((at - page_left(page, small) + 1) / wide), int(number), words))
        return sorted(found)

    student = numbers("student")
    for source in range(3):
        mine = [number for n, number, _ in student if n == source]
        assert len(mine) >= 3
        assert mine == list(range(5, 5 * len(mine) + 1, 5))
    assert student == numbers("teacher")


def test_columns_end_level_and_keep_two_lines_of_an_entry(set_pages: Typeset, small: Style) -> None:
    text = " ".join(["word"] * 24)
    entries = tuple(para(f"Entry{n:02} {text}", "entry") for n in range(15))
    pages = set_pages(Columns(entries), style=small)
    size = len(lines(set_pages(Columns(entries[:1]), style=small).pages[0], "P"))
    assert size >= 4
    columns = []
    for page in pages.pages:
        middle = page_left(page, small) + small.page.measure / 2
        for left in (True, False):
            column = [words for x, _, words in lines(page, "P") if (x < middle) is left]
            columns.append(column)
    met = 0
    for column in columns:
        for place in (len(column), 0):
            inside = (met + place) % size
            assert inside not in (1, size - 1)
        met += len(column)
    assert met == 15 * size
    assert abs(len(columns[-1]) - len(columns[-2])) <= 2


def test_lines_to_write_on_reach_the_foot_of_their_row(set_pages: Typeset, style: Style) -> None:
    room = Either((AnswerLines(1),), (para("The answer.", "key"),))
    row = Row((Cell((para(LOREM * 3),)), Cell((room,))))
    pages = {edition: set_pages(Table((Column(), Column()), (), (row,)), edition=edition) for edition in EDITIONS}
    width = (style.page.measure - style.measures.table_gap) / 2
    (foot,) = [y for y, _ in bars(pages["student"].pages[0], style.page.measure)]
    written = [y for y, _ in bars(pages["student"].pages[0], width)]
    steps = [b - a for a, b in pairwise([style.page.top, *written, foot])]
    assert len(steps) > 3
    assert max(steps) - min(steps) < 0.5
    assert style.measures.answer_line * 0.9 < steps[1] < style.measures.answer_line * 1.5
    assert bars(pages["teacher"].pages[0], style.page.measure) == bars(pages["student"].pages[0], style.page.measure)
    assert not bars(pages["teacher"].pages[0], width)
