"""`booklet check --pdf`, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import foreign
import pytest

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(tmp_path: Path, good: bytes) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(good)
    return path


def test_nothing_in_the_way(file: Path, say: Say) -> None:
    code, out, err = say("check", "--pdf", str(file))
    assert (code, err) == (0, "")
    assert out.endswith("\nNothing stands in a reader’s way.\n")


def test_something_in_the_way(tmp_path: Path, say: Say) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(foreign.untagged())
    code, out, _ = say("check", "--pdf", str(path))
    assert code == 1
    assert "no      Is it tagged? It has no structure tree." in out
    code, out, _ = say("check", "--pdf", str(path), "--aloud")
    assert code == 1
    assert out.startswith("Without tags nobody can know")


def test_as_data(file: Path, say: Say) -> None:
    code, out, _ = say("check", "--pdf", str(file), "--format", "json")
    told = json.loads(out)
    assert (code, told["good"], told["file"]) == (0, True, str(file))
    assert {answer["mark"] for answer in told["answers"]} == {"yes"}
    assert told["pages"] > 3
    _, out, _ = say("check", "--pdf", str(file), "--format", "json", "--aloud")
    assert "Heading level 1: Heard and kept" in json.loads(out)["lines"]


def test_heard(file: Path, say: Say) -> None:
    code, out, _ = say("check", "--pdf", str(file), "--aloud")
    assert code == 0
    assert out.startswith("— page i —\n")
    assert "\nHeading level 1: Heard and kept\n" in out


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.pdf", None, "cannot read {}: No such file or directory"),
        ("empty.pdf", b"", "{} is empty"),
        ("text.pdf", b"title: A booklet\n", "{} is not a PDF: it does not begin with %PDF"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", "{} is damaged and cannot be opened: "),
        ("locked.pdf", foreign.with_password(), "{} opens only with a password"),
        ("pages.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", "{} is damaged"),
    ],
)
def test_what_cannot_be_looked_at(tmp_path: Path, say: Say, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    code, out, err = say("check", "--pdf", str(path))
    assert (code, out) == (1, "")
    assert err.startswith("booklet: " + message.format(path))
    assert err.count("\n") == 1


def test_a_folder_is_no_file(tmp_path: Path, say: Say) -> None:
    code, _, err = say("check", "--pdf", str(tmp_path))
    assert code == 1
    assert "is a folder: give a PDF file, or the folder without --pdf" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--aloud"],
        ["a", "--pdf", "b.pdf"],
        ["--pdf", "b.pdf", "--layout"],
        ["--pdf", "b.pdf", "--style", "a4"],
        ["--pdf", "b.pdf", "--format", "github"],
        ["a", "--aloud"],
    ],
)
def test_what_does_not_go_together(arguments: list[str], say: Say) -> None:
    code, out, err = say("check", *arguments)
    assert (code, out) == (2, "")
    assert "--pdf FILE is given without a FOLDER" in err


def test_neither_folder_nor_file(say: Say) -> None:
    code, _, err = say("check")
    assert code == 2
    assert "give a FOLDER, or a PDF with --pdf FILE" in err
