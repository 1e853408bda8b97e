"""Sheets folded on paper, in a simulation: whatever is printed must come out in order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.impose.order import LEFT, RIGHT, Sheet, creep, sheets

Leaf = tuple[int | None, int | None]  # what its reader sees first, and what stands behind


def fold(stack: list[Sheet], binding: str) -> list[int | None]:
    """Sheets of one signature, outermost first, folded together → the pages as a reader turns them.

    A sheet turned over its short edge has the left half of its back behind the right half of its front. Folded with the
    front outside, a booklet bound on the left opens with the right halves, from outside in, and goes on with the left,
    from inside out; one that is bound on the right is its mirror image.
    """
    opening: list[Leaf] = []
    closing: list[Leaf] = []
    for sheet in stack:
        right: Leaf = sheet.front[1], sheet.back[0]
        left: Leaf = sheet.front[0], sheet.back[1]
        first, second = (right, left) if binding == LEFT else (left, right)
        opening.append(first)
        closing.insert(0, second[::-1])
    return [page for leaf in opening + closing for page in leaf]


def read(made: list[Sheet], binding: str) -> list[int | None]:
    """Signatures are told apart by their outermost sheets, folded, and laid one on the other."""
    out: list[int | None] = []
    starts = [place for place, sheet in enumerate(made) if sheet.depth == 0]
    for start, end in pairwise([*starts, len(made)]):
        out += fold(made[start:end], binding)
    return out


@pytest.mark.parametrize("binding", [LEFT, RIGHT])
@pytest.mark.parametrize("signature", [None, 1, 2, 4, 5])
def test_folding_restores_the_order_of_1_to_64_pages(signature: int | None, binding: str) -> None:
    for pages in range(1, 65):
        made = sheets(pages, signature, binding)
        blanks = -pages % 4
        assert read(made, binding) == [*range(pages), *[None] * blanks], "each page once, in order, blanks at the end"
        assert len(made) == (pages + blanks) // 4
        assert max(sheet.depth for sheet in made) < (signature or 16)


@given(st.integers(1, 1000), st.integers(1, 40), st.sampled_from([LEFT, RIGHT]))
def test_folding_restores_any_order(pages: int, signature: int, binding: str) -> None:
    assert [page for page in read(sheets(pages, signature, binding), binding) if page is not None] == list(range(pages))


def test_eight_pages_as_everyone_knows_them() -> None:
    assert sheets(8) == [Sheet((7, 0), (1, 6), 0), Sheet((5, 2), (3, 4), 1)]
    assert sheets(6, binding=RIGHT) == [Sheet((0, None), (None, 1), 0), Sheet((2, 5), (4, 3), 1)]


def test_no_pages_need_no_sheets() -> None:
    assert sheets(0) == []


def test_creep_grows_with_depth() -> None:
    shifts = [creep(sheet.depth, 0.1) for sheet in sheets(64)]
    assert shifts[0] == 0
    assert all(inner > outer for outer, inner in pairwise(shifts))
    assert [creep(sheet.depth, 0.1) for sheet in sheets(64, 4)][:8] == shifts[:4] * 2, "each signature begins anew"


def test_impossible_wishes_are_refused() -> None:
    with pytest.raises(ValueError, match="not 'top'"):
        sheets(4, binding="top")
    with pytest.raises(ValueError, match="at least one sheet"):
        sheets(4, signature=0)
