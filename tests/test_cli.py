"""The command line: messages, exit codes, streams, and whose fault it is. Stages are stand-ins except at the end."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import booklet
from booklet import batch, commands, new, terminal
from booklet.__main__ import main
from booklet.problems import AuthorError, Location, Problems

ROOT = Path(__file__).resolve().parents[1]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Stages(SimpleNamespace):
    """Stand-ins for the pipeline and the report; `calls` holds what the pipeline was asked."""


FIGURES = SimpleNamespace(text=lambda: "56 lines\n", headline=lambda: "56 lines", data=lambda: {"lines": 56})


def mistakes(severity: str = "error") -> Problems:
    problems = Problems()
    getattr(problems, severity)(Location("a/people.yaml", 3, 5), "no ʿAmr here")
    return problems


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stages:
    """A pipeline that finds nothing wrong and "writes" 56 pages, in a directory with a folder `a`."""
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    stages = Stages(calls=[], problems=Problems(), raises=None)

    def build(folder: Path, output: Path, **options: object) -> SimpleNamespace:
        stages.calls.append((folder, output, options))
        raises = stages.raises.get(str(folder)) if isinstance(stages.raises, dict) else stages.raises
        if raises is not None:
            raise raises
        sheets = output.with_suffix(".print.pdf") if options["print_sheets"] else None
        return SimpleNamespace(
            output=output,
            print_output=sheets,
            pages=56,
            folios="i–iv, 1–52" if output.stem == "a" else "",
            instructions="both sides, fold",
            problems=stages.problems,
            figures=FIGURES if options["lint"] else None,
            trace=commands.TRACE.begins.decode() + "1\t9\t9\tbody\tWords\n" if options["trace"] else "",
        )

    def check(folder: Path, style: str = "") -> Problems:
        stages.calls.append((folder, style))
        if stages.raises is not None:
            raise stages.raises
        return stages.problems

    def check_layout(folder: Path, style: str = "") -> tuple[Problems, SimpleNamespace]:
        return check(folder, style), FIGURES

    pipeline = SimpleNamespace(build=build, check=check, check_layout=check_layout, Shared=object)
    report = SimpleNamespace(
        text=lambda problems, colour=False: f"{len(problems)} problems" + (" in colour" if colour else ""),
        json=lambda problems, layout=None: f'[{len(problems)}, "ʿ"]' + (f" and {layout}" if layout else ""),
        github=lambda problems, notice="": f"::error::{len(problems)}" + (f" and {notice}" if notice else ""),
    )
    for name, stand_in in (("pipeline", pipeline), ("report", report)):
        monkeypatch.setitem(sys.modules, f"booklet.{name}", stand_in)
        monkeypatch.setattr(booklet, name, stand_in, raising=False)
    return stages


Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say_on_terminal(monkeypatch: pytest.MonkeyPatch) -> Say:
    """The same on a terminal."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with monkeypatch.context() as patch:
            for name in ("stdout", "stderr"):
                patch.setattr(sys, name, Terminal())
            return main(list(arguments)), sys.stdout.getvalue(), sys.stderr.getvalue()

    return run


def test_build_is_silent_in_a_pipe_and_names_the_pdf_after_the_folder(stages: Stages, say: Say) -> None:
    assert say("build", "a") == (0, "", "")
    ((folder, output, options),) = stages.calls
    assert (folder, output) == (Path("a"), Path("a.pdf"))
    assert {name: options[name] for name in ("style", "edition", "print_sheets")} == {
        "style": "",
        "edition": "student",
        "print_sheets": False,
    }


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["a/", "--edition", "teacher"], "a.teacher.pdf"),
        (["a", "-o", "b.pdf"], "b.pdf"),
        (["a", "-o", "."], "a.pdf"),
        (["a", "-oc.pdf"], "c.pdf"),  # by way of Typer
    ],
)
def test_where_the_pdf_goes(stages: Stages, say: Say, arguments: list[str], output: str) -> None:
    assert say("build", *arguments)[0] == 0
    assert stages.calls[0][1] == Path(output)


@pytest.fixture
def three(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> Stages:
    """Folders `a`, `b` and `c`, and a folder `out`; all work is done in this process, where the stand-ins see it."""
    for name in ("b", "c", "out", "deep", "deep/a"):
        Path(name).mkdir()
    monkeypatch.setattr(batch, "processors", lambda: 1)
    return stages


def test_several_booklets_are_named_for_what_tells_them_apart(three: Stages, say: Say) -> None:
    line = "build a b --style classroom --style sheets/large.yaml --edition student --edition teacher -o out"
    assert say(*line.split(), "--print") == (0, "", "")
    asked = [(str(output), options["style"], options["edition"]) for _, output, options in three.calls]
    assert asked[:4] == [
        (str(Path("out/a.classroom.pdf")), "classroom", "student"),
        (str(Path("out/a.classroom.teacher.pdf")), "classroom", "teacher"),
        (str(Path("out/a.large.pdf")), "sheets/large.yaml", "student"),
        (str(Path("out/a.large.teacher.pdf")), "sheets/large.yaml", "teacher"),
    ]
    assert [Path(output).name[0] for output, *_ in asked[4:]] == ["b"] * 4
    assert len({id(options["shared"]) for *_, options in three.calls}) == 1


def test_the_figures_of_several_booklets_stand_below_their_names(three: Stages, say: Say) -> None:
    code, _, err = say("build", "a", "b", "--lint")
    assert code == 0
    assert [line for line in err.splitlines() if line.endswith(".pdf:")] == ["a.pdf:", "b.pdf:"]


def test_what_is_named_twice_is_built_once(three: Stages, say: Say) -> None:
    assert say("build", "a", "b", "a", "--edition", "teacher", "--edition", "teacher") == (0, "", "")
    assert [str(output) for _, output, _ in three.calls] == ["a.teacher.pdf", "b.teacher.pdf"]


def test_each_booklet_of_several_gets_its_closing_line(three: Stages, say_on_terminal: Say) -> None:
    assert say_on_terminal("build", "a", "b") == (0, "wrote a.pdf, 56 pages (i–iv, 1–52)\nwrote b.pdf, 56 pages\n", "")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a b -o x.pdf", "2 booklets cannot all be written to x.pdf; -o must name a folder that is there"),
        ("a b --trace t.txt", "a trace is one booklet’s: build that one alone"),
        ("a b -o nowhere/", "2 booklets cannot all be written to nowhere/; -o must name a folder that is there"),
        ("a deep/a", "a and deep/a would both be written to a.pdf; build them one by one"),
        ("a --style x/s.yaml --style s", "x/s.yaml and s would both be written to a.s.pdf; build them one by one"),
    ],
)
def test_several_booklets_that_cannot_be_told_apart_are_refused(
    three: Stages, say: Say, line: str, message: str
) -> None:
    assert say("build", *line.split()) == (1, "", f"booklet: {message}\n")
    assert not three.calls


def test_a_folder_that_is_not_there_keeps_all_from_beginning(three: Stages, say: Say) -> None:
    code, _, told = say("build", "a", "nowhere", "b")
    assert (code, three.calls) == (2, [])
    assert "there is no folder nowhere" in told


def test_one_folders_errors_do_not_keep_the_others_back(three: Stages, say_on_terminal: Say) -> None:
    three.raises = {"b": AuthorError(mistakes())}
    code, out, err = say_on_terminal("build", "a", "b", "c")
    assert (code, out) == (1, "wrote a.pdf, 56 pages (i–iv, 1–52)\nwrote c.pdf, 56 pages\n")
    assert err == "1 problems in colour\n"
    three.raises = {"a": OSError(errno.ENOSPC, "No space left on device")}
    code, out, err = say_on_terminal("build", "a", "b")
    assert (code, out) == (1, "wrote b.pdf, 56 pages\n")
    assert err.startswith("booklet: cannot write a.pdf: No space left on device")


def test_editions_tell_a_warning_they_share_once(three: Stages, say: Say) -> None:
    three.problems = mistakes("warning")
    assert say("build", "a", "--edition", "student", "--edition", "teacher") == (0, "", "1 problems\n")


def test_the_folder_one_stands_in_has_a_name(stages: Stages, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("a")
    assert say("build", ".")[0] == 0
    assert stages.calls[0][1] == Path("a.pdf")


def test_a_terminal_gets_a_closing_line(stages: Stages, say_on_terminal: Say) -> None:
    closing = "wrote a.pdf, 56 pages (i–iv, 1–52)\nwrote a.print.pdf: both sides, fold\n"
    assert say_on_terminal("build", "a", "--print") == (0, closing, "")


def test_quiet_is_quiet_but_not_about_problems(stages: Stages, say_on_terminal: Say) -> None:
    stages.problems = mistakes("warning")
    assert say_on_terminal("build", "a", "--quiet") == (0, "", "1 problems in colour\n")


def test_quiet_only_counts_many_warnings(stages: Stages, say: Say) -> None:
    for line in range(1, 74):
        stages.problems.warning(Location("a/people.yaml", line), "no ʿAmr here")
    assert say("build", "a", "-q") == (0, "", "booklet: 73 warnings; `booklet check a` tells them\n")
    assert say("build", "a") == (0, "", "73 problems\n")


def test_warnings_are_told_and_stop_nothing(stages: Stages, say: Say) -> None:
    stages.problems = mistakes("warning")
    assert say("build", "a") == (0, "", "1 problems\n")
    assert say("check", "a") == (0, "1 problems\n", "")


def test_errors_of_the_author_are_exit_1(stages: Stages, say: Say) -> None:
    stages.raises = AuthorError(mistakes())
    assert say("build", "a") == (1, "", "1 problems\n")
    assert say("check", "a") == (1, "1 problems\n", "")
    stages.raises, stages.problems = None, mistakes()
    assert say("check", "a") == (1, "1 problems\n", "")


@pytest.mark.parametrize(("format", "printed"), [("json", '[1, "ʿ"]\n'), ("github", "::error::1\n")])
def test_check_for_machines(stages: Stages, say: Say, format: str, printed: str) -> None:
    stages.problems = mistakes()
    assert say("check", "a", "--format", format) == (1, printed, "")


def test_a_clean_check_says_so_on_a_terminal_only(stages: Stages, say: Say, say_on_terminal: Say) -> None:
    assert say("check", "a") == (0, "", "")
    assert say_on_terminal("check", "a") == (0, "a: no problems\n", "")


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_where_none_is_wanted(
    stages: Stages, say_on_terminal: Say, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    stages.problems = mistakes()
    assert say_on_terminal("check", "a") == (1, "1 problems in colour\n", "")
    monkeypatch.setenv(variable, value)
    assert say_on_terminal("check", "a") == (1, "1 problems\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["biuld", "a"],
        ["build", "a", "--edition", "pupil"],
        ["build", "nowhere"],
        ["check", "a", "b"],
        ["check", "a", "--format", "xml"],
        ["new"],
        ["schema", "peple"],
        ["--what"],
    ],
)
def test_wrong_usage_is_exit_2(stages: Stages, say: Say, arguments: list[str]) -> None:
    code, out, err = say(*arguments)
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err
    assert "fault" not in err


def test_version_and_help(say: Say) -> None:
    assert say("--version") == (0, f"booklet {booklet.__version__}\n", "")
    code, out, err = say("--help")
    assert (code, err) == (0, "")
    for word in ("booklet new", "--edition teacher", "--print", "Exit codes", "build", "check", "schema"):
        assert word in out


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(errno.EACCES, "Permission denied", "a.pdf"),
        FileNotFoundError(errno.ENOENT, "No such file or directory", "a.pdf.part"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_kindly(stages: Stages, say: Say, error: OSError) -> None:
    stages.raises = error
    code, out, err = say("build", "a")
    assert (code, out) == (1, "")
    assert err.startswith(f"booklet: cannot write a.pdf: {error.strerror}")


def test_an_output_folder_that_is_not_there_is_told_before_any_work(stages: Stages, say: Say) -> None:
    assert say("build", "a", "-o", "out/a.pdf") == (1, "", "booklet: there is no folder out to write a.pdf into\n")
    assert not stages.calls


def test_what_is_no_pdf_is_not_replaced(stages: Stages, say: Say) -> None:
    people = Path("a/people.yaml")
    people.write_text("amr: {name: ʿAmr}\n", encoding="utf-8")
    code, _, err = say("build", "a", "-o", "a/people.yaml")
    assert code == 1
    assert "is not a PDF" in err
    assert not stages.calls
    Path("old.pdf").write_bytes(b"%PDF-1.7")
    assert say("build", "a", "-o", "old.pdf")[0] == 0


@pytest.mark.parametrize(
    "error",
    [
        KeyError("x"),
        RecursionError("deep"),
        FileNotFoundError(errno.ENOENT, "No such file", "/lib/styles/classroom.yaml"),
    ],
)
def test_a_fault_of_ours_is_never_the_authors(stages: Stages, say: Say, error: Exception) -> None:
    stages.raises = error
    code, out, err = say("build", "a")
    assert (code, out) == (commands.FAULT, "")
    assert "fault in booklet" in err
    assert "not in your files" in err
    assert type(error).__name__ in err
    assert "Traceback" not in err


def test_debug_shows_the_traceback(stages: Stages, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKLET_DEBUG", "1")
    stages.raises = KeyError("x")
    code, _, err = say("check", "a")
    assert code == commands.FAULT
    assert "Traceback" in err


@pytest.mark.parametrize("arguments", [["build", "a"], ["build", "a", "-ob.pdf"]], ids=["quick", "Typer"])
def test_ctrl_c_is_one_line(stages: Stages, say: Say, arguments: list[str]) -> None:
    stages.raises = KeyboardInterrupt()
    code, out, err = say(*arguments)
    assert (code, out, err.count("\n")) == (130, "", 1)


def test_ctrl_c_waits_until_libraries_are_loaded() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    loaded = []

    def load() -> None:
        with commands.importing():
            signal.raise_signal(signal.SIGINT)
            loaded.append("all")

    try:
        with pytest.raises(KeyboardInterrupt):
            load()
        assert loaded == ["all"]
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with commands.importing():  # in the background of a shell: left as it is
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_in_a_build_is_told(stages: Stages, say: Say) -> None:
    stages.raises = KeyboardInterrupt()
    assert say("build", "a") == (130, "", "booklet: stopped; nothing is left half-written\n")


@pytest.mark.parametrize(
    ("output", "message"),
    [("-", "a PDF is written to a file, not to standard output"), ("out/", "there is no folder out to write into")],
)
def test_outputs_that_are_no_files(stages: Stages, say: Say, output: str, message: str) -> None:
    code, _, told = say("build", "a", f"--output={output}")
    assert (code, stages.calls) == (1, [])
    assert message in told


class Full(Terminal):
    """A stream on a disk that is full."""

    def flush(self) -> None:
        raise OSError(28, "No space left on device")

    def fileno(self) -> int:
        return self.number


def test_a_full_disk_behind_standard_output_is_no_fault_of_ours(
    stages: Stages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stages.problems = mistakes()
    with (tmp_path / "out").open("w") as behind, monkeypatch.context() as patch:
        patch.setattr(Full, "number", behind.fileno(), raising=False)
        patch.setattr(sys, "stdout", Full())
        assert main(["check", "a"]) == 1
    assert capsys.readouterr().err == "booklet: standard output cannot be written: No space left on device\n"


def test_progress_shows_only_when_work_takes_long() -> None:
    stream = Terminal()
    with terminal.Progress(stream, patience=0) as progress:
        progress._timer.join()
        progress("reading")
    assert stream.getvalue() == f"{terminal.CLEAR}reading …{terminal.CLEAR}"
    with terminal.Progress(stream := Terminal(), patience=3600) as progress:
        progress("reading")
    assert stream.getvalue() == ""
    with terminal.Progress(stream := io.StringIO(), patience=0) as progress:
        progress("reading")
    assert stream.getvalue() == ""


def test_a_narrow_encoding_does_not_stop_us(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    terminal.steady()
    terminal.say("ʿAmr")
    assert raw.getvalue() == b"\\u02bfAmr\n"


def process(*arguments: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | options.pop("env", {})
    return subprocess.run(
        [sys.executable, "-m", "booklet", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **options,
    )


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is told otherwise there")
def test_a_reader_who_goes_away_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "booklet", "schema"], cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_shell_completion(tmp_path: Path) -> None:
    asked = {"_BOOKLET_COMPLETE": "complete_bash", "COMP_WORDS": "booklet ch", "COMP_CWORD": "1"}
    assert process(cwd=tmp_path, env=asked).stdout.split() == ["check"]
    asked = {"_BOOKLET_COMPLETE": "complete_bash", "COMP_WORDS": "booklet build a --edition ", "COMP_CWORD": "4"}
    assert process("build", "a", cwd=tmp_path, env=asked).stdout.split() == ["student", "teacher"]


def test_folders_complete(tmp_path: Path) -> None:
    (tmp_path / "hastings" / "essays").mkdir(parents=True)
    (tmp_path / "hastings" / "essays.yaml").touch()
    for typed, offered in (("ha", "hastings"), ("hastings/", "hastings/essays"), ("eg", "egypt-38ah")):
        asked = {"_BOOKLET_COMPLETE": "complete_bash", "COMP_WORDS": f"booklet build {typed}", "COMP_CWORD": "2"}
        assert process(cwd=tmp_path, env=asked).stdout.split() == [offered]


def test_new_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "people.yaml").write_text("mine\n", encoding="utf-8")
    done = process("new", "mine", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "not empty" in done.stderr
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["people.yaml"]


def test_a_new_folder_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def until_the_disk_is_full(path: Path, content: bytes) -> int:
        if path.name == "works.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", until_the_disk_is_full)
    for folder in (tmp_path / "mine", tmp_path / "deep" / "er", tmp_path):
        with pytest.raises(OSError, match="No space"):
            new.create(folder)
        assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    new.create(tmp_path)
    assert (tmp_path / ".booklet" / "works.json").is_file()


def test_the_starter_is_clean_and_builds(tmp_path: Path) -> None:
    assert process("new", "hastings", cwd=tmp_path).returncode == 0
    checked = process("check", "hastings", cwd=tmp_path)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    for edition, name in (("student", "hastings.pdf"), ("teacher", "hastings.teacher.pdf")):
        built = process("build", "hastings", "--edition", edition, cwd=tmp_path)
        assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["hastings", "hastings.pdf", "hastings.teacher.pdf"]


def test_every_file_of_the_starter_finds_its_schema(tmp_path: Path) -> None:
    assert process("new", "hastings", cwd=tmp_path).returncode == 0
    files = sorted((tmp_path / "hastings").glob("*.yaml"))
    assert len(files) > 3
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        schema = file.parent / first.partition("=")[2]
        assert schema.name == f"{file.stem}.json"
        assert schema.read_text(encoding="utf-8").startswith("{")
