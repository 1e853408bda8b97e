"""Offset in a scalar's value → line and column in its file, for every YAML quoting style.

Folding loses characters and escapes add them, so the map is found by walking the file and the value side by side.
It is worked out only for a message. Lines and columns count from 0, in code points (YAML 1.1, 5.4 and 9).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from unicodedata import combining, normalize

from booklet.named import NamedTuple

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")  # `&anchor` and `!tag` before the value
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


class Table(NamedTuple):
    """From `starts[n]` on, a value's code points stand side by side from `places[n]` (line, column) on."""

    starts: list[int]
    places: list[tuple[int, int]]

    def find(self, offset: int, lines: list[str]) -> tuple[int, int]:
        """The place of `value[offset]`. Past the end: just behind it."""
        which = max(bisect_right(self.starts, offset) - 1, 0)
        line, column = self.places[which]
        return line, min(column + max(offset - self.starts[which], 0), len(lines[line]))


def before_composing(written: str, offset: int) -> int:
    """An offset in a text's composed form (NFC) → the offset in the text as it is written."""
    start = composed = 0
    for at in range(1, len(written) + 1):
        if at < len(written) and _goes_on(written[start:at], written[at]):
            continue
        length = len(normalize("NFC", written[start:at]))
        if offset < composed + length:
            return start + min(offset - composed, at - start - 1)
        start, composed = at, composed + length
    return start + offset - composed


def _goes_on(cluster: str, character: str) -> bool:
    """Whether a character is composed with, or sorted among, those before it."""
    return combining(character) > 0 or len(normalize("NFC", cluster + character)) <= len(normalize("NFC", cluster))


def table(lines: list[str], line: int, column: int, value: str, style: str) -> Table:
    """The map of a scalar that begins at `line`, `column`; `style` as in `booklet.read.nodes`."""
    if style == "file":
        return Table(*_file_lines(value))
    line, column = _skip_properties(lines, line, column)
    if style == "|" or style == ">":
        return _block(lines, line, value)
    quoted = style == "'" or style == '"'
    walk = _walk_quoted(lines, line, column + 1, style) if quoted else _walk_plain(lines, line, column)
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    expected = (-1, -1)
    for (character, at_line, at_column), index in zip(walk, range(len(value) + 1)):
        if index < len(value) and character != value[index]:
            return Table([0], [(line, column)])  # the walk and the parser disagree: its beginning is never wrong
        if (at_line, at_column) != expected:
            starts.append(index)
            places.append((at_line, at_column))
        expected = (at_line, at_column + 1)
    return Table(starts or [0], places or [(line, column)])


def _file_lines(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    starts = [0]
    for match in re.finditer("\n", text):
        starts.append(match.end())
    return starts, [(number, 0) for number in range(len(starts))]


def _skip_properties(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Past `&anchor` and `!tag`, which a scalar's own mark includes, even onto the next line."""
    while line < len(lines):
        match = _PROPERTIES.match(lines[line] + "\n", column)
        end = match.end() if match else column
        if end <= len(lines[line]):
            return line, end
        line, column = line + 1, len(lines[line + 1]) - len(lines[line + 1].lstrip()) if line + 1 < len(lines) else 0
    return len(lines) - 1, 0


def _block(lines: list[str], header: int, value: str) -> Table:
    """Block scalars: each line of the file that is not blank stands whole in the value, after newlines or one space."""
    indent = _indent(lines, header, value)
    made = Table([], [])
    at = 0
    for number in range(header + 1, len(lines)):
        text = lines[number][indent:]
        if not text.strip():
            continue
        while at < len(value) and not value.startswith(text, at) and value[at] in " \n":
            at += 1
        if at >= len(value) or not value.startswith(text, at):
            break
        made.starts.append(at)
        made.places.append((number, indent))
        at += len(text)
    return made if made.starts else Table([0], [(header, 0)])


def _indent(lines: list[str], header: int, value: str) -> int:
    """How far the block is indented: what the first line of text has in the file beyond what it has in the value."""
    first = next((text for text in value.split("\n") if text.strip()), "")
    in_value = len(first) - len(first.lstrip(" "))
    for text in lines[header + 1 :]:
        if text.strip():
            return max(len(text) - len(text.lstrip(" ")) - in_value, 0)
    return 0


_Step = tuple[str, int, int]


def _walk_plain(lines: list[str], line: int, column: int) -> Iterator[_Step]:
    """The characters of a plain scalar with their places, folded; runs on past its end."""
    while line < len(lines):
        text = lines[line].rstrip(" \t")
        for place in range(column, len(text)):
            yield text[place], line, place
        end = max(len(text), column)
        line, column, folded = _fold(lines, line, end)
        yield from folded


def _fold(lines: list[str], line: int, end: int) -> tuple[int, int, list[_Step]]:
    """Past one line's end: the next line with text, its indentation, and the space or newlines in between."""
    after = line + 1
    while after < len(lines) and not lines[after].strip(" \t"):
        after += 1
    if after >= len(lines):
        return after, 0, [("", line, end)]
    column = len(lines[after]) - len(lines[after].lstrip(" \t"))
    if after == line + 1:
        return after, column, [(" ", line, end)]
    return after, column, [("\n", number, 0) for number in range(line + 1, after)]


def _walk_quoted(lines: list[str], line: int, column: int, quote: str) -> Iterator[_Step]:
    """The characters between quotation marks with their places, unescaped and folded, and the closing mark as ""."""
    while line < len(lines):
        text = lines[line]
        last = len(text.rstrip(" \t"))
        joined = False
        while column < len(text):
            character = text[column]
            if character == quote:
                if quote == "'" and text.startswith("''", column):
                    yield "'", line, column
                    column += 2
                    continue
                yield "", line, column
                return
            if column >= last and quote not in text[column:]:
                break
            if quote == '"' and character == "\\":
                if column + 1 >= len(text):
                    joined = True
                    break
                length = _ESCAPE_LENGTH.get(text[column + 1], 2)
                yield _unescape(text[column : column + length]), line, column
                column += length
                continue
            yield character, line, column
            column += 1
        end = min(column, len(text))
        line, column, folded = _fold(lines, line, end)
        yield from folded[1:] if joined and folded[0][0] == " " else folded


_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _unescape(escape: str) -> str:
    """`\\n` → newline, `\\u02bf` → ʿ, `\\"` → ": one escape of a double-quoted scalar (YAML 1.1, 5.6)."""
    kind = escape[1]
    if kind in _ESCAPE_LENGTH:
        try:
            return chr(int(escape[2:], 16))
        except (ValueError, OverflowError):
            return ""
    return _NAMED.get(kind, kind)
