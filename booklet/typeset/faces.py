"""The faces of a style: key → `Face`, and a word → the pieces of it that one face each can set.

A face key is a document face ("roman", "bold-italic") and, after blanks, what is asked of it: its figures
("old-style"), and a scale of the style for smaller type beside it ("small"). "bold tabular small" is one. "sign" asks
for the signs of notes: the font's own superior figures and letters where it has them, else smaller ones, raised.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from unicodedata import category

from booklet.problems import NOWHERE, AuthorError, Locatable, Location, Problems
from booklet.style import FIGURES, SYMBOLS, Style
from booklet.typeset.bidi import has_rtl
from booklet.typeset.fonts import Face, FontFile, MissingGlyph, Word

SIGN = " sign"  # added to a face key
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
    """Makes each face once. Missing glyphs are reported where each character first stands in a font that
    lacks it."""

    def __init__(self, style: Style, problems: Problems, find: Find) -> None:
        self._style = style
        self._files: dict[Path, FontFile] = {}
        self._faces: dict[str, Face] = {}
        self.report_to(problems, find)

    def report_to(self, problems: Problems, find: Find) -> None:
        """Tell what is missing to `problems`, at the place `find` tells."""
        self._problems = problems
        self._find = find
        self._missing: set[tuple[str, FontFile | Location]] = set()

    def __getitem__(self, key: str) -> Face:
        face = self._faces.get(key)
        if face is None:
            base, *asked = key.split(" ")
            style = self._style
            features = style.features.get(base, ())
            scale = style.scales.get(base, 1.0) or self._matched(base)
            for word in asked:
                features += FIGURES.get(word, ())
                scale *= style.scales.get(word, 1.0) if word != "sign" else 1.0
            if "sign" in asked:
                face = self._sign(key, self._file(base), scale)
            else:
                face = Face(key, self._file(base), scale, features, word_space=style.text.word_space)
            self._faces[key] = face
        return face

    def _sign(self, key: str, file: FontFile, scale: float) -> Face:
        if file.superiors:
            return Face(key, file, scale, ("sups",))
        rise = 1000 * self._style.measures.sign_rise
        return Face(key, file, scale * self._style.scales["sign"], ("lnum",), rise)

    def _matched(self, key: str) -> float:
        """The scale at which an Arabic face goes with its Latin one: dal as high as x.

        Of the letters that neither rise nor descend dal is the highest, so its height is to Arabic what the x-height is
        to Latin. (Amiri beside STIX Two: 1.20, alif then 861 thousandths high where d has 706.)
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
            lacking = [c for c in ("" if key == SYMBOLS or key in ARABIC.values() else NEEDED) if not file.covers(c)]
            if lacking:
                named = " ".join(NAMED.get(c, c) for c in lacking)
                self._refuse(at, f"“{path.name}” lacks {named}", "no booklet can be set in it: choose a text font")
        return file

    def _refuse(self, at: Locatable, message: str, hint: str) -> NoReturn:
        self._problems.error(at, message, hint, "unusable-font")
        raise AuthorError(self._problems)

    def rtl_key(self, key: str) -> str:
        """The right-to-left face that goes with a face key."""
        base, blank, asked = key.partition(" ")
        return ARABIC[base] + blank + asked

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
        """Split a word by the faces that have its characters; what none has is reported and set as a question mark.

        A letter is never borrowed from another style of type: an italic without a ḥ is told, not patched with a roman
        one. Right-to-left signs come from the Arabic, and signs that are no letters from the symbols.
        """
        own, arabic = self[key], self[self.rtl_key(key)]
        pieces: list[tuple[Face, str]] = []
        for character in text:
            face: Face | None = arabic if rtl and arabic.file.covers(character) else own
            if face is own and not own.file.covers(character):
                face = self._lender(character, key)
            if face is None:
                self._report(character, own, at)
            face, shown = (face, character) if face else (own, "?")
            if pieces and pieces[-1][0] is face:
                pieces[-1] = (face, pieces[-1][1] + shown)
            else:
                pieces.append((face, shown))
        return [face.shape(piece, rtl, language) for face, piece in pieces]

    def _lender(self, character: str, key: str) -> Face | None:
        """The face that has a character which its own face lacks, if one may lend it."""
        if has_rtl(character):
            lender = self.rtl_key(key)
        elif category(character)[0] in "LM":
            return None
        else:
            lender = SYMBOLS + key[key.index(" ") :] if " " in key else SYMBOLS
        face = self[lender]
        return face if face.file.covers(character) else None

    def _report(self, character: str, face: Face, at: Locatable) -> None:
        """Once for each character and font, and once for each place."""
        if (character, face.file) in self._missing:
            return
        place = self._find(character, at.locate())
        told = (character, place) in self._missing
        self._missing |= {(character, face.file), (character, place)}
        if told:
            return
        shown = character if character.isprintable() else "?"
        name = "Arabic" if has_rtl(character) else face.key.partition(" ")[0]
        self._problems.error(
            place,
            f"the style's {name} has no glyph for “{shown}” (U+{ord(character):04X})",
            "use another character, or name a font that has it in the style sheet",
            rule="missing-glyph",
        )
