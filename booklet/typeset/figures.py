"""Figures drawn from data. The first: which accounts share a witness, a tree from streams of transmission to
accounts."""

from __future__ import annotations

from typing import TypeAlias

from booklet.document import GridFigure, Span, Text, WitnessFigure
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Item, Slug, height, stack
from booklet.typeset.page import Element, Line, Mark, Path, Placed
from booklet.typeset.paragraph import line_width, set_text

NAMES = 0.46  # share of the measure that the streams' names may take
FORK = 34.0  # points for the strokes between names and accounts
BETWEEN = 5.0  # points between two streams


CELL = 14.5  # points from sign to sign
RADIUS = 4.4
KAPPA = 0.5523  # of the radius: control points of a quarter circle as a Bézier curve

Move: TypeAlias = "tuple[str | float, ...]"


def set_grid(block: GridFigure, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Signs in rows and columns, and below them what they mean."""
    figure = Element("Figure", parent, Alt=block.alt)
    marks: list[Mark] = []
    for down, row in enumerate(block.rows):
        for across, stance in enumerate(row):
            marks.extend(_sign(stance, RADIUS + across * CELL, RADIUS + down * CELL, figure))
    tall = len(block.rows) * CELL
    parts = [Placed(0, 0, marks)]
    role = compositor.role("small")._replace(before=0.0)
    beside = len(block.rows[0]) * CELL + 10
    parts.extend(stack(_set(block.caption, measure - beside, figure, compositor), x=beside, y=-1.0))
    x = 0.0
    for stance, word in block.legend:
        slug = set_text((Span(word),), role, measure, figure, compositor)[0]
        middle = tall + 8 + role.leading / 2
        parts.append(Placed(0, 0, _sign(stance, x + RADIUS, middle, figure)))
        parts.extend(stack([slug], x=x + 2 * RADIUS + 4, y=middle - role.leading / 2))
        x += 2 * RADIUS + 4 + _end([slug]) + 14
    return [Slug(tall + 8 + role.leading, parts, before=8.0, optional=True)]


def _sign(stance: str, x: float, y: float, figure: Element) -> list[Mark]:
    """says: a full circle; it is said: half full; denies: a ring struck through; silent: a small dot."""
    if stance == "silent":
        return [Path(figure, _circle(x, y, 1.1), fill=True)]
    if stance == "says":
        return [Path(figure, _circle(x, y, RADIUS), fill=True)]
    ring: list[Mark] = [Path(figure, _circle(x, y, RADIUS - 0.4), 0.8)]
    if stance == "denies":
        d = (RADIUS - 0.4) * 0.7071
        return [*ring, Path(figure, (("m", x - d, y + d), ("l", x + d, y - d)), 0.8)]
    r, k = RADIUS, RADIUS * KAPPA
    half: tuple[Move, ...] = (
        ("m", x, y + r),
        ("c", x - k, y + r, x - r, y + k, x - r, y),
        ("c", x - r, y - k, x - k, y - r, x, y - r),
    )
    return [*ring, Path(figure, half, fill=True)]


def _circle(x: float, y: float, r: float) -> tuple[Move, ...]:
    k = r * KAPPA
    return (
        ("m", x + r, y),
        ("c", x + r, y + k, x + k, y + r, x, y + r),
        ("c", x - k, y + r, x - r, y + k, x - r, y),
        ("c", x - r, y - k, x - k, y - r, x, y - r),
        ("c", x + k, y - r, x + r, y - k, x + r, y),
    )


def set_witnesses(
    block: WitnessFigure, measure: float, parent: Element, compositor: Compositor, body: str
) -> list[Item]:
    """Streams at the left, each with strokes to its accounts at the right: one Figure with its words as Alt."""
    figure = Element("Figure", parent, Alt=block.alt)
    set_names = [_set(w.name, measure * NAMES, figure, compositor) for w in block.witnesses]
    names = max(
        (line_width(m) for name in set_names for s in name for m in s.parts[0].marks if isinstance(m, Line)),
        default=0.0,
    )
    left = names + FORK
    slugs: list[Slug] = []
    for witness, name in zip(block.witnesses, set_names):
        labels = [_set(text, measure - left, figure, compositor) for text in witness.accounts]
        slugs.append(_witness(name, labels, left, figure))
    together = height(slugs) <= compositor.style.page.depth
    slugs = [slug._replace(before=BETWEEN, keep=together and slug is not slugs[-1]) for slug in slugs]
    return [*slugs]


def _witness(name: list[Slug], labels: list[list[Slug]], left: float, figure: Element) -> Slug:
    """A stream's name, and strokes from it to its accounts, which begin at `left`."""
    heights = [height(label) for label in labels]
    tall = max(sum(heights), height(name))
    middle, at = tall / 2, (tall - sum(heights)) / 2
    parts = stack(name, y=middle - height(name) / 2)
    start, bend, stop = _end(name) + 5, left - FORK * 0.4, left - 4
    ends: list[float] = []
    for label, high in zip(labels, heights):
        parts.extend(stack(label, x=left, y=at))
        ends.append(at + label[0].height / 2)
        at += high
    if len(ends) == 1:
        ends = [middle]
    strokes: list[Move] = [("m", start, middle), ("l", bend, middle)]
    strokes += [("m", bend, min(*ends, middle)), ("l", bend, max(*ends, middle))]
    for end in ends:
        strokes += [("m", bend, end), ("l", stop, end)]
    return Slug(tall, [Placed(0, 0, [Path(figure, tuple(strokes), 0.6, 0.2)]), *parts])


def _end(name: list[Slug]) -> float:
    """Where the widest line of a set name ends."""
    return max(line_width(m) for slug in name for m in slug.parts[0].marks if isinstance(m, Line))


def _set(text: Text, measure: float, figure: Element, compositor: Compositor) -> list[Slug]:
    """Text inside a figure: no links, no spans, since the figure is one marked sequence."""
    bare = tuple(i._replace(link="", language="", entry="") if isinstance(i, Span) else i for i in text)
    return set_text(bare, compositor.role("small")._replace(before=0.0), measure, figure, compositor)
