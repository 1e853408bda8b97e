"""Marks → operators, as text."""

from __future__ import annotations

import handset
import pytest

from booklet.pdf.content import Painter
from booklet.pdf.fonts import Fonts
from booklet.pdf.structure import Structure
from booklet.typeset.page import ARTIFACT, Bar, Element, Line, Mark, Page, Path, Placed, Run

ROOT = Element("Document")
P = Element("P", ROOT)


def draw(*marks: Mark, x: float = 0, y: float = 0) -> str:
    words = [word for mark in marks if isinstance(mark, Line) for run in mark.runs for word in run.words]
    structure = Structure(ROOT, 1)
    content, _ = Painter(0, 100, Fonts(dict.fromkeys(words)), structure).page(Page(1, "1", [Placed(x, y, list(marks))]))
    return content.decode("latin-1")


def line(y: float, *runs: Run, gap: float = 0, closing: str = "none", gray: float = 0) -> Line:
    return Line(10, y, 10, handset.SPACE + gap, runs, closing, gray)


def test_lines_of_one_element_share_a_sequence() -> None:
    two = draw(line(20, Run(P, handset.words("a b")), closing="space"), line(32, Run(P, handset.words("c"))))
    assert two.split("\n") == [
        "BT",
        "/P<</MCID 0>>BDC",
        "10 80 Td",
        "/F1 10 Tf",
        "[(a b )]TJ",
        "0 -12 Td",
        "[(c)]TJ",
        "EMC",
        "ET",
    ]


def test_the_origin_moves_marks_and_y_is_turned() -> None:
    assert "15.5 78.75 Td" in draw(line(20, Run(P, handset.words("a"))), x=5.5, y=1.25)


def test_gaps_widen_spaces_but_not_the_last() -> None:
    span = Element("Span", P)
    text = draw(line(20, Run(P, handset.words("a b")), Run(span, handset.words("c d")), gap=12.34, closing="space"))
    assert "[(a )-12.3(b )-12.3]TJ" in text
    assert "[(c )-12.3(d )]TJ" in text


def test_a_face_of_another_scale_has_its_own_size_and_gap() -> None:
    text = draw(line(20, Run(P, (*handset.words("a"), *handset.arabic("لا لا"))), gap=12))
    assert "/F1 10 Tf\n[(a )-12]TJ\n/F2 12 Tf" in text
    arabic = handset.faces()["arabic"]
    apart = (arabic.space.width - handset.SPACE - 12) / arabic.scale
    assert f"){apart:.1f}(" in text


def test_joined_runs_touch() -> None:
    span = Element("Span", P)
    text = draw(line(20, Run(P, handset.words("("), True), Run(span, handset.words("a")), Run(P, handset.words("b"))))
    assert [part for part in text.split("\n") if part.endswith("TJ")] == [
        f"[({chr(0x80)})]TJ",
        "[(a )]TJ",
        "[(b)]TJ",
    ]


def test_bars_are_artifacts_and_interrupt_text() -> None:
    text = draw(line(20, Run(P, handset.words("a"))), Bar(1, 2, 30, 0.5, 0.25), Bar(1, 4, 30, 0.5, 0.25))
    assert text.endswith("EMC\nET\n/Artifact BMC\n0.25 g\n1 97.5 30 0.5 re f\n1 95.5 30 0.5 re f\nEMC")


def test_gray_is_set_where_it_changes() -> None:
    text = draw(
        line(20, Run(P, handset.words("a")), gray=0.5), line(30, Run(P, handset.words("b")), gray=0.5), Bar(0, 0, 1, 1)
    )
    assert [part for part in text.split("\n") if part.endswith(" g")] == ["0.5 g", "0 g"]


def test_a_figure_is_one_sequence_of_strokes_and_words() -> None:
    figure = Element("Figure", ROOT, Alt="A line.")
    stroke = Path(figure, (("m", 0, 0), ("l", 10, 20), ("c", 1, 2, 3, 4, 5, 6)))
    text = draw(stroke, line(20, Run(figure, handset.words("a"))), stroke)
    assert text.count("BDC") == text.count("EMC") == 1
    assert "0.5 w 0 G\n0 100 m\n10 80 l\n1 98 3 96 5 94 c\nS\nBT" in text
    assert text.endswith("S\nEMC")


def test_words_that_begin_outside_a_sequence_of_another() -> None:
    text = draw(Bar(0, 0, 1, 1), line(20, Run(ARTIFACT, handset.words("5")), Run(P, handset.words("a"))))
    assert text.split("\n")[2:6] == ["EMC", "BT", "/Artifact BMC", "10 80 Td"]
    assert text.endswith("[(5 )]TJ\nEMC\n/P<</MCID 0>>BDC\n[(a)]TJ\nEMC\nET")


def test_an_empty_run_stands_in_the_tree_and_draws_nothing() -> None:
    structure = Structure(ROOT, 1)
    cell = Element("TD", ROOT)
    content, _ = Painter(0, 100, Fonts([]), structure).page(Page(1, "1", [Placed(0, 0, [line(20, Run(cell, ()))])]))
    assert content == b""
    assert structure.held[ROOT] == [cell]


def test_a_move_with_too_few_points_is_a_program_fault() -> None:
    with pytest.raises(ValueError, match="c with 1 points"):
        draw(Path(ARTIFACT, (("c", 1.0, 2.0),)))
