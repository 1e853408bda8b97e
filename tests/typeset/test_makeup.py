"""Page make-up: what goes together stays together, heads repeat, columns are level, both editions have the same
pages."""

from __future__ import annotations

import pytest

from booklet.document import (
    BLANK,
    NOTES,
    SPARE,
    AnswerLines,
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Either,
    GridFigure,
    Group,
    Heading,
    Item,
    Items,
    PageBreak,
    PageNumber,
    Paragraph,
    Parallel,
    Row,
    Section,
    Space,
    Table,
)
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.page import ARTIFACT, Bar, Line, Pages

from .conftest import LOREM, Typeset, artifacts, lines, para, span, words_of


def heading(text: str, level: int = 1, anchor: str = "") -> Heading:
    return Heading(level, (span(text),), anchor)


def table(rows: int, text: str = LOREM) -> Table:
    cell = lambda words: Cell((para(words),))  # noqa: E731  # three cells, one line
    return Table(
        (Column(1), Column(2)),
        (Row((cell("When"), cell("What"))),),
        tuple(Row((cell(f"Row {n}."), cell(text))) for n in range(1, rows + 1)),
    )


def test_nothing_is_set_outside_the_type_area(set_pages: Typeset, style: Style) -> None:
    pages = set_pages(heading("Background"), *[para(LOREM * 2) for _ in range(12)], table(9))
    assert len(pages.pages) > 3
    for page in pages.pages:
        left = style.page.inner if page.number % 2 else style.page.outer
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Line) and mark.runs[0].element is not ARTIFACT:
                    assert left - 0.1 <= placed.x + mark.x < left + style.page.measure
                    assert style.page.top < placed.y + mark.y < style.page.height - style.page.bottom + 0.1


def test_all_words_stand_on_the_pages_once_and_in_order(set_pages: Typeset) -> None:
    texts = [f"Paragraph {n}. " + LOREM for n in range(40)]
    assert words_of(set_pages(*[para(t) for t in texts])).split() == " ".join(texts).split()


def test_a_heading_never_ends_a_page(set_pages: Typeset) -> None:
    for filler in range(20, 34):
        pages = set_pages(*[para("One line.") for _ in range(filler)], heading("Next", 2), para(LOREM * 2))
        page = next(p for p in pages.pages if lines(p, "H1"))
        (_, y, _) = lines(page, "H1")[0]
        assert sum(1 for _, at, _ in lines(page, "P") if at > y) >= 2


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph(set_pages: Typeset) -> None:
    pages = set_pages(*[para(LOREM * 2, "first") for _ in range(20)])
    size = len(lines(set_pages(para(LOREM * 2, "first")).pages[0], "P"))
    on_page = [len(lines(page, "P")) for page in pages.pages]
    assert sum(on_page) == 20 * size
    ends = [sum(on_page[: n + 1]) % size for n in range(len(on_page) - 1)]
    assert all(end != 1 and end != size - 1 for end in ends)


def test_a_table_repeats_its_head_as_an_artifact(set_pages: Typeset) -> None:
    pages = set_pages(table(30))
    assert len(pages.pages) > 1
    assert ["When" in words for words in [w for _, _, w in lines(pages.pages[0], "P")][:1]] == [True]
    for page in pages.pages[1:]:
        assert artifacts(page)[:3] == ["continued", "When", "What"]
    assert words_of(pages).count("When") == 1


def test_a_label_stands_on_its_items_line(set_pages: Typeset) -> None:
    items = Items((Item((para("Small text.", "small"),), (span("A", face="bold"),)), Item((para("Plain text."),))))
    found = lines(set_pages(items).pages[0], "")
    ys = {words: y for _, y, words in found}
    assert ys["A"] == pytest.approx(ys["Small text."]) and ys["•"] == pytest.approx(ys["Plain text."])


def test_no_item_of_a_list_is_alone_on_a_page(set_pages: Typeset) -> None:
    for filler in range(24, 36):
        items = Items(tuple(Item((para(f"Item {n}"),)) for n in range(4)))
        pages = set_pages(*[para("One line.", "first") for _ in range(filler)], items)
        counts = [sum(words.startswith("Item") for _, _, words in lines(page, "P")) for page in pages.pages]
        assert 1 not in counts and sum(counts) == 4


def test_cells_of_a_row_stand_on_one_line(set_pages: Typeset) -> None:
    cells = (Cell((para("Said."),), head=True), Cell((para("silent", "silent"),)), Cell((para("denied"),)))
    for role in ("table", "grid"):
        pages = set_pages(Table((Column(), Column(), Column()), (), (Row(cells),), role))
        assert len({y for _, y, _ in lines(pages.pages[0], "P")}) == 1


def test_an_empty_cell_is_in_the_tree_all_the_same(set_pages: Typeset) -> None:
    empty = Table(
        (Column(), Column()), (), (Row((Cell((para("One."),)), Cell(()))), Row((Cell(()), Cell((AnswerLines(1),)))))
    )
    pages = set_pages(empty)
    runs = [run for placed in pages.pages[0].placed for m in placed.marks if isinstance(m, Line) for run in m.runs]
    assert len({id(run.element) for run in runs if run.element.tag == "TD"}) == 3


def test_a_tall_row_goes_on_in_both_cells(set_pages: Typeset) -> None:
    pages = set_pages(table(1, LOREM * 12))
    assert len(pages.pages) >= 2
    assert words_of(pages).count("jurisdiction") == 12


def test_parallel_columns_start_level_and_break_together(set_pages: Typeset) -> None:
    columns = tuple((para(f"Letter {c}", "letter"), para(LOREM * 9)) for c in "AB")
    pages = set_pages(Parallel(columns, numbered=True))
    assert len(pages.pages) == 2
    for page in pages.pages:
        starts = {}
        for x, y, _ in lines(page, "P"):
            starts.setdefault(round(x), y)
        assert len(starts) == 2 and len(set(starts.values())) == 1
    numbers = [int(t) for page in pages.pages for t in artifacts(page) if t.isdigit() and int(t) % 5 == 0]
    assert sorted(numbers)[:4] == [5, 5, 10, 10]


def test_flowing_columns_are_balanced_on_their_last_page(set_pages: Typeset) -> None:
    pages = set_pages(Columns(tuple(para(f"Entry {n}. Word word word.", "entry") for n in range(21))))
    (page,) = pages.pages
    by_column: dict[int, list[float]] = {}
    for x, y, _ in lines(page, "P"):
        by_column.setdefault(0 if x < 200 else 1, []).append(y)
    assert abs(max(by_column[0]) - max(by_column[1])) <= 2 * 16


def answer_blocks() -> list[Block]:
    out: list[Block] = []
    for n in range(12):
        out.append(para(f"Question {n}. " + LOREM, "first"))
        out.append(Either((AnswerLines(2 + n % 4),), (para("SECRET " + LOREM * (n % 5), "key"),)))
    return [heading("Questions"), *out, heading("After", 2)]


def test_both_editions_have_their_headings_on_the_same_pages(set_pages: Typeset) -> None:
    student = set_pages(*answer_blocks())
    teacher = set_pages(*answer_blocks(), edition="teacher")
    places = [
        [(p.number, h) for p in pages.pages for h in lines(p, "H1") + lines(p, "H2")] for pages in (student, teacher)
    ]
    assert places[0] == places[1] and len(places[0]) == 2
    questions = [
        [(p.number, y) for p in pages.pages for _, y, w in lines(p) if w.startswith("Question")]
        for pages in (student, teacher)
    ]
    assert questions[0] == questions[1]
    assert "SECRET" not in words_of(student)
    assert words_of(teacher).count("SECRET") == 12


def test_answers_longer_than_their_lines_get_more_room_in_both(set_pages: Typeset) -> None:
    blocks = (para("Q"), Either((AnswerLines(2),), (para(LOREM * 14, "key"),)), heading("After", 2))
    found = []
    for edition in ("student", "teacher"):
        pages = set_pages(*blocks, edition=edition)
        found.append([(p.number, y) for p in pages.pages for _, y, _ in lines(p, "H2")])
        if edition == "teacher":
            assert words_of(pages).count("jurisdiction") == 14
    assert found[0] == found[1]


def test_rules_to_write_on_reach_the_foot_when_asked(set_pages: Typeset, style: Style) -> None:
    pages = set_pages(para("Your reading"), Either((AnswerLines(4, to_foot=True),), (para("Key", "key"),)))
    bars = [placed.y + m.y for placed in pages.pages[0].placed for m in placed.marks if isinstance(m, Bar)]
    assert max(bars) > style.page.height - style.page.bottom - style.measures.answer_line
    assert len(bars) > 15


def test_a_box_is_drawn_round_every_piece(set_pages: Typeset) -> None:
    pages = set_pages(Group(tuple(para(LOREM * 3) for _ in range(9)), "box"))
    assert len(pages.pages) == 2
    for page in pages.pages:
        tall = [m for placed in page.placed for m in placed.marks if isinstance(m, Bar) and m.height > 100]
        assert len(tall) == 2


def test_a_group_of_one_tall_thing_stands(set_pages: Typeset) -> None:
    pages = set_pages(Group((GridFigure((("says",),) * 20, (("says", "says"),), (span("It"),), "words"),)))
    assert "says" in words_of(pages, "Figure")


def test_page_references_show_the_folio_they_point_at(set_pages: Typeset) -> None:
    pages = set_pages(Paragraph((span("see page "), PageNumber("x"))), PageBreak(), PageBreak(), heading("X", 2, "x"))
    assert lines(pages.pages[0], "Link")[0][2] == "3"


def test_running_heads_name_the_booklet_left_and_the_section_right(set_pages: Typeset) -> None:
    pages = set_pages(heading("Background"), *[para(LOREM * 3) for _ in range(20)])
    assert artifacts(pages.pages[0]) == ["1"]
    assert artifacts(pages.pages[1]) == ["A Title", "2"]
    assert artifacts(pages.pages[2]) == ["Background", "3"]


def test_a_fill_sends_what_follows_to_the_foot(set_pages: Typeset, style: Style) -> None:
    pages = set_pages(para("Top"), Space(fill=True), para("Foot", "small"))
    ys = [y for _, y, _ in lines(pages.pages[0], "P")]
    assert ys[-1] == pytest.approx(style.page.height - style.page.bottom - 3.5, abs=3)


@pytest.mark.parametrize("spare", SPARE)
def test_a_spread_begins_on_a_left_hand_page_and_the_page_left_over_is_blank_or_ruled(spare: str, style: Style) -> None:
    for pages_before in (1, 2, 3):
        breaks: list[Block] = [PageBreak()] * (pages_before - 1)
        blocks = (heading("A"), *breaks, PageBreak("verso"), para("After"), PageBreak("recto"), para("Last"))
        document = Document("T", "en-GB", (Section("test", blocks),), spare=spare)
        pages = typeset(document, style, "student", Problems())
        found = {words: p.number for p in pages.pages for _, _, words in lines(p, "P")}
        assert found["After"] % 2 == 0 and found["Last"] == found["After"] + 1
        ruled = [p.number for p in pages.pages for placed in p.placed for m in placed.marks if isinstance(m, Bar)]
        assert set(ruled) == ({3} if pages_before == 2 and spare == NOTES else set())
        if pages_before == 2 and spare == BLANK:
            assert (pages.pages[2].placed, pages.pages[2].blind) == ([], True)
            assert artifacts(pages.pages[3]) == ["T", "4"]


def test_a_short_section_runs_on_where_all_of_it_fits(style: Style) -> None:
    def pages_of(lines_before: int) -> list[int]:
        first = Section("a", (heading("First"), *[para("One line.", "first")] * lines_before))
        second = Section("b", (heading("Second"), *[para("One line.", "first")] * 6), start="run-on")
        pages = typeset(Document("T", "en-GB", (first, second)), style, "student", Problems())
        return [p.number for p in pages.pages for _ in lines(p, "H1")]

    assert pages_of(10) == [1, 1]
    assert pages_of(25) == [1, 2]
    assert {tuple(pages_of(n)) for n in range(10, 26)} == {(1, 1), (1, 2)}


def test_a_cover_leaves_out_its_figure_rather_than_run_over(style: Style) -> None:
    figure = GridFigure((("says", "silent"),) * 9, (("says", "says"),), (span("A dispute"),), "words")
    for filler in (2, 20):
        blocks = (para("Title", "title"), figure, *[para("Line", "cover")] * filler, Space(fill=True), para("Foot"))
        document = Document("T", "en-GB", (Section("cover", blocks, role="cover"),))
        pages = typeset(document, style, "student", Problems())
        assert len(pages.pages) == 1
        assert ("says" in words_of(pages, "Figure")) is (filler == 2)


def test_setting_twice_gives_the_same_pages(set_pages: Typeset) -> None:
    from booklet.typeset.trace import trace

    def both() -> Pages:
        return set_pages(*answer_blocks(), table(8))

    assert trace(both()) == trace(both())
