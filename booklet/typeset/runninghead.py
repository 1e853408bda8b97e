"""Running heads and folios, once all pages are made up: artifacts above and below the type area.

A page of entries (people, places, works, terms, the index) tells the first and the last that begin on it, as a
dictionary does, with its section towards the spine. Other pages have the section on versos and its subsection on rectos
(or booklet and section). Both stand at the outer edge, the folio at the outer foot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from booklet import document as d
from booklet.named import NamedTuple
from booklet.style import Role
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Slug
from booklet.typeset.makeup import MakeUp
from booklet.typeset.page import ARTIFACT, Line, Placed
from booklet.typeset.paragraph import first_baseline, line_width, set_text
from booklet.typeset.setting import plain

TO = " – "  # from the first entry to the last
APART = 18.0  # points at least between what stands at the outer edge and what stands towards the spine


class Head(NamedTuple):
    """What stands above a page: at its outer edge, and towards the spine where there is room."""

    outer: str = ""
    inner: str = ""


def set_heads(made: MakeUp, title: str, folios: Mapping[str, str], compositor: Compositor) -> None:
    """Give every page of `made` its running head and its folio. `folios` are those of anchors that heads may name."""
    page_style = compositor.style.page
    measure = page_style.measure
    role, folio = compositor.role("running head"), compositor.role("folio")
    known: dict[tuple[str, Role], Slug | None] = {}  # each head is set once for each side

    def one_line(text: str, role: Role, align: str) -> Slug | None:
        key = (text, role._replace(align=align))
        if key not in known:
            known[key] = _one_line(text, key[1], measure, compositor)
        return known[key]

    for page, head in zip(made.pages, _heads(made, title, folios)):
        recto = page.number % 2
        left = page_style.inner if recto else page_style.outer
        outwards, inwards = ("right", "left") if recto else ("left", "right")
        above = [one_line(head.outer, role, outwards), one_line(head.inner, role, inwards)]
        if sum(_width(slug) for slug in above) > measure - APART:
            above.pop()
        below = page_style.height - page_style.foot
        for slug, own, baseline in (
            *((slug, role, page_style.head) for slug in above),
            (one_line("" if page.blind else page.folio, folio, outwards), folio, below),
        ):
            if slug is not None:
                page.placed.append(Placed(left, baseline - first_baseline(own), slug.parts[0].marks))


def _heads(made: MakeUp, title: str, folios: Mapping[str, str]) -> Iterator[Head]:
    """What stands above each page."""
    last = ""  # the entry that goes on at a page's top, if any does
    for page, above, entries in zip(made.pages, made.heads, made.guides):
        heads, guides = above and [plain(text, folios) for text in above], [plain(text) for text in entries]
        first, *others = [*takewhile(bool, guides)] or [last]
        last = guides[-1] if guides else last
        if heads is None:
            yield Head()
        elif first:
            end = others[-1] if others else first
            yield Head(first if end == first else first + TO + end, heads[0])
        else:
            section, subsection = heads
            verso, recto = (section, subsection) if subsection else (title if section else "", section)
            yield Head(recto if page.number % 2 else verso)


def _width(slug: Slug | None) -> float:
    """Points that the words of a line take."""
    lines: Sequence[Line] = [m for p in slug.parts for m in p.marks if isinstance(m, Line)] if slug else []
    return max((line.x + line_width(line) for line in lines), default=0.0) - min((m.x for m in lines), default=0.0)


def _one_line(text: str, role: Role, measure: float, compositor: Compositor) -> Slug | None:
    """Words → one line of an artifact, with an ellipsis for what the measure (points) cannot hold; else None."""
    words = text.split()
    slugs = set_text((d.Span(text),), role, measure, ARTIFACT, compositor)
    while len(slugs) > 1 and len(words) > 1:
        words.pop()
        slugs = set_text((d.Span(f"{' '.join(words)} …"),), role, measure, ARTIFACT, compositor)
    return slugs[0] if slugs else None
