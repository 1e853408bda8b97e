"""Problems → text for a terminal, JSON for programs, annotations for GitHub.

A message is `file:line:column: error: what is wrong`, the line of the file with a caret under the place, and a hint.
The files are read again for that; `path_of` says where a file lies that messages call by another name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from unicodedata import category, east_asian_width

from booklet.model.scripts import RIGHT_TO_LEFT
from booklet.problems import ERROR, Location, Problem, Problems

MAX_FILE = 8 * 2**20  # bytes read for an excerpt
WINDOW = 96  # terminal cells of a line that are shown
BEFORE = 56  # of these, at most so many before the caret

_RED, _YELLOW, _BOLD, _CYAN, _FAINT, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[1m", "\x1b[36m", "\x1b[2m", "\x1b[0m"
_RUN = re.compile(rf"[{RIGHT_TO_LEFT}]+(?:[^\w]+[{RIGHT_TO_LEFT}]+)*")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LEFT_TO_RIGHT_MARK = "\u200e"


def text(problems: Problems, colour: bool = False, limit: int = 50, path_of: Callable[[str], str] | None = None) -> str:
    """What to print for people: up to `limit` problems, errors first if not all fit, and their number."""
    found = list(problems)
    if not found:
        return ""
    shown = _most_important(found, limit)
    files: dict[str, list[str]] = {}
    out = [_message(problem, colour, files, path_of or str) for problem in shown]
    if len(shown) < len(found):
        out.append(f"… and {len(found) - len(shown)} more\n")
    out.append(count(problems) + "\n")
    return "".join(out)


def count(problems: Problems) -> str:
    """How many there are, such as "3 errors, 1 warning"; what there is none of is left out."""
    numbers = ((problems.errors, "error"), (problems.warnings, "warning"))
    return ", ".join(f"{number} {noun}{'s' * (number != 1)}" for number, noun in numbers if number)


def json(problems: Problems, layout: Mapping[str, object] | None = None) -> str:
    """An object with `errors`, `warnings` (numbers) and `problems` (a list, sorted by place); `layout` are figures of
    the pages. What shows on a page says where: `page` (counted from the cover) and its `folio`, `x` and `y` in points
    from the top left corner."""
    from json import dumps

    listed = [
        {
            "file": problem.location.file,
            "line": problem.location.line,
            "column": problem.location.column,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
            "rule": problem.rule,
            **(problem.spot._asdict() if problem.spot.page else {}),
        }
        for problem in problems
    ]
    result: dict[str, object] = {"errors": problems.errors, "warnings": problems.warnings, "problems": listed}
    if layout is not None:
        result["layout"] = layout
    return dumps(result, ensure_ascii=False, indent=2) + "\n"


def github(problems: Problems, notice: str = "") -> str:
    """Workflow commands, one a line, that GitHub shows beside the changed lines; `notice` stands beside none."""
    last = f"::notice::{_escaped(notice, '')}\n" if notice else ""
    return "".join(_annotation(problem) for problem in problems) + last


def _annotation(problem: Problem) -> str:
    location = problem.location
    places = [f"file={_escaped(location.file, ':,')}"] if location.file else []
    if location.line:
        places += [f"line={location.line}", f"col={location.column}"]
    message = problem.message + (f"\nhint: {problem.hint}" if problem.hint else "")
    return f"::{problem.severity} {','.join(places)}::{_escaped(message, '')}\n"


def _escaped(text: str, also: str) -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _most_important(found: list[Problem], limit: int) -> list[Problem]:
    if len(found) <= limit:
        return found
    errors = [problem for problem in found if problem.severity == ERROR][:limit]
    warnings = [problem for problem in found if problem.severity != ERROR][: limit - len(errors)]
    return sorted(errors + warnings)


def _message(problem: Problem, colour: bool, files: dict[str, list[str]], path_of: Callable[[str], str]) -> str:
    def paint(style: str, words: str) -> str:
        return f"{style}{words}{_PLAIN}" if colour else words

    severity = paint(_RED if problem.severity == ERROR else _YELLOW, f"{problem.severity}:")
    place = _place(problem.location)
    head = f"{paint(_BOLD, _visible(place))} " if place else ""
    out = [f"{head}{severity} {_visible(problem.message)}\n"]
    line = _line(problem.location, files, path_of)
    if line:
        number = str(problem.location.line)
        excerpt, caret = _excerpt(line, problem.location.column - 1)
        margin = " " * len(number)
        out.append(f"{paint(_FAINT, f'  {number} |')} {excerpt}\n")
        out.append(f"{paint(_FAINT, f'  {margin} |')} {paint(_RED, caret)}\n")
    if problem.hint:
        out.append(f"  {paint(_CYAN, 'hint:')} {_visible(problem.hint)}\n")
    return "".join(out)


def _place(location: Location) -> str:
    if not location.line:
        return f"{location.file}:" if location.file else ""
    return f"{location.file}:{location.line}:{location.column}:"


def _line(location: Location, files: dict[str, list[str]], path_of: Callable[[str], str]) -> str:
    """The line a problem stands in, or "" when there is none to show."""
    if not location.line or not location.file:
        return ""
    if location.file not in files:
        files[location.file] = _lines(path_of(location.file))
    lines = files[location.file]
    return lines[location.line - 1] if location.line <= len(lines) else ""


def _lines(path: str) -> list[str]:
    try:
        if not os.path.isfile(path):
            return []  # opening a pipe would wait for somebody to write
        with open(path, "rb") as file:
            data = file.read(MAX_FILE)
    except (OSError, ValueError):
        return []
    if data.count(b"\0") > len(data) // 4:
        return []  # UTF-16, or no text at all
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """A line and a column in it (code points, from 0) → what is shown of it, and the caret under the place.

    A caret inside right-to-left words spans them all, as a terminal may show them in either order.
    """
    line = line.rstrip()
    column = min(column, len(line))
    start, end = _window(line, column)
    shown = line[start:end]
    place = column - start
    first, last = place, place + 1
    for run in _RUN.finditer(shown):
        if run.start() <= place < run.end():
            first, last = run.span()
    lead = "…" if start else ""
    excerpt = lead + _visible(shown) + ("…" if end < len(line) else "")
    if _RUN.search(shown):
        excerpt = _LEFT_TO_RIGHT_MARK + excerpt
    width = max(sum(_cells(character) for character in shown[first:last]), 1)
    return excerpt, " " * (len(lead) + sum(_cells(character) for character in shown[:first])) + "^" * width


def _window(line: str, column: int) -> tuple[int, int]:
    """The part of a long line to show, so that it fits `WINDOW` cells and the column is in it."""
    if sum(map(_cells, line)) <= WINDOW:
        return 0, len(line)
    start = column
    cells = 0
    while start > 0 and cells < BEFORE:
        start -= 1
        cells += _cells(line[start])
    while start < column and category(line[start])[0] == "M":
        start += 1  # a window does not begin with a combining mark
    end = column
    while end < len(line) and cells < WINDOW:
        cells += _cells(line[end])
        end += 1
    return start, end


def _cells(character: str) -> int:
    """How many cells of a terminal a character takes."""
    if character < "\u0300":
        return 1
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _visible(words: str) -> str:
    """Text without anything that would move the cursor, change colours or reorder what follows."""
    return _CONTROL.sub("\ufffd", words.replace("\t", "→"))
