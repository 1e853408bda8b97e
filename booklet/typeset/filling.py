"""One page, filled from a place in the galley on: what stands where on it, and the places where it may end.

Nothing is drawn here: a page is tried from many places before one is chosen (`castoff`). Lengths are points, y counts
from the top of the type area.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from booklet.typeset.cutting import balance, beginning, fill_columns, held, take
from booklet.typeset.galley import LEAST_REST, Fill, Flow, Item, Room, Side, Slug, height
from booklet.typeset.stops import NONE, Carried, Cursor, Galley, NotePart, Piece, Stop, foot

LEAST_GAP = 0.4  # of the grid's pitch: a space that may be widened to level a page,
LINE_GAP = 0.9  # and one that may be widened by a whole line of the grid, which at most doubles it
MOST_LINES = 4  # by which a page on the grid is levelled at most
LEAST_GROWTH = 2  # lines of an answer
LEAST_NOTE = 2  # lines of a note that are parted from the rest
FLOATING = 0.8  # of the depth: what is taller does not float
NEAR = 0.05  # points that do not matter

# What an end of a page costs, beside what it leaves open.
CUT = 100.0  # columns that go on overleaf
CUT_ROW = 700.0  # a row or a box that should be whole
CUT_NOTE = 900.0  # a note that goes on overleaf
FORCED = 20000.0  # things parted that are kept together


class Filling:
    """A page of `depth` points from a cursor on, from height `y`. `pieces` and `stops` (in order) are its results."""

    def __init__(self, galley: Galley, start: Cursor, depth: float, y: float = 0.0) -> None:
        self.items = galley.items
        self.pitch = galley.pitch
        self.pieces: list[Piece] = []
        self.stops: list[Stop] = []
        self.notes: list[NotePart] = []
        self.carried: tuple[Carried, ...] = ()
        self.afloat = NONE  # an item that waits for the head of the next page
        self.depth = self.room = depth  # `room` is what notes leave of it
        self.y = y
        self.give = 0.0  # how far spaces and room to write in may be widened where nothing stands on the grid
        self.lines = 0  # spaces that may be widened by a line of the grid
        self.gridded = False  # something stands on the grid below such a space
        self.fresh = y == 0.0  # nothing of the galley stands on the page yet
        self._carry(start.carried)
        if start.afloat != NONE:
            self.afloat = NONE if self._land(start.afloat) else start.afloat
            self._stop(start.item, start.inner)
        self._run(start)

    def _run(self, start: Cursor) -> None:
        items, i, inner = self.items, start.item, start.inner
        n = len(items)
        if self.fresh and i < n:
            self._repeat(items[i])
        while i < n:
            item = items[i]
            if self.afloat != NONE and not (isinstance(item, Slug) and item.grid):
                return  # running text alone goes on before what is afloat
            if isinstance(item, Slug) and not inner:
                after = self._chunk(i)
            elif isinstance(item, Fill):
                after = self._fill(i)
            elif isinstance(item, Flow):
                after = self._flow(i, item, inner)
            elif isinstance(item, Room):
                after = self._answers(i, item, inner)
            else:
                side = item.broken if isinstance(item, Slug) else item
                assert isinstance(side, Side)
                after = self._side(i, side, inner)
            if not after:
                if not self.stops and i > start.item:  # all is held to what comes next
                    self._stop(i, inner, FORCED)
                return
            i, inner = after, ()
        if not self.stops or self.stops[-1].cursor.item < n:
            self._stop(n)

    def _repeat(self, item: Item) -> None:
        for slug in item.repeat if isinstance(item, (Slug, Side)) else ():
            self.pieces.append(Piece(self.y, 0.0, slug))
            self.y += slug.height

    def _stop(
        self, item: int, inner: tuple[int, ...] = (), cost: float = 0.0, carried: tuple[Carried, ...] = ()
    ) -> None:
        """The page may end here. `carried`: what is left of a note, beside what was left before."""
        give = min(self.lines, MOST_LINES) * self.pitch if self.gridded else self.give
        cursor = Cursor(item, inner, (*self.carried, *carried) if carried else self.carried, self.afloat)
        self.stops.append(Stop(cursor, len(self.pieces), self.y, tuple(self.notes), cost, give))

    def _widens(self, gap: float) -> None:
        """A space that may be widened: not one between a heading and its text."""
        self.give += widening(gap, self.pitch)
        self.lines += takes_line(gap, self.pitch)

    # notes

    def _carry(self, carried: tuple[Carried, ...]) -> None:
        """Notes from the page before come first at the foot; what even a whole page does not hold goes on again."""
        left: list[Carried] = []
        for note, start in carried:
            stop, _ = take(note.slugs, start, self.depth * 0.6 - foot(self.notes), whole=not self.notes)
            if stop > start:
                self.notes.append(NotePart(note, start, stop))
            if stop < len(note.slugs):
                left.append(Carried(note, stop))
        self.carried = tuple(left)
        self.room = self.depth - foot(self.notes)

    def _noted(self, slugs: Iterable[Slug]) -> list[NotePart]:
        return [NotePart(note, 0, len(note.slugs)) for slug in slugs for note in slug.notes]

    def _note(self, more: list[NotePart]) -> None:
        if more:
            self.notes += more
            self.room = self.depth - foot(self.notes)

    # slugs

    def _land(self, i: int) -> bool:
        """What was afloat comes first on its page; notes from the page before may leave no room for it."""
        slugs = held(self.items, i)
        notes = self._noted(slugs)
        if height(slugs) > self.depth - foot([*self.notes, *notes]):
            return False
        for slug in slugs:
            self.y += 0.0 if self.fresh else slug.before
            self.pieces.append(Piece(self.y, 0.0, slug))
            self.y += slug.height
            self.fresh = False
        self._note(notes)
        return True

    def _float(self, i: int, mark: int) -> int:
        """Let the slugs from `i` wait for the head of the next page, and go on with what follows them; 0 where they
        may not."""
        slugs = held(self.items, i)
        if self.fresh or not slugs[0].floats or self.afloat != NONE:
            return 0
        if height(slugs) + foot(self._noted(slugs)) > self.depth * FLOATING:
            return 0
        del self.pieces[mark:]
        self.afloat = i
        return i + len(slugs)

    def _chunk(self, i: int) -> int:
        """Place the slugs from `i` that are held together, if they fit with the beginning of what they are held to →
        the item after them, or 0."""
        items, n = self.items, len(self.items)
        mark, y, j = len(self.pieces), self.y, i
        slug: Item = items[i]
        lead = self._lead(i) if not self.fresh else 0.0
        notes: list[NotePart] = []
        grid = False
        while True:
            if not isinstance(slug, Slug):
                y += beginning(slug)
                break
            gap = 0.0 if self.fresh and j == i else slug.before
            y += gap
            if j == i:
                y += lead
            if slug.grid:
                y = self._snapped(y)
                grid = True
            self.pieces.append(Piece(y, gap if j == i else 0.0, slug))
            y += slug.height
            if slug.notes:
                notes += self._noted((slug,))
            j += 1
            if not slug.keep or j >= n or y > self.room:
                break
            slug = items[j]
        room = self.room if not notes else self.depth - foot([*self.notes, *notes])
        if y > room + 0.01:
            return self._overfull(i, mark, notes, y)
        placed = self.pieces[-1]
        self.y = placed.y + placed.item.height if isinstance(placed.item, Slug) else y
        self._note(notes)
        self._widens(self.pieces[mark].gap)
        self.gridded |= grid and bool(self.give)
        self.fresh = self.fresh and self.y == 0.0
        if isinstance(slug, Slug):  # not held to what is no slug
            self._stop(j)
        return j

    def _lead(self, i: int) -> float:
        """Points to leave open above a chunk so that its first line on the grid needs none inside it: white space
        belongs above a heading, not below it."""
        items = self.items
        first = items[i]
        assert isinstance(first, Slug)
        if first.grid or not first.keep:
            return 0.0
        y = self.y + first.before + first.height
        for j in range(i + 1, len(items)):
            slug = items[j]
            if not isinstance(slug, Slug):
                return 0.0
            y += slug.before
            if slug.grid:
                return self._snapped(y) - y
            if not slug.keep:
                return 0.0
            y += slug.height
        return 0.0

    def _snapped(self, y: float) -> float:
        """The next line of the grid."""
        over = y % self.pitch
        return y if over < NEAR or self.pitch - over < NEAR else y + self.pitch - over

    def _overfull(self, i: int, mark: int, notes: list[NotePart], bottom: float) -> int:
        """A chunk that does not fit: it waits for the next page unless it can be cut, or nothing else is here."""
        first = self.items[i]
        assert isinstance(first, Slug)
        if notes and bottom < self.room and self._split_note(i, mark, notes):
            return 0
        if self._cut_last(i, mark):
            return 0
        if after := self._float(i, mark):
            return after
        if not self.fresh:
            del self.pieces[mark:]
            return 0
        while len(self.pieces) > mark + 1 and _end(self.pieces[-1]) > self.room + 0.01:
            self.pieces.pop()
        self.y = _end(self.pieces[-1])
        placed = [piece.item for piece in self.pieces[mark:] if isinstance(piece.item, Slug)]
        self._note(self._noted(placed))
        self.fresh = False
        after = i + len(placed)
        self._stop(after, cost=FORCED if after < len(self.items) else 0.0)
        return 0

    def _cut_last(self, i: int, mark: int) -> bool:
        """The slug that does not fit goes on overleaf, if it may: below the slugs that it is held to."""
        last = self.pieces[-1]
        assert isinstance(last.item, Slug)
        if last.item.broken is None or _end(last) <= self.room + 0.01:
            return False
        before, y, fresh = len(self.pieces) - 1, self.y, self.fresh
        above = self.pieces[mark:before]
        notes = self._noted(piece.item for piece in above if isinstance(piece.item, Slug))
        if above:
            self.y, self.fresh = _end(above[-1]), False
        del self.pieces[before:]
        if not notes:
            self._side(i + before - mark, last.item.broken, (), CUT_ROW)
        if len(self.pieces) > before:
            return True
        self.y, self.fresh = y, fresh
        self.pieces.append(last)
        return False

    def _split_note(self, i: int, mark: int, notes: list[NotePart]) -> bool:
        """The chunk is on this page, and as much of its last note as the foot can hold."""
        *whole, last = notes
        self.y = _end(self.pieces[-1])
        space = self.depth - self.y - foot([*self.notes, *whole, last._replace(stop=last.start)])
        stop, _ = take(last.note.slugs, 0, space)
        if stop < min(LEAST_NOTE, len(last.note.slugs)):
            return False
        self._note([*whole, last._replace(stop=stop)])
        self._stop(i + len(self.pieces) - mark, (), CUT_NOTE, (Carried(last.note, stop),))
        return True

    # columns and room to write in

    def _side(self, i: int, side: Side, starts: tuple[int, ...], cost: float = CUT) -> int:
        """Columns that go on together: as much of every one as fits."""
        first = not starts
        starts = starts or (0,) * len(side.columns)
        gap = side.before if first and not self.fresh else 0.0
        if not self.fresh and self.room - self.y < gap + beginning(side):
            return 0
        y = self.y + gap
        pad = side.over(starts)
        stops, used, notes = self._cut(side, starts, self.room - y - pad)
        last = all(stop == len(slugs) for (_, slugs), stop in zip(side.columns, stops))
        idle = [stop == start < len(slugs) for (_, slugs), start, stop in zip(side.columns, starts, stops)]
        if all(idle) or (any(idle) and not self.fresh):  # notes took the room: a column would have only its head here
            return 0
        self.pieces.append(Piece(y, gap, side, starts, stops))
        self._widens(gap)
        self.y = y + pad + used if last else max(self.room, y + pad + used)
        self._note(notes)
        self.fresh = False
        self._stop(i + 1 if last else i, () if last else stops, 0.0 if last else cost)
        return i + 1 if last else 0

    def _cut(self, side: Side, starts: tuple[int, ...], room: float) -> tuple[tuple[int, ...], float, list[NotePart]]:
        """Where each column of a side ends, the height used, and the notes that are referred to there."""
        columns = [slugs for _, slugs in side.columns]
        notes: list[NotePart] = []
        whole = room
        for _ in range(4):  # notes need room, which may leave less of them
            cuts = [take(slugs, start, room, whole=self.fresh) for slugs, start in zip(columns, starts)]
            rest = max(height(slugs[stop:]) for slugs, (stop, _) in zip(columns, cuts))
            least = LEAST_REST * side.line
            if 0 < rest < least and room > 3 * least:
                less = [take(slugs, start, room - least + rest) for slugs, start in zip(columns, starts)]
                if all(stop > start for (stop, _), (most, _), start in zip(less, cuts, starts) if most > start):
                    cuts = less
            used = max(used for _, used in cuts)
            notes = self._noted(s for slugs, start, (stop, _) in zip(columns, starts, cuts) for s in slugs[start:stop])
            theirs = foot([*self.notes, *notes]) - foot(self.notes) if notes else 0.0
            if used + theirs <= whole + 0.01:
                break
            room = whole - theirs
        return tuple(stop for stop, _ in cuts), used, notes

    def _flow(self, i: int, flow: Flow, inner: tuple[int, ...]) -> int:
        """Balanced columns: full pages are filled column by column, the last page's columns are made as level as can
        be."""
        slugs, count = flow.slugs, len(flow.offsets)
        start = inner[0] if inner else 0
        gap = 0.0 if self.fresh or inner else flow.before
        if not slugs:
            return i + 1
        if not self.fresh and self.room - self.y < beginning(flow):
            return 0
        y = self.y + gap
        room = self.room - y
        stops = fill_columns(slugs, start, count, room, self.fresh)
        used = room
        if stops[-1] == len(slugs):
            stops, used = balance(slugs, start, count, room)
        if stops[-1] == start:
            return 0
        self.pieces.append(Piece(y, gap, flow, (start,), tuple(stops)))
        self._widens(gap)
        self.y, self.fresh = y + used, False
        last = stops[-1] == len(slugs)
        self._stop(i + 1 if last else i, () if last else (stops[-1],))
        return i + 1 if last else 0

    def _answers(self, i: int, room: Room, inner: tuple[int, ...]) -> int:
        """Room to write in, cut between two lines; the text that fills it decides nothing but how far it grows."""
        lines, done = inner or (room.lines, 0)
        gap = 0.0 if self.fresh else room.before
        y = self.y + gap
        fits = int((self.room - y + 0.01) / room.pitch)
        wanted = lines if lines > 0 else ceil(height(room.slugs[done:]) / room.pitch)
        if fits < min(wanted, room.least) and not self.fresh:
            return 0
        count = max(1, min(wanted, fits))
        if 0 < wanted - count < room.least <= count - room.least:
            count = wanted - room.least
        if room.elastic:
            lines = count
        elif room.to_foot and (lines <= count or fits >= room.least):
            count, lines = max(1, fits), min(lines, fits)
        stop, _ = take(room.slugs, done, count * room.pitch, whole=self.fresh and count == fits)
        if stop == done and lines <= 0 and not self.fresh:
            return 0  # what is left over is longer than this page's rest
        self.pieces.append(Piece(y, gap, room, (count,), (done, stop)))
        self.y, self.fresh = y + count * room.pitch, False
        lines, done = lines - count, stop
        last = lines <= 0 and done >= len(room.slugs)
        self.give += growth(self.pieces[-1]) * room.pitch
        self._stop(i + 1 if last else i, () if last else (max(lines, 0), done))
        return i + 1 if last else 0

    def _fill(self, i: int) -> int:
        """Leave so much open that what follows ends at the page's foot."""
        rest = 0.0
        for item in self.items[i + 1 :]:
            if not isinstance(item, Slug):
                break
            rest += item.before + item.height
        self.y += max(0.0, self.room - self.y - rest)
        self.fresh = False
        return i + 1


def widening(gap: float, pitch: float) -> float:
    """Points by which a space may be widened to level its page."""
    return min(gap, pitch) if gap >= pitch * LEAST_GAP else 0.0


def takes_line(gap: float, pitch: float) -> bool:
    """Whether it may be widened by a whole line of the grid."""
    return gap >= pitch * LINE_GAP


def growth(piece: Piece) -> int:
    """Lines by which room to write in may grow to level its page: by half, and by two at least."""
    room = piece.item
    return max(LEAST_GROWTH, piece.begin[0] // 2) if isinstance(room, Room) and not room.to_foot else 0


def _end(piece: Piece) -> float:
    assert isinstance(piece.item, Slug)
    return piece.y + piece.item.height
