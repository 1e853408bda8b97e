"""The two editions: one pagination, and nothing of the teacher's in the student's file.

What is the teacher's only is read from the YAML by plain PyYAML (`tests.dossier`).
"""

from __future__ import annotations

import json
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from booklet import new
from booklet.document import EDITIONS
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles_folder
from booklet.sections import compose_document
from booklet.style import Style, load_style
from booklet.typeset import typeset
from booklet.typeset.page import ARTIFACT, Bar, Line, Pages
from tests.dossier import SAMPLE, Folder, Made, built
from tests.pdftext import HEADINGS, characters, everything, extracted, labels, outline, squeezed

RUN = 5  # words in a row that are somebody's wording


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "harold"
    new.create(folder)
    return folder


@pytest.fixture(scope="module", params=["sample", "letter-half", "starter"])
def folder(request: pytest.FixtureRequest, starter: Path) -> tuple[Path, str]:
    """A folder, and the style it is set in."""
    return (starter, "") if request.param == "starter" else (SAMPLE, request.param.removeprefix("sample"))


def editions(folder: tuple[Path, str]) -> tuple[Made, Made]:
    return built(folder[0], "student", folder[1]), built(folder[0], "teacher", folder[1])


def test_both_have_the_same_pages(folder: tuple[Path, str]) -> None:
    student, teacher = editions(folder)
    assert labels(student.pdf) == labels(teacher.pdf)
    assert len(labels(student.pdf)) > 10
    assert student.instructions == teacher.instructions
    assert student.pdf != teacher.pdf


def test_both_have_the_same_headings_on_the_same_pages(folder: tuple[Path, str]) -> None:
    student, teacher = editions(folder)
    assert outline(student.pdf) == outline(teacher.pdf) != []
    ours, theirs = ([(n.tag, n.text, n.page) for n in made.spoken.all(*HEADINGS)] for made in (student, teacher))
    assert [heading for heading in ours if heading[0] in HEADINGS[:3]] == [h for h in theirs if h[0] in HEADINGS[:3]]
    assert len(ours) > 15


def test_both_have_the_same_contents_and_index(folder: tuple[Path, str]) -> None:
    student, teacher = editions(folder)
    for title in ("Contents", "Index"):
        ours, theirs = (section(made, title) for made in (student, teacher))
        assert ours == theirs
        assert len(ours) > 200


def section(made: Made, title: str) -> str:
    """The text of the section under a heading of level 1."""
    (found,) = (node for node in made.spoken.all("Sect") if any(k.tag == "H1" and k.text == title for k in node.kids))
    return found.text


def windows(run: str) -> set[str]:
    """Every `RUN` words in a row."""
    held = run.split()
    return {f" {' '.join(held[i : i + RUN])} " for i in range(len(held) - RUN + 1)}


def own_wording(folder: Folder) -> dict[str, set[str]]:
    """For each secret: the rows of words that stand nowhere else in the YAML, and are no record's name."""
    known = set(chain.from_iterable(windows(run) for text in folder.public() for run in folder.runs(text)))
    return {
        name: set(chain.from_iterable(windows(run) for run in folder.runs(text, names=False))) - known
        for name, text in folder.secrets()
    }


@pytest.fixture(scope="module")
def yaml_folder(folder: tuple[Path, str]) -> Folder:
    return Folder(folder[0])


def test_no_secret_is_anywhere_in_the_students_file(folder: tuple[Path, str], yaml_folder: Folder) -> None:
    """Neither drawn, nor read aloud, nor in any string or metadata of the file."""
    student, teacher = (everything(made.pdf) for made in editions(folder))
    wording = own_wording(yaml_folder)
    telling = {name: rows for name, rows in wording.items() if rows}
    assert len(telling) > 0.6 * len(wording)
    assert {name: found for name, rows in telling.items() if (found := [row for row in rows if row in student])} == {}
    assert all(any(row in teacher for row in rows) for rows in telling.values()), "they are looked for as printed"


def test_no_secret_can_be_copied_out_of_the_students_pages(folder: tuple[Path, str], yaml_folder: Folder) -> None:
    student = squeezed(" ".join(extracted(editions(folder)[0].pdf)))
    assert [row for rows in own_wording(yaml_folder).values() for row in rows if row in student] == []


def test_every_secret_stands_in_the_teachers(folder: tuple[Path, str], yaml_folder: Folder) -> None:
    """All of them, the short ones too, word for word."""
    text = editions(folder)[1].spoken.text
    secrets = list(yaml_folder.secrets())
    kinds = {name.split()[0] for name, _ in secrets}
    assert {"answer", "key", "correction", "reading"} <= kinds
    assert {name: run for name, secret in secrets for run in yaml_folder.runs(secret) if run not in text} == {}


ANSWERED = """
title: Two editions
questions:
  one:
    question: What can be known of this?
    lines: 2
    answer: ["Ничего, жаль", "السر"]
"""


def test_a_students_fonts_hold_no_letter_that_only_answers_use(tmp_path: Path) -> None:
    """The room for an answer is found by setting it: its glyphs must not stay behind in the subset."""
    (tmp_path / "booklet.yaml").write_text(ANSWERED, encoding="utf-8")
    held = {edition: characters(built(tmp_path, edition).pdf) for edition in EDITIONS}
    assert set("жНسر") <= held["teacher"]
    assert not set("ничегожальНسر") & held["student"]


LETTERS = st.text("abcdefghijklmnop", min_size=1, max_size=12)
PROSE = st.lists(LETTERS, min_size=1, max_size=70).map(" ".join)
LEVELS = ("recall", "infer", "compare", "judge")
QUESTION = st.fixed_dictionaries(
    {"question": PROSE, "lines": st.integers(0, 45), "level": st.sampled_from(LEVELS)},
    optional={
        "answer": st.lists(PROSE, max_size=9),
        "space": st.sampled_from(["lines", "diagram", "grid", "timeline"]),
        "minutes": st.integers(1, 60),
    },
)
SENTENCE = st.fixed_dictionaries({"text": PROSE, "key": PROSE})
CORRECTION = st.fixed_dictionaries({"fault": PROSE, "correction": PROSE})
READING = st.fixed_dictionaries({"status": st.sampled_from(["settled", "leaning", "open"]), "text": PROSE})
CELL = st.one_of(PROSE, st.just("silent"))


@st.composite
def booklets(draw: st.DrawFn) -> str:
    """A small booklet's YAML with answers of every length."""
    made: dict[str, object] = {"title": "Any booklet"}
    for kind, one, most in (("questions", QUESTION, 12), ("corrections", CORRECTION, 6)):
        made[kind] = {f"{kind[0]}{n}": record for n, record in enumerate(draw(st.lists(one, max_size=most)))}
    sentences = draw(st.lists(SENTENCE, max_size=8))
    if sentences:
        made["exercises"] = {"text-1": {"title": "Wrong", "sentences": sentences}}
    readings = draw(st.lists(READING, max_size=4))
    if readings:
        accounts = [{"work": "w", "text": draw(PROSE), "says": {"p": draw(CELL)}} for _ in range(2)]
        dispute = {"question": "Who?", "points": {"p": "What?"}, "accounts": accounts, "reading": readings}
        made |= {"works": {"w": {"title": "Work"}}, "disputes": {"d": dispute | {"sensitivity": draw(PROSE)}}}
    return json.dumps(made)  # which is YAML, with every text in quotation marks


@cache
def house_style() -> Style:
    style = load_style("", styles_folder(), None, Problems())
    assert style is not None
    return style


def set_as(text: str, folder: Path, edition: str) -> Pages:
    (folder / "booklet.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    archive = read_archive(folder, problems)
    assert archive is not None and not problems.errors, list(problems)
    return typeset(compose_document(archive, edition), house_style(), edition, problems)


def headings(pages: Pages) -> list[tuple[int, str, float, str]]:
    """(page, tag, height, words) of each line of each heading."""
    return [
        (page.number, run.element.tag, round(placed.y + mark.y, 3), " ".join(word.text for word in run.words))
        for page in pages.pages
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, Line)
        for run in mark.runs
        if run.element.tag in HEADINGS[:3]
    ]


def lowest(pages: Pages) -> float:
    """The lowest of all baselines and rules that are not a page's own furniture."""
    marks = [(placed.y, mark) for page in pages.pages for placed in page.placed for mark in placed.marks]
    lines = [y + m.y for y, m in marks if isinstance(m, Line) and any(run.element is not ARTIFACT for run in m.runs)]
    return max(lines + [y + m.y + m.height for y, m in marks if isinstance(m, Bar)])


@settings(max_examples=40, phases=(Phase.explicit, Phase.generate, Phase.shrink))  # explaining takes minutes
@given(text=booklets())
def test_any_booklet_has_one_pagination(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    student, teacher = (set_as(text, folder, edition) for edition in EDITIONS)
    assert headings(student) == headings(teacher)
    assert [page.folio for page in student.pages] == [page.folio for page in teacher.pages]
    assert student.anchors == teacher.anchors
    foot = house_style().page.height - house_style().page.bottom
    foot += 0.25 * house_style().measures.answer_line  # an answer begins a little below its first line's place
    for pages in (student, teacher):
        assert lowest(pages) <= foot, "nothing runs off the type area"
