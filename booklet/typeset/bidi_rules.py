"""Types → levels within one isolating run sequence: rules W1–W7, N0–N2, I1–I2 of UAX #9.

`booklet.typeset.bidi` finds the sequences; each function here carries out the rule it is named after, in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MAX_BRACKETS = 63  # BD16

ISOLATES = frozenset(("LRI", "RLI", "FSI"))
NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))  # "NI" of the rules
STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # how N0–N2 see a resolved type

# Bidi_Paired_Bracket of BidiBrackets.txt, openings and closings in turn.
BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘"
    "⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}  # the angle brackets that are two signs for one
CLOSING_OF = {a: CANONICAL.get(b, b) for a, b in zip(BRACKETS[::2], BRACKETS[1::2])}
CLOSING = frozenset(BRACKETS[1::2])


class RunSequence:
    """An isolating run sequence (BD13): indexes in the text, current types, and the types around it."""

    __slots__ = ("places", "types", "level", "sos", "eos")

    def __init__(self, places: list[int], types: list[str], level: int, sos: str, eos: str) -> None:
        self.places = places
        self.types = types
        self.level = level
        self.sos = sos
        self.eos = eos


def resolve(sequence: RunSequence, text: str, result: list[int]) -> None:
    """W1–I2 over one isolating run sequence; writes its characters' levels."""
    types = sequence.types
    marks = [kind == "NSM" for kind in types]
    w1(types, sequence.sos)
    w2(types, sequence.sos)
    w3(types)
    w4(types)
    w5(types)
    w6(types)
    w7(types, sequence.sos)
    n0(sequence, text, marks)
    n1_n2(sequence)
    i1_i2(sequence, result)


# --- Weak types ----------------------------------------------------------------------------------------------------


def w1(types: list[str], sos: str) -> None:
    """A combining mark takes the type of its base; beside an isolate it is neutral."""
    previous = sos
    for i, kind in enumerate(types):
        if kind == "NSM":
            types[i] = "ON" if previous in ISOLATES or previous == "PDI" else previous
        previous = types[i]


def w2(types: list[str], sos: str) -> None:
    """European digits after an Arabic letter are Arabic digits."""
    strong = sos
    for i, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[i] = "AN"


def w3(types: list[str]) -> None:
    """Arabic letters are right-to-left letters."""
    for i, kind in enumerate(types):
        if kind == "AL":
            types[i] = "R"


def w4(types: list[str]) -> None:
    """One separator between two numbers of a kind belongs to them."""
    for i in range(1, len(types) - 1):
        before = types[i - 1]
        if before == types[i + 1] and (
            (types[i] == "CS" and before in ("EN", "AN")) or (types[i] == "ES" and before == "EN")
        ):
            types[i] = before


def w5(types: list[str]) -> None:
    """Number signs (%, $, °) beside European digits belong to them."""
    for start, stop in _stretches(types, frozenset(("ET",))):
        if types[start - 1 : start] == ["EN"] or types[stop : stop + 1] == ["EN"]:
            types[start:stop] = ["EN"] * (stop - start)


def w6(types: list[str]) -> None:
    """Other separators and number signs are neutral."""
    for i, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[i] = "ON"


def w7(types: list[str], sos: str) -> None:
    """European digits after a left-to-right letter run with it."""
    strong = sos
    for i, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"


# --- Neutral types and implicit levels -----------------------------------------------------------------------------


def _stretches(types: Sequence[str], kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """(start, stop) of each longest stretch of types that are all among `kinds`."""
    start = 0
    while start < len(types):
        stop = start
        while stop < len(types) and types[stop] in kinds:
            stop += 1
        if stop > start:
            yield start, stop
        start = stop + 1


def _bracket_pairs(sequence: RunSequence, text: str) -> list[tuple[int, int]]:
    """BD16: positions in the sequence of the brackets that pair, by their opening."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for k, place in enumerate(sequence.places):
        if sequence.types[k] != "ON":
            continue
        sign = text[place]
        if sign in CLOSING_OF:
            if len(stack) == MAX_BRACKETS:
                return []
            stack.append((CLOSING_OF[sign], k))
        elif sign in CLOSING:
            sign = CANONICAL.get(sign, sign)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == sign:
                    pairs.append((stack[depth][1], k))
                    del stack[depth:]
                    break
    return sorted(pairs)


def n0(sequence: RunSequence, text: str, marks: Sequence[bool]) -> None:
    """Paired brackets run with what they hold, or with what stands before them. `marks`: what was NSM before W1."""
    types = sequence.types
    embedding = "R" if sequence.level % 2 else "L"
    for opening, closing in _bracket_pairs(sequence, text):
        inside = {STRONG.get(kind) for kind in types[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            direction = next((STRONG[k] for k in reversed(types[:opening]) if k in STRONG), sequence.sos)
        for bracket in (opening, closing):
            types[bracket] = direction
            k = bracket + 1
            while k < len(types) and marks[k]:
                types[k] = direction
                k += 1


def n1_n2(sequence: RunSequence) -> None:
    """Neutrals between two of a direction take it (N1); others take the embedding direction (N2)."""
    types = sequence.types
    embedding = "R" if sequence.level % 2 else "L"
    for start, stop in _stretches(types, NEUTRAL):
        left = STRONG[types[start - 1]] if start else sequence.sos
        right = STRONG[types[stop]] if stop < len(types) else sequence.eos
        types[start:stop] = [left if left == right else embedding] * (stop - start)


def i1_i2(sequence: RunSequence, result: list[int]) -> None:
    """Resolved types → levels: I1 on even levels, I2 on odd ones."""
    level = sequence.level
    raised = {"L": 1, "R": 0, "EN": 1, "AN": 1} if level % 2 else {"L": 0, "R": 1, "EN": 2, "AN": 2}
    for place, kind in zip(sequence.places, sequence.types):
        result[place] = level + raised[kind]
