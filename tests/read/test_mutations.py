"""Real booklets, damaged at random: whatever the files hold, the reader answers with problems, never a traceback.

`BOOKLET_MUTATIONS=20000 pytest tests/read/test_mutations.py` tries more; each case is known by its number.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from booklet import report
from booklet.checks import check
from booklet.problems import AuthorError, Problems
from booklet.read import read_archive
from tests.read.test_archive import PEOPLE, REST

CASES = int(os.environ.get("BOOKLET_MUTATIONS", "1000"))
SAMPLE = Path(__file__).parents[2] / "sources" / "egypt-38ah"
ESSAY = '# Why?\n\nIt *fell* in [[a]]. [@kindi, p. 3]\n\n## Before\n\nThe word [fitna]{ar-Latn}, "so".\n'
ODD = [
    *"[]{}|>&*!%@`'\"\\#:,?-~\t\n\r \0\x07\x85\u2028\ufeff\u200f\ud7ff\U0001f600ʿعש",
    "[[", "]]", "[@", "**", ": ", "- ", "\n\n", "\n  ", "---\n", "...\n", "<<: *x\n", "&x ", "*x", "!!str ", "!x ",
    "no", "08", "12:30", "1e3", "~", "\\u0000", "\\ud800", "{ar-Latn}", "](", "38 AH", "30 Safar 38 AH",
    "? ", "? [a]\n", ">2\n", "|+9\n", "%YAML 1.1\n", "=", "\u0661\u0662", "a" * 300, "9" * 15, "'''", "[" * 80,
]  # fmt: skip
Files = dict[str, bytes]


def booklets() -> list[Files]:
    small: Files = {"booklet.yaml": REST.encode(), "people.yaml": PEOPLE.encode(), "essay.md": ESSAY.encode()}
    real = {
        path.relative_to(SAMPLE).as_posix(): path.read_bytes()
        for path in sorted(SAMPLE.rglob("*"))
        if path.suffix in (".yaml", ".md")
    }
    return [small, *[{name: data, "booklet.yaml": b"title: T\n"} for name, data in real.items()]]


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to four changes, of bytes or of characters."""
    for _ in range(chance.randint(1, 4)):
        if chance.random() < 0.15:
            at = chance.randrange(len(data) + 1)
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randint(0, 1) :]
            continue
        text = data.decode("utf-8", "replace")
        at, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        end = min(end, at + chance.choice([0, 0, 1, 3, 30]))
        way = chance.randrange(4)
        piece = chance.choice(ODD) if way < 2 else text[at:end] * 2 if way == 2 else ""
        data = (text[:at] + piece + text[end:]).encode()
    return data


def lines_around(data: bytes, chance: random.Random) -> bytes:
    """Some lines from anywhere: a short file of what the real one is made of (a whole one takes its time)."""
    lines = data.splitlines(keepends=True)
    start = chance.randrange(len(lines) + 1)
    return b"".join(lines[start : start + chance.randint(3, 60)])


def attempt(folder: Path) -> Problems:
    problems = Problems()
    try:
        archive = read_archive(folder, problems, "f")
        if archive is not None:
            check(archive, problems)
    except AuthorError as error:
        problems = error.problems
    return problems


def test_damaged_booklets(tmp_path: Path) -> None:
    originals = booklets()
    found = 0
    for case in range(CASES):
        chance = random.Random(case)
        files = dict(chance.choice(originals) if case % 2 else originals[0])
        name = chance.choice(sorted(files))
        data = files[name] if len(files[name]) < 4_000 else lines_around(files[name], chance)
        files[name] = mutate(data, chance)
        for each, content in files.items():
            path = tmp_path / each
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        try:
            problems = attempt(tmp_path)
            for problem in problems:
                assert problem.message
                assert problem.location.line >= 0
            assert "Traceback" not in report.text(problems, path_of=lambda file: str(tmp_path / file[2:]))
            report.github(problems)
            report.json(problems).encode()
        except Exception as error:
            error.add_note(f"case {case}: {name} = {files[name]!r}")
            raise
        found += bool(len(problems))
        for each in files:
            (tmp_path / each).unlink()
    assert found > CASES * 0.6, "most damage is noticed"
