"""Roles of the Document → tags of the structure tree (PDF 32000-1 §14.8.4): what a screen reader calls each thing.

Tags of PDF 2.0 (Title, Aside) are named where they say more; the writer maps them to those of 1.7. What an element may
stand in is told by ISO/TS 32005.
"""

from __future__ import annotations

from collections.abc import Sequence

from booklet.document import Block, Paragraph
from booklet.typeset.page import ARTIFACT, Element

DEEPEST = 6  # H6
QUOTED = ("quote", "account")  # roles of what somebody else says, at length
BOXES = {"card": "Sect"}  # a box that is an entry of its own; every other stands beside the text
NO_ASIDE = frozenset(("TD", "TH", "Aside", "BlockQuote", "Index", "L"))
NO_QUOTE = frozenset(("TD", "TH", "BlockQuote", "Index", "Note"))
NO_TITLE = frozenset(("TD", "TH", "Aside", "BlockQuote", "LBody", "Note", "Index"))


class Ranks:
    """Levels of headings as they come → their ranks, H1 to H6: no rank is left out between a heading and those below
    it, whatever levels a Document has."""

    def __init__(self) -> None:
        self._open: list[int] = []  # levels of the headings that the next one may stand under

    def of(self, level: int) -> str:
        """A heading → its tag."""
        self._close(level)
        self._open.append(level)
        return f"H{min(len(self._open), DEEPEST)}"

    def perhaps(self, level: int) -> str:
        """The tag of a heading that may be left out in the end: nothing is counted as below it."""
        self._close(level)
        return f"H{min(len(self._open) + 1, DEEPEST)}"

    def _close(self, level: int) -> None:
        while self._open and self._open[-1] >= level:
            self._open.pop()


def within(element: Element | None, tags: frozenset[str]) -> bool:
    """Whether an element, or what it stands in, is one of `tags`."""
    while element is not None:
        if element.tag in tags:
            return True
        element = element.parent
    return False


def paragraph(role: str, parent: Element) -> str:
    """A paragraph's role → its tag."""
    return "Title" if role == "title" and not within(parent, NO_TITLE) else "P"


def box(role: str, parent: Element) -> Element:
    """A box's role → its element."""
    if parent is ARTIFACT:
        return ARTIFACT
    return Element("Div" if within(parent, NO_ASIDE) else BOXES.get(role, "Aside"), parent)


def quotation(block: Block, parent: Element, last: Element | None) -> Element | None:
    """The quotation that a block belongs to: the `last` one, if the block before was of it, or a new one; None for what
    is none."""
    if not isinstance(block, Paragraph) or block.role not in QUOTED or parent is ARTIFACT or within(parent, NO_QUOTE):
        return None
    return last or Element("BlockQuote", parent)


def numbering(labels: Sequence[str]) -> str:
    """Labels of a list as they are printed → its ListNumbering."""
    first = next(iter(labels), "").strip("().[] ")
    if first.isdigit():
        return "Decimal"
    if len(first) == 1 and first.isalpha() and first.upper() != first.lower():
        return "UpperAlpha" if first.isupper() else "LowerAlpha"
    return "Disc"
