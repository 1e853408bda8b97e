"""Marks as they are drawn → the structure tree (§14.7): who holds what on which page, and the way back (ParentTree)."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.pdf.file import File, Object
from booklet.pdf.objects import array, byte_string, name, number, text_string
from booklet.pdf.tags import NAMESPACE, NATIVE, OF_1_7, OF_2_0, OWNERS, OWNERS_2_0, REFERRING, ROLES, TEXTS, USUAL
from booklet.typeset.page import Element

Box = tuple[float, float, float, float]  # left, bottom, right, top in PDF coordinates
Held = tuple[int, int] | tuple[int, str] | Element  # (page, marked content), (page, annotation's reference) or a child


class Structure:
    """Collects while pages are drawn; `allot` gives elements their references, for others to name; then writes. Pages
    count from 0 here. `namespaces`: those of PDF 2.0 are used."""

    tagged = True

    def __init__(self, root: Element, pages: int, namespaces: bool = False) -> None:
        self.root = root
        self.namespaces = namespaces
        self.held: dict[Element, list[Held]] = {root: []}
        self.marks: list[list[Element]] = [[] for _ in range(pages)]  # by page: whose each marked sequence is
        self.links: list[Element] = []
        self.boxes: dict[Element, tuple[int, Box]] = {}
        self.objects: dict[Element, Object] = {}
        self.refs: dict[Element, str] = {}
        self.referred: dict[Element, dict[Element, None]] = {}  # what elements refer to, in order

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

    def allot(self, file: File) -> None:
        """All pages are drawn: no element comes after this. Elements of one tag stand together in the file, where they
        pack best: a fortieth less of it."""
        ordered = sorted(self.held, key=lambda element: element.tag)
        self.objects = {element: Object() for element in ordered}
        self.refs = {element: file.add(item) for element, item in self.objects.items()}

    def refer(self, link: Element, target: Element) -> None:
        """What a link stands in, if it is there to refer, refers to where the link leads; a note refers back."""
        source: Element | None = link
        while source is not None and source.tag not in REFERRING:
            source = source.parent
        if source is not None:
            self.referred.setdefault(source, {})[target] = None
            if NATIVE.get(target.tag, target.tag) == "FENote":
                self.referred.setdefault(target, {})[source] = None

    def write(self, file: File, pages: list[str]) -> str:
        """Every element, the ParentTree and the IDTree → the reference of the StructTreeRoot."""
        refs = self.refs
        root = Object()
        top = file.add(root)
        space = file.add(Object(f"<</Type/Namespace/NS{text_string(NAMESPACE)}>>")) if self.namespaces else ""
        tags = sorted({element.tag for element in self.held})
        kinds = {tag: self._kind(tag, space) for tag in tags}
        for element, item in self.objects.items():
            above = refs[element.parent or self.root] if element is not self.root else top
            item.body = self._element(element, f"<<{kinds[element.tag]}/P {above}", pages)
        numbers = [f"{page} {array(refs[e] for e in marks)}" for page, marks in enumerate(self.marks)]
        numbers += [f"{key} {refs[element]}" for key, element in enumerate(self.links, len(pages))]
        parents = file.add(Object(f"<</Nums{array(numbers)}>>"))
        body = f"<</Type/StructTreeRoot/K {refs[self.root]}/ParentTree {parents}/ParentTreeNextKey {len(numbers)}"
        ids = {str(element.attributes["ID"]): ref for element, ref in refs.items() if "ID" in element.attributes}
        if ids:
            tree = file.add(Object(f"<</Names{array(byte_string(key) + ids[key] for key in sorted(ids))}>>"))
            body += f"/IDTree {tree}"
        roles = "".join(f"{name(tag)}/{ROLES[tag]}" for tag in tags if tag not in OF_1_7)
        if self.namespaces:
            body += f"/Namespaces[{space}]"
        elif roles:
            body += f"/RoleMap<<{roles}>>"
        root.body = body + ">>"
        return top

    def _kind(self, tag: str, space: str) -> str:
        """A tag → the entries of its type in this file, and of the namespace that this stands in."""
        if not self.namespaces:
            return f"/S/{tag}"
        tag = NATIVE.get(tag, tag)
        if tag not in OF_2_0 | OF_1_7:
            raise KeyError(tag)
        return f"/S/{tag}/NS {space}" if tag in OF_2_0 else f"/S/{tag}"

    def _element(self, element: Element, body: str, pages: list[str]) -> str:
        """An element's dictionary, whose `body` begins with its type and its parent."""
        refs = self.refs
        held = self.held[element]
        kids: list[str] = []
        home = -1  # the page of what comes first; others name theirs
        for kid in held:
            if isinstance(kid, Element):
                kids.append(refs[kid])
                continue
            page, what = kid
            if home < 0:
                home = page
                body += f"/Pg {pages[page]}"
            there = "" if page == home else f"/Pg {pages[page]}"
            if isinstance(what, str):
                kids.append(f"<</Type/OBJR/Obj {what}{there}>>")
            else:
                kids.append(f"<</Type/MCR{there}/MCID {what}>>" if there else str(what))
        if kids:
            body += f"/K {kids[0]}" if len(kids) == 1 else f"/K{array(kids)}"
        if element in self.referred:
            body += f"/Ref{array(refs[target] for target in self.referred[element])}"
        attributes = element.attributes
        if self.namespaces and element.tag in USUAL:
            attributes = {**USUAL[element.tag], **attributes}
        if attributes or element in self.boxes:
            body += self._attributes(element, attributes)
        return body + ">>"

    def _attributes(self, element: Element, attributes: Mapping[str, str | int]) -> str:
        """Texts and ID stand in the element itself, the rest in attribute objects by owner (§14.7.5, §14.8.5)."""
        out = ""
        owned: dict[str, str] = {}
        for key, value in attributes.items():
            if key in TEXTS:
                out += f"/{key}{text_string(str(value))}"
            elif key == "ID":
                out += f"/ID{byte_string(str(value))}"
            elif key in OWNERS_2_0 and not self.namespaces:
                continue
            elif key != "Contents":  # a link's, which stands in its annotation
                owner = OWNERS.get(key) or OWNERS_2_0[key]
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

    def allot(self, file: File) -> None:
        pass

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
