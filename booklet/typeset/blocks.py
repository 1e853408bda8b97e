"""Setters for headings, paragraphs, lists and boxes, and for what stands between them."""

from __future__ import annotations

from booklet.document import NOTES as SPARE_FOR_NOTES
from booklet.document import (
    Either,
    Group,
    Heading,
    Items,
    PageBreak,
    PageNumber,
    Paragraph,
    Rule,
    Space,
    Span,
    Text,
)
from booklet.style import Role
from booklet.typeset import direction, tags
from booklet.typeset.answers import frame
from booklet.typeset.compositor import Compositor, Listed
from booklet.typeset.galley import (
    GUIDE,
    PARTED,
    Fill,
    Item,
    NewPage,
    Room,
    Side,
    Slug,
    first_up,
    footed,
    height,
    lines,
    merge,
    stack,
)
from booklet.typeset.overleaf import continued, title_again
from booklet.typeset.page import ARTIFACT, Bar, Element, Line, Mark, Placed
from booklet.typeset.paragraph import set_text
from booklet.typeset.setting import bare, plain, set_blocks, set_slugs

SMALL = 0.24  # of the page's depth: a plain group no taller than this is kept whole,
OPENING = 0.12  # and of a taller one the beginning
OVERLEAF = 0.5  # of a box's pad: above the title set again
BEFORE_LIST = 0.37  # of a line of running text: above a list
AFTER_ROOM = 0.67  # likewise: between lines to write on and the next item


def set_heading(block: Heading, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    if not any(isinstance(part, PageNumber) or (isinstance(part, Span) and part.text.strip()) for part in block.text):
        return []
    if parent is ARTIFACT:
        role = compositor.role(block.role or f"heading {block.level}")
        return [*set_text(bare(block.text), role, measure, ARTIFACT, compositor, keep=True)]
    return [*heading(block, Element(compositor.ranks.of(block.level), parent), measure, compositor)]


def heading(block: Heading, element: Element, measure: float, compositor: Compositor) -> list[Slug]:
    """A heading whose rank is known."""
    role = compositor.role(block.role or f"heading {block.level}")
    anchor = block.anchor or f"heading-{len(compositor.headings) + 1}"
    entry = Listed(block, anchor, compositor.front)
    compositor.headings.append(entry)
    compositor.names[anchor] = (Span(block.guide),) if block.guide else block.text
    if block.topic or block.level == 1:
        compositor.subject = block.running or plain(block.text)
    if block.contents:
        compositor.listed.append(entry)
    slugs = set_text(
        block.text,
        role,
        measure,
        element,
        compositor,
        keep=True,
        anchors=(anchor,),
        direction=direction.of_language(compositor.language),
    )
    if slugs and block.guide:
        slugs[0] = slugs[0]._replace(running=(GUIDE, (Span(block.guide),)))
    elif slugs and block.level <= 2:
        slugs[0] = slugs[0]._replace(running=(block.level, (Span(block.running),) if block.running else block.text))
    return slugs


def set_paragraph(block: Paragraph, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    role = compositor.role_among(block.role, body)
    if parent is ARTIFACT:  # set again: what it says has been said, and what leads to it has been found
        return [*set_text(bare(block.text), role, measure, ARTIFACT, compositor, keep=block.keep_next)]
    anchors = (block.anchor,) if block.anchor else ()
    towards = direction.of_text(block.text, compositor.language, block.role)
    text, attributes = direction.whole(block.text, compositor.language) if towards else (block.text, {})
    if block.guide:
        compositor.names[block.anchor] = (Span(block.guide),)
    element = Element(tags.paragraph(block.role, parent), parent, **attributes)
    slugs = set_text(text, role, measure, element, compositor, keep=block.keep_next, anchors=anchors, direction=towards)
    if slugs and block.guide:
        slugs[0] = slugs[0]._replace(running=(GUIDE, (Span(block.guide),)))
    return [*slugs]


def set_items(block: Items, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """A list: labels hang in a column as wide as the widest of them."""
    role = compositor.role("item" if body == "body" else body)
    answered = False  # the item before has room for an answer
    ends: list[int] = []
    out: list[Item] = []
    bullet: Text = (Span("•"),)
    labels = [item.label or bullet for item in block.items]
    shelf = Element("L", parent, ListNumbering=tags.numbering([plain(label) for label in labels]))
    face = compositor.faces[role.face]
    wide = max(face.shape(plain(label).replace(" ", "\u00a0")).width for label in labels)
    if plain(labels[0])[:1].isdigit():
        wide = max(wide, face.shape("00.").width)  # all numbered lists hang alike
    indent = (wide + 550) * role.size / 1000
    line = compositor.style.text.leading
    for item, label in zip(block.items, labels):
        entry = Element("LI", shelf)
        sign = Element("Lbl", entry)
        inner = set_blocks(
            item.blocks, measure - indent, Element("LBody", entry), compositor, "item" if body == "body" else body
        )
        for i, part in enumerate(inner):
            moved = _moved(part, indent)
            if i == 0 and isinstance(moved, Slug):
                before = AFTER_ROOM * line if answered else role.before if out else BEFORE_LIST * line
                parts = [*_label(label, moved, role, indent, sign, compositor), *moved.parts]
                moved = moved._replace(parts=parts, before=max(moved.before, before))
            out.append(moved)
        answered = any(isinstance(inside, Either) for inside in item.blocks)
        ends.append(len(out))
    for end in {ends[0], ends[-2]} if len(ends) > 2 else ():  # no item of a list is alone at a page's foot or head
        last = out[end - 1]
        if isinstance(last, Slug):
            out[end - 1] = last._replace(keep=True)
    return out


def _label(
    label: Text, beside: Slug, role: Role, room: float, element: Element, compositor: Compositor
) -> list[Placed]:
    """A list label, in the size and on the baseline of the line it stands beside."""
    lines = [(part.y + mark.y, mark.size) for part in beside.parts for mark in part.marks if isinstance(mark, Line)]
    baseline, size = lines[0] if lines else (role.size, role.size)
    own = role._replace(size=size, align="left", indent=0, hang=0, left=0)
    parts = set_text(label, own, room, element, compositor)[0].parts
    at = next(mark.y for part in parts for mark in part.marks if isinstance(mark, Line))
    return [Placed(part.x, part.y + baseline - at, part.marks) for part in parts]


def _moved(item: Item, x: float) -> Item:
    """A slug or a room to write in, set in by x points."""
    if isinstance(item, Slug):
        return item._replace(parts=[Placed(x + p.x, p.y, p.marks) for p in item.parts])
    if isinstance(item, Room):
        draw = item.draw
        return item._replace(draw=lambda *piece: [Placed(x + p.x, p.y, p.marks) for p in draw(*piece)])
    raise TypeError(f"a list cannot hold {type(item).__name__}")


def set_group(block: Group, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """Kept together where it is small."""
    if block.role not in ("plain", "small"):
        return _box(block, measure, tags.box(block.role, parent), compositor, "small" if body == "body" else body)
    inside = "small" if block.role == "small" else body
    items = set_blocks(block.blocks, measure, parent, compositor, inside)
    return _kept(items, (block.anchor,) if block.anchor else (), compositor)


def _box(block: Group, measure: float, element: Element, compositor: Compositor, inside: str) -> list[Item]:
    """A frame or a ground, drawn round each piece of what one page cannot hold, below its title once more."""
    anchors = (block.anchor,) if block.anchor else ()
    compositor.begins.update(dict.fromkeys(anchors, element))
    measures = compositor.style.measures
    pad = measures.box_pad
    wide = measure - 2 * pad
    slugs = set_slugs(block.blocks, wide, element, compositor, inside)
    if not slugs:
        return []
    inner = height(slugs)
    before = compositor.role("body").leading * 0.55
    title = title_again(block.blocks[0], wide, compositor, inside) or continued(wide, compositor)
    overleaf = lines(stack(title, x=pad, y=pad * OVERLEAF))

    def ground(tall: float, first: bool, last: bool) -> list[Mark]:
        if block.role == "shade" and measures.ground < 1:
            shape: list[Mark] = [Bar(0, 0, measure, tall, measures.ground)]
        else:
            shape = frame(measure, tall, measures.rule, first, last)
        return shape if first else [*shape, *overleaf]

    broken = None
    if inner > PARTED * compositor.style.text.leading:
        padded = [Slug(pad, keep=True, anchors=anchors), *footed(first_up(slugs), pad)]
        broken = Side(((pad, padded),), compositor.style.text.leading, before, ground=ground, pad=height(title) + pad)
    tall = inner + 2 * pad
    parts = [Placed(0, 0, ground(tall, True, True)), *stack(slugs, x=pad, y=pad)]
    whole = merge(slugs, tall)
    return [whole._replace(parts=parts, before=before, anchors=(*anchors, *whole.anchors), broken=broken)]


def _kept(items: list[Item], anchors: tuple[str, ...], compositor: Compositor) -> list[Item]:
    slugs = [i for i in items if isinstance(i, Slug)]
    if len(slugs) == len(items) and slugs:
        if anchors:
            slugs[0] = slugs[0]._replace(anchors=(*anchors, *slugs[0].anchors))
            compositor.begins.update(dict.fromkeys(anchors, _first_element(slugs)))
        depth = compositor.style.page.depth
        if height(slugs) <= depth * SMALL or len(slugs) == 1:
            return [*(s._replace(keep=True) for s in slugs[:-1]), slugs[-1]]
        opening = next(i for i in range(1, len(slugs) + 1) if height(slugs[:i]) > depth * OPENING)
        slugs[-2] = slugs[-2]._replace(keep=True)
        return [*(s._replace(keep=True) for s in slugs[:opening]), *slugs[opening:]]
    return items


def _first_element(slugs: list[Slug]) -> Element:
    """Whose words come first in what has no element of its own."""
    marks = (mark for slug in slugs for part in slug.parts for mark in part.marks if isinstance(mark, Line))
    return next((run.element for mark in marks for run in mark.runs if run.element is not ARTIFACT), ARTIFACT)


def set_rule(block: Rule, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    rule = compositor.style.measures.heavy_rule if block.role == "heavy" else compositor.style.measures.rule
    return [Slug(rule, (Placed(0, 0, [Bar(0, 0, measure, rule)]),), before=0.45 * compositor.style.text.leading)]


def set_space(block: Space, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    room = block.lines * compositor.role("body").leading
    return [Fill(room)] if block.fill else [Slug(0.0, before=room)]


def set_page_break(block: PageBreak, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    return [NewPage("" if block.to == "page" else block.to, spare_page(measure, compositor), opening=False)]


def spare_page(measure: float, compositor: Compositor) -> list[Placed]:
    """What is on a page left over: nothing, or lines to write on under a word that says what they are for."""
    if compositor.spare != SPARE_FOR_NOTES:
        return []
    pitch, rule = compositor.style.measures.answer_line, compositor.style.measures.rule
    title = set_text((Span(compositor.phrases.notes),), compositor.role("label"), measure, ARTIFACT, compositor)
    lines = range(2, int(compositor.style.page.depth / pitch) + 1)
    return [*stack(title), Placed(0, 0, [Bar(0, pitch * i - rule, measure, rule, 0.25) for i in lines])]
