"""A note → the slugs that stand at the page's foot, or beside the line, with its sign hanging before it, which leads
back to the line that the note is of."""

from __future__ import annotations

from booklet.document import MARGIN, REMARK, Note
from booklet.style import Role
from booklet.typeset.compositor import Compositor
from booklet.typeset.faces import SIGN
from booklet.typeset.galley import Footnote, Slug
from booklet.typeset.leads import back
from booklet.typeset.page import Element, Line, Link, Placed, Run, Setting
from booklet.typeset.paragraph import first_baseline, set_text

NOTE_SIGN = Setting("note sign")
SIGN_ROOM, SIGN_GAP = 1.35, 0.42  # ems: the column that signs hang in; from a sign to words whose mark hangs out


def set_note(block: Note, measure: float, parent: Element, compositor: Compositor, body: str) -> Footnote:
    """A note on the page's measure (points), whose element `parent` bears its ID → its slugs, and where they belong."""
    anchors = (str(parent.attributes["ID"]),)
    width = compositor.style.page.margin_note
    if block.series == MARGIN and width:
        slugs = set_text(block.text, compositor.role("margin note"), width, parent, compositor, anchors=anchors)
        return Footnote(MARGIN, tuple(slugs))
    role = compositor.role("footnote")
    room = SIGN_ROOM * role.size if block.sign else 0.0
    sign = _sign(block.sign, role, room, parent, compositor) if block.sign else ()
    set_in = role._replace(left=role.left + room)
    first, *rest = set_text(block.text, set_in, measure, parent, compositor, anchors=anchors) or [
        Slug(role.leading, anchors=anchors)
    ]
    series = REMARK if block.series == MARGIN else block.series
    return Footnote(series, (first._replace(parts=(*sign, *first.parts)), *rest))


def _sign(sign: str, role: Role, room: float, note: Element, compositor: Compositor) -> tuple[Placed]:
    """The sign as it stands in the text, raised, right against the words: signs of one and of two figures line up."""
    element = Element("Link", Element("Lbl", note), Contents=compositor.phrases.back.format(sign))
    words = tuple(compositor.faces.words(sign, role.face + SIGN))
    width = sum(word.width for word in words) * role.size / 1000
    x = max(0.0, room - SIGN_GAP * role.size - width)
    runs = tuple([Run(element, (word,), joined=True) for word in words])
    line = Line(x, first_baseline(role), role.size, 0.0, runs, "space", role.gray, setting=NOTE_SIGN)
    link = Link(x, 0.0, width, role.leading, "#" + back(str(note.attributes["ID"])), element)
    return (Placed(role.left, 0.0, [line, link]),)
