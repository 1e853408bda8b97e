"""A paragraph's boxes and a measure → its broken lines: what the lines of a role give way, where words may be cut, and
the words that are cut replaced by their parts. Which breaks are best `linebreak` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from booklet.named import NamedTuple
from booklet.style import Role
from booklet.typeset.compositor import Compositor, HyphenPoint
from booklet.typeset.fonts import Word
from booklet.typeset.linebreak import Break, Glue, Hangs, break_lines
from booklet.typeset.words import Box, Boxes, Cluster, Part

RAG = 4200.0  # thousandths of an em that a ragged line may stay short at no great cost
BALANCED = 4.0  # points: as far as lines are made equal
STRETCH, SHRINK = 0.55, 0.3  # of the space between words
GIVE = 0.02  # of a justified line's width: as far as its letters are drawn wider or narrower


class SetLine(NamedTuple):
    """A broken line: its boxes with cut words replaced, of which the paragraph's box `start` is the first. `closing` as
    in `page.Line`: a word cut at its own hyphen goes on without a space."""

    boxes: Sequence[Box]
    natural: float  # thousandths of an em, spaces at their natural width, what hangs out not counted
    closing: str
    last: bool
    start: int


def lines_of(boxes: Boxes, role: Role, measure: float, compositor: Compositor) -> list[SetLine]:
    """Boxes → lines; where a run sets several booklets, those of the same words in the same role are kept."""
    broken = compositor.broken
    if broken is None:
        return break_paragraph(boxes, role, measure, compositor)
    words = tuple([box if isinstance(box, Word) else box.parts for box in boxes.boxes])
    key = (words, boxes.breaks, role, measure)
    lines: list[SetLine] | None = broken.get(key)
    if lines is None:
        lines = broken[key] = break_paragraph(boxes, role, measure, compositor)
    return lines


def break_paragraph(boxes: Boxes, role: Role, measure: float, compositor: Compositor) -> list[SetLine]:
    """Boxes → lines; forced breaks start the breaker anew."""
    lines = _break_at(boxes, role, measure, compositor)
    if not role.balance or len(lines) < 2:
        return lines
    least, most = measure / 2, measure  # the narrowest measure that takes no more lines makes them about equally long
    while most - least > BALANCED:
        middle = (least + most) / 2
        tried = _break_at(boxes, role, middle, compositor)
        if len(tried) > len(lines) or any(line.natural * role.size / 1000 > middle for line in tried):
            least = middle
        else:
            lines, most = tried, middle
    return lines


def _break_at(boxes: Boxes, role: Role, measure: float, compositor: Compositor) -> list[SetLine]:
    lines: list[SetLine] = []
    for start, stop in pairwise([0, *boxes.breaks, len(boxes.boxes)]):
        if stop > start:
            if lines:  # words on both sides of a forced break are apart
                lines[-1] = lines[-1]._replace(closing="space")
            lines.extend(_break_piece(boxes.boxes[start:stop], role, measure, compositor, start))
    return lines


def _break_piece(boxes: list[Box], role: Role, measure: float, compositor: Compositor, start: int) -> list[SetLine]:
    ems = 1000 / role.size
    wide = (measure - role.hang * role.size) * ems
    indent = (role.indent - role.hang) * role.size * ems if not start else 0.0
    glue = glue_of(role, compositor.faces[role.face].space.width, wide)
    hangs = None
    if role.align == "justify":
        hangs = Hangs([b.left for b in boxes], [b.right for b in boxes], compositor.hyphen_hang(role.face))

    def cuts(i: int) -> Sequence[HyphenPoint]:
        return compositor.cuts(boxes[i], role.hyphens, wide)

    breaks = break_lines([b.width for b in boxes], wide, glue, indent=indent, points=cuts, hangs=hangs)
    return [_line(boxes, b, glue, compositor, cuts, b is breaks[-1], start) for b in breaks]


def glue_of(role: Role, space: float, wide: float) -> Glue:
    """What lines of a role give way, on a measure of `wide`; all in thousandths of an em."""
    if role.align == "justify":
        return Glue(space, space * STRETCH, space * SHRINK, wide * GIVE)
    return Glue(space, 0.0, 0.0, rag=min(RAG, wide * 0.35))


def _line(
    boxes: list[Box],
    line: Break,
    glue: Glue,
    compositor: Compositor,
    cuts: Callable[[int], Sequence[HyphenPoint]],
    last: bool,
    offset: int,
) -> SetLine:
    """A break → its boxes, with the words cut at its ends replaced by fragments."""
    first, head, end, tail = line
    words = boxes[first : end + 1]
    closing = "none" if last else "space"
    if head or tail:
        start = cuts(first)[head - 1].position if head else 0
        if tail:
            point = cuts(end)[tail - 1]
            closing = "hyphen" if point.hyphen else "none"
            words[-1] = _cut(boxes[end], start if end == first else 0, point.position, point.hyphen, compositor)
        if head and not (tail and end == first):
            words[0] = _cut(boxes[first], start, None, False, compositor)
    natural = sum([b.width for b in words]) + glue.space * (len(words) - 1)
    if not glue.rag:
        natural -= words[0].left + words[-1].right
    return SetLine(words, natural, closing, last, offset + first)


def _cut(box: Box, start: int, stop: int | None, hyphen: bool, compositor: Compositor) -> Box:
    """A box → the box of what stands from `start` to `stop` (None: to the end)."""
    if isinstance(box, Cluster):
        return Cluster(tuple(_cut_parts(box, start, stop, hyphen, compositor)))
    return compositor.fragment(box, start, len(box.text) if stop is None else stop, hyphen)


def _cut_parts(box: Cluster, start: int, stop: int | None, hyphen: bool, compositor: Compositor) -> Iterator[Part]:
    """The parts of a cluster that stand between two places in its text; what has no text goes with what is before."""
    at = 0
    for part in box.parts:
        first, at = at, at + len(part.word.text)
        begin, end = max(start, first), at if stop is None else min(stop, at)
        if begin < end and (begin, end) == (first, at) and not (hyphen and end == stop):
            yield part
        elif begin < end:
            yield part._replace(word=compositor.fragment(part.word, begin - first, end - first, hyphen and end == stop))
        elif first == at and (start < at or not start) and (stop is None or at <= stop):
            yield part
