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


def test_the_house_sheet_is_a5() -> None:
    problems = Problems()
    style = load_style("", styles_folder(), None, problems)
    assert style is not None and not list(problems)
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
