"""Line breaking against its definition: every word once, every line inside the measure, no better breaks by brute
force."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from booklet.typeset.linebreak import RUNT, RUNT_DEMERITS, Break, Glue, break_lines

GLUE = Glue(250.0, 140.0, 75.0)
RAGGED = Glue(250.0, 0.0, 0.0, 4000.0)
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


@given(st.lists(st.floats(800, 2500), min_size=2, max_size=11))
def test_no_choice_of_breaks_has_fewer_demerits(words: list[float]) -> None:
    measure = 6000.0
    lines = break_lines(words, measure, GLUE)
    best = min(
        (
            demerits(words, [0, *cuts, len(words)], measure)
            for n in range(len(words))
            for cuts in cuts_of(len(words), n)
        ),
        default=None,
    )
    if best is None or best[1] > 1.0:  # only the first pass's answers: later ones allow what brute force here does not
        return
    starts = [line.first for line in lines] + [len(words)]
    assert demerits(words, starts, measure)[0] <= best[0] + 1e-6


def cuts_of(n: int, count: int) -> combinations[tuple[int, ...]]:
    return combinations(range(1, n), count)  # type: ignore[return-value]


def demerits(words: list[float], starts: list[int], measure: float) -> tuple[float, float]:
    """Total demerits and the worst stretch ratio of a way to break (Knuth & Plass 1981, p. 1128)."""
    total, worst = 0.0, 0.0
    for first, stop in pairwise(starts):
        slack = measure - natural(words, Break(first, 0, stop - 1, 0))
        spaces = stop - first - 1
        last = stop == len(words)
        if slack >= 0:
            ratio = 0.0 if last else slack / (spaces * GLUE.stretch) if spaces else 1e9
        else:
            ratio = -slack / (spaces * GLUE.shrink) if spaces else 1e9
            ratio = ratio if ratio <= 1 else 1e9
        worst = max(worst, ratio)
        total += (10 + 100 * ratio**3) ** 2
        if last and natural(words, Break(first, 0, stop - 1, 0)) < RUNT:
            total += RUNT_DEMERITS
    return total, worst


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
