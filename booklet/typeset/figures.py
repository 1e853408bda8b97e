"""Figures drawn from data. The first: which accounts share a witness, a tree from streams of transmission to accounts."""

from __future__ import annotations

from booklet.document import Text, WitnessFigure
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Item, Slug
from booklet.typeset.page import Element, Mark, Path, Placed
from booklet.typeset.paragraph import set_text

NAMES = 0.44  # share of the measure for the streams' names
FORK = 0.09  # share of the measure for the strokes between names and accounts
BETWEEN = 5.0  # points between two streams


def set_witnesses(block: WitnessFigure, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Streams at the left, each with strokes to its accounts at the right: one Figure with its words as Alt."""
    figure = Element("Figure", parent, Alt=block.alt)
    role = compositor.role("small")._replace(before=0.0)
    names, accounts = measure * NAMES, measure * (1 - NAMES - FORK)
    parts: list[Placed] = []
    strokes: list[tuple[str | float, ...]] = []
    y = 0.0
    for witness in block.witnesses:
        labels = [_set(text, accounts, figure, compositor) for text in witness.accounts]
        heights = [sum(s.height for s in label) for label in labels]
        name = _set(witness.name, names, figure, compositor)
        tall = max(sum(heights), sum(s.height for s in name))
        middle = y + tall / 2
        top = middle - sum(s.height for s in name) / 2
        parts.extend(_stack(name, 0.0, top))
        at = y + (tall - sum(heights)) / 2
        start, bend, stop = names + 4, names + measure * FORK * 0.55, names + measure * FORK - 3
        ends: list[float] = []
        for label, high in zip(labels, heights):
            parts.extend(_stack(label, names + measure * FORK, at))
            ends.append(at + role.leading / 2)
            at += high
        strokes += [("m", start, middle), ("l", bend, middle), ("m", bend, min(*ends, middle)), ("l", bend, max(*ends, middle))]
        for end in ends:
            strokes += [("m", bend, end), ("l", stop, end)]
        y += tall + BETWEEN
    paths: list[Mark] = [Path(figure, tuple(strokes), 0.6, 0.2)]
    return [Slug(y, [Placed(0, 0, paths), *parts], before=6.0)]


def _set(text: Text, measure: float, figure: Element, compositor: Compositor) -> list[Slug]:
    """Text inside a figure: no links, no spans, since the figure is one marked sequence."""
    bare = tuple(i._replace(link="", language="", index="") if hasattr(i, "language") else i for i in text)
    return set_text(bare, compositor.role("small")._replace(before=0.0), measure, figure, compositor)


def _stack(slugs: list[Slug], x: float, y: float) -> list[Placed]:
    out: list[Placed] = []
    for slug in slugs:
        out.extend(Placed(x + p.x, y + p.y, p.marks) for p in slug.parts)
        y += slug.height
    return out
