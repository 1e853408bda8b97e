"""What comes out of the PDF when it is copied or read aloud is what was set."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import handset
import page
import pikepdf
import pypdfium2
import pytest

from booklet.pdf.write import write_pdf
from booklet.typeset.fonts import Word
from booklet.typeset.page import Element, Line, Mark, Page, Pages, Placed, Run

DIVIDED = "\ufffe"  # what PDFium puts for a hyphen that only divides


def pages(*lines: tuple[Word, ...]) -> Pages:
    root = Element("Document")
    marks: list[Mark] = []
    for place, words in enumerate(lines):
        marks.append(Line(20, 20 + 20 * place, 10, handset.SPACE + 15, (Run(Element("P", root), words),)))
    return Pages(400, 40 + 20 * len(lines), [Page(1, "1", [Placed(0, 0, marks)])], {}, [], root, "Title", "en")


def pdfium(pdf: bytes, index: int = 0) -> list[str]:
    text = pypdfium2.PdfDocument(pdf)[index].get_textpage().get_text_range()
    return [line.strip() for line in text.split("\r\n")]


def poppler(pdf: bytes, folder: Path) -> str:
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("poppler's pdftotext is not installed")
    (folder / "text.pdf").write_bytes(pdf)
    done = subprocess.run([program, folder / "text.pdf", "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_latin_with_every_sign_comes_out_in_order(written: bytes) -> None:
    lines = pdfium(written)
    assert lines[:2] == ["Egypt, 38 AH", handset.ENGLISH]
    assert lines[2] == f"{handset.MORE} con{DIVIDED}tinued in well-known the table"
    assert lines[3:5] == ["(edition), p. 3.", "Small capitals"]
    assert "Running head" in lines[-2:], "artifacts come last"


def test_a_second_reader_agrees(written: bytes, tmp_path: Path) -> None:
    text = poppler(written, tmp_path)
    assert handset.ENGLISH + "\n" in text
    assert f"{handset.MORE} con\u00ad\ntinued in well-known the table\n(edition), p. 3.\n" in text
    assert "called \u202bمحمد بن أبي بكر\u202c, fell outside the town." in text


def test_each_page_says_its_own(written: bytes) -> None:
    assert pdfium(written, 1) == ["more of the paragraph", "Masʿūdī silent", "Abū Mikhnaf", "Back", "Work What it says"]


def test_arabic_is_in_logical_order() -> None:
    text = "ولى علي محمد بن أبي بكر مصر سنة ٣٨ فلا يزال الأشتر في القلزم والله أعلم إلى الكوفة"
    assert pdfium(write_pdf(pages(handset.arabic(text)), created=None)) == [text]


def test_a_connecting_stroke_says_nothing(tmp_path: Path) -> None:
    """Amiri draws the lam of الكوفة with a stroke behind it: two glyphs, one character."""
    word = handset.faces()["arabic"].shape("الكوفة", rtl=True, language="ar")
    assert len(word.glyphs) == len(word.text) + 1
    pdf = write_pdf(pages((word,)), created=None)
    assert pdfium(pdf) == ["الكوفة"]
    assert poppler(pdf, tmp_path).strip("\u202a\u202b\u202c\n\f") == "الكوفة"
    assert all(page.validate_pdf_bytes(pdf, profile=profile).is_compliant for profile in ("ua1", "2a"))


def test_a_written_and_an_added_hyphen_differ_though_they_look_alike() -> None:
    words = (*handset.words("al-Ṭabarī"), handset.broken("Muʿā"))
    assert words[0].glyphs[2][0] == words[1].glyphs[-1][0], "one glyph"
    lines = pdfium(write_pdf(pages(words, handset.words("wiya")), created=None))
    assert lines == [f"al-Ṭabarī Muʿā{DIVIDED}wiya"]


@pytest.mark.parametrize(
    "text", ["office affine first waffle", "d\u0331a h\u0331a T\u0323\u0304a", "(a) \\ b) ((", "½ №"]
)
def test_ligatures_combining_signs_and_brackets(text: str) -> None:
    composed = text.replace("d\u0331", "ḏ").replace("h\u0331", "ẖ").replace("T\u0323", "Ṭ")
    assert pdfium(write_pdf(pages(handset.words(text)), created=None)) == [composed]


def test_many_characters_take_two_bytes() -> None:
    face = handset.faces()["roman"]
    letters = [chr(c) for c in (*range(0x21, 0x7F), *range(0xA1, 0x250), *range(0x391, 0x3A2), *range(0x410, 0x450))]
    letters = [c for c in letters if ord(c) in face.file.characters and c != "\u00ad"]
    words = ["".join(letters[i : i + 12]) for i in range(0, len(letters), 12)]
    pdf = write_pdf(pages(*[handset.words(f"{word} and ({word})") for word in words]), created=None)
    assert len(letters) > 250
    assert b"begincodespacerange\n<0000> <FFFF>" in unpacked(pdf)
    assert pdfium(pdf) == [f"{word} and ({word})" for word in words]
    assert all(page.validate_pdf_bytes(pdf, profile=profile).is_compliant for profile in ("ua1", "2a"))


def unpacked(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return b"\n".join(o.read_bytes() for o in opened.objects if isinstance(o, pikepdf.Stream))
