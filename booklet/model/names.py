"""Names compared as readers compare them: without case, ʿ, ʾ and marks ("Muʿāwiya" = "Muawiya")."""

from __future__ import annotations

import re
from unicodedata import normalize

_SIGNS = dict.fromkeys(map(ord, "ʿʾʼ‘’'`"), "")
_MARKS = re.compile(r"[\u0300-\u036f]")
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile(r"['’]s\b|[\u0300-\u036fʿʾʼ‘’'`]")
_BREAKS = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """A name → lower case, no ʿ ʾ or apostrophes, no marks, single blanks: "ʿAmr b. al-ʿĀṣ" → "amr b al as"."""
    text = name.translate(_SIGNS).casefold()
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFD", text))
    return _BREAKS.sub(" ", text).strip()


def folded_words(text: str) -> list[str]:
    """Running text → its words, folded. Quick: whole records are searched by sets of words."""
    text = text.lower()
    if not text.isascii():
        text = normalize("NFD", text)
    return _WORD.findall(_UNSEEN.sub("", text))
