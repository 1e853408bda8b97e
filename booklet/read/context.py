"""`Reader`: what reading a folder collects on its way: problems, ids to resolve, dates already parsed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from booklet.model.dates import DateError, HistoricalDate, parse_date
from booklet.model.inline import Id
from booklet.problems import Locatable, Problems
from booklet.read.nodes import Node, Scalar, Spot
from booklet.read.typography import ENGLISH
from booklet.suggest import did_you_mean

if TYPE_CHECKING:
    from booklet.raster import Raster

MAX_PROBLEMS = 5_000  # more are not collected: nobody mends so many at once
MAX_DATE = 200  # characters
MAX_COMPARED = 100_000  # words compared in looking for near ones: about a second


class Failed:
    """What a value is read as when it is wrong; the problem has been reported."""


FAILED: Final = Failed()


class Reader:
    """`refs`: every id met and what it must be ("" for any record, else kinds separated by spaces).

    `manner`: the quotation marks of the booklet's language. `pictures`: those met, by file. `whole`: nothing was
    left out because it was wrong, so checks on what was read tell no tales.
    """

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.whole = True
        self.manner = ENGLISH
        self.refs: list[tuple[Id, str]] = []
        self.pictures: dict[str, Raster] = {}
        self._may_compare = MAX_COMPARED
        self._dates: dict[str, HistoricalDate] = {}

    def error(self, at: Locatable, message: str, hint: str = "") -> Failed:
        """Report that something cannot be read, and so is left out."""
        self.whole = False
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.error(at, message, hint)
        return FAILED

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """ "did you mean `title`?", or "" when nothing is near or enough has been compared."""
        self._may_compare -= len(known)
        return did_you_mean(word, known) if self._may_compare >= 0 else ""

    def date(self, node: Scalar) -> HistoricalDate | Failed:
        """A scalar → its date. A text met before is not parsed again."""
        text = node.value
        known = self._dates.get(text)
        if known is not None:
            return known
        if len(text) > MAX_DATE:
            return self.error(
                node, f"a date of {len(text):,} characters is none", "write for example `14 October 1066`"
            )
        try:
            made = self._dates[text] = parse_date(text)
        except DateError as error:
            return self.error(Spot(node, error.offset), error.message, error.hint)
        return made


def nothing(node: Node) -> bool:
    """`key:` with nothing behind it, or `~` or `null`: as if the key were left out."""
    return isinstance(node, Scalar) and node.style == "" and node.value in ("", "~", "null", "Null", "NULL")


def describe(node: Node) -> str:
    """What a node is, in an author's words."""
    if isinstance(node, Scalar):
        if nothing(node):
            return "empty"
        shown = node.value if len(node.value) <= 40 else node.value[:38].rstrip() + " …"
        return f"`{' '.join(shown.split())}`"
    return "a list" if hasattr(node, "items") else "a mapping (keys and values)"
