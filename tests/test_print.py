"""The print file as a school prints it: cut apart, turned over, folded, and read from the front.

`tests/impose` proves the order of pages by itself; here are booklets that the whole program made.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from booklet import pipeline
from booklet.document import EDITIONS, Document, PageBreak, Paragraph, Section, Span
from booklet.impose import impose, instructions_for
from booklet.pdf.write import write_pdf
from booklet.problems import AuthorError, Problems
from booklet.resources import styles_folder
from booklet.style import Style, load_style
from booklet.typeset import typeset
from tests.dossier import SAMPLE, built

PAPERS = {"classroom": ("A4", (841.89, 595.28)), "letter-half": ("Letter", (792.0, 612.0))}  # landscape, points
EXACT = 0.02  # points


def halves(pdf: bytes) -> list[tuple[str, str]]:
    """The text of the left and the right half of each side of each sheet."""
    out: list[tuple[str, str]] = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            width, height = page.get_size()
            text = page.get_textpage()
            left, right = (
                text.get_text_bounded(0, 0, width / 2, height),
                text.get_text_bounded(width / 2, 0, width, height),
            )
            out.append((plain(left), plain(right)))
    return out


def plain(text: str) -> str:
    """Without white space: where a page is moved, PDFium may see other spaces between lines."""
    return re.sub(r"[\s\ufffe\u00ad]", "", text)


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [plain(page.get_textpage().get_text_bounded()) for page in opened]


def leaves(sides: list[tuple[str, str]]) -> list[str]:
    """Sides as printed → pages as turned.

    A sheet of paper has its front and its back; flipped on the short edge, the left half of the back lies behind the
    right half of the front. All sheets laid on each other, the first undermost with its front down, and folded: the
    right halves of the fronts are the first leaves from outside in, the left halves the last from inside out.
    """
    assert len(sides) % 2 == 0, "every sheet has two sides"
    sheets = list(zip(sides[::2], sides[1::2]))
    first = [page for front, back in sheets for page in (front[1], back[0])]
    last = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first + last


@pytest.fixture(scope="module")
def small() -> Style:
    style = load_style("", styles_folder(), None, Problems())
    assert style is not None
    return style


def booklet(count: int, style: Style) -> bytes:
    """A booklet that the typesetter made, of `count` pages that say which they are."""
    blocks = [Paragraph((Span(f"This is leaf-side {number}, and no other."),)) for number in range(1, count + 1)]
    parted = [part for block in blocks for part in (PageBreak(), block)][1:]
    problems = Problems()
    made = typeset(Document("Counted", "en-GB", (Section("test", tuple(parted)),)), style, "student", problems)
    assert not list(problems) and len(made.pages) == count
    return write_pdf(made, created=None)


@pytest.mark.parametrize("count", [*range(1, 13), 15, 16, 17, 31, 32, 33, 47, 62, 63, 64])
def test_folding_restores_the_order_of_what_was_set(count: int, small: Style) -> None:
    pdf = booklet(count, small)
    single = pages(pdf)
    assert len(set(single)) == count
    folded = leaves(halves(impose(pdf)))
    assert folded == single + [""] * (-count % 4), "each page once, in order, blanks at the end"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", PAPERS)
def test_the_sample_folds_into_itself(style: str, edition: str) -> None:
    made = built(SAMPLE, edition, style)
    single = pages(made.pdf)
    assert len(single) > 40
    assert leaves(halves(made.sheets)) == single + [""] * (-len(single) % 4)


@pytest.mark.parametrize("style", PAPERS)
def test_pages_lie_on_their_paper_at_true_size(style: str) -> None:
    paper, size = PAPERS[style]
    made = built(SAMPLE, "student", style)
    with pikepdf.open(io.BytesIO(made.sheets)) as sheets, pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        page = [float(value) for value in pdf.pages[0].MediaBox][2:]
        for side in sheets.pages:
            assert [float(value) for value in side.MediaBox][2:] == pytest.approx(size, abs=EXACT)
            drawn = side.Contents.read_bytes().decode()
            assert re.findall(r"(\S+ \S+ \S+ \S+) \S+ \S+ cm", drawn) == ["1 0 0 1"] * drawn.count(" Do Q")
            trim = [float(value) for value in side.TrimBox]
            assert trim[2] - trim[0] == pytest.approx(2 * page[0], abs=EXACT)
            assert trim[3] - trim[1] == pytest.approx(page[1], abs=EXACT)
            assert (trim[0] + trim[2]) / 2 == pytest.approx(size[0] / 2, abs=EXACT), "the fold is in the middle"
        assert len(sheets.pages) == 2 * -(-len(pdf.pages) // 4)
        count = len(sheets.pages) // 2
    assert made.instructions == (
        f"Print on {paper}, both sides, flip on the short edge, at 100 %; "
        f"fold the {count} sheets together and staple at the fold."
    )


def test_the_line_is_what_the_pages_size_asks_for() -> None:
    assert " A4," in instructions_for(419.53, 595.28, 8)
    assert " Letter," in instructions_for(396, 612, 8)


def test_only_whoever_asks_gets_sheets(tmp_path: Path) -> None:
    (tmp_path / "booklet.yaml").write_text("title: Small\nquestions: {q: {question: When?}}\n", encoding="utf-8")
    made = pipeline.build(tmp_path, tmp_path / "one.pdf")
    assert (made.print_output, made.instructions) == (None, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["booklet.yaml", "one.pdf"]
    made = pipeline.build(tmp_path, tmp_path / "one.pdf", print_sheets=True)
    assert made.print_output == tmp_path / "one.print.pdf"
    assert leaves(halves(made.print_output.read_bytes()))[: made.pages] == pages(made.output.read_bytes())


def test_pages_too_large_for_any_paper_are_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "booklet.yaml").write_text("title: Large\nstyle: _wall.yaml\n", encoding="utf-8")
    (tmp_path / "_wall.yaml").write_text("page: {width: 300mm, height: 410mm}\n", encoding="utf-8")
    assert pipeline.build(tmp_path, tmp_path / "one.pdf").pages
    (tmp_path / "one.pdf").unlink()
    with pytest.raises(AuthorError) as stopped:
        pipeline.build(tmp_path, tmp_path / "one.pdf", print_sheets=True)
    assert [problem.message for problem in stopped.value.problems] == [
        "no paper takes two pages of 300 × 410 mm side by side"
    ]
    assert not list(tmp_path.glob("*.pdf"))
