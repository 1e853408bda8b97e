"""Rules of the line and the paragraph: spaces, hyphens, last lines, and paragraphs that are cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from booklet.typeset.lint import limits
from booklet.typeset.lint.layout import Finding, Layout, TypeLine, pieces

REWORD = "a word more or less hereabouts sets it better; so does a wider column, or hyphens: true in the style"
DISPLAYED = ("heading", "title", "subtitle", "display")


def loose_line(layout: Layout) -> Iterator[Finding]:
    """No justified line has wider gaps than the glue between its words may stretch to."""
    for line in layout.lines:
        ratio = line.ratio
        if ratio is not None and ratio > limits.LOOSE + limits.ROUNDING:
            yield layout.finding(line, f"a loose line, its spaces {_times(line)} the usual", REWORD)


def unfilled_line(layout: Layout) -> Iterator[Finding]:
    """A justified line of one word reaches the end of its measure."""
    for line in layout.lines:
        setting = line.setting
        short = line.left + setting.measure - line.end
        if setting.align == "justify" and not line.ends and not line.gaps and short > limits.OUTSIDE:
            yield layout.finding(line, f"one word has a line to itself and leaves {short:.0f} points empty", REWORD)


def tight_line(layout: Layout) -> Iterator[Finding]:
    """No justified line has narrower gaps than the glue between its words may shrink to."""
    for line in layout.lines:
        ratio = line.ratio
        if ratio is not None and ratio < limits.TIGHT - limits.ROUNDING:
            yield layout.finding(line, f"a tight line, its spaces {_times(line)} the usual", REWORD)


def _times(line: TypeLine) -> str:
    return f"{line.marks[0].space / line.setting.space:.2g} times"


def ladder(layout: Layout) -> Iterator[Finding]:
    """No more than two lines in a row end in a hyphen."""
    for paragraph in layout.paragraphs:
        row: list[TypeLine] = []
        for line in paragraph:
            if line.hyphen:
                row.append(line)
                continue
            yield from _ladder(layout, row)
            row = []
        yield from _ladder(layout, row)


def _ladder(layout: Layout, row: list[TypeLine]) -> Iterator[Finding]:
    if len(row) > limits.HYPHENS_IN_A_ROW:
        yield layout.finding(row[0], f"{len(row)} lines in a row end in a hyphen", REWORD)


def hyphen_at_page_end(layout: Layout) -> Iterator[Finding]:
    """No word is cut at a page's last line, to go on overleaf."""
    for paragraph in layout.paragraphs:
        for line, following in pairwise(paragraph):
            if line.added_hyphen and following.page != line.page:
                yield layout.finding(line, "a word is cut at the end of the page", REWORD)


def hyphen_in_heading(layout: Layout) -> Iterator[Finding]:
    """No word of a heading or a title is cut."""
    for line in layout.text:
        if line.added_hyphen and line.setting.role.startswith(DISPLAYED):
            yield layout.finding(line, "a word of a heading is cut", "shorten it, or set it smaller in the style")


def runt(layout: Layout) -> Iterator[Finding]:
    """The last line of a paragraph is longer than an indent, and more than the tail of a word."""
    for paragraph in layout.paragraphs:
        if len(paragraph) < 2 or paragraph[-1].artifact:
            continue
        before, last = paragraph[-2:]
        if before.ends or last.number != last.setting.lines - 1:
            continue  # a forced break: the author wants it so
        least = min(limits.RUNT * last.size, limits.RUNT_SHARE * last.setting.measure)
        tail = before.added_hyphen and len(last.words) == 1
        if tail or last.end - last.x < least:
            what = "is the tail of a cut word" if tail else "is shorter than an indent"
            yield layout.finding(last, f"the last line of a paragraph {what}", REWORD)


def widow(layout: Layout) -> Iterator[Finding]:
    """No last line of a paragraph stands alone at the head of a page or a column."""
    for paragraph in layout.paragraphs:
        cut = pieces(paragraph)
        if len(cut) > 1 and len(cut[-1]) == 1 and not cut[-1][0].artifact:
            yield layout.finding(cut[-1][0], "the last line of a paragraph is alone at the head of a page or column")


def orphan(layout: Layout) -> Iterator[Finding]:
    """No first line of a paragraph stands alone at the foot of a page or a column."""
    for paragraph in layout.paragraphs:
        cut = pieces(paragraph)
        if len(cut) > 1 and len(cut[0]) == 1 and not cut[0][0].artifact:
            yield layout.finding(cut[0][0], "the first line of a paragraph is alone at the foot of a page or column")


def river(layout: Layout) -> Iterator[Finding]:
    """No wide gaps stand one below another through four lines or more.

    A river is a chain of gaps on neighbouring lines of one paragraph, each wider than `limits.RIVER_GAP` usual spaces
    and overlapping the one above by `limits.RIVER_OVERLAP` of the narrower. That is what those who look for rivers
    agree on: overlap, length, and width beside the usual space (tex.stackexchange.com/questions/29049).
    """
    for paragraph in layout.paragraphs:
        for piece in pieces(paragraph):
            for length, first in rivers(piece):
                yield layout.finding(first, f"a river of white runs down {length} lines from here", REWORD)


def rivers(piece: list[TypeLine]) -> Iterator[tuple[int, TypeLine]]:
    """Lines one below another → the length of each river among them, and the line where it springs. In one pass: each
    gap knows how long the longest chain is that ends in it."""
    above: list[tuple[float, float, int, TypeLine]] = []  # (start, end, lines so far, first line) of the wide gaps
    for line in piece:
        here: list[tuple[float, float, int, TypeLine]] = []
        goes_on: set[int] = set()
        at = 0
        for start, end in _wide(line):
            while at < len(above) and above[at][1] <= start:
                at += 1
            length, first = 1, line
            for number in range(at, len(above)):
                left, right, so_far, spring = above[number]
                if left >= end:
                    break
                if min(end, right) - max(start, left) >= limits.RIVER_OVERLAP * min(end - start, right - left):
                    goes_on.add(number)
                    if so_far >= length:
                        length, first = so_far + 1, spring
            here.append((start, end, length, first))
        yield from _ended(above, goes_on)
        above = here
    yield from _ended(above, set())


def _wide(line: TypeLine) -> Iterator[tuple[float, float]]:
    """The gaps of a justified line that are wider than usual."""
    if line.ratio is not None and line.ratio > 0:
        least = limits.RIVER_GAP * line.setting.space * line.size / 1000
        yield from ((gap.start, gap.end) for gap in line.gaps if gap.end - gap.start >= least)


def _ended(gaps: list[tuple[float, float, int, TypeLine]], goes_on: set[int]) -> Iterator[tuple[int, TypeLine]]:
    for number, (_, _, length, first) in enumerate(gaps):
        if number not in goes_on and length >= limits.RIVER_LINES:
            yield length, first
