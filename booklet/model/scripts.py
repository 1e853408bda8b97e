"""Scripts that run from right to left, as ranges of code points, and the language a run of each is taken for.

The ranges are those Unicode reserves for such scripts in the Basic Multilingual Plane (UAX #9, default bidi classes).
"""

from __future__ import annotations

_RANGES = (
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar"),
    (0x0700, 0x074F, "syr"),
    (0x0750, 0x077F, "ar"),
    (0x0780, 0x07BF, "dv"),
    (0x07C0, 0x07FF, "nqo"),
    (0x0800, 0x083F, "smp"),
    (0x0840, 0x086F, "mid"),
    (0x0870, 0x08FF, "ar"),
    (0xFB1D, 0xFB4F, "he"),
    (0xFB50, 0xFDFF, "ar"),
    (0xFE70, 0xFEFE, "ar"),
)

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"  # the inside of a regular expression's brackets

# letters of such a script, with the blanks, digits and points between two of them
RUN = rf"[{RIGHT_TO_LEFT}]+(?:[\s\u200c-\u200f0-9.,:;!?()«»“”\u2018\u2019–/-]+[{RIGHT_TO_LEFT}]+)*"


def language_of(character: str) -> str:
    """A character of a right-to-left script → BCP 47 language of its run."""
    code = ord(character)
    return next(language for first, last, language in _RANGES if first <= code <= last)
