"""What is typed → what is printed: quotation marks, dashes and points of omission, in the manner of a language.

    "so"  'so'  don't     in English “so” ‘so’ don’t, in German „so“ ‚so‘, in French «so» (the typesetter adds spaces)
    --  ---  …            – and — and, for three points, …; a hyphen between blanks is a dash
    12-15                 12–15, in a locator alone: elsewhere it may be a date or part of an address

Quotation marks are Unicode CLDR 44's (main/*.xml, delimiters); Arabic, where CLDR has ” “, has the « » of print.
"""

from __future__ import annotations

import re

from booklet.named import NamedTuple


class Manner(NamedTuple):
    """A language's quotation marks: outer and inner, opening and closing."""

    opening: str = "“"
    closing: str = "”"
    inner_opening: str = "‘"
    inner_closing: str = "’"


ENGLISH = Manner()
MANNERS = {
    "ar": Manner("«", "»", "”", "“"),
    "da": ENGLISH,
    "de": Manner("„", "“", "‚", "‘"),
    "el": Manner("«", "»", "“", "”"),
    "en": ENGLISH,
    "es": Manner("«", "»", "“", "”"),
    "fa": Manner("«", "»", "‹", "›"),
    "fr": Manner("«", "»", "«", "»"),
    "he": Manner("”", "”", "’", "’"),
    "hu": Manner("„", "”", "»", "«"),
    "it": Manner("«", "»", "“", "”"),
    "pl": Manner("„", "”", "«", "»"),
    "pt": ENGLISH,
    "ru": Manner("«", "»", "„", "“"),
    "sv": Manner("”", "”", "’", "’"),
    "tr": ENGLISH,
    "ur": Manner("”", "“", "’", "‘"),
}
FARTHEST = 1_000  # characters that an inner quotation may be long
SIGNS = {"--": "–", "---": "—", "...": "…"}

_MARK = re.compile(r"""["']""")
# Patterns, not compiled ones: few booklets need all of them.
_HYPHEN = r"(?<=[^\s\d]) - (?=\S)"
_SIGN = r"(?<![-\\])-{2,3}(?!-)|(?<![.\\])\.{3}(?!\.)"
_RANGE = r"(?<=\d)-(?=\d)"
_CLOSING = r"(?<=\S)'(?!\w)"


def manner_of(language: str) -> Manner:
    """BCP 47 language → its manner; the English one for a language not known here."""
    return MANNERS.get(language.partition("-")[0].lower(), ENGLISH)


def curled(text: str, manner: Manner = ENGLISH) -> str:
    """Straight quotation marks → the manner's, and a hyphen between blanks → a dash: character for character.

    Those after a backslash stay straight.
    """
    if " - " in text:
        text = re.sub(_HYPHEN, " – ", text)
    if '"' not in text and "'" not in text:
        return text
    if manner.inner_closing == "’":
        return _MARK.sub(lambda match: _curl(match, manner), text)
    return _MARK.sub(_Inner(manner), text)


def _curl(match: re.Match[str], manner: Manner) -> str:
    """One mark, in a manner whose inner closing mark is an apostrophe too."""
    opens = _opens(match)
    if opens is None:
        return match[0]
    if match[0] == '"':
        return manner.opening if opens else manner.closing
    after = match.string[match.end() : match.end() + 1]
    return manner.inner_opening if opens and not after.isdigit() and not after.isspace() else "’"


def _opens(match: re.Match[str]) -> bool | None:
    """Whether a quotation mark opens, by what stands before it; None for one that stays straight."""
    text, at = match.string, match.start()
    before = text[at - 1] if at else " "
    if before == "\\":
        return None
    while before in "*[|\"'" and at > max(match.start() - 8, 1):
        at -= 1
        before = text[at - 1]
    return before.isspace() or before in "([{|*\"'–—/\u2068" or at == 0


class _Inner:
    """The same where an apostrophe is no inner closing mark: `'` closes what `'` opened, if no letter follows."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self.open = False

    def __call__(self, match: re.Match[str]) -> str:
        if match[0] != "'":
            return _curl(match, self.manner)
        opens = _opens(match)
        if opens is None:
            return match[0]
        after = match.string[match.end() : match.end() + 1]
        if self.open and not after.isalpha():
            self.open = False
            return self.manner.inner_closing
        if opens and not after.isdigit() and not after.isspace() and _closes(match):
            self.open = True
            return self.manner.inner_opening
        return "’"


def _closes(match: re.Match[str]) -> bool:
    """Whether a later `'`, not too far off, closes what this one would open."""
    return re.compile(_CLOSING).search(match.string, match.end(), match.end() + FARTHEST) is not None


def shortened(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Dashes and points of omission typed as several characters → one each; and where, in the text that comes out, how
    many characters are gone before."""
    if "--" not in text and "..." not in text:
        return text, ()
    out: list[str] = []
    cuts: list[tuple[int, int]] = []
    done = length = gone = 0
    for match in re.finditer(_SIGN, text):
        out += text[done : match.start()], SIGNS[match[0]]
        length += match.start() - done + 1
        gone += len(match[0]) - 1
        cuts.append((length, gone))
        done = match.end()
    return "".join(out) + text[done:], tuple(cuts)


def printed(text: str, manner: Manner = ENGLISH) -> str:
    """Plain words as they are printed."""
    return shortened(curled(text, manner))[0]


def located(text: str) -> str:
    """A locator: printed, with en dashes between figures (107-108 → 107–108)."""
    return re.sub(_RANGE, "–", text) if "-" in text else text
