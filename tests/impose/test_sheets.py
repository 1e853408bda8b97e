"""The print file: where pages lie on sheets, what it asks of the printer, and that each page's text is there once."""

from __future__ import annotations

import io
import re
from collections import Counter

import pikepdf
import pypdfium2
import pytest

from booklet.impose.order import sheets
from booklet.impose.sheets import MM, PAPERS, impose, instructions, instructions_for, paper_for

A5 = (419.528, 595.276)


def book(count: int, size: tuple[float, float] = A5) -> bytes:
    """`count` pages that say "page 1." and so on in their middle."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        text = f"BT /F1 12 Tf {size[0] / 2} {size[1] / 2} Td (page {number}.) Tj ET"
        page.obj.Contents = pdf.make_stream(text.encode())
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def halves(pdf: bytes) -> list[tuple[str, str]]:
    """The text of the left and the right half of each side."""
    out: list[tuple[str, str]] = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = ((0, 0, width / 2, height), (width / 2, 0, width, height))
        left, right = (text.get_text_bounded(*box).strip() for box in boxes)
        out.append((left, right))
    return out


def said(page: int | None) -> str:
    return "" if page is None else f"page {page + 1}."


@pytest.mark.parametrize("binding", ["left", "right"])
@pytest.mark.parametrize(("count", "signature"), [(1, None), (2, None), (7, None), (16, 2), (24, 4), (64, None)])
def test_each_page_lies_once_where_folding_wants_it(count: int, signature: int | None, binding: str) -> None:
    found = halves(impose(book(count), signature=signature, binding=binding))
    wanted = [spread for sheet in sheets(count, signature, binding) for spread in (sheet.front, sheet.back)]
    assert found == [(said(left), said(right)) for left, right in wanted]
    assert Counter(text for side in found for text in side if text) == Counter(map(said, range(count)))


def test_every_count_to_64_has_each_page_once() -> None:
    for count in range(1, 65):
        with pikepdf.open(io.BytesIO(impose(book(count)))) as pdf:
            forms = [form for page in pdf.pages for form in page.Resources.XObject.values()]
            drawn = [form.read_bytes().split(b"(")[1].split(b")")[0].decode() for form in forms]
            used = sum(page.Contents.read_bytes().count(b" Do Q") for page in pdf.pages)
        assert sorted(drawn) == sorted(map(said, range(count)))
        assert used == count


def placed(pdf: bytes) -> list[dict[str, tuple[float, ...]]]:
    """For each side: name of the half → its clip's x and the page's x."""
    out: list[dict[str, tuple[float, ...]]] = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            content = page.Contents.read_bytes().decode()
            found = re.findall(r"q (\S+) \S+ (\S+) \S+ re W n 1 0 0 1 (\S+) \S+ cm /(\w+) Do Q", content)
            out.append({name: (float(clip), float(width), float(x)) for clip, width, x, name in found})
    return out


def test_inner_sheets_creep_towards_the_spine_and_never_over_it() -> None:
    sides = placed(impose(book(32), thickness_mm=0.2))
    middle = PAPERS["A4"][1] / 2
    for place, side in enumerate(sides):
        shift = place // 2 * 0.2 * MM
        assert side["Left"][2] == pytest.approx(middle - A5[0] + shift, abs=0.01)
        assert side["Right"][2] == pytest.approx(middle - shift, abs=0.01)
        assert side["Left"][0] + side["Left"][1] == pytest.approx(middle, abs=0.01)
        assert side["Right"][0] == pytest.approx(middle, abs=0.01)


def test_without_thickness_nothing_creeps() -> None:
    assert len({tuple(side["Left"]) for side in placed(impose(book(32), thickness_mm=0))}) == 1


def test_the_file_asks_for_what_it_needs() -> None:
    with pikepdf.open(io.BytesIO(impose(book(8), binding="right"))) as pdf:
        wishes = pdf.Root.ViewerPreferences
        assert (wishes.Duplex, wishes.PrintScaling) == ("/DuplexFlipShortEdge", "/None")
        assert "/Direction" not in wishes, "a sheet has none, and some readers turn its words round"
        assert [float(v) for v in pdf.pages[0].MediaBox] == pytest.approx([0, 0, 297 * MM, 210 * MM], abs=0.01)
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("size", "paper"),
    [
        (A5, "A4"),
        ((396, 612), "Letter"),
        ((595.276, 841.89), "A3"),
        ((612, 792), "Tabloid"),
        ((297.64, 419.53), "A5"),
        ((300, 400), "Letter"),
        ((504, 612), "Legal"),
    ],
)
def test_paper_is_the_smallest_that_takes_two_pages(size: tuple[float, float], paper: str) -> None:
    assert paper_for(*size) == paper


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="no paper"):
        paper_for(900, 1200)
    with pytest.raises(ValueError, match="do not fit"):
        impose(book(4), paper="A5")
    with pytest.raises(ValueError, match="unknown paper 'B9'; known are A5"):
        impose(book(4), paper="B9")
    with pytest.raises(ValueError, match="no pages"):
        impose(book(0))


def strokes(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = opened.pages[0].Contents.read_bytes().decode()
    return re.findall(r"\S+ \S+ m \S+ \S+ l", content)


def test_marks_say_where_to_fold_and_where_to_trim_if_there_is_room() -> None:
    assert len(strokes(impose(book(4)))) == 2, "two A5 pages fill an A4 sheet: fold marks only"
    assert strokes(impose(book(4)))[0].split()[0] == f"{297 * MM / 2:.3f}"
    assert len(strokes(impose(book(4), paper="a3"))) == 2 + 8
    assert len(strokes(impose(book(4), paper=(842, 700)))) == 2 + 4, "room above and below only"
    assert strokes(impose(book(4), marks=False)) == []


def test_the_same_bytes_each_time() -> None:
    assert impose(book(10)) == impose(book(10))


def test_instructions_are_one_line() -> None:
    start = "Print on A4, both sides, flip on the short edge, at 100 %; "
    assert instructions(12, "A4") == start + "fold the 6 sheets together and staple at the fold."
    assert instructions(2, "A4") == start + "fold the sheet in the middle."
    assert instructions(20, "A4", signature=4) == (
        start + "fold each 4 sheets together (the last 2) and sew or staple the 3 signatures, in order, at the fold."
    )
    assert "fold each sheet by itself and" in instructions(20, "A4", signature=1)
    assert instructions(12, "A4", signature=8) == instructions(12, "A4")
    assert instructions_for(*A5, 21) == instructions(12, "A4")
