"""Authors' pictures: as wide as the measure, or less, with their captions below."""

from __future__ import annotations

from booklet.document import Picture
from booklet.style import Style
from booklet.typeset import direction
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Item, Slug
from booklet.typeset.page import Element, Image, Placed
from booklet.typeset.paragraph import set_text

INCH, MM = 72.0, 72 / 25.4
NARROWEST = 0.5  # of the measure: what has too few pixels for that is printed so wide all the same
CAPTION = 0.4  # of the measure: no caption is narrower
BEFORE, AFTER = 0.6, 0.4  # of a line of running text


def set_picture(block: Picture, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    """A picture in the middle of the measure, and its caption under it, never parted: a Figure, whose words are its
    Alt, and a Caption beside it (what is inside an element with an Alt is not read)."""
    wide, tall = printed_size(block, measure, compositor.style)
    _tell_coarse(block, wide, compositor)
    group = Element("Sect", parent) if block.caption else parent
    figure = Element("Figure", group, Alt=block.alt, Placement="Block")
    image = Image(0.0, 0.0, wide, tall, block.file, figure)
    before = BEFORE * compositor.style.text.leading
    slugs = [Slug(tall, (Placed((measure - wide) / 2, 0.0, [image]),), before, floats=True)]
    if block.caption:
        slugs += _caption(block, (measure - max(wide, CAPTION * measure)) / 2, measure, group, compositor)
    last = slugs[-1]
    below = last.height + AFTER * compositor.style.text.leading  # a part of it, which may stand at the head of a page
    return [*(slug._replace(keep=True) for slug in slugs[:-1]), last._replace(keep=False, height=below)]


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
