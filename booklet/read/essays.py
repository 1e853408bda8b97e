"""A text file → `Essay`: `# Title` first, then paragraphs between blank lines, with `##` and `###` headings, and
pictures, each in a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.model.inline import Id, Prose
from booklet.model.records import Essay, Picture
from booklet.read.context import Reader
from booklet.read.folder import Folder
from booklet.read.inline import read_paragraph
from booklet.read.nodes import FILE, Scalar, Source, Spot
from booklet.read.typography import curled, shortened
from booklet.read.yaml import find_control

_OTHER_MARKS = ("- ", "* ", "> ", "```", "|")
PICTURE = "!["
HEADINGS = {2: "heading 1", 3: "heading 2"}


def read_essay(source: Source, name: str, reader: Reader, folder: Folder) -> Essay | None:
    """The text of the file `name`; None when there is nothing to print in it (reported)."""
    node = Scalar(source, 0, 0, source.text, FILE)
    node.compose()
    value = node.value
    if find_control(source, reader.problems):
        return None
    if not value.strip():
        reader.error(node, "this essay is empty", "begin with `# Title`, then a blank line, then the text")
        return None
    curly = curled(value, reader.manner)
    title = ""
    blocks: list[tuple[str, Prose | Picture]] = []
    first = True
    for start, end in _blocks(value):
        if value[start] != "#":
            if first:
                reader.error(Spot(node, start), "an essay begins with its title", "write `# Title` in the first line")
            if value.startswith(PICTURE, start):
                from booklet.read.pictures import read_picture  # few booklets have any

                picture = read_picture(node, curly, start, end, reader, folder, name)
                if picture is not None:
                    blocks.append(("picture", picture))
                first = False
                continue
            if value.startswith(_OTHER_MARKS, start):
                hint = "an essay has paragraphs and `##` headings, no lists, quotations or tables"
                reader.problems.warning(Spot(node, start), "this mark is printed as it stands", hint)
            line = read_paragraph(node, curly, start, end, reader.problems, reader.refs)
            blocks.append(("paragraph", Prose((line,), Spot(node, start))))
            first = False
            continue
        line_text = value[start:end].rstrip(" \t#")
        level = end - start - len(value[start:end].lstrip("#"))
        begin = start + len(line_text) - len(line_text[level:].lstrip())
        if not line_text[level:].strip() or begin == start + level:
            reader.error(Spot(node, start), "a heading is `#`, a blank and its words", "write `## Words`")
        elif level == 1 and first:
            title = shortened(curly[begin : start + len(line_text)])[0]
        elif level not in HEADINGS:
            hint = "the title has one `#` and stands first; headings have `##` or `###`"
            reader.error(Spot(node, start), f"`{'#' * min(level, 9)}` is no heading of an essay", hint)
        else:
            line = read_paragraph(node, curly, begin, start + len(line_text), reader.problems, reader.refs)
            blocks.append((HEADINGS[level], Prose((line,), Spot(node, begin))))
        first = False
    stem = name.rpartition("/")[2].rpartition(".")[0]
    id = Id(re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "essay", node)
    return Essay(id, title or stem, tuple(blocks), node)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph, each heading line and each picture starts and ends."""
    at, start, end = 0, -1, -1
    for line in text.split("\n"):
        stripped = line.strip()
        first = at + len(line) - len(line.lstrip())
        if start >= 0 and (not stripped or line.startswith(("#", PICTURE))):
            yield start, end
            start = -1
        if line.startswith("#"):
            yield first, first + len(stripped)
        elif stripped:
            start = start if start >= 0 else first
            end = first + len(stripped)
        at += len(line) + 1
    if start >= 0:
        yield start, end
