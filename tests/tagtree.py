"""The structure tree of `Pages`, without a file: what hangs where, in the order in which it is read.

`Structure`, which writes the tree, hangs it up here too, so both have the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from booklet.pdf.structure import Structure
from booklet.typeset.page import ARTIFACT, Bar, Element, Line, Link, Pages, Path

SHOWN = 60  # characters of a piece of text


class Node(NamedTuple):
    """An element, and what it holds: pieces of text, and other elements."""

    element: Element
    kids: tuple[Node | str, ...]

    @property
    def tag(self) -> str:
        return self.element.tag

    @property
    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def text(self) -> str:
        """All its words, soft hyphens undone."""
        return " ".join(self._text().split()).replace("\u00ad ", "").replace("\u00ad", "")

    def _text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid._text() for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.nodes:
            yield from kid.walk()

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.walk() if node.tag in tags]


def tree(pages: Pages) -> Node:
    """`Pages` → the root of their structure tree."""
    structure = Structure(pages.root, len(pages.pages))
    said: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pages.pages):
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Line):
                    for element, text in _runs(mark):
                        if not text:
                            structure.attach(element)
                        else:
                            said[number, structure.mark(element, number)] = text
                elif isinstance(mark, (Bar, Path)) and mark.element is not ARTIFACT:
                    said[number, structure.mark(mark.element, number)] = ""
                elif isinstance(mark, Link):
                    structure.attach(mark.element)
    return _node(pages.root, structure, said)


def _runs(line: Line) -> Iterator[tuple[Element, str]]:
    for number, run in enumerate(line.runs, 1):
        space = not run.joined if number < len(line.runs) else line.closing == "space"
        if run.element is not ARTIFACT:
            yield run.element, " ".join(word.text for word in run.words) + " " * bool(run.words and space)


def _node(element: Element, structure: Structure, said: dict[tuple[int, int], str]) -> Node:
    kids: list[Node | str] = []
    for held in structure.held[element]:
        if isinstance(held, Element):
            kids.append(_node(held, structure, said))
            continue
        page, mark = held
        text = said[page, int(mark)]
        if kids and isinstance(kids[-1], str):
            kids[-1] += text
        else:
            kids.append(text)
    return Node(element, tuple(kids))


def printed(pages: Pages) -> str:
    """`Pages` → their structure tree as text: a line an element, with its attributes, and its text if it is all that it
    holds; deeper lines what else it holds."""
    return "".join(line + "\n" for line in _lines(tree(pages), 0))


def _lines(node: Node, depth: int) -> Iterator[str]:
    attributes = "".join(f" {key}={value}" for key, value in node.element.attributes.items())
    head = "  " * depth + node.tag + attributes
    if len(node.kids) == 1 and isinstance(node.kids[0], str):
        yield f"{head} {_short(node.kids[0])}".rstrip()
        return
    yield head
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _lines(kid, depth + 1)
        elif kid:
            yield "  " * (depth + 1) + _short(kid)


def _short(text: str) -> str:
    """The beginning and the end of a text, between quotation marks."""
    text = text.replace("\u00ad ", "").replace("\u00ad", "")
    return f"“{text if len(text) <= SHOWN else text[: SHOWN // 2] + ' … ' + text[-SHOWN // 2 :]}”" if text else ""
