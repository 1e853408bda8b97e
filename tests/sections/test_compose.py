"""The whole document: links lead somewhere, answers are the teacher's alone, nothing stands without a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from booklet.document import (
    TEACHER,
    About,
    Document,
    Either,
    GridFigure,
    Heading,
    IndexEntry,
    PageNumber,
    Paragraph,
    Span,
    Table,
)
from booklet.model.archive import Archive
from booklet.model.inline import Id, Prose
from booklet.problems import Location, Problems
from booklet.read import read_archive
from booklet.sections import SECTIONS, compose_document, unknown_sections
from booklet.sections.phrases import spoken
from booklet.sections.words import Scribe
from booklet.sections.works_cited import KIND as WORKS_CITED

SAMPLE = Path(__file__).parents[2] / "sources" / "egypt-38ah"

BEGINNER = """\
title: The battle of Hastings
events:
  landing: {title: The Normans land, date: 28 September 1066}
  battle: {title: The battle, date: 14 October 1066, people: [harold, william]}
  crowning: {title: William is crowned, date: 25 December 1066, people: {william: crowned}}
people:
  harold: {name: Harold, died: 14 October 1066}
  william: {name: William}
"""


def walk(node: Any, teacher: bool = True) -> Iterator[Any]:
    """Every value of a document, in order; without `teacher`, as the student's edition has it."""
    yield node
    if isinstance(node, Either) and not teacher:
        yield from walk(node.student, teacher)
    elif isinstance(node, tuple):
        for child in node:
            yield from walk(child, teacher)


def anchors(document: Document) -> list[str]:
    return [
        a
        for node in walk(document, teacher=False)
        if (a := getattr(node, "anchor", "")) and node.__class__ != PageNumber
    ]


def targets(document: Document) -> set[str]:
    found = {node.anchor for node in walk(document) if isinstance(node, PageNumber)}
    return found | {n.link[1:] for n in walk(document) if isinstance(n, Span) and n.link.startswith("#")}


def words_of(document: Document, teacher: bool) -> str:
    return "".join(n.text for n in walk(document, teacher) if isinstance(n, Span))


@pytest.fixture(scope="module")
def sample() -> Archive:
    from booklet.read import read_archive

    archive = read_archive(SAMPLE, Problems())
    assert archive is not None
    return archive


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_link_of_the_examples_leads_somewhere(kind: str, read: Callable[[Mapping[str, str]], Archive]) -> None:
    document = compose_document(read(SECTIONS[kind].EXAMPLE))
    assert targets(document) <= set(anchors(document))


def test_every_link_of_the_sample_leads_somewhere(sample: Archive) -> None:
    document = compose_document(sample)
    there = Counter(anchors(document))
    assert there.most_common(1)[0][1] == 1
    assert targets(document) <= set(there)
    assert set(sample.records) <= set(there)


@pytest.mark.parametrize("left_out", SECTIONS)
def test_no_link_leads_to_a_section_left_out(left_out: str, sample: Archive) -> None:
    kinds = tuple(Id(kind) for kind in SECTIONS if kind != left_out)
    document = compose_document(sample._replace(settings=sample.settings._replace(sections=kinds)))
    assert targets(document) <= set(anchors(document))


def test_answers_stand_in_the_teachers_edition_alone(sample: Archive) -> None:
    document = compose_document(sample)
    student, teacher = words_of(document, teacher=False), words_of(document, teacher=True)
    answers: list[Prose] = [c.correction for c in sample.corrections.values()]
    answers += [s.key for e in sample.exercises.values() for s in e.sentences if s.key]
    answers += [r.text for d in sample.disputes.values() for r in d.readings]
    answers += [d.sensitivity for d in sample.disputes.values() if d.sensitivity]
    assert len(answers) > 40
    answers += [a for q in sample.questions.values() for a in q.answer]
    scribe = Scribe(sample)
    for answer in filter(lambda said: len(said) > 30, (spoken(scribe.text(a)) for a in answers)):
        assert answer in teacher
        assert answer not in student


def test_answers_count_for_no_index_and_hold_no_anchor(sample: Archive) -> None:
    eithers = [node for node in walk(compose_document(sample)) if isinstance(node, Either)]
    assert len(eithers) > 60
    for either in eithers:
        for node in walk(either.teacher):
            assert not getattr(node, "anchor", "") or isinstance(node, PageNumber)
            assert not (isinstance(node, Span) and node.entry)


def test_both_editions_are_one_document(sample: Archive) -> None:
    assert compose_document(sample) == compose_document(sample, TEACHER)


def test_every_index_key_has_a_head_word(sample: Archive) -> None:
    document = compose_document(sample)
    keys = {node.entry for node in walk(document) if isinstance(node, Span) and node.entry}
    heads = {key for node in walk(document) if isinstance(node, IndexEntry) and not node.see for key in node.keys}
    assert keys
    assert keys <= heads


def test_levels_of_headings_never_skip(sample: Archive) -> None:
    for section in compose_document(sample).sections:
        level = 0
        for node in walk(section, teacher=False):
            if isinstance(node, Heading):
                assert node.level <= level + 1, node
                level = node.level


def test_a_beginners_booklet_is_whole(read: Callable[[str], Archive]) -> None:
    document = compose_document(read(BEGINNER))
    assert [s.kind for s in document.sections] == [
        "cover",
        "contents",
        "blueprint",
        "chronology",
        "people",
        "index",
        "colophon",
    ]
    text = words_of(document, teacher=False)
    assert "silent" not in text
    assert "Died 14 October 1066" in text
    assert targets(document) <= set(anchors(document))


RECORDS = {
    "people": "{name: A person}",
    "groups": "{name: A group}",
    "places": "{name: A place}",
    "works": "{title: A work}",
    "events": "{title: An event}",
    "accounts": "{text: An account.}",
    "disputes": "{question: A dispute?}",
    "corrections": "{fault: A fault., correction: Mended.}",
    "exercises": "{title: Correct the text}",
    "terms": "{term: A term, text: A meaning.}",
    "questions": "{question: A question?}",
}


@pytest.mark.parametrize("alone", ["", *SECTIONS])
def test_the_barest_record_can_be_linked_to(alone: str, read: Callable[[str], Archive]) -> None:
    """Whatever sections a booklet has, and however little is said of a record: a link leads to where it stands."""
    ids = [f"{kind}-id" for kind in RECORDS]
    text = "title: T\nintroduction: '" + " ".join(f"[[{id}]]" for id in ids) + "'\n"
    for kind, record in RECORDS.items():
        asking = f", asking: {{question: All?, needs: [{', '.join(ids)}]}}" if kind == "questions" else ""
        text += f"{kind}: {{{kind}-id: {record}{asking}}}\n"
    if alone:
        text += f"sections: [blueprint, questions, {alone}]\n"
    document = compose_document(read(text))
    assert targets(document) >= ({"exercises-id"} if alone in ("", "exercises") else set())
    assert targets(document) <= set(anchors(document))


def test_sections_in_the_order_asked_for(read: Callable[[str], Archive]) -> None:
    document = compose_document(read(BEGINNER + "sections: [people, cover, glossary, people]\n"))
    assert [s.kind for s in document.sections] == ["people", "cover"]


def test_unknown_sections_are_named(archive: Callable[..., Archive]) -> None:
    at = Location("booklet.yaml", 4, 11)
    problems = Problems()
    unknown_sections(archive(sections=(Id("cover"), Id("glosary", at), Id("zzz", at))), problems)
    messages = [(p.location, p.message, p.hint) for p in problems]
    assert [m[1] for m in messages] == ["unknown section `glosary`", "unknown section `zzz`"]
    assert all(m[0] == at for m in messages)
    assert messages[0][2].startswith("did you mean `glossary`? the sections are: cover, ")
    assert messages[1][2].startswith("the sections are: cover, ")
    assert WORKS_CITED in messages[1][2]


def test_a_long_question_stands_above_the_grid_and_its_key_in_it(read: Callable[[str], Archive]) -> None:
    long, short = "Was " + "it really so, or somehow otherwise, " * 20 + "then?", "How many?"
    document = compose_document(
        read(
            "title: T\nworks: {a: {title: A}}\ndisputes:\n  d:\n    question: Well?\n"
            f"    points: {{in-the-end: '{long}', men: {short}}}\n    accounts: [{{work: a}}]\n"
        )
    )
    heads = [spoken(cell.blocks[0].text) for n in walk(document) if isinstance(n, Table) for cell in n.header[0].cells]
    assert heads == ["Account", "in the end", short]
    asked = [spoken(node.text) for node in walk(document) if isinstance(node, Paragraph) and node.role == "asked"]
    assert asked == [f"in the end: {long}"]


def test_the_covers_figure_has_room_for_its_words(read: Callable[[str], Archive]) -> None:
    points = ", ".join(f"p{n}: Point {n}?" for n in range(30))
    accounts = ", ".join(f"{{work: a, at: p. {n}, says: {{p0: v{n}}}}}" for n in range(20))
    document = compose_document(
        read(
            "title: T\nworks: {a: {title: A}}\n"
            f"disputes: {{d: {{question: Well?, points: {{{points}}}, accounts: [{accounts}]}}}}\n"
        )
    )
    (figure,) = [node for node in walk(document) if isinstance(node, GridFigure)]
    assert (len(figure.rows), {len(row) for row in figure.rows}) == (9, {12})
    assert "9 accounts" in figure.alt and "12 points" in figure.alt


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ("", About()),
        ("question: Was it *silent*?", About(subject="Was it silent?")),
        ("question: Was it silent?\nsubject: Silence", About(subject="Silence")),
        (
            "editors: [A, B]\nkeywords: [one, two]\nrights: © A\nlicence: CC0 1.0",
            About(("A", "B"), "", ("one", "two"), "© A", "CC0 1.0"),
        ),
    ],
)
def test_what_catalogues_are_told(more: str, about: About, tmp_path: Path) -> None:
    (tmp_path / "booklet.yaml").write_text(f"title: T\n{more}\n", encoding="utf-8")
    archive = read_archive(tmp_path, Problems())
    assert archive is not None
    assert compose_document(archive).about == about
