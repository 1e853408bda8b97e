"""What a booklet's type comes to in figures: lines, their adjustment ratios, hyphens, and findings by rule."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import inf

from booklet.named import NamedTuple
from booklet.typeset.lint.layout import Layout, TypeLine

EDGES = (-inf, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, inf)  # of the ratio's classes in the histogram
FITNESS = (-0.5, 0.5, 1.0)  # Knuth and Plass: tight, normal, loose, very loose
BAR = 40  # signs for the largest class


class Summary(NamedTuple):
    """Ratios are those of justified lines. `mean` is that of their absolute values. `filled` is how full pages with
    text are on average, a share of the type area's depth."""

    pages: int
    filled: float
    lines: int
    justified: int
    mean: float
    loosest: float
    tightest: float
    within_half: float  # share of the justified lines whose ratio is between −0.5 and 0.5
    within_one: float
    classes: tuple[int, ...]  # lines between each two of `EDGES`
    contrasts: int  # lines two fitness classes or more from the line above: a loose one by a tight one
    hyphens: int
    hyphens_in_a_row: int
    findings: Mapping[str, int]  # rule → how often it was broken

    def data(self) -> dict[str, object]:
        """For JSON."""
        edges = [None if edge in (-inf, inf) else edge for edge in EDGES]
        bins = [{"from": a, "to": b, "lines": n} for (a, b), n in zip(pairwise(edges), self.classes)]
        return {**self._asdict(), "classes": bins, "findings": dict(self.findings)}

    def headline(self) -> str:
        """All of it that fits on one line."""
        words = (
            f"{_count(self.pages, 'page')}, {self.filled:.0%} full on average,"
            f" {_count(self.lines, 'line')}, {self.justified} of them justified"
        )
        if self.justified:
            words += (
                f": adjustment ratio {self.mean:.2f} on average, {self.tightest:.2f} to {self.loosest:.2f},"
                f" {self.within_half:.1%} within ±0.5, {self.within_one:.1%} within ±1"
            )
        return words

    def text(self) -> str:
        """For people: figures, a histogram of the ratios, and what was found."""
        out = [f"The type: {self.headline()}"]
        most = max(self.classes, default=0)
        if most:
            for (low, high), number in zip(pairwise(EDGES), self.classes):
                out.append(f"  {_range(low, high)}  {number:6}  {'#' * -(-number * BAR // most)}".rstrip())
        out.append(f"  a loose line by a tight one: {self.contrasts}")
        out.append(f"  hyphens: {self.hyphens}, at most {self.hyphens_in_a_row} in a row")
        found = ", ".join(f"{rule} {number}" for rule, number in self.findings.items())
        out.append(f"  found: {found or 'nothing'}")
        return "\n".join(out) + "\n"


def summarise(layout: Layout, findings: Mapping[str, int]) -> Summary:
    """A layout, and how often each rule was broken → its figures. Furniture does not count."""
    lines = layout.text
    ratios = [round(line.ratio, 3) for line in lines if line.ratio is not None]
    total = len(ratios) or 1
    return Summary(
        len(layout.pages.pages),
        round(_filled(layout), 3),
        len(lines),
        len(ratios),
        round(sum(map(abs, ratios)) / total, 3),
        max(ratios, default=0.0),
        min(ratios, default=0.0),
        round(sum(abs(ratio) <= 0.5 for ratio in ratios) / total, 4),
        round(sum(abs(ratio) <= 1.0 for ratio in ratios) / total, 4),
        tuple(sum(low <= ratio < high for ratio in ratios) for low, high in pairwise(EDGES)),
        sum(_contrasts(paragraph) for paragraph in layout.paragraphs),
        sum(line.added_hyphen for line in lines),
        max((_longest_row(paragraph) for paragraph in layout.paragraphs), default=0),
        findings,
    )


def _filled(layout: Layout) -> float:
    shares = [layout.filled(page) for page in dict.fromkeys(line.page for line in layout.text)]
    return sum(shares) / (len(shares) or 1)


def _contrasts(paragraph: list[TypeLine]) -> int:
    classes = [_fitness(line.ratio) for line in paragraph if line.ratio is not None]
    return sum(abs(one - other) > 1 for one, other in pairwise(classes))


def _fitness(ratio: float) -> int:
    return sum(ratio > edge for edge in FITNESS)


def _longest_row(paragraph: list[TypeLine]) -> int:
    longest = row = 0
    for line in paragraph:
        row = row + 1 if line.hyphen else 0
        longest = max(longest, row)
    return longest


def _range(low: float, high: float) -> str:
    if low == -inf:
        return f"below {high:4.1f}    "
    if high == inf:
        return f"{low:4.1f} and more "
    return f"{low:4.1f} to {high:4.1f}  "


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
