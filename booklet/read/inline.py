"""Inline text: what an author writes in a value → `Prose`. This is the one reference of the grammar.

    *emphasis*   **strong**            the mark touches the words it encloses; with blanks round it, it is an asterisk
    [words](https://address)           a link; http, https or mailto
    [[id]]   [[id|as printed]]         a mention of any record
    [[page:id]]   [[page:id|p.]]       the page where a record is printed: "page 31", "p. 31"
    [@work]   [@work, p. 28]           a citation; [@a, p. 1; @b, II:3] are two; `@` matters only there
    [words]{ar-Latn}                   words in a language (BCP 47)
    words^[a remark]                   a note at the foot of the page; it may hold every mark but a note
    words^>[a gloss]                   a note in the margin beside the line; at the foot where a style has no margin
    [words]                            anything else in brackets stays as it is: [sic]
    \\* \\[ \\] \\^ \\\\ \\{ \\" …               the character itself

Words in a right-to-left script need no mark. Straight quotation marks become the typographic ones of the booklet's
language, `--` `---` `...` become – — …, and a hyphen between blanks a dash, unless escaped (`booklet.read.typography`).
Paragraphs are separated by a blank line; a single line end is a space. In every YAML style but the literal `|`, YAML
has joined the lines already, and a newline that is left stands for a blank line (or for a line indented deeper in `>`,
which is joined here).
Marks do not reach across paragraphs. An error leaves the mark as printed text and reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.model.inline import EMPTY, Line, Prose, Words
from booklet.model.scripts import RIGHT_TO_LEFT
from booklet.problems import Problems
from booklet.read.marks import MARK, Paragraph, Refs
from booklet.read.nodes import DOUBLE, FOLDED, PLAIN, SINGLE, Scalar, Shortened, Spot
from booklet.read.typography import ENGLISH, Manner, curled, shortened

_MARKUP = re.compile(rf"[*\[\\\"'{RIGHT_TO_LEFT}]")
_SIGNS = ("--", "...", " - ")
_FOREIGN = r"(?m)^[ \t]*(?:[-•*]|#{1,6}|>)[ \t]+(?=\S)|</?[a-zA-Z][a-zA-Z0-9]*/?>|&(?:[a-z]{2,8}|#[0-9]+);"


def read_prose(node: Scalar, problems: Problems, refs: Refs, manner: Manner = ENGLISH) -> Prose:
    """A scalar → its paragraphs of inline text; ids met are added to `refs`, to be resolved when all are known."""
    value = node.value
    if "\n" in value or "<" in value or "&" in value:
        _warn_of_foreign_marks(node, problems)
    if "\n" not in value and not _MARKUP.search(value) and not any(signs in value for signs in _SIGNS):
        text = value.strip()
        if not text:
            return EMPTY
        return Prose(((Words(text, node if text == value else Spot(node, value.index(text))),),), node)
    curly = curled(value, manner)
    lines = []
    for start, end in _paragraphs(value, node.style):
        if MARK.search(value, start, end):
            line = Paragraph(node, curly, problems, refs).read(start, end)
            if line:
                lines.append(line)
        else:
            text, cuts = shortened(curly[start:end])
            lines.append((Words(text, Shortened(node, start, cuts) if cuts else Spot(node, start)),))
    return Prose(tuple(lines), node)


def _warn_of_foreign_marks(node: Scalar, problems: Problems) -> None:
    """Lists and headings of Markdown, tags of HTML: they would be printed, and lines be joined."""
    match = re.search(_FOREIGN, node.value)
    if match:
        mark = match[0].strip()
        hint = "a text has paragraphs, *emphasis*, **strong words** and links: no lists, headings or HTML"
        problems.warning(node.after(match.start() + match[0].index(mark)), f"`{mark}` is printed as it stands", hint)


def read_paragraph(node: Scalar, curly: str, start: int, end: int, problems: Problems, refs: Refs) -> Line:
    """One paragraph, `node.value[start:end]`; `curly` is the whole value with typographic quotation marks."""
    return Paragraph(node, curly, problems, refs).read(start, end)


def _paragraphs(value: str, style: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph starts and ends, blanks at its ends left out."""
    start = 0
    for end in _breaks(value, style):
        text = value[start:end]
        inner = text.strip()
        if inner:
            first = start + text.index(inner)
            yield first, first + len(inner)
        start = end


def _breaks(value: str, style: str) -> Iterator[int]:
    at = 0
    for text in value.split("\n")[:-1]:
        end = at + len(text)
        following = value[end + 1 : end + 2]
        blank = not text.strip()
        deeper = style == FOLDED and (text[:1].isspace() or following.isspace())
        if blank or (style in (PLAIN, SINGLE, DOUBLE, FOLDED) and not deeper):
            yield end
        at = end + 1
    yield len(value)
