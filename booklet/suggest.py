"""A word that is not known, and those that are → "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable

# Signs that look like a blank or like nothing: a pattern.
UNSEEN = "[\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff]"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest of `known`, as a question; "" when none is near. difflib's import is paid for by mistakes only."""
    from difflib import get_close_matches

    by_plain: dict[str, str] = {}
    for each in known:
        by_plain.setdefault(_plain(each), each)
    found = get_close_matches(_plain(word)[:80], by_plain, n=2, cutoff=0.7)
    if not found:
        return ""
    best = [by_plain[each] for each in found]
    if best[0] != word and (len(best) == 1 or _plain(word) == found[0]):
        return f"did you mean `{best[0]}`?"
    return f"did you mean `{best[0]}` or `{best[1]}`?" if len(best) > 1 else ""


def _plain(word: str) -> str:
    return word.lower().replace("_", " ").replace("-", " ")
