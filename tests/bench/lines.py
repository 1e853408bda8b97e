"""A PDF of running text → how well its lines are set, from where its glyphs stand. The same code for every typesetter.

Words are what stands between spaces. A line's adjustment ratio is, as in TeX, the mean gap between its words less the
natural space, over what a space may stretch (half of itself) or shrink (a third): 0 is natural, 1 is as wide as it
ought to get, −1 as narrow. Where a line's glyphs are drawn wider or narrower, its natural space is so too. Hanging
punctuation changes nothing: only gaps count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pikepdf
from glyphs import Glyph, glyphs

from booklet.typeset.lint.limits import RIVER_GAP, RIVER_LINES, RIVER_OVERLAP

STRETCH, SHRINK = 1 / 2, 1 / 3  # of the natural space
HYPHENS = "-\u00ad\u2010"


class Word(NamedTuple):
    """A word or the part of one. `left` and `right` in points: the pen before its first glyph and after its last."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """`scale`: how much wider than natural its glyphs are drawn."""

    page: int
    y: float
    words: tuple[Word, ...]
    scale: float

    @property
    def gaps(self) -> list[tuple[float, float]]:
        return [(a.right, b.left) for a, b in pairwise(self.words)]

    @property
    def hyphenated(self) -> bool:
        return self.words[-1].text[-1:] in HYPHENS

    @property
    def width(self) -> float:
        return self.words[-1].right - self.words[0].left

    def ratio(self, space: float) -> float | None:
        """The adjustment ratio, for a natural space (points); None for a line of one word."""
        if len(self.words) < 2:
            return None
        natural = space * self.scale
        over = mean(right - left for left, right in self.gaps) - natural
        return over / (natural * (STRETCH if over > 0 else SHRINK))


class Figures(NamedTuple):
    """What is told of a setting. Ratios are those of justified lines: last lines of paragraphs are left out."""

    pages: int
    lines: int
    mean: float  # of the ratios' sizes
    loosest: float
    tightest: float
    spread: float  # standard deviation of the ratios
    scaled: float  # the most that glyphs are drawn wider or narrower, a share of their width
    hyphens: int
    in_a_row: int
    at_foot: int  # hyphens on a page's last line
    rivers: int
    longest_river: int
    widows: int
    orphans: int
    runts: int


def lines(path: Path, size: float) -> list[Line]:
    """Lines of a PDF that are set in a size (points), in reading order: running heads and headings have others."""
    out: list[Line] = []
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            set_so = [g for g in glyphs(page) if abs(g.size - size) < 0.05]
            for y, group in groupby(_with_baselines(set_so), key=lambda pair: pair[1]):
                its = [glyph for glyph, _ in group]
                scale = mean(g.scale for g in its if not g.text.isspace())
                out.append(Line(number, y, tuple(_words(its)), scale))
    return out


def _with_baselines(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, float]]:
    """Each glyph with the baseline of its line; a space is on the line before it."""
    y: float | None = None
    for glyph in glyphs:
        if not glyph.text.isspace() and (y is None or abs(glyph.y - y) > 1):
            y = glyph.y
        if y is not None:
            yield glyph, y


def _words(glyphs: Sequence[Glyph]) -> Iterator[Word]:
    for space, group in groupby(glyphs, key=lambda glyph: glyph.text.isspace()):
        if not space:
            word = list(group)
            yield Word("".join(g.text for g in word), word[0].left, max(g.right for g in word))


def figures(lines: Sequence[Line], paragraphs: Sequence[str], space: float, indent: float) -> Figures:
    """Lines and the paragraphs they must be → figures. `space`: natural, `indent`: what a last line must be wider than
    (points)."""
    split = by_paragraph(lines, paragraphs)
    ratios = [r for its in split for line in its[:-1] if (r := line.ratio(space)) is not None]
    runs = [len(list(group)) for cut, group in groupby(lines, key=lambda line: line.hyphenated) if cut]
    feet = [a for a, b in pairwise(lines) if a.page != b.page]
    over = [(a, b) for its in split for a, b in pairwise(its) if a.page != b.page]
    rivers = river_lengths(lines, space)
    middle = mean(ratios)
    return Figures(
        pages=lines[-1].page - lines[0].page + 1,
        lines=len(lines),
        mean=mean(map(abs, ratios)),
        loosest=max(ratios),
        tightest=min(ratios),
        spread=mean((r - middle) ** 2 for r in ratios) ** 0.5,
        scaled=max(abs(line.scale - 1) for line in lines),
        hyphens=sum(runs),
        in_a_row=max(runs, default=0),
        at_foot=sum(line.hyphenated for line in feet),
        rivers=len(rivers),
        longest_river=max(rivers, default=0),
        widows=sum(len(its) > 1 and any(its[-1] is b for _, b in over) for its in split),
        orphans=sum(len(its) > 1 and any(its[0] is a for a, _ in over) for its in split),
        runts=sum(len(its) > 1 and its[-1].width < indent for its in split),
    )


def by_paragraph(lines: Sequence[Line], paragraphs: Sequence[str]) -> list[list[Line]]:
    """The lines of each paragraph; raises `ValueError` where they do not say what it says."""
    rest = iter(lines)
    out: list[list[Line]] = []
    for paragraph in paragraphs:
        wanted, got = bare(paragraph), ""
        its: list[Line] = []
        while len(got) < len(wanted):
            line = next(rest, None)
            if line is None:
                raise ValueError(f"the text ends before: {paragraph}")
            its.append(line)
            got += bare("".join(word.text for word in line.words))
        if got != wanted:
            raise ValueError(f"set: {got}\nmeant: {wanted}")
        out.append(its)
    if next(rest, None) is not None:
        raise ValueError("there are more lines than paragraphs")
    return out


def bare(text: str) -> str:
    """Text without spaces and hyphens: what breaking lines leaves as it is."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and c not in HYPHENS)


def river_lengths(lines: Sequence[Line], space: float) -> list[int]:
    """How many lines each river runs through: wide gaps that stand over each other, by the limits of the lint. `space`:
    natural (points)."""
    out: list[int] = []
    above: list[tuple[tuple[float, float], int]] = []  # gaps of the line above, and how long the river to it is
    for number, line in enumerate(lines):
        here = []
        flows = number and lines[number - 1].page == line.page
        used: set[int] = set()
        for gap in line.gaps:
            if gap[1] - gap[0] < RIVER_GAP * space:
                continue
            reached = [(length, n) for n, (other, length) in enumerate(above) if flows and _overlap(gap, other)]
            length, origin = max(reached, default=(0, -1))
            used.add(origin)
            here.append((gap, length + 1))
        out += [length for n, (_, length) in enumerate(above) if n not in used]
        above = here
    out += [length for _, length in above]
    return [length for length in out if length >= RIVER_LINES]


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared >= RIVER_OVERLAP * min(a[1] - a[0], b[1] - b[0])
