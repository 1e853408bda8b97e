"""What is wrong with an author's files: `Location`, `Problem`, and the one list that collects them.

Every stage that can meet an author's mistake takes a `Problems` and adds to it; nobody prints.
A fault of the program is an ordinary exception and never becomes a `Problem`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from booklet.named import NamedTuple

ERROR = "error"
WARNING = "warning"


class Location(NamedTuple):
    """A place in a file: path as the author typed it (POSIX separators), line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def locate(self) -> Location:
        return self


class Locatable(Protocol):
    """Anything that can say where it stands, perhaps only when asked (see `booklet.read`)."""

    def locate(self) -> Location: ...


NOWHERE = Location("", 0, 0)


class Spot(NamedTuple):
    """A place on a printed page, points from its top left corner. Pages are counted from 1, the cover; 0: on none.
    `folio` is what the page is called in print."""

    page: int = 0
    x: float = 0.0
    y: float = 0.0
    folio: str = ""


UNPRINTED = Spot()


class Problem(NamedTuple):
    """One thing to mend: where, how bad, what, and how. `rule` names the check that found it; `spot` is where it shows
    in print, if it does."""

    location: Location
    severity: str
    message: str
    hint: str = ""
    rule: str = ""
    spot: Spot = UNPRINTED


class Problems:
    """Collects problems from every stage; iterates sorted by place, without repeats."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def error(self, at: Locatable, message: str, hint: str = "", rule: str = "") -> None:
        self._found[Problem(at.locate(), ERROR, message, hint, rule)] = None

    def warning(self, at: Locatable, message: str, hint: str = "", rule: str = "", spot: Spot = UNPRINTED) -> None:
        self._found[Problem(at.locate(), WARNING, message, hint, rule, spot)] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._found[problem] = None

    def without(self, told: Problems) -> Problems:
        """Those that are not among others."""
        new = Problems()
        new.extend(problem for problem in self._found if problem not in told._found)
        return new

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> int:
        return sum(p.severity == ERROR for p in self._found)

    @property
    def warnings(self) -> int:
        return len(self._found) - self.errors

    def stop_on_errors(self) -> None:
        """Raise `AuthorError` when there is an error to mend; warnings let the work go on."""
        if self.errors:
            raise AuthorError(self)


class AuthorError(Exception):
    """The author's files cannot be built as they are; `problems` says why. Exit code 1."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(f"{problems.errors} errors")
        self.problems = problems
