"""Document text → boxes: the shaped words that line breaking arranges, with a space between each two.

Most boxes are bare `Word`s of the paragraph's own element. A `Cluster` is a box of several parts that touch (an italic
word and its comma), or a word with an owner (a link, another language, an index key).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias
from unicodedata import bidirectional

from booklet.document import LineBreak, Note, PageNumber, Span, Text
from booklet.named import NamedTuple
from booklet.typeset.bidi import has_rtl, levels
from booklet.typeset.binding import HARD_SPACE, Binder, binder
from booklet.typeset.faces import SIGN, Faces
from booklet.typeset.fonts import Word, touch
from booklet.typeset.spoken import Voice

RESERVED = "000"  # stands for a folio while lines are broken
STRONG = frozenset(("L", "R", "AL"))  # bidi classes
BOLDER = {"roman": "bold", "small-caps": "bold", "italic": "bold-italic", "bold": "bold", "bold-italic": "bold-italic"}
SLANTED = {"roman": "italic", "small-caps": "italic", "italic": "roman", "bold": "bold-italic", "bold-italic": "bold"}
UPRIGHT = {"italic": "roman", "bold-italic": "bold"}


class Owner(NamedTuple):
    """What a span's words belong to, when not simply to their paragraph. `number` tells two like spans apart."""

    number: int
    link: str = ""
    language: str = ""
    entry: str = ""
    text: str = ""  # logical text of a right-to-left span, for ActualText
    note: Note | None = None  # whose sign this is; one without a sign has an empty word
    anchor: str = ""  # of that note
    shown: str = ""  # the words of a link
    said: str = ""  # for its words, where they are not said as they are printed

    @property
    def has_element(self) -> bool:
        return bool(self.link or self.language or self.text)


class Part(NamedTuple):
    word: Word
    owner: Owner | None
    level: int = 0  # bidi embedding level: odd is right to left
    after: int = -1  # the level of the space behind it, inside the same isolate


class Cluster:
    """A box of several touching parts, or of one part with an owner. `width`, `left` and `right` as a word's."""

    __slots__ = ("width", "left", "right", "parts")

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        self.width = sum([part.word.width for part in parts])
        self.left = parts[0].word.left
        self.right = parts[-1].word.right


Box: TypeAlias = "Word | Cluster"


class Boxes(NamedTuple):
    """A paragraph's boxes; `breaks` are the numbers of boxes before which a line must end. `plain`: all are bare
    words; `aloud`: the numbers of those that may be said otherwise than they are printed, ascending."""

    boxes: list[Box]
    breaks: tuple[int, ...]
    plain: bool
    rtl: bool
    aloud: Sequence[int]


class Tokenizer:
    """Keeps the words of each face by their text, so that a word seen before costs one look-up."""

    def __init__(self, faces: Faces, language: str, say: Mapping[str, str]) -> None:
        self._faces = faces
        self._language = language
        self._say = say  # the author's words → what is said for them
        self._voices: dict[str, Voice] = {}
        self.voice = self._voice(language)
        self._aloud: set[str] = set()  # tokens that may be said otherwise
        self._split = binder(language)
        self._seen: dict[str, dict[str, Box]] = {}
        self._directed: dict[tuple[str, str, int], list[tuple[Part, ...]]] = {}
        self.begin()

    def begin(self) -> None:
        """Forget what belongs to one booklet: the next one numbers its notes from 1."""
        self._notes = 0
        self.page_numbers: list[tuple[Word, PageNumber]] = []  # placeholders and what they will show

    def boxes(self, text: Text, base_face: str, base: int = 0) -> Boxes:
        """Spans → boxes. `base_face` is the role's face, on which a span's face is laid; `base` the paragraph's
        direction.

        Each span with right-to-left words is an isolate (UAX #9, FSI … PDI), so levels need no more than the span.
        """
        out: list[Box] = []
        breaks: list[int] = []
        plain, rtl = not base, bool(base)
        aloud: list[int] = []
        known = self._aloud
        touching = False  # the last span ended without a space
        last: Owner | None = None  # whose words the last span is, if they may go on
        for number, inline in enumerate(text):
            before, last = last, None
            if type(inline) is LineBreak:
                breaks.append(len(out))
                touching = False
                continue
            if type(inline) is PageNumber:
                goal = "#" + inline.anchor if inline.link else ""
                leads = before if before is not None and before.link == goal else Owner(number, goal) if goal else None
                number_part = Part(self._placeholder(inline, base_face), leads, 2 * base)
                touching = _append(out, Cluster((number_part,)), touching)
                plain = False
                continue
            if type(inline) is Note:
                close = number > 0 and type(text[number - 1]) is Note
                sign = self._sign(inline, number, base_face, 2 * base, close)
                plain = False
                if inline.sign or not out:
                    touching = _append(out, sign, touching)
                else:  # nothing to see: it goes with the word before it
                    _append(out, sign, True)
                continue
            assert type(inline) is Span
            if not inline.text:
                continue
            owner = before if before is not None and _goes_on(before, inline) else self._owner(number, inline, text)
            key = face_key(inline, base_face)
            content = inline.text
            if base or (not content.isascii() and has_rtl(content)):
                plain, rtl = False, True
                owner = (owner or Owner(number))._replace(text=_logical(content, base))
                for i, parts in enumerate(self._isolate(inline, key, base)):
                    joins = touching and i == 0 and not content.startswith(" ")
                    _append(out, Cluster(tuple(p._replace(owner=owner) for p in parts)), joins)
                touching = not content.endswith(" ")
                continue
            last = owner
            seen = self._seen.get(key)
            if seen is None:
                seen = self._seen[key] = {}
            tokens = self._binder(inline.language)(content)
            boxes = [seen.get(t) or self._make(t, key, inline, seen) for t in tokens if t]
            joins = touching and bool(tokens[0] and out and boxes)
            if not (known.isdisjoint(tokens) or (owner is not None and owner.has_element)):
                place = len(out) - 1 if joins else len(out)
                aloud += [i for i, token in enumerate(filter(None, tokens), place) if token in known]
            if owner is not None:
                boxes = [_owned(box, owner) for box in boxes]
            if joins:
                out[-1] = _joined(out[-1], boxes[0])
                out += boxes[1:]
                plain = False
            else:
                out += boxes
                plain = plain and Cluster not in set(map(type, boxes))
            touching = bool(tokens[-1])
        return Boxes(out, tuple(breaks), plain, rtl, aloud)

    def _binder(self, language: str) -> Binder:
        """What binds the words of a span: transliterated names are bound as the text around them."""
        return self._split if not language or language.endswith("-Latn") else binder(language)

    def _voice(self, language: str) -> Voice:
        """What says the words of a span: transliterated names are said as the text around them."""
        key = self._language if not language or language.endswith("-Latn") else language
        voice = self._voices.get(key)
        if voice is None:
            voice = self._voices[key] = Voice(key, self._say)
        return voice

    def _owner(self, number: int, span: Span, text: Text) -> Owner | None:
        """The owner of a span's words, with what is said for them if they have an element."""
        owner = _owner(number, span, text)
        if owner is None or owner.text or not owner.has_element:
            return owner
        said = (self._voice(span.language) if span.language else self.voice).said(owner.shown)
        return owner._replace(said=said) if said else owner

    def _make(self, token: str, key: str, span: Span, seen: dict[str, Box]) -> Box:
        """A word not met in this face before; it is kept in `seen`."""
        if self.voice.may_differ(token):
            self._aloud.add(token)
        pieces = self._faces.words(token, key, span.at, language=self._language)
        if HARD_SPACE in token:  # which is a plain one to whoever copies the text
            pieces = [Word(p.text.replace(HARD_SPACE, " "), p.face, p.width, p.glyphs, p.rtl) for p in pieces]
        box = seen[token] = pieces[0] if len(pieces) == 1 else Cluster(tuple(Part(p, None) for p in pieces))
        return box

    def _placeholder(self, inline: PageNumber, base_face: str) -> Word:
        """A word as wide as most folios at most, which becomes the folio once it is known."""
        face = self._faces[_lay(inline.face, base_face)]
        model = face.shape(RESERVED)
        word = Word(RESERVED, face, model.width, model.glyphs, False)
        self.page_numbers.append((word, inline))
        return word

    def _sign(self, note: Note, number: int, base_face: str, level: int, close: bool) -> Cluster:
        """A note → its raised sign; a space of its own size parts it from a sign that it stands `close` to."""
        self._notes += 1
        anchor = f"note.{self._notes}"
        key = base_face + SIGN
        if not note.sign:
            return Cluster((Part(Word("", self._faces[key], 0.0, (), False), Owner(number, note=note, anchor=anchor)),))
        owner = Owner(number, "#" + anchor, note=note, anchor=anchor)
        parts = [Part(word, owner, level) for word in self._faces.words(note.sign, key)]
        return Cluster((*([Part(self._faces[key].space, None, level)] if close else ()), *parts))

    def _isolate(self, span: Span, key: str, base: int) -> list[tuple[Part, ...]]:
        """A span as an isolate → the parts of each of its tokens, cut where the bidi level changes."""
        known = self._directed.get((span.text, key, base))
        if known is None:
            inner, outer = levels(span.text, None), 2 * base  # relative to the isolate: 0 or 1 at its base
            if base and not any(bidirectional(c) in STRONG for c in span.text):  # points alone go with the paragraph
                inner, outer = levels(span.text, base), 0
            known = []
            position, last = 0, len(span.text.rstrip())
            for token in span.text.split(" "):
                if token:
                    parts = self._token_parts(token, inner[position : position + len(token)], outer, key, span)
                    known.append(parts)
                    if position + len(token) < last:  # another token of this isolate follows
                        after = inner[position + len(token)] + outer
                        known[-1] = (*parts[:-1], parts[-1]._replace(after=after))
                position += len(token) + 1
            self._directed[span.text, key, base] = known
        return known

    def _token_parts(self, token: str, level: list[int], outer: int, key: str, span: Span) -> tuple[Part, ...]:
        """Each piece of one level shaped in its own direction."""
        parts: list[Part] = []
        start = 0
        for i in range(1, len(token) + 1):
            if i == len(token) or level[i] != level[start]:
                rtl = bool(level[start] % 2)
                language = span.language or ("ar" if rtl else self._language)
                words = self._faces.words(token[start:i], key, span.at, rtl, language)
                parts.extend(Part(w, None, level[start] + outer) for w in words)
                start = i
        return tuple(parts)


def face_key(span: Span, base_face: str) -> str:
    """The face of a span inside a role set in `base_face`, whose figures it keeps: emphasis inside italic is roman."""
    key = _lay(span.face, base_face)
    return key + " small" if span.small else key


def upright(text: Text) -> Text:
    """The same without italics: for lists full of titles and terms, where bold in their place would be all there is."""
    return tuple(i._replace(face=UPRIGHT.get(i.face, i.face)) if isinstance(i, Span) else i for i in text)


def _lay(face: str, base_face: str) -> str:
    if face == "roman":
        return base_face
    base, blank, figures = base_face.partition(" ")
    if base != "roman":
        face = SLANTED[base] if face == "italic" else BOLDER[base]
    return face + blank + figures


def _owner(number: int, span: Span, text: Text) -> Owner | None:
    if not (span.link or span.language or span.entry):
        return None
    rtl = not span.text.isascii() and has_rtl(span.text)
    owner = Owner(number, span.link, span.language, span.entry, shown=span.text)
    for more in text[number + 1 :] if span.link and not rtl else ():
        if type(more) is not Span or not _goes_on(owner, more):
            break
        owner = owner._replace(shown=owner.shown + more.text)
    return owner._replace(shown=owner.shown.strip())


def _goes_on(owner: Owner, span: Span) -> bool:
    """Whether a link's words go on in a span, in another face."""
    return bool(owner.link) and owner[1:4] == (span.link, span.language, span.entry) and not has_rtl(span.text)


def _logical(text: str, base: int) -> str:
    """What ActualText says of a text with right-to-left words, or of points and figures alone where the paragraph runs
    that way; of others it need say nothing."""
    turned = not text.isascii() and has_rtl(text)
    if not turned and base:
        turned = not any(bidirectional(character) in STRONG for character in text)
    return text.strip() if turned else ""


def _owned(box: Box, owner: Owner) -> Cluster:
    if isinstance(box, Word):
        return Cluster((Part(box, owner),))
    return Cluster(tuple([Part(part.word, owner) for part in box.parts]))


def _parts(box: Box) -> tuple[Part, ...]:
    return box.parts if isinstance(box, Cluster) else (Part(box, None),)


def _joined(before: Box, after: Box) -> Cluster:
    """Two boxes that touch → one."""
    first, second = _parts(before), _parts(after)
    last = first[-1]
    if touch(last.word.text, second[0].word.text):
        first = (*first[:-1], last._replace(word=last.word.face.apart(last.word)))
    return Cluster((*first, *second))


def _append(out: list[Box], box: Cluster, touching: bool) -> bool:
    if touching and out:
        out[-1] = _joined(out[-1], box)
    else:
        out.append(box)
    return True
