"""The sample in every sheet of the house: it can be set, and every line lies where its column is."""

from __future__ import annotations

from functools import cache
from itertools import groupby, pairwise

import pytest

from booklet.document import Document
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles, styles_folder
from booklet.sections import compose_document
from booklet.style import Style, load_style
from booklet.typeset import typeset
from booklet.typeset.page import ARTIFACT, Bar, Line, Page, Pages, Path
from booklet.typeset.paragraph import line_width
from tests.dossier import SAMPLE

EDGE = 9.0  # points at a page's edge where many printers cannot print
LEGIBLE, ON_GROUND, SEEN = 7.0, 4.5, 3.0  # contrast of type on paper, on a shaded ground, and of rules
HANG = 6.0  # points that signs at a line's end may hang out at most


@cache
def document() -> Document:
    problems = Problems()
    archive = read_archive(SAMPLE, problems)
    assert archive is not None
    return compose_document(archive, "student")


@cache
def sheet(name: str) -> tuple[Style, Pages]:
    problems = Problems()
    style = load_style(name, styles_folder(), None, problems)
    assert style is not None
    pages = typeset(document(), style, "student", problems)
    assert list(problems) == []
    return style, pages


def contrast(one: float, other: float) -> float:
    """Two greys → WCAG's contrast ratio, 1 to 21."""
    dark, light = sorted(grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4 for grey in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lines(page: Page) -> list[tuple[float, float, float, float]]:
    """(baseline, left end, right end, size) of each line of type."""
    return [
        (round(placed.y + mark.y, 2), placed.x + mark.x, placed.x + mark.x + line_width(mark), mark.size)
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, Line) and any(run.words and run.element is not ARTIFACT for run in mark.runs)
    ]


@pytest.mark.parametrize("name", styles())
def test_the_sample_stays_on_its_paper(name: str) -> None:
    style, pages = sheet(name)
    assert 60 < len(pages.pages) < 130
    for page in pages.pages:
        for baseline, left, right, _ in lines(page):
            assert left > EDGE and right < style.page.width - EDGE
            assert style.page.top < baseline < style.page.height - style.page.bottom + HANG


@pytest.mark.parametrize("name", styles())
def test_the_samples_lines_stay_in_the_type_area(name: str) -> None:
    style, pages = sheet(name)
    for page in pages.pages:
        start = style.page.inner if page.number % 2 else style.page.outer
        for _, left, right, size in lines(page):
            if not style.page.margin_note or size != style.roles["margin note"].size:
                assert start - HANG < left and right < start + style.page.measure + HANG, (page.number, size)


@pytest.mark.parametrize("name", styles())
def test_no_two_lines_of_the_sample_touch(name: str) -> None:
    """On one baseline one ends before the next begins: in a cell, a column, beside a label."""
    _, pages = sheet(name)
    met = 0
    for page in pages.pages:
        for _, beside in groupby(sorted(lines(page)), key=lambda line: line[0]):
            row = list(beside)
            met += len(row) > 1
            for (_, _, end, _), (baseline, begin, _, _) in pairwise(row):
                assert end < begin + 0.1, (page.number, baseline)
    assert met > 200


@pytest.mark.parametrize("name", ["large-print", "dyslexia"])
def test_no_word_is_cut_where_the_sheet_says_so(name: str) -> None:
    """Not even in the narrow columns of a table of six."""
    style, pages = sheet(name)
    assert not style.text.hyphens
    cut = [
        (page.number, word.text)
        for page in pages.pages
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, Line)
        for run in mark.runs
        for word in run.words
        if word.text.endswith("\u00ad")
    ]
    assert cut == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(0.0, 1.0) == pytest.approx(21.0) and contrast(1.0, 0.0) == pytest.approx(21.0)
    assert contrast(0x77 / 255, 1.0) == pytest.approx(4.48, abs=0.01)  # WCAG's own example of a grey just too light


@pytest.mark.parametrize("name", styles())
def test_type_and_rules_stand_out_from_the_paper(name: str) -> None:
    style, pages = sheet(name)
    for role in style.roles.values():
        assert contrast(role.gray, 1.0) >= LEGIBLE, role.name
        assert contrast(role.gray, style.measures.ground) >= ON_GROUND, role.name
    rules = {
        mark.gray
        for page in pages.pages
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, (Bar, Path)) and mark.gray != style.measures.ground
    }
    assert rules and min(contrast(gray, 1.0) for gray in rules) >= SEEN
