"""`make conformance`: its table, its exit code, and that it says so where there is no veraPDF to ask."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from booklet.document import STUDENT, TEACHER
from tests.conformance import prove, vera
from tests.conformance.matrix import PROFILES, USUAL, File
from tests.conformance.prove import PAGE, VERA, Proof
from tests.conformance.vera import Verdict

GOOD = File("starter", "a4", STUDENT)
BAD = Verdict(105, 1, ("7.1 test 3: Content shall be marked (2 times)",))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Proof]:
    """What both validators will have found; the fault that is put in they find."""
    found = [Proof(GOOD, validator, flavour, Verdict(104, 0)) for validator in (PAGE, VERA) for flavour in USUAL.vera]

    def proofs(*_: object) -> Iterator[Proof]:
        return iter(found)

    def validate(classes: str, flavour: str, files: Iterable[Path]) -> Mapping[Path, Verdict]:
        return dict.fromkeys(files, BAD)

    monkeypatch.setattr(prove, "fetch", lambda folder: "classes")
    monkeypatch.setattr(prove, "prove", proofs)
    monkeypatch.setattr(prove, "validate", validate)
    return found


def test_without_java_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for missing, name in (("java", "Java"), ("mvn", "Maven")):
        monkeypatch.setattr(shutil, "which", lambda tool, missing=missing: None if tool == missing else f"bin/{tool}")
        assert prove.main(tmp_path) == 0
        assert capsys.readouterr().out == f"skipped: veraPDF needs {name}, and there is no `{missing}` here\n"
    assert [*tmp_path.iterdir()] == []


def test_all_good(asked: list[Proof], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert prove.main(tmp_path) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1].split("  ")[0] == "starter"
    assert said[1].endswith("ua1 104/0  2a 104/0             ua1 104/0  2a 104/0")
    assert said[-1] == "1 files, 4 validations: 416 rules passed, 0 failed."


def test_what_is_broken_is_told(asked: list[Proof], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked.append(Proof(GOOD._replace(edition=TEACHER), VERA, "ua1", BAD))
    assert prove.main(tmp_path) == 1
    said = capsys.readouterr().out
    assert "ua1 104/1  2a 104/0\n" in said
    assert f"starter-a4-teacher: veraPDF ua1:\n  {BAD.broken[0]}\n" in said


def test_validators_that_find_nothing_prove_nothing(
    asked: list[Proof], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prove, "validate", lambda classes, flavour, files: dict.fromkeys(files, Verdict(106, 0)))
    assert prove.main(tmp_path) == 1
    assert "A file with a fault passes ua1 of veraPDF." in capsys.readouterr().out
    asked.clear()
    assert prove.main(tmp_path) == 1, "nor does asking about no file"


def test_versions_are_pinned() -> None:
    versions = [node.text or "" for node in ElementTree.parse(vera.POM).iter() if node.tag.endswith("}version")]
    assert len(versions) > 9
    assert all(version[0].isdigit() for version in versions)


def test_every_profile_is_asked_about_accessibility_and_permanence() -> None:
    for profile in PROFILES:
        assert [flavour[:2] == "ua" for flavour in profile.vera] == [True, False]
        assert {*profile.page} <= {*profile.vera}
