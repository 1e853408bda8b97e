"""Inline text of the author: what stands between the quotation marks of a YAML value, parsed.

The grammar is documented and parsed in `booklet.read.inline`; here are only its values.
"""

from __future__ import annotations

from typing import TypeAlias

from booklet.named import NamedTuple
from booklet.problems import NOWHERE, Locatable


class Id(str):
    """An id as written at some place. Compares and hashes as its text; `at` says where it stands."""

    __slots__ = ("at",)
    at: Locatable

    def __new__(cls, text: str, at: Locatable = NOWHERE) -> Id:
        made = super().__new__(cls, text)
        made.at = at
        return made


class Words(NamedTuple):
    """Plain words. A language (BCP 47) is set for `[words]{lang}` and for runs in another script."""

    text: str
    at: Locatable = NOWHERE
    language: str = ""


class Emphasis(NamedTuple):
    """`*words*`"""

    children: tuple[Inline, ...]


class Strong(NamedTuple):
    """`**words**`"""

    children: tuple[Inline, ...]


class Link(NamedTuple):
    """`[words](https://address)`"""

    children: tuple[Inline, ...]
    url: str


class Mention(NamedTuple):
    """`[[id]]` or `[[id|as printed]]`: any record. `shown` is empty for the record's own short name."""

    id: Id
    shown: str = ""


class PageOf(NamedTuple):
    """`[[page:id]]` or `[[page:id|p.]]`: the number of the page where a record stands, after "page" or other words."""

    id: Id
    shown: str = ""


class Citation(NamedTuple):
    """`[@work, locator]`; several in one bracket, `[@a, p. 1; @b, II:3]`, are several citations in a row."""

    work: Id
    locator: str = ""
    follows: bool = False  # the citation stands in the same bracket as the one before it


class Note(NamedTuple):
    """`^[words]`: a remark for the foot of the page; `^>[words]`: a note beside the line, in the margin."""

    children: tuple[Inline, ...]
    margin: bool = False


Inline: TypeAlias = "Words | Emphasis | Strong | Link | Mention | PageOf | Citation | Note"
Line: TypeAlias = tuple[Inline, ...]


class Prose(NamedTuple):
    """One or more paragraphs of inline text. A title or a table cell is a Prose of one paragraph."""

    paragraphs: tuple[Line, ...]
    at: Locatable = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    @property
    def line(self) -> Line:
        """The first paragraph: for values that are one line by the schema."""
        return self.paragraphs[0] if self.paragraphs else ()

    @property
    def plain(self) -> str:
        """Text without marks, paragraphs joined by a blank: for sorting, searching and metadata."""
        return " ".join(plain(p) for p in self.paragraphs)


EMPTY = Prose(())


def plain(line: Line) -> str:
    """Inline text without its marks; a mention shows what it prints, or its id; citations and notes vanish."""
    out: list[str] = []
    for node in line:
        if isinstance(node, Words):
            out.append(node.text)
        elif isinstance(node, Mention):
            out.append(node.shown or node.id)
        elif isinstance(node, (Emphasis, Strong, Link)):
            out.append(plain(node.children))
    return "".join(out)
