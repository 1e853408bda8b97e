"""Columns: accounts side by side, which start level and break together; and text that flows through balanced columns.

What stands side by side is read in the order of the structure tree: of accounts told whole, each is read to its end,
and its head says whose it is; accounts compared point by point are a table (`heads`), in which each point is read with
what each account says on it.
"""

from __future__ import annotations

from booklet.document import Block, Columns, Paragraph, Parallel
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Flow, Item, Side, Slug
from booklet.typeset.overleaf import title_again
from booklet.typeset.page import ARTIFACT, Element, Line, Placed, Run, Setting
from booklet.typeset.paragraph import first_baseline
from booklet.typeset.setting import set_slugs
from booklet.typeset.tags import quotation

EVERY = 5  # lines between two line numbers
LINE_NUMBER = Setting("line number")
BELOW_HEAD = 0.19  # of a line of running text, between an account's head that is set again and what goes on of it
NUMBERED = ("body", "first", "account")


def set_parallel(block: Parallel, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Columns of equal width, each an article (Art) of its own, so that it is read whole before the next."""
    count = len(block.columns)
    gutter = compositor.style.measures.parallel_gutter
    width = (measure - gutter * (count - 1)) / count
    line = compositor.style.text.leading
    columns = []
    heads = []
    for i, blocks in enumerate(block.columns):
        element = Element("Art", parent)
        if block.numbered:
            slugs = _numbered(blocks, block.counted, width, element, compositor)
        else:
            slugs = set_slugs(blocks, width, element, compositor, "account")
        columns.append((i * (width + gutter), slugs))
        title = title_again(blocks[0], width, compositor, "account") if blocks else []
        heads.append((*title, Slug(BELOW_HEAD * line)) if title else ())
    return [Side(tuple(columns), line, before=line * 0.5, again=tuple(heads))]


def _numbered(
    blocks: tuple[Block, ...], counted: bool, width: float, element: Element, compositor: Compositor
) -> list[Slug]:
    """Every fifth line of the account's own text gets its number, to its left: an artifact, or, where lines are
    `counted`, a span of the paragraph that is read before the line."""
    out: list[Slug] = []
    lines = 0
    quoted: Element | None = None
    for block in blocks:
        quoted = quotation(block, element, quoted)
        slugs = set_slugs((block,), width, quoted or element, compositor, "account")
        if isinstance(block, Paragraph) and block.role in NUMBERED:
            for i, slug in enumerate(slugs):
                lines += 1
                if lines % EVERY == 0:
                    number = Element("Span", _paragraph(slug)) if counted else ARTIFACT
                    slugs[i] = slug._replace(parts=[_line_number(lines, number, compositor), *slug.parts])
        elif out and isinstance(block, Paragraph) and block.role == "note":
            out[-1] = out[-1]._replace(keep=True)  # a note is never parted from its text
        out.extend(slugs)
    return out


def _paragraph(slug: Slug) -> Element:
    """The element of the paragraph that a line belongs to."""
    return next(m.setting.element for part in slug.parts for m in part.marks if isinstance(m, Line))


def _line_number(number: int, element: Element, compositor: Compositor) -> Placed:
    role = compositor.role("line number")
    word = compositor.faces[role.face].shape(str(number))
    width = word.width * role.size / 1000
    baseline = first_baseline(compositor.role("account"))
    x = -compositor.style.measures.line_number_gap - width
    closing = "none" if element is ARTIFACT else "space"
    line = Line(x, baseline, role.size, 0.0, (Run(element, (word,)),), closing, role.gray, setting=LINE_NUMBER)
    return Placed(0, 0, [line])


def set_columns(block: Columns, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Blocks in `block.columns` columns of equal width, filled one after another and balanced at the end."""
    return [flow(block.blocks, block.columns, measure, parent, compositor, body)]


def flow(
    blocks: tuple[Block, ...], count: int, measure: float, parent: Element, compositor: Compositor, body: str
) -> Flow:
    gutter = compositor.style.measures.column_gutter
    width = (measure - gutter * (count - 1)) / count
    slugs = set_slugs(blocks, width, parent, compositor, body)
    line = compositor.style.text.leading
    return Flow(slugs, tuple(i * (width + gutter) for i in range(count)), line, before=0.3 * line)
