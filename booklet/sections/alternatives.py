"""What figures show, in words that say as much, for those who do not see them: every account, every point, every
witness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from booklet.sections.phrases import counted

GRID = "{} {} on {}. {}"
EVERY = "every point"
ACCOUNT = "{} – {}."
HANG = "{}, {}: {}."


def of_grid(question: str, points: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A question, the names of points, and each account with its stance on each of them → what the grid shows, account
    by account: "A al-Tabari – says: his men; silent: his end."."""
    told = [ACCOUNT.format(account, _stances(points, stances)) for account, stances in rows]
    accounts, shown = counted(len(told), "account"), counted(len(points), "point")
    return _loose(GRID.format(question, accounts, shown, " ".join(told)))


def _stances(points: Sequence[str], stances: Sequence[str]) -> str:
    """In the order in which an account first takes them."""
    found: dict[str, list[str]] = {}
    for point, stance in zip(points, stances):
        found.setdefault(stance, []).append(point)
    return "; ".join(
        f"{stance}: {EVERY if len(named) == len(points) > 1 else ', '.join(named)}" for stance, named in found.items()
    )


def of_witnesses(streams: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Witnesses, each with the labels of the accounts that hang on them → "Abu Mikhnaf, 2 accounts: A …; D …."."""
    told = (HANG.format(name, counted(len(labels), "account"), "; ".join(labels)) for name, labels in streams)
    return _loose(" ".join(told))


def _loose(text: str) -> str:
    """No line ends here that a blank must be hard for."""
    return text.replace("\u00a0", " ")
