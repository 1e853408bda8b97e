"""Files made to waste time or memory are refused or read in reasonable work, counted in what is reported."""

from __future__ import annotations

from pathlib import Path

from booklet.model.inline import Emphasis, Inline, Strong
from booklet.read.context import MAX_PROBLEMS
from booklet.read.marks import MAX_OPEN
from tests.read.folders import read, told


def depth(node: Inline) -> int:
    return 1 + max(map(depth, node.children), default=0) if isinstance(node, (Emphasis, Strong)) else 0


def test_marks_do_not_nest_without_end(tmp_path: Path) -> None:
    nested = "*a **b " * 3_000 + "c** d* " * 3_000
    archive, problems = read(tmp_path, f"introduction: 'So {nested}'\n")
    assert archive is not None
    assert f"more than {MAX_OPEN} marks are open here" in problems[0].message
    assert len(problems) < 20
    assert max(map(depth, archive.settings.introduction.line)) <= MAX_OPEN


def test_many_mistakes_in_one_text(tmp_path: Path) -> None:
    _, problems = read(tmp_path, f"introduction: |\n  {'[[ ' * 60_000}\n")
    assert len(problems) == MAX_PROBLEMS
    assert told(problems)[1] == "booklet.yaml:3:6 `[[` without `]]`"


def test_many_unknown_keys_and_ids(tmp_path: Path) -> None:
    keys = "".join(f"key{number}: x\n" for number in range(20_000))
    people = "".join(f"a{number}: {{name: A, kin: {{b{number}: x}}}}\n" for number in range(6_000))
    _, problems = read(tmp_path, {"booklet.yaml": "title: T\n" + keys, "people.yaml": people})
    assert len(problems) == MAX_PROBLEMS


def test_many_keys_twice(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a: 1\n" * 20_000)
    assert len(problems) == MAX_PROBLEMS


def test_long_runs_of_marks_and_blanks(tmp_path: Path) -> None:
    pieces = ["'" * 1, '"', "]", "*", "[@a, ", "[x](", "[x]{", "\\", "ع ", "  ", ";@", "#"]
    texts = [piece * (150_000 // len(piece)) for piece in pieces] + [
        "[@a," + " " * 150_000 + "x y]",
        "ع" + " " * 150_000,
    ]
    essay = "# T\n\n" + "\n\n".join(texts) + "\n\n# " + "# " * 100_000 + "x\n"
    _, problems = read(tmp_path, {"booklet.yaml": "title: T\n", "essay.md": essay})
    assert 0 < len(problems) <= MAX_PROBLEMS


def test_long_dates_and_many_notes(tmp_path: Path) -> None:
    date = "1 or " * 30_000
    lines = "".join(f"- a #{number}\n" for number in range(100_000))
    _, problems = read(tmp_path, f"events: {{e: {{title: E, date: '{date}'}}}}\neditors:\n{lines}")
    assert len(problems) < MAX_PROBLEMS
    assert told(problems)[0] == "booklet.yaml:2:30 a date of 150,000 characters is none"
