"""Language → hyphenator: word → where it may break. Liang's algorithm (Word Hy-phen-a-tion by Com-put-er, 1983).

British and American English come from pattern files of our own (`patterns/`, made by a script in tests/typeset/): they
load in a tenth of pyphen's time. Other languages come from pyphen, imported when first asked for.

What no pattern may decide is decided here. Words with digits, in capitals or with a dot or stroke inside stay whole.
A word with hyphens breaks after them and nowhere else, never after an Arabic article (al-, ash-). A word with letters
that the patterns do not know breaks as its base letters do (Qarṭājanna as Qartajanna), if it is long; short names stay
whole. A booklet's own list of words (`Mus-an-nāt`) goes before all patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeAlias
from unicodedata import normalize

Breaks: TypeAlias = tuple[int, ...]
Hyphenator: TypeAlias = Callable[[str], Breaks]

LEFT, RIGHT = 2, 3  # the fewest letters before and after a break
LONG = 9  # the fewest base letters of a word that breaks by them
HYPHENS = "-\u2010–—"  # a break after one of these adds none
APOSTROPHES = "'’"
HALF_RINGS = "ʿʾ"  # consonants that no pattern knows
ARTICLES = frozenset(["al", "el", "ar", "as", "at", "ad", "an", "az", "ash", "ath", "adh"])
DIGRAPHS = frozenset(["sh", "th", "dh", "kh", "gh"])  # one consonant each in transliteration
VOWELS = frozenset("aeiou")
UNDIVIDED = frozenset(["ar", "fa", "he", "ur"])  # languages whose words are never divided

_PIECE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_DIGIT = re.compile(r"\d")
_PATTERNS = Path(__file__).with_name("patterns")


@cache
def hyphenator(language: str, listed: tuple[str, ...] = (), names: bool = False) -> Hyphenator:
    """BCP 47 language → a function: word → the positions in it where it may break, ascending; remembered for each word.

    A word may come with its punctuation. At a position after one of `HYPHENS` a break adds no hyphen. `listed`: words
    with hyphens where they may break, and nowhere else. `names`: words of another language in Latin letters; what is
    not listed breaks only if it is long.
    """
    return _Words(language, listed, LONG if names else LEFT + RIGHT).__getitem__


def only_listed(listed: tuple[str, ...]) -> Hyphenator:
    """The same for names: they break where the list says, or after their own hyphens."""
    return hyphenator("", listed)


@cache
def _patterns(language: str) -> Patterns | _Foreign | None:
    """The patterns of a language, loaded when the first word asks."""
    tags = language.lower().split("-")
    if tags[0] == "en":
        return Patterns.load("en-US" if "us" in tags else "en-GB")
    return _from_pyphen(language) if language and tags[0] not in UNDIVIDED else None


class Patterns:
    """Liang patterns of one language: letters → (offset, digit) pairs; `alphabet` is what they can judge.

    The beginnings of patterns are there too, with no pairs, so that a search may stop at letters that begin none.
    Patterns tied to a word's start (`.uni`) are looked up whole: many are exceptions as long as the word.
    """

    def __init__(self, values: dict[str, tuple[tuple[int, int], ...]]) -> None:
        self._values = values
        self.alphabet = frozenset("abcdefghijklmnopqrstuvwxyz")

    @classmethod
    def load(cls, name: str) -> Patterns:
        """A file of `patterns/`: a licence, a line `---`, then lines `offset:digits letters letters …`."""
        body = (_PATTERNS / f"{name}.txt").read_text("utf-8").partition("\n---\n")[2]
        values: dict[str, tuple[tuple[int, int], ...]] = {}
        for line in body.splitlines():
            shape, *keys = line.split(" ")
            offset, _, digits = shape.partition(":")
            pairs = tuple([(i, int(d)) for i, d in enumerate(digits, int(offset)) if d != "0"])
            values.update(dict.fromkeys(keys, pairs))
        return cls(values)

    def points(self, word: str) -> list[int]:
        """A word in small letters → every position the patterns allow, `LEFT` and `RIGHT` heeded."""
        dotted = f".{word}."
        length = len(dotted)
        scores = [0] * (length + 1)
        get = self._values.get
        for stop in range(2, length + 1):
            for offset, digit in get(dotted[:stop], ()):
                if digit > scores[offset]:
                    scores[offset] = digit
        for start in range(1, length - 1):
            for stop in range(start + 1, length + 1):
                pairs = get(dotted[start:stop])
                if pairs is None:
                    break
                for offset, digit in pairs:
                    if digit > scores[start + offset]:
                        scores[start + offset] = digit
        return [i for i in range(LEFT, len(word) - RIGHT + 1) if scores[i + 1] & 1]


class _Foreign:
    """pyphen's patterns under the same two names."""

    def __init__(self, name: str) -> None:
        import pyphen

        self._pyphen = pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT)
        self.alphabet = frozenset("".join(self._pyphen.hd.patterns)) - {"."}

    def points(self, word: str) -> list[int]:
        # Positions with data change the spelling (Hungarian "asszony": asz-szony); a break must not.
        return [int(p) for p in self._pyphen.positions(word) if p.data is None]


def _from_pyphen(language: str) -> _Foreign | None:
    """The patterns pyphen has for a language, or None."""
    import pyphen

    name = pyphen.language_fallback(language)
    return None if name is None else _Foreign(name)


class _Words(dict[str, Breaks]):
    """Word → its breaks, worked out when first asked for. `least`: the fewest letters that patterns divide."""

    def __init__(self, language: str, listed: tuple[str, ...], least: int) -> None:
        super().__init__()
        self._language = language
        self._least = least
        self._listed = dict(map(_listed, listed))

    @cached_property
    def _patterns(self) -> Patterns | _Foreign | None:
        return _patterns(self._language)

    def __missing__(self, word: str) -> Breaks:
        found = self[word] = self._breaks(word)
        return found

    def _breaks(self, word: str) -> Breaks:
        if len(word) < LEFT + RIGHT or _DIGIT.search(word):
            return ()
        pieces = list(_PIECE.finditer(word))
        between = [word[a.end() : b.start()] for a, b in pairwise(pieces)]
        if not pieces or any(len(sign) != 1 or sign not in HYPHENS + APOSTROPHES for sign in between):
            return ()
        if any(sign in HYPHENS for sign in between):
            inside = [piece.start() + p for piece in pieces for p in self._in_list(piece[0]) or ()]
            return tuple(sorted([*inside, *_after_hyphens(pieces, between)]))
        if any(len(tail[0]) > 2 for tail in pieces[1:]):  # a tail of 's, 't, 'll stays with its word; others are odd
            return ()
        start = pieces[0].start()
        return tuple([start + p for p in self._in_letters(pieces[0][0])])

    def _in_list(self, piece: str) -> Iterable[int] | None:
        """Breaks of a piece that the booklet lists; None for one that it does not."""
        places = self._listed.get(normalize("NFC", piece).lower()) if self._listed else None
        return _in_written(piece, places) if places else places

    def _in_letters(self, piece: str) -> Iterable[int]:
        """Breaks in a piece of letters alone."""
        listed = self._in_list(piece)
        if listed is not None:
            return listed
        if len(piece) < self._least or piece.isupper() or self._patterns is None:
            return ()
        lower = piece.lower()
        if self._patterns.alphabet.issuperset(lower):
            return self._patterns.points(lower)
        letters, places = _base_letters(piece)
        if len(letters) < LONG or not self._patterns.alphabet.issuperset(letters):
            return ()
        return [
            _beside_half_ring(piece, places[p], letters[p])
            for p in self._patterns.points(letters)
            if letters[p - 1 : p + 1] not in DIGRAPHS
        ]


def _listed(entry: str) -> tuple[str, Breaks]:
    """`al-Mus-an-nāt` → musannāt and where it may break (composed letters). An article before it is left out."""
    parts = normalize("NFC", entry).lower().split("-")
    if len(parts) > 1 and parts[0] in ARTICLES:
        del parts[0]
    return "".join(parts), tuple(accumulate(map(len, parts[:-1])))


def _in_written(piece: str, places: Breaks) -> Breaks:
    """Places in the composed letters of a piece → places in the piece as it is written, before no combining mark."""
    composed = [len(normalize("NFC", piece[:i])) for i in range(len(piece) + 1)]
    return places if composed[-1] == len(piece) else tuple([len(piece) - composed[::-1].index(p) for p in places])


def _after_hyphens(pieces: list[re.Match[str]], between: list[str]) -> Iterable[int]:
    """Positions after a word's own hyphens: not after an article, not beside a single letter."""
    for before, sign, after in zip(pieces, between, pieces[1:]):
        if sign in HYPHENS and len(before[0]) > 1 and len(after[0]) > 1 and before[0].lower() not in ARTICLES:
            yield after.start()


def _base_letters(piece: str) -> tuple[str, list[int]]:
    """Letters with marks → small letters without, half rings left out, and the place in `piece` of each."""
    letters, places = [], []
    for i, sign in enumerate(piece):
        base = normalize("NFD", sign)[0].lower()
        if base.isalpha() and base not in HALF_RINGS:
            letters.append(base)
            places.append(i)
    return "".join(letters), places


def _beside_half_ring(piece: str, place: int, letter: str) -> int:
    """A break before `letter` at `place` → its place: a half ring before a vowel opens the syllable and goes along."""
    return place - 1 if piece[place - 1] in HALF_RINGS and letter in VOWELS else place
