"""The recipe, one stage after another: a folder of YAML → a booklet's PDF, and the file for a duplex copier.

YAML files ──read──▶ Archive ──check, compose──▶ Document ──typeset──▶ Pages ──write──▶ PDF ──impose──▶ print PDF
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.aside import aside
from booklet.checks import check as run_checks
from booklet.document import STUDENT, Document
from booklet.model.archive import Archive
from booklet.named import NamedTuple
from booklet.problems import NOWHERE, AuthorError, Location, Problem, Problems
from booklet.read import read_archive
from booklet.read.search import find_character
from booklet.resources import styles_folder
from booklet.sections import compose_document, nothing_to_print, unknown_sections
from booklet.style import load_style
from booklet.typeset import typeset
from booklet.typeset.cases import Cases
from booklet.typeset.page import Pages

if TYPE_CHECKING:
    from booklet.typeset.lint.summary import Summary

LAST_SECOND = 253402300799  # the end of the year 9999
WORTH_A_PROCESS = 400  # records; checking fewer takes less time than copying this process does (6 ms of a short build)

Progress = Callable[[str], None]


class Reading(NamedTuple):
    """A folder as read. `problems` are those of reading; `checked` gives what the checks find."""

    folder: Path
    archive: Archive | None
    problems: Problems
    checked: Callable[[], list[Problem]]


class Shared:
    """What the booklets of one run share: a folder is read and checked once for all that is made of it in a row, and
    what they set is set from the same cases of type."""

    def __init__(self) -> None:
        self.cases = Cases()
        self._reading: Reading | None = None

    def read(self, folder: Path) -> Reading:
        if self._reading is None or self._reading.folder != folder:
            self._reading = _read(folder, beside=False)  # batches keep the processors busy with booklets
        return self._reading


class Built(NamedTuple):
    """What a build has made. `folios` is what its pages are called where that differs from their number: "i–iv, 1–88";
    `instructions` say how to print `print_output`; `problems` holds the warnings, `figures` those of the type and
    `trace` what stands where, if they were asked for."""

    output: Path
    print_output: Path | None
    pages: int
    folios: str
    instructions: str
    problems: Problems
    figures: Summary | None = None
    trace: str = ""


def check(folder: Path, style: str = "") -> Problems:
    """Everything that is wrong with a folder, as far as one run can see: a trial setting finds missing glyphs too."""
    return _tried(folder, style)[0]


def check_layout(folder: Path, style: str = "") -> tuple[Problems, Summary | None]:
    """The same, with what the lint finds on the pages of the trial setting, and their figures if there are pages."""
    problems, pages = _tried(folder, style)
    return problems, None if pages is None else _linted(pages, problems)


def _tried(folder: Path, style: str) -> tuple[Problems, Pages | None]:
    problems = Problems()
    archive = read_archive(folder, problems)
    pages = None
    if archive is not None:
        problems.extend(_checked(archive))
        if not problems.errors:
            with suppress(AuthorError):  # its problems are these
                pages = _set(archive, folder, style, STUDENT, problems, _silent)
    return problems, pages


def _linted(pages: Pages, problems: Problems) -> Summary:
    """What the lint finds is added to `problems` → the figures of the type."""
    from booklet.typeset.lint import lint  # only for those who ask

    return lint(pages, problems)


def build(
    folder: Path,
    output: Path,
    *,
    style: str = "",
    edition: str = STUDENT,
    print_sheets: bool = False,
    lint: bool = False,
    trace: bool = False,
    profile: str = "ua1",
    attach_sources: bool = False,
    progress: Progress | None = None,
    shared: Shared | None = None,
) -> Built:
    """Build one edition. Raises `AuthorError` before anything is written; files appear whole or not at all. `lint` and
    `trace` also look at the pages; `profile` is a name of `booklet.pdf.profile`; `shared` is what it shares with others
    built in this run."""
    say = progress or _silent
    problems = Problems()
    created = _created(problems)
    say("reading")
    reading = shared.read(folder) if shared else _read(folder, beside=True)
    problems.extend(reading.problems)
    problems.stop_on_errors()
    assert reading.archive is not None
    try:
        pages = _set(reading.archive, folder, style, edition, problems, say, shared.cases if shared else None)
    finally:  # what the checks find comes first, also before a fault that it explains
        problems.extend(reading.checked())
        problems.stop_on_errors()
    assert pages is not None
    pictures = reading.archive.pictures
    files = _attached(reading.archive, folder, style, problems) if attach_sources else {}
    del reading  # a long booklet is written in the room it took: a fifth of the memory at its most
    instructions = _instructions(pages, problems) if print_sheets else ""
    from booklet.pdf.profile import PROFILES
    from booklet.pdf.write import write_pdf  # imports ReportLab: only when there is something to write

    say("writing")
    chosen = PROFILES[profile][bool(files)]
    pdf = write_pdf(pages, created=created, profile=chosen, files=files, pictures=pictures)
    _save(output, pdf)
    sheets = None
    if print_sheets:
        from booklet.impose import impose

        say("imposing")
        sheets = output.with_name(output.stem + ".print.pdf")
        _save(sheets, impose(pdf, title=pages.title))
    figures = _linted(pages, problems) if lint else None
    traced = _traced(pages) if trace else ""
    count = len(pages.pages)
    folios = pages.folios.all(count) if pages.folios.front else ""
    return Built(output, sheets, count, folios, instructions, problems, figures, traced)


def _read(folder: Path, *, beside: bool) -> Reading:
    """Read a folder. If it can be set, it is checked beside that, or when the problems are asked for."""
    problems = Problems()
    archive = read_archive(folder, problems)
    if archive is None or problems.errors:
        return Reading(folder, None, problems, list)

    def checks() -> list[Problem]:
        return _checked(archive)

    apart = beside and len(archive.records) >= WORTH_A_PROCESS
    return Reading(folder, archive, problems, cache(aside(checks) if apart else checks))


def _checked(archive: Archive) -> list[Problem]:
    """What the checks find, as plain values."""
    found = Problems()
    run_checks(archive, found)
    unknown_sections(archive, found)
    return list(found)


def _set(
    archive: Archive,
    folder: Path,
    style: str,
    edition: str,
    problems: Problems,
    say: Progress,
    cases: Cases | None = None,
) -> Pages | None:
    if style:
        archive = archive._replace(settings=archive.settings._replace(style=style))
    sheet = load_style(archive.settings.style, styles_folder(), folder, problems)
    if sheet is None:
        return None
    say("composing")
    document: Document = compose_document(archive, edition, margin=sheet.page.margin_note > 0)
    nothing_to_print(archive, document, problems)
    say("setting type")

    def find(character: str, near: Location) -> Location:
        return find_character(folder, character, near)

    return typeset(document, sheet, edition, problems, find, cases)


def _traced(pages: Pages) -> str:
    from booklet.typeset.trace import trace  # only for those who ask

    return trace(pages)


def _attached(archive: Archive, folder: Path, style: str, problems: Problems) -> dict[str, bytes]:
    from booklet.attached import sources  # only for those who ask

    return sources(archive, folder, style, problems)


def _instructions(pages: Pages, problems: Problems) -> str:
    """How to print and fold the sheets; raises `AuthorError` where no paper takes two pages side by side."""
    from booklet.impose import NoPaper, instructions_for

    try:
        return instructions_for(pages.width, pages.height, len(pages.pages))
    except NoPaper as error:
        problems.error(NOWHERE, str(error), "build without --print, or choose a style with smaller pages")
        raise AuthorError(problems) from None


def _created(problems: Problems) -> int | None:
    """Seconds since 1970 that the environment wants in the file (reproducible-builds.org), or none."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text[:15]) > LAST_SECOND:
        problems.error(Location("SOURCE_DATE_EPOCH", 0, 0), f"“{text}” is no number of seconds since 1970", "unset it")
        problems.stop_on_errors()
    return int(text)


def _save(path: Path, data: bytes) -> None:
    """Write beside the target and rename, so that an interrupted run leaves the earlier file as it was."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _silent(stage: str) -> None:
    pass
