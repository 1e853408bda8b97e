"""A PDF's page → its glyphs: what each says, where the pen stood before it and after it, and how it was drawn.

Reads content streams as PDF 32000-1 §9.4 says, with the advances that the fonts' width arrays give: PDFium tells the
ink of a glyph and not its advance, and an f may reach far over the space behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from math import hypot
from typing import Any, NamedTuple

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
NUMBERS = {"Tc": "characters", "Tw": "spaces", "Tz": "width", "TL": "leading"}  # operators that set one number
STATE = ("ctm", "font", "size", *NUMBERS.values())  # what `q` saves
HEX = r"<([0-9A-Fa-f]+)>"


class Glyph(NamedTuple):
    """`left` and `right`: the pen before and after it, `y`: the baseline, `size`: all in points of the page; `scale`:
    how much wider than its face has it."""

    text: str
    left: float
    right: float
    y: float
    size: float
    scale: float


class Font:
    """A font of a page's resources: a simple one with widths, or a Type0 font with any CMap that lists its codes."""

    def __init__(self, source: Any) -> None:
        self.source = source
        self.composite = source.Subtype == "/Type0"
        self.bytes = 1
        self._cids: dict[int, int] | None = None
        if self.composite and source.Encoding == "/Identity-H":
            self.bytes = 2
        elif self.composite:
            cmap = source.Encoding.read_bytes().decode("latin-1")
            self.bytes = len(_section(cmap, "codespacerange")[0][0]) // 2
            self._cids = {int(code, 16): int(cid) for code, cid in _section(cmap, "cidchar", rf"{HEX}\s*(\d+)")}
            for first, last, cid in _section(cmap, "cidrange", rf"{HEX}\s*{HEX}\s*(\d+)"):
                its = range(int(first, 16), int(last, 16) + 1)
                self._cids |= {code: int(cid) + n for n, code in enumerate(its)}

    def codes(self, string: bytes) -> Iterator[int]:
        for at in range(0, len(string), self.bytes):
            yield int.from_bytes(string[at : at + self.bytes], "big")

    def advance(self, code: int) -> float:
        """Of an em."""
        if not self.composite:
            return float(self.source.Widths[code - int(self.source.FirstChar)]) / 1000
        cid = code if self._cids is None else self._cids[code]
        return self._widths.get(cid, float(self.source.DescendantFonts[0].get("/DW", 1000))) / 1000

    @cached_property
    def _widths(self) -> dict[int, float]:
        """The W array (§9.7.4.3): `c [w …]` or `first last w`."""
        out: dict[int, float] = {}
        rest = iter(self.source.DescendantFonts[0].get("/W", ()))
        for first in rest:
            second = next(rest)
            if isinstance(second, pikepdf.Array):
                out |= {int(first) + n: float(width) for n, width in enumerate(second)}
            else:
                out |= dict.fromkeys(range(int(first), int(second) + 1), float(next(rest)))
        return out

    @cached_property
    def texts(self) -> Mapping[int, str]:
        """ToUnicode (§9.10.3)."""
        cmap = self.source.ToUnicode.read_bytes().decode("latin-1")
        out = {int(code, 16): _decoded(text) for code, text in _section(cmap, "bfchar", rf"{HEX}\s*{HEX}")}
        for first, last, listed, start in _section(cmap, "bfrange", rf"{HEX}\s*{HEX}\s*(?:\[([^]]*)\]|{HEX})"):
            codes = range(int(first, 16), int(last, 16) + 1)
            if start:
                head, tail = start[:-4], int(start[-4:], 16)
                out |= {code: _decoded(f"{head}{tail + n:04X}") for n, code in enumerate(codes)}
            else:
                out |= {code: _decoded(text) for code, text in zip(codes, re.findall(HEX, listed))}
        return out


def _section(cmap: str, name: str, row: str = rf"{HEX}\s*{HEX}") -> list[Any]:
    """The rows between `begin…` and `end…` of a CMap."""
    parts = re.findall(rf"begin{name}(.*?)end{name}", cmap, re.DOTALL)
    return [found for part in parts for found in re.findall(row, part)]


def _decoded(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be")


class Pen:
    """The text state and matrices while a content stream is read."""

    def __init__(self, fonts: Any) -> None:
        self._resources = fonts
        self._fonts: dict[str, Font] = {}
        self._saved: list[tuple[Any, ...]] = []
        self.ctm, self.matrix, self.line = SAME, SAME, SAME
        self.font: Font | None = None
        self.size = self.characters = self.spaces = self.leading = 0.0
        self.width = 100.0

    def read(self, name: str, given: list[Any]) -> Iterator[Glyph]:
        """One operator."""
        if name in ("Tj", "TJ"):
            for item in given[0] if name == "TJ" else given:
                if isinstance(item, pikepdf.String):
                    yield from self._show(bytes(item))
                else:
                    self._advance(-float(item) / 1000 * self.size)
        elif name in NUMBERS:
            setattr(self, NUMBERS[name], float(given[0]))
        elif name == "Tf":
            self.font = self._font(str(given[0]))
            self.size = float(given[1])
        else:
            self._place(name, given)

    def _place(self, name: str, given: list[Any]) -> None:
        """Operators that save, restore and change matrices."""
        match name:
            case "q":
                self._saved.append(tuple(getattr(self, field) for field in STATE))
            case "Q":
                for field, value in zip(STATE, self._saved.pop()):
                    setattr(self, field, value)
            case "cm":
                self.ctm = times(_matrix(given), self.ctm)
            case "BT":
                self.matrix = self.line = SAME
            case "Tm":
                self.matrix = self.line = _matrix(given)
            case "Td" | "TD":
                if name == "TD":
                    self.leading = -float(given[1])
                self._move(float(given[0]), float(given[1]))
            case "T*":
                self._move(0, -self.leading)

    def _font(self, name: str) -> Font:
        if name not in self._fonts:
            self._fonts[name] = Font(self._resources[name])
        return self._fonts[name]

    def _move(self, x: float, y: float) -> None:
        self.matrix = self.line = times((1, 0, 0, 1, x, y), self.line)

    def _advance(self, distance: float) -> None:
        """The pen goes on, by text space before Tz."""
        self.matrix = times((1, 0, 0, 1, distance * self.width / 100, 0), self.matrix)

    def _show(self, string: bytes) -> Iterator[Glyph]:
        assert self.font is not None
        for code in self.font.codes(string):
            before = times(self.matrix, self.ctm)
            self._advance(self.font.advance(code) * self.size)
            after = times(self.matrix, self.ctm)
            across, up = hypot(before[0], before[1]) * self.width / 100, hypot(before[2], before[3])
            text = self.font.texts[code]
            yield Glyph(text, before[4], after[4], before[5], self.size * up, across / up)
            one_byte_space = code == 32 and self.font.bytes == 1
            self._advance(self.characters + (self.spaces if one_byte_space else 0.0))


def times(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _matrix(given: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, given)
    return a, b, c, d, e, f


def glyphs(page: pikepdf.Page) -> Iterator[Glyph]:
    """The glyphs of a page in the order of its content stream."""
    pen = Pen(page.Resources.get("/Font", {}))
    for operands, operator in pikepdf.parse_content_stream(page):
        yield from pen.read(str(operator), list(operands))
