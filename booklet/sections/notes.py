"""Notes among a section's blocks: how their signs stand in the text, and which sign each of them has.

Citations are numbered 1, 2, 3 …, remarks lettered a, b, c …: two series that nobody mixes up. Both begin anew with each
section, essay and dispute, that is, where a new page is begun; a section that would run on below another one's notes
begins a page too, so that no sign stands twice at a page's foot. Notes cannot stand in a heading, a label, a table's
head, a figure or what differs between the editions (whose pages would then differ too): there their words stand in
brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from booklet.document import (
    CITATION,
    MARGIN,
    REMARK,
    Block,
    Columns,
    Either,
    GridFigure,
    Group,
    Heading,
    Inline,
    Item,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    Picture,
    Row,
    Section,
    Span,
    Table,
    Text,
    Witness,
    WitnessFigure,
)
from booklet.sections.phrases import in_brackets

_POINTS = re.compile(r"[.,;:!?…)”’]+")  # what a citation's sign stands behind


def tied(text: Text) -> Text:
    """Text whose notes stand as they were written → each sign touching the word before it, and a citation's behind the
    points that follow that word."""
    if Note not in map(type, text):
        return text
    out: list[Inline] = []
    rest = list(reversed(text))
    while rest:
        part = rest.pop()
        if not isinstance(part, Note):
            out.append(part)
            continue
        blank = _without_blank(out)
        after = rest[-1] if rest and isinstance(rest[-1], Span) else None
        if after is not None and part.series == CITATION and out:
            points = _POINTS.match(after.text)
            if points:
                out.append(after._replace(text=points[0]))
                after = after._replace(text=after.text[points.end() :])
        if after is not None:
            if not out and part.series == MARGIN:
                after = after._replace(text=after.text.lstrip(" "))
            elif blank and after.text and after.text[0] != " " and not _POINTS.match(after.text):
                after = after._replace(text=" " + after.text)
            rest[-1:] = [after] if after.text else []
        out.append(part)
    return tuple(out)


def _without_blank(out: list[Inline]) -> bool:
    """Take the blank off the end of what stands there; was there one?"""
    last = out[-1] if out else None
    if not isinstance(last, Span) or not last.text.endswith(" "):
        return False
    text = last.text.rstrip(" ")
    out[-1:] = [last._replace(text=text)] if text else []
    return True


def with_signs(sections: Sequence[Section], margin: bool) -> tuple[Section, ...]:
    """Sections → the same with a sign for each note. `margin` False: the style has no room for notes in the margin, and
    they become remarks."""
    signs = _Signs(margin)
    out = []
    above = False  # does a note stand on the page where the next section may run on?
    for section in sections:
        signs.restart()
        made = section._replace(blocks=signs.blocks(section.blocks))
        if above and signs.given and made.start == "run-on":
            made = made._replace(start="page")
        above = signs.given or (above and made.start == "run-on")
        out.append(made)
    return tuple(out)


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    number -= 1
    return (letters(number // 26) if number >= 26 else "") + chr(ord("a") + number % 26)


class _Signs:
    """Gives out signs in the order of reading. `stand` False: nothing here may have a note."""

    def __init__(self, margin: bool, stand: bool = True) -> None:
        self.margin = margin
        self.stand = stand
        self.restart()

    def restart(self) -> None:
        self.citations = self.remarks = 0

    @property
    def given(self) -> bool:
        """Has a sign been given out since the last fresh page?"""
        return bool(self.citations or self.remarks)

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple([self.block(block) for block in blocks])

    def block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return block._replace(text=self.text(block.text)) if Note in map(type, block.text) else block
        if isinstance(block, Picture):
            return block._replace(caption=self.text(block.caption))
        if isinstance(block, (Group, Columns)):
            return block._replace(blocks=self.blocks(block.blocks))
        if isinstance(block, Heading):
            return block._replace(text=bracketed(block.text))
        if isinstance(block, Items):
            return block._replace(items=tuple([Item(self.blocks(i.blocks), bracketed(i.label)) for i in block.items]))
        if isinstance(block, Table):
            header = tuple([_NONE.row(row) for row in block.header])
            return block._replace(header=header, rows=tuple([self.row(row) for row in block.rows]))
        if isinstance(block, Parallel):
            return block._replace(columns=tuple([self.blocks(column) for column in block.columns]))
        if isinstance(block, Either):
            return Either(_NONE.blocks(block.student), _NONE.blocks(block.teacher))
        if isinstance(block, GridFigure):
            return block._replace(caption=bracketed(block.caption))
        if isinstance(block, WitnessFigure):
            named = (Witness(bracketed(w.name), tuple(map(bracketed, w.accounts))) for w in block.witnesses)
            return block._replace(witnesses=tuple(named))
        if isinstance(block, PageBreak):
            self.restart()
        return block

    def row(self, row: Row) -> Row:
        cells = tuple([cell._replace(blocks=self.blocks(cell.blocks)) for cell in row.cells])
        return row._replace(cells=cells, label=bracketed(row.label))

    def text(self, text: Text) -> Text:
        return (
            tuple([self.note(part) if isinstance(part, Note) else part for part in text])
            if self.stand
            else bracketed(text)
        )

    def note(self, note: Note) -> Note:
        if note.series == CITATION:
            self.citations += 1
            return note._replace(sign=str(self.citations))
        if note.series == MARGIN and self.margin:
            return note
        self.remarks += 1
        return note._replace(series=REMARK, sign=letters(self.remarks))


_NONE = _Signs(False, stand=False)


def bracketed(text: Text) -> Text:
    """Text with the words of its notes in round brackets where their signs would stand."""
    if Note not in map(type, text):
        return text
    out: list[Inline] = []
    for part in text:
        if isinstance(part, Note):
            out.extend([Span(" ")] if out else [])
            out.extend(in_brackets(part.text))
        else:
            out.append(part)
    return tuple(out)
