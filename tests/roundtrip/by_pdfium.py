"""PDFium's reading of a tagged PDF: its structure trees, its marked content, its characters.

PDFium gives a tree for each page, with only what stands on that page. An element is told by its path: the place among
all kids of each element on the way down, which is the same on every page.

Of a line in which words run both ways PDFium makes what it takes for logical order by a rule of its own, cruder than
UAX #9: brackets behind an Arabic word turn, and words may change places. So Arabic words are moved off their lines
before the text is asked for: each is then read by itself, and the words around it as they stand.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from tests.roundtrip.tree import SOFT_HYPHEN, Node, is_arabic, joined

Path = tuple[int, ...]
FAR = 10_000  # points
TEXTS = ("Type", "ActualText", "AltText")
DIVIDES = ("\ufffe", "\x02")  # what PDFium makes of a hyphen at a line's end


class Element(NamedTuple):
    tag: str
    actual: str
    alternative: str


@lru_cache(maxsize=8)  # booklets of a test run
def read(pdf: bytes) -> Node:
    """The whole tree with the text of its marked sequences. Summaries of tables PDFium gives as broken bytes: they are
    not read."""
    elements: dict[Path, Element] = {}
    leaves: dict[Path, str] = {}
    with pypdfium2.PdfDocument(pdf) as opened:
        for number in range(len(opened)):
            _read_page(opened[number], opened, elements, leaves)
    return _grown(elements, leaves)


def plain(pdf: bytes) -> list[str]:
    """What a hand copies from each page, which knows nothing of tags."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [_divided(page.get_textpage().get_text_range()) for page in opened]


def _read_page(page: Any, opened: Any, elements: dict[Path, Element], leaves: dict[Path, str]) -> None:
    marked = _marked(page, opened)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        top = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
        if top:
            for path, element, mark in _walk(top, (number,)):
                if mark < 0:
                    elements[path] = element
                else:
                    leaves[path] = marked.get(mark, "")
    pdfium.FPDF_StructTree_Close(tree)


def _walk(element: Any, path: Path) -> Iterator[tuple[Path, Element, int]]:
    """Every element of a page, and every marked sequence (by its number) in the place where it stands among kids."""
    own = Element(*(_string(getattr(pdfium, f"FPDF_StructElement_Get{key}"), element) for key in TEXTS))
    yield path, own, -1
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        kid = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if kid:
            yield from _walk(kid, (*path, number))
        else:
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if mark >= 0:  # else it stands on another page, or is an annotation
                yield (*path, number), own, mark


def _string(function: Callable[..., int], element: Any) -> str:
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def _marked(page: Any, opened: Any) -> dict[int, str]:
    """Number of each marked sequence of a page → its characters, in the order that PDFium puts them into."""
    drawn = _drawn(page)
    arabic = {mark for mark, text in drawn.values() if is_arabic(text)}
    apart = [source for source, (mark, _) in drawn.items() if mark in arabic]
    for number, source in enumerate(apart, 1):  # see above
        pdfium.FPDFPageObj_Transform(ctypes.cast(source, pdfium.FPDF_PAGEOBJECT), 1, 0, 0, 1, 0, -FAR * number)
    out: dict[int, list[str]] = {}
    for source, (mark, text) in (_drawn(page) if apart else drawn).items():
        out.setdefault(mark, []).append(_alone(source, page, opened) if text.endswith(SOFT_HYPHEN) else text)
    return {mark: joined(pieces) for mark, pieces in out.items()}


def _drawn(page: Any) -> dict[int, tuple[int, str]]:
    """Each text object of a page's marked sequences, by its address → the number of the sequence, and its text."""
    text = page.get_textpage()
    marks: dict[int, int] = {}
    for source in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(source)
        if mark >= 0:  # else it is an artifact
            marks[_address(source.raw)] = mark
    held: dict[int, list[str]] = {source: [] for source in marks}
    for index in range(pdfium.FPDFText_CountChars(text)):
        source = _address(pdfium.FPDFText_GetTextObject(text, index))
        if source in held:  # else it is a space that PDFium has put in, or an artifact's
            held[source].append(chr(pdfium.FPDFText_GetUnicode(text, index)))
    blank = [" "]  # which PDFium leaves out where it is all that an object holds
    return {source: (marks[source], _divided("".join(characters or blank))) for source, characters in held.items()}


def _alone(source: int, page: Any, opened: Any) -> str:
    """What an object says on a page of its own, where PDFium cannot take a written hyphen for one that divides the word
    from what follows."""
    moved = ctypes.cast(source, pdfium.FPDF_PAGEOBJECT)
    pdfium.FPDFPage_RemoveObject(page, moved)
    own = opened.new_page(*page.get_size())
    pdfium.FPDFPage_InsertObject(own, moved)
    text: str = own.get_textpage().get_text_range()
    return text


def _address(source: Any) -> int:
    return ctypes.cast(source, ctypes.c_void_p).value or 0


def _divided(text: str) -> str:
    for sign in DIVIDES:
        text = text.replace(sign, SOFT_HYPHEN)
    return text


def _grown(elements: dict[Path, Element], leaves: dict[Path, str]) -> Node:
    """Elements and texts by path → the tree."""
    kids: dict[Path, list[Path]] = {}
    for path in sorted({*elements, *leaves}):
        kids.setdefault(path[:-1], []).append(path)

    def node(path: Path) -> Node:
        below = tuple(leaves[kid] if kid in leaves else node(kid) for kid in kids.get(path, ()))
        return Node(*elements[path], below)

    return Node("Document", "", "", tuple(node(path) for path in kids.get((), ())))
