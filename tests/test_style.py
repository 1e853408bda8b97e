"""Style sheets: layered, typed, and every mistake told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.style import Style, load_style


def load(text: str, folder: Path) -> tuple[Style | None, list[str]]:
    (folder / "_school.yaml").write_text(text, "utf-8")
    problems = Problems()
    style = load_style("_school.yaml", styles_folder(), folder, problems)
    return style, [f"{p.location.line}:{p.location.column} {p.message} | {p.hint}" for p in problems]


def house() -> Style:
    problems = Problems()
    style = load_style("", styles_folder(), None, problems)
    assert style is not None and not list(problems)
    return style


def test_the_house_sheet_is_a5() -> None:
    style = house()
    assert (round(style.page.width, 1), round(style.page.height, 1)) == (419.5, 595.3)
    assert style.roles["first"].indent == 0 and style.roles["first"].size == style.roles["body"].size


@pytest.mark.parametrize("sheet", sorted(p.stem for p in styles_folder().glob("*.yaml")))
def test_every_sheet_of_the_house_loads(sheet: str) -> None:
    problems = Problems()
    style = load_style(sheet, styles_folder(), None, problems)
    assert style is not None and not list(problems)
    assert style.page.measure > 200 and style.page.depth > 300


def test_ten_lines_restyle_a_booklet(tmp_path: Path) -> None:
    style, problems = load("roles:\n  body: {size: 12, leading: 16pt}\npage:\n  inner: 0.5in\n", tmp_path)
    assert problems == [] and style is not None
    assert style.roles["body"].size == 12 and style.roles["first"].leading == 16
    assert style.page.inner == 36
    assert style.roles["heading 1"].size == 21


def test_sheets_build_on_one_another(tmp_path: Path) -> None:
    style, problems = load("extends: half-letter\nroles:\n  body: {size: 11}\n", tmp_path)
    assert problems == [] and style is not None
    assert style.page.width == 396 and style.roles["body"].size == 11


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("roles:\n  boddy: {size: 12}\n", "2:3 a style has no “boddy” here | did you mean `body`?"),
        ("roles:\n  body: {sise: 12}\n", "2:10 a style has no “sise” here | did you mean `size`?"),
        ("page:\n  width: wide\n", "2:10 “wide” is not a length | write points as a number, or 12pt, 17mm, 0.5in"),
        (
            "roles:\n  body: {align: middle}\n",
            "2:17 “middle” is no align of a style | one of: justify, left, center, right",
        ),
        ("roles:\n  body: {keep: maybe}\n", "2:16 `keep` wants true or false, not “maybe” | "),
        ("extends: a6\n", "1:10 there is no style “a6” | known styles: a5, half-letter; or the path of a .yaml file"),
        ("fonts:\n  roman: no.ttf\n", "2:10 there is no font file “no.ttf” | put it into the booklet's folder"),
        ("page: [1, 2]\n", "1:7 a style's values are single words, numbers or lengths | "),
        ("page: 3\n", "1:7 “page” wants keys and values of its own, this is `3` | "),
        ("roles:\n  body: 12\n", "2:9 “body” wants keys and values of its own, this is `12` | "),
        ("page:\n  width: {least: 3}\n", "2:10 a style's values are single words, numbers or lengths | "),
        ("roles:\n  body: {size: 0}\n", "2:16 “0” is out of range | it may be 3 to 150 points"),
        ("roles:\n  silent: {gray: nan}\n", "2:18 “nan” is not a number | "),
        ("scales:\n  arabic: fit\n", "2:11 “fit” is not a number | "),
        ("scales:\n  arabic: -1\n", "2:11 “-1” is out of range | it may be 0.3 to 3"),
        ("measures:\n  answer line: -3\n", "2:16 “-3” is out of range | it may be 8 to 72 points"),
        (
            "page:\n  top: 10mm\n  height: 60mm\n",
            "3:11 320.3 × 82.2 points are left between the margins | at least 140 × 100 are needed",
        ),
        (
            "# nothing but a note\n",
            "1:1 this style sheet is empty | say in it what changes, such as `page: {inner: 22mm}`",
        ),
        ("roles:\n  body: {base: nobody}\n", "2:16 “nobody” is no role to build on | did you mean `body`?"),
    ],
)
def test_mistakes_have_their_places(tmp_path: Path, text: str, message: str) -> None:
    style, problems = load(text, tmp_path)
    assert style is None
    assert message in problems


def test_a_sheet_that_extends_itself_is_refused(tmp_path: Path) -> None:
    style, problems = load("extends: _school.yaml\n", tmp_path)
    assert style is None and "extends itself" in problems[0]


def test_a_heading_with_nothing_below_it_changes_nothing(tmp_path: Path) -> None:
    style, problems = load("page:\nroles:\n  body:\n", tmp_path)
    assert style is not None and not problems
    assert style.roles == house().roles


def test_a_sheet_that_is_no_text_is_told_as_any_file_is(tmp_path: Path) -> None:
    (tmp_path / "_school.yaml").write_bytes("page: {}".encode("utf-16"))
    problems = Problems()
    assert load_style("_school.yaml", styles_folder(), tmp_path, problems) is None
    assert [problem.message for problem in problems] == ["this file is saved as UTF-16, not as UTF-8"]
