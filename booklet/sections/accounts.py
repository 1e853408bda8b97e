"""Accounts as the disputes print them: their letters, where each stands in full, and their heads.

An account is printed once, in the first dispute that compares it; later disputes send the reader there.
"""

from __future__ import annotations

from functools import cached_property

from booklet.document import BOLD, ITALIC, Text
from booklet.model.archive import Archive
from booklet.model.inline import Id
from booklet.model.records import Account, Testimony
from booklet.named import NamedTuple
from booklet.sections.dating import HEARSAY
from booklet.sections.phrases import in_brackets, join, words
from booklet.sections.words import Scribe

CHAIN = " ← "
ALSO_IN = "also in "
DETAILS_APART = " · "


class Lettered(NamedTuple):
    """An account in one dispute, under its letter."""

    letter: str
    testimony: Testimony
    account: Account
    first: bool  # no earlier dispute compares it

    @property
    def printed_here(self) -> bool:
        return self.first and bool(self.account.text)


class Letters:
    """Which account bears which letter in which dispute."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def by_dispute(self) -> dict[str, tuple[Lettered, ...]]:
        seen: set[str] = set()
        out: dict[str, tuple[Lettered, ...]] = {}
        for dispute in self.archive.disputes.values():
            told = [(t, self.archive.accounts[t.account]) for t in dispute.testimonies]
            here = [(t, a) for t, a in told if a.text and a.id not in seen]  # those printed here come first
            elsewhere = [(t, a) for t, a in told if not a.text or a.id in seen]
            row = []
            for n, (testimony, account) in enumerate([*here, *elsewhere]):
                row.append(Lettered(letter(n), testimony, account, account.id not in seen))
                seen.add(account.id)
            out[dispute.id] = tuple(row)
        return out

    @cached_property
    def home(self) -> dict[str, str]:
        """Account → its letter where it is printed in full."""
        return {r.account.id: r.letter for rows in self.by_dispute.values() for r in rows if r.printed_here}

    @cached_property
    def outside(self) -> tuple[Account, ...]:
        """Accounts that no dispute compares."""
        compared = {r.account.id for rows in self.by_dispute.values() for r in rows}
        return tuple(a for a in self.archive.accounts.values() if a.id not in compared)


def letter(n: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    return (letter(n // 26 - 1) if n >= 26 else "") + chr(65 + n % 26)


def source(scribe: Scribe, account: Account) -> Text:
    """Where an account stands: "al-Ṭabarī V:67–71"."""
    return (scribe.citation(account.work, account.locator, account.at),) if account.work else ()


def teller(scribe: Scribe, account: Account) -> str:
    """The short name that stands beside the letter: "al-Waqidi (al-Tabari)" for a report that a work passes on from one
    who has a record here, else the work, or failing that the title."""
    if not account.work:
        return account.title
    work = scribe.name(account.work)
    first = account.chain[0] if account.chain else ""
    return f"{scribe.name(first)} ({work})" if first in scribe.archive.records else work


def chain(scribe: Scribe, account: Account) -> Text:
    """A chain as "Abu Mikhnaf ← al-Shaʿbi": from the work back to the earliest teller named."""
    return join((_link_of_chain(scribe, name) for name in account.chain), CHAIN)


def _link_of_chain(scribe: Scribe, name: Id) -> Text:
    return (scribe.mention(name, at=name.at),) if name in scribe.archive.records else words(str(name))


def details(scribe: Scribe, account: Account, with_source: bool = True) -> Text:
    """What stands under an account's head: source, whether hearsay, chain, and where else it is told."""
    elsewhere = join(
        (
            join(((scribe.citation(w.work, w.locator, w.work.at),), in_brackets(scribe.text(w.note))), " ")
            for w in account.also_in
        ),
        "; ",
    )
    return join(
        (
            source(scribe, account) if with_source else (),
            words(HEARSAY, ITALIC) if account.hearsay else (),
            chain(scribe, account),
            join((words(ALSO_IN), elsewhere), "") if elsewhere else (),
        ),
        DETAILS_APART,
    )


def head(scribe: Scribe, lettered: str, account: Account) -> Text:
    """What stands over an account: its letter, and its title or failing that its source."""
    name = words(account.title, at=account.at) or source(scribe, account)
    return join((words(lettered, BOLD), name), " ")
