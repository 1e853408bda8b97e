"""Quotation marks, dashes and points by language; places in the file stay exact where signs become fewer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.model.inline import Emphasis, Words, plain
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.read.inline import read_prose
from booklet.read.nodes import PLAIN, Scalar, Source
from booklet.read.typography import MANNERS, curled, located, manner_of, printed, shortened

TYPED = """He said "yes, 'now'" - and don't wait."""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "He said “yes, ‘now’” – and don’t wait."),
        ("en-US", "He said “yes, ‘now’” – and don’t wait."),
        ("tlh", "He said “yes, ‘now’” – and don’t wait."),
        ("de", "He said „yes, ‚now‘“ – and don’t wait."),
        ("de-AT", "He said „yes, ‚now‘“ – and don’t wait."),
        ("fr", "He said «yes, «now»» – and don’t wait."),
        ("es", "He said «yes, “now”» – and don’t wait."),
        ("ar", "He said «yes, ”now“» – and don’t wait."),
        ("sv", "He said ”yes, ’now’” – and don’t wait."),
    ],
)
def test_quotation_marks_by_language(language: str, expected: str) -> None:
    assert curled(TYPED, manner_of(language)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("in '38 and Lewis' men", "in ’38 and Lewis’ men"),
        ("d'où l'on 'vient'", "d’où l’on «vient»"),
        ("'so' and 'that's all'", "«so» and «that’s all»"),
        ("one 'open and never closed", "one ’open and never closed"),
    ],
)
def test_apostrophes_are_no_inner_quotation(typed: str, expected: str) -> None:
    assert curled(typed, manner_of("fr")) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a--b -- c --- d...", "a–b – c — d…"),
        ("cut here ------", "cut here ------"),
        ("and so on....", "and so on...."),
        ("38 - 3", "38 - 3"),
        ("well-known, 12-15, 2024-01-02", "well-known, 12-15, 2024-01-02"),
        (r"a \-- b", r"a \-- b"),
    ],
)
def test_dashes_and_points(typed: str, expected: str) -> None:
    assert printed(typed) == expected


def test_a_locator_has_dashes_between_figures() -> None:
    assert located("V:107-108, pp. 3-5; al-Kindi") == "V:107–108, pp. 3–5; al-Kindi"


@given(st.text("ab'\" -.*[\\\n", max_size=40), st.sampled_from(sorted(MANNERS)))
def test_marks_are_changed_character_for_character(text: str, language: str) -> None:
    made = curled(text, manner_of(language))
    assert len(made) == len(text)
    assert [(a, b) for a, b in zip(text, made) if a != b and a not in "\"'-"] == []


@given(st.text("ab-. ", max_size=40))
def test_what_is_shorter_says_where(text: str) -> None:
    made, cuts = shortened(text)
    for place, character in enumerate(made):
        gone = max((gone for at, gone in cuts if at <= place), default=0)
        signs = {"–": "--", "—": "---", "…": "..."}.get(character, character)
        assert text.startswith(signs, place + gone)


def test_places_behind_a_dash_are_exact() -> None:
    value = "one--two... *three--four* five [x]{fr} عمرو--بن ... *six*"
    problems = Problems()
    (line,) = read_prose(Scalar(Source("a.yaml", value), 0, 0, value, PLAIN), problems, []).paragraphs
    assert plain(line) == "one–two… three–four five x عمرو–بن … six"
    flat = [node for part in line for node in (part.children if isinstance(part, Emphasis) else (part,))]
    found = 0
    for node in flat:
        assert isinstance(node, Words)
        for place, character in enumerate(node.text):
            if character.isalpha():
                after = getattr(node.at, "after")  # noqa: B009  # `Locatable` promises no `after`
                assert value[after(place).locate().column - 1] == character
                found += 1
    assert found == sum(map(str.isalpha, value)) - len("fr")


def test_the_language_of_the_settings_rules_wherever_it_stands(tmp_path: Path) -> None:
    settings = 'title: Die "Frage" -- und \'mehr\'\nintroduction: Er sagt "ja"...\nlanguage: de\n'
    (tmp_path / "booklet.yaml").write_text(settings, "utf-8")
    (tmp_path / "terms.yaml").write_text('eid: {term: Eid, text: Ein "Wort"}\n', "utf-8")
    (tmp_path / "essay.md").write_text('# Ein "Titel"\n\nUnd "Text".\n', "utf-8")
    problems = Problems()
    archive = read_archive(tmp_path, problems)
    assert archive is not None, list(problems)
    assert archive.settings.title == "Die „Frage“ – und ‚mehr‘"
    assert archive.settings.introduction.plain == "Er sagt „ja“…"
    assert archive.terms["eid"].definition.plain == "Ein „Wort“"
    (essay,) = archive.essays.values()
    assert (essay.title, essay.blocks[0][1].plain) == ("Ein „Titel“", "Und „Text“.")
