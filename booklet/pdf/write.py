"""`Pages` → the bytes of a PDF file that is what a profile claims. The recipe of this room."""

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
from booklet.pdf.profile import UA1, Profile
from booklet.pdf.structure import Structure, Untagged
from booklet.typeset.fonts import Word
from booklet.typeset.page import Line, Pages

if TYPE_CHECKING:
    from booklet.raster import Raster


def write_pdf(
    pages: Pages,
    *,
    created: int | None,
    profile: Profile = UA1,
    files: Mapping[str, bytes] = {},
    pictures: Mapping[str, Raster] = {},
) -> bytes:
    """`created`: seconds since 1970, or None for a fixed date. `files` to attach have relative names; `pictures` are by
    file. The same pages give the same bytes."""
    if files and not profile.files:
        raise ValueError(f"a file that claims {profile.name} {profile.archival} has nothing attached")
    file = File(profile.version)
    fonts = Fonts(words_of(pages))
    structure = (Structure if profile.tagged else Untagged)(pages.root, len(pages.pages), profile.namespaces)
    tree = Object()
    tree_ref = file.add(tree)
    leaves = [Object() for _ in pages.pages]
    refs = [file.add(leaf) for leaf in leaves]
    tree.body = f"<</Type/Pages/Count {len(refs)}/Kids{array(refs)}>>"
    images = Images(pictures, pages.pages)
    resources = file.add(Object(f"<</Font{embed_all(file, fonts)}{images.embed(file)}>>"))
    hundredths = Hundredths()
    same = f"<</Type/Page/Parent {tree_ref}/MediaBox[0 0 {number(pages.width, 3)} {number(pages.height, 3)}]"
    same += f"/Resources {resources}" + "/Tabs/S" * profile.tagged
    linked = []
    for index, (page, leaf) in enumerate(zip(pages.pages, leaves)):
        content, links = Painter(index, pages.height, fonts, structure, hundredths, images).page(page)
        leaf.body = f"{same}/Contents {file.add(Stream(content))}" + f"/StructParents {index}" * profile.tagged
        linked.append(links)
    structure.allot(file)
    places = navigation.Places(pages, refs, structure)
    for index, (links, leaf) in enumerate(zip(linked, leaves)):
        if links:
            leaf.body += f"/Annots{array(navigation.annotate(file, links, index, places, structure))}"
        leaf.body += ">>"
    body = f"<</Type/Catalog/Pages {tree_ref}/Lang{text_string(pages.language)}"
    body += f"/PageLabels{navigation.labels(pages.pages)}/ViewerPreferences<</DisplayDocTitle true>>"
    outline = navigation.outline(file, pages.outline, places)
    if outline:
        body += f"/Outlines {outline}/PageMode/UseOutlines"
    if profile.tagged:
        body += f"/MarkInfo<</Marked true>>/StructTreeRoot {structure.write(file, refs)}"
    if profile.archival:
        body += f"/Metadata {file.add(metadata.xmp(pages, created, profile))}"
        body += f"/OutputIntents[{metadata.output_intent(file)}]"
    if files:
        from booklet.pdf.attach import attach  # only for those who ask

        body += attach(file, files, created)
    catalog = file.add(Object(body + ">>"))
    return file.write(catalog, file.add(Object(metadata.info(pages, created))) if profile.info else "")


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
