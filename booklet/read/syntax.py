"""libyaml's syntax errors → a place, a plain sentence and what to do, for people who do not know YAML's own words."""

from __future__ import annotations

from yaml import MarkedYAMLError, YAMLError

from booklet.problems import Location
from booklet.read.nodes import Source

_QUOTES = "a value that holds `: ` or ` #`, or begins with a mark such as * [ { @ & !, needs quotation marks round it"
_UNFINISHED = "this line is not finished: is a colon, a quotation mark or a bracket missing?"
_MISFIT = "this line does not fit the lines above it"
_INDENT = "lines that belong together begin in the same column; check the indentation and the quotation marks above"

# (part of what libyaml says, while it was doing what, our message, our hint), the first that fits
_SENTENCES = (
    ("could not find expected ':'", "", _UNFINISHED, "a key is followed by a colon and a space: `title: Siffin`"),
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
    if character == "\t" or "tab character" in problem or ("\t" in before and not before.strip()):
        column = before.index("\t") if "\t" in before and not before.strip() else column
        return _at(source, line, column), "a tab cannot indent", "use spaces: most editors can turn tabs into spaces"
    if opened is not None and "quoted scalar" in context and "unexpected end" in problem:
        return _at(source, opened.line, opened.column), "the quotation mark opened here is never closed", ""
    if opened is not None and ("flow sequence" in context or "flow mapping" in context):
        bracket = "]" if "sequence" in context else "}"
        hint = f"a list or mapping in brackets has commas between its parts and ends with `{bracket}`; {_QUOTES}"
        return _at(source, opened.line, opened.column), "this bracket is not closed properly", hint
    if "mapping values are not allowed" in problem:
        if ": " in before.strip():
            return _at(source, line, column), "a second `: ` in one line", _QUOTES
        hint = "is a colon missing in the line above, or does this one begin too far to the right?"
        return _at(source, line, len(before) - len(before.lstrip())), _MISFIT, hint
    if opened is not None and context.startswith(("while scanning an a", "while scanning a tag")):
        line, column = opened.line, opened.column
    if "cannot start any token" in problem:
        return _at(source, line, column), f"a value cannot begin with `{character}`", _QUOTES
    for says, doing, message, hint in _SENTENCES:
        if (says in problem or says in context) and doing in context:
            return _at(source, line, column), message, hint
    return _at(source, line, column), f"this is not YAML: {problem or context}", _QUOTES


def _at(source: Source, line: int, column: int) -> Location:
    """Not behind the last line with text: an error at the end of the file is shown where the text ends."""
    last = len(source.lines) - 1
    while last > 0 and not source.lines[last].strip():
        last -= 1
    if line > last:
        line, column = last, len(source.lines[last].rstrip())
    return Location(source.file, line + 1, column + 1)
