"""What an author is told of a PDF: an `Answer` to one question, and the words that all answers share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from booklet.inspect.reading import Reading
from booklet.inspect.tree import Node
from booklet.named import NamedTuple

YES, PARTLY, NO = "yes", "partly", "no"
FEW = 6  # things that are named one by one

Pages: TypeAlias = "tuple[int, ...]"  # from 1, ascending


class Answer(NamedTuple):
    """`id` for programs; `says`: what is there; `means`: for a reader, `todo`: for the author, both "" with plain
    yes. A question that is `needed` and not answered with yes stands in a reader's way."""

    id: str
    question: str
    mark: str
    says: str
    means: str = ""
    todo: str = ""
    pages: Pages = ()
    needed: bool = True

    @property
    def bars(self) -> bool:
        """Whether it stands in a reader's way."""
        return self.needed and self.mark != YES


class Question(NamedTuple):
    """Makes the answers to one question. `needed`: a reader is stopped where it is not answered with yes."""

    id: str
    asks: str
    needed: bool = True

    def yes(self, says: str) -> Answer:
        return Answer(self.id, self.asks, YES, says, needed=self.needed)

    def short(self, mark: str, says: str, means: str, todo: str, pages: Pages = (), hint: bool = False) -> Answer:
        """An answer that is not a plain yes. `hint`: it stops nobody, whatever is `needed` else."""
        return Answer(self.id, self.asks, mark, says, means, todo, pages, self.needed and not hint)

    def unknown(self) -> Answer:
        """What cannot be told without tags."""
        return self.short(NO, "without tags nobody can tell", "", "tag the file first", hint=True)


def part_of(few: int, all: int) -> str:
    """How an answer is marked that holds for all but `few`."""
    return NO if few == all else PARTLY


def count(number: int, noun: str) -> str:
    """2, heading → 2 headings."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def listed(words: Iterable[str]) -> str:
    """Words → the first few of them, and how many more there are."""
    all_words = list(words)
    more = f" and {len(all_words) - FEW} more" if len(all_words) > FEW else ""
    return ", ".join(all_words[:FEW]) + more


def pages_of(nodes: Iterable[Node]) -> Pages:
    return tuple(sorted({node.page for node in nodes if node.page}))


def on(pages: Iterable[int], reading: Reading) -> str:
    """Pages → " (pages i, iv, 12)" by their labels; "" for none."""
    names = [reading.labels[page - 1] for page in pages if 0 < page <= len(reading.labels)]
    return f" (page{'s' * (len(names) > 1)} {listed(names)})" if names else ""
