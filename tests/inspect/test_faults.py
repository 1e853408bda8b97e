"""Every seeded fault is caught by somebody, and a good file by nobody. Who caught which: `golden/faults.txt`."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import faults
import page
import pikepdf
import pytest

from booklet.inspect import Reading
from booklet.inspect.soundness import RULES

GOLDEN = Path(__file__).parent / "golden" / "faults.txt"
NAMES = [*faults.FAULTS, *faults.WRITTEN]


def caught(pdf: bytes, firing: set[str] | None = None) -> list[str]:
    """Who finds a fault: profiles of the validator, our rules by what they say, qpdf. The rules' own names go into
    `firing`."""
    found = [profile for profile in ("ua1", "2a") if not validated(pdf, profile)]
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            reading = Reading(opened)
            said = {rule.__name__: [finding.rule for finding in rule(reading)] for rule in RULES}
            found += sorted({name for names in said.values() for name in names})
            found += ["qpdf"] if opened.check_pdf_syntax() or opened.get_warnings() else []
    except pikepdf.PdfError:
        return [*found, "qpdf"]
    if firing is not None:
        firing |= {name for name, names in said.items() if names}
    return found


def validated(pdf: bytes, profile: str) -> bool:
    try:
        return bool(page.validate_pdf_bytes(pdf, profile=profile).is_compliant)
    except page.PageError:
        return False


FIRING: set[str] = set()  # rules that found something, once all_caught was called


@cache
def all_caught(good: bytes) -> dict[str, list[str]]:
    return {name: caught(faults.made(good, name), FIRING) for name in NAMES}


def test_every_rule_catches_a_fault(good: bytes) -> None:
    assert all_caught(good)
    assert {rule.__name__ for rule in RULES} - FIRING == set()


def test_there_are_forty_faults_and_more() -> None:
    assert len(NAMES) >= 40


def test_the_good_file_is_caught_by_nobody(good: bytes) -> None:
    assert caught(good) == []
    assert caught(faults.made(good, "nothing")) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_caught(good: bytes, name: str) -> None:
    assert all_caught(good)[name]


def test_who_caught_which(good: bytes, update: bool) -> None:
    lines = [f"{name}: {', '.join(who)}" for name, who in all_caught(good).items()]
    table = "\n".join(lines) + "\n"
    if update:
        GOLDEN.write_text(table, encoding="utf-8")
    assert table == GOLDEN.read_text(encoding="utf-8")


def test_what_the_validator_misses_our_rules_find(good: bytes) -> None:
    """Why the rules are there: these pass the validator."""
    missed = {name for name, who in all_caught(good).items() if not {"ua1", "2a"} & set(who)}
    assert len(missed) > 20
    assert {"a mark is used twice", "the parent tree is too short", "an element names another parent"} <= missed
