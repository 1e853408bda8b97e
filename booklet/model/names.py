"""Names listed, and compared as readers compare them: without case, ʿ, ʾ and marks ("Muʿāwiya" = "Muawiya")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

_SIGNS = dict.fromkeys(map(ord, "ʿʾʼ‘’'`"), "")
_MARKS = re.compile(r"[\u0300-\u036f]")
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile(r"['’]s\b|[\u0300-\u036fʿʾʼ‘’'`]")
_BREAKS = re.compile(r"[^\w]+")


def listed(names: Sequence[str]) -> str:
    """Names → "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def fold(name: str) -> str:
    """A name → lower case, no ʿ ʾ or apostrophes, no marks, single blanks: "ʿAmr b. al-ʿĀṣ" → "amr b al as"."""
    text = name.translate(_SIGNS).casefold()
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFD", text))
    return _BREAKS.sub(" ", text).strip()


def folded_words(text: str) -> list[str]:
    """Running text → its words, folded. Quick, for whole booklets are searched: no word is folded twice."""
    return list(chain.from_iterable(map(_folded, text.split())))


@lru_cache(maxsize=2**15)
def _folded(piece: str) -> list[str]:
    """What stands between two blanks → the words in it, folded."""
    piece = piece.lower()
    if not piece.isascii():
        piece = normalize("NFD", piece)
    return _WORD.findall(_UNSEEN.sub("", piece))
