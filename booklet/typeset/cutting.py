"""Slugs and room → how much of them fits: in one column, and in several that are filled one after another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from booklet.typeset.galley import LEAST_START, Flow, Item, Room, Side, Slug, height


def take(slugs: Sequence[Slug], start: int, room: float, whole: bool = False) -> tuple[int, float]:
    """How many slugs from `start` fit into `room` points: (index after the last one, height used).

    Cuts only where a slug lets the next one go. `whole` (an empty page) takes at least one chunk, cut anywhere if it
    must be.
    """
    used = 0.0
    good, good_used = start, 0.0
    for i in range(start, len(slugs)):
        slug = slugs[i]
        used += slug.height + (slug.before if i > start else 0.0)
        if used > room + 0.01:
            break
        if not slug.keep or i == len(slugs) - 1:
            good, good_used = i + 1, used
    if good == start and whole and start < len(slugs):
        return _cut(slugs, start, room)
    return good, good_used


def _cut(slugs: Sequence[Slug], start: int, room: float) -> tuple[int, float]:
    """Like `take`, heedless of `keep`; always takes one."""
    used = slugs[start].height
    i = start + 1
    while i < len(slugs) and used + slugs[i].before + slugs[i].height <= room + 0.01:
        used += slugs[i].before + slugs[i].height
        i += 1
    return i, used


def beginning(item: Item) -> float:
    """Points that must fit for an item to begin on a page."""
    if isinstance(item, Side):
        least = max((first_chunk(slugs) for _, slugs in item.columns), default=0.0)
        return item.before + max(LEAST_START * item.line, least)
    if isinstance(item, Flow):
        return item.before + max(LEAST_START * item.line, first_chunk(item.slugs))
    if isinstance(item, Room):
        return item.before + min(item.lines, item.least) * item.pitch
    return 0.0


def held(items: Sequence[Item], start: int) -> list[Slug]:
    """The slugs from `start` that are not to be parted."""
    slugs: list[Slug] = []
    for i in range(start, len(items)):
        item = items[i]
        if not isinstance(item, Slug):
            break
        slugs.append(item)
        if not item.keep:
            break
    return slugs


def first_chunk(slugs: Sequence[Slug]) -> float:
    tall = 0.0
    for i, slug in enumerate(slugs):
        tall += slug.height + (slug.before if i else 0.0)
        if not slug.keep:
            break
    return tall


def fill_columns(slugs: Sequence[Slug], start: int, count: int, room: float, whole: bool) -> list[int]:
    """Where each of `count` columns of `room` points ends."""
    stops: list[int] = []
    for _ in range(count):
        start, _used = take(slugs, start, room, whole)
        stops.append(start)
    return stops


def balance(slugs: Sequence[Slug], start: int, count: int, room: float) -> tuple[list[int], float]:
    """The least height at which the columns still hold everything, by bisection to half a point."""
    low, high = height(slugs[start:]) / count, room
    best = fill_columns(slugs, start, count, room, True)
    used = room
    while high - low > 0.5:
        middle = (low + high) / 2
        stops = fill_columns(slugs, start, count, middle, False)
        if stops[-1] == len(slugs):
            best, used, high = stops, middle, middle
        else:
            low = middle
    return best, max((height(slugs[a:b]) for a, b in pairwise([start, *best])), default=used)
