"""Plain words that YAML tools take for something else than text: `no`, `08`, `12:30`, `1e3` (YAML 1.1, chapter 10.3).

This reader would print them as they stand; an editor's checker, a converter or a colleague's script would not. So where
text is wanted they need quotation marks. A number that every tool gives back as it was typed (1066, 38, 2.5) does not.
"""

from __future__ import annotations

import re

LONGEST = 32  # no word that YAML changes is longer, save numbers nobody means

_WORD = re.compile(r"y|yes|n|no|true|false|on|off|null|~", re.I)
_UNCHANGED = re.compile(r"-?(0|[1-9][0-9]*)|-?(0|[1-9][0-9]*)\.[0-9]*[1-9]|[0-9]{4}-[0-9][0-9]-[0-9][0-9]")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
_NUMBER = re.compile(
    r"[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-9_]+|[0-9][0-9_]*)"
    r"|[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*|[0-9][0-9_]*)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?([Tt \t].*)?")
_TRUE = ("y", "yes", "true", "on")


def taken_for(text: str) -> str:
    """A plain scalar's text → what other YAML tools take it for, or "" when they leave it as it is."""
    if len(text) > LONGEST or not (text[:1] in "0123456789+-.~" or text[:1] in "yYnNtTfFoO"):
        return ""
    if _WORD.fullmatch(text):
        lower = text.lower()
        return "nothing" if lower in ("null", "~") else "“true”" if lower in _TRUE else "“false”"
    if text[:1] not in "0123456789+-." or _UNCHANGED.fullmatch(text):
        return ""
    if _SEXAGESIMAL.fullmatch(text):
        return "a number in sixties" if text.count(":") else ""
    if _NUMBER.fullmatch(text):
        return "a number"
    return "a moment in time" if _TIMESTAMP.fullmatch(text) else ""
