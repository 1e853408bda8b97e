"""Word widths and a measure → the best line breaks of a paragraph (Knuth & Plass, "Breaking Paragraphs into Lines", 1981).

All widths are thousandths of an em. Total-fit over prefix sums: from each feasible start the last word that fits is found by
bisection, and only line ends inside the stretch window are looked at. Three passes as in TeX: without hyphens, with hyphens
for words inside the window, and in an emergency with any stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import Any, NamedTuple

POINTS = 64  # break points told apart inside one word; a node is word × POINTS + point
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
    """A line from word `first` to word `last`, both included. `head`/`tail`: 1 + the number of the break point inside the
    first/last word where the line starts/ends; 0 at a word's edge."""

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
    desperate: Points | None = None,
) -> list[Break]:
    """Widths of a paragraph's words → its lines. `indent` narrows the first line. `points` hyphenates, `desperate` cuts
    words that no line could hold."""
    n = len(widths)
    if not n:
        return []
    sums = [0.0] * (n + 1)
    shrunk = [0.0] * n
    x = 0.0
    for i, width in enumerate(widths):
        x += width
        shrunk[i] = x - i * glue.shrink
        x += glue.space
        sums[i + 1] = x
    if x - glue.space + indent <= measure:
        return [Break(0, 0, n - 1, 0)]
    paragraph = _Paragraph(widths, sums, shrunk, measure, indent)
    for tolerance, hyphens in ((1.0, None), (2.0, points), (LOOSEST, desperate or points)):
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
    space, stretch, shrink, rag = glue
    n = len(widths)
    end = sums[n] - space
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
    heap = [0]
    final, final_demerits = -1, 1e300

    def offer(node: int, demerits: float, origin: int) -> None:
        known = best.get(node)
        if known is None:
            best[node] = (demerits, origin)
            heappush(heap, node)
        elif demerits < known[0]:
            best[node] = (demerits, origin)

    while heap:
        node = heappop(heap)
        demerits = best[node][0]
        first, head = node // POINTS, node % POINTS
        base = sums[first] if node else -indent
        if head and points is not None:
            base += widths[first] - points(first)[head - 1][1]
        limit = measure + base
        last_fit = bisect_right(shrunk, limit - first * shrink + 1e-6, first) - 1
        if last_fit >= n - 1:
            natural = end - base
            ratio = 0.0
            if natural > measure and n - 1 > first and shrink:
                ratio = (natural - measure) / ((n - 1 - first) * shrink)
            total = demerits + (10 + 100 * ratio * ratio * ratio) ** 2 + (RUNT_DEMERITS if natural < RUNT else 0.0)
            if total < final_demerits:
                final, final_demerits = node, total
            if natural <= measure:
                continue
            last_fit = n - 2
        last = last_fit
        while last >= first:  # line ends between words, from the fullest line down
            slack = limit - sums[last + 1] + space
            spaces = last - first
            if slack >= 0:
                room = spaces * stretch + rag
                ratio = slack / room if room else (LOOSEST if slack > 0.5 else 0.0)
                if ratio > tolerance:
                    break
            else:
                ratio = -slack / (spaces * shrink)
            offer((last + 1) * POINTS, demerits + (10 + 100 * ratio * ratio * ratio) ** 2, node)
            last -= 1
        if points is not None:
            for word in range(min(last_fit + 1, n - 1), max(last, first - 1), -1):  # line ends inside the words of the window
                spaces = word - first
                done = head if word == first else 0
                for number, point in enumerate(points(word), 1):
                    if number <= done:
                        continue
                    slack = limit - sums[word] - point[0]
                    if slack < -spaces * shrink - 1e-6 or number >= POINTS:
                        break
                    room = spaces * stretch + rag
                    ratio = (slack / room if room else LOOSEST) if slack >= 0 else -slack / (spaces * shrink)
                    if ratio > tolerance and slack > 0:
                        continue
                    cost = (10 + 100 * ratio * ratio * ratio) ** 2 + HYPHEN_DEMERITS
                    offer(word * POINTS + number, demerits + cost + (DOUBLE_HYPHEN_DEMERITS if head else 0.0), node)
        if tolerance == LOOSEST and last_fit < first and not heap and final < 0:  # one word wider than the measure
            if first + 1 < n:
                offer((first + 1) * POINTS, demerits + FORCED, node)
            else:
                final, final_demerits = node, demerits + FORCED
    return _trace(best, final, n) if final >= 0 else []


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
