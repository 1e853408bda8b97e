"""Page make-up: galley items → pages. Pages are cast off first (`castoff`), then everything is placed once.

Pages are numbered from 1; odd pages are rectos, with the inner margin at their left; what they are called in print
is their folio (`folios`). Pages that end short of the foot are levelled by widening their spaces, as far as these give;
text on the grid stays on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from booklet.document import Text
from booklet.style import PageStyle
from booklet.typeset.castoff import Sheet, cast_off
from booklet.typeset.filling import MOST_LINES, Filling, growth, takes_line, widening
from booklet.typeset.folios import ENDLESS, Folios
from booklet.typeset.galley import (
    FRONT,
    GUIDE,
    TEXT,
    Deferred,
    Flow,
    Item,
    Met,
    NewPage,
    Room,
    Side,
    Slug,
    height,
    spaced,
    stack,
)
from booklet.typeset.page import Bar, Page, Placed
from booklet.typeset.stops import SERIES_SPACE, Cursor, Galley, NotePart, Piece, foot

SECTION_SPACE = 2.2  # lines of the grid above a section that runs on
NOTE_RULE = (0.25, 5.0, 0.4)  # the rule above notes: of the measure, points above the first note, points thick
MARGIN_APART = 0.3  # of a line of the grid, between two notes in the margin
NEAR_TOP = 0.5  # points below which something stands at the top


class MakeUp:
    """Fills pages with items. `pages`, `anchors`, `index`, `heads` and `guides` are its results.

    `former` is an earlier round, which knows the index: what stands before the end must know the pages after it.
    """

    def __init__(self, style: PageStyle, pitch: float, former: MakeUp | None = None) -> None:
        self.style = style
        self.pitch = pitch
        self.pages: list[Page] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        self.index: dict[Met, list[int]] = {}
        self.heads: list[tuple[Text, Text] | None] = []  # each page's section and subsection; None: no running head
        self.guides: list[list[Text]] = []  # the entries that begin on each page; () where a section begins
        self.folios = Folios()
        self._former = former
        self._told: list[tuple[dict[Met, list[int]], Folios]] = []  # the index as it was when something was set by it
        self._heads: tuple[Text, Text] = ((), ())
        self._plain = False
        self._y = 0.0  # where the last page ends, from the top of the type area

    @property
    def told_rightly(self) -> bool:
        """Was everything that shows the index set by the index as it has come out?"""
        return all(told == (self.index, self.folios) for told in self._told)

    @property
    def _left(self) -> float:
        return self.style.inner if len(self.pages) % 2 else self.style.outer

    def fill(self, items: Sequence[Item]) -> None:
        """Place items one after another."""
        for opening, stretch in _stretches(items):
            settled = list(self._settled(stretch))
            galley = Galley(settled, self.pitch)
            if opening.run_on and self._run_on(galley):
                continue
            self._start(opening)
            sheets = cast_off(galley, self.style.depth, bool(len(self.pages) % 2))
            for number, sheet in enumerate(sheets):
                if number:
                    self._new_page()
                self._place(sheet, level=number < len(sheets) - 1)

    def _settled(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items, with what waited for the pages before it set."""
        for item in items:
            if isinstance(item, Deferred):
                known = self._former or self
                yield from spaced(item.make(known.index, known.folios), item.before)
                if item.by_index:
                    self._told.append(({key: list(pages) for key, pages in known.index.items()}, known.folios))
            else:
                yield item

    def _run_on(self, galley: Galley) -> bool:
        """Begin a section on the last page, if all of it fits there."""
        if self._plain or not self._y:
            return False
        filling = Filling(galley, Cursor(0), self.style.depth, self._y + SECTION_SPACE * self.pitch)
        if not filling.stops or filling.stops[-1].cursor != Cursor(len(galley.items)) or filling.notes:
            return False
        self._place(Sheet(filling, filling.stops[-1]), level=False)
        return True

    def _new_page(self, opening: bool = False) -> None:
        number = len(self.pages) + 1
        self.pages.append(Page(number, self.folios.of(number), [], blind=self._plain))
        self.heads.append(None if opening or self._plain else self._heads)
        self.guides.append([])
        self._y = 0.0

    def _start(self, item: NewPage) -> None:
        if item.begins == FRONT:
            self.folios = Folios(ENDLESS)
        elif item.begins == TEXT:
            self._turn("recto", item.filler)
            self.folios = Folios(len(self.pages))
        self._turn(item.side, item.filler)
        if item.opening:
            self._plain = item.plain
        self._new_page(opening=item.opening)

    def _turn(self, side: str, filler: Sequence[Placed]) -> None:
        """Leave a page over where the next one is not of this side."""
        wrong = len(self.pages) % 2 if side == "recto" else 1 - len(self.pages) % 2
        if not (side and self.pages and wrong):
            return
        self._new_page()
        if not filler:  # honestly blank: neither head nor folio
            self.pages[-1] = self.pages[-1]._replace(blind=True)
            self.heads[-1] = None
        for part in filler:
            self._put(part, 0.0, 0.0)

    # one page

    def _place(self, sheet: Sheet, level: bool) -> None:
        """Put a page's pieces and notes in their places. `level`: more of the galley follows."""
        filling, stop = sheet
        pieces = filling.pieces[: stop.pieces]
        depth = self.style.depth - foot(stop.notes)
        down, grown = levelled(pieces, depth - stop.bottom, self.pitch) if level else ({}, {})
        placed, left, top = self.pages[-1].placed, self._left, self.style.top
        moved, beside = 0.0, 0.0
        for number, piece in enumerate(pieces):
            if number in down:
                moved += down[number]
            y = piece.y + moved
            item = piece.item
            if isinstance(item, Slug):
                self._register(item, y)
                placed += [Placed(left + x, top + y + below, marks) for x, below, marks in item.parts]
                if item.margin:
                    beside = self._beside(item.margin, max(y, beside))
            elif isinstance(item, Side):
                self._side(item, y, piece, depth)
            elif isinstance(item, Flow):
                for x, start, end in zip(item.offsets, (*piece.begin, *piece.end), piece.end):
                    self._column(item.slugs, start, end, x, y)
            else:
                for part in item.draw(piece.begin[0] + grown.get(number, 0), *piece.end):
                    self._put(part, 0.0, y)
        self._y = stop.bottom + moved + down.get(len(pieces), 0.0)
        self._notes(stop.notes)
        self.pages[-1] = self.pages[-1]._replace(filled=self.style.depth if stop.notes else self._y)

    def _put(self, part: Placed, x: float, y: float) -> None:
        self.pages[-1].placed.append(Placed(self._left + x + part.x, self.style.top + y + part.y, part.marks))

    def _stack(self, slugs: Sequence[Slug], start: int, stop: int, x: float, y: float) -> None:
        self.pages[-1].placed.extend(stack(slugs, start, stop, self._left + x, self.style.top + y))

    def _side(self, side: Side, y: float, piece: Piece, depth: float) -> None:
        """The part of columns that a piece tells; one that goes on overleaf has its ground reach down to `depth`."""
        first = not any(piece.begin)
        last = all(stop == len(slugs) for (_, slugs), stop in zip(side.columns, piece.end))
        cuts = [(x, slugs, a, b) for (x, slugs), a, b in zip(side.columns, piece.begin, piece.end)]
        pad = side.over(piece.begin)
        if side.ground is not None:
            tall = pad + max(height(slugs[a:b]) for _, slugs, a, b in cuts) if last else depth - y
            self._put(Placed(0.0, 0.0, side.ground(tall, first, last)), 0.0, y)
        for part in side.heads(piece.begin):
            self._put(part, 0.0, y)
        for x, slugs, start, stop in cuts:
            self._column(slugs, start, stop, x, y + pad)

    def _column(self, slugs: Sequence[Slug], start: int, stop: int, x: float, y: float) -> None:
        """Slugs start…stop in a column at x, from height y."""
        at = y
        for i in range(start, stop):
            at += slugs[i].before if i > start else 0.0
            self._register(slugs[i], at)
            at += slugs[i].height
        self._stack(slugs, start, stop, x, y)

    def _beside(self, slugs: Sequence[Slug], y: float) -> float:
        """A note in the outer margin → where it ends."""
        tall = height(slugs)
        y = max(0.0, min(y, self.style.depth - tall))
        recto = len(self.pages) % 2
        gap = self.style.margin_note_gap
        x = self.style.measure + gap if recto else -gap - self.style.margin_note
        self._stack(slugs, 0, len(slugs), x, y)
        return y + tall + MARGIN_APART * self.pitch

    def _notes(self, notes: Sequence[NotePart]) -> None:
        """Notes at the foot, each series by itself, under a short rule."""
        if not notes:
            return
        share, above, thick = NOTE_RULE
        series = sorted({note.series for note, _, _ in notes})  # citations, then remarks, on every page
        y = self.style.depth - sum(height(note.slugs[a:b]) for note, a, b in notes) - SERIES_SPACE * (len(series) - 1)
        self._put(Placed(0.0, -above, [Bar(0.0, 0.0, self.style.measure * share, thick)]), 0.0, y)
        for name in series:
            for note, start, stop in notes:
                if note.series == name:
                    self._column(note.slugs, start, stop, 0.0, y)
                    y += height(note.slugs[start:stop])
            y += SERIES_SPACE

    def _register(self, slug: Slug, y: float) -> None:
        number = len(self.pages)
        for anchor in slug.anchors:
            self.anchors[anchor] = (number, self.style.top + y)
        for key in slug.entries:
            seen = self.index.setdefault(key, [])
            if not seen or seen[-1] != number:
                seen.append(number)
        if slug.running:
            level, text = slug.running
            if level <= 1:
                self.guides[-1].append(text if level == GUIDE else ())
            if level == GUIDE:
                return
            self._heads = (text, ()) if level == 1 else (self._heads[0], text)
            if y < NEAR_TOP:  # a page that opens with the section's own heading needs no head
                self.heads[-1] = None if level == 1 else (self._heads[0], self._heads[0])


def _stretches(items: Sequence[Item]) -> Iterator[tuple[NewPage, list[Item]]]:
    """Items → page starts, each with the items up to the next."""
    opening: NewPage | None = None
    stretch: list[Item] = []
    for item in items:
        if isinstance(item, NewPage):
            if opening is not None:
                yield opening, stretch
            opening, stretch = item, []
        else:
            stretch.append(item)
    if opening is not None:
        yield opening, stretch


def levelled(pieces: Sequence[Piece], short: float, pitch: float) -> tuple[dict[int, float], dict[int, int]]:
    """Pieces of a page that ends `short` of the foot → by how much each is moved down from the one before it, and by
    how many lines room to write in grows, so that the page is level; nothing where they do not give so much.

    Above text on the grid spaces are widened by whole lines, the largest first; elsewhere room to write in grows, and
    all spaces are widened alike.
    """
    if short < 0.5:
        return {}, {}
    gaps = {n: more for n, piece in enumerate(pieces) if n and (more := widening(piece.gap, pitch))}
    grid = [n for n, piece in enumerate(pieces) if isinstance(piece.item, Slug) and piece.item.grid]
    if gaps and grid and grid[-1] >= min(gaps):
        lines = int(short / pitch + 0.02)
        largest = sorted((n for n in gaps if takes_line(pieces[n].gap, pitch)), key=lambda n: (-pieces[n].gap, n))
        if not 0 < lines <= min(len(largest), MOST_LINES):
            return {}, {}
        return dict.fromkeys(largest[:lines], pitch), {}
    down, grown, short = _grown(pieces, short)
    give = sum(gaps.values())
    if short <= give:
        for n, gap in gaps.items():
            down[n] = down.get(n, 0.0) + gap * short / give
    return down, grown


def _grown(pieces: Sequence[Piece], short: float) -> tuple[dict[int, float], dict[int, int], float]:
    """Rooms that grow, one line at a time in turn: how far what is below each moves down, the lines more, and the
    points still short."""
    left = {n: growth(piece) for n, piece in enumerate(pieces) if growth(piece)}
    grown: dict[int, int] = {}
    down: dict[int, float] = {}
    while left:
        for n in list(left):
            room = pieces[n].item
            assert isinstance(room, Room)
            if room.pitch > short + 0.01:
                return down, grown, short
            grown[n] = grown.get(n, 0) + 1
            down[n + 1] = down.get(n + 1, 0.0) + room.pitch
            short -= room.pitch
            left[n] -= 1
            if not left[n]:
                del left[n]
    return down, grown, short
