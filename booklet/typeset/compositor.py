"""The compositor: what every setter needs to set a block, kept in one place for one run.

It shapes each word once, finds each word's break points once, and knows the style, the language and the edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from booklet.document import BLANK, Heading, Phrases, Text
from booklet.named import NamedTuple
from booklet.problems import Problems
from booklet.style import Role, Style
from booklet.typeset.faces import Faces, Find
from booklet.typeset.fonts import Word
from booklet.typeset.hyphenation import HYPHENS, Hyphenator, hyphenator, only_listed
from booklet.typeset.linebreak import POINTS
from booklet.typeset.page import Element
from booklet.typeset.tags import Ranks
from booklet.typeset.words import Box, Cluster, Owner, Tokenizer

OPENS_AFTER = re.compile(r"(?<=\w)[–—](?=\w)|(?<=[^\W\d])/(?=[^\W\d])")  # a line may end there without a hyphen
LETTER = re.compile(r"[^\W\d_]")
BODY_ROLES = ("body", "first")  # plain text
SOFT_HYPHEN = "\u00ad"


class HyphenPoint(NamedTuple):
    """Where a word may be cut: widths of both parts (the first with its hyphen) in thousandths of an em."""

    before: float
    after: float
    position: int
    hyphen: bool  # one is added


class Listed(NamedTuple):
    """A heading, which may stand in the contents. `front`: it is on a page of the front matter."""

    heading: Heading
    anchor: str
    front: bool = False


class Compositor:
    def __init__(
        self,
        style: Style,
        language: str,
        edition: str,
        problems: Problems,
        setters: Mapping[type, Callable[..., Any]],
        find: Find,
        phrases: Phrases,
        hyphenation: tuple[str, ...] = (),
        say: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.style = style
        self.setters = setters
        self.language = language
        self.phrases = phrases
        self.edition = edition
        self.problems = problems
        self._find = find
        self.faces = Faces(style, problems, find)
        self.tokenizer = Tokenizer(self.faces, language, say)
        self.headings: list[Listed] = []
        self.listed: list[Listed] = []  # those that stand in the contents
        self.begins: dict[str, Element] = {}  # anchors, and what begins there
        self.spare = BLANK  # what is on pages left over
        self.front = False  # what is now being set is front matter
        self.subject = ""  # what the text now being set is about: the words of the last heading that says so
        self.unsettled: list[Any] = []  # lines that are set again when their page numbers are known
        self.contents: list[Any] = []  # contents lines that wait for their page numbers
        self.ranks = Ranks()  # of headings
        self.names: dict[str, Text] = {}  # anchors, and what stands there
        self.led: list[Any] = []  # links that wait for that
        self.tables = 0  # set so far
        self.hyphenation = hyphenation  # the booklet's own list
        self.say = say  # its words → what is said for them
        self._hyphenate = hyphenator(language, hyphenation)
        self._points: dict[Word, tuple[HyphenPoint, ...]] = {}
        self._plain_points: dict[Word, tuple[HyphenPoint, ...]] = {}
        self._owned_points: dict[tuple[Word, str], tuple[HyphenPoint, ...]] = {}
        self._fragments: dict[tuple[Word, int, int, bool], Word] = {}
        self.broken: dict[Hashable, Any] | None = None  # paragraphs' lines, kept where other booklets follow

    def take_over(self, former: Compositor) -> None:
        """Set from the type of an earlier booklet in the same faces and language: see `booklet.typeset.cases`."""
        self.faces = former.faces
        self.faces.report_to(self.problems, self._find)
        self.tokenizer = former.tokenizer
        self.tokenizer.begin()
        self._points, self._plain_points, self._fragments = former._points, former._plain_points, former._fragments
        self._owned_points = former._owned_points
        self.broken = former.broken

    def aloud(self, text: str) -> str:
        """What is heard and not seen, in letters that voices know."""
        return self.tokenizer.voice.said(text) or text

    def role(self, name: str) -> Role:
        """A role's measures; one the sheet does not name is set as body text."""
        roles = self.style.roles
        return roles.get(name) or roles["body"]

    def role_among(self, name: str, body: str) -> Role:
        """A paragraph's role where plain text is set in the role `body`: plain text is, and so is what goes by the text
        around it, all but its face and grey."""
        if name in BODY_ROLES and body != "body":
            return self.role(body)
        role = self.role(name)
        if not role.around:
            return role
        around = self.role(body)
        _, blank, figures = around.face.partition(" ")
        return around._replace(face=role.face.partition(" ")[0] + blank + figures, gray=role.gray)

    def hyphen_hang(self, face: str) -> float:
        """How far a hyphen at a line's end hangs out of the measure, thousandths of an em."""
        return self.faces[face].shape("-").right

    def points(self, box: Box, hyphens: bool) -> tuple[HyphenPoint, ...]:
        """Where a box may be cut at a line's end: words at hyphens and dashes, and by patterns when asked; clusters of
        several parts nowhere, if they fit on a line. A word with an owner breaks by its own language, or, if it has
        none, where the booklet's list says: it is a name or an address."""
        if isinstance(box, Word):
            word, known, key = box, self._points if hyphens else self._plain_points, box
        elif len(box.parts) == 1:
            word, owner = box.parts[0][:2]
            if hyphens and owner is not None:
                return self._points_of(word, owner)
            known, key = self._plain_points, word
        else:
            return ()
        points = known.get(key)
        if points is None:
            points = known[key] = self._find_points(word, self._hyphenate if hyphens else None)
        return points

    def _points_of(self, word: Word, owner: Owner) -> tuple[HyphenPoint, ...]:
        """The same for a word with an owner, hyphens asked for."""
        key = word, owner.language
        points = self._owned_points.get(key)
        if points is None:
            points = self._owned_points[key] = self._find_points(word, self._hyphenator(owner.language))
        return points

    def _hyphenator(self, language: str) -> Hyphenator:
        if not language:
            return only_listed(self.hyphenation)
        if language.endswith("-Latn"):
            return hyphenator(self.language, self.hyphenation, names=True)
        return hyphenator(language, self.hyphenation)

    def _find_points(self, word: Word, hyphenate: Hyphenator | None) -> tuple[HyphenPoint, ...]:
        text = word.text
        if len(text) < 4 or word.rtl:
            return ()
        cuts = {m.end(): False for m in OPENS_AFTER.finditer(text) if m.end() < len(text) - 1 and _opens(text, m)}
        if hyphenate is not None:
            start = 0
            for piece in text.split(" "):  # words that no line end may part
                cuts |= {start + at: piece[at - 1] not in HYPHENS for at in hyphenate(piece)}
                start += len(piece) + 1
        return _points(word, sorted(cuts), cuts)

    def cuts(self, box: Box, hyphens: bool, measure: float) -> tuple[HyphenPoint, ...]:
        """The same for a measure: what is wider than it is parted where words were bound together, and if that does not
        do, cut between any two letters."""
        points = self.points(box, hyphens)
        if box.width <= measure:
            return points
        word = single(box)
        if word is None and isinstance(box, Cluster):
            return self._cuts_of_parts(box, hyphens, measure)
        if word is None or word.rtl:
            return points
        allowed = {p.position: p.hyphen for p in points}
        allowed |= {at: False for at, sign in enumerate(word.text, 1) if sign == " " and at < len(word.text)}
        points = _points(word, sorted(allowed), allowed)
        edges = [0.0, *(p.before for p in points), word.width]
        if points and max(after - before for before, after in pairwise(edges)) < measure:
            return points
        inside = range(2, min(len(word.text) - 1, POINTS))
        return _points(word, inside, dict.fromkeys(inside, True) | allowed)

    def _cuts_of_parts(self, cluster: Cluster, hyphens: bool, measure: float) -> tuple[HyphenPoint, ...]:
        """A cluster wider than the measure is cut inside its parts: each as it would be alone, and at its blanks."""
        points: list[HyphenPoint] = []
        before, start = 0.0, 0
        for part in cluster.parts:
            word = part.word
            if not word.rtl:
                after = cluster.width - before - word.width
                found = self.cuts(
                    Cluster((part,)), hyphens, min(measure, word.width - 1.0 if " " in word.text else measure)
                )
                points += [HyphenPoint(before + p.before, p.after + after, p.position + start, p.hyphen) for p in found]
            before += word.width
            start += len(word.text)
        return tuple(points)

    def fragment(self, word: Word, start: int, stop: int, hyphen: bool) -> Word:
        """Part of a cut word; an added hyphen is a soft one in its text, so that copying gives the word back."""
        key = (word, start, stop, hyphen)
        made = self._fragments.get(key)
        if made is None:
            text = word.text[start:stop]
            made = word.face.shape(text + "-" if hyphen else text, language=self.language)
            if hyphen:
                made = Word(text + SOFT_HYPHEN, made.face, made.width, made.glyphs, False)
            self._fragments[key] = made
        return made


def _opens(text: str, dash: re.Match[str]) -> bool:
    """Not inside "107–108", nor inside "14–15 Safar"; but after the dash of "Safar 38–1 Rajab 39"."""
    if not (text[dash.start() - 1].isdigit() and text[dash.end()].isdigit()):
        return True
    return bool(LETTER.search(text, 0, dash.start()) and LETTER.search(text, dash.end()))


def single(box: Box) -> Word | None:
    """The one word of a box; None for several parts."""
    if isinstance(box, Word):
        return box
    return box.parts[0].word if len(box.parts) == 1 else None


def _points(word: Word, positions: Sequence[int], hyphens: Mapping[int, bool]) -> tuple[HyphenPoint, ...]:
    """Ascending positions → points; widths from the characters' own advances, since only the point chosen is shaped."""
    width_of = word.face.character_width
    hyphen = width_of("-")
    points: list[HyphenPoint] = []
    before, done = 0.0, 0
    for position in positions:
        before += sum([width_of(c) for c in word.text[done:position]])
        done = position
        added = hyphens[position]
        points.append(HyphenPoint(before + hyphen * added, word.width - before, position, added))
    return tuple(points)
