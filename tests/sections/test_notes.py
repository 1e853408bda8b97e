"""Notes as they are composed: where their signs stand, which sign each has, and where there can be none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from booklet.document import (
    CITATION,
    MARGIN,
    REMARK,
    STUDENT,
    TEACHER,
    Block,
    Cell,
    Column,
    Document,
    Either,
    GridFigure,
    Heading,
    Item,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    Witness,
    WitnessFigure,
)
from booklet.model.archive import Archive
from booklet.sections import compose_document
from booklet.sections.notes import letters, tied, with_signs

ESSAY = """\
# Before

It began [@tabari, V:97; @kindi]. He came^[So *one* work [@kindi, p. 2].], and *went [@kindi, p. 3]*, “late” [@tabari].

## A heading^[Of ours.]

They met [@tabari, V:98] here. [@kindi, p. 4]
"""
BOOKLET = """\
title: A booklet
citations: {citations}
works:
  tabari: {{title: Tārīkh, author: al-Ṭabarī, short: al-Tabari}}
  kindi: {{title: Governors, author: al-Kindī}}
people:
  amr: {{name: ʿAmr, text: "Led them [@kindi, p. 1]^[Or not.]"}}
questions:
  why: {{question: "Why?^[Think.]", answer: ["So [@kindi, p. 7]^[Or else.]."]}}
"""
Read = Callable[[Any], Archive]


def notes_in(node: object) -> Iterator[Note]:
    """Every note in reading order."""
    if isinstance(node, Note):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from notes_in(part)


def said(node: object) -> str:
    """All words in a block."""
    if isinstance(node, Span):
        return node.text
    return "".join(map(said, node)) if isinstance(node, tuple) else ""


def shown(text: Text) -> str:
    """Text with each note as its sign, or its series, in angle brackets."""
    return "".join(f"<{part.sign or part.series}>" if isinstance(part, Note) else _words(part) for part in text)


def _words(part: object) -> str:
    return part.text if isinstance(part, Span) else "…"


def composed(read: Read, citations: str) -> Document:
    return compose_document(read({"booklet.yaml": BOOKLET.format(citations=citations), "essay.md": ESSAY}))


def signed(*blocks: Block, margin: bool = True) -> tuple[Block, ...]:
    (section,) = with_signs([Section("test", blocks)], margin)
    return section.blocks


def noted(*series: str) -> Paragraph:
    return Paragraph(tuple(Note((Span("Said."),), each) for each in series))


def signs(node: object) -> list[str]:
    return [note.sign for note in notes_in(node)]


def test_citations_are_notes_in_running_prose_where_the_settings_say_so(read: Read) -> None:
    (essay,) = (section for section in composed(read, "notes").sections if section.kind == "essays")
    paragraphs = [block.text for block in essay.blocks if isinstance(block, Paragraph)]
    assert [shown(text) for text in paragraphs] == [
        "It began.<1> He came<a>, and went,<2> “late”.<3>",
        "They met<4> here.<5>",
    ]
    assert [(shown(note.text), note.series) for note in notes_in(paragraphs[0])] == [
        ("Al-Tabari\u00a0V:97; al-Kindī.", CITATION),
        ("So one work (al-Kindī, p. 2).", REMARK),
        ("Al-Kindī, p. 3.", CITATION),
        ("Al-Tabari.", CITATION),
    ]


def test_citations_stay_in_the_text_by_default_and_in_entries_always(read: Read) -> None:
    document = composed(read, "text")
    assert {note.series for note in notes_in(document)} == {REMARK}
    essay, people = (next(s for s in document.sections if s.kind == kind) for kind in ("essays", "people"))
    assert shown(essay.blocks[1].text).startswith("It began (al-Tabari\u00a0V:97; al-Kindī). He came<a>, and")
    entries = [shown(part.text) for part in paragraphs_of(people)]
    assert any("Led them (al-Kindī, p. 1)<a>" in entry for entry in entries)
    in_notes = next(section for section in composed(read, "notes").sections if section.kind == "people")
    assert [shown(part.text) for part in paragraphs_of(in_notes)] == entries


def paragraphs_of(node: object) -> Iterator[Paragraph]:
    if isinstance(node, Paragraph):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from paragraphs_of(part)


def test_a_paragraph_that_is_a_citation_keeps_it(read: Read) -> None:
    archive = read({"booklet.yaml": BOOKLET.format(citations="notes"), "essay.md": "# A\n\n[@kindi, p. 9; @tabari]\n"})
    assert not [note for note in notes_in(compose_document(archive).sections[0]) if note.series == CITATION]


def test_both_editions_have_the_same_signs_and_answers_have_none(read: Read) -> None:
    archive = read({"booklet.yaml": BOOKLET.format(citations="notes"), "essay.md": ESSAY})
    student = compose_document(archive, STUDENT)
    assert student == compose_document(archive, TEACHER)
    eithers = [node for node in blocks_of(student) if isinstance(node, Either)]
    assert eithers
    assert not list(notes_in(tuple(eithers)))
    assert any("So (al-Kindī, p. 7) (or else)." in said(either.teacher) for either in eithers)


def blocks_of(node: object) -> Iterator[object]:
    if isinstance(node, tuple):
        yield node
        for part in node:
            yield from blocks_of(part)


def test_what_stands_in_one_edition_alone_shifts_no_sign() -> None:
    either = Either((noted(REMARK, CITATION),), (noted(REMARK),))
    made = signed(noted(REMARK), either, noted(REMARK, CITATION))
    assert signs(made) == ["a", "b", "1"]
    assert isinstance(made[1], Either)
    assert said(made[1].student) == "(Said) (Said)"


@pytest.mark.parametrize(
    "block",
    [
        Heading(2, noted(REMARK).text),
        Items((Item((), noted(REMARK).text),)),
        Table((Column(),), (Row((Cell((noted(REMARK),)),)),), ()),
        WitnessFigure((Witness(noted(REMARK).text, (noted(REMARK).text,)),), "words"),
        GridFigure((), (), noted(REMARK).text, "words"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_where_no_note_can_stand_its_words_stand_in_brackets(block: Block) -> None:
    made = signed(block, noted(REMARK))
    assert signs(made) == ["a"]
    assert "(Said)" in said(made[0])
    assert not list(notes_in(made[0]))


def test_each_series_counts_in_the_order_of_reading_and_anew_on_a_fresh_page() -> None:
    table = Table((Column(), Column()), (), (Row((Cell((noted(CITATION),)), Cell((noted(REMARK),)))),))
    made = signed(noted(CITATION, REMARK), table, noted(CITATION), PageBreak(), noted(REMARK, CITATION))
    assert signs(made) == ["1", "a", "2", "b", "3", "a", "1"]


def test_no_sign_stands_twice_where_a_section_runs_on() -> None:
    def starts(*sections: Section) -> list[str]:
        return [section.start for section in with_signs(sections, True)]

    with_notes, without = (noted(REMARK),), (noted(),)
    first = Section("a", with_notes)
    assert starts(first, Section("b", with_notes, "run-on")) == ["page", "page"]
    assert starts(first, Section("b", without, "run-on")) == ["page", "run-on"]
    assert starts(first, Section("b", without, "run-on"), Section("c", with_notes, "run-on"))[1:] == ["run-on", "page"]
    assert starts(first, Section("b", without), Section("c", with_notes, "run-on"))[1:] == ["page", "run-on"]


def test_notes_in_the_margin_are_remarks_where_a_style_has_none() -> None:
    paragraph = noted(MARGIN, REMARK)
    assert [(note.series, note.sign) for note in notes_in(signed(paragraph))] == [(MARGIN, ""), (REMARK, "a")]
    assert [(note.series, note.sign) for note in notes_in(signed(paragraph, margin=False))] == [
        (REMARK, "a"),
        (REMARK, "b"),
    ]


NOTE = {series: Note((Span("Said."),), series) for series in (CITATION, REMARK, MARGIN)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((Span("so "), NOTE[REMARK], Span(" it was")), "so<remark> it was"),
        ((Span("so "), NOTE[REMARK], Span("it was")), "so<remark> it was"),
        ((Span("so "), NOTE[REMARK], Span(". It was")), "so<remark>. It was"),
        ((Span("so "), NOTE[CITATION], Span(".”) It was")), "so.”)<citation> It was"),
        ((Span("so "), NOTE[CITATION], Span(" "), NOTE[CITATION], Span(".")), "so<citation>.<citation>"),
        ((NOTE[MARGIN], Span(" It was")), "<margin>It was"),
        ((Span("so "), NOTE[MARGIN], Span("it was")), "so<margin> it was"),
        ((NOTE[CITATION], Span(".")), "<citation>."),
    ],
)
def test_a_sign_touches_the_word_before_it(text: Text, expected: str) -> None:
    assert shown(tied(text)) == expected


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (1, 2, 26, 27, 52, 53, 702, 703)] == ["a", "b", "z", "aa", "az", "ba", "zz", "aaa"]
