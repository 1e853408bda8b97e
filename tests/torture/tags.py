"""A tagged PDF → its structure tree as text, for people to read and tests to compare.

One line an element, set in by its depth: tag, attributes, the pages that it has marks on itself, its first words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.pdftext import Node, Spoken

ATTRIBUTES = ("ID", "Lang", "T", "E", "Alt", "ActualText")
WORDS = 40  # characters of an element's text
NO_WORDS = ("/O", "/BBox")  # attributes that say whose they are, or where ink is


def tags(pdf: bytes) -> str:
    spoken = Spoken(pdf)
    numbers = {page.obj.objgen: number for number, page in enumerate(spoken.pdf.pages, 1)}
    return "".join(_lines(spoken.pdf.Root.StructTreeRoot.K, spoken.root, numbers))


def _lines(item: Any, node: Node, numbers: dict[tuple[int, int], int]) -> Iterator[str]:
    kids = _kids(item)
    pages = sorted({numbers[page.objgen] for page in _marked(item, kids)})
    said = " ".join(node.text.split())
    parts = [node.tag, *_attributes(item), *(f"p{page}" for page in pages)]
    if pages and said:
        parts.append(f"“{said if len(said) <= WORDS else said[:WORDS].rstrip() + '…'}”")
    yield f"{' ' * node.depth}{' '.join(parts)}\n"
    for kid, below in zip((kid for kid in kids if _is_element(kid)), node.kids, strict=True):
        yield from _lines(kid, below, numbers)


def _kids(item: Any) -> list[Any]:
    held = item.get("/K", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _marked(item: Any, kids: list[Any]) -> Iterator[Any]:
    """The pages of an element's own marked sequences."""
    for kid in kids:
        if not isinstance(kid, pikepdf.Dictionary):
            yield item.Pg
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg


def _attributes(item: Any) -> Iterator[str]:
    for key in ATTRIBUTES:
        if f"/{key}" in item:
            yield f"{key}={item[f'/{key}']}"
    owned = item.get("/A", pikepdf.Array())
    for one in owned if isinstance(owned, pikepdf.Array) else [owned]:
        yield from (f"{key[1:]}={_shown(value)}" for key, value in sorted(one.items()) if key not in NO_WORDS)


def _shown(value: Any) -> str:
    return ",".join(map(_shown, value)) if isinstance(value, pikepdf.Array) else str(value).lstrip("/")
