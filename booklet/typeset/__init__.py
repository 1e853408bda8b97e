"""Document and Style → Pages: shape, break lines, fill pages. Each word is shaped once, each paragraph broken once,
each page made up once; contents and page references are filled in at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from booklet import document as d
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import answers, blocks, columns, contents, figures, index, leads, notes, runninghead, table
from booklet.typeset.cases import Cases
from booklet.typeset.compositor import Compositor
from booklet.typeset.faces import Find
from booklet.typeset.galley import FRONT, TEXT, Item, NewPage, Slug, extent
from booklet.typeset.makeup import MakeUp
from booklet.typeset.page import Element, Margins, OutlineEntry, Pages
from booklet.typeset.pagenumbers import fill_page_numbers
from booklet.typeset.setting import plain, set_blocks

ROUNDS = 3  # of make-up, until the index agrees with the pages


def _set_picture(*asked: Any) -> list[Item]:
    """What few booklets have is loaded when there is one."""
    from booklet.typeset.pictures import set_picture

    return [*set_picture(*asked)]


SETTERS: Mapping[type, Callable[..., Any]] = {
    d.Heading: blocks.set_heading,
    d.Paragraph: blocks.set_paragraph,
    d.Items: blocks.set_items,
    d.Group: blocks.set_group,
    d.AnswerLines: answers.set_answer_lines,
    d.Either: answers.set_either,
    d.Rule: blocks.set_rule,
    d.Space: blocks.set_space,
    d.PageBreak: blocks.set_page_break,
    d.Table: table.set_table,
    d.Parallel: columns.set_parallel,
    d.Columns: columns.set_columns,
    d.Contents: contents.set_contents,
    d.Index: index.set_index,
    d.WitnessFigure: figures.set_witnesses,
    d.GridFigure: figures.set_grid,
    d.Picture: _set_picture,
    d.Note: notes.set_note,
}

PLAIN = ("cover", "part")  # sections whose pages have neither head nor folio


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
        style,
        document.language,
        edition,
        problems,
        SETTERS,
        find,
        document.phrases,
        document.hyphenation,
        document.say,
    )
    if cases is not None:
        cases.serve(compositor)
    compositor.spare = document.spare
    root = Element("Document")
    galleys = []
    for number, section in enumerate(document.sections):
        sect = Element("Sect", root)
        compositor.front = number < document.front
        items = set_blocks(section.blocks, style.page.measure, sect, compositor)
        if section.role == "cover" and extent(items) > style.page.depth:
            items = [item for item in items if not (isinstance(item, Slug) and item.optional)]
        galleys.append([_opening(number, document, compositor), *items])
    made = _make_up(galleys, compositor)
    folios = {name: made.folios.of(number) for name, (number, _) in made.anchors.items()}
    fill_page_numbers(compositor.tokenizer.page_numbers, compositor.unsettled, folios, problems)
    contents.fill_contents(compositor.contents, folios, compositor)
    leads.tell(compositor.led, compositor.names, folios, document.phrases)
    runninghead.set_heads(made, document.title, folios, compositor)
    anchors = made.anchors  # a heading that was set may be on no page, and one set late on an early page
    outline = [
        OutlineEntry(int(compositor.begins[anchor].tag[1:]), plain(heading.text, folios), anchor)
        for heading, anchor, _ in compositor.headings
        if anchor in anchors
    ]
    return Pages(
        style.page.width,
        style.page.height,
        made.pages,
        anchors,
        sorted(outline, key=lambda entry: anchors[entry.anchor][0]),
        root,
        document.title,
        document.language,
        document.about,
        Margins(style.page.inner, style.page.outer, style.page.top, style.page.bottom),
        made.folios,
        compositor.begins,
    )


def _opening(number: int, document: d.Document, compositor: Compositor) -> NewPage:
    """How section `number` (from 0) of a document begins."""
    section = document.sections[number]
    begins = {0: FRONT, document.front: TEXT}.get(number, "") if document.front else ""
    side = section.start if section.start in ("recto", "verso") else ""
    filler = blocks.spare_page(compositor.style.page.measure, compositor) if side or begins == TEXT else ()
    run_on = section.start == "run-on" and not begins
    return NewPage(side, filler, section.role in PLAIN, run_on=run_on, begins=begins)


def _make_up(galleys: Sequence[Sequence[Item]], compositor: Compositor) -> MakeUp:
    """Galleys → pages. An index that stands before the end is set by the pages of the round before."""
    pitch = compositor.role("body").leading
    made: MakeUp | None = None
    for _ in range(ROUNDS):
        made = MakeUp(compositor.style.page, pitch, made)
        for galley in galleys:
            made.fill(galley)
        if made.told_rightly:
            break
    assert made is not None
    return made
