"""Face keys: a role's figures, smaller type beside it, and the space between words as the style wants it."""

from __future__ import annotations

import pytest

from booklet.document import Span
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset.compositor import Compositor
from booklet.typeset.faces import Faces
from booklet.typeset.words import Cluster, face_key

FIGURES = "0123456789"


@pytest.fixture
def faces(style: Style) -> Faces:
    return Faces(style, Problems(), lambda character, near: near)


def glyphs(faces: Faces, key: str, text: str = FIGURES) -> list[int]:
    return [glyph[0] for glyph in faces[key].shape(text).glyphs]


def advances(faces: Faces, key: str) -> set[float]:
    return {faces[key].shape(figure).width for figure in FIGURES}


@pytest.mark.parametrize("face", ["roman", "italic", "bold", "bold-italic", "small-caps"])
def test_a_role_has_the_figures_it_asks_for(faces: Faces, face: str) -> None:
    kinds = [glyphs(faces, f"{face} {figures}") for figures in ("old-style", "lining", "tabular")]
    assert all(len(kind) == len(FIGURES) for kind in kinds)
    assert not set(kinds[0]) & set(kinds[1]) and not set(kinds[0]) & set(kinds[2])
    tabular, old = advances(faces, f"{face} tabular"), advances(faces, f"{face} old-style")
    assert max(tabular) - min(tabular) <= 2  # thousandths of an em: one of STIX's sevens is so much narrower
    assert max(old) - min(old) > 50


def test_small_capitals_are_real(faces: Faces) -> None:
    assert not set(glyphs(faces, "small-caps old-style", "ʿabḥā"[1:])) & set(glyphs(faces, "roman old-style", "abḥā"))
    assert faces["small-caps old-style"].scale == 1


def test_letters_that_touch_are_joined(faces: Faces) -> None:
    """The f of “fi” is another one, and pairs are kerned."""
    face = faces["roman old-style"]
    assert glyphs(faces, "roman old-style", "fi") != [
        *glyphs(faces, "roman old-style", "f"),
        *glyphs(faces, "roman old-style", "i"),
    ]
    assert face.shape("AV").width < face.shape("A").width + face.shape("V").width


def test_emphasis_keeps_the_figures_of_its_role() -> None:
    assert face_key(Span("37"), "roman tabular") == "roman tabular"
    assert face_key(Span("37", "italic"), "roman tabular") == "italic tabular"
    assert face_key(Span("37", "italic"), "italic lining") == "roman lining"
    assert face_key(Span("37", "bold", small=True), "italic old-style") == "bold-italic old-style small"


def test_words_of_two_figures_are_kept_apart(compositor: Compositor) -> None:
    (old,) = compositor.tokenizer.boxes((Span("1138"),), "roman old-style").boxes
    (tabular,) = compositor.tokenizer.boxes((Span("1138"),), "roman tabular").boxes
    (again,) = compositor.tokenizer.boxes((Span("1138"),), "roman old-style").boxes
    assert old is again and old is not tabular
    assert not isinstance(old, Cluster) and not isinstance(tabular, Cluster)
    assert old.glyphs != tabular.glyphs


def test_a_role_among_others_takes_their_figures(compositor: Compositor) -> None:
    silent = compositor.role_among("silent", "table")
    assert silent.face == "italic tabular"
    assert silent.size == compositor.role("table").size and silent.gray == compositor.role("silent").gray


def test_small_type_has_the_scale_of_the_style(faces: Faces, style: Style) -> None:
    small, whole = faces["bold tabular small"], faces["bold tabular"]
    assert small.shape("Word").width == pytest.approx(whole.shape("Word").width * style.scales["small"])
    assert faces.rtl_key("bold tabular small") == "arabic-bold tabular small"


def test_the_space_between_words_is_the_styles(style: Style) -> None:
    wide = style._replace(text=style.text._replace(word_space=1.5))
    face, usual = (Faces(each, Problems(), lambda character, near: near)["roman lining"] for each in (wide, style))
    assert face.space.width == pytest.approx(1.5 * face.own_space.width)
    assert face.shape("word").width == usual.shape("word").width
