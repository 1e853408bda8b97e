"""The measuring code finds in a PDF what was put there: gaps, scaled glyphs, hyphens, rivers, widows, runts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from booklet import pipeline
from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.style import load_style

HERE = Path(__file__).parent
SIZE = 10.0
INDENT = 14.0


def registered() -> float:
    """Let ReportLab have the house face → its space at the size."""
    style = load_style("", styles_folder(), None, Problems())
    assert style is not None
    pdfmetrics.registerFont(TTFont("text", str(style.fonts["roman"].path)))
    return pdfmetrics.stringWidth(" ", "text", SIZE)


SPACE = registered()


@pytest.fixture(scope="module")
def measure() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(HERE))
        import lines

        yield lines
    for name in ("lines", "glyphs"):
        del sys.modules[name]


Set = tuple[str, float, float]  # a line: text, points added to each space, horizontal scale in per cent


def draw(path: Path, pages: list[list[Set]]) -> Path:
    """Each page's lines from the top, below a running head in another size."""
    canvas = Canvas(str(path), pagesize=(300, 300))
    for page in pages:
        canvas.setFont("text", 7)
        canvas.drawString(40, 280, "A running head")
        for number, (text, wider, scale) in enumerate(page):
            line = canvas.beginText(40, 250 - 14 * number)
            line.setFont("text", SIZE)
            line.setHorizScale(scale)
            line.setWordSpace(wider)
            line.textOut(text)
            canvas.drawText(line)
        canvas.showPage()
    canvas.save()
    return path


def natural(*texts: str) -> list[Set]:
    return [(text, 0.0, 100.0) for text in texts]


@pytest.mark.parametrize(
    ("wider", "scale", "ratio"),
    [
        (0.0, 100, 0.0),
        (SPACE / 2, 100, 1.0),
        (SPACE, 100, 2.0),
        (-SPACE / 3, 100, -1.0),
        (0.0, 102, 0.0),
        (SPACE / 2, 102, 1.0),
        (-SPACE / 3, 98, -1.0),
    ],
)
def test_a_ratio_is_what_the_spaces_were_given(
    measure: ModuleType, tmp_path: Path, wider: float, scale: float, ratio: float
) -> None:
    pdf = draw(tmp_path / "a.pdf", [[("one two three four", wider, scale)]])
    (line,) = measure.lines(pdf, SIZE)
    assert [word.text for word in line.words] == ["one", "two", "three", "four"]
    assert line.ratio(SPACE) == pytest.approx(ratio, abs=0.001)
    assert line.scale == pytest.approx(scale / 100)


def test_last_lines_and_other_sizes_are_left_out(measure: ModuleType, tmp_path: Path) -> None:
    pdf = draw(
        tmp_path / "a.pdf", [[("one two three", SPACE / 2, 100), ("four five", 9.0, 100), ("six seven", 9.0, 100)]]
    )
    said = ["one two three four five", "six seven"]
    told = measure.figures(measure.lines(pdf, SIZE), said, SPACE, INDENT)
    assert told.lines == 3
    assert told.mean == told.loosest == pytest.approx(1.0, abs=0.001)


def test_hyphens_are_counted_and_those_in_a_row(measure: ModuleType, tmp_path: Path) -> None:
    lines = natural("he was gov-", "ernor of the prov-", "ince and of al-", "Fustat then", "as he had asked for")
    pdf = draw(tmp_path / "a.pdf", [lines[:2], lines[2:]])
    said = ["he was governor of the province and of al-Fustat then as he had asked for"]
    told = measure.figures(measure.lines(pdf, SIZE), said, SPACE, INDENT)
    assert (told.hyphens, told.in_a_row, told.at_foot, told.pages) == (3, 3, 1, 2)


def test_widows_orphans_and_runts(measure: ModuleType, tmp_path: Path) -> None:
    pages = [
        natural("one paragraph that", "ends alone"),
        natural("over there.", "Another that begins"),
        natural("below, and ends in", "it."),
    ]
    pdf = draw(tmp_path / "a.pdf", pages)
    said = ["one paragraph that ends alone over there.", "Another that begins below, and ends in it."]
    told = measure.figures(measure.lines(pdf, SIZE), said, SPACE, INDENT)
    assert (told.widows, told.orphans, told.runts) == (1, 1, 1)


def test_a_river_is_four_gaps_over_one_another(measure: ModuleType, tmp_path: Path) -> None:
    same = natural(*["one two"] * 5, "seventeen words", "one two", "one two")
    pdf = draw(tmp_path / "a.pdf", [same, natural("one two")])
    found = measure.lines(pdf, SIZE)
    assert measure.river_lengths(found, SPACE / 1.6) == [5]
    assert measure.river_lengths(found[:3], SPACE / 1.6) == []
    assert measure.river_lengths(found, SPACE) == [], "gaps no wider than usual are no river"


def test_a_text_that_is_not_the_one_meant_is_told(measure: ModuleType, tmp_path: Path) -> None:
    found = measure.lines(draw(tmp_path / "a.pdf", [natural("one two three")]), SIZE)
    for said in (["one two tree"], ["one two three", "four"], ["one two"], []):
        with pytest.raises(ValueError):  # noqa: PT011  each tells another thing
            measure.by_paragraph(found, said)


def test_a_letter_that_hangs_over_its_advance_is_no_gap(measure: ModuleType, tmp_path: Path) -> None:
    """And both ways to write a file: ours with its own codes and its marks, ReportLab's with its own."""
    folder = tmp_path / "book"
    folder.mkdir()
    words = "of half a loaf and of a calf, of beef and of stuff " * 8
    settings = "title: T\nstyle: _s.yaml\nsections: [essays]\nessays: [text.md]\n"
    (folder / "booklet.yaml").write_text(settings, encoding="utf-8")
    (folder / "_s.yaml").write_text(
        "extends: classroom\nroles: {folio: {size: 7}, running head: {size: 7}}\n", encoding="utf-8"
    )
    (folder / "text.md").write_text(f"# T\n\n{words}\n", encoding="utf-8")
    pdf = pipeline.build(folder, tmp_path / "ours.pdf").output
    style = load_style("_s.yaml", styles_folder(), folder, Problems())
    assert style is not None
    body = style.roles["body"]
    found = measure.lines(pdf, body.size)
    assert [len(its) for its in measure.by_paragraph(found, [words])] == [len(found)]
    assert len(found) > 4
    for line in found:
        gaps = [right - left for left, right in line.gaps]
        assert max(gaps) - min(gaps) < 0.03, "to the hundredth of a point, which is what is written"
