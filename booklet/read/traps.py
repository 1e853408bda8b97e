"""Plain words that YAML tools take for something else than text: `no`, `08`, `12:30`, `1e3` (YAML 1.1, chapter 10.3).

This reader would print them as they stand; an editor's checker, a converter or a colleague's script would not. So where
text is wanted they need quotation marks. A number that every tool gives back as it was typed (1066, 38, 2.5) does not.
"""

from __future__ import annotations

import re

LONGEST = 32  # no word that YAML changes is longer, save numbers nobody means

# Patterns, not compiled ones: `re` compiles them when one is needed, and most booklets need none.
_UNCHANGED = r"0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\.[0-9]*[1-9]|[0-9]{4}-[0-9][0-9]-[0-9][0-9]"
_SEXAGESIMAL = r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
_NUMBER = (
    r"[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-9_]+|[0-9][0-9_]*)"
    r"|[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*|[0-9][0-9_]*)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_TIMESTAMP = r"[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?([Tt \t].*)?"
_TRUE = ("y", "yes", "true", "on")
_FALSE = ("n", "no", "false", "off")
_NOTHING = ("null", "~")


def taken_for(text: str) -> str:
    """A plain scalar's text → what other YAML tools take it for, or "" when they leave it as it is."""
    first = text[:1]
    if len(text) > LONGEST or first not in "0123456789+-.~yYnNtTfFoO":
        return ""
    if first not in "0123456789+-.":
        lower = text.lower()
        return "“true”" if lower in _TRUE else "“false”" if lower in _FALSE else "nothing" if lower in _NOTHING else ""
    if (text.isdecimal() and first != "0") or re.fullmatch(_UNCHANGED, text):
        return ""
    if re.fullmatch(_SEXAGESIMAL, text):
        return "a number in sixties"
    if re.fullmatch(_NUMBER, text):
        return "a number"
    return "a moment in time" if re.fullmatch(_TIMESTAMP, text) else ""
