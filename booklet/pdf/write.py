"""`Pages` → the bytes of a tagged PDF 1.7 file that claims PDF/UA-1 and PDF/A-2a. The recipe of this room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from booklet.pdf import metadata, navigation
from booklet.pdf.content import Painter
from booklet.pdf.embed import embed_all
from booklet.pdf.file import File, Object, Stream
from booklet.pdf.fonts import Fonts
from booklet.pdf.images import Images
from booklet.pdf.objects import Hundredths, array, number, text_string
from booklet.pdf.structure import Structure
from booklet.typeset.fonts import Word
from booklet.typeset.page import Line, Pages

if TYPE_CHECKING:
    from booklet.raster import Raster

NONE: Mapping[str, Raster] = {}


def write_pdf(pages: Pages, *, created: int | None, pictures: Mapping[str, Raster] = NONE) -> bytes:
    """`created`: seconds since 1970, or None for a fixed date; `pictures`: by file. The same pages give the same
    bytes."""
    file = File()
    fonts = Fonts(words_of(pages))
    structure = Structure(pages.root, len(pages.pages))
    tree = Object()
    tree_ref = file.add(tree)
    leaves = [Object() for _ in pages.pages]
    refs = [file.add(leaf) for leaf in leaves]
    tree.body = f"<</Type/Pages/Count {len(refs)}/Kids{array(refs)}>>"
    images = Images(pictures, pages.pages)
    resources = file.add(Object(f"<</Font{embed_all(file, fonts)}{images.embed(file)}>>"))
    places = navigation.Places(pages, refs)
    hundredths = Hundredths()
    same = f"<</Type/Page/Parent {tree_ref}/MediaBox[0 0 {number(pages.width, 3)} {number(pages.height, 3)}]"
    same += f"/Resources {resources}/Tabs/S"
    for index, (page, leaf) in enumerate(zip(pages.pages, leaves)):
        content, links = Painter(index, pages.height, fonts, structure, hundredths, images).page(page)
        leaf.body = f"{same}/Contents {file.add(Stream(content))}/StructParents {index}"
        if links:
            leaf.body += f"/Annots{array(navigation.annotate(file, links, index, places, structure))}"
        leaf.body += ">>"
    trees = f"/Pages {tree_ref}/StructTreeRoot {structure.write(file, refs)}"
    catalog = file.add(Object(_catalog(file, pages, trees, places, created)))
    return file.write(catalog, file.add(Object(metadata.info(pages, created))))


def _catalog(file: File, pages: Pages, trees: str, places: navigation.Places, created: int | None) -> str:
    body = f"<</Type/Catalog{trees}/Lang{text_string(pages.language)}"
    body += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
    body += f"/PageLabels{navigation.labels(pages.pages)}/Metadata {file.add(metadata.xmp(pages, created))}"
    outline = navigation.outline(file, pages.outline, places)
    if outline:
        body += f"/Outlines {outline}/PageMode/UseOutlines"
    return body + f"/OutputIntents[{metadata.output_intent(file)}]>>"


def words_of(pages: Pages) -> list[Word]:
    """Every shaped word on the pages once, in the order of its first use."""
    words: list[Word] = []
    for page in pages.pages:
        for placed in page.placed:
            for mark in placed.marks:
                if mark.__class__ is Line:
                    for run in mark.runs:
                        words += run.words
    return list(dict.fromkeys(words))
