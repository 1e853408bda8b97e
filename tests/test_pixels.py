"""Four tiny documents as they look: every page, every pixel, beside the picture kept in `golden/`.

After a change that is meant, look at the pictures behind `pytest tests/test_pixels.py --update`.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from booklet.document import (
    BOLD,
    ITALIC,
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Parallel,
    Picture,
    Row,
    Section,
    Span,
    Table,
)
from booklet.pdf.write import write_pdf
from booklet.problems import Problems
from booklet.raster import raster_of
from booklet.resources import styles_folder
from booklet.style import load_style
from booklet.typeset import typeset
from tests.rasters import png

GOLDEN = Path(__file__).parent / "golden"
SCALE = 1.6  # pixels a point: about 115 dpi
TOLERANCE = 24  # of 255 grey levels: another version of PDFium may round an edge otherwise


def said(text: str, role: str = "first") -> Paragraph:
    return Paragraph((Span(text),), role)


def row(*texts: str, marked: bool = False) -> Row:
    return Row(tuple(Cell((said(text, "table"),), head=i == 0) for i, text in enumerate(texts)), marked)


PARAGRAPH: tuple[Block, ...] = (
    Paragraph(
        (
            Span("The governor "),
            Span("Muḥammad b. Abī Bakr", ITALIC, "ar-Latn"),
            Span(" ("),
            Span("محمد بن أبي بكر", language="ar"),
            Span("), whose "),
            Span("administration", BOLD),
            Span(" was reconsidered, asked ʿAlī for reinforcements in Ṣafar; the jurisdictional disagreement"),
            Span(" lasted, and nobody’s interpretation was acknowledged."),
        ),
        "first",
    ),
    said("The second paragraph is indented, and its last line ends where it will.", "body"),
)
TABLE: tuple[Block, ...] = (
    Table(
        (Column(fixed=7), Column(2), Column()),
        (Row(tuple(Cell((said(text, "head"),)) for text in ("Account", "What it says", "Men"))),),
        (
            row("al-Ṭabarī", "a roadside ruin", "2,000"),
            row("al-Kindī", "the house of a Ghāfiqī", "silent", marked=True),
            row("Khalīfa", "burned inside a dead donkey, as is said, and in no other place", "silent"),
            row("al-Yaʿqūbī", "a dwelling", "many"),
            row("al-Masʿūdī", "a house, not named", "4,000", marked=True),
        ),
    ),
)
TELLING = "He comes with his men to the dike, and they fight until the evening; then the captain falls. "
COLUMNS: tuple[Block, ...] = (
    Parallel(
        (
            (said(TELLING * 3, "account"), said("No chain is given.", "account")),
            (said("Another says that nobody fought at all. " + TELLING, "account"),),
        ),
        numbered=True,
    ),
)
WEDGE = "wedge.png"
PICTURE: tuple[Block, ...] = (
    said("Before it."),
    Picture(WEDGE, 480, 96, "A wedge, a corner of it black", (Span("Its caption, in one line."),)),
    said("Behind it.", "body"),
)
DOCUMENTS = {
    "paragraph": PARAGRAPH,
    "table": TABLE,
    "columns": COLUMNS,
    "picture": PICTURE,
}
RASTERS = {WEDGE: raster_of(png("RGBA", (480, 96)))}


def pictures(blocks: tuple[Block, ...]) -> list[Image.Image]:
    """A document's pages, in grey."""
    problems = Problems()
    style = load_style(str(GOLDEN / "pixels.yaml"), styles_folder(), None, problems)
    assert style is not None, list(problems)
    made = typeset(Document("Pixels", "en-GB", (Section("test", blocks),)), style, "student", problems)
    assert not list(problems)
    with pypdfium2.PdfDocument(write_pdf(made, created=None, pictures=RASTERS)) as pdf:
        return [page.render(scale=SCALE, grayscale=True).to_pil().convert("L") for page in pdf]


def difference(made: Image.Image, kept: Image.Image) -> int:
    """How many grey levels apart the most different pixel is; all of them if the sizes differ."""
    return 255 if made.size != kept.size else ImageChops.difference(made, kept).getextrema()[1]


def kept_pages(name: str) -> list[Path]:
    return sorted(GOLDEN.glob(f"{name}-*.png"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_pixel_of_every_page(name: str, update: bool) -> None:
    made = pictures(DOCUMENTS[name])
    if update:
        for path in kept_pages(name):
            path.unlink()
        for number, picture in enumerate(made, 1):
            picture.save(GOLDEN / f"{name}-{number}.png", optimize=True)
    kept = kept_pages(name)
    assert [path.name for path in kept] == [f"{name}-{number}.png" for number in range(1, len(made) + 1)]
    found = {}
    for picture, path in zip(made, kept, strict=True):
        with Image.open(path) as golden:
            found[path.name] = difference(picture, golden.convert("L"))
    assert {page: levels for page, levels in found.items() if levels > TOLERANCE} == {}


def test_every_picture_is_somebodys() -> None:
    names = {path.name.rpartition("-")[0] for path in GOLDEN.glob("*.png")}
    assert names == set(DOCUMENTS)
    assert len(kept_pages("table")) > 1, "the head is repeated on a second page"


def test_a_moved_word_is_seen() -> None:
    """The comparison can fail: one letter more, one shade less."""
    (kept,) = pictures((said("One word."),))
    (other,) = pictures((said("One words."),))
    assert difference(kept, kept) == 0
    assert difference(kept, other) > 150
    assert difference(kept, kept.resize((kept.width + 1, kept.height))) == 255
