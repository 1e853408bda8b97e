"""Casting off and make-up on strips made by hand: what stands on which page, where notes go, what is level.

A strip is 10 points high and carries its name as an anchor; pages are 100 points deep, ten strips.
"""

from __future__ import annotations

from random import Random

import pytest

from booklet.style import PageStyle
from booklet.typeset.galley import Footnote, Item, NewPage, Room, Side, Slug
from booklet.typeset.makeup import MakeUp

PITCH = 10.0
PAGE = PageStyle(200.0, 140.0, 20.0, 20.0, 20.0, 20.0, 10.0, 10.0)


def strip(name: str, height: float = PITCH, **more: object) -> Slug:
    return Slug(height, anchors=(name,), **more)  # type: ignore[arg-type]  # keywords are passed on


def strips(prefix: str, count: int, **more: object) -> list[Slug]:
    return [strip(f"{prefix}{n}", **more) for n in range(count)]


def note(name: str, lines: int, series: str = "remark") -> Footnote:
    return Footnote(series, tuple(strips(name, lines)))


def made(*items: Item) -> dict[str, tuple[int, float]]:
    """Name → its page and height on it, from the top of the type area."""
    make_up = MakeUp(PAGE, PITCH)
    make_up.fill([NewPage(), *items])
    return {name: (page, round(y - PAGE.top, 2)) for name, (page, y) in make_up.anchors.items()}


def test_strips_fill_pages_in_order() -> None:
    found = made(*strips("a", 25))
    assert [found[f"a{n}"] for n in range(25)] == [(1 + n // 10, n % 10 * 10.0) for n in range(25)]


def test_a_note_stands_at_the_foot_of_its_signs_page() -> None:
    found = made(*strips("a", 4), strip("b", notes=(note("n", 2),)), *strips("c", 10))
    assert found["b"] == (1, 40.0)
    assert [found["n0"], found["n1"]] == [(1, 80.0), (1, 90.0)]
    assert found["c1"] == (1, 60.0) and found["c2"] == (2, 0.0)  # notes and the space above them take three lines


def test_a_line_goes_over_when_its_note_does_not_fit() -> None:
    found = made(*strips("a", 8), strip("b", notes=(note("n", 2),)), *strips("c", 6))
    assert found["a7"] == (1, 70.0)
    assert found["b"] == (2, 0.0) and found["n1"] == (2, 90.0)


def test_a_note_is_split_only_when_it_must_be() -> None:
    found = made(*strips("a", 3), strip("b", notes=(note("n", 11),)), *strips("c", 9))
    assert found["b"] == (1, 30.0)
    pages = [found[f"n{n}"][0] for n in range(11)]
    assert pages == sorted(pages) and pages[0] == 1 and pages[-1] == 2
    assert min(pages.count(1), pages.count(2)) >= 2
    on_second = [found[f"n{n}"][1] for n in range(11) if found[f"n{n}"][0] == 2]
    assert on_second[-1] == 90.0 and found["c8"][0] >= 2


def test_each_series_of_notes_stands_by_itself() -> None:
    found = made(
        strip("a", notes=(note("r", 1),)),
        strip("b", notes=(note("c", 1, "citation"),)),
        strip("d", notes=(note("s", 1),)),
    )
    heights = [found[name][1] for name in ("c0", "r0", "s0")]
    assert heights == sorted(heights) and heights[-1] == 90.0
    assert heights[1] - heights[0] > PITCH and heights[2] - heights[1] == PITCH


def test_text_comes_back_to_the_grid() -> None:
    found = made(*strips("a", 2, grid=True), strip("small", 7.0), *strips("b", 2, grid=True))
    assert found["small"] == (1, 20.0)
    assert found["b0"] == (1, 30.0)


def test_white_space_for_the_grid_belongs_above_a_heading() -> None:
    heading = strip("h", 12.0, before=5.0, keep=True)
    found = made(*strips("a", 2, grid=True), heading, *strips("b", 2, grid=True))
    assert found["b0"] == (1, 40.0)
    assert found["h"] == (1, 28.0)


def test_a_page_that_ends_short_is_levelled_at_its_largest_spaces() -> None:
    text = [
        *strips("a", 3, grid=True),
        strip("h", before=10.0, keep=True),
        *strips("b", 4, grid=True),
        strip("c0", keep=True, grid=True),
        strip("c1", grid=True),
    ]
    found = made(*text, *strips("d", 8, grid=True))
    assert found["c0"] == (2, 0.0)
    assert found["b3"] == (1, 90.0)  # one line was open
    assert found["h"] == (1, 50.0) and found["a2"] == (1, 20.0)


def test_spaces_off_the_grid_are_widened_alike() -> None:
    text = [strip(f"a{n}", before=4.0) for n in range(7)]
    found = made(*text, strip("tall", 40.0), *strips("d", 12))
    assert found["tall"][0] == 2
    assert found["a6"] == (1, 90.0)
    apart = {round(found[f"a{n + 1}"][1] - found[f"a{n}"][1], 2) for n in range(6)}
    assert apart == {15.0}


def test_the_space_below_a_heading_is_never_widened() -> None:
    heading = strip("h", before=10.0, keep=True)
    below = strip("b0", before=6.0, grid=True)
    rest = [strip("b1", grid=True), *strips("c", 3, keep=True, grid=True), *strips("d", 5, grid=True)]
    found = made(*strips("a", 3, grid=True), heading, below, *rest)
    assert found["c0"] == (2, 0.0)  # two lines are open, and one space alone may be widened by one
    assert (found["h"][1], found["b0"][1]) == (44.0, 60.0)


def test_a_space_is_at_most_doubled_above_text_on_the_grid() -> None:
    small = [strip(f"a{n}", before=5.0 if n == 2 else 0.0, grid=True) for n in range(8)]
    found = made(*small, *strips("k", 2, keep=True, grid=True), *strips("l", 5, grid=True))
    assert found["k0"] == (2, 0.0)
    assert found["a2"][1] - found["a1"][1] == 20.0


def room(lines: int, grown: list[int]) -> Room:
    """Room to write in that tells how many lines are drawn."""
    return Room(lines, PITCH, (), lambda count, start, stop: grown.append(count) or [], least=lines)


def test_room_to_write_in_grows_by_half_at_most_to_level_a_page() -> None:
    """Lines are given to the answers in turn; the last page keeps its own."""
    drawn: list[int] = []
    found = made(
        strip("q0", keep=True), room(2, drawn), strip("q1", keep=True), room(3, drawn),
        strip("q2", keep=True), room(6, drawn), strip("end"),
    )  # fmt: skip
    assert [found[name] for name in ("q0", "q1", "q2")] == [(1, 0.0), (1, 50.0), (2, 0.0)]
    assert drawn == [4, 4, 6]


def test_pages_tell_how_far_they_are_filled() -> None:
    make_up = MakeUp(PAGE, PITCH)
    make_up.fill([NewPage(), strip("q"), room(5, []), NewPage(), strip("a", notes=(note("n", 1),)), NewPage("verso")])
    assert [page.filled for page in make_up.pages] == [60.0, 100.0, 0.0, 0.0][: len(make_up.pages)]


def test_a_last_page_is_not_left_all_but_empty() -> None:
    """Filling each page as far as it goes would leave one strip on the third."""
    found = made(*strips("a", 17), *strips("b", 3, keep=True), strip("c"))
    assert found["c"][0] == 3
    on_last = [name for name, (page, _) in found.items() if page == 3]
    assert len(on_last) >= 4


def test_a_tall_row_is_cut_rather_than_leave_a_page_half_empty() -> None:
    row = Side(((0.0, strips("r", 8)),), PITCH)
    whole = Slug(80.0, anchors=("whole",), broken=row)
    cut = made(*strips("a", 3), whole, *strips("b", 3))
    assert "whole" not in cut and cut["r0"] == (1, 30.0) and cut["r7"][0] == 2
    kept = made(*strips("a", 9), whole, *strips("b", 3))
    assert kept["whole"] == (2, 0.0)


def test_columns_carry_their_notes() -> None:
    columns = Side(((0.0, [strip("l0", notes=(note("n", 2),)), *strips("m", 9)]), (80.0, strips("r", 9))), PITCH)
    found = made(columns)
    assert found["l0"] == (1, 0.0) and found["n1"] == (1, 90.0)
    assert max(y for name, (page, y) in found.items() if page == 1 and name[0] in "lmr") == 60.0  # no more left open


def test_a_row_whose_note_leaves_a_column_nothing_goes_overleaf_whole() -> None:
    """Room for its head and half a column, but not for the notes as well."""
    right = [strip("name"), strip("m0", keep=True), strip("m1", notes=(note("n", 3),)), *strips("s", 5)]
    left = [*strips("k", 3, keep=True), strip("l"), *strips("r", 5)]
    found = made(*strips("a", 5), Side(((0.0, left), (80.0, right)), PITCH))
    assert found["a3"] == (1, 30.0)
    assert found["k0"] == found["name"] and found["k0"][0] == 2


@pytest.mark.parametrize("seed", range(40))
def test_all_that_is_given_stands_on_the_pages_once_and_in_order(seed: int) -> None:
    random = Random(seed)
    items: list[Item] = []
    names: list[str] = []
    notes: list[str] = []
    for number in range(random.randint(1, 120)):
        referred = ()
        if random.random() < 0.12:
            lines = random.choice([1, 1, 2, 3, 14])
            referred = (note(f"n{number}.", lines, random.choice(["remark", "citation"])),)
            notes += [f"n{number}.{line}" for line in range(lines)]
        grid = random.random() < 0.5
        names.append(f"a{number}")
        items.append(
            strip(
                names[-1],
                PITCH if grid else random.uniform(3, 40),
                before=random.choice([0.0, 0.0, 5.0, 12.0]),
                keep=random.random() < 0.3,
                notes=referred,
                grid=grid,
            )
        )
    make_up = MakeUp(PAGE, PITCH)
    make_up.fill([NewPage(), *items])
    places = [make_up.anchors[name] for name in names]
    assert places == sorted(places)
    assert set(make_up.anchors) == {*names, *notes}
    heights = {item.anchors[0]: item.height for item in items if isinstance(item, Slug)}
    for name, (_, y) in make_up.anchors.items():
        assert y - PAGE.top + heights.get(name, PITCH) <= PAGE.depth + 0.01
    for item in items:
        assert isinstance(item, Slug)
        for footnote in item.notes:
            assert make_up.anchors[footnote.slugs[0].anchors[0]][0] == make_up.anchors[item.anchors[0]][0]
