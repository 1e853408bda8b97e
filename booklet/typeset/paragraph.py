"""A paragraph and a measure → slugs, one for each line.

Line breaks are chosen by `linebreak`; here lines become marks: justified by the space between words and, hardly to be
seen, by the width of the letters (Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system", 2000),
ordered by UAX #9 where right-to-left words stand in them, cut into runs where the structure element changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from booklet.document import Span, Text
from booklet.problems import NOWHERE, Locatable
from booklet.style import Role
from booklet.typeset.bidi import reorder
from booklet.typeset.compositor import Compositor, HyphenPoint
from booklet.typeset.fonts import Word
from booklet.typeset.galley import Slug
from booklet.typeset.linebreak import Break, Glue, Hangs, break_lines
from booklet.typeset.page import ARTIFACT, Element, Line, Link, Mark, Placed, Run, Setting
from booklet.typeset.words import Box, Boxes, Cluster, Owner, Part

ASCENT = 0.76  # of the size: from the top of the body to the baseline
RAG = 4200.0  # thousandths of an em that a ragged line may stay short at no great cost
BALANCED = 4.0  # points: as far as lines are made equal
STRETCH, SHRINK = 0.55, 0.3  # of the space between words
GIVE = 0.02  # of a justified line's width: as far as its letters are drawn wider or narrower
LINK_DEPTH = 0.28  # of the size, below the baseline


class SetLine(NamedTuple):
    """A broken line: its boxes with cut words replaced. `closing` as in `page.Line`: a word cut at its own hyphen goes
    on without a space."""

    boxes: Sequence[Box]
    natural: float  # thousandths of an em, spaces at their natural width, what hangs out not counted
    closing: str
    last: bool


def set_text(
    text: Text,
    role: Role,
    measure: float,
    element: Element,
    compositor: Compositor,
    *,
    keep: bool = False,
    anchors: tuple[str, ...] = (),
    direction: int = 0,
) -> list[Slug]:
    """Text in a role on a measure (points) → slugs with first-line space, widows and orphans held together."""
    boxes = compositor.tokenizer.boxes(text, role.face, direction)
    if not boxes.boxes:
        return []
    lines = _lines(boxes, role, measure - role.left, compositor)
    space = compositor.faces[role.face].space.width
    setting = Setting(role.name, role.align, measure - role.left, space, len(lines), element, written_at(text))
    setter = _LineSetter(role, setting, compositor, direction)
    baseline = first_baseline(role)
    slugs: list[Slug] = []
    count = len(lines)
    for i, line in enumerate(lines):
        indent = (role.indent if i == 0 else role.hang) * role.size
        marks, entries = setter.marks(line, indent, baseline, boxes)
        held = keep or role.keep
        if i < count - 1:  # no line alone at a page's foot or head, no hyphen at the end of a page
            held = held or i in (0, count - 2) or line.closing == "hyphen"
        slugs.append(
            Slug(
                role.leading,
                (Placed(role.left, 0.0, marks),),
                role.before if i == 0 else 0.0,
                held,
                anchors if i == 0 else (),
                entries,
                grid=role.grid,
            )
        )
    return slugs


def written_at(text: Text) -> Locatable:
    """Where the author wrote the first words of a text whose place is known."""
    for inline in text:
        if type(inline) is Span and inline.at is not NOWHERE:
            return inline.at
    return NOWHERE


def first_baseline(role: Role) -> float:
    """Points from the top of a line to its baseline: the leading is shared out above and below."""
    return (role.leading - role.size) / 2 + ASCENT * role.size


def _lines(boxes: Boxes, role: Role, measure: float, compositor: Compositor) -> list[SetLine]:
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
            lines.extend(_break_piece(boxes.boxes[start:stop], role, measure, compositor, first=start == 0))
    return lines


def _break_piece(boxes: list[Box], role: Role, measure: float, compositor: Compositor, first: bool) -> list[SetLine]:
    ems = 1000 / role.size
    wide = (measure - role.hang * role.size) * ems
    indent = (role.indent - role.hang) * role.size * ems if first else 0.0
    glue = glue_of(role, compositor.faces[role.face].space.width, wide)
    hangs = None
    if role.align == "justify":
        hangs = Hangs([b.left for b in boxes], [b.right for b in boxes], compositor.hyphen_hang(role.face))

    def cuts(i: int) -> Sequence[HyphenPoint]:
        return compositor.cuts(boxes[i], role.hyphens, wide)

    breaks = break_lines([b.width for b in boxes], wide, glue, indent=indent, points=cuts, hangs=hangs)
    return [_line(boxes, b, glue, compositor, cuts, b is breaks[-1]) for b in breaks]


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
    return SetLine(words, natural, closing, last)


def _cut(box: Box, start: int, stop: int | None, hyphen: bool, compositor: Compositor) -> Box:
    """A box of one word → the box of the part from `start` to `stop` (None: to the end)."""
    if isinstance(box, Cluster):
        (part,) = box.parts
        stop = len(part.word.text) if stop is None else stop
        return Cluster((part._replace(word=compositor.fragment(part.word, start, stop, hyphen)),))
    return compositor.fragment(box, start, len(box.text) if stop is None else stop, hyphen)


class _LineSetter:
    """Turns the broken lines of one paragraph into marks; makes each owner's structure element once."""

    def __init__(self, role: Role, setting: Setting, compositor: Compositor, direction: int) -> None:
        self.role = role
        self.setting = setting
        self.measure = setting.measure
        self.element = setting.element
        self.compositor = compositor
        self.direction = direction
        self.space = setting.space
        self.number = -1  # of the line now being set
        self._elements: dict[int, Element] = {}

    def marks(self, line: SetLine, indent: float, baseline: float, boxes: Boxes) -> tuple[list[Mark], tuple[str, ...]]:
        """A line → marks from the measure's left edge, and the index keys met on it."""
        role = self.role
        self.number += 1
        size = role.size
        wide = self.measure - indent
        slack = wide - line.natural * size / 1000
        space, stretch = self.space, 1.0
        x = 0.0 if self.direction else indent
        if role.align == "justify":
            x -= line.boxes[0].left * size / 1000
            if not line.last or slack < 0:
                space, stretch = self.worked(line, wide * 1000 / size)
                slack = 0.0
        if role.align == "right" or (self.direction and role.align in ("left", "justify")):
            x += slack
        elif role.align == "center":
            x += slack / 2
        closing = line.closing
        if boxes.plain:
            run = Run(self.element, tuple(line.boxes))  # type: ignore[arg-type]  # plain: all boxes are words
            return [self._mark(line, x, baseline, space, stretch, (run,), closing)], ()
        if boxes.rtl:
            return self._visual(line, x, baseline, space, stretch)
        return self._runs(line, x, baseline, space, stretch)

    def worked(self, line: SetLine, wide: float) -> tuple[float, float]:
        """A justified line and its measure (thousandths of an em) → the space between its words, and how much wider
        than they are it is drawn: letters and spaces share what is to be made up as far as each can give."""
        spaces = len(line.boxes) - 1
        slack = wide - line.natural
        glue = glue_of(self.role, self.space, wide)
        ratio = max(-1.0, min(1.0, glue.ratio(slack, spaces)))
        stretch = round(1 + ratio * GIVE, 3)
        if not spaces:
            return self.space, stretch
        hung = line.boxes[0].left + line.boxes[-1].right
        letters = line.natural + hung - self.space * spaces
        return ((wide + hung) / stretch - letters) / spaces, stretch

    def _mark(
        self, line: SetLine, x: float, y: float, space: float, stretch: float, runs: tuple[Run, ...], closing: str
    ) -> Line:
        role = self.role
        return Line(x, y, role.size, space, runs, closing, role.gray, stretch, self.setting, self.number, line.last)

    def _runs(
        self, line: SetLine, x: float, y: float, space: float, stretch: float
    ) -> tuple[list[Mark], tuple[str, ...]]:
        """A left-to-right line whose owners or faces change inside."""
        size = self.role.size
        runs: list[Run] = []
        links: list[Mark] = []
        entries: list[str] = []
        words: list[Word] = []
        owner: Owner | None = None
        start = at = x
        step = size / 1000 * stretch
        gap = space * step

        def close(joined: bool, end: float) -> None:
            if words:
                runs.append(Run(self.of(owner), tuple(words), joined))
                words.clear()
                if owner is not None and owner.link:
                    links.append(self._link(owner, start, y, end - start))

        for number, box in enumerate(line.boxes):
            if number:
                at += gap
            if isinstance(box, Word):
                if owner is not None:
                    close(False, at - gap)
                    owner, start = None, at
                words.append(box)
                at += box.width * step
                continue
            for i, part in enumerate(box.parts):
                if i or part.owner is not owner:
                    close(bool(i), at if i else at - gap)
                    owner, start = part.owner, at
                    if owner is not None and owner.entry:
                        entries.append(owner.entry)
                words.append(part.word)
                at += part.word.width * step
        close(False, at)
        return [self._mark(line, x, y, space, stretch, tuple(runs), line.closing), *links], tuple(entries)

    def _visual(
        self, line: SetLine, x: float, y: float, space: float, stretch: float
    ) -> tuple[list[Mark], tuple[str, ...]]:
        """A line with right-to-left words: parts get their places in visual order, marks are written in logical
        order."""
        size = self.role.size
        step = size / 1000 * stretch
        parts: list[Part] = []
        space_after: list[bool] = []
        for box in line.boxes:
            inner = (Part(box, None),) if isinstance(box, Word) else box.parts
            parts.extend(inner)
            space_after.extend([False] * (len(inner) - 1) + [True])
        space_after[-1] = False
        stretches = _stretches(parts)
        place = [0.0] * len(parts)
        at = x
        for number in _in_visual_order(parts, space_after, self.direction):
            if number < 0:
                at += space * step
            else:
                place[number] = at
                at += parts[number].word.width * step
        marks: list[Mark] = []
        entries: list[str] = []
        for first, stop in stretches:
            group = range(first, stop)
            owner = parts[first].owner
            visual = sorted(group, key=place.__getitem__)
            left, right = place[visual[0]], place[visual[-1]] + parts[visual[-1]].word.width * step
            runs = [
                Run(
                    self.of(owner),
                    (parts[n].word,),
                    not space_after[min(n, m)] if m is not None else not space_after[stop - 1],
                )
                for n, m in zip(visual, [*visual[1:], None])
            ]
            ending = line.closing if stop == len(parts) else "space" if space_after[stop - 1] else "none"
            marks.append(self._mark(line, left, y, space, stretch, tuple(runs), ending))
            if owner is not None:
                if owner.entry:
                    entries.append(owner.entry)
                if owner.link:
                    marks.append(self._link(owner, left, y, right - left))
        return marks, tuple(entries)

    def _link(self, owner: Owner, x: float, y: float, width: float) -> Link:
        size = self.role.size
        return Link(x, y - ASCENT * size, width, (ASCENT + LINK_DEPTH) * size, owner.link, self.of(owner))

    def of(self, owner: Owner | None) -> Element:
        """The structure element that an owner's words belong to."""
        if owner is None or not owner.has_element or self.element is ARTIFACT:
            return self.element
        element = self._elements.get(owner.number)
        if element is None:
            attributes: dict[str, str | int] = {}
            if owner.language:
                attributes["Lang"] = owner.language
            if owner.text:
                attributes["ActualText"] = owner.text
            if owner.link:
                attributes["Contents"] = owner.link if not owner.link.startswith("#") else "Go to the entry"
            element = Element("Link" if owner.link else "Span", self.element, **attributes)
            self._elements[owner.number] = element
        return element


def _in_visual_order(parts: list[Part], space_after: list[bool], base: int) -> Iterator[int]:
    """Numbers of parts from left to right (L2); less than 0 for a space, which has a level of its own."""
    items: list[int] = []
    levels: list[int] = []
    for number, part in enumerate(parts):
        items.append(number)
        levels.append(part.level)
        if space_after[number]:
            items.append(-1)
            levels.append(base if part.after < 0 else part.after)
    return (items[n] for n in reorder(levels))


def _stretches(parts: list[Part]) -> list[tuple[int, int]]:
    """Stretches of parts with one owner and one direction, in logical order; two figures in Arabic are two of them."""
    out: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(parts) + 1):
        last = parts[i - 1]
        apart = 0 <= last.after < last.level  # by a space that runs the other way
        if i == len(parts) or apart or parts[i].owner is not last.owner or parts[i].level != last.level:
            out.append((start, i))
            start = i
    return out


def line_width(line: Line) -> float:
    """Points from a line's start to its end."""
    thousandths = 0.0
    for number, run in enumerate(line.runs):
        thousandths += sum(w.width for w in run.words)
        spaces = len(run.words) - 1 + (number < len(line.runs) - 1 and not run.joined)
        thousandths += spaces * line.space
    return thousandths * line.size * line.stretch / 1000
