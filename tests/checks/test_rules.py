"""What the checks must not complain of, and the corners of their rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from booklet.checks.relations import circles
from booklet.model.inline import Id
from booklet.problems import Problem

Found = Callable[..., list[Problem]]

WORKS = "title: T\nworks: {w: {title: W}, v: {title: V}, u: {title: U}}\n"


def lives(died: str, date: str, born: str = "600") -> str:
    people = f"people: {{p: {{name: P, born: {born}, died: {died}}}}}\n"
    return f"{WORKS}{people}events: {{e: {{title: E, {date}, people: [p]}}}}\n"


@pytest.mark.parametrize(
    ("died", "date", "after"),
    [
        ("35 AH", "date: 38 AH", True),
        ("38 AH", "date: Safar 38 AH", False),
        ("[{on: 35 AH, says: w}, {on: 38 AH, says: v}]", "date: Safar 38 AH", False),  # one date of death allows it
        ("[{on: 35 AH, says: w}, {on: 36 AH, says: v}]", "date: Safar 38 AH", True),
        ("36 AH", "dates: [{on: 38 AH, says: w}, {on: 35 AH, says: v}]", False),  # one date of the event allows it
        ("after about 35 AH", "date: 38 AH", False),
        ("before 38 AH", "date: 40 AH", True),
        ("about 35 AH", "date: 38 AH", False),
        ("14 Safar 38 AH", "date: 16 Safar 38 AH", False),  # a moon seen late
        ("14 Safar 38 AH", "date: 17 Safar 38 AH", True),
    ],
)
def test_after_death(died: str, date: str, after: bool, found: Found) -> None:
    assert bool(found(lives(died, date), "active_after_death")) is after


def test_before_birth_and_death_before_birth(found: Found) -> None:
    assert found(lives("660", "date: 38 AH"), "active_before_birth") == []
    assert len(found(lives("660", "date: 37 AH", "659"), "active_before_birth")) == 1
    assert found(lives("599 or 660", "date: 38 AH"), "death_before_birth") == []
    assert len(found(lives("590", "date: 38 AH"), "death_before_birth")) == 1


@pytest.mark.parametrize(
    ("attestation", "count"),
    [
        ("on: Wed 1 Safar 37 AH", 0),
        ("on: Wed 7 Safar 37 AH", 0),  # one day off: a moon seen a day late
        ("on: Fri 12 Safar 37 AH", 1),
        ("on: Fri 12 Safar 37 AH, note: By the table it is a Sunday.", 0),
        ("on: Sat 14 October 1066", 0),
        ("on: Fri 14 October 1066", 1),  # no moon to wait for
        ("on: Fri 12 – Sun 14 Safar 37 AH", 2),
    ],
)
def test_weekdays(attestation: str, count: int, found: Found) -> None:
    yaml = f"{WORKS}events: {{e: {{title: E, dates: [{{{attestation}, says: w}}]}}}}\n"
    assert len(found(yaml, "weekday_off")) == count


@pytest.mark.parametrize(
    ("dates", "count"),
    [
        ("[{on: 37 AH}, {on: 37 AH, says: w}]", 0),
        ("[{on: 37 AH, says: v}, {on: 39 AH, says: w}]", 0),
        ("[{on: 37 AH}, {on: 39 AH, says: w}]", 1),
        ("[{on: 37 AH}, {on: 39 AH}]", 2),
    ],
)
def test_dates_taken_for_granted(dates: str, count: int, found: Found) -> None:
    assert len(found(f"{WORKS}events: {{e: {{title: E, dates: {dates}}}}}\n", "date_taken_for_granted")) == count


def dispute(*says: str, points: str = "{p: Which?}", via: str = "") -> str:
    accounts = "".join(f"      - {{work: {w}, {via}says: {s}}}\n" for w, s in zip(("w", "v", "u"), says))
    return f"{WORKS}disputes:\n  d:\n    question: Q?\n    points: {points}\n    accounts:\n{accounts}"


@pytest.mark.parametrize(
    ("says", "differs"),
    [
        (("{p: yes}", "{p: no}"), True),
        (("{p: Adhruh}", "{p: ADHRUḤ}"), False),
        (("{p: a}", "{p: silent}"), False),
        (("{p: a}", "{p: denies}"), True),
        (("{p: denies}", "{p: {denies: not a}}"), False),
        (("{p: a}", "{p: {said: a}}"), False),
        (("{p: [a, {said: b}]}", "{p: a}"), True),
        (("{p: a, q: b}", "{p: a, q: c}"), True),
    ],
)
def test_what_differs(says: tuple[str, str], differs: bool, found: Found) -> None:
    yaml = dispute(*(s.replace("yes", "'yes'").replace("no}", "'no'}") for s in says), points="{p: P?, q: Q?}")
    assert (found(yaml, "nothing_differs") == []) is differs


def test_one_witness_and_one_voice(found: Found) -> None:
    apart = dispute("{p: a}", "{p: b}", "{p: silent}")
    assert found(apart, "one_witness") == found(apart, "one_account_speaks") == []
    together = dispute("{p: a}", "{p: b}", "{p: silent}", via="via: [Teller], ")
    assert [problem.message for problem in found(together, "one_witness")] == [
        "all 3 accounts of `d` go back to one witness, Teller"
    ]
    assert len(found(dispute("{p: [a, b]}", "{p: silent}"), "one_account_speaks")) == 1


def test_circles_are_found_once_each() -> None:
    def edges(**targets: str) -> dict[Id, list[Id]]:
        return {Id(name): [Id(target) for target in reached] for name, reached in targets.items()}

    assert circles(edges(a="b", b="c", c="")) == []
    assert circles(edges(a="bc", b="d", c="d", d="")) == []  # two ways to one place are no circle
    assert circles(edges(a="a")) == [["a"]]
    assert circles(edges(x="a", a="b", b="c", c="a")) == [["b", "c", "a"]]
    assert circles(edges(a="b", b="a", c="d", d="c")) == [["b", "a"], ["d", "c"]]
    long = {Id(str(n)): [Id(str(n + 1))] for n in range(5000)}
    assert circles(long) == []


def test_kin_that_are_no_circle(found: Found) -> None:
    yaml = "title: T\npeople: {a: {name: A, kin: {b: father}}, b: {name: B, kin: {a: son}}}\n"
    assert found(yaml, "own_ancestor") == []
    yaml = "title: T\npeople: {a: {name: A, kin: {b: stepfather}}, b: {name: B, kin: {a: brother}}}\n"
    assert found(yaml, "own_ancestor") == []
    yaml = "title: T\npeople: {a: {name: A, kin: {b: son}}, b: {name: B, kin: {a: daughter}}}\n"
    assert len(found(yaml, "own_ancestor")) == 1


def test_questions_need_only_what_is_printed(found: Found) -> None:
    base = f"{WORKS}questions: {{q: {{question: Q?, needs: [w]}}}}\n"
    assert found(base, "question_needs_more") == []
    assert found(base + "sections: [works, questions]\n", "question_needs_more") == []
    assert found(base + "sections: [works]\n", "question_needs_more") == []
    assert len(found(base + "sections: [questions]\n", "question_needs_more")) == 1


def test_used_records(found: Found) -> None:
    yaml = """\
title: T
introduction: "[[p]] of the army met [[g|them]], in the fitna [@w, p. 1]."
people: {p: {name: P}, lone: {name: L, text: "[[lone]] himself"}}
groups: {g: {name: G}}
works: {w: {title: W}}
terms: {fitna: {term: Fitna, text: Strife.}, misr: {term: miṣr, text: A garrison; every miṣr.}}
"""
    assert [problem.message for problem in found(yaml, "unused_record")] == [
        "nothing in the booklet refers to `lone`",
        "nothing in the booklet refers to `misr`",
    ]
