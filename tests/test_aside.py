"""Work done aside gives what it would give here, and its faults are met here."""

from __future__ import annotations

import os

import pytest

from booklet import aside as module
from booklet.aside import aside
from booklet.problems import Location, Problem


@pytest.fixture(params=[True, False], ids=["forked", "here"])
def forks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param and not hasattr(os, "fork"):
        pytest.skip("no fork on this system")
    monkeypatch.setattr(module, "processors", lambda: 2 if request.param else 1)
    return bool(request.param)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_the_result_comes_back_whole(forks: bool) -> None:
    found = [Problem(Location("a.yaml", 1, 2), "error", "ʿ", "", "rule")] * 20_000
    result = aside(lambda: (os.getpid(), found))()
    assert result[1] == found
    assert (result[0] != os.getpid()) is forks


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_fault_there_is_met_here(forks: bool, capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        aside(fail)()
    assert capfd.readouterr() == ("", "")
