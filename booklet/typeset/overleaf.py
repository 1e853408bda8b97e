"""What stands once more over something that goes on overleaf: an artifact, with the word that says so."""

from __future__ import annotations

from booklet.document import Block, Heading, Paragraph, Span, Text
from booklet.style import Role
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Slug, stack
from booklet.typeset.page import ARTIFACT, Line, Placed
from booklet.typeset.paragraph import first_baseline, line_width, set_text
from booklet.typeset.setting import bare

APART = 0.5  # ems from the words to the one that says that they stand here again


def label_again(text: Text, role: Role, measure: float, compositor: Compositor) -> list[Slug]:
    """Words in their role, and “continued” after the last of them, or below where the line (points) is full."""
    slugs = set_text(bare(text), role._replace(before=0.0), measure, ARTIFACT, compositor, keep=True)
    word = continued(measure, compositor)
    if not slugs or not word:
        return slugs or word
    end = max(part.x + m.x + line_width(m) for part in slugs[-1].parts for m in part.marks if isinstance(m, Line))
    x = end + APART * role.size
    if x + _width(word[0]) > measure:
        return [*slugs, *word]
    drop = first_baseline(role) - first_baseline(compositor.role("continued"))
    beside = [Placed(x + part.x, drop + part.y, part.marks) for part in stack(word)]
    slugs[-1] = slugs[-1]._replace(parts=(*slugs[-1].parts, *beside))
    return slugs


def continued(measure: float, compositor: Compositor) -> list[Slug]:
    """The word alone."""
    role = compositor.role("continued")._replace(before=0.0)
    return set_text((Span(compositor.phrases.continued),), role, measure, ARTIFACT, compositor, keep=True)


def title_again(block: Block, measure: float, compositor: Compositor, body: str) -> list[Slug]:
    """The block that opens others, as it stands over what goes on of them, if it is a title."""
    if isinstance(block, Heading):
        role = compositor.role(block.role or f"heading {block.level}")
        return label_again(block.text, role, measure, compositor)
    if isinstance(block, Paragraph) and (block.keep_next or compositor.role(block.role).keep):
        return label_again(block.text, compositor.role_among(block.role, body), measure, compositor)
    return []


def _width(slug: Slug) -> float:
    return sum(line_width(mark) for part in slug.parts for mark in part.marks if isinstance(mark, Line))
