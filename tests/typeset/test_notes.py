"""Notes as they are set: a raised sign that nothing parts from its word, and a line that carries its note along."""

from __future__ import annotations

from typing import Any

import page as validation
import pytest

from booklet.document import (
    CITATION,
    MARGIN,
    REMARK,
    Block,
    Cell,
    Column,
    Group,
    Item,
    Items,
    Note,
    Paragraph,
    Parallel,
    Phrases,
    Row,
    Span,
    Table,
    Text,
)
from booklet.pdf.write import write_pdf
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import SETTERS
from booklet.typeset.compositor import Compositor
from booklet.typeset.fonts import FontFile
from booklet.typeset.galley import Footnote, Side, Slug, beside, merge, stack
from booklet.typeset.galley import Item as Set
from booklet.typeset.page import ARTIFACT, Element, Line, Link, Page, Pages, Run
from booklet.typeset.paragraph import line_width, set_text
from booklet.typeset.setting import set_blocks
from tests.pdftext import Node, Spoken, extracted

from .conftest import LOREM


def note(series: str = REMARK, sign: str = "a", text: str = "Said of it.") -> Note:
    return Note((Span(text),), series, "" if series == MARGIN else sign)


def set_body(compositor: Compositor, *text: Any, measure: float = 320.0) -> list[Slug]:
    return set_text(tuple(text), compositor.role("body"), measure, Element("P"), compositor)


def lines_of(slug: Slug) -> list[Line]:
    return [mark for part in slug.parts for mark in part.marks if isinstance(mark, Line)]


def runs_of(slugs: list[Slug], tag: str = "") -> list[Run]:
    return [r for s in slugs for line in lines_of(s) for r in line.runs if tag in ("", r.element.tag)]


def read(slug: Slug) -> str:
    """What a line says, runs that touch together."""
    out = ""
    for line in lines_of(slug):
        runs = [run for run in line.runs if run.words]
        for number, run in enumerate(runs, 1):
            touches = run.joined if number < len(runs) else line.closing != "space"
            out += " ".join(word.text for word in run.words) + ("" if touches else " ")
    return out.strip()


def said(slug: Slug) -> list[str]:
    """The notes that a slug carries, each with its sign."""
    return [" ".join(read(each) for each in one.slugs) for one in slug.notes]


def with_margin(style: Style, width: float = 60.0) -> Compositor:
    wide = style._replace(page=style.page._replace(margin_note=width, margin_note_gap=10.0))
    return Compositor(wide, "en-GB", "student", Problems(), SETTERS, lambda character, near: near, Phrases())


@pytest.mark.parametrize("before", range(0, 60, 7))
def test_the_line_of_a_sign_carries_its_note_and_no_other_line_does(compositor: Compositor, before: int) -> None:
    words = LOREM.split()[:before]
    slugs = set_body(compositor, Span(" ".join([*words, "word."])), note(), Span(" " + LOREM))
    (number,) = (n for n, slug in enumerate(slugs) if runs_of([slug], "Link"))
    assert [said(slug) for slug in slugs] == [["a Said of it."] if n == number else [] for n in range(len(slugs))]
    assert "word.a" in read(slugs[number])


def test_a_sign_is_small_and_raised_and_counts_for_the_lines_width(
    compositor: Compositor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the font has no superior figures."""
    monkeypatch.setattr(FontFile, "superiors", False)
    scale, rise = compositor.style.scales["sign"], 1000 * compositor.style.measures.sign_rise
    first, *_ = set_body(compositor, Span(LOREM.strip()), note(), Span(" " + LOREM))
    (run,) = [run for slug in set_body(compositor, Span("word"), note()) for run in runs_of([slug], "Link")]
    (sign,) = run.words
    plain = compositor.faces["roman"].shape("a")
    assert sign.face.scale == pytest.approx(scale)
    assert sign.glyphs[0][3] * sign.face.scale == pytest.approx(rise)
    assert sign.width == pytest.approx(plain.width * scale)
    ends = []
    for before in range(5, 60):  # so that the sign ends a line now and then
        text = (Span(" ".join((LOREM * 2).split()[:before])), note(), Span(" " + LOREM))
        for wide in (260.0, 280.0, 300.0, 320.0):
            slugs = set_body(compositor, *text, measure=wide)
            for line in [line for slug in slugs for line in lines_of(slug)][:-1]:
                last = next(run.words[-1] for run in reversed(line.runs) if run.words)
                ends.append((line.x + line_width(line) - last.right * line.size / 1000 - wide, last.face.key))
    assert any(key.endswith(" sign") for _, key in ends)
    assert [end for end, _ in ends] == pytest.approx([0.0] * len(ends), abs=0.3)
    assert first.height == compositor.role("body").leading


def test_superior_figures_of_the_font_are_used_where_it_has_them(
    compositor: Compositor,
) -> None:
    face = compositor.faces["roman sign"]
    assert (face.scale, face.rise) == (1.0, 0.0)
    assert face.file.superiors and not compositor.faces["arabic"].file.superiors
    assert face.shape("1").glyphs != compositor.faces["roman"].shape("1").glyphs


def test_two_signs_in_a_row_keep_apart(compositor: Compositor) -> None:
    (slug,) = set_body(compositor, Span("word"), note(CITATION, "1"), note(REMARK, "a"), Span(" more"))
    assert read(slug) == "word1 a more"
    assert said(slug) == ["1 Said of it.", "a Said of it."]
    assert [one.series for one in slug.notes] == [CITATION, REMARK]


def test_notes_in_right_to_left_lines_are_carried_too(compositor: Compositor) -> None:
    (slug,) = set_body(compositor, Span("the word عمرو بن العاص"), note(), Span(" here"))
    assert said(slug) == ["a Said of it."]
    (arabic,) = set_text(
        (Span("عمرو بن العاص"), note()), compositor.role("body"), 300, Element("P"), compositor, direction=1
    )
    assert said(arabic) == ["a Said of it."]


def test_a_notes_lines_hang_behind_its_sign(compositor: Compositor) -> None:
    (slug,) = set_body(compositor, Span("word"), note(text=LOREM * 2))
    (one,) = slug.notes
    role = compositor.role("footnote")
    starts = [
        part.x + mark.x for each in one.slugs for part in each.parts for mark in part.marks if isinstance(mark, Line)
    ]
    sign, *words = starts
    assert len(words) > 3
    assert {round(x, 3) for x in words} == {round(words[0], 3)}
    assert 0 <= sign < words[0] - role.size / 2
    assert {line.size for each in one.slugs for line in lines_of(each)} == {role.size}
    assert role.size < compositor.role("body").size


def paragraph(*text: Any) -> Paragraph:
    return Paragraph(tuple(text) or (Span("word"), note()))


CARRYING: list[Block] = [
    Table((Column(), Column()), (), (Row((Cell((paragraph(),)), Cell((paragraph(),)))),)),
    Group((paragraph(), paragraph()), "box"),
    Group((paragraph(), paragraph()), "shade"),
    Group((paragraph(), paragraph())),
    Items((Item((paragraph(),)), Item((paragraph(),)))),
    Parallel(((paragraph(),), (paragraph(),)), numbered=True),
]


@pytest.mark.parametrize("block", CARRYING, ids=lambda block: f"{type(block).__name__} {getattr(block, 'role', '')}")
def test_whatever_merges_lines_carries_their_notes_and_what_stands_in_the_margin(style: Style, block: Block) -> None:
    compositor = with_margin(style)
    notes = sum(len(slug.notes) for slug in every(set_blocks((block,), 300.0, Element("Sect"), compositor)))
    assert notes == 2
    in_margin = _replaced(block, note(MARGIN))
    slugs = every(set_blocks((in_margin,), 300.0, Element("Sect"), compositor))
    assert sum(bool(runs_of([beside])) for slug in slugs for beside in slug.margin) == 2


def every(items: list[Set]) -> list[Slug]:
    """All slugs of items, those of columns too."""
    out: list[Slug] = []
    for item in items:
        if isinstance(item, Side):
            out += [slug for _, slugs in item.columns for slug in slugs]
        elif isinstance(item, Slug):
            out.append(item)
    return out


def _replaced(node: Any, by: Note) -> Any:
    """A block with all its notes replaced."""
    if isinstance(node, Note):
        return by
    if isinstance(node, tuple):
        parts = [_replaced(part, by) for part in node]
        return type(node)(*parts) if hasattr(node, "_fields") else tuple(parts)
    return node


def test_a_note_in_the_margin_stands_level_with_its_line_and_has_no_sign(style: Style) -> None:
    compositor = with_margin(style)
    text: Text = (Span(LOREM + "word"), note(MARGIN, text="A gloss of six or seven words."), Span(" more " + LOREM))
    slugs = set_text(text, compositor.role("body"), 320.0, Element("P"), compositor)
    plain = set_body(compositor, Span(LOREM + "word more " + LOREM))
    assert [read(slug) for slug in slugs] == [read(slug) for slug in plain]
    (number,) = (n for n, slug in enumerate(slugs) if slug.margin)
    assert "word more" in read(slugs[number])
    drop, first, *_ = slugs[number].margin
    assert drop.height + lines_of(first)[0].y == pytest.approx(lines_of(slugs[number])[0].y)
    assert not any(slug.notes for slug in slugs)
    assert max(line_width(line) for each in slugs[number].margin for line in lines_of(each)) <= 60.0


def test_notes_in_the_margin_never_lie_upon_each_other(style: Style) -> None:
    line, tall = Slug(12.0), Slug(12.0, margin=(Slug(10.0), Slug(10.0)))
    assert [slug.height for slug in beside([[line, tall, line, tall]])] == [12.0, 10.0, 10.0, 4.0, 10.0, 10.0]
    assert [slug.height for slug in beside([[tall, tall]], 3.0)] == [3.0, 10.0, 10.0, 10.0, 10.0]
    assert [slug.height for slug in beside([[tall], [line, tall]])] == [10.0, 10.0, 10.0, 10.0]
    merged = merge([line, tall._replace(notes=(Footnote(REMARK, ()),))], 30.0)
    assert (merged.margin[0].height, len(merged.notes)) == (12.0, 1)


def test_a_style_without_a_margin_sets_its_notes_at_the_foot(compositor: Compositor) -> None:
    (slug,) = set_body(compositor, Span("word"), note(MARGIN), Span(" more"))
    assert (slug.margin, said(slug)) == ((), ["Said of it."])
    assert slug.notes[0].series == REMARK


def test_what_is_repeated_as_an_artifact_carries_neither_notes_nor_links(compositor: Compositor) -> None:
    text = (Span("word"), note(), Span("link", link="#there"), Span(" عمرو", link="#there"))
    for part in (text[:3], text):
        slugs = set_text(part, compositor.role("body"), 300.0, ARTIFACT, compositor)
        assert [said(slug) for slug in slugs] == [[]]
        marks = [mark for slug in slugs for placed in slug.parts for mark in placed.marks]
        assert marks
        assert not any(isinstance(mark, Link) for mark in marks)


def written(style: Style, *text: Any) -> bytes:
    """A paragraph and under it its notes, placed by hand, as a PDF."""
    compositor = with_margin(style)
    root = Element("Document")
    sect = Element("Sect", root)
    title = set_text((Span("Title"),), compositor.role("heading 1"), 320.0, Element("H1", sect), compositor)
    slugs = title + set_text(text, compositor.role("body"), 320.0, Element("P", sect), compositor)
    feet = [slug for each in slugs for one in each.notes for slug in one.slugs]
    placed = [*stack(slugs, x=50, y=60), *stack(feet, x=50, y=400)]
    placed += [part for each in slugs for part in stack(each.margin, x=380, y=60)]
    anchors = {anchor: (1, 400.0) for slug in (*slugs, *feet) for anchor in slug.anchors}
    return write_pdf(Pages(419.5, 595.3, [Page(1, "1", placed)], anchors, [], root, "A Title", "en-GB"), created=None)


def test_a_note_is_read_after_its_sign_which_links_to_it(style: Style) -> None:
    link = Note((Span("See "), Span("there", link="https://example.org"), Span(", at length. " + LOREM)), CITATION, "1")
    pdf = written(style, Span("A word,"), link, Span(" some "), Span("more", "italic"), note(), note(MARGIN), Span("."))
    spoken = Spoken(pdf)
    (paragraph,) = spoken.all("P")
    assert [kid.tag for kid in paragraph.kids] == ["Reference", "Note", "Reference", "Note", "Note"]
    assert [tags(kid) for kid in paragraph.kids[:2]] == ["Reference(Link)", "Note(Lbl(Link) Link)"]
    assert [" ".join(kid.text.split()[:3]) for kid in paragraph.kids] == [
        "1",
        "1 See there,",
        "a",
        "a Said of",
        "Said of it.",
    ]
    ids = [
        str(item.ID)
        for item in spoken.pdf.objects
        if isinstance(item, type(spoken.pdf.Root)) and "/ID" in item and "/S" in item
    ]
    assert sorted(ids) == ["note.1", "note.2", "note.3"]
    assert "A word,1 some more" in extracted(pdf)[0].replace("\r\n", " ")
    for profile in ("ua1", "2a"):
        assert validation.validate_pdf_bytes(pdf, profile=profile).is_compliant


def tags(node: Node) -> str:
    inside = " ".join(map(tags, node.kids))
    return f"{node.tag}({inside})" if inside else node.tag


def test_a_sign_links_to_the_anchor_of_its_note(compositor: Compositor) -> None:
    slugs = set_body(compositor, Span("a"), note(), Span(" b"), note(), Span(" c"))
    links = [mark.target for slug in slugs for part in slug.parts for mark in part.marks if isinstance(mark, Link)]
    assert links == ["#" + anchor for slug in slugs for one in slug.notes for anchor in one.slugs[0].anchors]
    assert len(set(links)) == 2
