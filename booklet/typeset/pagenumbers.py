"""References to pages: while lines are broken a placeholder stands for the folio, which is known when all pages are.

A line whose placeholders have given way to wider or narrower folios is set again, in place of what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from booklet.document import PageNumber
from booklet.named import NamedTuple
from booklet.problems import NOWHERE, Problems
from booklet.typeset.fonts import Word
from booklet.typeset.page import Mark
from booklet.typeset.words import Box, Cluster


class Unsettled(NamedTuple):
    """A line of a paragraph that refers to pages. `again` gives its marks anew, told by how much wider it has become
    (thousandths of an em)."""

    boxes: Sequence[Box]
    marks: list[Mark]
    again: Callable[..., list[Mark]]


def fill_page_numbers(
    placeholders: Sequence[tuple[Word, PageNumber]],
    unsettled: Sequence[Unsettled],
    folios: Mapping[str, str],
    problems: Problems,
) -> None:
    """Turn placeholders into the folios they stand for, and set their lines again. An error where an author asks for
    the page of what has none."""
    for word, number in placeholders:
        if number.anchor not in folios and number.at is not NOWHERE:
            message = f"`{number.anchor}` has no page: it is printed nowhere in this booklet"
            hint = "leave the page out, or add the section that prints it to `sections`"
            problems.error(number.at, message, hint)
            continue
        real = word.face.shape(folios[number.anchor])
        word.text, word.glyphs, word.width = real.text, real.glyphs, real.width
    for line in unsettled:
        wider = sum(_remeasured(box) for box in line.boxes if isinstance(box, Cluster))
        if wider:
            line.marks[:] = line.again(wider=wider)


def _remeasured(box: Cluster) -> float:
    """Give a box the width of what it holds now → by how much wider that is."""
    width = sum(part.word.width for part in box.parts)
    wider, box.width = width - box.width, width
    return wider
