"""Word widths and a measure → the best line breaks of a paragraph (Knuth & Plass, "Breaking Paragraphs into Lines",
1981).

All widths are thousandths of an em. Total-fit over prefix sums: from each feasible start the last word that fits is
found by bisection, and only line ends inside the stretch window are looked at. Passes as in TeX: without hyphens,
with hyphens for words inside the window, looser, and in an emergency with any stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import Any, NamedTuple

POINTS = 1024  # break points told apart inside one word; a node is word × POINTS + point
HYPHEN_DEMERITS = 2500.0
DOUBLE_HYPHEN_DEMERITS = 3000.0
RUNT_DEMERITS = 4000.0  # a last line of one short word
RUNT = 2600.0  # thousandths of an em: a last line narrower than this is a runt
FORCED = 1e7
LOOSEST = 99.0  # the stretch ratio that an emergency still takes


class Glue(NamedTuple):
    """The space between words. `rag` is room that a ragged line may leave at its end."""

    space: float
    stretch: float
    shrink: float
    rag: float = 0.0


class Break(NamedTuple):
    """A line from word `first` to word `last`, both included. `head`/`tail`: 1 + the number of the break point inside
    the first/last word where the line starts/ends; 0 at a word's edge."""

    first: int
    head: int
    last: int
    tail: int


Points = Callable[[int], Sequence[Any]]  # word number → break points: tuples (width before with hyphen, width after, …)


def break_lines(
    widths: Sequence[float],
    measure: float,
    glue: Glue,
    *,
    indent: float = 0.0,
    points: Points | None = None,
) -> list[Break]:
    """Widths of a paragraph's words → its lines. `indent` narrows the first line; `points` says where words may be
    cut."""
    n = len(widths)
    if not n:
        return []
    space, shrink = glue.space, glue.shrink
    sums = list(accumulate([width + space for width in widths], initial=0.0))
    if sums[n] - space + indent <= measure:
        return [Break(0, 0, n - 1, 0)]
    shrunk = [left + width - i * shrink for i, (left, width) in enumerate(zip(sums, widths))]
    paragraph = _Paragraph(widths, sums, shrunk, measure, indent)
    for tolerance, hyphens in ((1.0, None), (2.0, points), (4.5, points), (LOOSEST, points)):
        found = _fit(paragraph, glue, tolerance, hyphens)
        if found:
            return found
    raise AssertionError("the last pass always ends")


class _Paragraph(NamedTuple):
    widths: Sequence[float]
    sums: list[float]  # left edge of each word on one endless line
    shrunk: list[float]  # right edge of each word with every space shrunk
    measure: float
    indent: float


def _fit(paragraph: _Paragraph, glue: Glue, tolerance: float, points: Points | None) -> list[Break]:
    """One pass: the breaks of least demerits, or [] when no sequence of feasible lines exists."""
    widths, sums, shrunk, measure, indent = paragraph
    trial = _Trial(paragraph, glue, tolerance, points)
    n = len(widths)
    end = sums[n] - glue.space
    while trial.heap:
        node = heappop(trial.heap)
        demerits = trial.best[node][0]
        first, head = node // POINTS, node % POINTS
        base = sums[first] if node else -indent
        if head and points is not None:
            base += widths[first] - points(first)[head - 1][1]
        limit = measure + base
        last_fit = bisect_right(shrunk, limit - first * glue.shrink + 1e-6, first) - 1
        if last_fit >= n - 1:
            trial.finish(node, demerits, first, end - base)
            if end - base <= measure:
                continue
            last_fit = n - 2
        last = trial.between_words(node, demerits, first, limit, last_fit)
        if points is not None:
            trial.inside_words(node, demerits, limit, min(last_fit + 1, n - 1), max(last, first - 1))
        if tolerance == LOOSEST and last_fit < first and not trial.heap and trial.final < 0:
            trial.force(node, demerits, first)
    return _trace(trial.best, trial.final, n) if trial.final >= 0 else []


class _Trial:
    """A pass in the making: `best` holds for each node its least demerits and where they came from."""

    __slots__ = ("best", "cuts", "final", "final_demerits", "glue", "heap", "paragraph", "points", "tolerance")

    def __init__(self, paragraph: _Paragraph, glue: Glue, tolerance: float, points: Points | None) -> None:
        self.paragraph = paragraph
        self.glue = glue
        self.tolerance = tolerance
        self.points = points
        self.cuts: list[Sequence[Any] | None] = [None] * len(paragraph.widths)  # each word's points, once asked for
        self.best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
        self.heap = [0]
        self.final = -1
        self.final_demerits = 1e300

    def offer(self, node: int, demerits: float, origin: int) -> None:
        known = self.best.get(node)
        if known is None:
            self.best[node] = (demerits, origin)
            heappush(self.heap, node)
        elif demerits < known[0]:
            self.best[node] = (demerits, origin)

    def finish(self, node: int, demerits: float, first: int, natural: float) -> None:
        """The paragraph ends with the line from `node`, `natural` wide."""
        measure, ratio = self.paragraph.measure, 0.0
        spaces = len(self.paragraph.widths) - 1 - first
        if natural > measure and spaces and self.glue.shrink:
            ratio = (natural - measure) / (spaces * self.glue.shrink)
        total = demerits + (10 + 100 * ratio * ratio * ratio) ** 2 + (RUNT_DEMERITS if natural < RUNT else 0.0)
        if total < self.final_demerits:
            self.final, self.final_demerits = node, total

    def between_words(self, node: int, demerits: float, first: int, limit: float, last: int) -> int:
        """Offer the line ends between words, from the fullest line down → the first word that leaves it too loose.

        In the emergency the fullest line is offered however loose it is: what follows may be a word that nothing cuts.
        """
        space, stretch, shrink, rag = self.glue
        sums, tolerance, offer = self.paragraph.sums, self.tolerance, self.offer
        fullest = last
        while last >= first:
            slack = limit - sums[last + 1] + space
            spaces = last - first
            if slack >= 0:
                room = spaces * stretch + rag
                ratio = slack / room if room else (LOOSEST if slack > 0.5 else 0.0)
                if ratio > tolerance:
                    if tolerance < LOOSEST or last < fullest:
                        break
                    ratio = LOOSEST
            else:
                ratio = _shrunk(slack, spaces * shrink)
            offer((last + 1) * POINTS, demerits + (10 + 100 * ratio * ratio * ratio) ** 2, node)
            last -= 1
        return last

    def inside_words(self, node: int, demerits: float, limit: float, last: int, before: int) -> None:
        """Offer the line ends inside words `last` down to the one after `before`: those in the stretch window."""
        _, stretch, shrink, rag = self.glue
        sums, cuts, points, tolerance = self.paragraph.sums, self.cuts, self.points, self.tolerance
        first, head = node // POINTS, node % POINTS
        demerits += HYPHEN_DEMERITS + (DOUBLE_HYPHEN_DEMERITS if head else 0.0)
        assert points is not None
        for word in range(last, before, -1):
            found = cuts[word]
            if found is None:
                found = cuts[word] = points(word)
            if not found:
                continue
            spaces = word - first
            done = head if word == first else 0
            left = limit - sums[word]
            for number, point in enumerate(found, 1):
                slack = left - point[0]
                if slack < -spaces * shrink - 1e-6 or number >= POINTS:
                    break
                room = spaces * stretch + rag
                ratio = (slack / room if room else LOOSEST) if slack >= 0 else _shrunk(slack, spaces * shrink)
                if number > done and (ratio <= tolerance or slack <= 0):
                    self.offer(word * POINTS + number, demerits + (10 + 100 * ratio * ratio * ratio) ** 2, node)

    def force(self, node: int, demerits: float, first: int) -> None:
        """One word wider than the measure, which nothing cuts: it has a line to itself."""
        if first + 1 < len(self.paragraph.widths):
            self.offer((first + 1) * POINTS, demerits + FORCED, node)
        else:
            self.final, self.final_demerits = node, demerits + FORCED


def _shrunk(slack: float, room: float) -> float:
    """How much of the `room` to shrink a line takes that is too long by −`slack`; rounding needs no room."""
    return -slack / room if room else 0.0


def _trace(best: dict[int, tuple[float, int]], final: int, n: int) -> list[Break]:
    """Walk back from the last line's start to the paragraph's."""
    lines: list[Break] = []
    end, node = n * POINTS, final
    while node >= 0:
        tail = end % POINTS
        lines.append(Break(node // POINTS, node % POINTS, end // POINTS - (0 if tail else 1), tail))
        end, node = node, best[node][1]
    lines.reverse()
    return lines
