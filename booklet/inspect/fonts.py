"""Font dictionaries of a PDF (ISO 32000-1 §9.5–9.10) → whether they are embedded, and what the codes shown in them say.

A code's characters come from the ToUnicode CMap; without one, from the encoding and the names of its glyphs, as §9.10.2
allows for simple fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pikepdf

from booklet.inspect.glyphnames import UNKNOWN, character_of
from booklet.inspect.objects import array, data, dictionary, integer, name, words
from booklet.named import NamedTuple

ONE_BYTE = ((1, 0, 0xFF),)
TWO_BYTES = ((2, 0, 0xFFFF),)
READABLE_ORDERINGS = frozenset(("Japan1", "GB1", "CNS1", "Korea1", "KR"))  # published by Adobe: readers know them

Ranges: TypeAlias = "tuple[tuple[int, int, int], ...]"  # (bytes, first, last) of a codespace

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|\b((?:begin|end)(?:codespacerange|bfchar|bfrange))\b")
_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


class Font(NamedTuple):
    """One font. `characters`: code → text; `mapped`: a ToUnicode map or a known encoding explains its codes."""

    name: str
    kind: str  # Type0, TrueType, Type1, Type3 …
    embedded: bool
    mapped: bool
    ranges: Ranges
    characters: Mapping[bytes, str]

    def decode(self, shown: bytes) -> Iterator[str]:
        """The bytes of a string → what each code of it says; `UNKNOWN` where nothing does."""
        known = self.characters
        at = 0
        while at < len(shown):
            size = self._size(shown, at)
            yield known.get(shown[at : at + size], UNKNOWN)
            at += size

    def _size(self, shown: bytes, at: int) -> int:
        """How many bytes the code at `at` has: those of the first codespace range that holds it (§9.7.6.2)."""
        if len(self.ranges) == 1:
            return self.ranges[0][0]
        for size, first, last in self.ranges:
            if first <= int.from_bytes(shown[at : at + size], "big") <= last:
                return size
        return self.ranges[0][0]


NO_FONT = Font("", "", True, True, ONE_BYTE, {})


def read_font(source: Any) -> Font:
    """A font dictionary → what it is."""
    kind = name(source, "/Subtype")
    below = next(iter(array(source, "/DescendantFonts")), source) if kind == "Type0" else source
    if not isinstance(below, pikepdf.Dictionary):
        below = source
    descriptor = dictionary(below, "/FontDescriptor")
    embedded = kind == "Type3" or any(f"/FontFile{number}" in descriptor for number in ("", "2", "3"))
    ranges, characters = _codes(source, below, kind)
    unicode = source.get("/ToUnicode")
    mapped = isinstance(unicode, pikepdf.Stream)
    if mapped:
        spaces, said = read_cmap(data(unicode))
        ranges = ranges or spaces
        characters = {**characters, **said}
    if kind == "Type0" and not mapped:
        mapped = words(dictionary(below, "/CIDSystemInfo"), "/Ordering") in READABLE_ORDERINGS
    called = _plain_name(name(source, "/BaseFont") or name(source, "/Name"))
    return Font(called, kind, embedded, mapped or bool(characters), ranges or ONE_BYTE, characters)


def _codes(source: Any, below: Any, kind: str) -> tuple[Ranges, dict[bytes, str]]:
    """How long a font's codes are, () where only its ToUnicode can say; and what they say by its encoding alone."""
    encoding = source.get("/Encoding")
    if kind == "Type0":
        if isinstance(encoding, pikepdf.Stream):
            return read_cmap(data(encoding))[0], {}
        return TWO_BYTES, {}
    flags = integer(dictionary(below, "/FontDescriptor"), "/Flags", 32)
    symbolic = bool(flags & 4) or kind == "Type3" or name(source, "/BaseFont") in ("Symbol", "ZapfDingbats")
    return ONE_BYTE, {bytes((code,)): text for code, text in _simple(encoding, symbolic).items()}


def _simple(encoding: Any, symbolic: bool) -> dict[int, str]:
    """A simple font's /Encoding → code → text. A symbolic font without one keeps its secret."""
    base, differences = encoding, []
    if isinstance(encoding, pikepdf.Dictionary):
        base, differences = encoding.get("/BaseEncoding"), array(encoding, "/Differences")
    table: dict[int, str] = {}
    if isinstance(base, pikepdf.Name) or not symbolic:
        python = _ENCODINGS.get(str(base), "cp1252")
        table = {code: bytes((code,)).decode(python, "replace") for code in range(32, 256)}
        table = {code: text for code, text in table.items() if text != UNKNOWN}
    code = 0
    for item in differences:
        if isinstance(item, pikepdf.Name):
            table[code] = character_of(str(item)[1:])
            code += 1
        elif isinstance(item, int):
            code = item
    return {code: text for code, text in table.items() if 0 <= code < 256}


def read_cmap(data: bytes) -> tuple[Ranges, dict[bytes, str]]:
    """A CMap (§9.7.5, §9.10.3) → its codespace ranges, and code → text where it tells that."""
    spaces: set[tuple[int, int, int]] = set()
    said: dict[bytes, str] = {}
    section = ""
    held: list[bytes | list[bytes]] = []
    inner: list[bytes] | None = None
    for found in _TOKEN.finditer(data):
        digits, opens, closes, word = found.groups()
        if word:
            section, held, inner = (word[5:].decode() if word.startswith(b"begin") else ""), [], None
        elif opens:
            inner = []
        elif closes:
            held.append(inner or [])
            inner = None
        else:
            value = bytes.fromhex(_even(digits))
            (held if inner is None else inner).append(value)
        if inner is None:
            _entry(section, held, spaces, said)
    return tuple(sorted(spaces)), said


def _entry(
    section: str, held: list[bytes | list[bytes]], spaces: set[tuple[int, int, int]], said: dict[bytes, str]
) -> None:
    """Take one entry out of what is `held`, once it is whole."""
    if section == "codespacerange" and len(held) == 2:
        first, last = held
        if isinstance(first, bytes) and isinstance(last, bytes) and first:
            spaces.add((len(first), int.from_bytes(first, "big"), int.from_bytes(last, "big")))
        held.clear()
    elif section == "bfchar" and len(held) == 2:
        code, text = held
        if isinstance(code, bytes) and isinstance(text, bytes):
            said[code] = _text(text)
        held.clear()
    elif section == "bfrange" and len(held) == 3:
        first, last, goal = held
        if isinstance(first, bytes) and isinstance(last, bytes):
            _range(first, last, goal, said)
        held.clear()


def _range(first: bytes, last: bytes, goal: bytes | list[bytes], said: dict[bytes, str]) -> None:
    start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
    for step, code in enumerate(range(start, min(end, start + 0xFFFF) + 1)):
        if isinstance(goal, list):
            if step >= len(goal):
                return
            text = _text(goal[step])
        else:
            value = int.from_bytes(goal, "big") + step
            text = _text(value.to_bytes(max(len(goal), (value.bit_length() + 7) // 8), "big"))
        said[code.to_bytes(len(first), "big")] = text


def _even(digits: bytes) -> str:
    plain = b"".join(digits.split()).decode()
    return plain + "0" * (len(plain) % 2)


def _text(value: bytes) -> str:
    if len(value) == 1:
        value = b"\0" + value  # against the letter of the standard, and common
    return value.decode("utf-16-be", "replace")


def _plain_name(called: str) -> str:
    """`ABCDEF+Name` → `Name`: the six letters mark a subset (§9.6.4)."""
    return re.sub(r"^[A-Z]{6}\+", "", called) or "a font without a name"
