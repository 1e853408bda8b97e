"""Figures drawn from data. The first: which accounts share a witness, a tree from streams of transmission to
accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from booklet.document import GridFigure, Span, Text, WitnessFigure
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Item, Slug, height, stack
from booklet.typeset.page import Element, Line, Mark, Path, Placed
from booklet.typeset.paragraph import line_width, set_text
from booklet.typeset.setting import bare

NAMES = 0.46  # share of the measure that the streams' names may take
FORK = 34.0  # points for the strokes between names and accounts
BETWEEN = 5.0  # points between two streams
TALLEST = 0.45  # of the page's depth: a taller stream is drawn in pieces
PIECE = 6  # accounts in one


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
    most = compositor.style.page.depth * TALLEST
    slugs: list[Slug] = []
    for witness, name in zip(block.witnesses, set_names):
        labels = [_set(text, measure - left, figure, compositor) for text in witness.accounts]
        pieces = _pieces(labels, most)
        for n, piece in enumerate(pieces):
            slug = _stream([] if n else name, piece, left, figure, above=n > 0, below=n < len(pieces) - 1)
            slugs.append(slug._replace(before=0.0 if n else BETWEEN))
    if height(slugs) <= compositor.style.page.depth:
        slugs = [*(slug._replace(keep=True) for slug in slugs[:-1]), *slugs[-1:]]
    return [*slugs]


def _pieces(labels: Sequence[list[Slug]], most: float) -> list[list[list[Slug]]]:
    """A stream's accounts whole, or, where they are taller than `most` points, in small pieces."""
    if sum(map(height, labels)) <= most:
        return [[*labels]]
    return [[*labels[n : n + PIECE]] for n in range(0, len(labels), PIECE)]


def _stream(name: list[Slug], labels: list[list[Slug]], left: float, figure: Element, above: bool, below: bool) -> Slug:
    """A stream's name, and strokes from it to its accounts, which begin at `left`; or a piece of that, whose stem comes
    from `above` or goes on `below`."""
    heights = [height(label) for label in labels]
    tall = max(sum(heights), height(name))
    middle, at = tall / 2, (tall - sum(heights)) / 2
    bend, stop = left - FORK * 0.4, left - 4
    parts: list[Placed] = []
    ends: list[float] = []
    for label, high in zip(labels, heights):
        parts.extend(stack(label, x=left, y=at))
        ends.append(at + label[0].height / 2)
        at += high
    if len(labels) == 1 and name:
        ends = [middle]
    strokes: list[Move] = []
    if name:
        parts = [*stack(name, y=middle - height(name) / 2), *parts]
        strokes += [("m", _end(name) + 5, middle), ("l", bend, middle)]
        ends_and_name = [*ends, middle]
    else:
        ends_and_name = ends
    top, foot = 0.0 if above else min(ends_and_name), tall if below else max(ends_and_name)
    strokes += [("m", bend, top), ("l", bend, foot)]
    for end in ends:
        strokes += [("m", bend, end), ("l", stop, end)]
    return Slug(tall, [Placed(0, 0, [Path(figure, tuple(strokes), 0.6, 0.2)]), *parts])


def _end(name: list[Slug]) -> float:
    """Where the widest line of a set name ends."""
    return max(line_width(m) for slug in name for m in slug.parts[0].marks if isinstance(m, Line))


def _set(text: Text, measure: float, figure: Element, compositor: Compositor) -> list[Slug]:
    """Text inside a figure: no links, no spans, since the figure is one marked sequence."""
    return set_text(bare(text), compositor.role("small")._replace(before=0.0), measure, figure, compositor)
