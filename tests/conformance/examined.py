"""A finished file → what checks find in it. A check of finished files has its place in `CHECKS`: it is then run on all
that the matrix holds."""

from __future__ import annotations

import io
import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import page
import pikepdf

from booklet.inspect.reading import Reading
from booklet.inspect.soundness import findings
from tests.conformance.matrix import File, built


def syntax(pdf: bytes, file: File) -> list[str]:
    """What qpdf --check says."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [*opened.check_pdf_syntax()]


def conformity(pdf: bytes, file: File) -> list[str]:
    """The rules of its profile that page-validation finds broken."""
    reports = [page.validate_pdf_bytes(pdf, profile=flavour) for flavour in file.profile.page]
    return [f"{report.profile}: {failure}" for report in reports for failure in report.failures]


def soundness(pdf: bytes, file: File) -> list[str]:
    """What validators do not ask."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [f"{finding.rule}: {finding.says} (page {finding.page})" for finding in findings(Reading(opened))]


CHECKS: Mapping[str, Callable[[bytes, File], list[str]]] = {
    "syntax": syntax,
    "conformity": conformity,
    "soundness": soundness,
}


class Examined(NamedTuple):
    """A file as looked at once: what each check finds, and (title, page from 0) of each bookmark, with the number of
    pages at the end."""

    findings: dict[str, list[str]]
    bookmarks: list[tuple[str, int]]


def examine(file: File) -> Examined:
    try:
        pdf = built(file)
        return Examined({name: check(pdf, file) for name, check in CHECKS.items()}, bookmarks(pdf))
    except Exception as error:
        error.add_note(f"in {file}")
        raise


def examine_all(files: Sequence[File]) -> dict[File, Examined]:
    """All processors share the work, in processes begun anew: a fork takes no threads along, and page-validation has
    some."""
    mixed = [*files[::2], *files[1::2]]  # as many of each sample in both halves
    count = min(len(os.sched_getaffinity(0)), len(files)) if hasattr(os, "sched_getaffinity") else 1
    if count < 2:
        return {file: examine(file) for file in mixed}
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        return dict(zip(mixed, pool.map(examine, mixed, chunksize=-(-len(mixed) // count))))


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        numbers = {leaf.obj.objgen: number for number, leaf in enumerate(opened.pages)}
        found = [(item.title, numbers[_goal(item)[0].objgen]) for item in _all(outline.root)]
        return [*found, ("pages", len(opened.pages))]


def _all(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [each for item in items for each in (item, *_all(item.children))]


def _goal(item: pikepdf.OutlineItem) -> pikepdf.Object:
    return item.destination if item.destination is not None else item.action.D
