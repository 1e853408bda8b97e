"""Font files → shaped words. HarfBuzz shapes each (face, text) once; the `Word` it makes is then used wherever the
text stands.

Measures are thousandths of an em. A missing glyph raises `MissingGlyph`: it is the author's problem, with a place.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from struct import iter_unpack, unpack
from typing import TypeAlias
from unicodedata import normalize

import uharfbuzz as hb

# Of a sign's width: how far it hangs out of the measure at a line's start or end, so that the edge looks straight.
HANG_LEFT = {"“": 0.5, "‘": 0.5, "«": 0.4, "ʿ": 0.3, "ʾ": 0.3, "(": 0.08, "[": 0.08}
HANG_RIGHT = {
    "-": 0.6, "\u00ad": 0.6, "‐": 0.6, ".": 0.6, ",": 0.6, ":": 0.35, ";": 0.35, "”": 0.5, "’": 0.5, "»": 0.4,
    "–": 0.3, "—": 0.2, "!": 0.15, "?": 0.15, ")": 0.08, "]": 0.08,
}  # fmt: skip
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"  # what signs of notes are made of
HAIR = 90  # thousandths of an em between a quotation mark and a half ring, which look alike and touch in most fonts
_OPENING, HALF_RINGS, _CLOSING = "“‘„‚«‹\"'", "ʿʾ", "”’»›\"'"
_TOUCHING = re.compile(f"[{_OPENING}](?=[{HALF_RINGS}])|[{HALF_RINGS}](?=[{_CLOSING}])")
CLUSTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS  # each character keeps its own place: copying needs them

Glyph: TypeAlias = "tuple[int, float, float, float, int]"


class MissingGlyph(Exception):
    """The face has no glyph for `character`."""

    def __init__(self, character: str, face: Face) -> None:
        super().__init__(f"no glyph for U+{ord(character):04X} in {face.file.name}")
        self.character = character
        self.face = face


class Word:
    """A shaped word: made once for each (face, text), compared by identity.

    `glyphs` stand in visual order as (glyph id, advance, x offset, y offset, cluster): advance is HarfBuzz's (kerned)
    in thousandths of an em of the face's own size; cluster is the index in `text` of the first character the glyph
    stands for.
    `width`, and `left` and `right`, by which the word hangs out of the measure at a line's start and end, are in
    thousandths of an em of the *line's* size, so the face's scale is multiplied in.
    """

    __slots__ = ("text", "face", "width", "left", "right", "glyphs", "rtl")

    def __init__(self, text: str, face: Face, width: float, glyphs: tuple[Glyph, ...], rtl: bool) -> None:
        self.text = text
        self.face = face
        self.width = width
        self.left = self.right = 0.0
        if glyphs and not rtl:
            self.left = HANG_LEFT.get(text[:1], 0.0) * glyphs[0][1] * face.scale
            self.right = HANG_RIGHT.get(text[-1:], 0.0) * glyphs[-1][1] * face.scale
        self.glyphs = glyphs
        self.rtl = rtl


class Glyphs(dict[tuple[int, tuple[int, int, int, int], int], Glyph]):
    """Glyphs as HarfBuzz gives them, (id, (x offset, y offset, advance, …), cluster) in units of the font → as words
    hold them. The same few hundred stand in all words; each is made once: 10 of 79 MiB for 300 pages."""

    def __init__(self, k: float) -> None:
        super().__init__()
        self._k = k  # thousandths of an em in a unit

    def __missing__(self, given: tuple[int, tuple[int, int, int, int], int]) -> Glyph:
        k = self._k
        glyph, (dx, dy, advance, _), cluster = given
        made = self[given] = (glyph, advance * k, dx * k, dy * k, cluster)
        return made


class FontFile:
    """One TrueType file, mapped into memory once however many faces use it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self.hbface = hb.Face(hb.Blob.from_file_path(str(path)))
        if not self.hbface.glyph_count or not _whole(path):
            raise ValueError("not a font HarfBuzz can read, or not all of one")
        self.hbfont = hb.Font(self.hbface)
        self.k = 1000 / self.hbface.upem
        self.glyphs = Glyphs(self.k)
        self._advances: dict[int, float] = {}

    @cached_property
    def characters(self) -> frozenset[int]:
        return frozenset(self.hbface.unicodes)

    def advance(self, glyph: int) -> float:
        """The glyph's own advance, without kerning."""
        got = self._advances.get(glyph)
        if got is None:
            got = self._advances[glyph] = self.hbfont.get_glyph_h_advance(glyph) * self.k
        return got

    @cached_property
    def superiors(self) -> bool:
        """Has the font raised forms (`sups`) of all figures and small letters?"""
        plain, raised = (Face("", self, features=features) for features in ((), ("sups",)))
        return all(plain.shape(c).glyphs[0][0] != raised.shape(c).glyphs[0][0] for c in SIGNS if self.covers(c))

    def height(self, character: str) -> float:
        """How far the character's glyph rises above the baseline, in thousandths of an em; 0 where there is none."""
        glyph = self.hbfont.get_nominal_glyph(ord(character))
        extents = self.hbfont.get_glyph_extents(glyph) if glyph else None
        return extents.y_bearing * self.k if extents else 0.0

    def nominal(self, character: str) -> int:
        """The glyph of a character; of a letter set from its parts (ǧ where the font has g and the mark), that of the
        first; else 0."""
        glyph = self.hbfont.get_nominal_glyph(ord(character))
        if glyph:
            return int(glyph)
        parts = normalize("NFD", character)
        return self.nominal(parts[0]) if len(parts) > 1 and all(map(self.nominal, parts)) else 0

    def covers(self, character: str) -> bool:
        return bool(self.nominal(character))


def _whole(path: Path) -> bool:
    """Whether a font has all the tables that its directory names (OpenType, "Table directory"): HarfBuzz does not mind
    a file that is cut short, and its letters would be blank."""
    with path.open("rb") as file:
        count = unpack(">4xH6x", file.read(12))[0]
        ends = [offset + length for offset, length in iter_unpack(">8xII", file.read(16 * count))]
    return max(ends, default=0) <= path.stat().st_size


class Face:
    """A font file with OpenType features, at a scale beside the text face (Arabic is set larger to match the
    x-height), and perhaps raised above the line (`rise`, thousandths of an em of the line's size)."""

    def __init__(
        self,
        key: str,
        file: FontFile,
        scale: float = 1.0,
        features: tuple[str, ...] = (),
        rise: float = 0.0,
        word_space: float = 1.0,
    ) -> None:
        self.key = key
        self.file = file
        self.scale = scale
        self.rise = rise
        self._word_space = word_space
        self._features = dict.fromkeys(features, True) or None  # kern and liga are HarfBuzz's own defaults
        self._words: dict[tuple[str, bool, str], Word] = {}
        self._widths: dict[str, float] = {}

    def shape(self, text: str, rtl: bool = False, language: str = "en") -> Word:
        """One word, direction known → its `Word`; raises `MissingGlyph`."""
        key = (text, rtl, language)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = self._shape(text, rtl, language)
        return word

    def _shape(self, text: str, rtl: bool, language: str) -> Word:
        buffer = hb.Buffer()
        buffer.cluster_level = CLUSTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        hb.shape(self.file.hbfont, buffer, self._features)
        known = self.file.glyphs
        infos = zip(buffer.glyph_infos, buffer.glyph_positions)
        glyphs = tuple([known[info.codepoint, at.position, info.cluster] for info, at in infos])
        if self.rise and not text.isspace():
            rise = self.rise / self.scale
            glyphs = tuple([(glyph, advance, dx, dy + rise, place) for glyph, advance, dx, dy, place in glyphs])
        if ("ʿ" in text or "ʾ" in text) and _TOUCHING.search(text):
            glyphs = _apart(glyphs, {match.start() for match in _TOUCHING.finditer(text)})
        total = 0.0
        for glyph in glyphs:
            if not glyph[0]:
                raise MissingGlyph(text[glyph[4]], self)
            total += glyph[1]
        return Word(text, self, total * self.scale, glyphs, rtl)

    def apart(self, word: Word) -> Word:
        """A word of this face with `HAIR` behind it, for a half ring or quotation mark that begins the next one."""
        key = (word.text, word.rtl, "apart")
        made = self._words.get(key)
        if made is None:
            glyphs = _apart(word.glyphs, {word.glyphs[-1][4]})
            made = self._words[key] = Word(word.text, self, word.width + HAIR * self.scale, glyphs, word.rtl)
        return made

    def character_width(self, character: str) -> float:
        """Advance of one character by itself: for estimates inside a word."""
        width = self._widths.get(character)
        if width is None:
            file = self.file
            width = self._widths[character] = file.advance(file.nominal(character)) * self.scale
        return width

    @cached_property
    def own_space(self) -> Word:
        """The font's space."""
        return self.shape(" ")

    @cached_property
    def space(self) -> Word:
        """The space between words, as wide as the style wants it."""
        own = self.own_space
        return Word(own.text, self, own.width * self._word_space, own.glyphs, own.rtl)


def touch(before: str, after: str) -> bool:
    """Whether two words that touch need `HAIR` between them."""
    return not after.isascii() and _TOUCHING.match(before[-1:] + after[:1]) is not None


def _apart(glyphs: tuple[Glyph, ...], places: set[int]) -> tuple[Glyph, ...]:
    """Glyphs with `HAIR` behind those of the characters at `places`."""
    return tuple(
        [(g, width + HAIR, dx, dy, at) if at in places else (g, width, dx, dy, at) for g, width, dx, dy, at in glyphs]
    )
