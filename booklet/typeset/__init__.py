"""Document and Style → Pages: shape, break lines, fill pages. Each word is shaped once, each paragraph broken once,
each page made up once; contents and page references are filled in at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from booklet import document as d
from booklet.problems import Problems
from booklet.style import Role, Style
from booklet.typeset import blocks, columns, figures, notes, reference, table
from booklet.typeset.cases import Cases
from booklet.typeset.compositor import Compositor
from booklet.typeset.faces import Find
from booklet.typeset.galley import Item, NewPage, Slug, extent
from booklet.typeset.makeup import MakeUp
from booklet.typeset.page import ARTIFACT, Element, Margins, OutlineEntry, Pages, Placed
from booklet.typeset.paragraph import first_baseline, set_text
from booklet.typeset.setting import plain, set_blocks

ROUNDS = 3  # of make-up, until the index agrees with the pages

SETTERS: Mapping[type, Callable[..., Any]] = {
    d.Heading: blocks.set_heading,
    d.Paragraph: blocks.set_paragraph,
    d.Items: blocks.set_items,
    d.Group: blocks.set_group,
    d.AnswerLines: blocks.set_answer_lines,
    d.Either: blocks.set_either,
    d.Rule: blocks.set_rule,
    d.Space: blocks.set_space,
    d.PageBreak: blocks.set_page_break,
    d.Table: table.set_table,
    d.Parallel: columns.set_parallel,
    d.Columns: columns.set_columns,
    d.Contents: reference.set_contents,
    d.Index: reference.set_index,
    d.WitnessFigure: figures.set_witnesses,
    d.GridFigure: figures.set_grid,
    d.Note: notes.set_note,
}


def typeset(
    document: d.Document,
    style: Style,
    edition: str,
    problems: Problems,
    find: Find = lambda character, near: near,
    cases: Cases | None = None,
) -> Pages:
    """A document in a style → its pages, for one edition ("student" or "teacher"). `cases`: type to set from, shared
    with other booklets.

    Missing glyphs become problems, at the place `find` tells. A font no booklet can be set in raises `AuthorError`.
    """
    compositor = Compositor(
        style, document.language, edition, problems, SETTERS, find, document.phrases, document.hyphenation
    )
    if cases is not None:
        cases.serve(compositor)
    root = Element("Document")
    galleys = []
    for section in document.sections:
        sect = Element("Sect", root)
        items = set_blocks(section.blocks, style.page.measure, sect, compositor)
        if section.role == "cover" and extent(items) > style.page.depth:
            items = [item for item in items if not (isinstance(item, Slug) and item.optional)]
        side = section.start if section.start in ("recto", "verso") else ""
        filler = blocks.notes(style.page.measure, compositor) if side else ()
        galleys.append([NewPage(side, filler, section.role == "cover", run_on=section.start == "run-on"), *items])
    made = _make_up(galleys, compositor)
    folios = {name: str(number) for name, (number, _) in made.anchors.items()}
    reference.fill_contents(compositor.contents, folios, compositor)
    _fill_page_numbers(compositor, folios)
    _running_heads(made, document.title, compositor)
    outline = [
        OutlineEntry(listed.heading.level, plain(listed.heading.text), listed.anchor) for listed in compositor.listed
    ]
    return Pages(
        style.page.width,
        style.page.height,
        made.pages,
        made.anchors,
        outline,
        root,
        document.title,
        document.language,
        document.author,
        document.subject,
        Margins(style.page.inner, style.page.outer, style.page.top, style.page.bottom),
    )


def _make_up(galleys: Sequence[Sequence[Item]], compositor: Compositor) -> MakeUp:
    """Galleys → pages. An index that stands before the end is set by the pages of the round before."""
    pitch = compositor.role("body").leading
    met: dict[str, list[int]] | None = None
    for _ in range(ROUNDS):
        made = MakeUp(compositor.style.page, pitch, met)
        for galley in galleys:
            made.fill(galley)
        if made.told_rightly:
            break
        met = made.index
    return made


def _fill_page_numbers(compositor: Compositor, folios: Mapping[str, str]) -> None:
    """Turn the placeholders of page references into the folios they stand for."""
    for word, anchor in compositor.tokenizer.page_numbers:
        real = word.face.shape(folios[anchor])
        word.text, word.glyphs, word.width = real.text, real.glyphs, real.width


def _running_heads(made: MakeUp, title: str, compositor: Compositor) -> None:
    """Section on versos and subsection on rectos (or booklet and section), at the outer edge; folios at the outer foot.
    All artifacts."""
    page_style = compositor.style.page
    head, folio = compositor.role("running head"), compositor.role("folio")
    known: dict[tuple[str, Role], Slug | None] = {}  # each head is set once for each side
    for page, heads in zip(made.pages, made.heads):
        recto = page.number % 2
        left = page_style.inner if recto else page_style.outer
        section, subsection = heads or ("", "")
        verso_words, recto_words = (section, subsection) if subsection else (title if section else "", section)
        align = "right" if recto else "left"
        for text, role, baseline in (
            (recto_words if recto else verso_words, head._replace(align=align), page_style.head),
            (page.folio, folio._replace(align=align), page_style.height - page_style.foot),
        ):
            if (text, role) not in known:
                known[text, role] = _one_line(text, role, page_style.measure, compositor)
            slug = known[text, role]
            if slug is not None:
                page.placed.append(Placed(left, baseline - first_baseline(role), slug.parts[0].marks))


def _one_line(text: str, role: Role, measure: float, compositor: Compositor) -> Slug | None:
    """Words → one line of an artifact, with an ellipsis for what the measure (points) cannot hold; else None."""
    words = text.split()
    slugs = set_text((d.Span(text),), role, measure, ARTIFACT, compositor)
    while len(slugs) > 1 and len(words) > 1:
        words.pop()
        slugs = set_text((d.Span(f"{' '.join(words)} …"),), role, measure, ARTIFACT, compositor)
    return slugs[0] if slugs else None
