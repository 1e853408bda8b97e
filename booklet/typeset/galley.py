"""Galleys: set type that has no page yet. Blocks become lists of items; page make-up cuts them into pages.

Lengths are points, y downwards from the item's top edge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import TypeAlias

from booklet.document import Text
from booklet.named import NamedTuple
from booklet.typeset.folios import Folios
from booklet.typeset.page import Line, Mark, Placed

LEAST_START = 4.3  # lines of running text of a side or a flow that must fit below what stands before it
LEAST_REST = 3.4  # lines of a side that go over to the next page at least: not one or two lines of it
PARTED = LEAST_START + LEAST_REST  # what is no taller is not parted
FRONT, TEXT = "front", "text"  # what may begin with a page
GUIDE = 0  # the level of what is no heading, but an entry by which a reader finds his way: first and last of a page


class Met(NamedTuple):
    """A place that counts for the index: for which key, what the text there is about (a heading's words), and whether
    the thing itself is described there."""

    key: str
    subject: str = ""
    main: bool = False


class Slug(NamedTuple):
    """A strip of set type that is not cut. `keep`: it must not be parted from the item after it.

    `before`: space above, dropped at the top of a page. `repeat`: slugs (artifacts) set again above this one when it
    starts a page: a table's head.
    """

    height: float
    parts: Sequence[Placed] = ()
    before: float = 0.0
    keep: bool = False
    anchors: tuple[str, ...] = ()
    entries: tuple[Met, ...] = ()
    repeat: tuple[Slug, ...] = ()
    optional: bool = False  # left out of a cover that would not fit on its page with it
    running: tuple[int, Text] | None = None  # a heading's level and words: the running heads from here on; or `GUIDE`
    notes: tuple[Footnote, ...] = ()  # whose signs stand in it
    margin: tuple[Slug, ...] = ()  # a note beside it, in the outer margin
    floats: bool = False  # with what it is held to, it may stand at the head of the next page, text before it
    grid: bool = False  # its baseline stands on the page's grid
    broken: Side | None = None  # how it goes over to the next page where the page would else stay too empty


class Footnote(NamedTuple):
    """A note for the foot of the page that its sign stands on; what the page cannot hold of it goes on overleaf."""

    series: str  # "citation" or "remark": each series is set together
    slugs: tuple[Slug, ...]


class Side(NamedTuple):
    """Columns side by side from one top edge; each flows in its own width and goes on together with the others on the
    next page. `columns`: (x offset, slugs). `ground`: marks drawn behind each piece, given its height. `again`: slugs
    (artifacts) for each column, set over what goes on of it. `line`: points of a line of running text."""

    columns: tuple[tuple[float, Sequence[Slug]], ...]
    line: float
    before: float = 0.0
    keep: bool = False
    repeat: tuple[Slug, ...] = ()
    ground: Callable[[float, bool, bool], list[Mark]] | None = None  # (height, first piece, last piece)
    pad: float = 0.0  # points left open above each piece after the first
    again: tuple[tuple[Slug, ...], ...] = ()

    def over(self, starts: Sequence[int]) -> float:
        """Points left open above the piece that begins with these slugs of its columns."""
        return self.pad + max(map(height, self._going_on(starts)), default=0.0) if any(starts) else 0.0

    def heads(self, starts: Sequence[int]) -> list[Placed]:
        """What stands there: the heads of the columns that go on."""
        heads = self._going_on(starts) if any(starts) else []
        return [part for (x, _), head in zip(self.columns, heads) for part in stack(head, x=x)]

    def _going_on(self, starts: Sequence[int]) -> list[tuple[Slug, ...]]:
        ends = (len(slugs) for _, slugs in self.columns)
        return [head if start < end else () for head, start, end in zip(self.again, starts, ends)]


class Flow(NamedTuple):
    """Slugs that run through columns at the given x offsets, balanced on the last page. `line` as a side's."""

    slugs: Sequence[Slug]
    offsets: tuple[float, ...]
    line: float
    before: float = 0.0


class NewPage(NamedTuple):
    """`side` "recto" is a right-hand page, "verso" a left-hand one; `filler` is drawn on a page left over before it.
    `plain` pages, until the next `opening`, have neither head nor folio. `begins`: the front matter, or the text after
    it, which begins on a right-hand page that is called 1."""

    side: str = ""
    filler: Sequence[Placed] = ()
    plain: bool = False
    opening: bool = True  # starts a section
    run_on: bool = False  # it may begin on the page before, if all of it fits there
    begins: str = ""  # `FRONT` or `TEXT`


class Fill(NamedTuple):
    """Pushes what follows, up to the next new page, to the foot of this one."""

    least: float = 0.0  # points left open at least


class Room(NamedTuple):
    """Room to write in: `lines` of `pitch` points, and the teacher's text that takes the same room.

    Both editions carry both, so that both cut the room at the same lines, and it grows alike where the text needs more.
    `draw` gives the marks of a piece: (its lines, first slug, slug after the last one).
    """

    lines: int
    pitch: float
    slugs: Sequence[Slug]
    draw: Callable[[int, int, int], list[Placed]]
    before: float = 0.0
    least: int = 3  # lines that a piece has at least
    to_foot: bool = False
    elastic: bool = False  # of any number of lines from `least` on, so that it is never cut


class Deferred(NamedTuple):
    """Set only when make-up arrives here: the index, which needs the pages of all that stands before it."""

    make: Callable[[dict[Met, list[int]], Folios], list[Item]]
    before: float = 0.0
    by_index: bool = True  # what it makes depends on the index


Item: TypeAlias = "Slug | Side | Flow | Room | NewPage | Fill | Deferred"


def height(slugs: Sequence[Slug]) -> float:
    """Points from the first slug's top to the last one's foot, first space above left out."""
    return sum(s.height + s.before for s in slugs) - (slugs[0].before if slugs else 0.0)


def spaced(items: list[Item], before: float) -> list[Item]:
    """The same items with at least `before` points above the first."""
    if items:
        head = items[0]
        if isinstance(head, (Slug, Side, Flow, Room, Deferred)) and head.before < before:
            items[0] = head._replace(before=before)
    return items


def extent(items: Sequence[Item]) -> float:
    """Points that items take on one page; endless where that is not known before make-up."""
    total = 0.0
    for item in items:
        if isinstance(item, Slug):
            total += item.before + item.height
        elif isinstance(item, Side):
            total += item.before + max((height(slugs) for _, slugs in item.columns), default=0.0)
        elif isinstance(item, Flow):
            longest = max((s.height for s in item.slugs), default=0.0)
            total += item.before + height(item.slugs) / len(item.offsets) + longest
        elif isinstance(item, Room):
            total += item.before + item.lines * item.pitch
        elif not isinstance(item, Fill):
            return inf
    return total


def stack(
    slugs: Sequence[Slug], start: int = 0, stop: int | None = None, x: float = 0.0, y: float = 0.0
) -> list[Placed]:
    """Slugs set one under another from (x, y): their parts with origins moved."""
    out: list[Placed] = []
    for i in range(start, len(slugs) if stop is None else stop):
        slug = slugs[i]
        if i > start:
            y += slug.before
        for part in slug.parts:
            out.append(Placed(x + part.x, y + part.y, part.marks))
        y += slug.height
    return out


def lines(parts: Sequence[Placed]) -> list[Mark]:
    """Lines of type with their origins put into them: for what draws itself behind a piece of a side."""
    return [m._replace(x=p.x + m.x, y=p.y + m.y) for p in parts for m in p.marks if isinstance(m, Line)]


def first_up(slugs: Sequence[Slug]) -> list[Slug]:
    """The same without space above the first."""
    return [slugs[0]._replace(before=0.0), *slugs[1:]] if slugs else []


def footed(slugs: Sequence[Slug], pad: float) -> tuple[Slug, ...]:
    """The same with `pad` points below the last, from which they are never parted."""
    return (*slugs[:-1], slugs[-1]._replace(height=slugs[-1].height + pad)) if slugs else (Slug(pad),)


def merge(slugs: Sequence[Slug], total: float) -> Slug:
    """Slugs → one slug of height `total` that is never cut, carrying all their anchors, index keys and notes, and the
    first of their running heads."""
    return Slug(
        total,
        stack(slugs),
        slugs[0].before if slugs else 0.0,
        anchors=tuple(a for s in slugs for a in s.anchors),
        entries=tuple(k for s in slugs for k in s.entries),
        running=next((s.running for s in slugs if s.running is not None), None),
        notes=tuple(n for s in slugs for n in s.notes),
        margin=beside([slugs]),
    )


def beside(columns: Sequence[Sequence[Slug]], y: float = 0.0) -> tuple[Slug, ...]:
    """Columns of slugs from y → what stands beside them, each note at the height of its line, or under the one before
    it."""
    met: list[tuple[float, Slug]] = []
    for slugs in columns:
        at = y
        for i, slug in enumerate(slugs):
            at += slug.before if i else 0.0
            if slug.margin:
                met.extend((at, note) for note in slug.margin)
            at += slug.height
    out: list[Slug] = []
    done = 0.0  # how far down the margin is taken
    for at, note in sorted(met, key=lambda pair: pair[0]):
        if at > done:
            out.append(Slug(at - done))
            done = at
        out.append(note)
        done += note.height + note.before
    return tuple(out)
