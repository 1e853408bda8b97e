"""Names compared as readers compare them: without case, ʿ, ʾ and marks ("Muʿāwiya" = "Muawiya")."""

from __future__ import annotations

import re
from unicodedata import normalize

_SIGNS = dict.fromkeys(map(ord, "ʿʾʼ‘’'`"), "")
_MARKS = re.compile(r"[\u0300-\u036f]")
_BREAKS = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """A name → lower case, no ʿ ʾ or apostrophes, no marks, single blanks: "ʿAmr b. al-ʿĀṣ" → "amr b al as"."""
    text = name.translate(_SIGNS).casefold()
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFD", text))
    return _BREAKS.sub(" ", text).strip()
