"""Which way paragraphs run, and right-to-left ones on the page."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.document import Document, Heading, Paragraph, Section, Span, Text
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import bidi, direction, typeset
from booklet.typeset.compositor import Compositor
from booklet.typeset.page import ARTIFACT, Element, Line, Pages
from booklet.typeset.paragraph import set_text

from .conftest import Typeset

ARABIC = "سار الأمير إلى الكوفة في سنة ٣٨ ثم رجع إلى مصر وأقام بها أياما مع أصحابه حتى جاءه كتاب معاوية بن أبي سفيان. "


@pytest.mark.parametrize(
    ("texts", "language", "role", "expected"),
    [
        (("English",), "en", "body", 0),
        (("معاوية", " is a name"), "en", "body", 0),
        (("معاوية",), "en", "body", 1),
        (("«", "معاوية", "» 38."), "en", "first", 1),
        (("قال الكندي في كتابه", " (Kindi): ", "سار الأمير"), "en", "body", 1),
        (("معاوية",), "en", "cell", 0),
        (("معاوية",), "en", "entry", 0),
        (("38 –",), "en", "body", 0),
        (("English",), "ar", "cell", 0),
        (("معاوية is the name of a caliph",), "ar", "entry", 1),
        (("38 –",), "ar", "body", 1),
        (("שלום",), "he", "body", 1),
        (("kitāb",), "ar-Latn", "body", 0),
    ],
)
def test_of_text(texts: tuple[str, ...], language: str, role: str, expected: int) -> None:
    assert direction.of_text(tuple(map(Span, texts)), language, role) == expected


def test_a_paragraph_all_in_arabic_is_one_span_and_tagged_itself() -> None:
    text: Text = (Span("قال", language="ar"), Span(": «"), Span("نعم", language="ar"), Span("»."))
    made, attributes = direction.whole(text, "en")
    assert [part.text for part in made if isinstance(part, Span)] == ["قال: «نعم»."]
    assert attributes == {"Lang": "ar", "ActualText": "قال: «نعم»."}
    linked: Text = (Span("قال", language="ar", link="#a"), Span(": x"))
    assert direction.whole(linked, "en") == (linked, {})
    assert direction.whole((Span("قال", language="ar"), Span("، x")), "ar")[0] == (Span("قال، x"),)


def body_lines(pages: Pages) -> list[tuple[float, float, str, Element]]:
    """(left, right, words from left to right, element) of each line of the first page's text."""
    rows: dict[float, list[tuple[float, float, str, Element]]] = {}
    for placed in pages.pages[0].placed:
        for mark in placed.marks:
            if isinstance(mark, Line) and mark.runs[0].element is not ARTIFACT:
                at = placed.x + mark.x
                for number, run in enumerate(mark.runs):
                    wide = sum(word.width for word in run.words) + mark.space * (len(run.words) - 1)
                    wide *= mark.size * mark.stretch / 1000
                    words = " ".join(word.text for word in run.words)
                    rows.setdefault(round(placed.y + mark.y, 2), []).append((at, at + wide, words, run.element))
                    joined = run.joined or number == len(mark.runs) - 1
                    at += wide + (0 if joined else mark.space * mark.size * mark.stretch / 1000)
    return [
        (
            min(r[0] for r in row),
            max(r[1] for r in row),
            " ".join(r[2] for r in sorted(row, key=lambda r: r[0])),
            row[0][3],
        )
        for _, row in sorted(rows.items())
    ]


def test_an_arabic_paragraph_is_justified_and_ends_at_the_right(set_pages: Typeset) -> None:
    pages = set_pages(Paragraph((Span(ARABIC * 3, language="ar"),), "first"))
    lines = body_lines(pages)
    left, right = lines[0][:2]
    assert len(lines) > 3
    assert all(line[:2] == pytest.approx((left, right), abs=0.5) for line in lines[:-1])
    assert lines[-1][1] == pytest.approx(right, abs=0.5)
    assert lines[-1][0] > left + 10
    assert lines[0][2].endswith("الأمير سار")
    assert "٣٨" in " ".join(line[2] for line in lines)
    assert "\u00ad" not in "".join(line[2] for line in lines)
    assert lines[0][3].attributes == {"Lang": "ar", "ActualText": (ARABIC * 3).strip()}


def test_figures_of_either_kind_run_left_to_right(set_pages: Typeset) -> None:
    pages = set_pages(Paragraph((Span("سنة ٣٨ أو 12 هنا", language="ar"),), "first"))
    words = [
        word for placed in pages.pages[0].placed for mark in placed.marks if isinstance(mark, Line)
        for run in mark.runs for word in run.words
    ]  # fmt: skip
    assert {word.text: word.rtl for word in words if word.text in ("٣٨", "12", "سنة")} == {
        "٣٨": False,
        "12": False,
        "سنة": True,
    }
    figures = next(word for word in words if word.text == "٣٨")
    assert [glyph[4] for glyph in figures.glyphs] == [0, 1]


def test_points_at_the_edge_of_a_right_to_left_paragraph(set_pages: Typeset) -> None:
    text = (Span("قال", language="ar"), Span(": «"), Span("نعم", language="ar"), Span("» (38)."))
    (line,) = body_lines(set_pages(Paragraph(text, "first")))
    seen = line[2].replace(" ", "")
    assert seen.index("نعم") < seen.index("قال")
    assert seen.startswith(").")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["سنة", "الكوفة", "38", "٣٨", "12,5", "Kindi", "page", "،", "–"]), min_size=1, max_size=9),
    st.sampled_from([0, 1]),
)
def test_words_stand_where_the_algorithm_puts_them(compositor: Compositor, words: list[str], base: int) -> None:
    """One isolate of words of one direction each: parts and the spaces between them against the levels of the whole."""
    text = " ".join(["هنا", *words])
    slugs = set_text(
        (Span(text, language="ar"),), compositor.role("small"), 2000, Element("P"), compositor, direction=base
    )
    placed = [
        (mark.x, run, mark) for slug in slugs for part in slug.parts for mark in part.marks if isinstance(mark, Line)
        for run in mark.runs[:1]
    ]  # fmt: skip
    seen = [
        word.text[::-1] if word.rtl else word.text
        for _, _, mark in sorted(placed, key=lambda each: each[0])
        for run in mark.runs
        for word in run.words
    ]
    runs = bidi.visual(bidi.levels(text, 1))
    expected = "".join(text[start:stop][:: -1 if level % 2 else 1] for start, stop, level in runs)
    assert " ".join(seen) == expected


def test_headings_of_an_arabic_booklet_stand_at_the_right(style: Style) -> None:
    heading, rest = Heading(1, (Span("العنوان", language="ar"),)), Paragraph((Span(ARABIC * 2, language="ar"),), "body")
    lines = {}
    for language in ("en-GB", "ar"):
        section = Section("test", (heading, rest))
        lines[language] = body_lines(typeset(Document("A", language, (section,)), style, "student", Problems()))
    assert lines["en-GB"][0][0] == pytest.approx(lines["en-GB"][1][0], abs=0.5)
    assert lines["ar"][0][1] == pytest.approx(lines["ar"][2][1], abs=0.5)
    assert lines["ar"][1][1] == pytest.approx(
        lines["ar"][2][1] - 14, abs=0.5
    )  # the first line is set in, from its side
    assert lines["ar"][1][3].attributes == {"ActualText": (ARABIC * 2).strip()}
