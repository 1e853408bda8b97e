"""A number of pages → which page stands where on which sheet, so that folding puts them in order. Pages count from 0.

Two pages stand on each side of a sheet. Printed on both sides and turned over its short edge, the right half of a front
has the left half of its back behind it. Sheets folded one inside the other are a *signature*; the whole booklet is
one signature when it is saddle-stitched. Blank pages stand at the end.
"""

from __future__ import annotations

from typing import TypeAlias

from booklet.named import NamedTuple

LEFT, RIGHT = "left", "right"  # the binding edge of a closed booklet's front

Spread: TypeAlias = "tuple[int | None, int | None]"  # left and right page; None is a blank


class Sheet(NamedTuple):
    """`depth`: sheets around it in its signature; 0 is the outermost."""

    front: Spread
    back: Spread
    depth: int


def sheets(pages: int, signature: int | None = None, binding: str = LEFT) -> list[Sheet]:
    """Sheets in the order of printing, outermost first. `signature`: sheets in one, None for all in one."""
    if binding not in (LEFT, RIGHT):
        raise ValueError(f"a booklet is bound on the left or on the right, not {binding!r}")
    if signature is not None and signature < 1:
        raise ValueError("a signature has at least one sheet")
    count = -(-pages // 4)
    size = signature or count
    out: list[Sheet] = []
    for start in range(0, count, size or 1):
        out += _signature(4 * start, min(size, count - start), pages, binding)
    return out


def _signature(first: int, count: int, pages: int, binding: str) -> list[Sheet]:
    """`count` sheets folded together, whose first page is `first`: from outside in, pages are taken from both ends."""
    last = first + 4 * count - 1
    out: list[Sheet] = []
    for depth in range(count):
        low, high = first + 2 * depth, last - 2 * depth
        front, back = (high, low), (low + 1, high - 1)
        out.append(Sheet(_spread(front, pages, binding), _spread(back, pages, binding), depth))
    return out


def _spread(spread: tuple[int, int], pages: int, binding: str) -> Spread:
    """As bound on the left → as bound on `binding`, with blanks for the pages there are not."""
    left, right = (page if page < pages else None for page in (spread if binding == LEFT else spread[::-1]))
    return left, right


def creep(depth: int, thickness: float) -> float:
    """How far a sheet's pages move towards the spine, in the unit of `thickness` (of one sheet).

    Each sheet around pushes the inner ones outwards by its own thickness; what is pushed out is trimmed, or sticks out.
    """
    return depth * thickness
