"""Plain `build` and `check` command lines → requests, without loading Typer.

Typer reads, explains and completes every command line (`booklet.cli`), but loading it takes about as long as setting a
short booklet. So the lines that need no explaining are read here from a table; any other, right or wrong, is Typer's.
`tests/test_quick.py` proves that both read a line alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from booklet.commands import FORMATS, PROFILES, BuildRequest, CheckRequest
from booklet.document import EDITIONS
from booklet.named import NamedTuple


class Option(NamedTuple):
    """An option that takes a value, one of `choices` if there are any; or a flag. `many`: each time another value."""

    field: str
    flag: bool = False
    choices: tuple[str, ...] = ()
    many: bool = False


ARGUMENTS = {"build": Option("folders", many=True), "check": Option("folder")}


OPTIONS: Mapping[str, Mapping[str, Option]] = {
    "build": {
        "-o": Option("output"),
        "--output": Option("output"),
        "--style": Option("styles", many=True),
        "--edition": Option("editions", choices=EDITIONS, many=True),
        "--print": Option("print", flag=True),
        "--lint": Option("lint", flag=True),
        "--trace": Option("trace"),
        "--pdf": Option("pdf", choices=PROFILES),
        "--attach-sources": Option("attach_sources", flag=True),
        "-q": Option("quiet", flag=True),
        "--quiet": Option("quiet", flag=True),
    },
    "check": {
        "--format": Option("format", choices=FORMATS),
        "--style": Option("style"),
        "--layout": Option("layout", flag=True),
        "--pdf": Option("pdf"),
        "--aloud": Option("aloud", flag=True),
    },
}


def parse(argv: Sequence[str]) -> BuildRequest | CheckRequest | None:
    """Arguments after the program's name → a request, or None where Typer must look."""
    if not argv or argv[0] not in OPTIONS:
        return None
    fields: dict[str, Any] = {}
    rest = iter(argv[1:])
    for argument in rest:
        if argument.startswith("-"):
            name, equals, value = argument.partition("=")
            option = OPTIONS[argv[0]].get(name)
            if option is None or (equals and (option.flag or not name.startswith("--"))):
                return None
            if option.flag:
                fields[option.field] = True
                continue
            if not equals:
                value = next(rest, "")
        else:
            option, value = ARGUMENTS[argv[0]], argument
            if not option.many and option.field in fields:
                return None
        if not value or value.startswith("-") or (option.choices and value not in option.choices):
            return None
        fields[option.field] = (*fields.get(option.field, ()), value) if option.many else value
    if ARGUMENTS[argv[0]].field not in fields:
        return None
    made = BuildRequest if argv[0] == "build" else CheckRequest
    return made(**fields)  # the table's fields are the request's: tests/test_quick.py
