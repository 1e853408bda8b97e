"""The command line as Typer declares it: arguments, help, completion. What commands do is in `booklet.commands`.

Plain `build` and `check` lines never come here: see `booklet.quick`, whose table must agree with these declarations.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Annotated, Literal

import typer

from booklet import commands, resources

HELP = """
Turn a folder of YAML about contested history into a printed study booklet.

\b
Start here:
  booklet new hastings           a small booklet that explains itself
  booklet check hastings         what is wrong in it, file:line:column
  booklet build hastings         hastings.pdf, in this folder
  booklet build egypt-38ah       a sample that comes with the program

\b
For the classroom:
  booklet build hastings --edition teacher
                                 answers and readings, same page numbers
  booklet build hastings --print
                                 also hastings.print.pdf, for a copier that
                                 prints both sides: fold, staple, done
  booklet check --pdf hastings.pdf
                                 can it be heard? With --aloud: how

\b
Exit codes:
  0  good; warnings are told and stop nothing
  1  something in your files must be mended, or the PDF cannot be written
  2  the command itself was not understood
  70 a fault of booklet, and not yours

BOOKLET_DEBUG=1 shows every step of a fault; NO_COLOR=1 keeps colour away.
"""

app = typer.Typer(
    name="booklet",
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _folders(incomplete: str) -> list[str]:
    """Folders and samples that begin so: what a shell offers after `booklet build`."""
    parent = incomplete[: incomplete.rfind("/") + 1]
    found = resources.samples()
    with suppress(OSError), os.scandir(parent or ".") as entries:
        found += sorted(parent + entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("."))
    return [name for name in found if name.startswith(incomplete)]


def _styles() -> list[str]:
    return resources.styles()


def _kinds(incomplete: str) -> list[str]:
    from booklet.read.jsonschema import NAMES

    return [name for name in NAMES if name.startswith(incomplete)]


def _version(asked: bool) -> None:
    if asked:
        _finish(commands.run_version)


FOLDER = typer.Argument(
    metavar="FOLDER",
    help="The booklet's folder, or the name of a sample such as egypt-38ah.",
    autocompletion=_folders,
)
STYLE = typer.Option(
    "--style",
    metavar="NAME",
    help="A style that comes with booklet, or a YAML file in the folder. Else what booklet.yaml says.",
    autocompletion=_styles,
    show_default=False,
)


class Edition(StrEnum):
    """`booklet.document.EDITIONS` as Typer wants choices that may be made several times."""

    STUDENT = "student"
    TEACHER = "teacher"


@app.callback()
def booklet(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version  # seen to by its callback


@app.command()
def build(
    folders: Annotated[list[str], FOLDER],
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where the PDF goes; a folder for several. Else FOLDER.pdf in the current directory"
            " (FOLDER.teacher.pdf for the teacher's).",
            show_default=False,
        ),
    ] = "",
    styles: Annotated[list[str], STYLE] = [],  # noqa: B006  what Typer asks for; never changed
    editions: Annotated[
        list[Edition],
        typer.Option(
            "--edition",
            metavar="student|teacher",
            help="student, or teacher: answers, keys and readings on the same page numbers.",
        ),
    ] = [Edition.STUDENT],  # noqa: B006  what Typer asks for; never changed
    print: Annotated[
        bool,
        typer.Option("--print", help="Also write the pages two on a sheet, in order for folding: FILE.print.pdf."),
    ] = False,
    lint: Annotated[
        bool,
        typer.Option(
            "--lint",
            help="Also look at the pages: loose and tight lines, rivers, hyphens in a row, lone lines, words that stick"
            " out, thin pages. Findings are warnings; figures of the type follow.",
        ),
    ] = False,
    trace: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Also write what stands where as text: page, x, y, role, words; to standard output if FILE is -.",
            show_default=False,
        ),
    ] = "",
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Say only what is wrong; of more than 50 warnings, only their number.")
    ] = False,
    pdf: Annotated[
        Literal["ua1", "ua2"],
        typer.Option(
            metavar="ua1|ua2",
            help="What the PDF conforms to. ua1: PDF/UA-1 and PDF/A-2a, in PDF 1.7. ua2: PDF/UA-2 and PDF/A-4, in PDF"
            " 2.0, which fewer programs read.",
        ),
    ] = "ua1",
    attach_sources: Annotated[
        bool,
        typer.Option(
            "--attach-sources",
            help="Also put the files of FOLDER that the booklet is made from into the PDF, so that it can be made"
            " again. Then it is PDF/A-3a, or PDF/A-4f.",
        ),
    ] = False,
) -> None:
    """Check FOLDER and set it as a PDF.

    An earlier PDF is replaced only when the new one is whole. The same folder gives the same bytes, on any machine.

    Several folders are set in one run, which is faster than one by one; --style and --edition may be given several
    times: then each folder is set in each of them. What is wrong in one folder does not keep the others back.

    \b
    booklet build hastings
    booklet build hastings -o out/hastings.pdf --style letter-half --print
    booklet build hastings bouvines --edition student --edition teacher -o out
    """
    request = commands.BuildRequest(
        tuple(folders),
        output,
        tuple(styles),
        tuple(edition.value for edition in editions),
        print,
        lint,
        trace,
        quiet,
        pdf,
        attach_sources,
    )
    _finish(lambda: commands.run(request))


@app.command()
def check(
    folder: Annotated[str, FOLDER] = "",
    format: Annotated[
        Literal["text", "json", "github"],
        typer.Option(help="text for people, json for programs, github for notes beside the lines of a pull request."),
    ] = "text",
    style: Annotated[str, STYLE] = "",
    layout: Annotated[
        bool,
        typer.Option(
            "--layout",
            help="Also look at the pages as `build --lint` does: each finding with its page, the place on it, and the"
            " line of your file; figures of the type follow.",
        ),
    ] = False,
    pdf: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Look at a PDF instead, whoever made it: can it be heard, and what stands in a reader's way? Needs no"
            " FOLDER; --format is text or json.",
            show_default=False,
        ),
    ] = "",
    aloud: Annotated[
        bool, typer.Option("--aloud", help="With --pdf: print what a screen reader says of it, first to last.")
    ] = False,
) -> None:
    """Tell all that is wrong in FOLDER, or in a PDF.

    Every problem at once, with file, line and column; no PDF is written. Errors must be mended before a PDF can be
    made (exit code 1). Warnings are for your judgement (exit code 0).

    \b
    booklet check hastings
    booklet check --pdf hastings.pdf
    booklet check --pdf hastings.pdf --aloud
    """
    if not (folder or pdf or aloud):
        raise typer.BadParameter("give a FOLDER, or a PDF with --pdf FILE", param_hint="FOLDER")
    request = commands.CheckRequest(folder, format, style, layout, pdf, aloud)
    _finish(lambda: commands.run(request))


@app.command()
def new(folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A folder that is not there yet.")]) -> None:
    """Start a booklet in FOLDER.

    Writes a small, complete, commented one to be changed into your own. It is about how King Harold died at
    Hastings, builds at once, and explains each file where you read it.
    """
    _finish(lambda: commands.run_new(folder))


@app.command()
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="people, works, events … or booklet: for the file of that name. Else for a file of several kinds.",
            autocompletion=_kinds,
            show_default=False,
        ),
    ] = "",
) -> None:
    """Print the JSON Schema of the YAML.

    With it an editor completes and explains keys. Files made by `booklet new` find their schema already.
    """
    from booklet.read.jsonschema import NAMES

    if kind and kind not in NAMES:
        raise typer.BadParameter(f"{kind!r} is not one of {', '.join(NAMES)}", param_hint="KIND")
    _finish(lambda: commands.run_schema(kind))


def _finish(work: Callable[[], int]) -> None:
    raise typer.Exit(commands.guarded(work))


def run(arguments: list[str]) -> int:
    """Arguments → exit code; usage errors are told by Typer."""
    try:
        app(args=arguments, prog_name="booklet")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else commands.GOOD
    return commands.GOOD
