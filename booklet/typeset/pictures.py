"""Authors' pictures: as wide as the measure, or less, with their captions below."""

from __future__ import annotations

from collections.abc import Sequence

from booklet.document import Picture
from booklet.style import Style
from booklet.typeset import direction
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Item, Slug, height
from booklet.typeset.page import Element, Image, Placed
from booklet.typeset.paragraph import set_text

INCH, MM = 72.0, 72 / 25.4
NARROWEST = 0.5  # of the measure: what has too few pixels for that is printed so wide all the same
CAPTION = 0.4  # of the measure: no caption is narrower
BEFORE, AFTER = 0.5, 0.6  # of a line of running text, at least


def set_picture(block: Picture, measure: float, parent: Element, compositor: Compositor, body: str) -> Sequence[Item]:
    """A picture in the middle of the measure, and its caption under it, never parted: a Figure, whose words are its
    Alt, and a Caption beside it (what is inside an element with an Alt is not read)."""
    wide, tall = printed_size(block, measure, compositor.style)
    _tell_coarse(block, wide, compositor)
    group = Element("Sect", parent) if block.caption else parent
    figure = Element("Figure", group, Alt=compositor.aloud(block.alt), Placement="Block")
    image = Image(0.0, 0.0, wide, tall, block.file, figure)
    slugs = [Slug(tall, (Placed((measure - wide) / 2, 0.0, [image]),), floats=True)]
    if block.caption:
        slugs += _caption(block, (measure - max(wide, CAPTION * measure)) / 2, measure, group, compositor)
    return _on_grid(slugs, compositor.style.text.leading)


def _on_grid(slugs: list[Slug], pitch: float) -> list[Slug]:
    """The same, held together, with as much space above as below, so that all of it takes whole lines of the grid. The
    space below is part of the last: it is needed at the head of a page too."""
    above, below = BEFORE * pitch, AFTER * pitch
    more = -(above + height(slugs) + below) % pitch / 2
    held: list[Slug] = [slug._replace(keep=True) for slug in slugs]
    held[0] = held[0]._replace(before=above + more)
    held[-1] = held[-1]._replace(keep=False, height=held[-1].height + below + more)
    return held


def _caption(block: Picture, margin: float, measure: float, group: Element, compositor: Compositor) -> list[Slug]:
    """A caption with a margin of so many points at both sides."""
    towards = direction.of_text(block.caption, compositor.language, "caption")
    text, attributes = direction.whole(block.caption, compositor.language) if towards else (block.caption, {})
    element = Element("P", Element("Caption", group), **attributes)
    role = compositor.role("caption")
    role = role._replace(left=role.left + margin)
    return set_text(text, role, measure - margin, element, compositor, direction=towards)


def printed_size(block: Picture, measure: float, style: Style) -> tuple[float, float]:
    """Width and height in points: the measure, unless that is too tall for a page, or too wide for its pixels."""
    sharp = block.width * INCH / style.measures.picture_pixels
    tallest = style.measures.picture * style.page.depth
    wide = min(measure, max(sharp, NARROWEST * measure), tallest * block.width / block.height)
    return wide, wide * block.height / block.width


def _tell_coarse(block: Picture, wide: float, compositor: Compositor) -> None:
    """A warning where a picture has too few pixels even for the size it is printed in."""
    least = compositor.style.measures.picture_pixels
    there = block.width * INCH / wide
    if there < least - 0.5:
        message = (
            f"this picture will look coarse: {block.width} × {block.height} pixels, printed {wide / MM:.0f} mm wide,"
            f" are {there:.0f} to an inch"
        )
        hint = f"take one that is {least * wide / INCH:.0f} pixels wide or more"
        compositor.problems.warning(block.at, message, hint, "coarse-picture")
