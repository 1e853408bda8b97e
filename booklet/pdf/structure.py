"""Marks as they are drawn → the structure tree (§14.7): who holds what on which page, and the way back (ParentTree)."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.pdf.file import File, Object
from booklet.pdf.objects import array, byte_string, name, number, text_string
from booklet.typeset.page import Element

_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_BLOCKS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
_INLINES = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
STANDARD = frozenset(f"{_GROUPS} {_BLOCKS} {_INLINES}".split())  # §14.8.4
ROLES = {"Title": "P", "Aside": "Div", "FENote": "Note", "Em": "Span", "Strong": "Span", "Sub": "Span"}  # of PDF 2.0

_TEXTS = frozenset(("Lang", "Alt", "ActualText", "E", "T"))
_OWNERS = {
    "Scope": "Table",
    "ColSpan": "Table",
    "RowSpan": "Table",
    "Headers": "Table",
    "Summary": "Table",
    "ListNumbering": "List",
    "BBox": "Layout",
    "Placement": "Layout",
}

Box = tuple[float, float, float, float]  # left, bottom, right, top in PDF coordinates
Held = tuple[int, int] | tuple[int, str] | Element  # (page, marked content), (page, annotation's reference) or a child


class Structure:
    """Collects while pages are drawn, then writes. Pages count from 0 here."""

    tagged = True

    def __init__(self, root: Element, pages: int) -> None:
        self.root = root
        self.held: dict[Element, list[Held]] = {root: []}
        self.marks: list[list[Element]] = [[] for _ in range(pages)]  # by page: whose each marked sequence is
        self.links: list[Element] = []
        self.boxes: dict[Element, tuple[int, Box]] = {}

    def attach(self, element: Element) -> None:
        """Hang an element, and what it stands in, into the tree: first come, first placed."""
        if element not in self.held:
            parent = element.parent or self.root
            self.attach(parent)
            self.held[element] = []
            self.held[parent].append(element)

    def mark(self, element: Element, page: int) -> int:
        """A new marked sequence of `element` → its number (MCID) on the page."""
        if element not in self.held:
            self.attach(element)
        marks = self.marks[page]
        number = len(marks)
        self.held[element].append((page, number))
        marks.append(element)
        return number

    def link(self, element: Element, page: int, annotation: str) -> int:
        """A link's area → its key in the ParentTree, which counts on after the pages."""
        if element.tag != "Link":
            raise ValueError(f"a link's area belongs to a Link element, not to {element.tag}")
        self.attach(element)
        self.held[element].append((page, annotation))
        self.links.append(element)
        return len(self.marks) + len(self.links) - 1

    def cover(self, element: Element, page: int, box: Box) -> None:
        """A figure's ink: its bounding box grows on the page where it began."""
        first, old = self.boxes.get(element, (page, box))
        if first == page:
            grown = min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3])
            self.boxes[element] = page, grown

    def write(self, file: File, pages: list[str]) -> str:
        """Every element, the ParentTree and the IDTree → the reference of the StructTreeRoot."""
        root = Object()
        top = file.add(root)
        objects = {element: Object() for element in self.held}
        refs = {element: file.add(item) for element, item in objects.items()}
        for element, item in objects.items():
            above = refs[element.parent or self.root] if element is not self.root else top
            item.body = self._element(element, above, refs, pages)
        numbers = [f"{page} {array(refs[e] for e in marks)}" for page, marks in enumerate(self.marks)]
        numbers += [f"{key} {refs[element]}" for key, element in enumerate(self.links, len(pages))]
        parents = file.add(Object(f"<</Nums{array(numbers)}>>"))
        body = f"<</Type/StructTreeRoot/K {refs[self.root]}/ParentTree {parents}/ParentTreeNextKey {len(numbers)}"
        ids = {str(element.attributes["ID"]): ref for element, ref in refs.items() if "ID" in element.attributes}
        if ids:
            tree = file.add(Object(f"<</Names{array(byte_string(key) + ids[key] for key in sorted(ids))}>>"))
            body += f"/IDTree {tree}"
        roles = sorted({element.tag for element in self.held} - STANDARD)
        if roles:
            body += "/RoleMap<<" + "".join(f"{name(tag)}/{ROLES[tag]}" for tag in roles) + ">>"
        root.body = body + ">>"
        return top

    def _element(self, element: Element, above: str, refs: Mapping[Element, str], pages: list[str]) -> str:
        held = self.held[element]
        body = f"<</S/{element.tag}/P {above}"
        kids: list[str] = []
        home = -1  # the page of the first marked sequence; others name theirs
        for kid in held:
            if isinstance(kid, Element):
                kids.append(refs[kid])
                continue
            page, what = kid
            if isinstance(what, str):
                kids.append(f"<</Type/OBJR/Obj {what}/Pg {pages[page]}>>")
                continue
            if home < 0:
                home = page
                body += f"/Pg {pages[page]}"
            kids.append(str(what) if page == home else f"<</Type/MCR/Pg {pages[page]}/MCID {what}>>")
        if kids:
            body += f"/K {kids[0]}" if len(kids) == 1 else f"/K{array(kids)}"
        if element.attributes or element in self.boxes:
            body += self._attributes(element)
        return body + ">>"

    def _attributes(self, element: Element) -> str:
        """Texts and ID stand in the element itself, the rest in attribute objects by owner (§14.7.5, §14.8.5)."""
        out = ""
        owned: dict[str, str] = {}
        for key, value in element.attributes.items():
            if key in _TEXTS:
                out += f"/{key}{text_string(str(value))}"
            elif key == "ID":
                out += f"/ID{byte_string(str(value))}"
            elif key != "Contents":  # a link's, which stands in its annotation
                owner = _OWNERS[key]
                owned[owner] = owned.get(owner, "") + f"/{key}{_value(key, value)}"
        if element in self.boxes and "BBox" not in element.attributes:
            box = self.boxes[element][1]
            owned["Layout"] = owned.get("Layout", "") + f"/BBox{array(map(number, box))}"
        objects = [f"<</O/{owner}{entries}>>" for owner, entries in owned.items()]
        if objects:
            out += "/A" + (objects[0] if len(objects) == 1 else array(objects))
        return out


class Untagged(Structure):
    """What a file without tags keeps of them: nothing. Painters ask for no marks then."""

    tagged = False

    def attach(self, element: Element) -> None:
        pass

    def link(self, element: Element, page: int, annotation: str) -> int:
        return 0

    def cover(self, element: Element, page: int, box: Box) -> None:
        pass


def _value(key: str, value: str | int) -> str:
    """An attribute's value by its key: a number, a name, an array of IDs or of numbers, or a text."""
    if key in ("ColSpan", "RowSpan"):
        return f" {value}"
    if key == "Headers":
        return array(byte_string(header) for header in str(value).split())
    if key == "BBox":
        return array(str(value).split())
    return text_string(str(value)) if key == "Summary" else name(str(value))
