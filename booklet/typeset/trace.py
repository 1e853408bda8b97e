"""`Pages` → what stands where, as text: for tests to compare, and for people who look for the reason of a page.

One line a mark, in the order of reading, its five parts between tabs: page, x and y in points from the page's top left
corner (a line's y is its baseline), role, text. The words of a line stand in the order they have on the page, from left
to right; a hyphen that was added is "‐". Pages are counted from the cover; what each is called in print comes first.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.typeset.page import Bar, Image, Line, Link, Mark, Page, Pages

SOFT_HYPHEN, HYPHEN = "\u00ad", "‐"
HEAD = "page\tx\ty\trole\ttext\n"


def trace(pages: Pages, only: range | None = None) -> str:
    """`Pages` (or only those so numbered) → the trace, a line that names its columns first."""
    return HEAD + "".join(line for page in pages.pages if only is None or page.number in only for line in _page(page))


def _page(page: Page) -> Iterator[str]:
    yield f"{page.number}\t-\t-\tpage\t{'-' if page.blind else page.folio}\n"
    for placed in page.placed:
        for mark in placed.marks:
            x, y, role, text = _mark(mark)
            yield f"{page.number}\t{_points(placed.x + x)}\t{_points(placed.y + y)}\t{role}\t{text}\n"


def _mark(mark: Mark) -> tuple[float, float, str, str]:
    """A mark → x and y from where it is placed, role, text."""
    if isinstance(mark, Line):
        return mark.x, mark.y, role_of(mark), words_of(mark)
    if isinstance(mark, Bar):
        return mark.x, mark.y, "bar", f"{_points(mark.width)} × {_points(mark.height)}"
    if isinstance(mark, Link):
        return mark.x, mark.y, "link", mark.target
    if isinstance(mark, Image):
        return mark.x, mark.y, "picture", f"{_points(mark.width)} × {_points(mark.height)} {mark.file}"
    _, x, y, *_ = mark.moves[0]
    return float(x), float(y), "path", f"{len(mark.moves)} moves"


def role_of(line: Line) -> str:
    """A line's role in the style; one without has its element's."""
    return line.setting.role or line.runs[0].element.tag.lower()


def words_of(line: Line) -> str:
    """The words of a line as they stand from left to right."""
    out = ""
    for number, run in enumerate(line.runs):
        out += " ".join(word.text for word in run.words)
        if not run.joined and number < len(line.runs) - 1:
            out += " "
    return out.replace(SOFT_HYPHEN, HYPHEN)


def _points(value: float) -> str:
    """Points to a tenth; what is nearly nothing has no sign."""
    return f"{round(value, 1) + 0.0:.1f}"
