"""A paragraph's boxes → the elements of those that a screen reader should say otherwise than they are printed.

Neighbours that need saying, the words of one name, share one element: the tree stays small, and a name is said in one
breath. Words of a link or of another language have an element already, whose E their `Owner` holds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from booklet.typeset.fonts import Word
from booklet.typeset.page import Element, Run
from booklet.typeset.spoken import Voice
from booklet.typeset.words import RESERVED, Box, Boxes, Cluster, Part

Spans: TypeAlias = "Mapping[int, Sequence[Element | None]]"  # number of a box → the element of each of its parts


class Heard:
    """What of a paragraph is said otherwise than it is printed. Lines come as their boxes and the number of the first
    of them."""

    __slots__ = ("spans", "_places")

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self._places = list(spans)  # ascending

    def runs(self, words: tuple[Word, ...], first: int, parent: Element) -> tuple[Run, ...]:
        """A line of bare words of an element → its runs."""
        if not self._places:
            return (Run(parent, words),)
        at = bisect_left(self._places, first)
        runs: list[Run] = []
        done = 0
        for place in self._places[at : bisect_left(self._places, first + len(words), at)]:
            start = place - first
            if start > done:
                runs.append(Run(parent, words[done:start]))
            said, done = words[start : start + 1], start + 1
            span = self.spans[place][0] or parent
            if runs and runs[-1].element is span:
                runs[-1] = Run(span, runs[-1].words + said)
            else:
                runs.append(Run(span, said))
        if done < len(words):
            runs.append(Run(parent, words[done:]))
        return tuple(runs)

    def of_parts(self, boxes: Sequence[Box], first: int) -> list[Element | None]:
        """A line → the element of each of its parts that has words."""
        out: list[Element | None] = []
        for number, box in enumerate(boxes, first):
            spans = self.spans.get(number)
            if isinstance(box, Word):
                out.append(spans[0] if spans else None)
            else:
                each = spans or (None,) * len(box.parts)
                out += [span for part, span in zip(box.parts, each) if part.word.text]
        return out


AS_PRINTED = Heard({})


def heard(text: Boxes, voice: Voice, parent: Element) -> Heard:
    """The boxes of an element's text → what is said otherwise, in the order of the text."""
    boxes = text.boxes
    out: dict[int, Sequence[Element | None]] = {}
    span, goes_on = parent, -1  # the last element made, and the box that it goes on in
    for number in text.aloud:
        box = boxes[number]
        if isinstance(box, Word):
            said = voice.alone(box.text)
            if said is None:
                before, after = _beside(boxes, number)
                said = voice.between(before, box.text, after)
            if said != box.text:
                span = _joined(span, said) if goes_on == number else Element("Span", parent, E=said)
                out[number] = (span,)
                goes_on = number + 1
        elif number not in out:  # more than one of its parts may be known to need saying
            spans: list[Element | None] = [None] * len(box.parts)
            for first, stop, said in _units(box, voice, *_beside(boxes, number)):
                span = _joined(span, said) if goes_on == number and not first else Element("Span", parent, E=said)
                spans[first:stop] = [span] * (stop - first)
                goes_on = number + 1 if stop == len(spans) else -1
            if any(spans):
                out[number] = spans
    return Heard(out)


def _joined(span: Element, said: str) -> Element:
    """An element whose words go on."""
    span.attributes = {"E": f"{span.attributes['E']} {said}"}
    return span


def _beside(boxes: Sequence[Box], number: int) -> tuple[str, str]:
    """The words before and after a box."""
    before = boxes[number - 1] if number else None
    after = boxes[number + 1] if number + 1 < len(boxes) else None
    return _text(before), _text(after)


def _text(box: Box | None) -> str:
    if isinstance(box, Cluster):
        return "".join([part.word.text for part in box.parts])
    return box.text if box else ""


def _free(part: Part) -> bool:
    """Whether a part may be said otherwise: it has no element of its own, and is no page number yet to come."""
    word, owner = part.word, part.owner
    return not (word.rtl or word.text == RESERVED or (owner is not None and owner.has_element))


def _units(box: Cluster, voice: Voice, before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Parts that touch and have no element of their own → as one word: its first part, the part after its last, and
    what is said for it."""
    parts = box.parts
    free = [_free(part) for part in parts]
    texts = [part.word.text for part in parts]
    stop = 0
    while stop < len(parts):
        first, stop = stop, stop + 1
        if free[first]:
            while stop < len(parts) and free[stop]:
                stop += 1
            printed = "".join(texts[first:stop])
            said = voice.alone(printed)
            if said is None:
                said = voice.between(texts[first - 1] if first else before, printed, (*texts, after)[stop])
            if said != printed:
                yield first, stop, said
