"""What is said for printed words, language by language: abbreviations in full where the words beside them leave no
doubt ("b." between two names, "d." before a year), eras, letters of transliteration, years and ranges. `spoken` reads
these tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from booklet.named import NamedTuple

Beside: TypeAlias = Callable[[str], bool] | None  # what the word before or after must be; None: anything, or nothing

OPENING = "([{“‘„«\u202f"
CLOSING = ",;:!?)]}”’»\u202f"  # and the full stop, which may belong to the word
HALF_RINGS = "ʿʾʻʼ"
_ROMAN = frozenset("IVXLCivxlc")
_EDITIONS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "new", "revised", "rev"])


def _name(word: str) -> bool:
    word = word.lstrip(OPENING + HALF_RINGS)
    return word[:1].isupper() or word.startswith(("al-", "l-"))


def _figure(word: str) -> bool:
    return word.lstrip(OPENING + "§")[:1].isdigit()


def _numeral(word: str) -> bool:
    """A number, or a Roman one."""
    bare = word.strip(OPENING + CLOSING + ".")
    return _figure(word) or (bare != "" and _ROMAN.issuperset(bare))


def _counted(word: str) -> bool:
    """Words that end in a number."""
    return word.rstrip(CLOSING)[-1:].isdigit()


def _ordinal(word: str) -> bool:
    bare = word.strip(OPENING + CLOSING + ".")
    return bare in _EDITIONS or (bare[:1].isdigit() and bare[-2:] in ("st", "nd", "rd", "th"))


def _one_of(words: str) -> Callable[[str], bool]:
    known = frozenset(words.split())
    return lambda word: word.strip(OPENING + CLOSING) in known


def _when(words: str) -> Callable[[str], bool]:
    """A year, or a word that leads to one."""
    leading = _one_of(words)
    return lambda word: _figure(word) or leading(word)


_DATED = _when("c. ca. circa about after before between")
_DATIERT = _when("ca. um nach vor zwischen")


class Rule(NamedTuple):
    """Words (blanks between them) that are said so beside such others."""

    words: str
    said: str
    before: Beside = None
    after: Beside = None


class Tongue(NamedTuple):
    """What a language says. `letters`: those of transliteration that it writes otherwise than by leaving out marks;
    `ayn`, `hamza`: the names of the half rings, where one stands alone; `to`: between the numbers of a range; `either`:
    between those of a year that begins in one of ours and ends in the next ("658/9"); `pair`: a year of the Hijra with
    its year CE ("38/658"); `section`: one § and several; `following`: f. or ff. right behind a number. What is "" is
    said as it is printed."""

    rules: tuple[Rule, ...] = ()
    letters: Mapping[str, str] = {}
    ayn: str = "ayn"
    hamza: str = "hamza"
    to: str = ""
    either: str = ""
    pair: str = ""
    section: tuple[str, str] = ("", "")
    following: str = ""


_NASAB = (Rule("b.", "ibn", _name, _name), Rule("bt.", "bint", _name, _name))
TONGUES = {
    "en": Tongue(
        (
            *_NASAB,
            Rule("b.", "born", None, _DATED),
            Rule("d.", "died", None, _DATED),
            Rule("r.", "ruled", None, _DATED),
            Rule("fl.", "flourished", None, _DATED),
            Rule("c. ca.", "about", None, _figure),
            Rule("p.", "page", None, _numeral),
            Rule("pp.", "pages", None, _numeral),
            Rule("vol.", "volume", None, _numeral),
            Rule("vols vols.", "volumes", None, _numeral),
            Rule("no.", "number", None, _figure),
            Rule("nos nos.", "numbers", None, _figure),
            Rule("n.", "note", None, _figure),
            Rule("nn.", "notes", None, _figure),
            Rule("ch. chap.", "chapter", None, _numeral),
            Rule("chs chs.", "chapters", None, _numeral),
            Rule("f. ff.", "and following", _counted),
            Rule("fol. f.", "folio", None, _figure),
            Rule("fols fols.", "folios", None, _figure),
            Rule("l.", "line", None, _figure),
            Rule("ll.", "lines", None, _figure),
            Rule("col.", "column", None, _figure),
            Rule("art.", "article", None, _figure),
            Rule("fig.", "figure", None, _figure),
            Rule("ed.", "edition", _ordinal),
            Rule("ed. eds eds.", "edited by", None, _name),
            Rule("trans. tr.", "translated by", None, _name),
            Rule("§", "section", None, _figure),
            Rule("§§", "sections", None, _figure),
            Rule("cf.", "compare"),
            Rule("e.g.", "for example"),
            Rule("i.e.", "that is"),
            Rule("AH", "of the Hijra", _counted),
            Rule("AH", "Hijra year", None, _figure),
            Rule("AH", "A H"),
            Rule("BH", "before the Hijra", _counted),
            Rule("CE", "of the Common Era", _counted),
            Rule("CE", "C E"),
            Rule("BCE", "before the Common Era", _counted),
            Rule("BCE", "B C E"),
            Rule("←", "from"),
        ),
        {"ṯ": "th", "ḏ": "dh", "ḫ": "kh", "ḵ": "kh", "ġ": "gh", "ḡ": "gh", "ǧ": "j", "š": "sh", "ž": "zh", "č": "ch"},
        "ayn",
        "hamza",
        "to",
        "or",
        "{} of the Hijra, {} of the Common Era",
        ("section", "sections"),
        "and following",
    ),
    "de": Tongue(
        (
            *_NASAB,
            Rule("gest.", "gestorben", None, _DATIERT),
            Rule("geb.", "geboren", None, _DATIERT),
            Rule("reg.", "regierte", None, _DATIERT),
            Rule("ca.", "ungefähr", None, _figure),
            Rule("S.", "Seite", None, _figure),
            Rule("Bd.", "Band", None, _numeral),
            Rule("Bde Bde.", "Bände", None, _numeral),
            Rule("Nr.", "Nummer", None, _figure),
            Rule("Kap.", "Kapitel", None, _numeral),
            Rule("Abb.", "Abbildung", None, _figure),
            Rule("Anm.", "Anmerkung", None, _figure),
            Rule("Bl.", "Blatt", None, _figure),
            Rule("Fol.", "Folio", None, _figure),
            Rule("f. ff.", "und folgende", _counted),
            Rule("Hrsg. hrsg.", "herausgegeben von", None, _name),
            Rule("§", "Paragraph", None, _figure),
            Rule("§§", "Paragraphen", None, _figure),
            Rule("vgl.", "vergleiche"),
            Rule("Vgl.", "Vergleiche"),
            Rule("z.", "zum", None, _one_of("B.")),
            Rule("B.", "Beispiel", _one_of("z.")),
            Rule("d.", "das", None, _one_of("h.")),
            Rule("h.", "heißt", _one_of("d.")),
            Rule("n.", "nach", None, _one_of("Chr. H. d. v.")),
            Rule("v.", "vor", None, _one_of("Chr. H. d.")),
            Rule("d.", "der", None, _one_of("H.")),
            Rule("Chr.", "Christus", _one_of("n. v.")),
            Rule("H.", "der Hidschra", _one_of("n. v.")),
            Rule("H.", "Hidschra", _one_of("d.")),
            Rule("AH", "nach der Hidschra", _counted),
            Rule("AH", "A H"),
            Rule("←", "von"),
        ),
        {"ṯ": "th", "ḏ": "dh", "ḫ": "ch", "ḵ": "ch", "ġ": "gh", "ḡ": "gh", "ǧ": "dsch", "š": "sch", "ž": "sch",
         "č": "tsch"},
        "Ain",
        "Hamza",
        "bis",
        "oder",
        "{} nach der Hidschra, {} nach Christus",
        ("Paragraph", "Paragraphen"),
        "und folgende",
    ),
    "fr": Tongue(
        (
            *_NASAB,
            Rule("m.", "mort en", None, _figure),
            Rule("v. env.", "vers", None, _figure),
            Rule("p.", "page", None, _numeral),
            Rule("pp.", "pages", None, _numeral),
            Rule("vol.", "volume", None, _numeral),
            Rule("t.", "tome", None, _numeral),
            Rule("n°", "numéro", None, _figure),
            Rule("chap. ch.", "chapitre", None, _numeral),
            Rule("fol.", "folio", None, _figure),
            Rule("l.", "ligne", None, _figure),
            Rule("art.", "article", None, _figure),
            Rule("éd.", "édité par", None, _name),
            Rule("trad.", "traduit par", None, _name),
            Rule("§", "paragraphe", None, _figure),
            Rule("§§", "paragraphes", None, _figure),
            Rule("cf.", "voir"),
            Rule("c.-à-d.", "c’est-à-dire"),
            Rule("av.", "avant", _counted, _one_of("J.-C.")),
            Rule("apr.", "après", _counted, _one_of("J.-C.")),
            Rule("J.-C.", "Jésus-Christ"),
            Rule("H.", "de l’Hégire", _counted),
            Rule("AH", "de l’Hégire", _counted),
            Rule("AH", "A H"),
            Rule("←", "d’après"),
        ),
        {"ṯ": "th", "ḏ": "dh", "ḫ": "kh", "ḵ": "kh", "ġ": "gh", "ḡ": "gh", "ǧ": "dj", "š": "ch", "ž": "j", "č": "tch"},
        "ayn",
        "hamza",
        "à",
        "ou",
        "{} de l’Hégire, {} de notre ère",
        ("paragraphe", "paragraphes"),
        "et suivantes",
    ),
}  # fmt: skip
