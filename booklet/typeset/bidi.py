"""One paragraph → embedding levels → visual order: the Unicode Bidirectional Algorithm (UAX #9, revision 46).

Functions bear the names of the rules they carry out. Even levels run left to right, odd ones right to left.
Mirrored signs (rule L4) are the shaper's business: HarfBuzz mirrors what it sets from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import bidirectional

from booklet.typeset.bidi_rules import ISOLATES, RunSequence, resolve

MAX_DEPTH = 125  # BD2

REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))  # X9
BLANK = frozenset(("WS", "LRI", "RLI", "FSI", "PDI")) | REMOVED  # what L1 resets at a line's end

# Whatever can be of type R, AL or AN, or asks for right to left: Hebrew to Arabic Extended-A and the later blocks.
_RTL = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_EXPLICIT = re.compile("[\u202a-\u202e\u2066-\u2069]")


def has_rtl(text: str) -> bool:
    """Whether anything in the text can run from right to left; if not, its visual order is its own (base level 0)."""
    return not text.isascii() and _RTL.search(text) is not None


def levels(text: str, base: int | None = 0) -> list[int]:
    """One paragraph → the level of each character. `base` 0 or 1; None takes it from the first strong letter (P2, P3).

    The paragraph counts as one line: L1 is applied at its end.
    """
    if base == 0 and not has_rtl(text) and not _EXPLICIT.search(text):
        return [0] * len(text)
    types = [bidirectional(c) or "L" for c in text]
    if base is None:
        base = _first_strong(types, 0, len(types))
    matches = _matching_isolates(types)
    result, classes = _explicit(types, matches, base)
    for sequence in list(_sequences(types, classes, result, matches, base)):  # before `resolve` alters the levels
        resolve(sequence, text, result)
    _fill_removed(types, result, base)
    l1(types, result, base)
    return result


def visual(levels: Sequence[int]) -> list[tuple[int, int, int]]:
    """Levels of a line's characters → its runs as (start, stop, level), in visual order from left to right."""
    runs = []
    start = 0
    for stop in range(1, len(levels) + 1):
        if stop == len(levels) or levels[stop] != levels[start]:
            runs.append((start, stop, levels[start]))
            start = stop
    return [runs[i] for i in reorder([level for _, _, level in runs])]


def reorder(levels: Sequence[int]) -> list[int]:
    """L2 over the items of a line (words, runs): their levels → their indexes in visual order from left to right."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop + 1
    return order


# --- Paragraph and explicit levels ---------------------------------------------------------------------------------


def _first_strong(types: Sequence[str], start: int, stop: int) -> int:
    """P2, P3: the level that the first strong type outside isolates asks for, 0 where there is none."""
    depth = 0
    for kind in types[start:stop]:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def _matching_isolates(types: Sequence[str]) -> dict[int, int]:
    """BD9: index of each isolate initiator that has a matching PDI → index of that PDI."""
    matches = {}
    open_ = []
    for i, kind in enumerate(types):
        if kind in ISOLATES:
            open_.append(i)
        elif kind == "PDI" and open_:
            matches[open_.pop()] = i
    return matches


def _next_level(level: int, rtl: bool) -> int:
    """The least odd (`rtl`) or even level above this one."""
    return (level + 1) | 1 if rtl else (level + 2) & ~1


class _Status:
    """The directional status stack and counters of X1."""

    def __init__(self, base: int) -> None:
        self.stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, isolate
        self.overflow_isolates = 0
        self.overflow_embeddings = 0
        self.valid_isolates = 0

    @property
    def level(self) -> int:
        return self.stack[-1][0]

    @property
    def override(self) -> str:
        return self.stack[-1][1]

    def embed(self, kind: str) -> None:
        """X2–X5: LRE, RLE, LRO, RLO."""
        level = _next_level(self.level, kind[0] == "R")
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.stack.append((level, kind[0] if kind[2] == "O" else "", False))
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def isolate(self, rtl: bool) -> None:
        """X5a–X5c: LRI, RLI, FSI, of known direction."""
        level = _next_level(self.level, rtl)
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += 1
            self.stack.append((level, "", True))
        else:
            self.overflow_isolates += 1

    def pop_isolate(self) -> None:
        """X6a: PDI."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def pop_embedding(self) -> None:
        """X7: PDF."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


def _explicit(types: Sequence[str], matches: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """X1–X8: types → explicit levels, and types as overrides leave them."""
    status = _Status(base)
    result = []
    classes = list(types)
    for i, kind in enumerate(types):
        if kind == "PDI":
            status.pop_isolate()
        elif kind == "PDF":
            status.pop_embedding()
        result.append(base if kind == "B" else status.level)
        if kind in ISOLATES:
            classes[i] = status.override or kind
            if kind == "FSI":
                status.isolate(_first_strong(types, i + 1, matches.get(i, len(types))) == 1)
            else:
                status.isolate(kind == "RLI")
        elif kind in REMOVED:
            if kind not in ("BN", "PDF"):
                status.embed(kind)
        elif kind != "B":
            classes[i] = status.override or kind
    return result, classes


# --- Isolating run sequences ---------------------------------------------------------------------------------------


def _level_runs(types: Sequence[str], levels: Sequence[int]) -> list[list[int]]:
    """BD7: indexes of the characters of each level run, without those that X9 removes."""
    runs: list[list[int]] = []
    for i, kind in enumerate(types):
        if kind in REMOVED:
            continue
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _sequences(
    types: Sequence[str], classes: Sequence[str], levels: Sequence[int], matches: dict[int, int], base: int
) -> Iterator[RunSequence]:
    """X10: runs joined over the isolates inside them, each with the types at its ends (sos, eos)."""
    runs = _level_runs(types, levels)
    kept = [i for run in runs for i in run]
    after = dict(pairwise(kept))
    before = {second: first for first, second in after.items()}
    starting = {run[0]: run for run in runs}
    continued = set(matches.values())
    for run in runs:
        if run[0] in continued:
            continue
        places = list(run)
        while (pdi := matches.get(places[-1])) is not None:
            places += starting[pdi]
        level = levels[places[0]]
        outer = levels[before[places[0]]] if places[0] in before else base
        last = places[-1]
        inner = levels[after[last]] if last in after and types[last] not in ISOLATES else base
        sos, eos = ("R" if max(level, other) % 2 else "L" for other in (outer, inner))
        yield RunSequence(places, [classes[i] for i in places], level, sos, eos)


def _fill_removed(types: Sequence[str], result: list[int], base: int) -> None:
    """UAX #9 §5.2: a character that X9 removes takes the level of the one before it."""
    previous = base
    for i, kind in enumerate(types):
        if kind in REMOVED:
            result[i] = previous
        previous = result[i]


def l1(types: Sequence[str], result: list[int], base: int) -> None:
    """Separators, and blanks before them or at the line's end, stand at the paragraph's level."""
    trailing = True
    for i in range(len(types) - 1, -1, -1):
        kind = types[i]
        if kind in ("B", "S"):
            trailing = True
            result[i] = base
        elif kind in BLANK:
            if trailing:
                result[i] = base
        else:
            trailing = False
