"""Style sheets: layered, typed, and every mistake told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.sections import colophon
from booklet.style import Style, load_style
from booklet.style.values import FACES

MM = 72 / 25.4


def load(text: str, folder: Path) -> tuple[Style | None, list[str]]:
    (folder / "_school.yaml").write_text(text, "utf-8")
    problems = Problems()
    style = load_style("_school.yaml", styles_folder(), folder, problems)
    return style, [f"{p.location.line}:{p.location.column} {p.message} | {p.hint}" for p in problems]


def sheet(name: str) -> Style:
    problems = Problems()
    style = load_style(name, styles_folder(), None, problems)
    assert style is not None and not list(problems)
    return style


SHEETS = sorted(p.stem for p in styles_folder().glob("*.yaml"))
FOR_WEAK_EYES = ("large-print", "dyslexia")


def test_the_house_sheet_is_a5() -> None:
    style = sheet("")
    assert (round(style.page.width, 1), round(style.page.height, 1)) == (419.5, 595.3)
    assert style.name == "classroom"
    assert style.roles["first"].indent == 0 and style.roles["first"].size == style.roles["body"].size


def test_the_sheets_of_the_house() -> None:
    assert SHEETS == ["a4", "classroom", "compact", "dyslexia", "large-print", "letter", "letter-half"]


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_of_the_house_can_be_read(name: str) -> None:
    """Its lines are of a length read with ease, its pages hold whole lines, and nothing is too small to print."""
    style = sheet(name)
    assert 25 < style.page.measure / style.text.size < 38
    lines = style.page.depth / style.text.leading
    assert lines == pytest.approx(round(lines)) and lines > 25
    assert min(role.size for role in style.roles.values()) >= min(style.text.least, 12)
    assert min(style.page[2:6]) > 12 * MM


@pytest.mark.parametrize("name", SHEETS)
def test_running_text_stands_on_one_grid(name: str) -> None:
    """And a heading with the space around it takes whole lines of it."""
    style = sheet(name)
    leading = style.text.leading
    assert {role for role, its in style.roles.items() if its.grid} == {"body", "first"}
    assert {style.roles[role].leading for role in ("body", "first", "quote", "item", "entry", "over")} == {leading}
    assert not style.roles["first"].before and not style.roles["body"].after
    for level in (1, 2, 3):
        heading = style.roles[f"heading {level}"]
        lines = (heading.before + heading.leading + heading.after) / leading
        assert lines == pytest.approx(round(lines))
        assert level == 1 or heading.leading == leading
        assert heading.size < heading.leading


@pytest.mark.parametrize("name", FOR_WEAK_EYES)
def test_sheets_for_weak_eyes_have_what_helps(name: str) -> None:
    style = sheet(name)
    assert {role.align for role in style.roles.values()} <= {"left", "right"}
    assert not any(role.hyphens for role in style.roles.values())
    assert not any(role.gray for role in style.roles.values())
    assert {style.fonts[face].path.stem.partition("-")[2] for face in FACES} == {"Regular", "Bold"}
    assert not any("smcp" in features for features in style.features.values()) or name == "large-print"
    assert not any(role.face.startswith("small-caps") for role in style.roles.values())


def test_the_dyslexia_sheet_spares_tinted_paper() -> None:
    style = sheet("dyslexia")
    assert style.measures.ground == 1
    assert style.text.word_space > 1.1 and style.text.leading >= 1.5 * style.text.size


def test_one_size_changes_all(tmp_path: Path) -> None:
    style, problems = load("text: {size: 15}\n", tmp_path)
    assert problems == [] and style is not None
    house = sheet("")
    assert style.page[:5] == house.page[:5]
    for name, role in style.roles.items():
        for key in ("size", "leading", "before", "after", "left"):
            assert getattr(role, key) == pytest.approx(1.5 * getattr(house.roles[name], key), abs=0.01), (name, key)
        assert (role.indent, role.hang) == (house.roles[name].indent, house.roles[name].hang)
    assert style.measures.table_gap == pytest.approx(1.5 * house.measures.table_gap)
    assert style.measures.answer_line == pytest.approx(1.5 * house.measures.answer_line)


def test_ten_lines_restyle_a_booklet(tmp_path: Path) -> None:
    style, problems = load("text: {size: 12, leading: 16pt}\npage:\n  inner: 0.5in\n", tmp_path)
    assert problems == [] and style is not None
    assert style.roles["body"].size == 12 and style.roles["first"].leading == 16
    assert style.page.inner == 36 and style.page.outer == sheet("").page.outer


def test_sheets_build_on_one_another(tmp_path: Path) -> None:
    style, problems = load("extends: letter-half\ntext: {size: 11}\n", tmp_path)
    assert problems == [] and style is not None
    assert style.page.width == 396 and style.roles["body"].size == 11


def test_margins_stand_in_the_ratio_of_the_canon(tmp_path: Path) -> None:
    style, problems = load("page: {paper: A4, canon: 2:3:4:6, measure: 0.7x, bottom: 60mm}\n", tmp_path)
    assert problems == [] and style is not None
    page = style.page
    assert (page.width, page.height) == pytest.approx((210 * MM, 297 * MM))
    assert page.measure == pytest.approx(0.7 * 210 * MM)
    assert (page.top / page.inner, page.outer / page.inner) == pytest.approx((1.5, 2))
    assert page.bottom == pytest.approx(60 * MM)


def test_a_paper_takes_back_the_measures_of_another(tmp_path: Path) -> None:
    (tmp_path / "wide.yaml").write_text("page: {width: 200mm, height: 200mm, outer: 40mm}\n", "utf-8")
    style, problems = load("extends: wide.yaml\npage: {paper: letter, inner: 30mm}\n", tmp_path)
    assert problems == [] and style is not None
    assert (style.page.width, style.page.height) == (612, 792)
    assert style.page.inner == pytest.approx(30 * MM) and style.page.outer < 40 * MM


def test_a_size_of_ones_own_has_a_leading_of_its_own(tmp_path: Path) -> None:
    """Larger type is set tighter; what is said is taken; and a role that another builds on passes on no leading."""
    text = (
        "roles:\n  heading 1: {size: 3x}\n  asked: {size: 0.6x, leading: 9}\n  label: {size: 0.6x}\n"
        "  table: {size: 9, leading: 1.5x}\n  first: {size: 11}\n"
    )
    style, problems = load(text, tmp_path)
    assert problems == [] and style is not None
    roles, ratio = style.roles, style.text.leading / style.text.size
    large, little = (roles[name].leading / roles[name].size for name in ("heading 1", "label"))
    assert 1 < large < ratio < little
    assert roles["asked"].leading == 9 and roles["small"].leading == pytest.approx(1.27 * roles["small"].size)
    assert (roles["table"].leading, roles["first"].leading) == (13.5, style.text.leading)


def test_every_relative_length_has_its_base(tmp_path: Path) -> None:
    text = (
        "text: {size: 10, leading: 14}\nmeasures: {box pad: 2em, answer line: 2 lines}\n"
        "roles:\n  key: {size: 0.8x, before: 0.5 line, after: 1em, left: 3mm, indent: 16pt, hang: 1.5}\n"
    )
    style, problems = load(text, tmp_path)
    assert problems == [] and style is not None
    role = style.roles["key"]
    assert (role.size, role.before, role.after, role.indent, role.hang) == (8, 7, 8, 2, 1.5)
    assert role.left == pytest.approx(3 * MM)
    assert (style.measures.box_pad, style.measures.answer_line) == (20, 28)


def test_nothing_sized_by_running_text_is_smaller_than_the_least(tmp_path: Path) -> None:
    style, problems = load("text: {least: 9}\nroles:\n  grid: {size: 7pt}\n", tmp_path)
    assert problems == [] and style is not None
    assert style.roles["small"].size == style.roles["line number"].size == 9
    assert style.roles["grid"].size == 7


def test_emphasis_can_be_bold_everywhere(tmp_path: Path) -> None:
    style, problems = load("text: {emphasis: bold}\n", tmp_path)
    assert problems == [] and style is not None
    assert style.fonts["italic"] == style.fonts["bold-italic"] == style.fonts["bold"] != sheet("").fonts["italic"]


def test_a_role_names_its_figures(tmp_path: Path) -> None:
    style, problems = load("roles:\n  cover: {face: bold, figures: lining}\n", tmp_path)
    assert problems == [] and style is not None
    faces = {name: style.roles[name].face for name in ("body", "cell", "attested", "running head", "cover")}
    assert faces == {
        "body": "roman old-style",
        "cell": "roman tabular",
        "attested": "roman tabular",
        "running head": "small-caps old-style",
        "cover": "bold lining",
    }


def test_a_wide_margin_has_room_for_notes(tmp_path: Path) -> None:
    style, _ = load("page: {outer: 60mm, margin note gap: 5mm, margin note edge: 10mm}\n", tmp_path)
    assert style is not None and style.page.margin_note == pytest.approx(45 * MM)
    assert style.page.margin_note_gap == pytest.approx(5 * MM)
    assert sheet("a4").page.margin_note > 25 * MM
    assert sheet("classroom").page.margin_note == 0


@pytest.mark.parametrize("name", SHEETS)
def test_the_colophon_names_the_faces(name: str) -> None:
    written = colophon.FACES.format(colophon.OTHERS.get(name, colophon.SERIF)).lower()
    for face, font in sheet(name).fonts.items():
        assert face == "symbols" or font.path.parent.name.replace("-", " ") in written


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
        (
            "extends: a6\n",
            f"1:10 there is no style “a6” | known styles: {', '.join(SHEETS)}; or the path of a .yaml file",
        ),
        ("extends: half-letter\n", "1:10 there is no style “half-letter” | did you mean `letter`?"),
        ("fonts:\n  roman: no.ttf\n", "2:10 there is no font file “no.ttf” | put it into the booklet's folder"),
        ("page: [1, 2]\n", "1:7 a style's values are single words, numbers or lengths | "),
        ("page: 3\n", "1:7 “page” wants keys and values of its own, this is `3` | "),
        ("roles:\n  body: 12\n", "2:9 “body” wants keys and values of its own, this is `12` | "),
        ("page:\n  width: {least: 3}\n", "2:10 a style's values are single words, numbers or lengths | "),
        ("roles:\n  item: {size: 0}\n", "2:16 “0” is out of range | it may be 3 to 150 points"),
        ("text: {size: 60}\n", "1:14 “60” is out of range | it may be 5 to 40 points"),
        ("text: {size: 2 lines}\n", "1:14 “2 lines” is not a length | write points as a number, or 12pt, 17mm, 0.5in"),
        (
            "roles:\n  key: {before: 2x}\n",
            "2:17 “2x” is not a length | write points as a number, or 12pt, 17mm, 0.5in, 1.2em, 0.5 line",
        ),
        (
            "roles:\n  key: {hang: far}\n",
            "2:15 “far” is not a length | write ems as a number, or 12pt, 17mm, 0.5in, 1.2em",
        ),
        ("roles:\n  key: {hang: 300pt}\n", "2:15 “300pt” is out of range | it may be -10 to 10 ems"),
        (
            "roles:\n  key: {figures: roman}\n",
            "2:18 “roman” is no figures of a style | one of: old-style, lining, tabular",
        ),
        (
            "roles:\n  key: {figures: old style}\n",
            "2:18 “old style” is no figures of a style | did you mean `old-style`?",
        ),
        ("roles:\n  body: {size: 12}\n", "2:16 the size of running text is not said here | write `text: {size: 12}`"),
        (
            "roles:\n  first: {leading: 15}\n",
            (
                "2:20 “15” is not the leading of running text, on whose grid this stands"
                " | leave it out, or write `grid: false` beside it"
            ),
        ),
        ("text: {emphasis: caps}\n", "1:18 “caps” is no emphasis of a style | one of: italic, bold"),
        ("text: {word space: wide}\n", "1:20 “wide” is not a factor | write 0.85x, say"),
        ("text: {word space: 9x}\n", "1:20 “9x” is out of range | it may be 0.5x to 3x"),
        ("text: {hyphen: false}\n", "1:8 a style has no “hyphen” here | did you mean `hyphens`?"),
        ("page: {paper: Letter}\n", "1:15 “Letter” is no paper of a style | did you mean `letter`?"),
        ("page: {canon: 2:3:4}\n", "1:15 “2:3:4” is no ratio of margins | inner:top:outer:bottom, such as 2:3:4:6"),
        ("page: {canon: 0:1:0:1}\n", "1:15 “0:1:0:1” is no ratio of margins | inner:top:outer:bottom, such as 2:3:4:6"),
        ("measures:\n  ground: 2\n", "2:11 “2” is out of range | it may be 0 to 1"),
        ("roles:\n  silent: {gray: nan}\n", "2:18 “nan” is not a number | "),
        ("scales:\n  arabic: fit\n", "2:11 “fit” is not a factor | write 0.85x, say"),
        ("scales:\n  arabic: -1\n", "2:11 “-1” is out of range | it may be 0.3x to 3x"),
        ("measures:\n  answer line: -3\n", "2:16 “-3” is out of range | it may be 6 to 72 points"),
        ("text: {size: 10, leading: 3}\n", "1:27 “3” is out of range | it may be 9 to 200 points"),
        ("extends:\n", "1:9 `extends` wants the name of one style, or the path of one | leave it out for the usual"),
        (
            "extends: [a4, letter]\n",
            "1:10 `extends` wants the name of one style, or the path of one | leave it out for the usual",
        ),
        (
            "page: {outer: 70, margin note: 60}\n",
            (
                "1:32 notes of 60 points have no room beside the text"
                " | the outer margin is 70 points wide, of which 12 part notes from the text"
            ),
        ),
        (
            "page:\n  top: 10mm\n  height: 60mm\n",
            "3:11 320.9 × 80.4 points are left between the margins | at least 140 × 100 are needed",
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


def test_a_sheet_extends_another_of_the_folder_which_extends_a_third(tmp_path: Path) -> None:
    (tmp_path / "_town.yaml").write_text("extends: large-print\ntext: {size: 20}\n", encoding="utf-8")
    style, problems = load("extends: _town.yaml\nroles:\n  body: {indent: 2}\n", tmp_path)
    assert style is not None and not problems
    assert style.text.size == 20 and style.text.emphasis == "bold" and style.roles["body"].indent == 2


def test_a_heading_with_nothing_below_it_changes_nothing(tmp_path: Path) -> None:
    style, problems = load("page:\nroles:\n  body:\n", tmp_path)
    assert style is not None and not problems
    assert style.roles == sheet("").roles


def test_a_sheet_that_is_no_text_is_told_as_any_file_is(tmp_path: Path) -> None:
    (tmp_path / "_school.yaml").write_bytes("page: {}".encode("utf-16"))
    problems = Problems()
    assert load_style("_school.yaml", styles_folder(), tmp_path, problems) is None
    assert [problem.message for problem in problems] == ["this file is saved as UTF-16, not as UTF-8"]
