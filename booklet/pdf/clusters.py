"""A shaped word → the characters each of its glyphs stands for, so that copied text is what was written.

Where HarfBuzz made one glyph of several characters, the glyph stands for all of them, composed (NFC). Where it made
several glyphs of a cluster, the cluster's characters are shared out among them.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from unicodedata import normalize

from booklet.pdf.composites import Composites
from booklet.typeset.fonts import FontFile, Glyph, Word

# For a glyph whose characters another glyph has taken (an Arabic connecting stroke): PDF/UA asks for some character
# (§7.21.7); the zero-width joiner leaves Arabic joined and is ignored in search.
NOTHING = "\u200d"


def merged(word: Word, characters: list[str], composites: Composites) -> tuple[tuple[Glyph, ...], list[str]]:
    """A word's glyphs and what each stands for → the same without any that stands for nothing: its cluster's glyphs
    become one."""
    if NOTHING not in characters:
        return word.glyphs, characters
    glyphs: list[Glyph] = []
    texts: list[str] = []
    for _, cluster in groupby(zip(word.glyphs, characters), lambda pair: pair[0][4]):
        pairs = list(cluster)
        if any(text == NOTHING for _, text in pairs):
            text = "".join(text for _, text in pairs if text != NOTHING)
            pairs = [(composites.of(tuple(glyph for glyph, _ in pairs)), text or NOTHING)]
        for glyph, text in pairs:
            glyphs.append(glyph)
            texts.append(text)
    return tuple(glyphs), texts


def spell(word: Word) -> list[str]:
    """One string a glyph, in the glyphs' order."""
    text, glyphs = word.text, word.glyphs
    starts = [glyph[4] for glyph in glyphs]
    if starts == list(range(len(text))):
        return list(text)
    places: dict[int, list[int]] = {}
    for place, start in enumerate(starts):
        places.setdefault(start, []).append(place)
    ordered = [*sorted(places), len(text)]
    spelled = [NOTHING] * len(glyphs)
    for start, end in pairwise(ordered):
        cluster = places[start]
        shares = share(text[start:end], [glyphs[place][0] for place in cluster], word.face.file, word.rtl)
        for place, characters in zip(cluster, shares):
            spelled[place] = characters
    return spelled


def share(text: str, glyphs: list[int], file: FontFile, rtl: bool) -> list[str]:
    """One cluster's characters and its glyphs in visual order → what each glyph stands for.

    First every glyph that is a character's own, then the rest in order; if that does not come out, all to the first.
    """
    if len(glyphs) == 1:
        return [normalize("NFC", text)]
    for characters in (list(text), list(normalize("NFD", text))):
        if len(characters) < len(glyphs):
            continue
        own = {file.hbfont.get_nominal_glyph(ord(c)): c for c in characters}
        shares = [own.pop(glyph, "") for glyph in glyphs]
        left = list(characters)
        for character in filter(None, shares):
            left.remove(character)
        free = [place for place, character in enumerate(shares) if not character]
        if len(free) == len(left):
            for place, character in zip(reversed(free) if rtl else free, left):
                shares[place] = character
            return shares
    whole = [normalize("NFC", text)]
    nothing = [NOTHING] * (len(glyphs) - 1)
    return nothing + whole if rtl else whole + nothing
