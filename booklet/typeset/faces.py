"""The faces of a style: key → `Face`, and a word → the pieces of it that one face each can set.

A face key is a document face ("roman", "bold-italic"), with "-small" appended for smaller type beside it, or "-sign"
for the signs of notes: the font's own superior figures and letters where it has them, else smaller ones, raised.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from booklet.problems import NOWHERE, AuthorError, Locatable, Location, Problems
from booklet.style import Style
from booklet.typeset.fonts import Face, FontFile, MissingGlyph, Word

SMALL = 0.86  # of the size beside it
SIGN, SIGN_SCALE, SIGN_RISE = "-sign", 0.62, 350.0  # of the size beside it; thousandths of an em of that size
ARABIC = {
    "roman": "arabic",
    "italic": "arabic",
    "small-caps": "arabic",
    "bold": "arabic-bold",
    "bold-italic": "arabic-bold",
}
LATIN = {"arabic": "roman", "arabic-bold": "bold"}  # whose height each is set at
Find = Callable[[str, Location], Location]  # a character, and about where it stands → exactly where
NEEDED = " -0123456789."  # what the program itself sets
NAMED = {" ": "the space", "-": "the hyphen"}


class Faces:
    """Makes each face once. Missing glyphs are reported once for each character, where it first stands."""

    def __init__(self, style: Style, problems: Problems, find: Find) -> None:
        self._style = style
        self._files: dict[Path, FontFile] = {}
        self._faces: dict[str, Face] = {}
        self.report_to(problems, find)

    def report_to(self, problems: Problems, find: Find) -> None:
        """Tell what is missing to `problems`, at the place `find` tells."""
        self._problems = problems
        self._find = find
        self._missing: set[str] = set()

    def __getitem__(self, key: str) -> Face:
        face = self._faces.get(key)
        if face is None:
            base = _base(key)
            style = self._style
            scale = style.scales.get(base, 1.0) or self._matched(base)
            scale *= SMALL if key.endswith("-small") else 1.0
            if key.endswith(SIGN):
                face = self._sign(key, self._file(base), scale)
            else:
                face = Face(key, self._file(base), scale, style.features.get(base, ()))
            self._faces[key] = face
        return face

    def _sign(self, key: str, file: FontFile, scale: float) -> Face:
        if file.superiors:
            return Face(key, file, scale, ("sups",))
        return Face(key, file, scale * SIGN_SCALE, ("lnum",), SIGN_RISE)

    def _matched(self, key: str) -> float:
        """The scale at which an Arabic face goes with its Latin one: dal as high as x.

        Of the letters that neither rise nor descend dal is the highest, so its height is to Arabic what the x-height is
        to Latin. (Amiri beside Gentium: 1.15, alif then 825 thousandths high where d has 757.)
        """
        beside, own = self._file(LATIN[key]).height("x"), self._file(key).height("د")
        return beside / own if beside > 0 and own > 0 else 1.0

    def _file(self, key: str) -> FontFile:
        """The font of a face, read once. One that cannot set a booklet at all ends the run."""
        path, at = self._style.fonts[key]
        file = self._files.get(path)
        if file is None:
            try:
                file = self._files[path] = FontFile(path)
            except ValueError:
                self._refuse(at, f"“{path.name}” is not a TrueType font that can be read", "use a static .ttf file")
            lacking = [c for c in ("" if key in ARABIC.values() else NEEDED) if not file.covers(c)]
            if lacking:
                named = " ".join(NAMED.get(c, c) for c in lacking)
                self._refuse(at, f"“{path.name}” lacks {named}", "no booklet can be set in it: choose a text font")
        return file

    def _refuse(self, at: Locatable, message: str, hint: str) -> NoReturn:
        self._problems.error(at, message, hint, "unusable-font")
        raise AuthorError(self._problems)

    def rtl_key(self, key: str) -> str:
        """The right-to-left face that goes with a face key."""
        base = _base(key)
        return ARABIC[base] + key[len(base) :]

    def words(
        self, text: str, key: str, at: Locatable = NOWHERE, rtl: bool = False, language: str = "en"
    ) -> list[Word]:
        """One word in one direction → the shaped pieces that set it, one after another without space, in logical
        order."""
        wanted = self[self.rtl_key(key) if rtl else key]
        try:
            return [wanted.shape(text, rtl, language)]
        except MissingGlyph:
            return self._pieces(text, key, at, rtl, language)

    def _pieces(self, text: str, key: str, at: Locatable, rtl: bool, language: str) -> list[Word]:
        """Split a word by the faces that have its characters; what no face has is reported and set as a question
        mark."""
        own, other = self[key], self[self.rtl_key(key)]
        order = (other, own) if rtl else (own, other)
        pieces: list[tuple[Face, str]] = []
        for character in text:
            face = next((f for f in order if f.file.covers(character)), None)
            if face is None:
                self._report(character, at)
            face, shown = (face, character) if face else (own, "?")
            if pieces and pieces[-1][0] is face:
                pieces[-1] = (face, pieces[-1][1] + shown)
            else:
                pieces.append((face, shown))
        return [face.shape(piece, rtl, language) for face, piece in pieces]

    def _report(self, character: str, at: Locatable) -> None:
        if character in self._missing:
            return
        self._missing.add(character)
        shown = character if character.isprintable() else "?"
        self._problems.error(
            self._find(character, at.locate()),
            f"the style's fonts have no glyph for “{shown}” (U+{ord(character):04X})",
            "use another character, or name a font that has it in the style sheet",
            rule="missing-glyph",
        )


def _base(key: str) -> str:
    """The document face in a face key."""
    return key.removesuffix("-small").removesuffix(SIGN)
