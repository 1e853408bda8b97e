"""A folder with pictures, through the whole program: into both editions and onto the sheets, and nothing else with
them."""

from __future__ import annotations

import io
from pathlib import Path

import page as validation
import pikepdf
import pypdfium2
import pytest

from booklet import pipeline
from booklet.document import EDITIONS
from booklet.problems import AuthorError
from tests.rasters import exif, jpeg, png
from tests.read.folders import write

ESSAY = f"""\
# Towns

{"Many words about the river and its towns, and who came to them. " * 40}

![The river, from the hills to the sea](river.jpg "Drawn by us.")

{"More words about them. " * 60}

## Again

![A coin with a hole in it](coin.png)

![The river, from the hills to the sea](river.jpg)
"""
FILES: dict[str, str | bytes] = {
    "booklet.yaml": "title: Towns\nquestions: {why: {question: Why?, answer: [So.]}}\n",
    "essay.md": ESSAY,
    "river.jpg": jpeg(size=(1200, 800), exif=exif(1)),
    "coin.png": png("RGBA", (900, 900)),
    "nowhere-shown.png": png(),
}


def build(folder: Path, edition: str, style: str = "") -> tuple[bytes, bytes]:
    made = pipeline.build(folder, folder.parent / "out.pdf", edition=edition, style=style, print_sheets=True)
    assert made.print_output is not None
    assert not list(made.problems)
    return made.output.read_bytes(), made.print_output.read_bytes()


def images(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sum(isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image" for item in opened.objects)


@pytest.mark.parametrize("edition", EDITIONS)
def test_both_editions_and_their_sheets(edition: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "towns", FILES)
    pdf, sheets = build(folder, edition)
    assert images(pdf) == images(sheets) == 2
    for data in (pdf, sheets):
        assert b"SECRETCAM" not in data
    for profile in ("ua1", "2a"):
        assert validation.validate_pdf_bytes(pdf, profile=profile).is_compliant
    assert build(folder, edition) == (pdf, sheets)
    assert build(write(tmp_path / "elsewhere" / "f", FILES), edition) == (pdf, sheets)


def test_both_editions_have_them_on_the_same_pages(tmp_path: Path) -> None:
    folder = write(tmp_path / "towns", FILES)
    found = []
    for edition in EDITIONS:
        with pypdfium2.PdfDocument(build(folder, edition)[0]) as opened:
            found.append([[item.type for item in leaf.get_objects()].count(3) for leaf in opened])
    assert found[0] == found[1]
    assert sum(found[0]) == 3


@pytest.mark.parametrize("style", ["large-print", "letter-half"])
def test_other_styles(style: str, tmp_path: Path) -> None:
    pdf, _ = build(write(tmp_path / "towns", FILES), "student", style)
    assert images(pdf) == 2


def test_a_build_stops_at_a_picture_without_words(tmp_path: Path) -> None:
    folder = write(tmp_path / "towns", FILES | {"essay.md": ESSAY.replace("A coin with a hole in it", "")})
    with pytest.raises(AuthorError) as stopped:
        build(folder, "student")
    (problem,) = stopped.value.problems
    assert problem.message == "this picture has no alternative text"
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("profile", ["ua1", "ua2"])
def test_it_can_be_made_again_from_itself(profile: str, tmp_path: Path) -> None:
    """Pictures are attached as they are printed: the same file comes of them, and nobody's camera is in it."""
    once, again = tmp_path / "towns", tmp_path / "again"
    turned = FILES | {"river.jpg": jpeg(size=(800, 1200), exif=exif(6))}
    asked = {"profile": profile, "attach_sources": True}
    first = pipeline.build(write(once, turned), tmp_path / "first.pdf", **asked).output.read_bytes()
    with pikepdf.open(io.BytesIO(first)) as opened:
        held = {str(spec.UF): spec.EF.F.read_bytes() for spec in opened.Root.AF}
    assert set(held) == {"booklet.yaml", "essay.md", "river.jpg", "coin.png"}
    assert b"SECRETCAM" not in b"".join(held.values())
    assert pipeline.build(write(again, held), tmp_path / "second.pdf", **asked).output.read_bytes() == first
