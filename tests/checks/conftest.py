"""YAML of a booklet → what one check, or all of them, say about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from booklet.checks import CHECKS
from booklet.problems import Problem, Problems
from booklet.read import read_archive

Found: TypeAlias = Callable[..., list[Problem]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """`found(yaml)` runs every check, `found(yaml, "weekday_off")` that one; the YAML itself must be sound."""

    def run(yaml: str, only: str = "") -> list[Problem]:
        (tmp_path / "booklet.yaml").write_text(yaml, encoding="utf-8")
        problems = Problems()
        archive = read_archive(tmp_path, problems, "b")
        assert not list(problems)
        assert archive is not None
        chosen = [check for check in CHECKS if not only or check.__name__ == only]
        assert chosen
        for check in chosen:
            check(archive, problems)
        return list(problems)

    return run
