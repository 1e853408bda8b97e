"""The quick path's table and Typer's declarations say the same, and read every line alike."""

from __future__ import annotations

from enum import EnumType
from typing import get_args, get_type_hints

import pytest
import typer
from hypothesis import event, given, settings
from hypothesis import strategies as st

from booklet import cli, commands, quick
from booklet.commands import BuildRequest, CheckRequest

COMMANDS = typer.main.get_command(cli.app).commands


def read_by_typer(arguments: list[str]) -> BuildRequest | CheckRequest:
    """The request that Typer makes of a command line."""
    caught = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commands, "run", lambda request: caught.append(request) or 0)
        assert cli.run(arguments) == 0
    (request,) = caught
    return request


@pytest.mark.parametrize("command", sorted(quick.OPTIONS))
def test_table_is_what_typer_declares(command: str) -> None:
    declared = {
        name: (option.name, option.is_flag, option.multiple)
        for option in COMMANDS[command].params
        if option.param_type_name == "option"
        for name in option.opts
    }
    assert declared
    table = quick.OPTIONS[command].items()
    assert {name: (option.field, option.flag, option.many) for name, option in table} == declared
    arguments = [(o.name, o.nargs == -1) for o in COMMANDS[command].params if o.param_type_name == "argument"]
    assert arguments == [(quick.ARGUMENTS[command].field, quick.ARGUMENTS[command].many)]


@pytest.mark.parametrize(("command", "request_type"), [("build", BuildRequest), ("check", CheckRequest)])
def test_choices_and_defaults_are_what_typer_declares(command: str, request_type: type) -> None:
    declared = get_type_hints(getattr(cli, command))
    for option in quick.OPTIONS[command].values():
        (choices,) = get_args(declared[option.field]) if option.many else (declared[option.field],)
        assert option.choices == (tuple(choices) if isinstance(choices, EnumType) else get_args(choices))
    argument = quick.ARGUMENTS[command].field
    defaults = {option.name: option.default for option in COMMANDS[command].params if option.name != argument}
    assert request_type._field_defaults == {
        name: tuple(value) if isinstance(value, list) else value for name, value in defaults.items()
    }


@pytest.mark.parametrize(
    ("line", "request_made"),
    [
        ("build a", BuildRequest(("a",))),
        ("build a -o b.pdf", BuildRequest(("a",), output="b.pdf")),
        ("build --output=b.pdf a", BuildRequest(("a",), output="b.pdf")),
        ("build a --output b=c.pdf", BuildRequest(("a",), output="b=c.pdf")),
        ("build a --style large --edition teacher", BuildRequest(("a",), styles=("large",), editions=("teacher",))),
        ("build -q a --print", BuildRequest(("a",), print=True, quiet=True)),
        ("build --lint a --trace=t.txt", BuildRequest(("a",), lint=True, trace="t.txt")),
        ("build a b a", BuildRequest(("a", "b", "a"))),
        ("build a --style x --style=y b", BuildRequest(("a", "b"), styles=("x", "y"))),
        (
            "build a --edition teacher --edition student",
            BuildRequest(("a",), editions=("teacher", "student")),
        ),
        ("check a/b", CheckRequest("a/b")),
        ("check a --layout", CheckRequest("a", layout=True)),
        ("check a --pdf b.pdf --aloud", CheckRequest("a", pdf="b.pdf", aloud=True)),
        ("check --format=json a --style s", CheckRequest("a", format="json", style="s")),
    ],
)
def test_plain_lines_are_quick(line: str, request_made: BuildRequest | CheckRequest) -> None:
    assert quick.parse(line.split()) == request_made
    assert read_by_typer(line.split()) == request_made


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--help",
        "--version",
        "new a",
        "schema",
        "build",
        "check a b",
        "check --pdf b.pdf",
        "build a --help",
        "build a -h",
        "build a -o",
        "build a -o -q",
        "build a -ob.pdf",
        "build a -o=b.pdf",
        "build a -qq",
        "build a --edition pupil",
        "build a --edition=",
        "build a --sty x",
        "build a --quiet=yes",
        "build a --trace -",
        "build -- a",
        "build -",
        "check a -o b",
        "check a --format yaml",
        "BUILD a",
    ],
)
def test_everything_else_is_typers(line: str) -> None:
    assert quick.parse(line.split()) is None


def test_an_empty_argument_is_typers() -> None:
    assert quick.parse(["build", ""]) is None


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=6)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Command lines as people type them: options with values, in any order; sometimes with a stray word."""
    command = draw(st.sampled_from(["build", "check"]))
    parts = [[text] for text in draw(st.lists(TEXT, min_size=1, max_size=3 if command == "build" else 1))]
    for name, option in draw(st.lists(st.sampled_from(sorted(quick.OPTIONS[command].items())), max_size=4)):
        value = draw(st.sampled_from(option.choices) if option.choices else TEXT)
        if option.flag:
            parts.append([name])
        else:
            parts.append(draw(st.sampled_from([[name, value], [f"{name}={value}"]])))
    noise = draw(st.lists(st.one_of(TEXT, st.sampled_from(["--", "-h", "--styl", "-o", "-qq"])), max_size=1))
    return [command, *(word for part in draw(st.permutations([*parts, noise])) for word in part)]


@settings(deadline=None, max_examples=200)
@given(lines())
def test_what_the_quick_path_accepts_typer_reads_alike(arguments: list[str]) -> None:
    request = quick.parse(arguments)
    event(f"accepted: {request is not None}")
    if request is not None:
        assert read_by_typer(arguments) == request
