"""Folios: what pages are called in print. Front matter has small roman numerals; the text begins anew at 1."""

from __future__ import annotations

from booklet.named import NamedTuple

_WORTHS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
NUMERALS = tuple(zip(_WORTHS, ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")))
ENDLESS = 2**31  # pages of front matter whose end is not known yet
DASH = "–"


class Folios(NamedTuple):
    """How pages, counted from 1, are called: the first `front` of them i, ii, iii …, the others 1, 2, 3 …"""

    front: int = 0

    def of(self, page: int) -> str:
        """A page → its folio."""
        return roman(page) if page <= self.front else str(page - self.front)

    def adjoin(self, page: int, following: int) -> bool:
        """Whether two pages can be the ends of one range: one follows the other in the same numbering."""
        return following == page + 1 and page != self.front

    def range(self, first: int, last: int) -> str:
        """Pages of one numbering → "iii–iv"."""
        return self.of(first) if first == last else f"{self.of(first)}{DASH}{self.of(last)}"

    def all(self, pages: int) -> str:
        """The folios of a booklet of so many pages → "i–iv, 1–88"."""
        ends = [(1, min(self.front, pages)), (self.front + 1, pages)]
        return ", ".join(self.range(first, last) for first, last in ends if first <= last)


def roman(value: int) -> str:
    """1990 → "mcmxc"."""
    out = ""
    for worth, letters in NUMERALS:
        while value >= worth:
            value -= worth
            out += letters
    return out
