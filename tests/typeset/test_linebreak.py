"""Line breaking against its definition: every word once, every line inside the measure, no better breaks by brute
force."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.typeset.linebreak import (
    DOUBLE_HYPHEN_DEMERITS,
    HYPHEN_DEMERITS,
    LAST_HYPHEN_DEMERITS,
    LOOSE,
    LOOSER,
    MIDDLING,
    RUNT,
    RUNT_DEMERITS,
    TIGHT,
    UNEVEN_DEMERITS,
    Break,
    Glue,
    Hangs,
    break_lines,
)

GLUE = Glue(250.0, 140.0, 75.0)
RAGGED = Glue(250.0, 0.0, 0.0, rag=4000.0)
widths = st.lists(st.floats(100, 4000), min_size=1, max_size=60)


def natural(words: list[float], line: Break, glue: Glue = GLUE) -> float:
    part = words[line.first : line.last + 1]
    return sum(part) + glue.space * (len(part) - 1)


@given(widths, st.sampled_from([GLUE, RAGGED]), st.floats(0, 1500))
def test_every_word_stands_on_one_line_in_order(words: list[float], glue: Glue, indent: float) -> None:
    lines = break_lines(words, 9000.0, glue, indent=indent)
    assert [i for line in lines for i in range(line.first, line.last + 1)] == list(range(len(words)))


@given(widths, st.floats(0, 1500))
def test_no_line_is_wider_than_full_shrink_allows(words: list[float], indent: float) -> None:
    for number, line in enumerate(break_lines(words, 9000.0, GLUE, indent=indent)):
        least = natural(words, line) - GLUE.shrink * (line.last - line.first)
        assert least + (indent if number == 0 else 0.0) <= 9000.0 + 0.01


@given(widths)
def test_ragged_lines_never_exceed_the_measure(words: list[float]) -> None:
    assert all(natural(words, line, RAGGED) <= 9000.01 for line in break_lines(words, 9000.0, RAGGED))


Node = tuple[int, int]  # before word n; or inside it, at break point k from 1
CUTS = (0.35, 0.6)  # of a long word's width


def cut_points(words: list[float]) -> list[list[tuple[float, float]]]:
    """Long words may be cut in two places; a hyphen is 300 wide."""
    return [[(w * c + 300, w * (1 - c)) for c in CUTS] if w > 1100 else [] for w in words]


@pytest.mark.parametrize("seed", range(8))
def test_no_choice_of_breaks_has_fewer_demerits(seed: int) -> None:
    """Every way to break is tried and judged by the definitions: the breaker's has the fewest demerits of its pass."""
    random = Random(seed)
    compared = [compare(random) for _ in range(250)]
    assert sum(compared) > 150


def compare(random: Random) -> bool:
    """A paragraph by chance, broken both ways; False when it cannot be broken without despair."""
    words = [random.uniform(200, 2000) for _ in range(random.randint(6, 19))]
    points = cut_points(words)
    hangs = Hangs([w * 0.031 for w in words], [w * 0.043 for w in words], 150.0) if random.random() < 0.5 else None
    glue = random.choice([GLUE, Glue(250.0, 140.0, 75.0, give=100.0), Glue(250.0, 280.0, 75.0)])
    brute = Brute(words, points, hangs, 6200.0, glue)
    lines = break_lines(words, 6200.0, glue, points=points.__getitem__, hangs=hangs)
    chosen = [(line.first, line.head) for line in lines[1:]]
    for tolerance, cut in ((1.0, False), (2.0, True)):
        best = min(brute.ways((0, 0), MIDDLING, 0, tolerance, cut), default=(inf, []))
        if best[0] < RUNT_DEMERITS:
            assert (brute.judged(chosen), chosen) == (pytest.approx(best[0]), best[1])
            return True
    return False


class Brute:
    """All ways to break a paragraph, and their demerits (Knuth & Plass 1981, pp. 1128 and 1157)."""

    def __init__(
        self,
        words: list[float],
        points: list[list[tuple[float, float]]],
        hangs: Hangs | None,
        measure: float,
        glue: Glue,
    ) -> None:
        self.words, self.points, self.hangs, self.measure, self.glue = words, points, hangs, measure, glue

    def ways(
        self, start: Node, fitness: int, hyphens: int, tolerance: float, cut: bool
    ) -> Iterator[tuple[float, list[Node]]]:
        """(demerits, starts of the lines that follow) of each way to go on from `start`."""
        n = len(self.words)
        places = [(w, k) for w in range(start[0], n) for k in range(len(self.points[w]) + 1 if cut else 1)]
        for stop in [*(place for place in places if place > start), (n, 0)]:
            ratio, wide = self.line(start, stop)
            if not -1.000001 <= ratio <= tolerance or (stop[1] and hyphens == 2):
                continue
            demerits, now = self.demerits(start, stop, ratio, wide, fitness, hyphens)
            if stop == (n, 0):
                yield demerits, []
                continue
            for more, starts in self.ways(stop, now, hyphens + 1 if stop[1] else 0, tolerance, cut):
                yield demerits + more, [stop, *starts]

    def judged(self, starts: list[Node]) -> float:
        """The demerits of one way."""
        total, fitness, hyphens = 0.0, MIDDLING, 0
        for start, stop in pairwise([(0, 0), *starts, (len(self.words), 0)]):
            more, fitness = self.demerits(start, stop, *self.line(start, stop), fitness, hyphens)
            total, hyphens = total + more, hyphens + 1 if stop[1] else 0
        return total

    def line(self, start: Node, stop: Node) -> tuple[float, float]:
        """A line's ratio and natural width."""
        (first, head), (end, tail) = start, stop
        last = end if tail else end - 1
        width_of = self.words[first : last + 1]
        wide = sum(width_of) + self.glue.space * (last - first)
        wide -= self.words[first] - self.points[first][head - 1][1] if head else 0.0
        wide -= self.words[last] - self.points[last][tail - 1][0] if tail else 0.0
        if self.hangs is not None:
            wide -= (0.0 if head else self.hangs.left[first]) + (self.hangs.hyphen if tail else self.hangs.right[last])
        slack = self.measure - wide
        if stop == (len(self.words), 0) and slack > 0:
            return 0.0, wide
        room = (last - first) * (self.glue.stretch if slack > 0 else self.glue.shrink) + self.glue.give
        return (slack / room if room else inf), wide

    def demerits(
        self, start: Node, stop: Node, ratio: float, wide: float, before: int, hyphens: int
    ) -> tuple[float, int]:
        fitness = TIGHT if ratio < -0.5 else MIDDLING if ratio <= 0.5 else LOOSE if ratio <= 1 else LOOSER
        total = (10 + 100 * abs(ratio) ** 3) ** 2
        total += UNEVEN_DEMERITS if abs(fitness - before) > 1 else 0.0
        total += HYPHEN_DEMERITS + DOUBLE_HYPHEN_DEMERITS * hyphens if stop[1] else 0.0
        if stop == (len(self.words), 0):
            runt = wide < RUNT or (start[1] and start[0] == len(self.words) - 1)  # nothing but the tail of a cut word
            total += (LAST_HYPHEN_DEMERITS if start[1] else 0.0) + (RUNT_DEMERITS if runt else 0.0)
        return total, fitness


def test_a_word_is_hyphenated_only_where_lines_would_be_loose() -> None:
    words = [2000.0, 2000.0, 3600.0, 1000.0, 1000.0]

    def points(i: int) -> list[tuple[float, float]]:
        return [(1500.0, 2300.0)] if i == 2 else []

    lines = break_lines(words, 6000.0, GLUE, points=points)
    assert lines[0] == Break(0, 0, 2, 1)
    assert lines[1] == Break(2, 1, 4, 0)
    assert break_lines([2700.0, 3000.0, 3000.0, 2700.0], 6000.0, GLUE, points=points)[0] == Break(0, 0, 1, 0)


def test_a_word_wider_than_the_measure_is_cut_in_despair() -> None:
    def desperate(i: int) -> list[tuple[float, float]]:
        return [(1000.0 * n + 300, 9000.0 - 1000 * n) for n in range(1, 9)] if i == 1 else []

    lines = break_lines([500.0, 9000.0, 500.0], 4000.0, GLUE, points=desperate)
    assert lines[0].first == 0
    assert all(line.tail or line.last == 2 for line in lines[:-1])
    assert len(lines) >= 3


def test_without_any_way_out_the_wide_word_has_a_line_to_itself() -> None:
    assert break_lines([500.0, 9000.0, 500.0], 4000.0, GLUE) == [
        Break(0, 0, 0, 0),
        Break(1, 0, 1, 0),
        Break(2, 0, 2, 0),
    ]


AWKWARD = (100.0, 300.0, 2000.0, 8749.9999995, 8750.0, 9000.0, 9000.0000005, 9000.1, 20000.0, 60000.0)


@given(
    st.lists(st.tuples(st.sampled_from(AWKWARD), st.booleans()), min_size=1, max_size=12),
    st.sampled_from([GLUE, RAGGED]),
)
def test_there_is_always_a_way_out(words: list[tuple[float, bool]], glue: Glue) -> None:
    """Words that fit to a hair, words wider than the measure, some of which nothing cuts: each is set once."""

    def desperate(i: int) -> list[tuple[float, float]]:
        width, cuttable = words[i]
        return [(at + 300.0, width - at) for at in range(1000, int(width), 1000)] if cuttable else []

    lines = break_lines([width for width, _ in words], 9000.0, glue, points=desperate)
    ends = [(line.last, line.tail) if line.tail else (line.last + 1, 0) for line in lines]
    assert [(line.first, line.head) for line in lines] == [(0, 0), *ends[:-1]]
    assert ends[-1] == (len(words), 0)
    assert ends == sorted(set(ends))


def test_a_last_line_of_one_short_word_is_avoided() -> None:
    words = [1000.0] * 9 + [400.0]
    lines = break_lines(words, 6000.0, Glue(250, 200, 100))
    assert lines[-1].last - lines[-1].first >= 1
