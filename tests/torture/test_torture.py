"""A booklet that is hard to set: it holds every kind of block and inline, and each that can break is broken."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ForwardRef

import pikepdf
import pytest

from booklet import document as d
from booklet.document import STUDENT, Document
from booklet.inspect import Reading, aloud
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles_folder
from booklet.sections import SECTIONS, compose_document
from booklet.style import Style, load_style
from booklet.typeset import typeset
from booklet.typeset.page import ARTIFACT, Bar, Element, Line, Link, Pages
from booklet.typeset.page import Path as Stroke
from tests.conformance.matrix import OWN, TORTURE, File, built
from tests.torture.tags import tags

GOLDEN = Path(__file__).parent / "golden"
# What no page can part: a word, a line, a label. Everything else that is in the tree goes over a page somewhere.
WHOLE = {"H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "Lbl", "Reference", "TH", "THead", "TOCI"}
LANGUAGES = {"ar", "ar-Latn", "de", "el", "fa", "fr", "la", "ru"}


@cache
def set_torture() -> tuple[Document, Style, Pages]:
    """The booklet in the sheet of its own, for students."""
    problems = Problems()
    archive = read_archive(TORTURE, problems)
    assert archive is not None
    style = load_style(archive.settings.style, styles_folder(), TORTURE, problems)
    assert style is not None
    document = compose_document(archive, STUDENT, margin=style.page.margin_note > 0)
    pages = typeset(document, style, STUDENT, problems)
    assert list(problems) == []
    return document, style, pages


def kinds_of(alias: Any) -> set[str]:
    """The types that a union in `document` names."""
    named = alias.__forward_arg__ if isinstance(alias, ForwardRef) else alias
    return {name.strip() for name in named.split("|")}


def values(value: Any) -> Iterator[Any]:
    """Everything a document is made of."""
    yield value
    for part in value if isinstance(value, tuple) else ():
        yield from values(part)


def test_every_kind_of_block_inline_and_section_is_there() -> None:
    document, _, _ = set_torture()
    met = {type(value).__name__ for value in values(document.sections)}
    assert len(kinds_of(d.Block)) >= 16 and len(kinds_of(d.Inline)) >= 4
    assert (kinds_of(d.Block) | kinds_of(d.Inline)) - met == set()
    assert {section.kind for section in document.sections} == {*SECTIONS, "part"}
    assert {value.series for value in values(document.sections) if isinstance(value, d.Note)} == {
        d.CITATION,
        d.MARGIN,
        d.REMARK,
    }
    assert {value.language for value in values(document.sections) if isinstance(value, d.Span)} >= LANGUAGES


@cache
def places() -> dict[Element, set[int]]:
    """Elements of the tree → the pages on which they, or anything in them, have marks."""
    found: dict[Element, set[int]] = {}
    for page in set_torture()[2].pages:
        for element in _marked(page):
            while element is not None and element is not ARTIFACT:
                found.setdefault(element, set()).add(page.number)
                element = element.parent
    return found


def _marked(page: Any) -> Iterator[Element]:
    for placed in page.placed:
        for mark in placed.marks:
            if isinstance(mark, Line):
                yield from (run.element for run in mark.runs if run.words)
            elif isinstance(mark, (Bar, Stroke, Link)):
                yield mark.element


def test_every_element_that_can_break_is_broken() -> None:
    tags_there = {element.tag for element in places()}
    broken = {element.tag for element, pages in places().items() if len(pages) > 1}
    assert tags_there - broken == WHOLE & tags_there
    assert {"P", "L", "LI", "LBody", "Table", "TR", "TD", "Note", "TOC", "Figure", "Span", "Link"} <= broken


def test_every_role_of_running_text_is_broken() -> None:
    roles = {
        mark.setting.role
        for page in set_torture()[2].pages
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, Line) and len(places().get(mark.setting.element, ())) > 1
    }
    assert {"body", "first", "account", "compared", "grid", "table", "footnote", "item", "small"} <= roles


def test_notes_of_both_series_are_broken() -> None:
    signs = {
        run.words[0].text[0].isdigit()
        for page in set_torture()[2].pages
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, Line)
        for run in mark.runs
        if run.words and len(places().get(_labelled(run.element), ())) > 1
    }
    assert signs == {True, False}


def _labelled(element: Element | None) -> Element | None:
    """The note whose sign this is, or is in; None for anything else."""
    while element is not None and element.tag != "Lbl":
        element = element.parent
    note = element.parent if element is not None else None
    return note if note is not None and note.tag in ("Note", "FENote") else None


def test_the_arabic_of_a_paragraph_goes_over_a_page() -> None:
    lines = [element for element, pages in places().items() if element.attributes.get("Lang") == "ar"]
    assert any(element.tag == "P" and len(places()[element]) > 1 for element in lines)


def test_words_from_right_to_left_say_what_they_are() -> None:
    """Glyphs are drawn as they stand; the text is that of an element, in headings, contents and index too."""
    silent, met = set(), 0
    for page in set_torture()[2].pages:
        for placed in page.placed:
            for mark in placed.marks:
                for run in mark.runs if isinstance(mark, Line) else ():
                    element: Element | None = run.element
                    while element is not None and not {"ActualText", "Alt"} & set(element.attributes):
                        element = element.parent
                    met += any(word.rtl for word in run.words)
                    if element is None and run.element is not ARTIFACT and any(word.rtl for word in run.words):
                        silent.add((page.number, run.element.tag, " ".join(word.text for word in run.words)))
    assert met > 100
    assert silent == set()


def test_some_pages_are_blank_and_some_links_lead_out() -> None:
    _, _, pages = set_torture()
    assert any(not [mark for placed in page.placed for mark in placed.marks] for page in pages.pages)
    targets = {m.target for page in pages.pages for placed in page.placed for m in placed.marks if isinstance(m, Link)}
    assert any(target.startswith("https://") for target in targets)


@pytest.mark.parametrize("sheet", [OWN, "classroom"])
def test_the_tags_as_text(sheet: str, update: bool) -> None:
    """One line an element: tag, attributes, where its marks are, its first words."""
    told = tags(built(File("torture", sheet, STUDENT)))
    file = GOLDEN / f"{sheet or 'own'}.tags"
    if update:
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")


def test_a_dispute_read_aloud(update: bool) -> None:
    """What a screen reader says of one dispute, from its heading to the next: it goes over pages as it can."""
    with pikepdf.open(io.BytesIO(built(File("torture", OWN, STUDENT)))) as pdf:
        reading = Reading(pdf)
        assert reading.tree.root is not None
        lines = aloud(reading.tree.root, reading.language, reading.labels)
    start = lines.index("Heading level 2: When did it fall, and is that one night or two?")
    end = next(place for place in range(start + 1, len(lines)) if lines[place].startswith("Heading level 2: "))
    told = "".join(line + "\n" for line in lines[start:end])
    file = GOLDEN / "dispute.aloud.txt"
    if update:
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")
