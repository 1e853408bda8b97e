"""Accounts beside one another: level at each point, split by measure, under their heads overleaf, tagged as a table."""

from __future__ import annotations

import pytest

from booklet.document import BOLD, Cell, Column, Paragraph, Row, Table
from booklet.style import Style
from tests.tagtree import tree

from .conftest import Golden, Typeset, artifacts, elements, lines, para, span

ACCOUNTS = ("A al-Kindi", "B al-Tabari", "C al-Yaʿqubi", "D Khalifa")
POINTS = ("How many men set out?", "Who led them, and by whose order?", "How far did they come?", "Did they arrive?")
ANSWERS = ("about two thousand", "a few", "silent", "not told")
TOLD = (
    "They gather after a month of appeals, in small troops, and nobody counts them twice. ",
    "The order is read out from the pulpit; the notables look away, and one man stands up. ",
    "They are five nights out when a rider brings news that nothing is left to be done. ",
    "Nobody says why the troop turned back, nor who met it on the road. ",
)


def comparison(accounts: int, points: int = 4, least: float = 8.0, told: int = 2) -> Table:
    """So many accounts on so many points; each tells so many sentences, one more or one less by turns."""

    def cell(point: int, account: int) -> Cell:
        sentences = [TOLD[(point + account + n) % 4] for n in range(told + (point + account) % 3 - 1)]
        return Cell((Paragraph((span(ANSWERS[(point + account) % 4], face=BOLD),)), para("".join(sentences))))

    heads = tuple(Cell((para(ACCOUNTS[n % 4], "head"),)) for n in range(accounts))
    rows = (
        Row(tuple(cell(p, n) for n in range(accounts)), label=(span(point),), anchor=f"point-{p}")
        for p, point in enumerate(POINTS[:points])
    )
    return Table((Column(least=least),) * accounts, (Row(heads),), tuple(rows), "compared", "What four accounts say.")


def test_four_accounts_on_three_pages(set_pages: Typeset, small: Style, golden: Golden) -> None:
    pages = set_pages(para("Four accounts.", "first"), comparison(4, points=2, told=3), style=small)
    assert len(pages.pages) == 3
    golden("comparison", pages)


def test_a_point_starts_level_in_all_accounts(set_pages: Typeset, small: Style) -> None:
    pages = set_pages(comparison(4, points=2, told=3), style=small)
    starts: dict[str, set[float]] = {}
    for page in pages.pages:
        below = ""
        for _, y, words in lines(page):
            below = words if words in POINTS else below
            if words in ANSWERS:
                starts.setdefault(below, set()).add(y)
    assert list(starts) == list(POINTS[:2])
    assert all(len(ys) == 1 for ys in starts.values())


def test_what_goes_on_is_under_the_works_and_the_point_once_more(set_pages: Typeset, small: Style) -> None:
    pages = set_pages(comparison(4, points=2, told=3), style=small)
    assert len(pages.pages) == 3
    again = ["continued", *ACCOUNTS]
    assert artifacts(pages.pages[0]) == ["1"]
    assert artifacts(pages.pages[1])[:7] == [*again, POINTS[0], "continued"]
    assert artifacts(pages.pages[2])[:7] == [*again, POINTS[1], "continued"]


def test_a_comparison_is_a_table_of_points_by_works(set_pages: Typeset, small: Style) -> None:
    pages = set_pages(comparison(4, points=2, told=3), style=small)
    (made,) = elements(pages, "Table")
    assert made.attributes == {"Summary": "What four accounts say."}
    rows = elements(pages, "TR")
    groups = [elements(pages, "THead")[0], *elements(pages, "TBody")]
    assert [group.parent for group in groups] == [made] * 3
    assert [row.parent for row in rows] == [groups[n] for n in (0, 1, 1, 2, 2)]
    heads = elements(pages, "TH")
    assert [head.attributes["Scope"] for head in heads] == ["Column"] * 4 + ["Row"] * 2
    assert [head.parent for head in heads[:4]] == [rows[0]] * 4
    assert [(head.parent, head.attributes["ColSpan"]) for head in heads[4:]] == [(rows[1], 4), (rows[3], 4)]
    cells = elements(pages, "TD")
    assert [rows.index(cell.parent) for cell in cells if cell.parent] == [2] * 4 + [4] * 4


def test_each_point_is_heard_with_what_each_account_says_on_it(set_pages: Typeset, small: Style) -> None:
    """Across pages, too: the point, then the works one by one, and what they say."""
    pages = set_pages(comparison(4, points=2, told=3), style=small)
    assert len(pages.pages) == 3
    made = tree(pages)
    heads = {str(head.element.attributes["ID"]): head.text for head in made.all("TH")}
    heard = [
        (*(heads[id] for id in str(cell.element.attributes["Headers"]).split()), cell.text.startswith(ANSWERS))
        for cell in made.all("TD")
    ]
    assert heard == [(point, account, True) for point in POINTS[:2] for account in ACCOUNTS]
    order = [node.text for node in made.all("TH", "TD")]
    assert [order.index(point) for point in POINTS[:2]] == [4, 9]


@pytest.mark.parametrize(("accounts", "shared"), [(2, "2"), (3, "3"), (4, "22"), (5, "32"), (7, "322"), (9, "333")])
def test_accounts_that_find_no_room_stand_in_further_tables(set_pages: Typeset, accounts: int, shared: str) -> None:
    pages = set_pages(comparison(accounts, least=11.0))
    heads = [head for head in elements(pages, "TH") if head.attributes["Scope"] == "Column"]
    tables = [head.parent.parent.parent for head in heads if head.parent and head.parent.parent]
    assert "".join(str(tables.count(table)) for table in elements(pages, "Table")) == shared
    labels = [words for page in pages.pages for _, _, words in lines(page, "TH")]
    assert labels == [*POINTS] * len(shared)
    parts = [str(table.attributes["Summary"]) for table in elements(pages, "Table")]
    told = [f" Part {n} of {len(shared)}." for n in range(1, len(shared) + 1)] if len(shared) > 1 else [""]
    assert parts == ["What four accounts say." + part for part in told]


def test_links_to_a_point_lead_to_the_first_table(set_pages: Typeset) -> None:
    pages = set_pages(comparison(9, least=11.0))
    labels = [(page.number, words) for page in reversed(pages.pages) for _, _, words in lines(page, "TH")]
    first = {words: number for number, words in labels}
    assert {POINTS[n]: pages.anchors[f"point-{n}"][0] for n in range(4)} == first
    assert len({number for number, _ in labels}) > 1


def test_columns_that_need_no_width_are_never_parted(set_pages: Typeset) -> None:
    assert len(elements(set_pages(comparison(9, least=0.0, told=0)), "Table")) == 1
