"""Document blocks → galley items, through the compositor's table of setters (one small function for each kind of
block).

A setter takes (block, measure in points, parent element, compositor, body role) and gives items. The body role is what
plain paragraphs are set in: body text, or a table's or an account's smaller type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from booklet.document import (
    Block,
    Columns,
    Group,
    Heading,
    Inline,
    Note,
    PageNumber,
    Paragraph,
    Parallel,
    Span,
    Table,
    Text,
)
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Item, Slug, spaced
from booklet.typeset.page import Element
from booklet.typeset.tags import quotation

Setter: TypeAlias = Callable[[Any, float, Element, Compositor, str], list[Item]]
NO_FOLIOS: Mapping[str, str] = {}
AFTER_BLOCK = 0.6  # body lines of space after a table, columns or a box


def set_blocks(
    blocks: Sequence[Block], measure: float, parent: Element, compositor: Compositor, body: str = "body"
) -> list[Item]:
    """Blocks → items; the space between two blocks is the larger of what both ask for."""
    out: list[Item] = []
    after = 0.0
    quoted: Element | None = None
    for block in blocks:
        quoted = quotation(block, parent, quoted)
        items = compositor.setters[type(block)](block, measure, quoted or parent, compositor, body)
        if not items:
            continue
        out.extend(spaced(items, after))
        after = _after(block, compositor)
    return out


def set_slugs(
    blocks: Sequence[Block], measure: float, parent: Element, compositor: Compositor, body: str
) -> list[Slug]:
    """The same where only slugs can stand: in a cell, a column, a box."""
    items = set_blocks(blocks, measure, parent, compositor, body)
    slugs = [item for item in items if isinstance(item, Slug)]
    if len(slugs) < len(items):
        raise TypeError("a cell, a column or a box holds text, lists and answers alone")
    return slugs


def _after(block: Block, compositor: Compositor) -> float:
    if isinstance(block, Heading):
        return compositor.role(block.role or f"heading {block.level}").after
    if isinstance(block, Paragraph):
        return compositor.role(block.role).after
    if isinstance(block, (Table, Parallel, Group, Columns)):
        return compositor.role("body").leading * AFTER_BLOCK
    return 0.0


def bare(text: Text) -> Text:
    """Document text without links, languages, index keys and notes: what stands in an artifact or in a figure."""
    return tuple([part._replace(language="") if isinstance(part, Span) else part for part in unlinked(text)])


def unlinked(text: Text) -> Text:
    """Document text without links, index keys and notes: what is a link as a whole."""
    return tuple([_unlinked(part) for part in text if not isinstance(part, Note)])


def _unlinked(part: Inline) -> Inline:
    if isinstance(part, Span):
        return part._replace(link="", entry="")
    return part._replace(link=False) if isinstance(part, PageNumber) else part


def plain(text: Text, folios: Mapping[str, str] = NO_FOLIOS) -> str:
    """Document text → its words; page numbers among them as far as the folios of what they name are known."""
    return "".join(
        i.text if isinstance(i, Span) else folios.get(i.anchor, "") for i in text if isinstance(i, (Span, PageNumber))
    )
