"""Parts: a right-hand page with a title before the first section that has something to say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.document import Heading, Paragraph
from booklet.model.archive import Archive
from booklet.model.inline import Id
from booklet.model.records import Part
from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.sections import compose_document, unknown_sections
from booklet.sections.phrases import spoken
from booklet.style import load_style
from booklet.typeset import typeset

FOLDER = """\
title: T
introduction: "See [[page:hastings]]."
people: {harold: {name: Harold}}
events: {hastings: {title: The battle, date: 14 October 1066, people: [harold]}}
spare pages: notes
sections:
  - blueprint
  - part: What happened
    text: One day in *October*.
    sections: [essays, chronology]
  - part: Nothing
    sections: [glossary]
  - {part: Who was there, sections: [people]}
  - index
"""


def test_a_part_stands_before_the_first_of_its_sections_that_is_printed(read: Callable[[str], Archive]) -> None:
    archive = read(FOLDER)
    assert archive.settings.sections == ("blueprint", "essays", "chronology", "glossary", "people", "index")
    document = compose_document(archive)
    assert [s.kind for s in document.sections] == ["blueprint", "part", "chronology", "part", "people", "index"]
    parts = [s for s in document.sections if s.kind == "part"]
    assert {(part.start, part.role) for part in parts} == {("recto", "part")}
    heading, text = parts[0].blocks
    assert isinstance(heading, Heading) and isinstance(text, Paragraph)
    assert (spoken(heading.text), heading.level, spoken(text.text)) == ("What happened", 1, "One day in October.")
    assert document.spare == "notes"


def test_a_part_has_a_right_hand_page_to_itself(read: Callable[[str], Archive]) -> None:
    problems = Problems()
    style = load_style("", styles_folder(), None, problems)
    assert style is not None
    pages = typeset(compose_document(read(FOLDER)), style, "student", problems)
    starts = {entry.title: pages.anchors[entry.anchor][0] for entry in pages.outline}
    for part, first in (("What happened", "Chronology"), ("Who was there", "Who’s who")):
        assert starts[part] % 2 == 1
        assert starts[first] == starts[part] + 1
        own, following = pages.pages[starts[part] - 1 : starts[part] + 1]
        assert own.blind and not following.blind
    assert [page.folio for page in pages.pages[:4]] == ["i", "ii", "1", "2"]
    assert not list(problems)


def test_sections_of_a_part_are_checked_like_others(archive: Callable[..., Archive]) -> None:
    problems = Problems()
    part = Part("Who", (Id("poeple"),))
    unknown_sections(archive(sections=part.sections, parts=(part,)), problems)
    assert [p.message for p in problems] == ["unknown section `poeple`"]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("{part: Who}", "an item of `sections` has no `sections`"),
        ("{sections: [people]}", "an item of `sections` has no `part`"),
        ("{part: Who, section: [people]}", "`section` is not a key of a part"),
        ("[cover]", "an item of `sections` wants text, or a mapping with keys such as `part`, this is a list"),
    ],
)
def test_what_is_wrong_with_a_part_is_told(tmp_path: Path, item: str, message: str) -> None:
    from booklet.read import read_archive

    (tmp_path / "booklet.yaml").write_text(f"title: T\nsections: [cover, {item}]\n", encoding="utf-8")
    problems = Problems()
    read_archive(tmp_path, problems)
    assert message in [problem.message for problem in problems]
