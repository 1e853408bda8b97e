"""Links, bookmarks and page labels → annotations, outline (§12.3.3) and number tree (§12.4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from booklet.pdf.content import PlacedLink
from booklet.pdf.file import File, Object
from booklet.pdf.objects import array, number, text_string
from booklet.pdf.structure import Structure
from booklet.typeset.folios import NUMERALS, roman
from booklet.typeset.page import Element, OutlineEntry, Page, Pages


class Places:
    """Anchors → what leads there. An unknown anchor is a `KeyError`: the typesetter's fault."""

    def __init__(self, pages: Pages, refs: Sequence[str], structure: Structure) -> None:
        self.anchors = pages.anchors
        self.begins = pages.begins
        self.height = pages.height
        self.refs = refs
        self.structure = structure

    def lead(self, anchor: str) -> str:
        """The entry of a link or a bookmark: a place on a page, with namespaces also a structure element (ISO 32000-2
        §12.3.2.3, table 202)."""
        page, y = self.anchors[anchor]
        there = f"/XYZ 0 {number(self.height - y)} null]"
        place = f"[{self.refs[page - 1]}{there}"
        if not self.structure.namespaces:
            return f"/Dest{place}"
        return f"/A<</S/GoTo/D{place}/SD[{self.structure.refs[self.element(anchor)]}{there}>>"

    def element(self, anchor: str) -> Element:
        """The structure element that begins at an anchor, or what holds it where nothing of it is in the tree."""
        element = self.begins[anchor]
        while element not in self.structure.refs:
            element = element.parent or self.structure.root
        return element


def annotate(file: File, links: Sequence[PlacedLink], index: int, places: Places, structure: Structure) -> list[str]:
    """The links of page `index` (from 0) → references of their annotations, each known to the structure tree."""
    refs: list[str] = []
    for link, left, top in links:
        x, y = left + link.x, places.height - top - link.y
        annotation = Object()
        ref = file.add(annotation)
        key = structure.link(link.element, index, ref)
        if link.target.startswith("#"):
            goal = places.lead(link.target[1:])
            if structure.namespaces:
                structure.refer(link.element, places.element(link.target[1:]))
        else:
            goal = f"/A<</S/URI/URI{text_string(_ascii(link.target))}>>"
        box = array(map(number, (x, y - link.height, x + link.width, y)))
        annotation.body = f"<</Type/Annot/Subtype/Link/Rect{box}/Border[0 0 0]/F 4/P {places.refs[index]}{goal}"
        if structure.tagged:
            says = str(link.element.attributes.get("Contents", link.target.lstrip("#")))
            annotation.body += f"/StructParent {key}/Contents{text_string(says)}"
        annotation.body += ">>"
        refs.append(ref)
    return refs


def _ascii(address: str) -> str:
    """A URI action takes 7-bit ASCII (§12.6.4.7): other characters are percent-encoded, as RFC 3987 maps them."""
    return "".join(c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in address)


def outline(file: File, entries: Sequence[OutlineEntry], places: Places) -> str:
    """Bookmarks nested by level; the outermost show, what is below them is folded. "" when there are none."""
    if not entries:
        return ""
    root = Object()
    root_ref = file.add(root)
    items = [Object() for _ in entries]
    refs = [file.add(item) for item in items]
    above: list[int] = []  # the open entries, outermost first
    children: dict[int, list[int]] = {-1: []}
    parents: list[int] = []
    for place, entry in enumerate(entries):
        while above and entries[above[-1]].level >= entry.level:
            above.pop()
        parent = above[-1] if above else -1
        parents.append(parent)
        children[parent].append(place)
        children[place] = []
        above.append(place)
    for siblings in children.values():
        for order, place in enumerate(siblings):
            parent = parents[place]
            body = f"<</Title{text_string(entries[place].title)}/Parent {refs[parent] if parent >= 0 else root_ref}"
            if order:
                body += f"/Prev {refs[siblings[order - 1]]}"
            if order < len(siblings) - 1:
                body += f"/Next {refs[siblings[order + 1]]}"
            if children[place]:
                below = children[place]
                body += f"/First {refs[below[0]]}/Last {refs[below[-1]]}/Count {-len(below)}"
            items[place].body = body + f"{places.lead(entries[place].anchor)}>>"
    first = children[-1]
    root.body = f"<</Type/Outlines/First {refs[first[0]]}/Last {refs[first[-1]]}/Count {len(first)}>>"
    return root_ref


def labels(pages: Sequence[Page]) -> str:
    """Folios → a number tree of ranges; a page on which none is printed is called by it all the same."""
    ranges: list[str] = []
    style, value = "", 0
    for index, page in enumerate(pages):
        new_style, new_value = _counted(page.folio)
        if new_style != style or new_value != value + 1 or not new_style:
            if new_style:
                ranges.append(f"{index}<</S/{new_style}/St {new_value}>>")
            else:
                ranges.append(f"{index}<</P{text_string(page.folio)}>>")
        style, value = new_style, new_value
    return f"<</Nums{array(ranges)}>>"


def _counted(folio: str) -> tuple[str, int]:
    """A folio → its numbering style (D, r or R) and value; ("", 0) when it is neither Arabic nor Roman."""
    if folio.isascii() and folio.isdigit() and folio[0] != "0":
        return "D", int(folio)
    for style, text in (("r", folio), ("R", folio.lower() if folio.isupper() else "")):
        value, left = 0, text
        for worth, letters in NUMERALS:
            while left.startswith(letters):
                value += worth
                left = left[len(letters) :]
        if value and not left and roman(value) == text:
            return style, value
    return "", 0
