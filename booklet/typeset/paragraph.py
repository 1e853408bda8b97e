"""A paragraph and a measure → slugs, one for each line.

Line breaks are chosen in `broken`; here lines become marks: justified by the space between words and, hardly to be
seen, by the width of the letters (Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system", 2000),
ordered by UAX #9 where right-to-left words stand in them, cut into runs where the structure element changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, cast

from booklet.document import MARGIN, Note, Span, Text
from booklet.problems import NOWHERE, Locatable
from booklet.style import Role
from booklet.typeset.bidi import reorder
from booklet.typeset.broken import GIVE, SetLine, glue_of, lines_of
from booklet.typeset.compositor import Compositor
from booklet.typeset.fonts import Word
from booklet.typeset.galley import Footnote, Met, Slug
from booklet.typeset.hearing import AS_PRINTED, heard
from booklet.typeset.leads import Led, back, outside
from booklet.typeset.page import ARTIFACT, Element, Line, Link, Mark, Placed, Run, Setting
from booklet.typeset.pagenumbers import Unsettled
from booklet.typeset.words import Boxes, Owner, Part, upright

ASCENT = 0.76  # of the size: from the top of the body to the baseline
SAID = {"Alt", "ActualText"}  # attributes of an element that say what all of its words are
CLOSEST = 0.4  # of a space, by which a ragged line may be closed up
NOT_HEARD = ("Artifact", "Figure")  # elements whose words nobody hears; a figure's Alt stands for them
LINK_DEPTH = 0.28  # of the size, below the baseline


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
    known = len(compositor.tokenizer.page_numbers)
    boxes = compositor.tokenizer.boxes(text if role.italics else upright(text), role.face, direction)
    if not boxes.boxes:
        return []
    awaited = len(compositor.tokenizer.page_numbers) > known
    lines = lines_of(boxes, role, measure - role.left, compositor)
    space = compositor.faces[role.face].space.width
    setting = Setting(role.name, role.align, measure - role.left, space, len(lines), element, written_at(text))
    setter = _LineSetter(role, setting, compositor, direction)
    if boxes.aloud and element.tag not in NOT_HEARD:
        setter.heard = heard(boxes, compositor.tokenizer.voice, element)
    baseline = first_baseline(role)
    slugs: list[Slug] = []
    for anchor in anchors:
        compositor.begins[anchor] = element
    count = len(lines)
    for i, line in enumerate(lines):
        indent = (role.indent if i == 0 else role.hang) * role.size
        marks, entries = setter.marks(line, indent, baseline, boxes)
        if awaited:
            again = partial(setter.again, i, line, indent, baseline, boxes)
            compositor.unsettled.append(Unsettled(line.boxes, marks, again))
        notes, margin, signs = setter.notes()
        held = keep or role.keep
        if i < count - 1:  # no line alone at a page's foot or head, no hyphen at the end of a page
            held = held or i in (0, count - 2) or line.closing == "hyphen"
        slugs.append(
            Slug(
                role.leading,
                (Placed(role.left, 0.0, marks),),
                role.before if i == 0 else 0.0,
                held,
                (*anchors, *signs) if i == 0 else signs,
                tuple([Met(key, compositor.subject, key in anchors) for key in entries]) if entries else (),
                grid=role.grid,
                notes=notes,
                margin=margin,
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
        self.glue = glue_of(role, setting.space, (setting.measure - role.hang * role.size) * 1000 / role.size)
        self.number = -1  # of the line now being set
        self.heard = AS_PRINTED
        self._elements: dict[int, Element] = {}
        self._of_notes: dict[int, Element] = {}
        self._noted: list[tuple[Note, Element]] = []  # whose signs stand on the line just set

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
        elif slack < 0 and line.boxes[1:]:  # a page number is wider than it was thought to be
            space -= min(-slack * 1000 / size / (len(line.boxes) - 1), space * CLOSEST)
            slack = 0.0
        if role.align == "right" or (self.direction and role.align in ("left", "justify")):
            x += slack
        elif role.align == "center":
            x += slack / 2
        closing = line.closing
        if boxes.plain:
            words: tuple[Word, ...] = tuple(line.boxes)  # type: ignore[arg-type]  # plain: all boxes are words
            runs = self.heard.runs(words, line.start, self.element)
            return [self._mark(line, x, baseline, space, stretch, runs, closing)], ()
        set_line = self._visual if boxes.rtl else self._runs
        return set_line(line, x, baseline, space, stretch)

    def worked(self, line: SetLine, wide: float) -> tuple[float, float]:
        """A justified line and its measure (thousandths of an em) → the space between its words, and how much wider
        than they are it is drawn: letters and spaces share what is to be made up as far as each can give."""
        spaces = len(line.boxes) - 1
        slack = wide - line.natural
        ratio = max(-1.0, min(1.0, self.glue.ratio(slack, spaces)))
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

    def again(self, number: int, line: SetLine, *where: Any, wider: float) -> list[Mark]:
        """The marks of line `number` anew, when it has become wider (thousandths of an em)."""
        self.number = number - 1
        return self.marks(line._replace(natural=line.natural + wider), *where)[0]

    def _runs(
        self, line: SetLine, x: float, y: float, space: float, stretch: float
    ) -> tuple[list[Mark], tuple[str, ...]]:
        """A left-to-right line whose owners or faces change inside."""
        size = self.role.size
        runs: list[Run] = []
        links: list[Mark] = []
        entries: list[str] = []
        silent: list[Owner] = []  # notes without a sign
        words: list[Word] = []
        owner: Owner | None = None
        span: Element | None = None
        heard = self.heard.spans
        start = at = x
        step = size / 1000 * stretch
        gap = space * step

        def close(joined: bool, end: float) -> None:
            if words:
                runs.append(Run(span or self.of(owner), tuple(words), joined))
                words.clear()
                if owner is not None and owner.link and self.element is not ARTIFACT:
                    links.append(self._link(owner, start, y, end - start))
                if owner is not None and owner.note is not None:
                    runs.append(self._note(owner, owner.note, joined))

        for number, box in enumerate(line.boxes):
            if number:
                at += gap
            spans = heard.get(line.start + number) if heard else None
            if isinstance(box, Word):
                if owner is not None or spans or span is not None:
                    of_word = spans[0] if spans else None
                    if owner is not None or of_word is not span:
                        close(False, at - gap)
                        owner, span, start = None, of_word, at
                words.append(box)
                at += box.width * step
                continue
            for i, part in enumerate(box.parts):
                if not part.word.text and part.owner is not None:
                    silent.append(part.owner)
                    continue
                of_part = spans[i] if spans else None
                if i or part.owner is not owner or of_part is not span:
                    close(bool(i), at if i else at - gap)
                    owner, span, start = part.owner, of_part, at
                    if owner is not None and owner.entry:
                        entries.append(owner.entry)
                words.append(part.word)
                at += part.word.width * step
        close(False, at)
        runs += [self._note(owner, owner.note) for owner in silent if owner.note is not None]
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
        silent: list[Owner] = []  # notes without a sign
        for box in line.boxes:
            inner = [Part(box, None)] if isinstance(box, Word) else [part for part in box.parts if part.word.text]
            silent += [] if isinstance(box, Word) else [p.owner for p in box.parts if p.owner and not p.word.text]
            if not inner:
                continue
            parts.extend(inner)
            space_after.extend([False] * (len(inner) - 1) + [True])
        space_after[-1] = False
        spans = self.heard.of_parts(line.boxes, line.start)
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
                    spans[n] or self.of(owner),
                    (parts[n].word,),
                    not space_after[min(n, m)] if m is not None else not space_after[stop - 1],
                )
                for n, m in zip(visual, [*visual[1:], None])
            ]
            if owner is not None and owner.note is not None:
                runs.append(self._note(owner, owner.note))
            if stop == len(parts):
                runs += [self._note(each, each.note) for each in silent if each.note is not None]
            ending = line.closing if stop == len(parts) else "space" if space_after[stop - 1] else "none"
            marks.append(self._mark(line, left, y, space, stretch, tuple(runs), ending))
            if owner is not None:
                if owner.entry:
                    entries.append(owner.entry)
                if owner.link and self.element is not ARTIFACT:
                    marks.append(self._link(owner, left, y, right - left))
        return marks, tuple(entries)

    def _link(self, owner: Owner, x: float, y: float, width: float) -> Link:
        size = self.role.size
        return Link(x, y - ASCENT * size, width, (ASCENT + LINK_DEPTH) * size, owner.link, self.of(owner))

    def _note(self, owner: Owner, note: Note, joined: bool = False) -> Run:
        """An empty run that gives a note its place in the structure tree, after its sign, wherever it stands."""
        if self.element is ARTIFACT:
            return Run(ARTIFACT, (), joined)
        element = self._of_notes.get(owner.number)
        if element is None:  # else the line is set again
            kind = {"NoteType": "None"} if note.series == MARGIN else {}  # else it is a footnote
            element = self._of_notes[owner.number] = Element("Note", self.element, ID=owner.anchor, **kind)
            self._noted.append((note, element))
        return Run(element, (), joined)

    def notes(self) -> tuple[tuple[Footnote, ...], tuple[Slug, ...], tuple[str, ...]]:
        """The notes of the line just set: those for the page's foot, what stands beside the line, and the anchors that
        lead back to it."""
        if not self._noted:
            return (), (), ()
        compositor = self.compositor
        measure = compositor.style.page.measure
        made: list[Footnote] = [compositor.setters[Note](n, measure, e, compositor, "") for n, e in self._noted]
        signs = tuple([back(str(element.attributes["ID"])) for note, element in self._noted if note.sign])
        self._noted.clear()
        foot = tuple([each for each in made if each.series != MARGIN])
        margin = [slug for each in made if each.series == MARGIN for slug in each.slugs]
        drop = first_baseline(self.role) - first_baseline(compositor.role("margin note"))
        if margin and drop > 0:  # on the baseline of its line
            margin.insert(0, Slug(drop))
        return foot, tuple(margin), signs

    def of(self, owner: Owner | None) -> Element:
        """The structure element that an owner's words belong to; in a figure all is one, for which its Alt speaks."""
        if owner is None or not owner.has_element or self.element is ARTIFACT or "Alt" in self.element.attributes:
            return self.element
        if not (owner.link or owner.language) and SAID & self.element.attributes.keys():
            return self.element
        element = self._elements.get(owner.number)
        if element is None:
            attributes: dict[str, str | int] = {}
            if owner.language:
                attributes["Lang"] = owner.language
            if owner.text:
                attributes["ActualText"] = owner.text
            if owner.said:
                attributes["E"] = owner.said
            phrases = self.compositor.phrases
            parent = self.element
            if owner.note is not None:
                parent = Element("Reference", parent)
                self.compositor.begins[back(owner.anchor)] = parent
                attributes["Contents"] = phrases.note.format(owner.note.sign)
            elif owner.link and owner.link[0] != "#":
                attributes["Contents"] = outside(owner.link, owner.said or owner.shown, phrases)
            element = Element("Link" if owner.link else "Span", parent, **attributes)
            if owner.link and "Contents" not in attributes:
                self.compositor.led.append(Led(element, owner.link[1:], owner.said or owner.shown))
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


def followed(marks: Sequence[Mark]) -> list[Mark]:
    """A line's marks with a space behind its last words, where more of their element follows beside or below."""
    out = list(marks)
    last = max(place for place, mark in enumerate(out) if isinstance(mark, Line))
    out[last] = cast(Line, out[last])._replace(closing="space")
    return out


def line_width(line: Line) -> float:
    """Points from a line's start to its end."""
    thousandths = 0.0
    after = 0  # spaces that stand before the next words
    for run in line.runs:
        if run.words:
            thousandths += sum([word.width for word in run.words]) + (after + len(run.words) - 1) * line.space
            after = 0 if run.joined else 1
    return thousandths * line.size * line.stretch / 1000
