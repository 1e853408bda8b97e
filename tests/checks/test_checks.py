"""Every check has a docstring and an example; each example is found out by its check, and by no other."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.checks import CHECKS, EXAMPLES, check
from booklet.problems import Problem, Problems
from booklet.read import read_archive

# What the examples are about: (line, words that stand at the place named, severity, message).
EXPECTED = {
    "name_fits_two_people": (
        6, "Muʿawiya tracked", "warning", "“Muʿawiya” fits 2 people: Muʿāwiya b. Abī Sufyān and Muʿāwiya b. Ḥudayj"),
    "two_people_printed_alike": (2, "hardrada: ", "warning", "“Harold” is also how `godwinson` is printed"),
    "confused_on_one_side": (
        2, "ashath]", "warning", "`ashtar` warns of `ashath`, but `ashath` does not warn of `ashtar`"),
    "weekday_off": (3, "{on: Fri", "warning", "Fri 12 Safar 37 AH was a Sunday, not a Friday"),
    "active_after_death": (
        3, "kinana: commander", "error", "`kinana` takes part in `battle` (Safar 38 AH), after dying (35 AH)"),
    "active_before_birth": (
        3, "william]", "error", "`william` takes part in `battle` (1016), before being born (about 1028)"),
    "death_before_birth": (2, '"673"', "error", "`bede` dies (673) before being born (735)"),
    "order_against_dates": (
        4, "verdict]", "error",
        "`battle` is said to come after `verdict`, but every date puts it before: Safar 38 AH, and Shaʿban 38 AH"),
    "date_taken_for_granted": (
        4, "{on: 37 AH}", "warning", "the date of `nahrawan` is disputed, and no work is named for 37 AH"),
    "too_few_accounts": (5, "outcome:", "error", "the dispute `outcome` has only one account"),
    "nothing_differs": (
        4, "place:", "error", "in the dispute `place` no two accounts say different things on any point"),
    "one_account_speaks": (7, "{work: tabari", "warning", "in the dispute `help` only `help-1` says anything"),
    "one_witness": (4, "escort:", "warning", "all 3 accounts of `escort` go back to one witness, Abu Mikhnaf"),
    "part_of_itself": (2, "war}}", "error", "`war` → `truce` → `war`: an event that is part of itself"),
    "after_itself": (2, "verdict]}}", "error", "`verdict` → `march` → `verdict`: an event that comes after itself"),
    "depends_on_itself": (2, "tabari]}}", "error", "`tabari` → `nasr` → `tabari`: a work that depends on itself"),
    "own_ancestor": (2, "amr: father", "error", "`amr` → `as` → `amr`: somebody who is their own forebear"),
    "account_without_work": (2, "burning: ", "error", "the account `burning` names no work"),
    "question_needs_more": (
        5, "verdict]", "error", "this question needs `verdict`, but the booklet has no section “disputes”"),
    "unused_record": (2, "tadmur: ", "warning", "nothing in the booklet refers to `tadmur`"),
}  # fmt: skip


def test_every_check_is_documented_and_has_an_example() -> None:
    names = [one.__name__ for one in CHECKS]
    assert len(names) == len(set(names)) >= 20
    assert set(names) == set(EXAMPLES) == set(EXPECTED)
    assert all(inspect.getdoc(one) for one in CHECKS)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(name: str, found: Callable[..., list[Problem]]) -> None:
    line, words, severity, message = EXPECTED[name]
    (only,) = found(EXAMPLES[name])
    assert (only.location.line, only.severity, only.message) == (line, severity, message)
    assert EXAMPLES[name].splitlines()[line - 1][only.location.column - 1 :].startswith(words)
    assert only.rule == name.replace("_", "-")
    assert only.hint
    assert found(EXAMPLES[name], name) == [only]


def test_check_runs_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "booklet.yaml").write_text(EXAMPLES["unused_record"], encoding="utf-8")
    problems = Problems()
    archive = read_archive(tmp_path, problems, "b")
    assert archive is not None
    check(archive, problems)
    assert [problem.rule for problem in problems] == ["unused-record"]
