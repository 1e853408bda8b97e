"""libyaml's syntax errors → a place, a plain sentence and what to do, for people who do not know YAML's own words."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError, YAMLError
from yaml.cyaml import CParser
from yaml.events import ScalarEvent

from booklet.problems import Location
from booklet.read.nodes import Source
from booklet.suggest import UNSEEN

_QUOTES = "a value that holds `: ` or ` #`, or begins with a mark such as * [ { @ & !, needs quotation marks round it"
_UNFINISHED = "this line is not finished: is a colon, a quotation mark or a bracket missing?"
_CURLY = 'put the value between straight quotation marks, "…"; curly ones, “…”, are letters like any other'
_KEY = "a key is followed by a colon and a blank: `title: Siffin`"
_MISFIT = "this line does not fit the lines above it"
_INDENT = "lines that belong together begin in the same column; check the indentation and the quotation marks above"

# (part of what libyaml says, while it was doing what, our message, our hint), the first that fits
_SENTENCES = (
    ("could not find expected ':'", "", _UNFINISHED, _KEY),
    ("did not find expected node content", "", _UNFINISHED, _QUOTES),
    ("found unexpected ':'", "", "after this `:` a blank is missing", _QUOTES),
    ("did not find expected '-' indicator", "", _MISFIT, "every line of a list begins with `- `, in the same column"),
    ("did not find expected key", "flow", _UNFINISHED, _QUOTES),
    ("did not find expected key", "", _MISFIT, _INDENT),
    ("sequence entries are not allowed", "", "a list cannot begin here", "put the `- ` on a line of its own"),
    ("found unknown escape character", "", "`\\` has a meaning inside double quotation marks",
     "write `\\\\`, or use 'single quotation marks' or a block after `|`"),
    ("found unexpected document indicator", "", "`---` inside a text that is not finished", "close the quotation"),
    ("did not find expected <document start>", "", _MISFIT, _INDENT),
    ("while scanning an anchor", "", "a value that begins with `&` needs quotation marks", ""),
    ("while scanning an alias", "", "a value that begins with `*` needs quotation marks",
     'write "*so* it begins", or put the text on its own lines after `|`'),
    ("while scanning a tag", "", "a value that begins with `!` needs quotation marks", ""),
    ("while parsing a tag", "", "a value that begins with `!` needs quotation marks", ""),
    ("while scanning a block scalar", "", "after `|` or `>` the line must end", "begin the text in the next line"),
    ("while parsing a quoted scalar", "", "this escape cannot be read", "after `\\u` stand four digits 0–9 a–f"),
    ("mapping keys are not allowed", "", "a value that begins with `? ` needs quotation marks", ""),
    ("directive", "", "a line cannot begin with `%`", "put quotation marks round the value"),
)  # fmt: skip


def explain(error: YAMLError, source: Source) -> tuple[Location, str, str]:
    """An error of the parser → where, what is wrong, what to do."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Location(source.file), f"this is not YAML: {error}", ""
    problem, context = error.problem or "", error.context or ""
    line, column = error.problem_mark.line, error.problem_mark.column
    opened = error.context_mark
    character = source.lines[line][column : column + 1] if line < len(source.lines) else ""
    before = source.lines[line][:column] if line < len(source.lines) else ""
    indents = "\t" in before and not before.strip()
    if character == "\t" or "tab character" in problem or indents:
        column = before.index("\t") if indents else column
        return _at(source, line, column), "a tab cannot indent", "use spaces: most editors can turn tabs into spaces"
    if opened is not None and "quoted scalar" in context and "unexpected end" in problem:
        hint = 'close it with the same mark; an apostrophe at the beginning of a text is written ’, or in "…"'
        return _at(source, opened.line, opened.column), "the quotation mark opened here is never closed", hint
    quotation = _quotation_before(source, line, column) if "did not find expected" in problem else None
    if quotation:
        return _after_quotation(source, quotation, line, column)
    if "did not find expected key" in problem and before.rstrip().endswith(("]", "}")) and "flow" not in context:
        hint = "put quotation marks round the whole text, or put it on its own lines after `|`"
        return _at(source, line, column), "a value that begins with a bracket ends with it, and words follow", hint
    if opened is not None and ("flow sequence" in context or "flow mapping" in context):
        bracket = "]" if "sequence" in context else "}"
        hint = f"a list or mapping in brackets has commas between its parts and ends with `{bracket}`; {_QUOTES}"
        return _at(source, opened.line, opened.column), "this bracket is not closed properly", hint
    if "mapping values are not allowed" in problem:
        return _second_colon(source, line, column, before)
    odd = _odd_colon(source, opened.line + 1) if opened and "could not find expected ':'" in problem else None
    if odd:
        return odd
    if opened is not None and context.startswith(("while scanning an a", "while scanning a tag")):
        line, column = opened.line, opened.column
    if "cannot start any token" in problem:
        return _at(source, line, column), f"a value cannot begin with `{character}`", _QUOTES
    for says, doing, message, hint in _SENTENCES:
        if (says in problem or says in context) and doing in context:
            return _at(source, line, column), message, hint
    return _at(source, line, column), f"this is not YAML: {problem or context}", _QUOTES


def _second_colon(source: Source, line: int, column: int, before: str) -> tuple[Location, str, str]:
    """A colon where no key can be: it belongs to a text, or the line above is no key."""
    if ": " in before.strip():
        curly = re.search("[“”„‘«]", before)
        return _at(source, line, column), "a second `: ` in one line", _CURLY if curly else _QUOTES
    hint = "is a colon missing in the line above, or does this one begin too far to the right?"
    misfit = _at(source, line, len(before) - len(before.lstrip())), _MISFIT, hint
    return _odd_colon(source, line) or misfit


def _odd_colon(source: Source, line: int) -> tuple[Location, str, str] | None:
    """A line that could not be read as a key → the reason, when that is a sign that only looks like what YAML wants."""
    for number in (line, line - 1):
        text = source.lines[number] if 0 <= number < len(source.lines) else ""
        unseen = re.search(UNSEEN, text)
        if unseen and (not text[: unseen.start()].strip() or text[unseen.start() - 1] in ":-"):
            shown = f"U+{ord(unseen[0]):04X}"
            hint = "delete it and type a blank; text from a web page or a word processor often brings such signs along"
            return _at(source, number, unseen.start()), f"an invisible sign ({shown}) stands where a blank should", hint
        wide = re.match(r"\s*(?:- )?[^:\"']{1,40}?([：﹕︓]|:(?=[^\s/:]))", text)
        if wide and number == line - 1:
            shown = "this is not YAML's colon" if wide[1] != ":" else "after this colon a blank is missing"
            return _at(source, number, wide.start(1)), shown, _KEY
    return None


def _quotation_before(source: Source, line: int, column: int) -> ScalarEvent | None:
    """The quoted scalar that ends where the parser could not go on, if there is one."""
    last = None
    try:
        parser = CParser(source.text)
        while parser.check_event():
            event = parser.get_event()
            last = event if isinstance(event, ScalarEvent) else last
    except YAMLError:
        pass
    if last is None or last.style not in ("'", '"'):
        return None
    end = last.end_mark
    between = source.lines[line][end.column : column] if end.line == line < len(source.lines) else "x"
    return None if between.strip() else last


def _after_quotation(source: Source, quoted: ScalarEvent, line: int, column: int) -> tuple[Location, str, str]:
    """What follows a quoted value → a message at the mark that is at fault: the opening one where lines lie between."""
    start, end = quoted.start_mark, quoted.end_mark
    mark, other = quoted.style, '"' if quoted.style == "'" else "'"
    inside = "''" if mark == "'" else '\\"'
    hint = f"a {mark} inside the text is written {inside}; or put the whole text between {other} and {other}"
    if start.line < end.line:
        message = f"the quotation mark opened here is closed by the next one, in line {end.line + 1}"
        return _at(source, start.line, start.column), message, hint
    return _at(source, line, column), "the value ends with its quotation mark, and more words follow", hint


def _at(source: Source, line: int, column: int) -> Location:
    """Not behind the last line with text: an error at the end of the file is shown where the text ends."""
    last = len(source.lines) - 1
    while last > 0 and not source.lines[last].strip():
        last -= 1
    if line > last:
        line, column = last, len(source.lines[last].rstrip())
    return Location(source.file, line + 1, column + 1)
