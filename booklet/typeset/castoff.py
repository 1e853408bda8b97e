"""Casting off: a galley → where its pages end. The whole galley is looked over before a page is closed.

Each page is filled as far as it goes (`filling`); from the places where it may end the next pages are tried, and of all
sequences of pages the one of least cost is taken, by dynamic programming over the places (M. F. Plass, "Optimal
Pagination Techniques for Automatic Typesetting Systems", 1981). Open space costs by its square, facing pages that end
unevenly cost, so do a last page with next to nothing on it and whatever is parted that belongs together.
"""

from __future__ import annotations

from booklet.named import NamedTuple
from booklet.typeset.filling import Filling
from booklet.typeset.stops import NONE, Cursor, Galley, Stop, foot

LEVEL = 1.02  # lines of the grid by which a page may fall short of the foot, or of the page it faces
SHORT = 30.0  # the cost of a line left open; so many cost this times their square
WIDENED = 20.0  # the cost of widening a page's spaces as far as they go
UNEVEN = 12.0  # the cost of a line by which facing pages differ, likewise
THIN = 1 / 3  # of the depth: a last page with less on it is poor
THIN_COST = 4000.0
NEAREST = 3  # ends tried of each page: the last ones,
FARTHER = 2  # and the next ones before a heading or the like,
FARTHEST = 0.6  # of the depth at least
AHEAD = 12  # pages looked at together
WIDTH = 8  # ways kept open at each page


class Sheet(NamedTuple):
    """A page made up: what was tried, and where it ends."""

    filling: Filling
    stop: Stop


class _Way(NamedTuple):
    """Pages up to a place, and what they cost; `bottom`: where the last one ends, if its facing page is still to
    come."""

    cost: float
    cursor: Cursor
    bottom: float | None
    sheets: tuple[Sheet, ...]


def cast_off(galley: Galley, depth: float, recto: bool) -> list[Sheet]:
    """A galley on pages of `depth` points → its pages. The first is a recto or not."""
    return _Caster(galley, depth).pages(recto)


class _Caster:
    def __init__(self, galley: Galley, depth: float) -> None:
        self.galley = galley
        self.depth = depth
        self.known: dict[tuple[int, ...], Filling] = {}

    def pages(self, recto: bool) -> list[Sheet]:
        out: list[Sheet] = []
        cursor = Cursor(0)
        facing: float | None = None
        while not self._done(cursor):
            plain = self._straight(cursor, recto)
            way = plain if plain is not None else self._best(_Way(0.0, cursor, facing, ()), recto)
            out += way.sheets
            cursor, facing = way.cursor, way.bottom
            recto ^= bool(len(way.sheets) % 2)
            self.known.clear()
        return out

    def _done(self, cursor: Cursor) -> bool:
        return cursor.item >= len(self.galley.items) and not cursor.carried and cursor.afloat == NONE

    def _straight(self, cursor: Cursor, recto: bool) -> _Way | None:
        """Every page as full as it goes, if nothing is amiss with that as far as is looked ahead."""
        sheets: list[Sheet] = []
        facing: float | None = None
        limit = self.galley.pitch * LEVEL
        while not self._done(cursor) and len(sheets) < AHEAD:
            filling = self._filling(cursor)
            stop = filling.stops[-1]
            ends = self._done(stop.cursor)
            bottom = _bottom(stop)
            if stop.cost or (not ends and self.depth - bottom > max(limit, stop.give)):
                return None
            if ends and sheets and stop.bottom < self.depth * THIN:
                return None
            sheets.append(Sheet(filling, stop))
            cursor, facing = stop.cursor, None if recto else bottom
            recto = not recto
        return _Way(0.0, cursor, facing, tuple(sheets))

    def _best(self, start: _Way, recto: bool) -> _Way:
        """The cheapest way to the end, or over the pages looked ahead at."""
        ways = [start]
        done: _Way | None = None
        for _ in range(AHEAD):
            best: dict[tuple[object, ...], _Way] = {}
            for way in ways:
                filling = self._filling(way.cursor)
                for stop in self._ends(filling):
                    more = self._step(way, filling, stop, recto)
                    if self._done(stop.cursor):
                        done = more if done is None or more.cost < done.cost else done
                        continue
                    key = (stop.cursor.key, more.bottom)
                    if key not in best or more.cost < best[key].cost:
                        best[key] = more
            ways = sorted(best.values(), key=lambda way: way.cost)[:WIDTH]
            if done is not None:
                ways = [way for way in ways if way.cost < done.cost]
            if not ways:
                break
            recto = not recto
        if done is not None:
            return done
        return ways[0]

    def _filling(self, cursor: Cursor) -> Filling:
        filling = self.known.get(cursor.key)
        if filling is None:
            filling = self.known[cursor.key] = Filling(self.galley, cursor, self.depth)
        return filling

    def _ends(self, filling: Filling) -> list[Stop]:
        """The ends of a page that are tried: the last ones, and a few before them that part nothing."""
        stops = filling.stops
        if self._done(stops[-1].cursor) and not stops[-1].cost:
            nearest = stops[-1:]  # the rest is on this page; ending it earlier is tried where that leaves a page
            if stops[-1].bottom >= self.depth * THIN or len(stops) == 1:
                return nearest
        ends = stops[: -NEAREST - 1 : -1]
        farther = 0
        for stop in stops[-NEAREST - 1 :: -1]:
            if farther == FARTHER or stop.bottom < self.depth * FARTHEST:
                break
            following = filling.pieces[stop.pieces] if stop.pieces < len(filling.pieces) else None
            if following is not None and following.gap > self.galley.pitch * 0.7:
                ends.append(stop)
                farther += 1
        return ends

    def _step(self, way: _Way, filling: Filling, stop: Stop, recto: bool) -> _Way:
        """A way, one page longer."""
        cost = way.cost + stop.cost
        pitch = self.galley.pitch
        bottom = _bottom(stop)
        open_space = self.depth - bottom
        if self._done(stop.cursor):
            if (way.sheets or way.bottom is not None) and stop.bottom < self.depth * THIN:
                cost += THIN_COST * (1 - stop.bottom / self.depth / THIN) + SHORT
        elif open_space > stop.give:
            lines = open_space / pitch
            cost += SHORT * lines * lines
        elif stop.give:
            cost += WIDENED * (open_space / stop.give) ** 2
            bottom = self.depth
        if recto and way.bottom is not None and not self._done(stop.cursor):
            uneven = (bottom - way.bottom) / pitch
            cost += UNEVEN * uneven * uneven
        return _Way(cost, stop.cursor, None if recto else bottom, (*way.sheets, Sheet(filling, stop)))


def _bottom(stop: Stop) -> float:
    """Where a page ends, notes at its foot and all."""
    return stop.bottom + foot(stop.notes) if stop.notes else stop.bottom
