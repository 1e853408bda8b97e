"""Any document at all: it is set without a fault, every word is on the pages once and in order, inside the paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.document import (
    AnswerLines,
    Block,
    Cell,
    Column,
    Columns,
    Either,
    Group,
    Heading,
    Item,
    Items,
    LineBreak,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    Picture,
    Row,
    Rule,
    Space,
    Span,
    Table,
    Text,
    Witness,
    WitnessFigure,
)
from booklet.style import Style
from booklet.typeset.page import Element, Image, Line, Pages
from tests.tagrules import faults
from tests.tagtree import tree

from .conftest import Typeset


def make(build: Callable[..., Any], *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Like `st.builds`, which would look into the types of our records."""
    return st.tuples(*parts).map(lambda values: build(*values))


WORDS = ("a", "the", "Muʿāwiya", "al-Musannāt", "reconsidered", "jurisdiction", "38", "(V:97–103)", "بن", "محمد", "—")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


def spans(text: str, bold: bool, link: bool) -> Text:
    half = len(text) // 2
    return (
        Span(text[:half], face="bold" if bold else "roman"),
        Span(text[half:], link="https://example.org" if link else ""),
    )


texts = make(spans, words, st.booleans(), st.booleans())
paragraphs = make(Paragraph, texts, st.sampled_from(["body", "first", "small", "entry", "account", "key", "quote"]))
headings = make(Heading, st.sampled_from([1, 2, 3]), texts)
answers = st.lists(paragraphs, min_size=1, max_size=4).map(tuple)
eithers = make(Either, make(AnswerLines, st.integers(1, 40)).map(lambda b: (b,)), answers)
notes = make(lambda text, series: Note(text, series, "12"), texts, st.sampled_from(["citation", "remark"]))
noted = make(
    lambda text, role, note: Paragraph((text[0], note, text[1]), role), texts, st.sampled_from(["body", "first"]), notes
)
inner = st.lists(st.one_of(paragraphs, noted), min_size=1, max_size=4).map(tuple)
lists = st.lists(make(Item, inner), min_size=1, max_size=6).map(tuple).map(Items)
cells = make(Cell, st.one_of(inner, st.just(()), eithers.map(lambda e: (e,))), st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), max_size=8))
    head = Row(tuple(Cell((Paragraph((Span("Head"),), "head"),)) for _ in range(width)))
    columns = tuple(Column(1.0, 5.0 if draw(st.booleans()) else 0.0) for _ in range(width))
    if all(column.fixed for column in columns):
        columns = (Column(), *columns[1:])
    label = draw(st.one_of(st.just(()), texts))
    return Table(columns, (head,), tuple(Row(row, draw(st.booleans()), label=label) for row in rows))


blocks: st.SearchStrategy[Block] = st.one_of(
    paragraphs,
    noted,
    headings,
    eithers,
    lists,
    tables(),
    make(
        lambda columns, n: Parallel(columns, numbered=n),
        st.lists(inner, min_size=1, max_size=3).map(tuple),
        st.booleans(),
    ),
    make(Columns, st.lists(paragraphs, max_size=30).map(tuple), st.integers(1, 3)),
    make(Group, inner, st.sampled_from(["plain", "small", "box", "shade", "card"])),
    make(AnswerLines, st.integers(1, 60), st.booleans()),
    st.just(Rule()),
    make(Space, st.floats(0, 3), st.booleans()),
    st.sampled_from([PageBreak(), PageBreak("recto")]),
    make(
        lambda names: WitnessFigure(tuple(Witness((Span(n),), ((Span("A"),),)) for n in names), "words"),
        st.lists(words, min_size=1, max_size=6),
    ),
    make(lambda wide, tall: Picture("map.jpg", wide, tall, "words"), st.just(2000), st.integers(50, 20000)),
    texts.map(lambda text: Paragraph((text[0], LineBreak(), text[1]))),
)


def read(pages: Pages) -> str:
    """All letters of the pages as a screen reader meets them: down the structure tree, whose branches stand in the
    order in which marks first belong to them."""
    kids: dict[Element, list[Element | str]] = {}
    for page in pages.pages:
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Line):
                    for run in mark.runs:
                        if run.element.tag != "Artifact":
                            attach(run.element, kids)
                            kids[run.element].append("".join(word.text for word in run.words))
    return letters_of(told(pages.root, kids))


def attach(element: Element, kids: dict[Element, list[Element | str]]) -> None:
    if element not in kids:
        kids[element] = []
        if element.parent is not None:
            attach(element.parent, kids)
            kids[element.parent].append(element)


def told(element: Element, kids: dict[Element, list[Element | str]]) -> str:
    return "".join(kid if isinstance(kid, str) else told(kid, kids) for kid in kids.get(element, ()))


def letters_of(text: str) -> str:
    """Text without spaces; of Arabic, whose marks stand in the order it is seen, what follows each other is sorted, and
    the signs that may turn with it are left out."""
    text = re.sub(r"[\s\u00ad\u200d]", "", text)
    if not re.search("[\u0600-\u06ff]", text):
        return text
    text = re.sub(r"\W", "", text)
    return re.sub("[\u0600-\u06ff]+", lambda run: "".join(sorted(run[0])), text)


@given(st.lists(blocks, min_size=1, max_size=9))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_document_can_be_set(set_pages: Typeset, style: Style, document: list[Block]) -> None:
    student = set_pages(*document)
    teacher = set_pages(*document, edition="teacher")
    assert len(student.pages) == len(teacher.pages)
    assert faults(tree(student)) == faults(tree(teacher)) == []
    pictures = [block for block in document if isinstance(block, Picture)]
    foot = style.page.height - style.page.bottom + 0.01
    for page in student.pages:
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Line):
                    assert 0 < placed.x + mark.x < style.page.width
                    assert 0 < placed.y + mark.y < style.page.height
                elif isinstance(mark, Image):
                    assert style.page.top <= placed.y + mark.y < placed.y + mark.y + mark.height < foot
                    shown = pictures.pop(0)
                    assert abs(mark.width / mark.height - shown.width / shown.height) < 1e-6 * shown.width
    assert not pictures
    assert read(student) == letters_of("".join(text_of(document)))


def text_of(value: object) -> list[str]:
    """All that a student's pages must show, of any value of a document."""
    if isinstance(value, Span):
        return [value.text]
    if isinstance(value, Either):
        return text_of(value.student)
    if isinstance(value, Table):
        return text_of((value.header, value.rows))
    if isinstance(value, Row):
        return [*text_of(value.label), *text_of(value.cells)]
    if isinstance(value, WitnessFigure):
        return text_of(value.witnesses)
    if isinstance(value, Items):
        return [t for item in value.items for t in ["•", *text_of(item.blocks)]]
    if isinstance(value, Note):
        return [value.sign, value.sign, *text_of(value.text)]  # raised in the text, and before the note
    if isinstance(value, (Heading, Paragraph)):
        return text_of(value.text)
    if isinstance(value, (tuple, list)):
        return [t for part in value for t in text_of(part)]
    return []
