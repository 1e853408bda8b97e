"""`booklet` and `python -m booklet`: arguments in, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from booklet import commands, quick, terminal


def main(argv: list[str] | None = None) -> int:
    """Arguments (the process's own, if none are given) → exit code, by the quick path where the line is plain."""
    if argv is None:
        gc.disable()  # one run makes no cycles worth collecting, and looking for them takes an eighth of its time
    arguments = sys.argv[1:] if argv is None else argv
    terminal.steady()
    request = None if "_BOOKLET_COMPLETE" in os.environ else quick.parse(arguments)
    if request is not None:
        return commands.guarded(lambda: commands.run(request))
    return commands.guarded(lambda: _typer(arguments))


def _typer(arguments: list[str]) -> int:
    from booklet import cli

    return cli.run(arguments)


def run() -> NoReturn:
    """The program: `main`, and out at once. Taking a long booklet apart in memory, object by object, would cost as much
    as reading it did."""
    code = main()
    with suppress(OSError):  # a pipe that nobody reads any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
