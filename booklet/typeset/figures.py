"""Figures drawn from data. The first: which accounts share a witness, a tree from streams of transmission to
accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from booklet.document import GridFigure, Span, Text, WitnessFigure
from booklet.style import Role
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Item, Slug, height, stack
from booklet.typeset.page import Element, Line, Mark, Path, Placed
from booklet.typeset.paragraph import followed, line_width, set_text
from booklet.typeset.setting import bare

NAMES = 0.46  # share of the measure that the streams' names may take
# Ems of the figure's words:
FORK = 4.0  # for the strokes between names and accounts
BETWEEN = 0.6  # between two streams
CELL = 1.7  # from sign to sign
GRID = 0.25  # of the page's depth: a grid that would be taller has smaller signs
RADIUS = 0.52
STROKE = 0.1  # the ring of a sign that is no full circle
DOT = 0.13
APART = 1.2  # between the signs and the words beside them

TALLEST = 0.45  # of the page's depth: a taller stream is drawn in pieces
PIECE = 6  # accounts in one

KAPPA = 0.5523  # of the radius: control points of a quarter circle as a Bézier curve

Move: TypeAlias = "tuple[str | float, ...]"


def set_grid(block: GridFigure, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Signs in rows and columns, and below them what they mean. The caption, which stands beside them, is read after
    them: a figure's caption is its first child or its last."""
    figure = Element("Figure", parent, Alt=compositor.aloud(block.alt))
    role = _role(compositor)
    em = min(role.size, GRID * compositor.style.page.depth / (CELL * len(block.rows)))
    cell, radius = CELL * em, RADIUS * em
    marks: list[Mark] = []
    for down, row in enumerate(block.rows):
        for across, stance in enumerate(row):
            marks.extend(_sign(stance, radius + across * cell, radius + down * cell, em, figure))
    tall = len(block.rows) * cell
    parts = [Placed(0, 0, marks)]
    x, below = 0.0, tall + em
    for stance, word in block.legend:
        slug = _set((Span(word),), measure, figure, compositor)[0]
        middle = below + role.leading / 2
        parts.append(Placed(0, 0, _sign(stance, x + radius, middle, em, figure)))
        parts.extend(stack([slug], x=x + 2 * radius + 0.5 * em, y=below))
        x += 2 * radius + _end([slug]) + 2 * em
    beside = len(block.rows[0]) * cell + APART * em
    caption = _set(block.caption, measure - beside, Element("Caption", figure), compositor)
    parts.extend(stack(caption, x=beside, y=-0.12 * em))
    return [Slug(below + role.leading, parts, before=em, optional=True)]


def _sign(stance: str, x: float, y: float, em: float, figure: Element) -> list[Mark]:
    """says: a full circle; it is said: half full; denies: a ring struck through; silent: a small dot."""
    r, stroke = RADIUS * em, STROKE * em
    if stance == "silent":
        return [Path(figure, _circle(x, y, DOT * em), fill=True)]
    if stance == "says":
        return [Path(figure, _circle(x, y, r), fill=True)]
    ring: list[Mark] = [Path(figure, _circle(x, y, r - stroke / 2), stroke)]
    if stance == "denies":
        d = (r - stroke / 2) * 0.7071
        return [*ring, Path(figure, (("m", x - d, y + d), ("l", x + d, y - d)), stroke)]
    k = r * KAPPA
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
    figure = Element("Figure", parent, Alt=compositor.aloud(block.alt))
    set_names = [_set(w.name, measure * NAMES, figure, compositor) for w in block.witnesses]
    names = max(
        (line_width(m) for name in set_names for s in name for m in s.parts[0].marks if isinstance(m, Line)),
        default=0.0,
    )
    em = _role(compositor).size
    left = names + FORK * em
    most = compositor.style.page.depth * TALLEST
    slugs: list[Slug] = []
    for witness, name in zip(block.witnesses, set_names):
        labels = [_set(text, measure - left, figure, compositor) for text in witness.accounts]
        pieces = _pieces(labels, most)
        for n, piece in enumerate(pieces):
            slug = _stream([] if n else name, piece, left, em, figure, above=n > 0, below=n < len(pieces) - 1)
            slugs.append(slug._replace(before=0.0 if n else BETWEEN * em))
    if height(slugs) <= compositor.style.page.depth:
        slugs = [*(slug._replace(keep=True) for slug in slugs[:-1]), *slugs[-1:]]
    return [*slugs]


def _pieces(labels: Sequence[list[Slug]], most: float) -> list[list[list[Slug]]]:
    """A stream's accounts whole, or, where they are taller than `most` points, in small pieces."""
    if sum(map(height, labels)) <= most:
        return [[*labels]]
    return [[*labels[n : n + PIECE]] for n in range(0, len(labels), PIECE)]


def _stream(
    name: list[Slug], labels: list[list[Slug]], left: float, em: float, figure: Element, above: bool, below: bool
) -> Slug:
    """A stream's name, and strokes from it to its accounts, which begin at `left`; or a piece of that, whose stem comes
    from `above` or goes on `below`."""
    heights = [height(label) for label in labels]
    tall = max(sum(heights), height(name))
    middle, at = tall / 2, (tall - sum(heights)) / 2
    bend, stop = left - 0.4 * FORK * em, left - 0.5 * em
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
        strokes += [("m", _end(name) + 0.6 * em, middle), ("l", bend, middle)]
        ends_and_name = [*ends, middle]
    else:
        ends_and_name = ends
    top, foot = 0.0 if above else min(ends_and_name), tall if below else max(ends_and_name)
    strokes += [("m", bend, top), ("l", bend, foot)]
    for end in ends:
        strokes += [("m", bend, end), ("l", stop, end)]
    return Slug(tall, [Placed(0, 0, [Path(figure, tuple(strokes), 0.07 * em, 0.2)]), *parts])


def _end(name: list[Slug]) -> float:
    """Where the widest line of a set name ends."""
    return max(line_width(m) for slug in name for m in slug.parts[0].marks if isinstance(m, Line))


def _set(text: Text, measure: float, figure: Element, compositor: Compositor) -> list[Slug]:
    """Text inside a figure: no links, no spans, since the figure is one marked sequence, and a space at its end, since
    nothing else parts it from the figure's next words."""
    slugs = set_text(bare(text), _role(compositor), measure, figure, compositor)
    for last in slugs[-1:]:
        slugs[-1] = last._replace(parts=[part._replace(marks=followed(part.marks)) for part in last.parts])
    return slugs


def _role(compositor: Compositor) -> Role:
    return compositor.role("small")._replace(before=0.0)
