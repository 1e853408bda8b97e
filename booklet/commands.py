"""What each command does once its arguments are known: a request in, messages out, the exit code back.

Both ways in, `booklet.quick` and `booklet.cli`, end here. Stages are imported when they are needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from booklet import batch, terminal
from booklet.document import STUDENT
from booklet.named import NamedTuple
from booklet.problems import AuthorError, Problems
from booklet.resources import NoBooklet, find_booklet

if TYPE_CHECKING:
    from booklet.pipeline import Built, Progress, Shared

GOOD, PROBLEMS, USAGE, FAULT, STOPPED = 0, 1, 2, 70, 130

FORMATS = ("text", "json", "github")
PROFILES = ("ua1", "ua2")  # of `booklet.pdf.profile`, which is only loaded where a PDF is written
TO_STDOUT = "-"
MANY = 50  # warnings that a quiet build only counts


class Kind(NamedTuple):
    """A kind of file that is written, told by its first bytes from what must not be replaced."""

    name: str
    begins: bytes
    option: str


PDF, TRACE = Kind("a PDF", b"%PDF", "-o"), Kind("a trace", b"page\tx\ty\trole\ttext\n", "--trace")


class BuildRequest(NamedTuple):
    """`booklet build`: every folder in every style and every edition."""

    folders: tuple[str, ...]
    output: str = ""  # empty: named after the folder, in the current directory
    styles: tuple[str, ...] = ()  # none: the one booklet.yaml asks for
    editions: tuple[str, ...] = (STUDENT,)
    print: bool = False
    lint: bool = False
    trace: str = ""  # a file, or "-" for standard output; empty: none
    quiet: bool = False
    pdf: str = "ua1"
    attach_sources: bool = False


class CheckRequest(NamedTuple):
    """`booklet check`: of a folder, or of a PDF alone."""

    folder: str
    format: str = "text"
    style: str = ""
    layout: bool = False
    pdf: str = ""
    aloud: bool = False


def run(request: BuildRequest | CheckRequest) -> int:
    """A request → its exit code."""
    if isinstance(request, BuildRequest):
        return run_build(request)
    return run_inspect(request) if request.pdf or request.aloud else run_check(request)


class Outcome(NamedTuple):
    """What came of one job. `refusal`: why the PDF could not be written."""

    built: Built | None
    problems: Problems
    refusal: str = ""


def run_build(request: BuildRequest) -> int:
    """Set folders as PDFs: problems to standard error, one closing line for each PDF to a terminal."""
    folders = [(asked, find_booklet(asked)) for asked in dict.fromkeys(request.folders)]
    try:
        jobs = batch.plan(folders, [*dict.fromkeys(request.styles)], [*dict.fromkeys(request.editions)], request.output)
        for job in jobs:
            refuse(job.output, request.output)
        if request.trace and len(jobs) > 1:
            raise batch.Refused("a trace is one booklet’s: build that one alone")
        if request.trace not in ("", TO_STDOUT):
            refuse(Path(request.trace), request.trace, TRACE)
    except batch.Refused as refusal:
        terminal.tell(f"booklet: {refusal}")
        return PROBLEMS
    with importing():
        from booklet import pipeline

        if request.print:
            import pikepdf  # noqa: F401  it must not load later, where it could be interrupted

    if len(jobs) == 1:
        with terminal.Progress(None if request.quiet else sys.stderr) as progress:
            outcome = build_one(jobs[0], request, progress)
        return tell(outcome, outcome.problems, jobs[0], request)
    shared = pipeline.Shared()
    code = GOOD
    told = Problems()
    outcomes = batch.each(jobs, lambda job: build_one(job, request, shared=shared))
    for job, outcome in zip(jobs, outcomes):
        new = outcome.problems.without(told)  # a folder's editions have most of theirs in common
        told.extend(new)
        if request.lint:
            terminal.tell(f"{job.output}:")  # whose figures follow
        code = max(code, tell(outcome, new, job, request))
    return code


def build_one(
    job: batch.Job, request: BuildRequest, progress: Progress | None = None, shared: Shared | None = None
) -> Outcome:
    """A job → what came of it."""
    from booklet import pipeline

    folder, output, style, edition = job[1:]
    try:
        built = pipeline.build(
            folder,
            output,
            style=style,
            edition=edition,
            print_sheets=request.print,
            lint=request.lint,
            trace=bool(request.trace),
            profile=request.pdf,
            attach_sources=request.attach_sources,
            progress=progress,
            shared=shared,
        )
    except AuthorError as error:
        return Outcome(None, error.problems)
    except OSError as error:
        if not concerns(error, output):
            raise
        why = error.strerror or str(error)
        return Outcome(None, Problems(), f"cannot write {output}: {why}; an earlier PDF is as it was")
    return Outcome(built, built.problems)


def tell(outcome: Outcome, problems: Problems, job: batch.Job, request: BuildRequest) -> int:
    """What came of a job, as it is told, and those of its problems that are → the exit code."""
    built = outcome.built
    if outcome.refusal:
        terminal.tell(f"booklet: {outcome.refusal}")
    elif built is not None and request.quiet and len(problems) > MANY:
        layout = " --layout" * request.lint
        terminal.tell(f"booklet: {len(problems)} warnings; `booklet check {job.asked}{layout}` tells them")
    else:
        show(problems)
    if built is None:
        return PROBLEMS
    if built.figures is not None:
        terminal.tell(built.figures.text())
    if request.trace and not put_trace(request.trace, built.trace):
        return PROBLEMS
    if not request.quiet and terminal.is_terminal(sys.stdout):
        pages = "1 page" if built.pages == 1 else f"{built.pages} pages"
        terminal.say(f"wrote {built.output}, {pages}{f' ({built.folios})' if built.folios else ''}")
        if built.print_output is not None:
            terminal.say(f"wrote {built.print_output}: {built.instructions}")
    return GOOD


def run_check(request: CheckRequest) -> int:
    """Tell what is wrong with a folder, all of it; problems are the product here and go to standard output."""
    with importing():
        from booklet import pipeline, report

    folder = find_booklet(request.folder)
    figures = None
    try:
        if request.layout:
            problems, figures = pipeline.check_layout(folder, request.style)
        else:
            problems = pipeline.check(folder, request.style)
    except AuthorError as error:
        problems = error.problems
    if request.format == "json":
        terminal.say(report.json(problems, figures and figures.data()))
    elif request.format == "github":
        terminal.say(report.github(problems, figures.headline() if figures else ""))
    else:
        if len(problems):
            terminal.say(report.text(problems, terminal.wants_colour(sys.stdout)))
        elif terminal.is_terminal(sys.stdout):
            terminal.say(f"{request.folder}: no problems")
        if figures is not None:
            terminal.say(figures.text())
    return PROBLEMS if problems.errors else GOOD


def run_inspect(request: CheckRequest) -> int:
    """Tell whether a PDF can be heard, or what is heard of it; PROBLEMS where something stands in a reader's way."""
    if not request.pdf or request.folder or request.style or request.layout or request.format not in ("text", "json"):
        terminal.tell(
            "booklet: --pdf FILE is given without a FOLDER, alone or with --format json or --aloud; --aloud needs it"
        )
        return USAGE
    with importing():
        from booklet import inspect
    try:
        reading = inspect.Reading(inspect.open_pdf(request.pdf))
        if request.aloud:
            terminal.say(inspect.heard(reading, request.format == "json"))
            return GOOD if reading.tree.root is not None else PROBLEMS
        answers = inspect.ask(reading)
    except inspect.Unreadable as error:
        terminal.tell(f"booklet: {error}")
        return PROBLEMS
    as_json = request.format == "json"
    terminal.say(inspect.json(request.pdf, len(reading.pages), answers) if as_json else inspect.text(answers))
    return PROBLEMS if any(answer.bars for answer in answers) else GOOD


def run_new(folder: str) -> int:
    """Write the starter into a new or empty folder and say what to do next."""
    from booklet import new

    path = Path(folder)
    try:
        new.create(path)
    except new.NotEmptyError:
        terminal.tell(f"booklet: {path} is there already and not empty; choose another name: nothing was touched")
        return PROBLEMS
    except OSError as error:
        if not concerns(error, path):
            raise
        terminal.tell(f"booklet: cannot write {error.filename or path}: {error.strerror or error}")
        return PROBLEMS
    if terminal.is_terminal(sys.stdout):
        terminal.say(f"wrote {path}: read {path / 'booklet.yaml'}, then run `booklet build {path}`")
    return GOOD


def run_version() -> int:
    """Print what is running."""
    from booklet import __version__

    terminal.say(f"booklet {__version__}")
    return GOOD


def run_schema(kind: str) -> int:
    """Print the JSON Schema of a whole folder's keys, or of a file of one kind."""
    import json

    from booklet.read.jsonschema import json_schema

    terminal.say(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
    return GOOD


def guarded(work: Callable[[], int]) -> int:
    """Do `work` and return its exit code; say whose fault it is when it cannot be done."""
    try:
        return work()
    except NoBooklet as error:
        terminal.tell(f"booklet: {error}\n  hint: {error.hint}")
        return USAGE
    except terminal.Unheard as error:
        terminal.tell(f"booklet: standard output cannot be written: {error}")
        return PROBLEMS
    except KeyboardInterrupt:
        if terminal.is_terminal(sys.stderr):
            terminal.tell("\n")  # below the terminal's own ^C
        terminal.tell("booklet: stopped; nothing is left half-written")
        return STOPPED
    except Exception as error:  # noqa: BLE001  a fault of ours must never look like the author's
        return fault(error)


@contextmanager
def importing() -> Iterator[None]:
    """Ctrl-C in here counts when all is loaded, a tenth of a second later.

    The libraries' compiled modules may crash when an exception interrupts them while they load.
    """
    from signal import SIGINT, default_int_handler, getsignal, signal

    asked: list[int] = []
    ours = getsignal(SIGINT) is default_int_handler
    try:
        if ours:
            signal(SIGINT, lambda number, _frame: asked.append(number))
    except ValueError:  # only the main thread may; and only it is interrupted
        ours = False
    try:
        yield
    finally:
        if ours:
            signal(SIGINT, default_int_handler)
    if asked:
        raise KeyboardInterrupt


def fault(error: Exception) -> int:
    """An exception nobody foresaw → a few lines that take the blame, the traceback under BOOKLET_DEBUG."""
    import traceback

    from booklet import __version__

    if os.environ.get("BOOKLET_DEBUG"):
        terminal.tell("".join(traceback.format_exception(error)))
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    terminal.tell(
        f"booklet: this is a fault in booklet {__version__}, not in your files:"
        f" {type(error).__name__}{place}: {error}\n"
        "  Your files are as they were. Please report the line above to whoever keeps booklet, if you can with the"
        " folder that brought it out.\n"
        "  BOOKLET_DEBUG=1 in the environment shows every step."
    )
    return FAULT


def refuse(output: Path, typed: str = "", kind: Kind = PDF) -> None:
    """Raise `Refused` when nothing can be written to `output`, `typed` so, as far as one can tell beforehand.

    What is there and of another kind is not replaced: it is a slip such as `-o people.yaml`.
    """
    if typed == TO_STDOUT:
        raise batch.Refused(f"{kind.name} is written to a file, not to standard output; name one with {kind.option}")
    if typed.endswith(("/", os.sep)) and output == Path(typed):
        raise batch.Refused(f"there is no folder {output} to write into")
    if not os.path.isdir(output.parent):
        raise batch.Refused(f"there is no folder {output.parent} to write {output.name} into")
    if not os.path.lexists(output):
        return
    try:
        if os.path.isfile(output):
            with output.open("rb") as file:
                if file.read(len(kind.begins)) in (b"", kind.begins):
                    return
    except OSError as error:
        raise batch.Refused(f"cannot write {output}: {error.strerror or error}") from None
    raise batch.Refused(
        f"{output} is there already and is not {kind.name}; it was not touched: give another name with {kind.option}"
    )


def put_trace(target: str, trace: str) -> bool:
    """A trace → the file so named, or standard output; False, once told, where it cannot be written."""
    if target == TO_STDOUT:
        terminal.say(trace)
        return True
    try:
        Path(target).write_text(trace, encoding="utf-8")
    except OSError as error:
        terminal.tell(f"booklet: cannot write {target}: {error.strerror or error}")
        return False
    return True


def concerns(error: OSError, target: Path) -> bool:
    """Whether an error of the system is about what the user asked to be written, not about our own files."""
    if error.filename is None:
        return error.errno is not None  # a full disk
    failed = Path(os.fsdecode(error.filename)).absolute()
    target = target.absolute()
    return failed == target or failed.parent in (target.parent, target) or target in failed.parents


def show(problems: Problems) -> None:
    """Problems → standard error, as text."""
    if len(problems):
        from booklet import report

        terminal.tell(report.text(problems, terminal.wants_colour(sys.stderr)))
