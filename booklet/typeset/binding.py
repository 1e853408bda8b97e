"""Words that no line end may part: "b. Abi", "p. 28", "14 Safar 38 AH", "20 km", "J. R."; and the narrow spaces that
French sets beside its points. One table for each language.

A text is split at its blanks all the same, so it costs one set operation to see that it holds none of a language's
words (with any sign that may touch them), and ordinary text costs no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise, product
from typing import TypeAlias

from booklet.named import NamedTuple

HARD_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"  # no line ends there either

Binder: TypeAlias = Callable[[str], list[str]]

_OPENING = "([{“‘„«—–"
_CLOSING = ",.;:!?)]}”’»—–"
_BEFORE = ("", *_OPENING)
_AFTER = ("", *_CLOSING, "),", ").", ");", "):", ".)", ".,", ".”", ",”", "’s")
_FIGURE = re.compile(r"[\d§]|[IVXLCDM]+\b|ca?\.")
_INITIALS = tuple(f"{letter}." for letter in "ABCDEFGHJKLMNOPQRSTUVWXYZ")  # “I.” ends a sentence


class Bound(NamedTuple):
    """A language's words, blanks between them. `narrow`: its points and what stands before each has a space."""

    before_names: str = ""  # which stay with the next word
    before_figures: str = ""  # which stay with a number that follows
    after_figures: str = ""  # units and eras, which stay with a number before them
    months: str = ""  # which stay with a number on either side
    before_article: str = ""  # "Abu l-Fadl"
    narrow: bool = False


_UNITS = "km m cm mm ha kg g lb lbs ft in. % ‰ °"
TABLE = {
    "en": Bound(
        before_names="b. bt. St St. SS Dr Dr. Mr Mr. Mrs Mrs. Ms Prof. ed. eds trans. tr.",
        before_figures="p. pp. page pages vol. vols vols. no. nos nos. n. nn. ch. chs chap. chapter fol. fols f. ff."
        " l. ll. line lines art. col. cols § §§ ¶ fig. figure question correction year c. ca. d. r. fl. AH AD",
        after_figures=_UNITS + " AH BH CE BCE AD BC AM am pm a.m. p.m.",
        months="Muharram Muḥarram Safar Ṣafar Rabi Rabiʿ Rabīʿ Jumada Jumādā Rajab Shaʿban Shaʿbān Ramadan Ramaḍān"
        " Shawwal Shawwāl l-Qaʿda l-Hijja l-Ḥijja January February March April May June July August September October"
        " November December",
        before_article="Abu Abū Abi Abī Aba Abā Dhu Dhū",
    ),
    "de": Bound(
        before_names="Dr. Prof. St. Hl. Hrsg. z. d. u. v.",
        before_figures="S. Bd. Bde. Nr. Kap. Abb. Anm. Bl. Fol. § §§ um",
        after_figures=_UNITS + " n. v. H. Uhr",
        months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "fr": Bound(
        before_names="M. Mme Mlle MM. Dr St Ste éd. trad.",
        before_figures="p. pp. page pages vol. t. n° nos chap. ch. fol. l. art. § v. vers an",
        after_figures=_UNITS + " H. h",
        months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        narrow=True,
    ),
}  # fmt: skip
_FRENCH_POINTS = re.compile(r" ?([;!?»]|:(?=\s|$))")
_FRENCH_OPENING = re.compile(r"« ?")


def _counted_month(before: str, after: str, bound: str) -> bool:
    """Whether a year follows "Rabiʿ I" or "Jumada II"."""
    return before in ("I", "II") and after[:1].isdigit() and bound is not before


@cache
def binder(language: str) -> Binder:
    """BCP 47 language → a function: text → its words as `split(" ")` has them, bound ones in one with `HARD_SPACE`.

    A text that ends in such a word and a blank is bound to what follows it.
    """
    table = TABLE.get(language.partition("-")[0].lower())
    return _Binder(table) if table else _split


def _split(text: str) -> list[str]:
    return text.split(" ")


class _Binder:
    def __init__(self, table: Bound) -> None:
        self._names = frozenset(table.before_names.split())
        self._figures = frozenset(table.before_figures.split())
        self._units = frozenset(table.after_figures.split())
        self._months = frozenset(table.months.split())
        self._articles = frozenset(table.before_article.split())
        self._narrow = table.narrow
        forward = (*self._names, *self._figures, *self._months, *self._articles, *_INITIALS)
        backward = (*self._units, *self._months)
        self._forward = frozenset([sign + word for sign, word in product(_BEFORE, forward)])
        self._backward = frozenset([word + sign for sign, word in product(_AFTER, backward)])
        self._met = self._forward | self._backward

    def __call__(self, text: str) -> list[str]:
        if self._narrow:
            text = _FRENCH_OPENING.sub("«" + NARROW_SPACE, _FRENCH_POINTS.sub(NARROW_SPACE + r"\1", text))
        words = text.split(" ")
        if self._met.isdisjoint(words):
            return words
        forward, backward = self._forward, self._backward
        out = words[:1]
        for before, after in pairwise(words):
            met = before in forward or after.partition("–")[0] in backward
            if (met and before and self._belong(before, after)) or _counted_month(before, after, out[-1]):
                out[-1] += HARD_SPACE + after
            else:
                out.append(after)
        return out

    def _belong(self, before: str, after: str) -> bool:
        first = before.lstrip(_OPENING)
        if first in self._names or (first in self._figures and (not after or _FIGURE.match(after))):
            return True
        if first in _INITIALS:
            return after[:1].isupper()
        if first in self._articles:
            return after.startswith("l-")
        if first in self._months and _FIGURE.match(after):
            return True
        if not before[-1].isdigit():
            return False
        last = after.partition("–")[0].removesuffix("’s").rstrip(_CLOSING)
        return last in self._months or last in self._units or after in self._units
