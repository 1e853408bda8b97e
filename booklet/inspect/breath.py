"""An element → what is said of it in one flow, and that flow → a line: spaces single, dividing hyphens undone, voices
marked where they change. ActualText, Alt and E are said instead of what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from booklet.inspect.content import SOFT_HYPHEN, spaced
from booklet.inspect.roles import INLINES, names
from booklet.inspect.tree import Node, Words
from booklet.named import NamedTuple

SILENT = names("Artifact Private")
TOLD = names(  # these have a word of their own, and lines
    "Table L TOC Figure Formula Form Note FENote H H1 H2 H3 H4 H5 H6 Title Caption BlockQuote Aside"
)
_APART = INLINES - names("Span Em Strong Sub")  # never run into the word before them
_CLOSING = ",.;:!?)]”’»…"


class Piece(NamedTuple):
    """Text said in one language, from the page that it begins on; `fresh`: on a new line."""

    text: str
    language: str
    page: int
    fresh: bool = False


LINK = Piece("link ", "", 0, True)  # said before the words of a link, in the voice of what stands before it


Flow: TypeAlias = "Piece | tuple[Node, str] | None"


def pieces(node: Node, language: str) -> Iterator[Flow]:
    """An element → its pieces; None where a line ends; an element and its language where it has a word of its own."""
    instead = node.get("ActualText") or (node.get("Alt") if node.role in INLINES else "") or node.get("E")
    if instead:
        first = next(node.words(), None)
        fresh = first is not None and first.fresh
        yield Piece(instead + " " * node.ends_in_space(), language, node.page, fresh)
        return
    empty = True
    for kid in node.kids:
        if isinstance(kid, Words):
            empty = empty and not kid.text.strip()
            yield Piece(kid.text, language, kid.page, kid.fresh)
        elif isinstance(kid, Node):
            empty = False
            yield from _inner(kid, kid.get("Lang") or language)
        elif empty and kid.says:  # a link over a picture has no other words
            yield Piece(kid.says, language, kid.page)


def _inner(kid: Node, language: str) -> Iterator[Flow]:
    """One element inside another."""
    if kid.role in SILENT:
        return
    if kid.role in INLINES:
        if kid.role == "Link":
            yield LINK
        elif kid.role in _APART:
            yield Piece("", language, kid.page, True)
        yield from pieces(kid, language)
    elif kid.role in TOLD:
        yield kid, language
    else:
        yield None
        yield from pieces(kid, language)
        yield None


def spoken(held: Iterable[Piece], language: str) -> str:
    """Pieces → one line that begins in `language`."""
    out = ""
    voice = language
    fresh = False
    for piece in held:
        text = " ".join(f"|{piece.text}|".split())[1:-1]
        fresh = fresh or piece.fresh
        if not text:
            continue
        if out.endswith(SOFT_HYPHEN):
            out = out[:-1]
        elif fresh and spaced(out, text):
            out += " "
        fresh = False
        if piece.language != voice and piece.language and text.strip():
            voice = piece.language
            mark = f"[{voice}]"
            out += mark if not out or out[-1] in " ([“‘" else f" {mark}"
            text = text if text[0] in _CLOSING else f" {text.lstrip()}"
        out = out + text if not (out.endswith(" ") and text.startswith(" ")) else out + text[1:]
    return out.replace(SOFT_HYPHEN, "").strip()
