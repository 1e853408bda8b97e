"""Several booklets in one run: folders, styles and editions as asked for → a job for each → what came of it.

All jobs are known, and their files told apart, before the first begins. One that fails does not keep the others back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from typing import TypeVar

from booklet.aside import aside, processors
from booklet.document import STUDENT
from booklet.named import NamedTuple

Outcome = TypeVar("Outcome")


class Job(NamedTuple):
    """One booklet to be set. `asked` is its folder as it was typed."""

    asked: str
    folder: Path
    output: Path
    style: str
    edition: str


class Refused(Exception):
    """Nothing is built; the text says why."""


def plan(folders: Sequence[tuple[str, Path]], styles: Sequence[str], editions: Sequence[str], output: str) -> list[Job]:
    """Folders (as typed, and where they are) in each style and edition → jobs, those of one folder together.

    PDFs are named after the folder, the style where there are several, and an edition that is not the student's; they
    go to `-o FOLDER/` or the current directory. One job alone goes to `-o FILE` as well.
    """
    jobs: list[Job] = []
    for (asked, folder), style, edition in product(folders, styles or [""], editions):
        name = folder.resolve().name
        name += f".{Path(style).stem}" if len(styles) > 1 else ""
        name += "" if edition == STUDENT else f".{edition}"
        jobs.append(Job(asked, folder, _output(output, f"{name}.pdf"), style, edition))
    if len(jobs) > 1 and output and not os.path.isdir(output):
        raise Refused(f"{len(jobs)} booklets cannot all be written to {output}; -o must name a folder that is there")
    taken: dict[Path, Job] = {}
    for job in jobs:
        other = taken.setdefault(job.output, job)
        if other is not job:
            pair = (other.asked, job.asked) if other.asked != job.asked else (other.style, job.style)
            raise Refused(f"{pair[0]} and {pair[1]} would both be written to {job.output}; build them one by one")
    return jobs


def _output(output: str, name: str) -> Path:
    return Path(output, name) if os.path.isdir(output) else Path(output or name)


def each(jobs: Sequence[Job], work: Callable[[Job], Outcome]) -> Iterator[Outcome]:
    """Jobs → the outcomes of `work`, in order. The first job fills the cases of type; then all processors share the
    others."""
    yield work(jobs[0])
    rest = jobs[1:]
    count = max(1, min(processors(), len(rest)))
    edges = [len(rest) * n // count for n in range(count + 1)]
    own, *others = [rest[start:stop] for start, stop in pairwise(edges)]
    waiting = [aside(partial(_all, share, work)) for share in others]
    yield from map(work, own)
    for outcomes in waiting:
        yield from outcomes()


def _all(jobs: Sequence[Job], work: Callable[[Job], Outcome]) -> list[Outcome]:
    return [work(job) for job in jobs]
