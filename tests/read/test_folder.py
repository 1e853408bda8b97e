"""What a folder on the disk may hold, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from booklet.problems import Location, Problems
from booklet.read import OF_STYLES, read_archive
from booklet.read import folder as folder_module
from booklet.read.folder import decode, renamed
from booklet.style.sheets import SECTIONS
from tests.read.folders import good, read, told, write


def test_no_folder_and_a_file(tmp_path: Path) -> None:
    for name, message in (("missing", "there is no folder `f`"), ("file", "`f` is a file")):
        (tmp_path / "file").write_text("title: T\n")
        problems = Problems()
        assert read_archive(tmp_path / name, problems, "f") is None
        assert [(problem.location, problem.message) for problem in problems] == [(Location("f", 0, 0), message)]


def test_links_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("people: {amr: {name: Amr}}\n")
    inner = write(tmp_path / "in", {"booklet.yaml": "title: T\nessays: [out.md]\n", "a/groups.yaml": "g: {name: G}\n"})
    (inner / "more.yaml").symlink_to(tmp_path / "secret.yaml")
    (inner / "out.md").symlink_to("/etc/hostname")
    (inner / "places").symlink_to(tmp_path)
    (inner / "again.yaml").symlink_to(inner / "a")
    _, problems = read(inner, {})
    assert told(problems) == [
        "booklet.yaml:2:10 `out.md` leads out of the booklet's folder",
        "more.yaml:0:1 this link leads out of the booklet's folder",
        "out.md:0:1 this link leads out of the booklet's folder",
        "places:0:1 this link leads out of the booklet's folder",
    ]


def test_a_link_inside_the_folder(tmp_path: Path) -> None:
    write(tmp_path, {"booklet.yaml": "title: T\n", "_store/people.yaml": "amr: {name: Amr}\n"})
    (tmp_path / "people.yaml").symlink_to(tmp_path / "_store" / "people.yaml")
    assert list(good(tmp_path, {}).people) == ["amr"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "people.yaml")
    _, problems = read(tmp_path, {"booklet.yaml": "title: T\n"})
    assert told(problems) == ["people.yaml:1:1 this is not an ordinary file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"people.yaml": "amr: {name: Amr}\n"})
    (tmp_path / "people.yaml").chmod(0)
    _, problems = read(tmp_path, {"booklet.yaml": "title: T\n"})
    assert told(problems) == ["people.yaml:1:1 this file cannot be read: Permission denied"]


def test_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MAX_FILE", 2**20)
    monkeypatch.setattr(folder_module, "MAX_TOTAL", 2**20)
    big = b"# " + b"x" * 2**20
    files: dict[str, str | bytes] = {"booklet.yaml": "title: T\n", "a.yaml": big, "b.yaml": big[:-9]}
    files["c.yaml"] = "people:\n"
    _, problems = read(tmp_path, files)
    assert told(problems) == [
        "a.yaml:1:1 this file is 1 MiB; more than 1 MiB are refused",
        "b.yaml:1:1 all files up to this one are more than 1 MiB together",
        "c.yaml:1:1 all files up to this one are more than 1 MiB together",
    ]


def test_too_many_and_too_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MAX_FILES", 3)
    _, problems = read(tmp_path / "many", {f"{n}.yaml": "people:\n" for n in range(4)})
    assert "this folder holds more than 3 files" in [problem.message for problem in problems]
    _, problems = read(tmp_path / "deep", {"booklet.yaml": "title: T\n", "d/" * 14 + "a.yaml": "people:\n"})
    assert [problem.message for problem in problems] == ["folders are nested more than 12 levels deep"]


ENCODINGS = [
    ("title: é\n".encode("utf-16"), "1:1 this file is saved as UTF-16, not as UTF-8"),
    ("title: é\n".encode("utf-16-be"), "1:1 this file is saved as UTF-16, or is no text file"),
    ("title: e\n".encode("utf-16-le"), "1:1 this file is saved as UTF-16, not as UTF-8"),
    ("title: é\n".encode("utf-32"), "1:1 this file is saved as UTF-32, not as UTF-8"),
    (
        "a: ʿ\nb: ".encode() + b"x\xe9\n",
        "2:5 this file is not saved as UTF-8: the byte E9 stands here; in Windows-1252 or Latin-1 it is “é”",
    ),
    (b"a: \x81\n", "1:4 this file is not saved as UTF-8: the byte 81 stands here"),
]


@pytest.mark.parametrize(("data", "message"), ENCODINGS)
def test_encodings(data: bytes, message: str) -> None:
    problems = Problems()
    assert decode(data, Location("f/a"), problems) is None
    assert told(list(problems)) == [f"a:{message}"]


def test_a_folder_within_the_booklet_is_not_one(tmp_path: Path) -> None:
    write(tmp_path, {"booklet.yaml": "title: T\n", "people/amr.yaml": "amr: {name: Amr}\n"})
    problems = Problems()
    read_archive(tmp_path / "people", problems, "people")
    assert next(iter(problems)).hint == "there is one in the folder above: name that one"


@pytest.mark.parametrize(
    ("other", "meant"),
    [
        ("people.txt", "people.yaml"),
        ("People", "People.yaml"),
        ("accounts/first.txt", "accounts/first.yaml"),
        ("a/notes.yaml.txt", "a/notes.yaml"),
        ("essay.md.txt", "essay.md"),
        ("notes.txt", ""),
        ("people.pdf", ""),
        ("a/map.png", ""),
    ],
)
def test_names_that_must_be_meant_for_others(other: str, meant: str) -> None:
    assert renamed(other, ("people", "accounts")) == meant


def test_a_style_sheet_is_told_how_it_is_named(tmp_path: Path) -> None:
    assert set(OF_STYLES) == {"extends", *SECTIONS}
    _, problems = read(tmp_path, {"booklet.yaml": "title: T\n", "school.yaml": "extends: a4\ntext: {size: 12}\n"})
    assert told(problems) == ["school.yaml:1:1 `extends` is not a kind of record"]
    assert "name it `_school.yaml`" in next(iter(problems)).hint
