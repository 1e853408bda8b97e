"""Faces and shaped words: Arabic as large as its fonts ask, marks in place, half rings that touch nothing, and where
words of other languages and names may be divided."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest
import uharfbuzz as hb

from booklet.document import Document, Paragraph, Phrases, Section, Span, Text
from booklet.pdf.write import write_pdf
from booklet.problems import Problems
from booklet.style import MATCH, Style
from booklet.typeset import SETTERS, typeset
from booklet.typeset.cases import Cases
from booklet.typeset.compositor import Compositor
from booklet.typeset.faces import Faces
from booklet.typeset.fonts import HAIR, Word
from booklet.typeset.words import Cluster

from .conftest import span

VOCALISED = "وَقَالَ الْمُؤَرِّخُ إِنَّ الْأَمِيرَ سَارَ إِلَى الْكُوفَةِ وَلَا أَحَدَ مَعَهُ"


@pytest.mark.parametrize(("arabic", "latin"), [("arabic", "roman"), ("arabic-bold", "bold")])
def test_dal_is_as_high_as_x(style: Style, arabic: str, latin: str) -> None:
    assert style.scales[arabic] == MATCH
    faces = Faces(style, Problems(), lambda character, near: near)
    dal = faces[arabic].file.height("د") * faces[arabic].scale
    assert dal == pytest.approx(faces[latin].file.height("x"), abs=0.1)
    assert 1.05 < faces[arabic].scale < 1.25
    assert faces[arabic + " small"].scale == pytest.approx(faces[arabic].scale * 0.86)


def test_a_sheet_may_say_the_scale_itself(style: Style) -> None:
    said = style._replace(scales={**style.scales, "arabic": 1.3})
    assert Faces(said, Problems(), lambda character, near: near)["arabic"].scale == 1.3


def test_vocalised_words_are_shaped_as_harfbuzz_shapes_them(style: Style) -> None:
    face = Faces(style, Problems(), lambda character, near: near)["arabic"]
    marks = lifted = 0
    for text in VOCALISED.split():
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ar"
        hb.shape(face.file.hbfont, buffer)
        ours = face.shape(text, rtl=True, language="ar").glyphs
        assert [glyph[0] for glyph in ours] == [info.codepoint for info in buffer.glyph_infos]
        for (_, advance, dx, dy, _), at in zip(ours, buffer.glyph_positions):
            assert (advance, dx, dy) == (at.x_advance, at.x_offset, at.y_offset)  # Amiri has 1,000 units to the em
            marks += advance == 0
            lifted += dy != 0
    assert (marks > 20, lifted > 3) == (True, True)


def advances(word: Word) -> dict[str, float]:
    return {word.text[cluster]: advance for _, advance, _, _, cluster in word.glyphs}


@pytest.mark.parametrize("text", ["“ʿAmr", "‘ʿAmr", "(“ʿAmr”)", "“ʾ”", "māʾ”", "māʾ’s"])
def test_a_half_ring_keeps_off_a_quotation_mark(compositor: Compositor, text: str) -> None:
    face = compositor.faces["roman"]
    with_hair = face.shape(text)
    pairs = sum({a, b} & set("ʿʾ") != set() and {a, b} & set("“”‘’") != set() for a, b in pairwise(text))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.file.hbfont, buffer)  # kerned
    without = sum(position.x_advance for position in buffer.glyph_positions) * face.file.k
    assert with_hair.width == pytest.approx(without + pairs * HAIR)
    assert pairs * HAIR > 60
    assert advances(face.shape("“nun”"))["“"] == advances(face.shape("“"))["“"]


def test_a_half_ring_keeps_off_the_mark_in_another_span(compositor: Compositor) -> None:
    def first_width(*text: Span) -> float:
        box = compositor.tokenizer.boxes(text, "roman").boxes[0]
        assert isinstance(box, Cluster)
        return box.parts[0].word.width

    near, far = span("ʿAmr", link="#amr"), span("Amr", link="#amr")
    assert first_width(span("“"), near) == pytest.approx(first_width(span("“"), far) + HAIR)


def test_the_hair_is_no_blank_to_whoever_copies(style: Style) -> None:
    text: Text = (Span("He says “ʿAmr” and “"), Span("ʿAlī", link="#x"), Span("” at Māʾ’s “Qurʾān”."))
    document = Document("T", "en-GB", (Section("t", (Paragraph(text, "first", anchor="x"),)),))
    pdf = write_pdf(typeset(document, style, "student", Problems()), created=None)
    assert (
        "He says “ʿAmr” and “ʿAlī” at Māʾ’s “Qurʾān”." in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    )


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (span("administration"), "ad|min|is|tra|tion"),
        (span("Geschichtsschreibung", language="de"), "Ge|schichts|schrei|bung"),
        (span("répétition", language="fr"), "ré|pé|ti|tion"),
        (span("khalīfa", language="ar-Latn"), "khalīfa"),
        (span("Qarṭājanna", language="ar-Latn"), "Qarṭā|janna"),
        (span("Musannāt", language="ar-Latn"), "Mus|an|nāt"),
        (span("Musannāt", link="#musannat"), "Mus|an|nāt"),
        (span("Musannāt,"), "Mus|an|nāt,"),
        (span("administration", link="#x"), "administration"),
        (span("https://example.org", link="https://example.org"), "https://example.org"),
        (span("ʿAbdallāh b. Musannāt"), "ʿAbdallāh b. Mus|an|nāt"),
    ],
)
def test_words_are_divided_by_their_own_language(style: Style, made: Span, expected: str) -> None:
    listed = ("Mus-an-nāt", "ʿAbdallāh")
    compositor = Compositor(
        style, "en-GB", "student", Problems(), SETTERS, lambda character, near: near, Phrases(), listed
    )
    out = ""
    for box in compositor.tokenizer.boxes((made,), "roman").boxes:
        word = box if isinstance(box, Word) else box.parts[0].word
        positions = {point.position for point in compositor.points(box, True)}
        assert {point.position for point in compositor.points(box, False)} <= positions
        out += " " * bool(out) + "".join("|" * (at in positions) + c for at, c in enumerate(word.text))
    assert out == expected


def test_booklets_of_one_run_keep_to_their_own_lists(style: Style) -> None:
    cases = Cases()

    def cuts(*listed: str) -> list[int]:
        made = Compositor(
            style, "en-GB", "student", Problems(), SETTERS, lambda character, near: near, Phrases(), listed
        )
        cases.serve(made)
        (box,) = made.tokenizer.boxes((span("Musannāt"),), "roman").boxes
        return [point.position for point in made.points(box, True)]

    assert cuts("Mus-an-nāt") == [3, 5]
    assert cuts("Mu-sannāt") == [2]
    assert cuts() == []
    assert cuts("Mus-an-nāt") == [3, 5]


@pytest.mark.parametrize(("language", "words"), [("", 2), ("ar-Latn", 2), ("fr", 3), ("de", 3)])
def test_words_are_bound_by_their_own_language(compositor: Compositor, language: str, words: int) -> None:
    assert len(compositor.tokenizer.boxes((span("Abū b. Ḥudayj", language=language),), "roman").boxes) == words


def test_what_is_bound_is_parted_before_it_is_mangled(compositor: Compositor) -> None:
    (box,) = compositor.tokenizer.boxes((span("14 Safar 38 AH"),), "roman").boxes
    assert compositor.cuts(box, False, box.width) == ()
    assert [point.position for point in compositor.cuts(box, False, box.width * 0.7)] == [3, 9, 12]
    assert len(compositor.cuts(box, False, 900)) > 6
