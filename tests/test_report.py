"""How problems are shown: to people, to programs, to GitHub."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from booklet import report
from booklet.problems import NOWHERE, Location, Problems, Spot


def shown(tmp_path: Path, line: str, column: int, **options: bool | int) -> str:
    (tmp_path / "a.yaml").write_text(f"title: T\n{line}\n", encoding="utf-8")
    problems = Problems()
    problems.error(Location("f/a.yaml", 2, column), "wrong", "mend it")
    return report.text(problems, path_of=lambda file: str(tmp_path / file[2:]), **options)  # type: ignore[arg-type]


def test_a_message(tmp_path: Path) -> None:
    assert shown(tmp_path, "name: Amr", 7) == (
        "f/a.yaml:2:7: error: wrong\n"
        "  2 | name: Amr\n"
        "    |       ^\n"
        "  hint: mend it\n"
        "1 error\n"
    )  # fmt: skip


CARETS = [
    ("\tname: Amr", 1, "→name: Amr", "^"),
    ("名前: Amr", 5, "名前: Amr", "      ^"),
    ("n\u0323a: Amr", 5, "n\u0323a: Amr", "   ^"),
    ("e: \x1b[31mred", 4, "e: \ufffd[31mred", "   ^"),
    ("a: عمرو b", 9, "\u200ea: عمرو b", "        ^"),
    ("a: عمرو بن b", 5, "\u200ea: عمرو بن b", "   ^^^^^^^"),
    ("short", 99, "short", "     ^"),
]


@pytest.mark.parametrize(("line", "column", "excerpt", "caret"), CARETS)
def test_carets(tmp_path: Path, line: str, column: int, excerpt: str, caret: str) -> None:
    lines = shown(tmp_path, line, column).split("\n")
    assert lines[1:3] == [f"  2 | {excerpt}", f"    | {caret}"]


@pytest.mark.parametrize("column", [1, 60, 300, 500])
def test_a_window_of_a_long_line(tmp_path: Path, column: int) -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(500))
    _, excerpt, caret, *_ = shown(tmp_path, line, column).split("\n")
    assert len(excerpt) <= 6 + report.WINDOW + 2
    assert excerpt[caret.index("^")] == line[column - 1]
    assert ("…" in excerpt[:7]) == (column > report.BEFORE + 1)


def test_without_a_line_or_a_file(tmp_path: Path) -> None:
    problems = Problems()
    problems.error(Location("f", 0, 0), "no settings")
    problems.error(NOWHERE, "no style")
    problems.warning(Location(str(tmp_path / "gone.yaml"), 3, 1), "late")
    problems.warning(Location(str(tmp_path), 3, 1), "a folder")
    assert report.text(problems) == (
        "error: no style\n"
        f"{tmp_path}:3:1: warning: a folder\n"
        f"{tmp_path}/gone.yaml:3:1: warning: late\n"
        "f: error: no settings\n"
        "2 errors, 2 warnings\n"
    )  # fmt: skip


def test_errors_come_first_where_not_all_fit() -> None:
    problems = Problems()
    for line in range(1, 5):
        problems.warning(Location("a.yaml", line), "odd")
    for line in range(5, 8):
        problems.error(Location("a.yaml", line), "wrong")
    lines = report.text(problems, limit=4).split("\n")
    assert [line.split(": ")[0] for line in lines] == [
        "a.yaml:1:1", "a.yaml:5:1", "a.yaml:6:1", "a.yaml:7:1", "… and 3 more", "3 errors, 4 warnings", "",
    ]  # fmt: skip
    assert report.text(problems, limit=2).split("\n")[2:] == ["… and 5 more", "3 errors, 4 warnings", ""]


def test_colour_is_only_added(tmp_path: Path) -> None:
    import re

    coloured = shown(tmp_path, "name: Amr", 7, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(tmp_path, "name: Amr", 7)


def test_nothing_to_say() -> None:
    assert report.text(Problems()) == ""
    assert report.github(Problems()) == ""
    assert json.loads(report.json(Problems())) == {"errors": 0, "warnings": 0, "problems": []}


def test_json() -> None:
    problems = Problems()
    problems.warning(Location("a.yaml", 3, 4), "ʿAmr?", "say which", "namesake")
    told = report.json(problems)
    assert "ʿAmr" in told
    assert json.loads(told)["problems"] == [
        {
            "file": "a.yaml",
            "line": 3,
            "column": 4,
            "severity": "warning",
            "message": "ʿAmr?",
            "hint": "say which",
            "rule": "namesake",
        }
    ]


def test_json_of_what_shows_on_a_page() -> None:
    problems = Problems()
    problems.warning(Location("a.yaml", 3, 4), "page 7 at 9, 8: loose", "", "loose-line", Spot(11, 9.4, 8.0, "7"))
    told = json.loads(report.json(problems, {"lines": 3}))
    assert told["layout"] == {"lines": 3}
    shown = {key: told["problems"][0][key] for key in ("page", "folio", "x", "y")}
    assert shown == {"page": 11, "folio": "7", "x": 9.4, "y": 8.0}


def test_github_has_a_notice_for_what_stands_nowhere() -> None:
    assert report.github(Problems(), "88.5% within") == "::notice::88.5%25 within\n"


def test_github() -> None:
    problems = Problems()
    problems.error(Location("a,b:c%.yaml", 3, 4), "100% wrong", "mend\nit")
    problems.warning(Location("f", 0, 0), "odd: yes, odd")
    problems.warning(NOWHERE, "somewhere")
    assert report.github(problems) == (
        "::warning ::somewhere\n"
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=4::100%25 wrong%0Ahint: mend%0Ait\n"
        "::warning file=f::odd: yes, odd\n"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_opened_for_an_excerpt(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    problems = Problems()
    problems.error(Location(str(tmp_path / "pipe.yaml")), "this is not an ordinary file")
    assert report.text(problems).count("\n") == 2
