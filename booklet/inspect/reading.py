"""A PDF file → all that is asked of it, read once: what its pages draw, its tree, annotations, bookmarks, what it says
of itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from booklet.inspect.content import PAGE, Content, Ref, read_content
from booklet.inspect.fonts import Font, read_font
from booklet.inspect.objects import array, dictionary, integer, name, words
from booklet.inspect.tree import Tree, read_tree
from booklet.named import NamedTuple

DEEPEST = 16  # levels of a number or name tree, or of bookmarks: deeper is a circle
HIDDEN = 2  # an annotation's flag (§12.5.3)


class Unreadable(Exception):
    """A file that cannot be looked at; the text says why, and what to do."""


class Annotation(NamedTuple):
    """What lies over a page: a link's area, a field, a note. `target`: an address, a named place, or "page 12";
    `lost`: it leads to a place that is not there."""

    page: int
    kind: str
    says: str
    target: str
    lost: bool
    ref: Ref
    key: int | None  # in the ParentTree (StructParent)
    hidden: bool


class Bookmark(NamedTuple):
    """An entry of the outline. `page` 0: it leads nowhere."""

    level: int
    title: str
    page: int


class Reading:
    """One PDF, looked at. Parts are read when first asked for."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages: Mapping[Ref, int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._fonts: dict[Any, Font] = {}

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        """By page."""
        return tuple(read_content(number, page, self.font) for number, page in enumerate(self.pdf.pages, 1))

    @cached_property
    def tree(self) -> Tree:
        return read_tree(self.pdf, self.contents)

    @property
    def fonts(self) -> tuple[Font, ...]:
        """Those that text is shown in, in the order of their first use."""
        _ = self.contents  # reading them finds the fonts
        return tuple(self._fonts.values())

    def font(self, source: Any) -> Font:
        key = source.objgen if source.objgen != PAGE else id(source)
        if key not in self._fonts:
            self._fonts[key] = read_font(source)
        return self._fonts[key]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each page is called: its label, or its number."""
        return tuple(str(page.label) for page in self.pdf.pages)

    @cached_property
    def annotations(self) -> tuple[Annotation, ...]:
        return tuple(self._annotations())

    def _annotations(self) -> Iterator[Annotation]:
        for number, page in enumerate(self.pdf.pages, 1):
            for item in array(page.obj, "/Annots"):
                if not isinstance(item, pikepdf.Dictionary):
                    continue
                target, lost = self._target(item)
                key = integer(item, "/StructParent", -1)
                kind = name(item, "/Subtype")
                yield Annotation(
                    number,
                    kind,
                    words(item, "/Contents") or words(item, "/TU"),
                    target,
                    lost,
                    item.objgen,
                    None if key < 0 else key,
                    bool(integer(item, "/F") & HIDDEN) or kind == "Popup",
                )

    def _target(self, item: Any) -> tuple[str, bool]:
        """A link → where it leads, and whether there is no such place."""
        action = dictionary(item, "/A")
        if action.get("/S") == "/URI":
            return words(action, "/URI"), not words(action, "/URI")
        goal = action.get("/D") if action.get("/S") == "/GoTo" else item.get("/Dest")
        if goal is None:
            return "", False
        page = self.goal(goal)
        return f"page {page}" if page else str(goal), not page

    def goal(self, goal: Any) -> int:
        """A destination (§12.3.2) → its page from 1, 0 where it leads nowhere."""
        if isinstance(goal, (pikepdf.String, pikepdf.Name)):
            goal = self.named.get(str(goal))
        if isinstance(goal, pikepdf.Dictionary):
            goal = goal.get("/D")
        if not isinstance(goal, pikepdf.Array) or not len(goal):
            return 0
        page: Any = goal[0]
        if isinstance(page, int):
            return page + 1 if 0 <= page < len(self.pages) else 0
        return self.pages.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0

    @cached_property
    def named(self) -> dict[str, Any]:
        """Named destinations."""
        root = self.pdf.Root
        tree = leaves(dictionary(dictionary(root, "/Names"), "/Dests"), "/Names")
        return dict(dictionary(root, "/Dests").items()) | {str(key): value for key, value in tree}

    @cached_property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        return tuple(self._bookmarks(dictionary(self.pdf.Root, "/Outlines"), 1, set()))

    def _bookmarks(self, holder: Any, level: int, seen: set[Ref]) -> Iterator[Bookmark]:
        item = holder.get("/First")
        while isinstance(item, pikepdf.Dictionary) and item.objgen not in seen and level < DEEPEST:
            seen.add(item.objgen)
            goal = item.get("/Dest", dictionary(item, "/A").get("/D"))
            yield Bookmark(level, words(item, "/Title"), self.goal(goal))
            yield from self._bookmarks(item, level + 1, seen)
            item = item.get("/Next")

    @cached_property
    def parents(self) -> list[tuple[int, Any]]:
        """The ParentTree: (key, elements of a page's or the element of an annotation), in the order of the file."""
        tree = leaves(dictionary(self.top, "/ParentTree"), "/Nums")
        return [(int(key), value) for key, value in tree if isinstance(key, int)]

    @cached_property
    def ids(self) -> dict[str, Ref]:
        """The IDTree."""
        tree = leaves(dictionary(self.top, "/IDTree"), "/Names")
        return {str(key): value.objgen for key, value in tree if isinstance(value, pikepdf.Dictionary)}

    @property
    def top(self) -> Any:
        """The StructTreeRoot; an empty dictionary where there is none."""
        return dictionary(self.pdf.Root, "/StructTreeRoot")

    @cached_property
    def xmp(self) -> dict[str, str]:
        """What the XMP packet says, by names such as `dc:title`; {} where there is none, or none that can be read."""
        if not isinstance(self.pdf.Root.get("/Metadata"), pikepdf.Stream):
            return {}
        try:
            with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True) as packet:
                return {_prefixed(key): _plain(value) for key, value in packet.items()}
        except Exception:  # noqa: BLE001  whatever the XML parser says of a stranger's packet: it cannot be read
            return {}

    @cached_property
    def info(self) -> dict[str, str]:
        """The Info dictionary."""
        held = dictionary(self.pdf.trailer, "/Info")
        return {str(key)[1:]: words(held, key) for key in held}

    @property
    def title(self) -> str:
        return (self.xmp.get("dc:title") or self.info.get("Title", "")).strip()

    @property
    def shows_title(self) -> bool:
        """Whether a window shows the title, not the file's name."""
        return dictionary(self.pdf.Root, "/ViewerPreferences").get("/DisplayDocTitle") is True

    @property
    def language(self) -> str:
        return words(self.pdf.Root, "/Lang")


def leaves(node: Any, kind: str, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """A name tree (`/Names`) or number tree (`/Nums`) (§7.9.6) → its pairs as they stand in the file."""
    if not isinstance(node, pikepdf.Dictionary) or depth > DEEPEST:
        return
    items = array(node, kind)
    yield from zip(items[::2], items[1::2])
    for kid in array(node, "/Kids"):
        yield from leaves(kid, kind, depth + 1)


_NAMESPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
}


def _prefixed(key: str) -> str:
    space, _, name = key.lstrip("{").partition("}")
    return f"{_NAMESPACES.get(space, space)}:{name}" if name else key


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "; ".join(sorted(value) if isinstance(value, (set, frozenset)) else map(str, value))


def open_pdf(path: str | Path) -> pikepdf.Pdf:
    """A path → the opened file; else raises `Unreadable`."""
    if os.path.isdir(path):
        raise Unreadable(f"{path} is a folder: give a PDF file, or the folder without --pdf to check a booklet")
    try:
        with open(path, "rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise Unreadable(f"cannot read {path}: {error.strerror or error}") from None
    if not head:
        raise Unreadable(f"{path} is empty")
    if b"%PDF-" not in head:
        raise Unreadable(f"{path} is not a PDF: it does not begin with %PDF")
    try:
        return pikepdf.open(path)
    except pikepdf.PasswordError:
        raise Unreadable(
            f"{path} opens only with a password, so a reader without it is shut out: save it without one and look again"
        ) from None
    except (pikepdf.PdfError, OSError, ValueError) as error:
        raise Unreadable(f"{path} is damaged and cannot be opened: {_short(error, path)}") from None


def _short(error: Exception, path: str | Path) -> str:
    return str(error).removeprefix(f"{path}: ").splitlines()[0]
