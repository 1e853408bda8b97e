"""Front matter: which sections stand before the text, and how an author has all pages numbered in one row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from booklet.model.archive import Archive
from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.sections import compose_document
from booklet.style import load_style
from booklet.typeset import typeset
from booklet.typeset.trace import trace

FOLDER = """\
title: T
introduction: See [[harold]], [[page:hastings]].
people: {{harold: {{name: Harold}}}}
events: {{hastings: {{title: The battle, date: 14 October 1066, people: [harold]}}}}
sections: {}
{}
"""


def front(archive: Archive) -> list[str]:
    document = compose_document(archive)
    return [section.kind for section in document.sections[: document.front]]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("[]", ["cover", "contents", "blueprint"]),
        ("[cover, contents, people, blueprint]", ["cover", "contents"]),
        ("[blueprint, chronology]", ["blueprint"]),
        ("[contents, glossary, cover, people]", ["contents", "cover"]),  # a glossary without terms is left out
        ("[cover, people, contents, blueprint]", []),  # a cover alone is no front matter
        ("[people, contents]", []),
        ("[cover, contents, blueprint]", []),  # nothing comes after it
        ("[{part: Before, sections: [contents]}, people]", []),
        ("[contents, {part: After, sections: [people]}]", ["contents"]),
    ],
)
def test_front_matter_is_what_stands_before_the_text(
    read: Callable[[str], Archive], sections: str, expected: list[str]
) -> None:
    assert front(read(FOLDER.format(sections, ""))) == expected
    assert front(read(FOLDER.format(sections, "front matter: roman"))) == expected
    assert front(read(FOLDER.format(sections, "front matter: plain"))) == []


@pytest.mark.parametrize(
    ("setting", "folios", "asked", "index"),
    [
        ("roman", ["i", "ii", "iii", "iv", "1", "2"], "page 1", "Harold, iii, 1\n"),
        ("plain", ["1", "2", "3", "4"], "page 3", "Harold, 3\n"),
    ],
)
def test_a_page_is_named_as_it_is_printed(
    read: Callable[[str], Archive], setting: str, folios: list[str], asked: str, index: str
) -> None:
    problems = Problems()
    style = load_style("", styles_folder(), None, problems)
    assert style is not None
    archive = read(FOLDER.format("[cover, contents, blueprint, chronology, people, index]", f"front matter: {setting}"))
    pages = typeset(compose_document(archive), style, "student", problems)
    assert not list(problems)
    assert [page.folio for page in pages.pages] == folios
    told = trace(pages)
    assert f"See Harold, {asked}." in told
    assert index in told
