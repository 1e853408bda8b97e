"""The words of a booklet → fonts whose codes spell them, and each word as the text of a `TJ` operator.

A code stands for a pair (glyph, characters), so a glyph that means two things has two codes: the hyphen at a line's end
(U+00AD) and the written one. ToUnicode is then exact. A font with up to 250 pairs has one-byte codes: ASCII characters
keep their own, so content streams stay legible and small. Faces of one font file share a font.
"""

from __future__ import annotations

from collections.abc import Iterable

from booklet.pdf.clusters import merged, spell
from booklet.pdf.composites import Composites
from booklet.pdf.objects import number
from booklet.typeset.fonts import FontFile, Glyph, Word

Pair = tuple[int, str]

_UNSAFE = frozenset(b"()\\\r\n\0")  # would need escapes inside a literal string
SAFE = [chr(byte) for byte in (*range(128, 256), *range(1, 128)) if byte not in _UNSAFE]


class Font:
    """One font file as this booklet uses it."""

    def __init__(self, key: str, file: FontFile) -> None:
        self.key = key
        self.file = file
        self.composites = Composites(file)
        self.codes: dict[Pair, str] = {}
        self.widths: dict[int, float] = {}  # as the W array gives them
        self.space = ""
        self.words: dict[Word, str] = {}  # the inside of `[(…)]TJ`
        self.raised: dict[Word, list[tuple[float, str]]] = {}  # with glyphs off the baseline: (thousandths, inside)

    @property
    def wide(self) -> bool:
        return len(self.codes) > len(SAFE)

    def allot(self, pairs: Iterable[Pair]) -> None:
        """Pairs in the order of first use → a code for each."""
        taken = dict.fromkeys(pairs, "")
        if len(taken) > len(SAFE):
            letters = iter([a + b for a in SAFE for b in SAFE])
            self.codes = {pair: next(letters) for pair in taken}
        else:
            free = dict.fromkeys(SAFE)
            for pair in taken:
                if pair[1] in free and pair[1] < "\x80":
                    taken[pair] = pair[1]
                    del free[pair[1]]
            left = iter(free)
            self.codes = {pair: code or next(left) for pair, code in taken.items()}
        for glyph, _ in self.codes:
            self.widths[glyph] = round(self.file.advance(glyph), 2)
        for glyph, advance in self.composites.made.values():
            self.widths[glyph] = round(advance * self.file.k, 2)

    def spell(self, word: Word, glyphs: tuple[Glyph, ...], characters: list[str]) -> None:
        """A word, its glyphs and their characters → `words` or `raised`.

        Adjustments are whole thousandths; what rounding leaves over is carried on to the next one.
        """
        codes, widths = self.codes, self.widths
        inside: list[str] = []
        pieces: list[tuple[float, str]] = []
        rise = pen = drawn = 0.0  # pen: where HarfBuzz is; drawn: where a reader's pen is
        for (glyph, advance, dx, dy, _), text in zip(glyphs, characters):
            if dy != rise:
                pieces.append((rise, "".join(inside)))
                inside.clear()
                rise = dy
            ahead = drawn - pen - dx
            if not -0.5 <= ahead <= 0.5:
                step = round(ahead)
                inside.append(f"){step}(")
                drawn -= step
            inside.append(codes[glyph, text])
            drawn += widths[glyph]
            pen += advance
        step = round(drawn - pen)
        if step:
            inside.append(f"){step}(")
        if pieces or rise:
            self.raised[word] = [*pieces, (rise, "".join(inside))]
        else:
            self.words[word] = "".join(inside)

    def lift(self, word: Word, size: float) -> str:
        """A word at a size → its text for `TJ`, with rises (`Ts`, points) where glyphs leave the baseline."""
        if word not in self.raised:
            return self.words[word]
        out: list[str] = []
        last = "0"
        for rise, inside in self.raised[word]:
            now = number(rise * size / 1000)
            if now != last:
                out.append(f")]TJ {now} Ts[(")
                last = now
            out.append(inside)
        if last != "0":
            out.append(")]TJ 0 Ts[(")
        return "".join(out)


class Fonts:
    """All fonts of a booklet, in the order of their first use."""

    def __init__(self, words: Iterable[Word]) -> None:
        """`words`: every word on the pages once, in order."""
        self.of: dict[FontFile, Font] = {}
        words = list(words)
        faces = dict.fromkeys([word.face for word in words])
        words += [face.own_space for face in faces]
        spaces = {face.file: face.own_space for face in faces}
        spelled: dict[FontFile, dict[Word, tuple[tuple[Glyph, ...], list[str]]]] = {}
        for word in words:
            file = word.face.file
            if file not in self.of:
                self.of[file] = Font(f"F{len(self.of) + 1}", file)
                spelled[file] = {}
            spelled[file][word] = merged(word, spell(word), self.of[file].composites)
        for file, its in spelled.items():
            font = self.of[file]
            font.allot((glyph[0], text) for glyphs, texts in its.values() for glyph, text in zip(glyphs, texts))
            for word, (glyphs, texts) in its.items():
                font.spell(word, glyphs, texts)
            font.space = font.words[spaces[file]]
