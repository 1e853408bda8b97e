"""The lint: every seeded fault is found, by its own rule and on its page, and sound pages are let alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.document import (
    AnswerLines,
    Cell,
    Column,
    Either,
    Heading,
    Item,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from booklet.problems import Location, Problems, Spot
from booklet.read import read_archive
from booklet.resources import find_booklet
from booklet.sections import compose_document
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.broken import SHRINK, STRETCH
from booklet.typeset.compositor import Compositor
from booklet.typeset.lint import LINT, lint
from booklet.typeset.lint.layout import Gap, Layout, TypeLine
from booklet.typeset.lint.lines import rivers
from booklet.typeset.page import Pages
from booklet.typeset.paragraph import line_width

from .conftest import LOREM, Typeset, span
from .faulty import FAULTS, HERE, LEFT, SOUND, TOP, WORDS, Typesetter, para

SAMPLE = find_booklet("egypt-38ah")


def found_on(pages: Pages) -> set[tuple[str, int]]:
    problems = Problems()
    lint(pages, problems)
    assert not problems.errors
    return {(problem.rule, problem.spot.page) for problem in problems}


def test_there_is_a_fault_for_every_rule_and_twenty_at_least() -> None:
    assert len(FAULTS) >= 20
    assert {fault.rule for fault in FAULTS.values()} == {rule.__name__.replace("_", "-") for rule in LINT}


@pytest.mark.parametrize("name", FAULTS)
def test_a_seeded_fault_is_found(name: str, compositor: Compositor) -> None:
    fault = FAULTS[name]
    assert found_on(fault.make(Typesetter(compositor))) == {(fault.rule, fault.page)}


@pytest.mark.parametrize("name", SOUND)
def test_sound_pages_are_let_alone(name: str, compositor: Compositor) -> None:
    assert found_on(SOUND[name](Typesetter(compositor))) == set()


def test_rules_say_what_they_want() -> None:
    assert all((rule.__doc__ or "").split("\n")[0].endswith(".") for rule in LINT)


def test_a_finding_says_where_in_print_and_where_in_the_file(compositor: Compositor) -> None:
    problems = Problems()
    lint(Typesetter(compositor).paragraph(WORDS, WORDS, "so").fill(20).done(), problems)
    (only,) = problems
    assert only.location == HERE
    assert only.spot == Spot(1, LEFT, TOP + 10 + 2 * 13, "1")
    assert only.message == "page 1 at 50, 86: the last line of a paragraph is shorter than an indent: “so”"


def test_words_of_the_programs_own_stand_in_the_record_round_them(set_pages: Typeset) -> None:
    at = [Location("events.yaml", line, 1) for line in (1, 2, 3)]

    def cell(text: str, line: int = 0) -> Cell:
        return Cell((para(text)._replace(text=(span(text, at=at[line - 1]) if line else span(text),)),))

    layout = Layout(
        set_pages(
            Heading(2, (span("Its text comes next"),)),
            para("Known")._replace(text=(span("Known", at=at[0]),)),
            Table((Column(), Column()), (), (Row((cell("silent"), cell("row", 2))), Row((cell("row", 3), cell("no"))))),
            Items((Item((para("item")._replace(text=(span("item", at=at[2]),)),), (span("1."),)),)),
        )
    )
    places = {line.excerpt: layout.written_at(line).locate().line for line in layout.lines}
    assert places["“Its text comes next”"] == 1
    assert (places["“silent”"], places["“no”"], places["“1.”"]) == (2, 3, 3)


def test_every_line_of_the_sample_leads_to_a_file(style: Style) -> None:
    problems = Problems()
    archive = read_archive(SAMPLE, problems)
    assert archive is not None
    layout = Layout(typeset(compose_document(archive, "student"), style, "student", problems))
    assert not problems.errors
    places = {line.order: layout.written_at(line).locate() for line in layout.text}
    assert len(places) > 2000
    assert {Path(place.file).parent for place in places.values()} >= {SAMPLE, SAMPLE / "essays"}
    assert all(Path(place.file).is_file() and place.line for place in places.values())
    people = [line for line in layout.text if line.setting.role == "heading 3" and "Hudayj" in line.words]
    assert [Path(places[line.order].file).name for line in people] == ["people.yaml"]


@pytest.mark.parametrize("edition", ["student", "teacher"])
def test_the_sample_is_set_without_a_fault(style: Style, edition: str) -> None:
    """In the sheet of the house, which is the one it is written for."""
    problems = Problems()
    archive = read_archive(SAMPLE, problems)
    assert archive is not None and archive.settings.style in ("", "classroom")
    figures = lint(typeset(compose_document(archive, edition), style, edition, problems), problems)
    assert [str(problem) for problem in problems] == []
    assert figures.pages > 80 and figures.lines > 3000


def test_room_to_write_in_is_not_empty(set_pages: Typeset) -> None:
    """A page with a short answer in the room for a long one is full in both editions."""
    asked = Paragraph((span("Why?"),), "body", keep_next=True)
    blocks = (asked, Either((AnswerLines(18),), (para("So.", "key"),)), PageBreak(), para(LOREM))
    for edition in ("student", "teacher"):
        assert found_on(set_pages(*blocks, edition=edition)) == set()


def test_the_ratio_is_that_of_the_spaces_as_they_are_set(set_pages: Typeset) -> None:
    layout = Layout(set_pages(*[para(LOREM * 3, "body")] * 3))
    ratios = [(line, line.ratio) for line in layout.text if line.ratio is not None]
    assert len(ratios) > 15
    for line, ratio in ratios:
        each = line.setting.space * (1 + ratio * (STRETCH if ratio > 0 else SHRINK))
        words = sum(word.width for run in line.marks[0].runs for word in run.words)
        set_width = (words + len(line.gaps) * each) * line.size * line.marks[0].stretch / 1000
        assert set_width == pytest.approx(line.end - line.x)
        left, right = line.hung
        assert line.end - right == pytest.approx(line.left + line.setting.measure, abs=0.1)
        assert line.number == 0 or line.x + left == pytest.approx(line.left, abs=0.1)
    assert {line.ends for line, _ in ratios} == {False}


def test_glyphs_drawn_wider_leave_less_for_the_spaces(compositor: Compositor) -> None:
    pages = Typesetter(compositor).paragraph(WORDS, WORDS, ratios=(1.2, 0)).done()
    (placed, *_) = pages.pages[0].placed
    (mark,) = placed.marks
    line = TypeLine(1, 0, 0, (mark._replace(stretch=1.02),))
    assert line.ratio == pytest.approx(1.2)
    assert line.end == pytest.approx(line_width(mark) * 1.02)
    assert line.gaps[-1].end < line.end < line.gaps[-1].end + 60


def test_gaps_are_where_no_word_stands(set_pages: Typeset) -> None:
    from booklet.document import Paragraph

    text = (
        span("He wrote to "),
        span("محمد بن أبي بكر", language="ar"),
        span(" of "),
        span("Egypt", link="#x"),
        span("."),
    )
    for line in Layout(set_pages(Paragraph((*text, span(" " + LOREM)), "body"))).text:
        assert all(one.end < other.start for one, other in pairwise(line.gaps))
        white = sum(gap.end - gap.start for gap in line.gaps)
        inked = sum(w.width for mark in line.marks for run in mark.runs for w in run.words) * line.size / 1000
        inked *= line.marks[0].stretch
        assert white + inked == pytest.approx(line.end - line.x)
        assert len(line.gaps) == len(line.words) - 1


def test_a_line_that_ends_with_the_sign_of_a_note_is_no_wider_for_it(set_pages: Typeset) -> None:
    words = (LOREM * 2).split()
    begun = [f"{first} {' '.join(words[:n])}" for first in ("So", "Indeed", "Nevertheless") for n in range(5, 60)]
    texts = [(span(text), Note((span("So."),), "remark", "a"), span(" " + LOREM)) for text in begun]
    pages = set_pages(*(Paragraph(text) for text in texts))
    ends = [line.marks[-1].runs[-1].words == () for line in Layout(pages).lines]
    assert any(ends)
    assert "outside-measure" not in {rule for rule, _ in found_on(pages)}


def test_figures_of_the_type(compositor: Compositor) -> None:
    pages = (
        Typesetter(compositor)
        .paragraph(*[WORDS + " reconsi¬"] * 2, WORDS, WORDS, ratios=(0.25, -0.75, 1.5, 0))
        .fill(20)
        .done()
    )
    figures = lint(pages, Problems())
    assert (figures.pages, figures.lines, figures.justified) == (1, 24, 3)
    assert figures.mean == pytest.approx((0.25 + 0.75 + 1.5) / 3, abs=0.001)
    assert (figures.tightest, figures.loosest) == (-0.75, 1.5)
    assert figures.within_half == pytest.approx(1 / 3, abs=0.001)
    assert figures.within_one == pytest.approx(2 / 3, abs=0.001)
    assert figures.classes == (0, 1, 0, 1, 0, 0, 1, 0)
    assert (figures.contrasts, figures.hyphens, figures.hyphens_in_a_row) == (1, 2, 2)
    assert figures.findings == {"loose-line": 1}
    text = figures.text()
    assert figures.filled == pytest.approx((10 + 23 * 13) / 400, abs=0.001)
    assert "1 page, 77% full on average, 24 lines, 3 of them justified" in text
    assert text.count("#") == 3 * 40
    assert text.endswith("found: loose-line 1\n")


def test_figures_of_type_that_is_not_justified(set_pages: Typeset) -> None:
    figures = lint(set_pages(para(LOREM, "small")), Problems())
    assert figures.justified == 0
    assert "ratio" not in figures.text()
    assert "found: nothing" in figures.text()


def test_furniture_does_not_count(set_pages: Typeset) -> None:
    pages = set_pages(Heading(1, (span("Background"),)), *[para(LOREM * 3, "small")] * 12)
    layout = Layout(pages)
    artifacts = [line for line in layout.lines if line.artifact]
    assert len(artifacts) >= 2 * len(pages.pages) - 1
    assert lint(pages, Problems()).lines == len(layout.lines) - len(artifacts)


GAPS = st.lists(st.tuples(st.integers(0, 40), st.integers(3, 9)), max_size=5)


def row(number: int, gaps: list[tuple[int, int]]) -> SimpleNamespace:
    """A stand-in for a line with these wide gaps (start, width), as far as they do not touch."""
    kept: list[Gap] = []
    for start, width in sorted(gaps):
        if not kept or start > kept[-1].end:
            kept.append(Gap(start, start + width))
    setting = SimpleNamespace(space=200.0)
    return SimpleNamespace(number=number, ratio=1.0, gaps=kept, setting=setting, size=10.0)


def chains(lines: list[SimpleNamespace], at: int, gap: Gap) -> int:
    """The longest chain that goes down from a gap, by trying all."""
    if at + 1 == len(lines):
        return 1
    below = [
        other
        for other in lines[at + 1].gaps
        if min(gap.end, other.end) - max(gap.start, other.start)
        >= 0.5 * min(gap.end - gap.start, other.end - other.start)
    ]
    return 1 + max((chains(lines, at + 1, other) for other in below), default=0)


@given(st.lists(GAPS, min_size=4, max_size=9))
def test_rivers_are_the_longest_chains_of_gaps(gaps: list[list[tuple[int, int]]]) -> None:
    lines = [row(number, each) for number, each in enumerate(gaps)]
    found = list(rivers(lines))  # type: ignore[arg-type]  # stand-ins
    longest = max((chains(lines, at, gap) for at, line in enumerate(lines) for gap in line.gaps), default=0)
    assert max((length for length, _ in found), default=0) == (longest if longest >= 4 else 0)
    for length, first in found:
        assert length in {chains(lines, first.number, gap) for gap in first.gaps} or length <= longest
