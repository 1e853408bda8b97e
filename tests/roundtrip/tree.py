"""The structure tree of a PDF as an extractor gives it → what it says, passage by passage. Knows no extractor.

A passage is what belongs together between the edges of blocks: a paragraph, a cell, a list label, a note. Elements
inside a line (spans, links) go on with the words around them. Artifacts are in no element, so they are in no passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias
from unicodedata import bidirectional, normalize

INLINE = ("Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Em", "Strong", "Sub", "Annot")
SOFT_HYPHEN = "\u00ad"
RIGHT_TO_LEFT = ("R", "AL")


class Node(NamedTuple):
    """An element. `actual` stands for the text of all its kids (§14.9.4), which are elements and strings in order;
    `alternative` describes what it shows (Alt, §14.9.3, or a table's Summary)."""

    tag: str
    actual: str
    alternative: str
    kids: tuple[Node | str, ...]

    @property
    def drawn(self) -> str:
        """The text of its glyphs, of right-to-left ones as the extractor orders them."""
        return "".join(kid if isinstance(kid, str) else kid.drawn for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if not isinstance(kid, str):
                yield from kid.walk()


Words: TypeAlias = list[str]


def words(text: str) -> Words:
    """Text → its words in NFC, hyphens that only divide undone together with the line's end."""
    return re.sub(rf"{SOFT_HYPHEN}\s*", "", normalize("NFC", text)).split()


def is_arabic(word: str) -> bool:
    """Whether a word is of the right-to-left script."""
    return any(bidirectional(character) in RIGHT_TO_LEFT for character in word)


def joined(pieces: list[str]) -> str:
    """What a marked sequence draws, in pieces that each are in logical order → its text. Of Arabic words the leftmost
    is first, and of an Arabic word its last piece."""
    out: list[str] = []
    word = ""  # as far as it has been met
    for piece in pieces:
        if is_arabic(piece) and piece == piece.strip():  # no space at its right: more of the word may follow
            word = piece + word
            continue
        out.append(piece.strip() + word + " " if is_arabic(piece) else word + piece)
        word = ""
    return "".join([*out, word])


def passages(root: Node, left_out: tuple[str, ...] = ()) -> list[str]:
    """The tree in reading order, without elements of the kinds `left_out`. A note without a sign of its own stands
    beside the line that it is about; it is read after that line, wherever lines end, and so it comes after its
    paragraph here."""
    reader = _Reader(left_out)
    reader.read(root)
    reader.close()
    return [text for text in reader.passages if text.strip()]


class _Reader:
    def __init__(self, left_out: tuple[str, ...]) -> None:
        self.left_out = left_out
        self.passages: list[str] = []
        self._now: list[str] = []
        self._late: list[Node] = []

    def close(self) -> None:
        self.passages.append("".join(self._now))
        self._now.clear()

    def read(self, node: Node) -> None:
        inline = node.tag in INLINE
        outer, self._late = self._late, [] if not inline else self._late
        if not inline:
            self.close()
        if node.actual:
            self._now.append(node.actual + " " * node.drawn.endswith(" "))
        for kid in () if node.actual else node.kids:
            if isinstance(kid, str):
                self._now.append(kid)
            elif kid.tag in self.left_out:
                continue
            elif kid.tag == "Note" and not _has_sign(kid):
                self._late.append(kid)
            else:
                self.read(kid)
        if inline:
            return
        self.close()
        late, self._late = self._late, outer
        for note in late:
            self.read(note)


def _has_sign(note: Node) -> bool:
    return any(not isinstance(kid, str) and kid.tag == "Lbl" for kid in note.kids)
