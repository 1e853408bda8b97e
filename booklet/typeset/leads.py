"""Where links lead, in words: what stands there and on which page, for those who do not see it. Known when all pages
are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from booklet.document import Phrases, Text
from booklet.named import NamedTuple
from booklet.typeset.page import Element
from booklet.typeset.setting import plain


class Led(NamedTuple):
    """A link into the booklet, and its own words, which serve where nothing is called anything."""

    element: Element
    anchor: str
    words: str = ""


def tell(led: Iterable[Led], names: Mapping[str, Text], folios: Mapping[str, str], phrases: Phrases) -> None:
    """Give each link the words that say where it leads."""
    for element, anchor, words in led:
        told = where(plain(names.get(anchor, ()), folios) or words, folios.get(anchor, ""), phrases)
        element.attributes = {**element.attributes, "Contents": told}


def where(name: str, folio: str, phrases: Phrases) -> str:
    """A name and a folio → "Chronology, page 7"."""
    if not folio:
        return name
    return phrases.page.format(name, folio) if name else phrases.page_alone.format(folio)


def outside(address: str, words: str, phrases: Phrases) -> str:
    """An address and the words that lead to it → both, unless they are the same."""
    return phrases.outside.format(words, address) if words and words not in address else address


def back(anchor: str) -> str:
    """A note's anchor → that of the line which bears its sign."""
    return anchor + ".back"
