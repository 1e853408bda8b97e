"""A folder or a document → its PDF, and what that must say."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import pytest

from booklet import typeset
from booklet.document import Document, GridFigure, IndexEntry, Paragraph, Table
from booklet.pdf.write import write_pdf
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles_folder
from booklet.sections import compose_document
from booklet.style import Style, load_style
from booklet.typeset import index, table
from booklet.typeset.galley import Slug
from booklet.typeset.page import Element, Pages, Path
from tests.roundtrip.said import Known, Reader


class Booklet(NamedTuple):
    """`said`: the passages of the document, in reading order."""

    document: Document
    pages: Pages
    pdf: bytes
    said: list[str]


def of_folder(folder: pathlib.Path, edition: str, style: str = "") -> Booklet:
    problems = Problems()
    archive = read_archive(folder, problems)
    assert archive is not None, list(problems)
    made = sheet(style or archive.settings.style)
    return of_document(compose_document(archive, edition, margin=made.page.margin_note > 0), made, edition)


@cache
def sheet(style: str) -> Style:
    problems = Problems()
    made = load_style(style, styles_folder(), None, problems)
    assert made is not None, list(problems)
    return made


def of_document(document: Document, style: Style, edition: str) -> Booklet:
    problems = Problems()
    watch = Watch()
    with pytest.MonkeyPatch.context() as patch:
        watch.over(patch)
        pages = typeset.typeset(document, style, edition, problems)
    assert not list(problems)
    pdf = write_pdf(pages, created=None)
    return Booklet(document, pages, pdf, Reader(document, edition, watch.known(pages)).passages())


class Watch:
    """Looks on while a document is set, and keeps what no document can tell."""

    def __init__(self) -> None:
        self._tables: dict[int, Sequence[Table]] = {}
        self._indexes: dict[int, tuple[Paragraph, ...]] = {}
        self._figures: dict[int, Element] = {}

    def over(self, patch: pytest.MonkeyPatch) -> None:
        parted, blocks, grid = table._parted, index.index_blocks, typeset.SETTERS[GridFigure]

        def parted_again(block: Table, *more: Any) -> list[Table]:
            self._tables[id(block)] = made = parted(block, *more)
            return made

        def blocks_again(entries: Sequence[IndexEntry], *more: Any) -> tuple[Paragraph, ...]:
            self._indexes[id(entries)] = made = blocks(entries, *more)  # of several rounds, the last is printed
            return made

        def grid_again(block: GridFigure, *more: Any) -> list[Slug]:
            made: list[Slug] = grid(block, *more)
            marks = (mark for slug in made for part in slug.parts for mark in part.marks)
            self._figures[id(block)] = next(mark.element for mark in marks if isinstance(mark, Path))
            return made

        patch.setattr(table, "_parted", parted_again)
        patch.setattr(index, "index_blocks", blocks_again)
        patch.setitem(typeset.SETTERS, GridFigure, grid_again)  # type: ignore[arg-type]  # a dictionary it is

    def known(self, pages: Pages) -> Known:
        folios = {name: pages.pages[number - 1].folio for name, (number, _) in pages.anchors.items()}
        marks = (mark for page in pages.pages for placed in page.placed for mark in placed.marks)
        drawn = {id(mark.element) for mark in marks if isinstance(mark, Path)}
        return Known(
            folios,
            parted=lambda block: self._tables[id(block)],
            index=lambda block: self._indexes[id(block.entries)],
            figured=lambda block: id(self._figures[id(block)]) in drawn,
        )
