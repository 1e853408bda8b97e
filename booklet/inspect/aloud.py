"""A structure tree → what a screen reader says of it from first to last, one line for what is said in one breath.

The words are those of NVDA's browse mode, written out: “Heading level 2: …”, “Table, 3 columns, 9 rows”, before a cell
the heads that it has. Every line begins in the language of the document; `[ar]` marks a change of voice. What the tree
does not hold, artifacts, is not said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from booklet.inspect.breath import LINK, SILENT, Piece, pieces, spoken
from booklet.inspect.roles import level, names
from booklet.inspect.tables import Grid
from booklet.inspect.tree import Kid, Node
from booklet.named import NamedTuple

_OPEN = names("Part Art Sect Div NonStruct")  # hold items together, and are no items


class Breath(NamedTuple):
    """A line without its introduction."""

    text: str
    page: int


Said: TypeAlias = "Breath | tuple[Node, str]"  # a line, or an element that has a word of its own, and its language


def aloud(root: Node, language: str = "", labels: Sequence[str] = ()) -> list[str]:
    """A tree → the lines. `language`: of the document; `labels`: what pages are called, where turns are to be told."""
    voice = _Voice(root.get("Lang") or language, labels)
    voice.block(root, voice.language)
    return voice.lines


class _Voice:
    """Speaks, and remembers on which page it is."""

    def __init__(self, language: str, labels: Sequence[str]) -> None:
        self.language = language
        self.labels = labels
        self.page = 0
        self.lines: list[str] = []

    def say(self, text: str, page: int = 0) -> None:
        if page and page != self.page:
            self.page = page
            if page <= len(self.labels):
                self.lines.append(f"— page {self.labels[page - 1]} —")
        self.lines.append(text)

    def block(self, node: Node, language: str) -> None:
        """An element that has lines of its own."""
        if node.role in SILENT:
            return
        language = node.get("Lang") or language
        speak = _SPEAKERS.get(node.role)
        if speak is not None:
            speak(self, node, language)
        elif level(node.role):
            self.introduced(f"Heading level {level(node.role)}: ", node, language)
        else:
            self.introduced("", node, language)

    def introduced(self, words: str, node: Node, language: str) -> None:
        """The element's lines, `words` before the first; they are said even where no line follows."""
        self.follow(words, self.said(node, language), node.page)

    def follow(self, words: str, said: Iterable[Said], page: int) -> None:
        for one in said:
            if isinstance(one, Breath):
                self.say(words + one.text, one.page)
                words = ""
            else:
                if words:
                    self.say(words.rstrip(), page)
                    words = ""
                self.block(*one)
        if words:
            self.say(words.rstrip(" :"), page)

    def said(self, node: Node, language: str, links: bool = True) -> Iterator[Said]:
        """An element → its lines, and the elements in it that have a word of their own, in order."""
        held: list[Piece] = []
        for piece in pieces(node, language):
            if isinstance(piece, Piece):
                if links or piece is not LINK:
                    held.append(piece)
                continue
            yield from self.breath(held)
            held = []
            if piece is not None:
                yield piece
        yield from self.breath(held)

    def breath(self, held: list[Piece]) -> Iterator[Breath]:
        text = spoken(held, self.language)
        if text:
            yield Breath(text, next((piece.page for piece in held if piece.page), 0))

    def plain(self, node: Node, language: str) -> list[str]:
        """An element's own lines without a word about links, and without notes and figures."""
        language = node.get("Lang") or language
        return [one.text for one in self.said(node, language, links=False) if isinstance(one, Breath)]

    def table(self, node: Node, language: str) -> None:
        """Heads of columns in one line, then cell by cell “row’s head, column’s head: what it says”. Of a head only the
        first line is said before its cells; a head that has no other is not said again in its place."""
        grid = Grid(node)
        about = node.get("Summary") or node.get("Alt")
        size = f"Table, {_count(grid.width, 'column')}, {_count(len(grid.rows), 'row')}."
        self.say(f"{size} {about}".rstrip(), node.page)
        for caption in (kid for kid in node.nodes() if kid.role == "Caption"):
            self.block(caption, language)
        over = {id(cell): grid.heads(cell) for cell in grid.cells}
        known = {id(head): self.plain(head, language) for heads in over.values() for head in heads}
        for row in grid.rows:
            tops = [cell for cell in row if grid.scope(cell) == "Column"]
            if tops and all(cell in tops or not cell.text().strip() for cell in row):
                self.say("Heads: " + "; ".join(" ".join(self.plain(top, language)) for top in tops), tops[0].page)
                continue
            for cell in row:
                said = list(self.said(cell, cell.get("Lang") or language))
                if len(known.get(id(cell), ())) == 1:
                    self.follow("", (one for one in said if not isinstance(one, Breath)), cell.page)
                    continue
                heads = ", ".join(known[id(head)][0] for head in over[id(cell)] if known[id(head)])
                self.follow(f"{heads}: " if heads else "", said or [Breath("blank", cell.page)], cell.page)
        self.say("Out of table")

    def list(self, node: Node, language: str) -> None:
        items = list(_items(node, "LI"))
        self.say(f"List of {_count(len(items), 'item')}", node.page)
        for kid in _within(node):
            if kid.role == "LI":
                self.item(kid, kid.get("Lang") or language)
            else:
                self.block(kid, language)
        self.say("Out of list")

    def item(self, node: Node, language: str) -> None:
        """“1. …”: the label before the first line."""
        label = " ".join(line for kid in node.nodes() if kid.role == "Lbl" for line in self.plain(kid, language))
        body = Node(node.tag, node.role, {}, tuple(_without(node.kids, "Lbl")), node.ref, node.above)
        self.introduced(f"{label} " if label else "", body, language)

    def contents(self, node: Node, language: str) -> None:
        self.say(f"Contents, {_count(sum(1 for _ in _items(node, 'TOCI')), 'entry')}", node.page)
        for kid in _within(node):
            if kid.role == "TOCI":
                lines = list(self.said(kid, kid.get("Lang") or language))
                first = [one for one in lines if isinstance(one, Breath)]
                if first:
                    self.say(" ".join(one.text for one in first), first[0].page)
                self.follow("", (one for one in lines if not isinstance(one, Breath)), kid.page)
            else:
                self.block(kid, language)
        self.say("Out of contents")

    def figure(self, node: Node, language: str) -> None:
        about = node.get("ActualText") or node.get("Alt")
        if about:
            self.say(f"{node.role}: {about}", node.page)
        else:
            self.say(f"{node.role} without a description", node.page)
            bare = Node("Div", "Div", {}, tuple(_without(node.kids, "Caption")), node.ref, node.above)
            self.introduced("", bare, language)
        for caption in (kid for kid in node.nodes() if kid.role == "Caption"):
            self.block(caption, language)

    def note(self, node: Node, language: str) -> None:
        label = " ".join(line for kid in node.walk() if kid.role == "Lbl" for line in self.plain(kid, language))
        body = Node(node.tag, node.role, {}, tuple(_without(node.kids, "Lbl")), node.ref, node.above)
        self.introduced(f"Note {label}: " if label else "Note: ", body, language)

    def field(self, node: Node, language: str) -> None:
        about = next((area.says for area in node.areas() if area.says), "") or " ".join(self.plain(node, language))
        self.say(f"Field: {about}" if about else "Field without a name", node.page)


Speaker: TypeAlias = Callable[[_Voice, Node, str], None]


def _named(words: str) -> Speaker:
    return lambda voice, node, language: voice.introduced(words, node, language)


def _around(before: str, after: str) -> Speaker:
    def speak(voice: _Voice, node: Node, language: str) -> None:
        voice.say(before, node.page)
        voice.introduced("", node, language)
        voice.say(after)

    return speak


_SPEAKERS: Mapping[str, Speaker] = {
    "Table": _Voice.table,
    "L": _Voice.list,
    "TOC": _Voice.contents,
    "Figure": _Voice.figure,
    "Formula": _Voice.figure,
    "Form": _Voice.field,
    "Note": _Voice.note,
    "FENote": _Voice.note,
    "H": _named("Heading: "),
    "Title": _named("Title: "),
    "Caption": _named("Caption: "),
    "BlockQuote": _around("Quotation", "Out of quotation"),
    "Aside": _around("Aside", "Out of aside"),
}


def _within(node: Node) -> Iterator[Node]:
    """The elements of a list or of contents, out of those that only hold them together."""
    for kid in node.nodes():
        if kid.role in _OPEN:
            yield from _within(kid)
        else:
            yield kid


def _items(node: Node, role: str) -> Iterator[Node]:
    return (kid for kid in _within(node) if kid.role == role)


def _without(kids: Iterable[Kid], role: str) -> Iterator[Kid]:
    return (kid for kid in kids if not (isinstance(kid, Node) and kid.role == role))


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
