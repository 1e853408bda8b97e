"""Pictures in essays: how they are written, where their files are, and what is said of alternative texts."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

import pytest

from booklet.model.inline import Citation, Emphasis
from booklet.model.records import Picture
from booklet.problems import Location
from booklet.read import folder as folder_module
from tests.rasters import jpeg, png
from tests.read.folders import good, read, told

YAML = "title: T\nworks: {w: {title: W}}\n"
Files = dict[str, str | bytes]


def files(essay: str, name: str = "map.jpg", data: bytes = b"", **more: str | bytes) -> Files:
    return {"booklet.yaml": YAML, "essay.md": f"# T\n\n{essay}\n", name: data or jpeg(), **more}


def pictures(tmp_path: Path, given: Files) -> list[Picture]:
    archive = good(tmp_path, given)
    found = [block for essay in archive.essays.values() for _, block in essay.blocks if isinstance(block, Picture)]
    assert set(archive.pictures) == {picture.file for picture in found}
    return found


def messages(tmp_path: Path, given: Files) -> list[str]:
    return told(read(tmp_path, given)[1])


def test_a_picture(tmp_path: Path) -> None:
    text = 'Before.\n![A river\nand "towns"](map.jpg "The *Nile*, by \\"N.\\" [@w, p. 3]")\n\nBehind.'
    archive = good(tmp_path, files(text))
    assert [kind for kind, _ in archive.essays["essay"].blocks] == ["paragraph", "picture", "paragraph"]
    picture = archive.essays["essay"].blocks[1][1]
    assert isinstance(picture, Picture)
    assert (picture.file, picture.alt) == ("map.jpg", "A river and “towns”")
    assert picture.at.locate() == Location("f/essay.md", 4, 1)
    assert picture.file.at.locate() == Location("f/essay.md", 5, 14)
    assert picture.caption.plain == 'The Nile, by "N." '
    assert {type(part) for part in picture.caption.line} >= {Emphasis, Citation}
    assert (archive.pictures["map.jpg"].width, archive.pictures["map.jpg"].height) == (24, 16)


@pytest.mark.parametrize(
    "written",
    [
        "![Towns](map.jpg)",
        "![Towns]( map.jpg )",
        "![Towns](<map.jpg>)",
        "![Towns](./map.jpg)",
        "![Towns](map.jpg '')",
        "![Towns](map.jpg\n“A caption.”)",
        "![Towns](map.jpg 'It is [sic] (1).')",
    ],
)
def test_ways_to_write_it(written: str, tmp_path: Path) -> None:
    (picture,) = pictures(tmp_path, files(written))
    assert (picture.file, picture.alt) == ("map.jpg", "Towns")


def test_names_of_files(tmp_path: Path) -> None:
    for number, name in enumerate(("map (1).jpg", "king's map.jpg", "ʿAmr.JPG", "a/b/c.png")):
        (picture,) = pictures(tmp_path / str(number), files(f"![Towns]({name})", name))
        assert picture.file == name


def test_letters_with_marks_as_a_mac_stores_them(tmp_path: Path) -> None:
    for number, (typed, stored) in enumerate((("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD"))):
        given = files(f"![Towns]({normalize(typed, 'Fusṭāṭ.jpg')})", normalize(stored, "Fusṭāṭ.jpg"))
        (picture,) = pictures(tmp_path / str(number), given)
        assert picture.file == normalize(stored, "Fusṭāṭ.jpg")


def test_two_in_a_row_and_one_file_twice(tmp_path: Path) -> None:
    first, second = pictures(tmp_path, files("![Towns](map.jpg)\n![The same towns](map.jpg)"))
    assert (first.alt, second.alt) == ("Towns", "The same towns")


@pytest.mark.parametrize("written", ["map.jpg", "../maps/map.jpg", "maps/map.jpg"])
def test_beside_the_essay_or_from_the_folder_on(written: str, tmp_path: Path) -> None:
    name = "essays/map.jpg" if written == "map.jpg" else "maps/map.jpg"
    given: Files = {"booklet.yaml": YAML, "essays/one.md": f"# T\n\n![Towns]({written})\n", name: png()}
    assert [picture.file for picture in pictures(tmp_path, given)] == [name]


@pytest.mark.parametrize(
    ("essay", "message"),
    [
        ("![](map.jpg)", "3:1 this picture has no alternative text"),
        ("![ ](map.jpg)", "3:1 this picture has no alternative text"),
        ("![...](map.jpg)", "3:1 this picture has no alternative text"),
        ("![Towns]()", "3:10 this picture names no file"),
        ("![Towns](maps.jpg)", "3:10 there is no file `maps.jpg`"),
        ("![Towns](../map.jpg)", "3:10 `../map.jpg` leads out of the booklet's folder"),
        ("![Towns](/map.jpg)", "3:10 `/map.jpg` leads out of the booklet's folder"),
        ("![Towns](https://x.org/a.jpg)", "3:10 `https://x.org/a.jpg` is an address, not a file"),
        ("![Towns](essay.md)", "3:10 this is no picture that can be read; JPEG and PNG can be printed"),
        ("![Towns](map.jpg) and more", "3:1 this picture is not written as one"),
        ("![Towns](map.jpg", "3:1 this picture is not written as one"),
        ("![Towns]", "3:1 this picture is not written as one"),
        ("![Towns](map.jpg 'See [[nobody]].')", "3:25 nothing here has the id `nobody`"),
    ],
)
def test_errors_have_their_places(essay: str, message: str, tmp_path: Path) -> None:
    assert messages(tmp_path, files(essay)) == [f"essay.md:{message}"]


@pytest.mark.parametrize(
    ("alt", "message"),
    [
        ("map", "only repeats the name of the file"),
        ("Map.jpg", "only repeats the name of the file"),
        ("The Nile, and its towns", "only repeats the caption"),
        ("Photo", "“Photo” tells nothing about this picture"),
        ("Towns " * 51, "has 305 characters, more than 300"),
        ("The [[amr]] of old", "marks in an alternative text are read aloud as they stand"),
    ],
)
def test_warnings_on_alternative_text(alt: str, message: str, tmp_path: Path) -> None:
    archive, problems = read(tmp_path, files(f'![{alt}](map.jpg "The *Nile* and its towns.")'.replace("Nile,", "Nile")))
    assert [problem.severity for problem in problems] == ["warning"]
    assert message in problems[0].message
    assert problems[0].location == Location("f/essay.md", 3, 1)
    assert archive is not None


def test_a_good_one_is_not_complained_of(tmp_path: Path) -> None:
    assert messages(tmp_path, files("![" + "Towns " * 50 + "](map.jpg)")) == []


def test_a_picture_inside_a_paragraph_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, files("See ![Towns](map.jpg)"))
    assert told(problems) == ["essay.md:3:14 a picture cannot stand inside a paragraph"]
    assert "paragraph of its own" in problems[0].hint


def test_pictures_that_cannot_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MAX_PICTURE", 2**20)
    big: Files = files("![Towns](map.jpg)", data=jpeg() + bytes(2**20))
    assert messages(tmp_path, big) == ["essay.md:3:10 this file is 1 MiB; more than 1 MiB are refused"]
    monkeypatch.setattr(folder_module, "MAX_PICTURES", 2**20)
    two = files(
        "![Towns](map.jpg)\n\n![More](b.jpg)\n\n![More](b.jpg)",
        data=jpeg() + bytes(2**19),
        **{"b.jpg": jpeg() + bytes(2**19)},
    )
    assert set(messages(tmp_path, two)) == {
        "essay.md:5:9 all pictures up to this one are more than 1 MiB together",
        "essay.md:7:9 all pictures up to this one are more than 1 MiB together",
    }


def test_no_picture_out_of_the_folder_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(jpeg())
    inner = tmp_path / "in"
    inner.mkdir()
    os.symlink(tmp_path / "secret.jpg", inner / "link.jpg")
    found = messages(inner, files("![Towns](link.jpg)"))
    assert found == ["essay.md:3:10 `link.jpg` leads out of the booklet's folder"]


def test_all_is_told_at_once(tmp_path: Path) -> None:
    """A picture that fails hides neither the others nor what checks find, and its caption's citation counts."""
    found = messages(tmp_path, files('![](a.jpg "By [@w].")\n\n![](b.jpg)\n\n[[nobody]]'))
    assert found == [
        "essay.md:3:1 this picture has no alternative text",
        "essay.md:3:5 there is no file `a.jpg`",
        "essay.md:5:1 this picture has no alternative text",
        "essay.md:5:5 there is no file `b.jpg`",
        "essay.md:7:3 nothing here has the id `nobody`",
    ]
