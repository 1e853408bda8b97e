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

from booklet.inspect import Reading, tree
from booklet.inspect.fonts import read_font

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
    attributes: dict[str, str]  # its own and those of its attribute objects, and its ID
    kids: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Spoken:
    """The structure tree of a PDF, and what its pages draw."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(pdf))
        self.reading = Reading(self.pdf)

    @cached_property
    def drawn(self) -> list[str]:
        """All that each page draws: marked sequences, artifacts, what is neither."""
        return [
            "\n".join(("".join(s.text for s in content.sequences), content.artifacts, content.loose))
            for content in self.reading.contents
        ]

    @cached_property
    def root(self) -> Node:
        assert self.reading.tree.root is not None
        return _node(self.reading.tree.root, 0)

    @cached_property
    def nodes(self) -> list[Node]:
        return list(self.root.walk())

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.nodes if node.tag in tags]

    @cached_property
    def text(self) -> str:
        """The whole booklet in reading order, without artifacts."""
        return squeezed(self.root.text)


def _node(source: tree.Node, depth: int) -> Node:
    """An element as tests of words want it: a note's sign is no word, and its ActualText is its text."""
    parts: list[str] = []
    kids: list[Node] = []
    for kid in source.kids:
        if isinstance(kid, tree.Words):
            parts.append(kid.text)
        elif isinstance(kid, tree.Node):
            node = _node(kid, depth + 1)
            if node.tag == "Note" and kids and kids[-1].tag == "Reference":
                parts.pop()
            kids.append(node)
            parts.append(node.text if node.tag in INLINES else f"\n{node.text}\n")
    attributes = {key: source.get(key) for key in source.attributes} | ({"ID": source.id} if source.id else {})
    if "ActualText" in attributes:
        parts = [source.text()]
    return Node(source.tag, depth, "".join(parts), source.page, attributes, tuple(kids))


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
    opened = pikepdf.open(io.BytesIO(pdf))
    fonts = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item]
    return {character for font in fonts for text in read_font(font).characters.values() for character in text}
