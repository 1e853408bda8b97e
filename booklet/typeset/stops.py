"""Places in a galley, and what stands on a page that begins at one and ends at another. Lengths are points, y counts
from the top of the type area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from booklet.named import NamedTuple
from booklet.typeset.galley import Flow, Footnote, Item, Room, Side, Slug, height

FOOT_SPACE = 10.0  # points between the text and the first note
NONE = -1
SERIES_SPACE = 4.0  # points between two series of notes


class Carried(NamedTuple):
    """What is left of a note from the page before: from slug `start` on."""

    note: Footnote
    start: int


class Cursor(NamedTuple):
    """A place in the galley: an item, how far inside it (each column's slug of a side, a flow's slug, a room's lines
    and slug), what is left of notes whose signs stand before it, and the item before it that waits for the head of the
    next page (`NONE`: none does)."""

    item: int
    inner: tuple[int, ...] = ()
    carried: tuple[Carried, ...] = ()
    afloat: int = NONE

    @property
    def key(self) -> tuple[int, ...]:
        """Equal for equal places."""
        return (self.item, self.afloat, *self.inner, -1, *(carried.start for carried in self.carried))


class Piece(NamedTuple):
    """An item, or a part of it, at a height; `gap` is the space above that may be widened.

    Of a side `begin` and `end` say where each column begins and ends, of a flow where it begins and each column ends,
    of a room how many lines are here, and from which to which slug the text goes.
    """

    y: float
    gap: float
    item: Slug | Side | Flow | Room
    begin: tuple[int, ...] = ()
    end: tuple[int, ...] = ()


class NotePart(NamedTuple):
    note: Footnote
    start: int
    stop: int


class Stop(NamedTuple):
    """Where a page may end: the cursor after it, how many pieces stand on it, where they end, its notes; what such an
    end costs, and how far the page's spaces may be widened."""

    cursor: Cursor
    pieces: int
    bottom: float
    notes: tuple[NotePart, ...]
    cost: float
    give: float


class Galley(NamedTuple):
    """Items without page breaks or deferred ones among them, and the pitch of the grid their text stands on."""

    items: Sequence[Item]
    pitch: float


def foot(notes: Iterable[NotePart]) -> float:
    """Points that notes take at the foot of a page, with the space above them."""
    tall, series = 0.0, set()
    for note, start, stop in notes:
        tall += height(note.slugs[start:stop])
        series.add(note.series)
    return tall + FOOT_SPACE + SERIES_SPACE * (len(series) - 1) if series else 0.0
