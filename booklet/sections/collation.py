"""Sorting for readers: a name or term → the key under which an index or glossary files it.

Marks, half-rings, hyphens, the article al- and capitals do not matter: ʿAlī stands under A and al-Kindī under K.
An English article at the head does not count either: The Song of the Battle stands under S.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Signs that are letters to Unicode but that a reader files under plain ones (those that NFD does not take apart).
_PLAIN = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "ə": "e"}
_PLAIN |= {"ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي"}  # in Arabic order, too, whatever its dots
# Half-rings, apostrophes and quotation marks: not filed at all.
_DROPPED = "ʿʾʼʻˁˀ'’‘“”\"`´*().,:;!?[]ـء"
_TABLE = str.maketrans({**_PLAIN, **dict.fromkeys(_DROPPED, "")})
_ARTICLE = re.compile(r"(?<!\w)(?:al|el|l)-(?=\w)")
_LEADING = re.compile(r"^(?:the|an?) (?=\w)")
_GAPS = re.compile(r"[\s\-‐‑–—/_]+")
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w\w)")


@lru_cache(maxsize=20_000)
def collation_key(text: str) -> str:
    """A name as printed → what it is filed under: "Ibn al-Ḥawāla" → "ibn hawala"."""
    plain = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_TABLE)
    plain = _ARABIC_ARTICLE.sub("", _ARTICLE.sub("", plain))
    return _LEADING.sub("", _GAPS.sub(" ", plain).strip())
