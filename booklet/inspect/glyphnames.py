"""Names of glyphs → what they say: the rules of the Adobe Glyph List, and those of its names that a text is likely to
hold. For fonts without a ToUnicode map (ISO 32000-1 §9.10.2)."""

from __future__ import annotations

import re
from unicodedata import lookup

UNKNOWN = "\ufffd"  # what a code says that nothing explains

_LISTED = """
zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 exclam=! quotedbl=" numbersign=# dollar=$
percent=% ampersand=& quotesingle=' parenleft=( parenright=) asterisk=* plus=+ comma=, hyphen=- period=. slash=/
colon=: semicolon=; less=< equal== greater=> question=? at=@ bracketleft=[ backslash=\\ bracketright=] asciicircum=^
underscore=_ grave=` braceleft={ bar=| braceright=} asciitilde=~ quoteleft=‘ quoteright=’ quotedblleft=“
quotedblright=” quotesinglbase=‚ quotedblbase=„ endash=– emdash=— bullet=• ellipsis=… dagger=† daggerdbl=‡ section=§
paragraph=¶ guillemotleft=« guillemotright=» guilsinglleft=‹ guilsinglright=› degree=° copyright=© germandbls=ß ae=æ
AE=Æ oe=œ OE=Œ oslash=ø Oslash=Ø eth=ð Eth=Ð thorn=þ Thorn=Þ dotlessi=ı lslash=ł ff=ff fi=fi fl=fl ffi=ffi ffl=ffl
minus=− multiply=×
"""
_NAMES = {name: text for name, _, text in (pair.partition("=") for pair in _LISTED.split())}
_NAMES |= {"space": " ", "nbspace": "\xa0"}
_ACCENTS = {name: name for name in ("grave", "acute", "circumflex", "tilde", "cedilla", "caron", "breve", "macron")}
_ACCENTS |= {"dieresis": "diaeresis", "ring": "ring above", "ogonek": "ogonek", "dotaccent": "dot above"}
_BY_NUMBER = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")


def character_of(glyph: str) -> str:
    """`eacute` → é, `f_i`'s like and `uni1E25` → ḥ; `UNKNOWN` where the rules say nothing."""
    stem = glyph.partition(".")[0]
    if stem in _NAMES:
        return _NAMES[stem]
    if len(stem) == 1 and stem.isascii() and stem.isalpha():
        return stem
    number = _BY_NUMBER.fullmatch(stem)
    try:
        if number and number[1]:
            return bytes.fromhex(number[1]).decode("utf-16-be")
        if number:
            return chr(int(number[2], 16))
        case = "CAPITAL" if stem[:1].isupper() else "SMALL"
        return lookup(f"LATIN {case} LETTER {stem[:1]} WITH {_ACCENTS[stem[1:]]}")
    except (KeyError, ValueError):
        return UNKNOWN
