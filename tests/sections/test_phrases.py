"""Capitals, brackets and joined sentences, whatever an author wrote."""

from __future__ import annotations

import pytest

from booklet.document import Span
from booklet.sections.phrases import (
    bare,
    capitalised,
    counted,
    explained,
    in_brackets,
    join,
    sentences,
    spoken,
    words,
)


def test_join_leaves_out_what_is_empty() -> None:
    assert join((words("a"), (), words("b")), ", ") == (Span("a"), Span(", "), Span("b"))
    assert join(((), ()), ", ") == ()


def test_bare_text_keeps_face_and_language() -> None:
    assert bare((Span("fitna", "italic", "ar-Latn", "#fitna", "fitna"),)) == (Span("fitna", "italic", "ar-Latn"),)


def test_counting() -> None:
    assert [counted(1, "event"), counted(3, "person", "people")] == ["1 event", "3 people"]
    assert counted(1200, "event") == "1,200 events"


def test_capital() -> None:
    assert spoken(capitalised(words("mother"))) == "Mother"
    assert capitalised(()) == ()


@pytest.mark.parametrize(
    ("remark", "printed"),
    [
        ("The report of Salih.", "(the report of Salih)"),
        ("Salih’s report", "(Salih’s report)"),
        ("in one list (Nasr 507)", "(in one list [Nasr 507])"),
    ],
)
def test_remarks_in_brackets(remark: str, printed: str) -> None:
    assert spoken(in_brackets(words(remark))) == printed
    assert in_brackets(()) == ()


@pytest.mark.parametrize(
    ("remark", "printed"),
    [
        ("whose name looks alike.", "Ashtar, whose name looks alike."),
        ("the governor", "Ashtar: the governor"),
        ("Another man.", "Ashtar. Another man."),
        ("", "Ashtar"),
    ],
)
def test_a_name_and_what_is_said_of_it(remark: str, printed: str) -> None:
    assert spoken(explained(words("Ashtar"), words(remark))) == printed


def test_sentences_get_their_stops() -> None:
    assert spoken(sentences(words("governor of Egypt"), (), words("he left."), words("Why?"))) == (
        "Governor of Egypt. He left. Why?"
    )
