"""What typesetting tests share: the house style, and documents small enough to read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from booklet.document import Block, Document, Section, Span
from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.style import Style, load_style
from booklet.typeset import SETTERS, typeset
from booklet.typeset.compositor import Compositor
from booklet.typeset.page import Line, Page, Pages

LOREM = (
    "In summer the caliph was killed in Medina by men angry at his government, and the administration of the province "
    "deliberately reconsidered the jurisdiction of its garrison before anybody had given a pledge. "
)
Typeset = Callable[..., Pages]


@pytest.fixture(scope="session")
def style() -> Style:
    problems = Problems()
    made = load_style("", styles_folder(), None, problems)
    assert made is not None, list(problems)
    return made


@pytest.fixture
def compositor(style: Style) -> Compositor:
    return Compositor(style, "en-GB", "student", Problems(), SETTERS, lambda character, near: near)


@pytest.fixture
def set_pages(style: Style) -> Typeset:
    """Blocks of one section → Pages; problems are not expected."""

    def make(*blocks: Block, edition: str = "student", style: Style = style) -> Pages:
        problems = Problems()
        pages = typeset(Document("A Title", "en-GB", (Section("test", blocks),)), style, edition, problems)
        assert not list(problems)
        return pages

    return make


def span(text: str, **more: str) -> Span:
    return Span(text, **more)  # type: ignore[arg-type]  # keywords are passed on


def lines(page: Page, tag: str = "") -> list[tuple[float, float, str]]:
    """(x, baseline, words) of each line of a page that holds something of elements named `tag` (or of any)."""
    out = []
    for placed in page.placed:
        for mark in placed.marks:
            if isinstance(mark, Line):
                words = ""
                for run in mark.runs:
                    if not tag or run.element.tag == tag:
                        words += " ".join(w.text for w in run.words) + ("" if run.joined else " ")
                if words:
                    out.append((placed.x + mark.x, placed.y + mark.y, words.rstrip()))
    return out


def words_of(pages: Pages, tag: str = "P") -> str:
    """All words of the pages in the order of their marks, cut words joined again."""
    text = " ".join(words for page in pages.pages for _, _, words in lines(page, tag))
    return text.replace("\u00ad ", "")
