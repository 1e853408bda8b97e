"""What two extractors read in a PDF, by its tags, is what the document says: every word, in order, in both scripts.

Right-to-left words are read twice: an element's ActualText stands for what is read aloud, its glyphs for what is copied
where tags are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.document import (
    EDITIONS,
    Block,
    Contents,
    Document,
    Paragraph,
    Picture,
    Section,
    Span,
    Witness,
    WitnessFigure,
)
from booklet.resources import starter_folder
from tests.dossier import SAMPLE, built
from tests.roundtrip import by_pdfium, by_pdfminer
from tests.roundtrip.booklets import Booklet, of_document, of_folder, sheet
from tests.roundtrip.tree import Node, Words, is_arabic, passages, words
from tests.typeset.test_any_document import blocks

Read = Callable[[bytes], Node]
EXTRACTORS = pytest.mark.parametrize("read", [by_pdfium.read, by_pdfminer.read], ids=["PDFium", "pdfminer.six"])
ARABIC = re.compile("[\u0600-\u06ff]+")
RUNS = re.compile(rf"{ARABIC.pattern}(?: {ARABIC.pattern})*|(?:(?!{ARABIC.pattern}).)+")
BOOKLETS = [(edition, "classroom") for edition in EDITIONS] + [("student", "large-print"), ("teacher", "letter-half")]


@cache
def sample(edition: str, style: str) -> Booklet:
    return of_folder(SAMPLE, edition, style)


def in_words(texts: list[str]) -> list[Words]:
    return [words(text) for text in texts]


@EXTRACTORS
@pytest.mark.parametrize(("edition", "style"), BOOKLETS)
def test_the_sample_comes_out_as_it_went_in(edition: str, style: str, read: Read) -> None:
    booklet = sample(edition, style)
    said = in_words(booklet.said)
    assert in_words(passages(read(booklet.pdf))) == said
    every = [word for passage in said for word in passage]
    assert len(every) > 15_000
    assert sum(map(is_arabic, every)) > 150


@EXTRACTORS
def test_the_starter_comes_out_as_it_went_in(read: Read) -> None:
    booklet = of_folder(starter_folder(), "student")
    assert in_words(passages(read(booklet.pdf))) == in_words(booklet.said)


def test_what_is_read_here_is_what_a_build_writes() -> None:
    assert sample("student", "classroom").pdf == built(SAMPLE, "student").pdf


@EXTRACTORS
def test_glyphs_of_arabic_say_what_stands_for_them(read: Read) -> None:
    """Each word of an ActualText is drawn once, whole and with a space where another follows."""
    nodes = [node for node in read(sample("student", "classroom").pdf).walk() if node.actual]
    assert len(nodes) > 100
    for node in nodes:
        assert sorted(words(node.drawn)) == sorted(words(node.actual))


@EXTRACTORS
def test_artifacts_are_not_read(read: Read) -> None:
    """What is said once more over a thing that goes on overleaf is on the pages, and in no passage."""
    booklet = sample("student", "classroom")
    again = booklet.document.phrases.continued
    assert sum(page.count(again) for page in by_pdfium.plain(booklet.pdf)) > 10
    assert not [passage for passage in passages(read(booklet.pdf)) if again in passage]


def as_read(value: Any) -> Any:
    """Any value of a document with its texts cut where reading YAML cuts them: between words, and where the script
    changes, whose words have their language. A figure has no Arabic: it is one element without spans, in which several
    words stand as they are seen, and its Alt speaks for it."""
    if isinstance(value, Picture):  # of no file
        return Paragraph(as_read(value.caption), "caption")
    if isinstance(value, WitnessFigure):
        names = [ARABIC.sub("", "".join(span.text for span in witness.name)) for witness in value.witnesses]
        return value._replace(witnesses=tuple(Witness((Span(f"A {name}"),), ((Span("B"),),)) for name in names))
    if not isinstance(value, tuple) or isinstance(value, Span):
        return value
    made = [as_read(part) for part in value]
    if hasattr(value, "_fields"):
        return type(value)(*made)
    for at, (before, after) in enumerate(pairwise(made)):
        if isinstance(before, Span) and isinstance(after, Span):
            whole, blank, begun = before.text.rpartition(" ")
            made[at : at + 2] = before._replace(text=whole + blank), after._replace(text=begun + after.text)
    return tuple(
        part
        for one in made
        for part in (
            [one._replace(text=run, language="ar" if is_arabic(run) else "") for run in RUNS.findall(one.text)]
            if isinstance(one, Span)
            else [one]
        )
    )


@EXTRACTORS
@pytest.mark.parametrize("language", ["en-GB", "ar"])
@given(st.lists(blocks, min_size=1, max_size=5))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_comes_out_as_it_went_in(read: Read, language: str, content: list[Block]) -> None:
    document = Document("A Title", language, (Section("test", (Contents(3), *as_read(tuple(content)))),))
    booklet = of_document(document, sheet("classroom"), "student")
    assert in_words(passages(read(booklet.pdf))) == in_words(booklet.said)
