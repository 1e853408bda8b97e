"""`build --lint`, `build --trace` and `check --layout`, on a booklet whose style is too narrow for its words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from booklet import commands
from booklet.__main__ import main
from booklet.typeset.trace import HEAD

FILES = {
    "booklet.yaml": "title: Long words\nstyle: _narrow.yaml\nsections: [essays]\n",
    "_narrow.yaml": "roles:\n  first: {align: justify, hyphens: false, left: 190}\n",
    "essay.md": "# Words\n\nAdministrations reconsidered jurisdictions and recommended "
    "straightforward counterproposals before everybody had given pledges.\n",
}
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """A command line in a directory with the folder `a` → exit code, standard output, standard error."""
    (tmp_path / "a").mkdir()
    for name, text in FILES.items():
        (tmp_path / "a" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        return (main(list(arguments)), *capsys.readouterr())

    return run


def test_findings_are_warnings_with_a_place_in_the_file_and_one_in_print(say: Say) -> None:
    code, out, err = say("build", "a", "--lint")
    assert (code, out) == (0, "")
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")
    assert "a/essay.md:3:1: warning: page 1 at 244, " in err
    assert "a loose line, its spaces " in err
    assert "hint: a word more or less" in err
    assert "The type: 1 page, " in err
    assert "found: loose-line " in err
    assert say("check", "a", "--layout") == (0, err, "")


def test_nothing_is_looked_at_unless_asked_for(say: Say) -> None:
    assert say("build", "a") == (0, "", "")
    assert say("check", "a") == (0, "", "")


def test_the_lint_does_not_change_the_pdf(say: Say) -> None:
    say("build", "a")
    plain = Path("a.pdf").read_bytes()
    say("build", "a", "--lint", "--trace", "trace.txt")
    assert Path("a.pdf").read_bytes() == plain


def test_findings_for_programs(say: Say) -> None:
    code, out, err = say("check", "a", "--layout", "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    first = told["problems"][0]
    assert (first["file"], first["line"], first["rule"], first["severity"]) == (
        "a/essay.md",
        3,
        "loose-line",
        "warning",
    )
    assert first["page"] == 1
    assert 0 < first["x"] < 420
    assert 0 < first["y"] < 596
    assert told["warnings"] == told["layout"]["findings"]["loose-line"] == len(told["problems"])
    assert sum(part["lines"] for part in told["layout"]["classes"]) == told["layout"]["justified"] > 3


def test_findings_beside_the_lines_of_a_pull_request(say: Say) -> None:
    code, out, err = say("check", "a", "--layout", "--format", "github")
    assert (code, err) == (0, "")
    *warnings, notice = out.splitlines()
    assert warnings
    assert all(line.startswith("::warning file=a/essay.md,line=3,col=1::page 1 at ") for line in warnings)
    assert notice.startswith("::notice::1 page, ")


def test_a_folder_that_cannot_be_set_has_no_figures(say: Say) -> None:
    Path("a/people.yaml").write_text("amr: {nam: ʿAmr}\n", encoding="utf-8")
    code, out, _ = say("check", "a", "--layout")
    assert code == 1
    assert "The type" not in out
    code, out, _ = say("check", "a", "--layout", "--format", "json")
    assert (code, "layout" in json.loads(out)) == (1, False)


def test_many_findings_are_only_counted_when_quiet(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MANY", 1)
    code, out, err = say("build", "a", "--lint", "--quiet")
    assert (code, out) == (0, "")
    assert "warnings; `booklet check a --layout` tells them\nThe type: " in err


def test_a_trace_goes_to_a_file_or_to_standard_output(say: Say) -> None:
    assert say("build", "a", "--trace", "trace.txt") == (0, "", "")
    traced = Path("trace.txt").read_text(encoding="utf-8")
    assert traced.startswith(HEAD)
    assert "\tAdministrations" in traced
    assert say("build", "a", "--trace", "trace.txt") == (0, "", "")  # a trace may be replaced
    assert say("build", "a", "--trace", "-") == (0, traced, "")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (
            "a/essay.md",
            "booklet: a/essay.md is there already and is not a trace; it was not touched: give another name",
        ),
        ("a", "booklet: a is there already and is not a trace"),
        ("no/trace.txt", "booklet: there is no folder no to write trace.txt into"),
    ],
)
def test_a_trace_replaces_nothing_else(say: Say, target: str, message: str) -> None:
    code, out, err = say("build", "a", "--trace", target)
    assert (code, out) == (1, "")
    assert err.startswith(message)
    assert not Path("a.pdf").exists()
    assert Path("a/essay.md").read_text(encoding="utf-8") == FILES["essay.md"]


def test_a_trace_that_cannot_be_written_is_told(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_text", refused)
    assert say("build", "a", "--trace", "t.txt") == (1, "", "booklet: cannot write t.txt: Permission denied\n")


def test_a_trace_is_told_by_its_first_bytes() -> None:
    assert HEAD.encode() == commands.TRACE.begins
