"""A PDF's structure tree (ISO 32000-1 §14.7, ISO 32000-2 §14.7) → frozen nodes with their text.

A damaged tree is read as far as it goes: an element met again, or deeper than any document is, is left out and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pikepdf

from booklet.inspect.content import PAGE, SOFT_HYPHEN, Content, Ref, Sequence, spaced
from booklet.inspect.objects import dictionary, integer, name, one_or_more, words
from booklet.inspect.roles import INLINES, STANDARD
from booklet.named import NamedTuple

DEEPEST = 60  # elements inside each other
_OWN = ("Lang", "Alt", "ActualText", "E", "T")  # entries of the element itself
_ATTRIBUTES = ("Scope", "Headers", "ColSpan", "RowSpan", "Summary", "ListNumbering", "BBox", "Placement")

Value: TypeAlias = "str | tuple[str, ...]"


class Words(NamedTuple):
    """A marked sequence that an element holds; `drawn` False: no page draws such a one."""

    page: int  # from 1; 0: on no page
    stream: Ref
    mcid: int
    text: str
    fresh: bool = False  # begins on a new line
    drawn: bool = True


class Area(NamedTuple):
    """An annotation that an element holds (OBJR): a link's area, a field. `says`: its Contents."""

    page: int
    kind: str
    says: str
    ref: Ref


class Node(NamedTuple):
    """An element. `tag` as written, `role` after the role maps; `attributes`: those of the element and those in its
    attribute objects alike; `ref` its object, `above` the one that it names as its parent."""

    tag: str
    role: str
    attributes: Mapping[str, Value]
    kids: tuple[Kid, ...]
    ref: Ref
    above: Ref
    id: str = ""

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def nodes(self) -> Iterator[Node]:
        """The elements right below."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def words(self) -> Iterator[Words]:
        """All text below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Words):
                yield kid
            elif isinstance(kid, Node):
                yield from kid.words()

    def own_areas(self) -> Iterator[Area]:
        """The annotations that it holds itself."""
        return (kid for kid in self.kids if isinstance(kid, Area))

    def areas(self) -> Iterator[Area]:
        """All annotations below."""
        for kid in self.kids:
            if isinstance(kid, Area):
                yield kid
            elif isinstance(kid, Node):
                yield from kid.areas()

    def get(self, key: str) -> str:
        """An attribute as text, "" where there is none."""
        value = self.attributes.get(key, "")
        return value if isinstance(value, str) else " ".join(value)

    @property
    def page(self) -> int:
        """Where its first mark or annotation stands, from 1; 0 where it has none."""
        first = next(self.words(), None)
        if first is not None and first.page:
            return first.page
        area = next(self.areas(), None)
        return area.page if area is not None else 0

    def ends_in_space(self) -> bool:
        """Whether the last that is drawn of it is a space."""
        last = ""
        for held in self.words():
            last = held.text or last
        return last[-1:].isspace()

    def text(self) -> str:
        """What is drawn of it: blocks on lines of their own, added hyphens undone; ActualText stands for what it
        replaces."""
        if "ActualText" in self.attributes:
            return self.get("ActualText") + " " * self.ends_in_space()
        out = ""
        for kid in self.kids:
            if isinstance(kid, Words):
                out = joined(out, kid.text, kid.fresh)
            elif isinstance(kid, Node):
                text = kid.text()
                out = joined(out, text, False) if kid.role in INLINES else f"{out.rstrip()}\n{text}\n"
        return out


Kid: TypeAlias = "Node | Words | Area"


class Tree(NamedTuple):
    """The whole. `root` is None where there are no tags; `top`: the tree's own object; `faults`: (rule, what is so)."""

    root: Node | None
    top: Ref
    marked: bool  # the file says so (MarkInfo)
    faults: tuple[tuple[str, str], ...]

    def nodes(self) -> Iterator[Node]:
        return self.root.walk() if self.root else iter(())


def joined(before: str, after: str, fresh: bool) -> str:
    """Two texts that follow each other in an element → one; a hyphen that only divides a word goes."""
    if before.endswith(SOFT_HYPHEN):
        return before[:-1] + after
    return f"{before} {after}" if fresh and spaced(before, after) else before + after


def read_tree(pdf: pikepdf.Pdf, contents: tuple[Content, ...]) -> Tree:
    """A file and what its pages draw → its structure tree."""
    marked = bool(dictionary(pdf.Root, "/MarkInfo").get("/Marked") is True)
    top = pdf.Root.get("/StructTreeRoot")
    if not isinstance(top, pikepdf.Dictionary):
        return Tree(None, PAGE, marked, ())
    reader = _Reader(pdf, top, contents)
    kids = tuple(reader.kids(top, 0, 0))
    if len(kids) == 1 and isinstance(kids[0], Node):
        root = kids[0]
    else:
        root = Node("StructTreeRoot", "StructTreeRoot", {}, kids, top.objgen, PAGE)
    return Tree(root if kids else None, top.objgen, marked, tuple(dict.fromkeys(reader.faults)))


class _Reader:
    """Reads elements; knows which were read, so that a circle ends."""

    def __init__(self, pdf: pikepdf.Pdf, top: Any, contents: tuple[Content, ...]) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.roles = dictionary(top, "/RoleMap")
        self.classes = dictionary(top, "/ClassMap")
        self.marks: dict[tuple[int, Ref, int], Sequence] = {}
        for content in contents:
            for sequence in content.sequences:
                self.marks.setdefault((sequence.page, sequence.stream, sequence.mcid), sequence)
        self.seen: set[Ref] = set()
        self.known_roles: dict[tuple[str, Ref], str] = {}
        self.faults: list[tuple[str, str]] = []

    def kids(self, element: Any, page: int, depth: int) -> Iterator[Kid]:
        for item in one_or_more(element, "/K"):
            if isinstance(item, int):
                yield self.words(page, PAGE, int(item))
            elif not isinstance(item, pikepdf.Dictionary):
                self.faults.append(("kid", f"an element of {name(element, '/S')} holds what is no element"))
            elif item.get("/Type") == "/MCR":
                stream = item.get("/Stm")
                ref = stream.objgen if isinstance(stream, pikepdf.Object) else PAGE
                yield self.words(self.page_of(item, page), ref, integer(item, "/MCID", -1))
            elif item.get("/Type") == "/OBJR":
                yield self.area(item, page)
            elif name(item, "/S"):
                node = self.node(item, page, depth + 1)
                if node is not None:
                    yield node
            else:
                self.faults.append(("kid", f"an element of {name(element, '/S')} holds what is no element"))

    def node(self, element: Any, page: int, depth: int) -> Node | None:
        ref = element.objgen
        if depth > DEEPEST or (ref != PAGE and ref in self.seen):
            self.faults.append(("circle", f"an element of {name(element, '/S')} is held twice, or by itself"))
            return None
        self.seen.add(ref)
        page = self.page_of(element, page)
        above = element.get("/P")
        tag = name(element, "/S")
        return Node(
            tag,
            self.role(tag, element.get("/NS")),
            self.attributes(element),
            tuple(self.kids(element, page, depth)),
            ref,
            above.objgen if isinstance(above, pikepdf.Object) else PAGE,
            words(element, "/ID"),
        )

    def page_of(self, item: Any, page: int) -> int:
        home = item.get("/Pg")
        return self.pages.get(home.objgen, 0) if isinstance(home, pikepdf.Dictionary) else page

    def words(self, page: int, stream: Ref, mcid: int) -> Words:
        mark = self.marks.get((page, stream, mcid))
        if mark is None:
            return Words(page, stream, mcid, "", drawn=False)
        return Words(page, stream, mcid, mark.text, mark.fresh)

    def area(self, item: Any, page: int) -> Area:
        held = item.get("/Obj")
        if not isinstance(held, pikepdf.Dictionary):
            return Area(self.page_of(item, page), "", "", PAGE)
        says = words(held, "/Contents") or words(held, "/TU")
        return Area(self.page_of(item, page), name(held, "/Subtype"), says, held.objgen)

    def role(self, tag: str, space: Any) -> str:
        """A tag → the standard role that the maps give it, itself where none does (§14.7.3; of PDF 2.0: §14.7.4)."""
        home = space.objgen if isinstance(space, pikepdf.Dictionary) else PAGE
        if (tag, home) not in self.known_roles:
            self.known_roles[tag, home] = self.mapped(tag, space)
        return self.known_roles[tag, home]

    def mapped(self, tag: str, space: Any) -> str:
        seen: set[str] = set()
        while tag not in seen:
            seen.add(tag)
            if isinstance(space, pikepdf.Dictionary):
                goal = dictionary(space, "/RoleMapNS").get("/" + tag)
                if isinstance(goal, pikepdf.Array) and len(goal) == 2:
                    goal, space = goal
            else:
                goal = None if tag in STANDARD and "/" + tag not in self.roles else self.roles.get("/" + tag)
            if not isinstance(goal, pikepdf.Name):
                return tag
            tag = str(goal)[1:]
        self.faults.append(("role", f"the role map leads from {tag} back to {tag}"))
        return tag

    def attributes(self, element: Any) -> dict[str, Value]:
        found: dict[str, Value] = {key: words(element, "/" + key) for key in _OWN if "/" + key in element}
        for owner in self.owners(element):
            for key in _ATTRIBUTES:
                if "/" + key in owner:
                    found[key] = _value(owner["/" + key])
        return found

    def owners(self, element: Any) -> Iterator[Any]:
        """The attribute objects of an element: those of its classes first, for its own win (§14.7.5)."""
        for called in one_or_more(element, "/C"):
            if isinstance(called, pikepdf.Name):
                yield from _owners(self.classes, str(called))
        yield from _owners(element, "/A")


def _owners(holder: Any, key: str) -> Iterator[Any]:
    """Attribute objects: one, or an array of them with numbers of revisions between."""
    for item in one_or_more(holder, key):
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            yield item


def _value(value: Any) -> Value:
    if isinstance(value, pikepdf.Array):
        return tuple(str(item).lstrip("/") for item in value)
    return str(value).lstrip("/")
