"""Word widths and a measure → the best line breaks of a paragraph (Knuth & Plass, "Breaking Paragraphs into Lines",
1981).

All widths are thousandths of an em. Total-fit over prefix sums: from each feasible start the last word that fits is
found by bisection, and only line ends inside the stretch window are looked at. Passes as in TeX: without hyphens,
with hyphens for words inside the window, looser, and in an emergency with any stretch.

What a place in the paragraph is reached by matters too: by how tight a line (a loose one beside a tight one is seen)
and by how many hyphens in a row. So each node keeps the best way to it of every such state, four fitness classes
(p. 1157) times the hyphens so far.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import Any, TypeAlias

from booklet.named import NamedTuple

POINTS = 1024  # break points told apart inside one word; a node is word × POINTS + point
HYPHEN_DEMERITS = 2500.0
DOUBLE_HYPHEN_DEMERITS = 12000.0  # two lines in a row end in hyphens; three never do
LAST_HYPHEN_DEMERITS = 5000.0  # the last line begins with the rest of a word
UNEVEN_DEMERITS = 5000.0  # a loose line beside a tight one, or one much looser beside a middling one
RUNT_DEMERITS = 250000.0  # a last line of one short word, or of the tail of a cut one
RUNT = 2600.0  # thousandths of an em: a last line narrower than this is a runt
FORCED = 1e7
LOOSEST = 99.0  # the stretch ratio that an emergency still takes
SMOOTH = 2.0  # the stretch ratio up to which a runt is worth another pass
PASSES = ((1.0, False), (SMOOTH, True), (4.5, True), (LOOSEST, True))  # stretch ratio taken, and whether words are cut
TIGHT, MIDDLING, LOOSE, LOOSER = range(4)  # fitness: a line's ratio below −½, up to ½, up to 1, above
MOST_HYPHENS = 2  # in a row


class Glue(NamedTuple):
    """What a line can give way. Between two words: `space`, and how far it stretches or shrinks. Of the whole line:
    `give`, by which its glyphs may be drawn wider or narrower, and `rag`, room that a ragged line leaves at its end."""

    space: float
    stretch: float
    shrink: float
    give: float = 0.0
    rag: float = 0.0

    def ratio(self, slack: float, spaces: int) -> float:
        """How hard a line `slack` short of the measure (negative: too long) must be worked: 0 not at all, 1 as far as
        it stretches, −1 as far as it shrinks (Knuth & Plass p. 1126)."""
        room = spaces * self.stretch + self.give + self.rag if slack >= 0 else spaces * self.shrink + self.give
        return slack / room if room else (LOOSEST if slack > 0.5 else 0.0)


class Break(NamedTuple):
    """A line from word `first` to word `last`, both included. `head`/`tail`: 1 + the number of the break point inside
    the first/last word where the line starts/ends; 0 at a word's edge."""

    first: int
    head: int
    last: int
    tail: int


class Hangs(NamedTuple):
    """How far words may hang out of the measure: each at a line's start, each at its end, and a hyphen."""

    left: Sequence[float]
    right: Sequence[float]
    hyphen: float


Points = Callable[[int], Sequence[Any]]  # word number → break points: tuples (width before with hyphen, width after, …)
State: TypeAlias = int  # fitness + 4 × hyphens in a row
Way: TypeAlias = tuple[float, int, State]  # demerits, and the node and state it comes from
Into: TypeAlias = "tuple[tuple[float, State], ...]"  # for each fitness: least demerits and their state
BESIDE = tuple(tuple(0.0 if -2 < a - b < 2 else UNEVEN_DEMERITS for b in range(4)) for a in range(4))


def break_lines(
    widths: Sequence[float],
    measure: float,
    glue: Glue,
    *,
    indent: float = 0.0,
    points: Points | None = None,
    hangs: Hangs | None = None,
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
    starts, ends = sums, [left + width for left, width in zip(sums, widths)]
    if hangs is not None:
        starts = [at + hang for at, hang in zip(sums, hangs.left)]
        ends = [at - hang for at, hang in zip(ends, hangs.right)]
    shrunk = [end - i * shrink for i, end in enumerate(ends)]
    paragraph = _Paragraph(widths, sums, starts, ends, shrunk, measure, indent, hangs.hyphen if hangs else 0.0)
    way_out: list[Break] = []
    for tolerance, hyphens in PASSES:
        if way_out and tolerance > SMOOTH:
            break
        found, demerits = _fit(paragraph, glue, tolerance, points if hyphens else None)
        if found and demerits < RUNT_DEMERITS:
            return found
        way_out = way_out or found  # it ends in a runt: perhaps the next pass does not
    return way_out


class _Paragraph(NamedTuple):
    widths: Sequence[float]
    sums: list[float]  # left edge of each word on one endless line
    starts: list[float]  # the same, in as far as the word hangs out when it begins a line
    ends: list[float]  # right edge of each word, in as far as it hangs out when it ends a line
    shrunk: list[float]  # the same with every space shrunk
    measure: float
    indent: float
    hyphen: float  # how far a hyphen hangs out


def _fit(paragraph: _Paragraph, glue: Glue, tolerance: float, points: Points | None) -> tuple[list[Break], float]:
    """One pass: the breaks of least demerits and these, or [] when no sequence of feasible lines exists."""
    widths, sums, starts, ends, shrunk, measure, indent, _ = paragraph
    trial = _Trial(paragraph, glue, tolerance, points)
    n = len(widths)
    end = ends[n - 1]
    while trial.heap:
        node = heappop(trial.heap)
        first, head = node // POINTS, node % POINTS
        base = starts[first] - (0.0 if node else indent)
        if head and points is not None:
            base = sums[first] + widths[first] - points(first)[head - 1][1]
        limit = measure + base
        last_fit = bisect_right(shrunk, limit + glue.give - first * glue.shrink + 1e-6, first) - 1
        into = trial.ways_into(node)
        if last_fit >= n - 1:
            trial.finish(node, into, first, head, end - base)
            if end - base <= measure:
                continue
            last_fit = n - 2
        last = trial.between_words(node, into, first, limit, last_fit)
        if points is not None:
            trial.inside_words(node, into, limit, min(last_fit + 1, n - 1), max(last, first - 1))
        if tolerance == LOOSEST and last_fit < first and not trial.heap and trial.final is None:
            trial.force(node, into, first)
    return (_trace(trial.best, trial.final, n), trial.final[0]) if trial.final is not None else ([], 0.0)


class _Trial:
    """A pass in the making: `best` holds for each node the best way to it in each state."""

    __slots__ = ("best", "cuts", "even", "final", "glue", "heap", "paragraph", "points", "tolerance")

    def __init__(self, paragraph: _Paragraph, glue: Glue, tolerance: float, points: Points | None) -> None:
        self.paragraph = paragraph
        self.glue = glue
        self.tolerance = tolerance
        self.points = points
        self.even = glue.rag > 0  # ragged lines are not worked at all: none is tight or loose
        self.cuts: list[Sequence[Any] | None] = [None] * len(paragraph.widths)  # each word's points, once asked for
        self.best: dict[int, dict[State, Way]] = {0: {MIDDLING: (0.0, -1, 0)}}
        self.heap = [0]
        self.final: Way | None = None

    def ways_into(self, node: int, hyphens: int = -1) -> Into:
        """For each fitness of the next line, the least demerits up to it and the state they come from. `hyphens`: of
        the ways that end in so many in a row alone."""
        found = self.best[node]
        if hyphens >= 0 and len(found) > 1:
            found = {state: way for state, way in found.items() if state >> 2 == hyphens}
        if len(found) == 1:
            ((state, (least, _, _)),) = found.items()
            if self.even:
                return ((least, state),) * 4
        else:
            least, state = min([(way[0], state) for state, way in found.items()])
        a, b, c, d = BESIDE[state & 3]
        into: Into = (least + a, state), (least + b, state), (least + c, state), (least + d, state)
        if len(found) > 1:
            limit = least + UNEVEN_DEMERITS
            for other, (demerits, _, _) in found.items():
                if demerits < limit and other != state:
                    beside = BESIDE[other & 3]
                    into = tuple([min(way, (demerits + beside[f], other)) for f, way in enumerate(into)])
        return into

    def offer(self, node: int, state: State, demerits: float, origin: int, came: State) -> None:
        ways = self.best.get(node)
        if ways is None:
            self.best[node] = {state: (demerits, origin, came)}
            heappush(self.heap, node)
        elif state not in ways or demerits < ways[state][0]:
            ways[state] = (demerits, origin, came)

    def finish(self, node: int, into: Into, first: int, head: int, natural: float) -> None:
        """The paragraph ends with the line from `node`, `natural` wide."""
        slack = self.paragraph.measure - natural
        ratio = self.glue.ratio(slack, len(self.paragraph.widths) - 1 - first) if slack < 0 else 0.0
        demerits, came = into[TIGHT if ratio < -0.5 and not self.even else MIDDLING]
        badness = 10 - 100 * ratio * ratio * ratio
        total = (
            demerits
            + badness * badness
            + (RUNT_DEMERITS if natural < RUNT or (head and first == len(self.paragraph.widths) - 1) else 0.0)
        )
        if head:
            total += LAST_HYPHEN_DEMERITS
        if self.final is None or total < self.final[0]:
            self.final = (total, node, came)

    def between_words(self, node: int, into: Into, first: int, limit: float, last: int) -> int:
        """Offer the line ends between words, from the fullest line down → the first word that leaves it too loose.

        In the emergency the fullest line is offered however loose it is: what follows may be a word that nothing cuts.
        """
        _, stretch, shrink, give, rag = self.glue
        ends, tolerance, even = self.paragraph.ends, self.tolerance, self.even
        offer, flexible = self.offer, give + rag
        fullest = last
        while last >= first:
            slack = limit - ends[last]
            spaces = last - first
            if slack >= 0:
                room = spaces * stretch + flexible
                ratio = slack / room if room else (LOOSEST if slack > 0.5 else 0.0)
                if ratio > tolerance:
                    if tolerance < LOOSEST or last < fullest:
                        break
                    ratio = LOOSEST
                fitness = MIDDLING if even or ratio <= 0.5 else LOOSE if ratio <= 1 else LOOSER
            else:
                room = spaces * shrink + give
                ratio = -slack / room if room else 0.0  # rounding needs no room
                fitness = TIGHT if ratio > 0.5 and not even else MIDDLING
            demerits, came = into[fitness]
            badness = 10 + 100 * ratio * ratio * ratio
            demerits += badness * badness
            offer((last + 1) * POINTS, fitness, demerits, node, came)
            last -= 1
        return last

    def inside_words(self, node: int, into: Into, limit: float, last: int, before: int) -> None:
        """Offer the line ends inside words `last` down to the one after `before`: those in the stretch window."""
        _, stretch, shrink, give, rag = self.glue
        sums, cuts, points, tolerance = self.paragraph.sums, self.cuts, self.points, self.tolerance
        first, head = node // POINTS, node % POINTS
        ways: list[tuple[int, float, Into]] | None = None
        limit += self.paragraph.hyphen
        flexible = give + rag
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
            least = -spaces * shrink - give - 1e-6
            for number, point in enumerate(found, 1):
                slack = left - point[0]
                if slack < least or number >= POINTS:
                    break
                if slack >= 0:
                    room = spaces * stretch + flexible
                    ratio = slack / room if room else LOOSEST
                    if number <= done or ratio > tolerance:
                        continue
                    fitness = MIDDLING if self.even or ratio <= 0.5 else LOOSE if ratio <= 1 else LOOSER
                else:
                    room = spaces * shrink + give
                    ratio = -slack / room if room else 0.0
                    if number <= done:
                        continue
                    fitness = TIGHT if ratio > 0.5 and not self.even else MIDDLING
                badness = 10 + 100 * ratio * ratio * ratio
                if ways is None:
                    ways = self.ways_to_hyphens(node, into)
                for hyphens, more, ways_in in ways:
                    demerits, came = ways_in[fitness]
                    self.offer(
                        word * POINTS + number, fitness + 4 * hyphens, demerits + more + badness * badness, node, came
                    )

    def ways_to_hyphens(self, node: int, into: Into) -> list[tuple[int, float, Into]]:
        """How a line from `node` may end in a hyphen: (hyphens in a row then, their demerits, ways in)."""
        if not node % POINTS:  # the line before ended between words
            return [(1, HYPHEN_DEMERITS, into)]
        most = MOST_HYPHENS if self.tolerance < LOOSEST else 1 << 20
        out = []
        for hyphens in sorted({state >> 2 for state in self.best[node]}):
            if hyphens < most:
                more = HYPHEN_DEMERITS + DOUBLE_HYPHEN_DEMERITS * hyphens
                out.append((min(hyphens + 1, MOST_HYPHENS), more, self.ways_into(node, hyphens)))
        return out

    def force(self, node: int, into: Into, first: int) -> None:
        """One word wider than the measure, which nothing cuts: it has a line to itself."""
        demerits, came = into[MIDDLING]
        if first + 1 < len(self.paragraph.widths):
            self.offer((first + 1) * POINTS, MIDDLING, demerits + FORCED, node, came)
        else:
            self.final = (demerits + FORCED, node, came)


def _trace(best: dict[int, dict[State, Way]], final: Way, n: int) -> list[Break]:
    """Walk back from the last line's start to the paragraph's."""
    lines: list[Break] = []
    end = n * POINTS
    _, node, state = final
    while node >= 0:
        tail = end % POINTS
        lines.append(Break(node // POINTS, node % POINTS, end // POINTS - (0 if tail else 1), tail))
        _, origin, came = best[node][state]
        end, node, state = node, origin, came
    lines.reverse()
    return lines
