"""pdfminer.six's reading of a tagged PDF: its parser, its interpreter of content streams, its decoding of fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import decode_text

from tests.roundtrip.tree import Node, is_arabic, joined

Marked = dict[tuple[int, int], list[str]]  # (page's object number, number of the marked sequence) → texts drawn


@lru_cache(maxsize=8)  # booklets of a test run
def read(pdf: bytes) -> Node:
    """The whole tree with the text of its marked sequences. Right-to-left words stand as they are drawn: leftmost
    first, each from its first letter on."""
    document = PDFDocument(PDFParser(io.BytesIO(pdf)))
    resources = PDFResourceManager()
    device = _Device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        device.page = page.pageid
        interpreter.process_page(page)
    top = resolve1(document.catalog["StructTreeRoot"])
    kids = tuple(_node(kid, 0, device.marked) for kid in _kids(top))
    return Node("Document", "", "", tuple(kid for kid in kids if kid))


class _Device(PDFDevice):
    """Keeps the characters of each marked sequence."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.page = 0
        self.marked: Marked = {}
        self._open: list[int] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._open.append(props.get("MCID", -1) if isinstance(props, dict) else -1)

    def end_tag(self) -> None:
        self._open.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        if self._open and self._open[-1] >= 0:
            font, key = textstate.font, (self.page, self._open[-1])
            glyphs = [font.to_unichr(code) for part in seq if isinstance(part, bytes) for code in font.decode(part)]
            text = "".join(glyphs)
            if is_arabic(text):  # glyphs stand from left to right
                text = "".join(reversed(glyphs)).strip() + " " * text.endswith(" ")
            self.marked.setdefault(key, []).append(text)


def _node(source: Any, page: int, marked: Marked) -> Node | str:
    """A kid of an element: an element, or the text of a marked sequence."""
    source = resolve1(source)
    if isinstance(source, int):
        return joined(marked.get((page, source), []))
    page = source["Pg"].objid if isinstance(source.get("Pg"), PDFObjRef) else page
    if "S" not in source:  # §14.7.4: content of another page, or an annotation
        return joined(marked.get((page, source["MCID"]), [])) if "MCID" in source else ""
    owned = resolve1(source.get("A", []))
    both = dict(source)
    for attributes in owned if isinstance(owned, list) else [owned]:
        both |= resolve1(attributes)
    actual, *alternatives = (decode_text(resolve1(both.get(key, b""))) for key in ("ActualText", "Alt", "Summary"))
    kids = tuple(_node(kid, page, marked) for kid in _kids(source))
    return Node(literal_name(source["S"]), actual, " ".join(alternatives).strip(), kids)


def _kids(source: Any) -> Iterator[Any]:
    held = resolve1(source.get("K", []))
    yield from held if isinstance(held, list) else [held]
