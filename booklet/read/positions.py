"""Offset in a scalar's value → line and column in its file, for every YAML quoting style.

Folding loses characters and escapes add them, so the map is found by walking the file and the value side by side.
It is worked out only for a message. Lines and columns count from 0, in code points (YAML 1.1, 5.4 and 9).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)*")  # `&anchor` and `!tag` before the value
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


def find(lines: list[str], line: int, column: int, value: str, style: str, offset: int) -> tuple[int, int]:
    """The place of `value[offset]`, for a scalar that begins at `line`, `column`. Past the end: just after it."""
    if style == "file":
        start = value.rfind("\n", 0, offset) + 1
        return line + value.count("\n", 0, offset), offset - start
    line, column = _skip_properties(lines, line, column)
    if style == "|" or style == ">":
        return _find_in_block(lines, line, value, offset)
    quoted = style == "'" or style == '"'
    walk = _walk_quoted(lines, line, column + 1, style) if quoted else _walk_plain(lines, line, column)
    place = line, column
    for (character, at_line, at_column), index in zip(walk, range(offset + 1)):
        place = at_line, at_column
        if index < len(value) and character != value[index]:
            return line, column  # the walk and the parser disagree: the scalar's beginning is never wrong
        if index == len(value):
            break
    return place


def _skip_properties(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Past `&anchor` and `!tag`, which a scalar's own mark includes, even onto the next line."""
    while line < len(lines):
        match = _PROPERTIES.match(lines[line] + "\n", column)
        end = match.end() if match else column
        if end <= len(lines[line]):
            return line, end
        line, column = line + 1, len(lines[line + 1]) - len(lines[line + 1].lstrip()) if line + 1 < len(lines) else 0
    return len(lines) - 1, 0


def _find_in_block(lines: list[str], header: int, value: str, offset: int) -> tuple[int, int]:
    """Block scalars: each line of the file that is not blank stands whole in the value, after newlines or one space."""
    indent = _indent(lines, header, value)
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    at = 0
    for number in range(header + 1, len(lines)):
        text = lines[number][indent:]
        if not text.strip():
            continue
        while at < len(value) and not value.startswith(text, at) and value[at] in " \n":
            at += 1
        if at >= len(value) or not value.startswith(text, at):
            break
        starts.append(at)
        places.append((number, indent))
        at += len(text)
    which = bisect_right(starts, offset) - 1
    if which < 0:
        return places[0] if places else (header, 0)
    number, column = places[which]
    return number, min(column + offset - starts[which], len(lines[number]))


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
