"""Checks on relations that must not run in a circle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from booklet.model.archive import Archive
from booklet.model.inline import Id
from booklet.model.names import fold
from booklet.problems import Problems

# What kin[id] can say about the line of descent, folded. Step, foster and in-law relations are none.
ELDERS = frozenset({"father", "mother", "parent", "grandfather", "grandmother", "grandparent", "ancestor"})
YOUNGER = frozenset({"son", "daughter", "child", "grandson", "granddaughter", "grandchild", "descendant"})

EXAMPLES = {
    "part_of_itself": """\
title: A circle of parts
events: {war: {title: The war, part of: truce}, truce: {title: The truce, part of: war}}
""",
    "after_itself": """\
title: A circle of time
events: {verdict: {title: The verdict, after: [march]}, march: {title: The march, after: [verdict]}}
""",
    "depends_on_itself": """\
title: A circle of copying
works: {tabari: {title: Tārīkh, depends on: [nasr]}, nasr: {title: Waqʿat Ṣiffīn, depends on: [tabari]}}
""",
    "own_ancestor": """\
title: A circle of fathers
people: {amr: {name: ʿAmr, kin: {as: father}}, as: {name: al-ʿAs, kin: {amr: father}}}
""",
}


def part_of_itself(archive: Archive, problems: Problems) -> None:
    """No event is part of itself, directly or by way of others."""
    parents = {event.id: [event.part_of] if event.part_of else [] for event in archive.events.values()}
    _report(parents, problems, "part-of-itself", lambda chain: f"{chain}: an event that is part of itself")


def after_itself(archive: Archive, problems: Problems) -> None:
    """No event comes after itself, directly or by way of others."""
    earlier = {event.id: event.after for event in archive.events.values()}
    _report(earlier, problems, "after-itself", lambda chain: f"{chain}: an event that comes after itself")


def depends_on_itself(archive: Archive, problems: Problems) -> None:
    """No work depends on itself, directly or by way of others."""
    sources = {work.id: [one.work for one in work.depends_on] for work in archive.works.values()}
    _report(sources, problems, "depends-on-itself", lambda chain: f"{chain}: a work that depends on itself")


def own_ancestor(archive: Archive, problems: Problems) -> None:
    """Nobody is their own father, mother, child or other forebear."""
    elders: dict[Id, list[Id]] = {person.id: [] for person in archive.people.values()}
    for person in archive.people.values():
        for kin in person.kin:
            relation = fold(kin.relation)
            if relation in ELDERS:
                elders[person.id].append(kin.person)
            elif relation in YOUNGER and kin.person in elders:
                elders[kin.person].append(Id(person.id, kin.person.at))
    _report(elders, problems, "own-ancestor", lambda chain: f"{chain}: somebody who is their own forebear")


def _report(edges: Mapping[Id, Sequence[Id]], problems: Problems, rule: str, message: Callable[[str], str]) -> None:
    """Each circle once, at the reference that closes it."""
    for circle in circles(edges):
        chain = " → ".join(f"`{id}`" for id in (circle[-1], *circle))
        problems.error(circle[-1].at, message(chain), "take out one of these references", rule)


def circles(edges: Mapping[Id, Sequence[Id]]) -> list[list[Id]]:
    """References → the circles they run in, each once; the last reference of each leads back to where it began."""
    done: set[str] = set()
    found: list[list[Id]] = []
    for root in edges:
        path: list[Id] = []
        on_path: dict[str, int] = {}
        stack = [(root, False)] if root not in done else []
        while stack:
            node, leaving = stack.pop()
            if leaving:
                on_path.pop(node)
                path.pop()
                done.add(node)
            elif node in on_path:
                found.append([*path[on_path[node] + 1 :], node])
            elif node not in done:
                on_path[node] = len(path)
                path.append(node)
                stack.append((node, True))
                stack.extend((target, False) for target in reversed(edges.get(node, ())))
    return found
