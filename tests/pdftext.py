"""A PDF → what it says, as a copying hand and a screen reader meet it. Knows the PDF standard, not our writer.

Three ways: `extracted` is PDFium's text, page by page; `Spoken` is the structure tree in reading order, with the text
of each element's marked sequences; `everything` is every string and every drawn character in the file.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

INLINES = frozenset(("Span", "Link", "Reference", "Quote", "Em", "Strong"))
QUOTES = str.maketrans("’‘“”", "''\"\"")
EDGES = ".,;:!?()[]\"'…*"
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def words(text: str) -> list[str]:
    """Text → its words without case, punctuation around them, and added hyphens: what two settings have in common."""
    text = re.sub(r"(?<=\w)–\r?\n", "–", text)  # a line may end after a dash
    text = re.sub("[\u00ad\ufffe]\\s*", "", unicodedata.normalize("NFC", text)).casefold()
    stripped = (word.strip(EDGES) for word in text.translate(QUOTES).split())
    return [word for word in stripped if word]


def squeezed(text: str) -> str:
    """Words between single spaces, with one at each end: `run in squeezed(…)` looks for whole words."""
    return f" {' '.join(words(text))} "


def extracted(pdf: bytes) -> list[str]:
    """What PDFium copies from each page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def labels(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [opened.get_page_label(index) for index in range(len(opened))]


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """(level, title, page from 1) of each bookmark."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in opened.get_toc()]


class Node(NamedTuple):
    """An element of the structure tree. `page`: where its first mark stands, from 1, or 0."""

    tag: str
    depth: int
    text: str
    page: int
    attributes: dict[str, str]
    kids: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Spoken:
    """The structure tree of a PDF, and what its pages draw."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(pdf))
        self.drawn: list[str] = []  # all that each page draws, artifacts too, in the order of drawing
        self._marked: dict[tuple[int, int], str] = {}
        self._maps: dict[tuple[int, int], tuple[int, dict[bytes, str]]] = {}
        for number, page in enumerate(self.pdf.pages, 1):
            self.drawn.append(self._draw(number, page))

    @cached_property
    def root(self) -> Node:
        pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        return self._node(self.pdf.Root.StructTreeRoot.K, pages, 0)

    @cached_property
    def nodes(self) -> list[Node]:
        return list(self.root.walk())

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.nodes if node.tag in tags]

    @cached_property
    def text(self) -> str:
        """The whole booklet in reading order, without artifacts."""
        return squeezed(self.root.text)

    def _node(self, source: Any, pages: dict[tuple[int, int], int], depth: int) -> Node:
        parts: list[str] = []
        kids: list[Node] = []
        first = 0
        for kid in _kids(source):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                node = self._node(kid, pages, depth + 1)
                if node.tag == "Note" and kids and kids[-1].tag == "Reference":
                    parts.pop()  # the note's sign is no word
                kids.append(node)
                parts.append(node.text if node.tag in INLINES else f"\n{node.text}\n")
                first = first or node.page
            elif isinstance(kid, pikepdf.Dictionary):
                if kid.Type == "/MCR":
                    page = pages[kid.Pg.objgen]
                    parts.append(self._marked[page, int(kid.MCID)])
                    first = first or page
            else:
                page = pages[source.Pg.objgen]
                parts.append(self._marked[page, int(kid)])
                first = first or page
        attributes = {key: str(source["/" + key]) for key in ("Alt", "ActualText", "E", "Lang") if "/" + key in source}
        attributes |= _owned(source)
        if "ActualText" in attributes:
            space = " " if parts and parts[-1].endswith(" ") else ""
            parts = [attributes["ActualText"] + space]
        return Node(str(source.S)[1:], depth, "".join(parts), first, attributes, tuple(kids))

    def _draw(self, number: int, page: pikepdf.Page) -> str:
        """Decode a page's strings by their fonts' ToUnicode, and keep them by marked sequence."""
        drawn: list[str] = []
        mark: int | None = None
        width, table = 1, {}
        for operands, operator in pikepdf.parse_content_stream(page, "BT ET BDC BMC EMC Tf Td TJ Tj"):
            name = str(operator)
            if name == "BDC":
                mark = int(operands[1].MCID)
                self._marked.setdefault((number, mark), "")
            elif name in ("EMC", "BMC"):
                mark = None
                drawn.append("\n" if name == "BMC" else "")
            elif name == "Tf":
                width, table = self._map(page.Resources.Font[operands[0]])
            elif name in ("TJ", "Tj"):
                strings = operands[0] if name == "TJ" else operands
                raw = [bytes(string) for string in strings if isinstance(string, pikepdf.String)]
                text = "".join(table[code[i : i + width]] for code in raw for i in range(0, len(code), width))
                drawn.append(text)
                if mark is not None:
                    self._marked[number, mark] += text
        return "".join(drawn)

    def _map(self, font: Any) -> tuple[int, dict[bytes, str]]:
        """A font → bytes a code, and code → characters."""
        if font.objgen not in self._maps:
            cmap = font.ToUnicode.read_bytes().decode("ascii")
            pairs = re.findall(r"<([0-9A-F]+)> <([0-9A-F]+)>", cmap.partition("endcodespacerange")[2])
            table = {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
            self._maps[font.objgen] = len(next(iter(table))), table
        return self._maps[font.objgen]


def _owned(node: Any) -> dict[str, str]:
    """An element's ID and what its attribute objects hold; the IDs of a cell's heads between blanks."""
    held = node.get("/A", pikepdf.Array())
    found = {"ID": str(node.ID)} if "/ID" in node else {}
    for owned in held if isinstance(held, pikepdf.Array) else [held]:
        for key, value in owned.items():
            told = " ".join(map(str, value)) if isinstance(value, pikepdf.Array) else str(value).lstrip("/")
            found[key[1:]] = told
    return found


def _kids(node: Any) -> list[Any]:
    if "/K" not in node:
        return []
    return list(node.K) if isinstance(node.K, pikepdf.Array) else [node.K]


def everything(pdf: bytes) -> str:
    """Every string of every object, the metadata, and every character that is drawn: nothing in the file is left out
    but font programs, images and colour profiles. `squeezed`."""
    spoken = Spoken(pdf)
    parts = [*spoken.drawn, *(node.text for node in spoken.nodes)]
    for item in spoken.pdf.objects:
        if isinstance(item, pikepdf.Stream):
            parts += [item.read_bytes().decode("utf-8")] if item.get("/Type") == "/Metadata" else []
        parts += _strings(item)
    return squeezed(" ".join(parts))


def _strings(item: Any) -> Iterator[str]:
    """The strings inside one object, not those of the objects it points to."""
    held = item.values() if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)) else item
    for value in held if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)) else ():
        if isinstance(value, pikepdf.String):
            yield str(value)
        elif not getattr(value, "is_indirect", False):
            yield from _strings(value)


def characters(pdf: bytes) -> set[str]:
    """Every character that any embedded font can say."""
    spoken = Spoken(pdf)
    fonts = [item for item in spoken.pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item]
    return {character for font in fonts for text in spoken._map(font)[1].values() for character in text}
