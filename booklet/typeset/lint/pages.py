"""Rules of the page: what stands outside its place, meets something else, or is alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from booklet.typeset.lint import limits
from booklet.typeset.lint.layout import Finding, Layout, TypeLine, enclosing
from booklet.typeset.page import Bar, Element, Image, Page, Path

UNCUTTABLE = "a word or address is too long for its column: shorten it, or make the column wider"
PLACE = "this is the style's doing or booklet's own, not the text's"
MAKE_UP = "a few lines more or less before it set it better; booklet found no better page"


def outside_measure(layout: Layout) -> Iterator[Finding]:
    """No line of text reaches over the edge of its measure."""
    for line in layout.lines:
        over = _over(line)
        if over > 0 and not _in_cell(line):
            yield layout.finding(line, f"a line stands {over:.1f} points outside its measure", UNCUTTABLE)


def overfull_cell(layout: Layout) -> Iterator[Finding]:
    """No line in a table reaches over the edge of its cell."""
    for line in layout.lines:
        over = _over(line)
        if over > 0 and _in_cell(line):
            yield layout.finding(line, f"a line stands {over:.1f} points outside its cell", UNCUTTABLE)


def _over(line: TypeLine) -> float:
    """Points of a line that are outside its measure, its hanging signs left out; 0 for next to nothing."""
    if not line.setting.measure:
        return 0.0
    left, right = line.hung
    over = max(line.left - line.x - left, line.end - right - line.left - line.setting.measure)
    return over if over > limits.OUTSIDE else 0.0


def _in_cell(line: TypeLine) -> bool:
    cell = next((e for tag in ("TD", "TH") for e in enclosing(line, tag)), None)
    return cell is not None or (line.artifact and line.setting.role == "head")


def off_the_page(layout: Layout) -> Iterator[Finding]:
    """Nothing stands outside the paper, and no text below the type area."""
    pages = layout.pages
    foot = pages.height - pages.margins.bottom
    for line in layout.lines:
        if line.x < 0 or line.end > pages.width or line.y < 0 or line.y > pages.height:
            yield layout.finding(line, "a line is off the paper", PLACE)
        elif not line.artifact and line.y > foot + limits.DESCENT * line.size:
            yield layout.finding(line, f"a line stands {line.y - foot:.1f} points below the type area", PLACE)


def colliding_lines(layout: Layout) -> Iterator[Finding]:
    """No line touches another."""
    for on_page in layout.by_page.values():
        lines = sorted(on_page, key=lambda line: line.y)
        tallest = max((line.size for line in lines), default=0.0)
        for number, line in enumerate(lines):
            for other in lines[number + 1 :]:
                if other.y - line.y > (limits.ASCENT + limits.DESCENT) * tallest:
                    break
                if _meet(line, other):
                    yield layout.finding(other, f"a line touches the line {line.excerpt}", PLACE)


def _meet(upper: TypeLine, lower: TypeLine) -> bool:
    """Whether the ink of two lines overlaps, as far as ascenders and descenders may reach."""
    down = min(upper.y + limits.DESCENT * upper.size, lower.y + limits.DESCENT * lower.size)
    up = max(upper.y - limits.ASCENT * upper.size, lower.y - limits.ASCENT * lower.size)
    along = min(upper.end, lower.end) - max(upper.x, lower.x)
    return down - up > limits.OVERLAP * min(upper.size, lower.size) and along > limits.ALONG


def struck_line(layout: Layout) -> Iterator[Finding]:
    """No rule runs through words."""
    for page, lines in layout.by_page.items():
        rules = [bar for bar in layout.bars[page] if min(bar.width, bar.height) <= limits.STROKE]
        for line in lines:
            if any(_strikes(rule, line) for rule in rules):
                yield layout.finding(line, "a rule runs through a line", PLACE)


def _strikes(rule: Bar, line: TypeLine) -> bool:
    along = min(line.end, rule.x + rule.width) - max(line.x, rule.x)
    inked = min(line.y, rule.y + rule.height) - max(line.y - limits.ASCENT * line.size, rule.y)
    if rule.width > rule.height:
        return along > limits.ALONG and inked > rule.height / 2
    return along > rule.width / 2 and inked > limits.OVERLAP * line.size


def thin_page(layout: Layout) -> Iterator[Finding]:
    """A page with text is at least a third full; only the last may be shorter."""
    for page in layout.pages.pages[:-1]:
        first = next((line for line in layout.by_page[page.number] if not line.artifact), None)
        filled = layout.filled(page.number)
        if first is not None and filled < limits.THIN_PAGE:
            yield layout.finding(first, f"a page is only {filled:.0%} full", MAKE_UP)


def stranded_heading(layout: Layout) -> Iterator[Finding]:
    """A heading stands on the page of its text and in the same column, near to it."""
    text = [line for line in layout.text if not any(enclosing(line, "Note"))]  # notes stand between pages
    for line, following in pairwise(text):
        if not _is_heading(line) or following.setting is line.setting:
            continue
        below = following.page == line.page and following.y >= line.y
        drop = (following.y if below else layout.feet[line.page]) - line.y
        if below and drop <= limits.FAR * line.size:
            continue
        if _drawn_below(layout, line, drop):
            continue
        what = "stands far above its text" if below else "stands at the foot of a page or column, without its text"
        yield layout.finding(line, f"a heading {what}", MAKE_UP)


def _is_heading(line: TypeLine) -> bool:
    return line.setting.role.startswith("heading")


def _drawn_below(layout: Layout, line: TypeLine, drop: float) -> bool:
    """Whether a figure, a box or lines to write on begin within `drop` points below a line."""
    page = layout.pages.pages[line.page - 1]
    tops = [bar.y for bar in layout.bars[line.page]] + _figures(page)
    return any(line.y < top <= line.y + drop for top in tops)


def _figures(page: Page) -> list[float]:
    """Where the strokes of figures, and pictures, begin."""
    return [
        placed.y + (mark.y if isinstance(mark, Image) else float(mark.moves[0][2]))
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, (Path, Image))
    ]


def lone_item(layout: Layout) -> Iterator[Finding]:
    """No short item of a list is alone on its page before or after the others."""
    for line in _lone(layout, "LI"):
        yield layout.finding(line, "an item of a list is alone, apart from the others", MAKE_UP)


def lone_row(layout: Layout) -> Iterator[Finding]:
    """No short row of a table is alone on its page before or after the others."""
    for line in chain(_lone(layout, "TR"), _lone(layout, "TBody")):
        yield layout.finding(line, "a row of a table is alone, apart from the others", MAKE_UP)


def _lone(layout: Layout, tag: str) -> Iterator[TypeLine]:
    """First lines of first and last parts of lists or tables that share their page with no other part."""
    shelves: dict[Element | None, dict[Element, list[TypeLine]]] = {}
    for line in layout.text:
        for part in enclosing(line, tag):
            shelves.setdefault(part.parent, {}).setdefault(part, []).append(line)
    for shelf in shelves.values():
        parts = list(shelf.values())
        if len(parts) < limits.IN_COMPANY:
            continue
        for lone, next_to in ((parts[0], parts[1]), (parts[-1], parts[-2])):
            apart = {line.page for line in lone}.isdisjoint(line.page for line in next_to)
            short = len({line.y for line in lone}) <= limits.LONE
            if apart and short and not _room_to_write(layout, lone):
                yield lone[0]


def _room_to_write(layout: Layout, part: list[TypeLine]) -> bool:
    """Whether lines to write on, or a frame, follow a part on its page: it is not small then."""
    last = part[-1]
    after = [line.y for line in layout.by_page[last.page] if line.y > last.y and not line.artifact]
    return any(last.y < bar.y < min(after, default=layout.pages.height) for bar in layout.bars[last.page])
