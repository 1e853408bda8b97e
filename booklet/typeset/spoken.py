"""Printed words → what a screen reader should say for them (the E entry, ISO 32000-1 §14.9.5): "Muʿāwiya" → "Muawiya",
"Muḥammad b. Abī Bakr" → "Muhammad ibn Abi Bakr", "(d. 774/1373)," → "(died 774 of the Hijra, 1373 of the Common Era),".

Voices spell signs such as ʿ, drop letters they do not know and cry "ah" at AH. Points and brackets are said with the
word they touch: E stands for all that its element holds, and the pause at a comma must still be heard. What the author
lists wins over the tables in `tongues`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from booklet.typeset.binding import HARD_SPACE
from booklet.typeset.tongues import CLOSING, HALF_RINGS, OPENING, TONGUES, Rule, Tongue

_MARKS = frozenset("\u0304\u0323\u0331\u032e")  # macron, dot and line below, breve below: hardly but in transliteration
_NOT_MET = "\0"
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
# Languages whose own letters bear such marks, or whose own signs look like half rings: their voices know them.
_AT_HOME = frozenset(["ff", "ha", "haw", "ig", "la", "lv", "mh", "mi", "nv", "sa", "sm", "to", "ty", "uz", "vi", "yo"])
_ENDS = CLOSING + "."
_EDGES = OPENING + _ENDS
_JOINTS = re.compile("([–—/-])")
_TWO_NUMBERS = re.compile(r"(?<![\d–/,])(\d+(?:,\d{3})*)([–/])(\d+(?:,\d{3})*)(?![\d–/])")
_SECTION = re.compile(r"(§§?) ?(?=\d)")
_FOLLOWING = re.compile(r"(?<=\d)ff?\.(?!\w)")
_ERAS = frozenset(("AH", "CE", "BCE", "AD", "H.", "n.", "v."))
HIJRA, YEAR = 621.5774, 0.970224  # when its years begin to count, and how long they are, in ours


class Voice:
    """What is said in a language. `own`: the author's words → what is said for them."""

    def __init__(self, language: str, own: Mapping[str, str]) -> None:
        self._own = own
        code = language.partition("-")[0].lower()
        self._tongue = tongue = TONGUES.get(code, Tongue())
        self._rules: dict[str, list[Rule]] = {}
        for rule in tongue.rules:
            for word in rule.words.split():
                self._rules.setdefault(word, []).append(rule)
        self._sure, self._letters = _letters(code) if code not in _AT_HOME else (frozenset[str](), {})
        self._stems = frozenset([word.strip(_EDGES) for word in (*self._rules, *own)])
        self._signs = self._sure.union("§←–/")
        self._known: dict[str, str | None] = {}  # what is said for words, None: it hangs on words beside
        self._between: dict[tuple[str, str, str], str] = {}

    def may_differ(self, text: str) -> bool:
        """Whether words (with blanks between them) may be said otherwise than they are printed."""
        if "/" in text if text.isascii() else not self._signs.isdisjoint(text):
            return True
        stem = text.strip(_EDGES)
        if stem.isalpha():
            return stem in self._stems
        return any(map(self._meets, text.replace(HARD_SPACE, " ").split(" ")))

    def alone(self, text: str) -> str | None:
        """Words → what is said for them, or None where that hangs on words beside."""
        said = self._known.get(text, _NOT_MET)
        if said is _NOT_MET:
            said = self._known[text] = self._alone(text)
        return said

    def _alone(self, text: str) -> str | None:
        if not self.may_differ(text):
            return text
        words = text.replace(HARD_SPACE, " ").split(" ")
        if words[1:]:
            each: list[str] = []
            for word in words:
                said = self.alone(word)
                if said is None:
                    return None
                each.append(said)
            return " ".join(each)
        return None if self._depends(text) else self._word(text, "", "")

    def between(self, before: str, text: str, after: str) -> str:
        """Words that stand between others → what is said for them."""
        key = before.rpartition(" ")[2], text, after.partition(" ")[0]
        said = self._between.get(key)
        if said is None:
            said = self._between[key] = self._said_between(*key)
        return said

    def _said_between(self, before: str, text: str, after: str) -> str:
        words = [before, *text.replace(HARD_SPACE, " ").split(" "), after]
        said = []
        for i in range(1, len(words) - 1):
            alone = self.alone(words[i])
            said.append(self._word(words[i], words[i - 1], words[i + 1] or words[-1]) if alone is None else alone)
        return " ".join(said)

    def said(self, text: str) -> str:
        """A text by itself → what is said for it, or "" where that is what is printed."""
        said = self.alone(text)
        if said is None:
            said = self.between("", text, "")
        return "" if said == text or said == text.replace(HARD_SPACE, " ") else said

    def _word(self, word: str, before: str, after: str) -> str:
        opening, core, closing = self._cut(word)
        said = self._look_up(core, before, after)
        if said is None and core.isalpha():
            said = self._folded(core)
        elif said is None:
            core = self._numbers(core, after)
            pieces = _JOINTS.split(core)
            said = "".join(
                self._look_up(piece, pieces[i - 2] if i else before, pieces[i + 2] if pieces[i + 2 :] else after)
                or self._folded(piece)
                for i, piece in enumerate(pieces)
            )
        return opening + said + closing

    def _cut(self, word: str) -> tuple[str, str, str]:
        """A word → the signs before it, the word as tables have it, the signs behind it."""
        core = word.lstrip(OPENING)
        opening = word[: len(word) - len(core)]
        whole, core = core, core.rstrip(CLOSING)
        for cut in (core, core.rstrip(_ENDS), core.rstrip(_ENDS).removesuffix("’s")):
            if cut in self._own or cut in self._rules:
                return opening, cut, whole[len(cut) :]
        cut = core.rstrip(_ENDS) if not core.endswith("f.") else core
        return opening, cut, whole[len(cut) :]

    def _meets(self, word: str) -> bool:
        stem = word.strip(_EDGES).removesuffix("’s")
        if stem in self._stems or ("-" in stem and not self._stems.isdisjoint(stem.split("-"))):
            return True
        return stem[-1:] == "f" and stem[0].isdigit()

    def _depends(self, text: str) -> bool:
        """Whether what is said for words hangs on those beside them."""
        return ("/" in text and text[-1:].isdigit()) or any(
            self._cut(word)[1] in self._rules for word in text.split(" ")
        )

    def _look_up(self, word: str, before: str, after: str) -> str | None:
        own = self._own.get(word)
        if own is not None:
            return own
        for rule in self._rules.get(word, ()):
            if (rule.before is None or rule.before(before)) and (rule.after is None or rule.after(after)):
                return rule.said
        return None

    def _folded(self, word: str) -> str:
        """A word in the letters that voices know."""
        if self._sure.isdisjoint(word):
            return word
        said = normalize("NFC", word).translate(self._letters)
        if not _MARKS.isdisjoint(said):
            said = normalize("NFC", "".join(c for c in normalize("NFD", said) if c not in _MARKS))
        return said or " ".join(self._tongue.hamza if sign in "ʾʼ" else self._tongue.ayn for sign in word)

    def _numbers(self, core: str, after: str) -> str:
        """Sections, and two numbers: the first and the last of a range, or years that belong together."""
        tongue = self._tongue
        if "§" in core and tongue.section[0]:
            core = _SECTION.sub(lambda sign: tongue.section[len(sign[1]) - 1] + " ", core)
        if core.endswith("f.") and tongue.following:
            core = _FOLLOWING.sub(" " + tongue.following, core)
        if "–" not in core and "/" not in core:
            return core
        era = after.strip(OPENING + CLOSING) in _ERAS
        return _TWO_NUMBERS.sub(lambda found: self._two_numbers(found, era), core)

    def _two_numbers(self, found: re.Match[str], era: bool) -> str:
        first, sign, last = found.groups()
        if 2 < len(first) > len(last):
            last = first[: len(first) - len(last)] + last  # "107–8", "658/9"
        low, high = int(first.replace(",", "")), int(last.replace(",", ""))
        tongue = self._tongue
        if sign == "–":
            return f"{first} {tongue.to} {last}" if tongue.to and low < high else found[0]
        if tongue.either and low >= 100 and high == low + 1:
            return f"{first} {tongue.either} {last}"
        if tongue.pair and not era and high - int(low * YEAR + HIJRA) in (0, 1):
            return tongue.pair.format(low, high)
        return found[0]


@cache
def _letters(code: str) -> tuple[frozenset[str], dict[int, str]]:
    """Characters that show that a word is transliterated, and what each of its letters is said as."""
    sure = set(HALF_RINGS) | _MARKS
    table: dict[int, str] = {ord(sign): "" for sign in sure}
    for letter, written in TONGUES.get(code, Tongue()).letters.items():
        table[ord(letter)], table[ord(letter.upper())] = written, written.capitalize()
    for letter in map(chr, _LATIN):
        parts = normalize("NFD", letter)
        if not _MARKS.isdisjoint(parts):
            sure.add(letter)
            table.setdefault(ord(letter), normalize("NFC", "".join(c for c in parts if c not in _MARKS)))
    return frozenset(sure), table
