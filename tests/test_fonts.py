"""Fonts that an author brings, and characters that fonts lack: told with their place, never as a fault of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb

from booklet import pipeline
from booklet.problems import Problem, Problems
from booklet.resources import styles_folder
from booklet.style import load_style

SERIF = styles_folder() / "fonts" / "stix-two-text" / "STIXTwoText-Regular.ttf"
LATIN = "".join(map(chr, range(0x20, 0x7F))) + "’‘“”–—…·"

Check = Callable[..., list[Problem]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """`booklet.yaml` (and a font for a face) → the problems that a check finds."""

    def run(text: str, font: bytes | None = None, name: str = "own.ttf", face: str = "roman") -> list[Problem]:
        folder = tmp_path / "booklet"
        folder.mkdir()
        if font is not None:
            (folder / name).write_bytes(font)
            (folder / "house.yaml").write_text(f"extends: classroom\nfonts:\n  {face}: {name}\n", encoding="utf-8")
            text += "style: house.yaml\n"
        (folder / "booklet.yaml").write_text(text, encoding="utf-8")
        return list(pipeline.check(folder))

    return run


def subset(characters: str, face: str = "roman") -> bytes:
    """A face of the house with these characters only."""
    style = load_style("", styles_folder(), None, Problems())
    assert style is not None
    request = hb.SubsetInput()
    request.unicode_set.clear()
    request.unicode_set.update(map(ord, characters))
    return bytes(hb.subset(hb.Face(hb.Blob.from_file_path(str(style.fonts[face].path))), request).blob.data)


SMALL = "title: A small booklet\nquestions: {who: {question: Who was it?}}\n"


def test_a_font_of_ones_own_is_used(check: Check) -> None:
    assert check(SMALL, subset(LATIN)) == []


def test_what_another_face_of_the_style_has_is_not_missing(check: Check) -> None:
    """Amiri has a ﷺ, and Latin text may hold one."""
    assert check("title: A small booklet\nquestions: {who: {question: Who said “ﷺ”?}}\n") == []


def test_each_missing_character_is_told_once(check: Check) -> None:
    found = check("title: A small booklet\nintroduction: First ☃, then ☃ and ☂.\nlicence: And ☃.\n")
    assert [problem.rule for problem in found] == ["missing-glyph"] * 2
    assert sorted(problem.message[-9:] for problem in found) == [" (U+2602)", " (U+2603)"]


STYLED = "title: A small booklet\nintroduction: |\n  roman ḥ ʿ\n  and *italic ḥ ʿ*\n  and **bold ḥ ʿ**.\n"


@pytest.mark.parametrize(
    ("face", "lacking", "line", "column"),
    [("roman", "ḥ", 3, 9), ("italic", "ḥ", 4, 15), ("bold", "ʿ", 5, 16), ("italic", "ʿ", 4, 17), ("roman", "ʿ", 3, 11)],
)
def test_a_face_that_lacks_a_letter_is_told_where_it_is_used(
    check: Check, face: str, lacking: str, line: int, column: int
) -> None:
    """Its letter is not borrowed from another face, and the other faces are of the house."""
    (found,) = check(STYLED, subset((LATIN + "ḥʿ").replace(lacking, ""), face), face=face)
    assert found.message == f"the style's {face} has no glyph for “{lacking}” (U+{ord(lacking):04X})"
    assert (found.location.line, found.location.column) == (line, column)
    assert found.location.file.endswith("booklet.yaml")


def test_a_face_of_ones_own_stands_beside_those_of_the_house(check: Check) -> None:
    assert check(STYLED, subset(LATIN + "ḥʿ", "italic"), face="italic") == []


def test_a_font_that_nothing_is_set_in_is_not_looked_through(check: Check) -> None:
    assert check("title: A small booklet\nintroduction: ḥ ʿ\n", subset(LATIN, "bold"), face="bold-italic") == []


def test_a_sign_that_is_no_letter_may_be_lent(check: Check) -> None:
    assert check("title: A small booklet\nintroduction: Kufa → Medina, *Kufa → Fustat*\n") == []


def test_a_letter_may_be_set_from_its_parts(check: Check) -> None:
    """The house face has no ǎ of one glyph, but an a and a mark; beside a missing sign it is not missing too."""
    (found,) = check("title: A small booklet\nintroduction: ǎ☃\n")
    assert "U+2603" in found.message


def test_answers_are_looked_through_too(check: Check) -> None:
    (found,) = check("title: A small booklet\nquestions: {who: {question: Who?, answer: [He ☃ did.]}}\n")
    assert found.location.file.endswith("booklet.yaml")
    assert found.location.line == 2


@pytest.mark.parametrize(
    "where",
    [
        "subtitle: ☃ and words",
        "audience: ☃ and words",
        "editors: [☃ and words]",
        "licence: ☃ and words",
        "people: {ali: {name: ☃ and words}}",
        "people: {ali: {name: Ali, full name: ☃ and words}}",
        "people: {ali: {name: Ali, also: [☃ and words]}}",
        "people: {ali: {name: Ali, script: {ar: ☃}}}",
        "people: {ali: {name: Ali, lineage: ☃ and words}}",
        "places: {here: {name: Here, modern: ☃ and words}}",
        "works: {one: {title: ☃ and words}}",
        "works: {one: {title: One, informants: [☃ and words]}}",
        "events: {one: {title: ☃ and words}}",
        "terms: {one: {term: ☃ and words, text: A term.}}",
        "terms: {one: {term: One, say: ☃ and words, text: A term.}}",
    ],
)
def test_a_missing_character_has_its_place_everywhere(check: Check, where: str) -> None:
    """`booklet.yaml:2:…`: not only in prose."""
    found = [problem for problem in check(f"title: A small booklet\n{where}\n") if problem.rule == "missing-glyph"]
    assert len(found) == 1
    assert found[0].location.file.endswith("booklet.yaml")
    assert found[0].location.line == 2


@pytest.mark.parametrize("length", [100, 3000, 60_000, 290_000])
def test_a_font_that_is_cut_short_is_told(check: Check, length: int) -> None:
    (found,) = check(SMALL, SERIF.read_bytes()[:length])
    assert found.location.file.endswith("house.yaml")
    assert found.location.line == 3


@pytest.mark.parametrize("lacking", [" ", "-", "0123456789"])
def test_a_font_without_what_every_page_needs_is_told(check: Check, lacking: str) -> None:
    """Space, hyphen and figures are ours, and their font is the author's."""
    text = f"{SMALL}introduction: {'Reconsideration of administrations and jurisdictions. ' * 9}\n"
    found = check(text, subset("".join(c for c in LATIN if c not in lacking)))
    assert found
    assert all(problem.location.file for problem in found)


def test_a_font_outside_the_folder_is_refused(check: Check, tmp_path: Path) -> None:
    """As for every other path in an author's files."""
    (found,) = check(SMALL, SERIF.read_bytes(), name="../outside.ttf")
    assert found.location.file.endswith("house.yaml")
