"""What a word costs: folders → microseconds a word of shaping, breaking and writing, in one process.

    python tests/bench/costs.py .bench/S .bench/M

The clock stands around public functions while a booklet is built; nothing in the program measures.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from booklet.document import STUDENT
from booklet.pdf import write
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles_folder
from booklet.sections import compose_document
from booklet.style import load_style
from booklet.typeset import broken, typeset
from booklet.typeset.page import Line, Pages
from booklet.typeset.words import Tokenizer


class Costs(NamedTuple):
    """Seconds. `rest` is what typesetting takes besides: marks, blocks, pages."""

    words: int
    distinct: int
    read: float
    compose: float
    shape: float
    breaking: float
    rest: float
    write: float


class Clock:
    """Stands around a function of a module or class; `seconds` is the time spent in it."""

    def __init__(self, owner: Any, name: str) -> None:
        self.owner, self.name = owner, name
        self.real: Callable[..., Any] = getattr(owner, name)
        self.seconds = 0.0

    def __enter__(self) -> Clock:
        def timed(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return self.real(*given, **named)
            finally:
                self.seconds += time.perf_counter() - start

        setattr(self.owner, self.name, timed)
        return self

    def __exit__(self, *_: object) -> None:
        setattr(self.owner, self.name, self.real)


def costs(folder: Path) -> Costs:
    """Build a folder's booklet in memory."""
    problems = Problems()
    marks = [time.perf_counter()]
    archive = read_archive(folder, problems)
    assert archive is not None and not problems.errors, list(problems)
    marks.append(time.perf_counter())
    document = compose_document(archive, STUDENT)
    style = load_style(archive.settings.style, styles_folder(), folder, problems)
    assert style is not None
    marks.append(time.perf_counter())
    with Clock(Tokenizer, "boxes") as shaping, Clock(broken, "break_paragraph") as breaking:
        pages = typeset(document, style, STUDENT, problems)
    marks.append(time.perf_counter())
    write.write_pdf(pages, created=None)
    marks.append(time.perf_counter())
    read, compose, setting, writing = (after - before for before, after in pairwise(marks))
    count, distinct = words(pages)
    rest = setting - shaping.seconds - breaking.seconds
    return Costs(count, distinct, read, compose, shaping.seconds, breaking.seconds, rest, writing)


def words(pages: Pages) -> tuple[int, int]:
    """How many words stand on the pages, and how many different ones."""
    found = [
        word.text
        for page in pages.pages
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, Line)
        for run in mark.runs
        for word in run.words
    ]
    return len(found), len(set(found))


def main() -> None:
    gc.disable()  # as the program does
    print(f"\n{'µs a word':<12}{'words':>9}{'distinct':>9}", end="")
    print("".join(f"{name:>9}" for name in ("read", "compose", "shape", "break", "rest", "write", "in all")))
    costs(Path(sys.argv[1]))  # what is imported when it is needed is imported
    for folder in sys.argv[1:]:
        count, distinct, *seconds = costs(Path(folder))
        row = "".join(f"{1e6 * cost / count:>9.2f}" for cost in (*seconds, sum(seconds)))
        print(f"{Path(folder).name:<12}{count:>9}{distinct:>9}{row}")


if __name__ == "__main__":
    main()
