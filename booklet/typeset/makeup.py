"""Page make-up: galley items → pages, in one pass. Each item is placed once; nothing is set again.

A page ends where the next chunk (slugs held together) does not fit. Pages are numbered from 1; odd pages are rectos,
with the inner margin at their left.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from booklet.style import PageStyle
from booklet.typeset.galley import Deferred, Fill, Flow, Item, NewPage, Room, Side, Slug, height, spaced, stack, take
from booklet.typeset.page import Page, Placed

LEAST_START = 58.0  # points of a side or a flow that must fit below what stands before it
SECTION_SPACE = 30.0  # points above a section that runs on
LEAST_REST = 46.0  # points of a side that go over to the next page at least: not one or two lines of it


class MakeUp:
    """Fills pages with items. `pages`, `anchors`, `index` and `heads` are its results."""

    def __init__(self, style: PageStyle) -> None:
        self.style = style
        self.pages: list[Page] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        self.index: dict[str, list[int]] = {}
        self.heads: list[tuple[str, str] | None] = []  # each page's section and subsection; None: no running head
        self._heads = ("", "")
        self._plain = False
        self._y = 0.0  # from the top of the type area
        self._depth = style.depth

    # pages

    def _new_page(self, opening: bool = False) -> None:
        number = len(self.pages) + 1
        self.pages.append(Page(number, "" if self._plain else str(number), []))
        self.heads.append(None if opening or self._plain else self._heads)
        self._y = 0.0

    @property
    def _left(self) -> float:
        return self.style.inner if len(self.pages) % 2 else self.style.outer

    @property
    def _room(self) -> float:
        return self._depth - self._y

    @property
    def _at_top(self) -> bool:
        return self._y == 0.0

    def fill(self, items: Sequence[Item]) -> None:
        """Place items one after another."""
        i = 0
        while i < len(items):
            item = items[i]
            if isinstance(item, Slug):
                i = self._chunk(items, i)
                continue
            if isinstance(item, NewPage):
                self._start(item)
            elif isinstance(item, Side):
                self._side(item)
            elif isinstance(item, Flow):
                self._flow(item)
            elif isinstance(item, Room):
                self._answers(item)
            elif isinstance(item, Fill):
                self._fill(items, i)
            else:
                self.fill(spaced(item.make(self.index), item.before))
            i += 1

    def _start(self, item: NewPage) -> None:
        if item.run_on and not self._plain and self._y and self._y + SECTION_SPACE + item.run_on <= self._depth:
            self._y += SECTION_SPACE
            return
        wrong = len(self.pages) % 2 if item.side == "recto" else 1 - len(self.pages) % 2
        if item.side and self.pages and wrong:
            self._new_page()
            for part in item.filler:
                self.pages[-1].placed.append(Placed(self._left + part.x, self.style.top + part.y, part.marks))
        if item.opening:
            self._plain = item.plain
        self._new_page(opening=item.opening)

    # slugs

    def _chunk(self, items: Sequence[Item], start: int) -> int:
        """Place the slugs from `start` that are held together, with the beginning of what they are held to."""
        stop = start
        need = 0.0
        while stop < len(items):
            item = items[stop]
            if not isinstance(item, Slug):
                need += _beginning(item)
                break
            need += item.height + (item.before if stop > start else 0.0)
            stop += 1
            if not item.keep:
                break
        first = items[start]
        assert isinstance(first, Slug)
        before = 0.0 if self._at_top else first.before
        if before + need > self._room + 0.01 and not self._at_top:
            self._new_page()
            self._repeat(first.repeat)
        for number in range(start, stop):
            slug = items[number]
            assert isinstance(slug, Slug)
            space = 0.0 if self._at_top else slug.before
            if space + slug.height > self._room + 0.01 and not self._at_top:
                self._new_page()  # the chunk is taller than a page
                self._repeat(slug.repeat)
                space = 0.0
            self._y += space
            self._place(slug)
        return stop

    def _repeat(self, slugs: Sequence[Slug]) -> None:
        for slug in slugs:
            self._place(slug)

    def _place(self, slug: Slug, x: float = 0.0) -> None:
        """Put a slug at the current place and move down by its height."""
        self._register(slug, self._y)
        page = self.pages[-1]
        left, top = self._left + x, self.style.top + self._y
        for part in slug.parts:
            page.placed.append(Placed(left + part.x, top + part.y, part.marks))
        self._y += slug.height

    def _register(self, slug: Slug, y: float) -> None:
        number = len(self.pages)
        for anchor in slug.anchors:
            self.anchors[anchor] = (number, self.style.top + y)
        for key in slug.entries:
            seen = self.index.setdefault(key, [])
            if not seen or seen[-1] != number:
                seen.append(number)
        if slug.running is not None:
            level, text = slug.running
            self._heads = (text, "") if level == 1 else (self._heads[0], text)
            if y == 0.0:  # a page that opens with the section's own heading needs no head
                self.heads[-1] = None if level == 1 else (self._heads[0], "")

    # columns

    def _side(self, side: Side) -> None:
        """Columns that go on together: each page takes what fits of every one."""
        starts = [0] * len(side.columns)
        before = 0.0 if self._at_top else side.before
        if self._room < before + _beginning(side) and not self._at_top:
            self._new_page()
            self._repeat(side.repeat)
            before = 0.0
        self._y += before
        first = True
        while True:
            pad = 0.0 if first else side.pad
            room = self._room - pad
            cuts = [take(slugs, start, room, whole=self._at_top) for (_, slugs), start in zip(side.columns, starts)]
            stops, used = [stop for stop, _ in cuts], max(used for _, used in cuts)
            last = all(stop == len(slugs) for (_, slugs), stop in zip(side.columns, stops))
            rest = max(height(slugs[stop:]) for (_, slugs), stop in zip(side.columns, stops))
            if not last and rest < LEAST_REST and room > 3 * LEAST_REST:
                cuts = [take(slugs, start, room - LEAST_REST + rest) for (_, slugs), start in zip(side.columns, starts)]
                stops, used = [stop for stop, _ in cuts], max(used for _, used in cuts)
            if stops == starts and not last:
                before = self._room
                self._new_page()
                self._repeat(side.repeat)
                if before == self._room:
                    raise AssertionError("a side that no page can hold")
                continue
            if side.ground is not None:
                tall = pad + (used if last else room)
                ground = Placed(self._left, self.style.top + self._y, side.ground(tall, first, last))
                self.pages[-1].placed.append(ground)
            self._y += pad
            for (x, slugs), start, stop in zip(side.columns, starts, stops):
                self._column(slugs, start, stop, x)
            self._y += used
            if last:
                return
            starts, first = stops, False
            self._new_page()
            self._repeat(side.repeat)

    def _column(self, slugs: Sequence[Slug], start: int, stop: int, x: float) -> None:
        """Slugs start…stop in a column at x, from the current height, which stays as it is."""
        y = self._y
        for i in range(start, stop):
            y += slugs[i].before if i > start else 0.0
            self._register(slugs[i], y)
            y += slugs[i].height
        self.pages[-1].placed.extend(stack(slugs, start, stop, self._left + x, self.style.top + self._y))

    def _flow(self, flow: Flow) -> None:
        """Balanced columns: full pages are filled column by column, the last page's columns are made as level as can
        be."""
        slugs = flow.slugs
        if not self._at_top:
            self._y += flow.before
        start = 0
        if slugs and not self._at_top and self._room < _beginning(flow):
            self._new_page()
        while start < len(slugs):
            stops = _fill_columns(slugs, start, len(flow.offsets), self._room, self._at_top)
            if stops[-1] == len(slugs):
                stops, used = _balance(slugs, start, len(flow.offsets), self._room)
            else:
                used = self._room
            if stops[-1] == start:
                self._new_page()
                continue
            for x, begin, stop in zip(flow.offsets, [start, *stops], stops):
                self._column(slugs, begin, stop, x)
            self._y += used
            start = stops[-1]
            if start < len(slugs):
                self._new_page()

    def _answers(self, room: Room) -> None:
        """Room to write in, cut between two lines; the text that fills it decides nothing but how far it grows."""
        lines, done = room.lines, 0
        self._y += 0.0 if self._at_top else room.before
        while lines > 0 or done < len(room.slugs):
            fits = int((self._room + 0.01) / room.pitch)
            wanted = lines if lines > 0 else ceil(height(room.slugs[done:]) / room.pitch)
            if fits < min(wanted, room.least) and not self._at_top:
                self._new_page()
                continue
            count = max(1, min(wanted, fits))
            if 0 < wanted - count < room.least <= count - room.least:
                count = wanted - room.least
            if room.elastic:
                lines = count
            elif room.to_foot and (lines <= count or fits >= room.least):
                count, lines = fits, min(lines, fits)
            stop, _ = take(room.slugs, done, count * room.pitch, whole=self._at_top and count == fits)
            if stop == done and lines <= 0 and not self._at_top:
                self._new_page()  # what is left over is longer than this page's rest
                continue
            placed = self.pages[-1].placed
            for part in room.draw(count, done, stop):
                placed.append(Placed(self._left + part.x, self.style.top + self._y + part.y, part.marks))
            self._y += count * room.pitch
            lines -= count
            done = stop

    def _fill(self, items: Sequence[Item], at: int) -> None:
        """Leave so much open that what follows ends at the page's foot."""
        rest = 0.0
        for item in items[at + 1 :]:
            if not isinstance(item, Slug):
                break
            rest += item.before + item.height
        self._y += max(0.0, self._room - rest)


def _beginning(item: Item) -> float:
    """Points that must fit for an item to begin on a page."""
    if isinstance(item, Side):
        least = max((_first_chunk(slugs) for _, slugs in item.columns), default=0.0)
        return item.before + max(LEAST_START, least)
    if isinstance(item, Flow):
        return item.before + max(LEAST_START, _first_chunk(item.slugs))
    if isinstance(item, Room):
        return item.before + min(item.lines, item.least) * item.pitch
    return LEAST_START if isinstance(item, Deferred) else 0.0


def _first_chunk(slugs: Sequence[Slug]) -> float:
    tall = 0.0
    for i, slug in enumerate(slugs):
        tall += slug.height + (slug.before if i else 0.0)
        if not slug.keep:
            break
    return tall


def _fill_columns(slugs: Sequence[Slug], start: int, count: int, room: float, whole: bool) -> list[int]:
    """Where each of `count` columns of `room` points ends."""
    stops: list[int] = []
    for _ in range(count):
        stop, _used = take(slugs, start, room, whole)
        stops.append(stop)
        start = stop
    return stops


def _balance(slugs: Sequence[Slug], start: int, count: int, room: float) -> tuple[list[int], float]:
    """The least height at which the columns still hold everything, by bisection to half a point."""
    low, high = height(slugs[start:]) / count, room
    best = _fill_columns(slugs, start, count, room, True)
    used = room
    while high - low > 0.5:
        middle = (low + high) / 2
        stops = _fill_columns(slugs, start, count, middle, False)
        if stops[-1] == len(slugs):
            best, used, high = stops, middle, middle
        else:
            low = middle
    return best, used
