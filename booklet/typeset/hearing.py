"""A paragraph's boxes → which of them a screen reader should say otherwise than they are printed, and how.

Neighbours that need saying, the words of one name, share one element: the tree stays small, and a name is said in one
breath. Words of a link or of another language have an element already, whose E their `Owner` holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from booklet.named import NamedTuple
from booklet.typeset.fonts import Word
from booklet.typeset.spoken import Voice
from booklet.typeset.words import Box


class Said(NamedTuple):
    """What is said for some boxes in a row; `number` tells a paragraph's apart."""

    number: int
    text: str


Heard: TypeAlias = Mapping[int, tuple[Said | None, ...]]  # box → of each of its parts

AS_PRINTED: Heard = {}


class _Unit(NamedTuple):
    """Parts of one box that touch, from `first` to before `stop`, as one word. `free`: they have no element yet."""

    box: int
    first: int
    stop: int
    text: str
    free: bool = True


def heard(boxes: Sequence[Box], voice: Voice) -> Heard:
    """Boxes → what is said for those that are not said as they are printed."""
    units = [unit for number, box in enumerate(boxes) for unit in _units(number, box)]
    texts = ["", *[unit.text for unit in units], ""]
    out: dict[int, tuple[Said | None, ...]] = {}
    group: list[tuple[_Unit, str]] = []
    for i, unit in enumerate(units):
        said = voice.said(unit.text, texts[i], texts[i + 2]) if unit.free else ""
        if said:
            group.append((unit, said))
        elif group:
            _keep(group, boxes, out)
            group = []
    if group:
        _keep(group, boxes, out)
    return out


def _keep(group: list[tuple[_Unit, str]], boxes: Sequence[Box], out: dict[int, tuple[Said | None, ...]]) -> None:
    """One element for units in a row."""
    text = "".join([said if unit.first else " " + said for unit, said in group])
    made = Said(len(out), text.removeprefix(" "))
    for unit, _ in group:
        box = boxes[unit.box]
        parts = out.get(unit.box) or (None,) * (1 if isinstance(box, Word) else len(box.parts))
        out[unit.box] = (*parts[: unit.first], *[made] * (unit.stop - unit.first), *parts[unit.stop :])


def _units(number: int, box: Box) -> Iterator[_Unit]:
    if isinstance(box, Word):
        yield _Unit(number, 0, 1, box.text, not box.rtl)
        return
    first, text, free = 0, "", False
    for place, part in enumerate(box.parts):
        word, owner = part.word, part.owner
        apart = word.rtl or (owner is not None and owner.has_element)
        if place and (apart or not free):
            yield _Unit(number, first, place, text, free)
            first, text = place, ""
        text += word.text
        free = not apart
    yield _Unit(number, first, len(box.parts), text, free)
