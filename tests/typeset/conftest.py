"""What typesetting tests share: the house style, and documents small enough to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.document import Block, Document, Paragraph, Phrases, Section, Span
from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.style import PageStyle, Style, load_style
from booklet.typeset import SETTERS, typeset
from booklet.typeset.compositor import Compositor
from booklet.typeset.page import Bar, Element, Line, Page, Pages
from booklet.typeset.trace import trace
from tests.tagtree import printed

GOLDEN = Path(__file__).parent / "golden"
LOREM = (
    "In summer the caliph was killed in Medina by men angry at his government, and the administration of the province "
    "deliberately reconsidered the jurisdiction of its garrison before anybody had given a pledge. "
)
Typeset = Callable[..., Pages]
Golden = Callable[[str, Pages], None]


@pytest.fixture(scope="session")
def style() -> Style:
    problems = Problems()
    made = load_style("", styles_folder(), None, problems)
    assert made is not None, list(problems)
    return made


@pytest.fixture
def compositor(style: Style) -> Compositor:
    return Compositor(style, "en-GB", "student", Problems(), SETTERS, lambda character, near: near, Phrases())


@pytest.fixture
def set_pages(style: Style) -> Typeset:
    """Blocks of one section → Pages; problems are not expected."""

    def make(*blocks: Block, edition: str = "student", style: Style = style) -> Pages:
        problems = Problems()
        pages = typeset(Document("A Title", "en-GB", (Section("test", blocks),)), style, edition, problems)
        assert not list(problems)
        return pages

    return make


@pytest.fixture
def golden(update: bool) -> Golden:
    """Pages are what `golden/NAME.txt` lists, mark for mark (`pytest --update` writes it anew)."""

    def compare(name: str, pages: Pages) -> None:
        path = GOLDEN / f"{name}.txt"
        if update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(trace(pages), encoding="utf-8")
        assert trace(pages) == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def golden_tags(update: bool) -> Golden:
    """The structure tree of Pages is what `golden/NAME.tags` lists."""

    def compare(name: str, pages: Pages) -> None:
        path = GOLDEN / f"{name}.tags"
        told = printed(pages)
        if update:
            path.write_text(told, encoding="utf-8")
        assert told == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def small(style: Style) -> Style:
    """A page of 20 lines or so: little text breaks often."""
    return style._replace(page=PageStyle(400, 280, 40, 34, 34, 34, 22, 20))


def span(text: str, **more: str) -> Span:
    return Span(text, **more)  # type: ignore[arg-type]  # keywords are passed on


def para(text: str, role: str = "body") -> Paragraph:
    return Paragraph((span(text),), role)


def lines(page: Page, tag: str = "") -> list[tuple[float, float, str]]:
    """(x, baseline, words) of each line of a page that holds something of elements named `tag` (or of any). A span that
    only says its words otherwise counts as what it stands in."""
    out = []
    for placed in page.placed:
        for mark in placed.marks:
            if isinstance(mark, Line):
                words = ""
                for run in mark.runs:
                    element = run.element
                    if element.parent is not None and element.tag == "Span" and [*element.attributes] == ["E"]:
                        element = element.parent
                    if not tag or element.tag == tag:
                        words += " ".join(w.text for w in run.words) + ("" if run.joined else " ")
                if words:
                    out.append((placed.x + mark.x, placed.y + mark.y, words.rstrip()))
    return out


def artifacts(page: Page) -> list[str]:
    return [words for _, _, words in lines(page, "Artifact")]


def bars(page: Page, width: float) -> list[tuple[float, float]]:
    """(y, height) of the bars of some width."""
    marks = [(placed.y + m.y, m) for placed in page.placed for m in placed.marks if isinstance(m, Bar)]
    return [(y, bar.height) for y, bar in marks if abs(bar.width - width) < 0.01]


def elements(pages: Pages, tag: str) -> list[Element]:
    """Elements of a kind that words stand in or below, in the order of their first use."""
    found: dict[Element, None] = {}
    for page in pages.pages:
        for placed in page.placed:
            for mark in placed.marks:
                for run in mark.runs if isinstance(mark, Line) else ():
                    element: Element | None = run.element
                    while element is not None:
                        if element.tag == tag:
                            found.setdefault(element)
                        element = element.parent
    return list(found)


def page_left(page: Page, style: Style) -> float:
    return style.page.inner if page.number % 2 else style.page.outer


def words_of(pages: Pages, tag: str = "P") -> str:
    """All words of the pages in the order of their marks, cut words joined again."""
    text = " ".join(words for page in pages.pages for _, _, words in lines(page, tag))
    return text.replace("\u00ad ", "")
