"""Folders that are wrong in one way each: the messages, to the letter.

`tests/cases/NAME/` is a booklet's folder with `expected.txt` beside its files. After a change that is meant, look at
`git diff tests/cases` behind `pytest tests/test_cases.py --update`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet import pipeline, report

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


def messages(folder: Path) -> str:
    """What `booklet check` says about a folder, seen from inside it."""
    return report.text(pipeline.check(folder))


def test_there_are_enough_cases() -> None:
    assert len(NAMES) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / name)
    found = messages(Path("."))
    expected = Path("expected.txt")
    if update:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert found, "a case must be wrong in some way"
    assert "Traceback" not in found
