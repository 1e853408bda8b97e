"""Options and settings of the whole test run."""

from __future__ import annotations

import os
from collections.abc import Callable

import hypothesis
import pytest

from booklet.__main__ import main

# The same examples in every run, none kept on the disk, no clock.
hypothesis.settings.register_profile("booklet", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("booklet")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write expected files anew from what the program does")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        raise pytest.UsageError("--update rewrites what tests expect: never in CI")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """A command line → exit code, standard output, standard error, as in a pipe."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        return (code, *capsys.readouterr())

    return run
