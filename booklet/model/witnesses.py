"""Accounts → the streams they come from. Three works that copy one teller are one witness."""

from __future__ import annotations

from collections.abc import Iterable

from booklet.model.archive import Archive
from booklet.model.names import fold
from booklet.named import NamedTuple


class Stream(NamedTuple):
    """Accounts that share a witness. `name`: the witness that most of them share; among equals one that has a record
    of its own, and of those the one nearest the event."""

    name: str
    accounts: tuple[str, ...]  # ids, in the order asked for


class _Source(NamedTuple):
    """A teller or a work on an account's way back; "Abu Mikhnaf" and `abu-mikhnaf` have the same key."""

    key: str
    name: str
    recorded: bool  # it has a record of its own


def witness_streams(archive: Archive, account_ids: Iterable[str]) -> tuple[Stream, ...]:
    """Ids of accounts → streams, in the order of their first account.

    Accounts belong together when their chains (`via`) share an entry, directly or by way of a third account. An account
    without a chain counts for the one work that all of its own work depends on; if there is none, or several, or only a
    part depends (the dependence has a note), for the author of the work: two books by one hand are one witness.
    """
    sources = {account: _sources(archive, account) for account in account_ids}
    streams: list[Stream] = []
    for accounts in _components(sources):
        streams.append(Stream(_most_shared([sources[account] for account in accounts]), tuple(accounts)))
    return tuple(streams)


def _sources(archive: Archive, account_id: str) -> tuple[_Source, ...]:
    """The account's chain from the work backwards, or what stands for it; never empty."""
    account = archive.accounts[account_id]
    entries: list[str] = list(account.chain)
    if not entries and account.work is not None:
        depends_on = archive.works[account.work].depends_on
        whole = len(depends_on) == 1 and not depends_on[0].note
        entries = [depends_on[0].work if whole else account.work]
    return tuple(_source(archive, entry) for entry in entries or [account_id])


def _source(archive: Archive, entry: str) -> _Source:
    """A work stands for its author: two books by one hand are one witness."""
    work = archive.works.get(entry)
    if work is not None:
        return _Source(fold(work.author or work.title), archive.name(entry).partition(",")[0], True)
    recorded = entry in archive.records
    name = archive.name(entry) if recorded else entry
    return _Source(fold(entry) or entry, name, recorded)


def _components(sources: dict[str, tuple[_Source, ...]]) -> list[list[str]]:
    """Accounts in groups linked by shared sources."""
    groups: list[tuple[list[str], set[str]]] = []
    for account, found in sources.items():
        keys = {source.key for source in found}
        linked = [group for group in groups if group[1] & keys]
        accounts = [one for group in linked for one in group[0]] + [account]
        merged = (accounts, keys.union(*(group[1] for group in linked)))
        groups = [group for group in groups if group not in linked]
        groups.append(merged)
    order = {account: index for index, account in enumerate(sources)}
    components = [sorted(accounts, key=order.__getitem__) for accounts, _ in groups]
    return sorted(components, key=lambda accounts: order[accounts[0]])


def _most_shared(chains: list[tuple[_Source, ...]]) -> str:
    """The name by which accounts with these chains are known."""
    counts: dict[str, int] = {}
    known: dict[str, _Source] = {}
    for chain in chains:
        for source in {source.key: source for source in chain}.values():
            counts[source.key] = counts.get(source.key, 0) + 1
            known.setdefault(source.key, source)
    best = max(known.values(), key=lambda source: (counts[source.key], source.recorded))
    equals = [s for s in known.values() if (counts[s.key], s.recorded) == (counts[best.key], best.recorded)]
    return equals[-1].name
