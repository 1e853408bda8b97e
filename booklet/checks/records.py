"""Checks on records: what lacks something it needs, and what nothing needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from booklet.checks.walk import ids, values
from booklet.model.archive import PRINTED_IN, Archive
from booklet.model.inline import Prose, plain
from booklet.model.names import fold, folded_words
from booklet.model.records import Account, Group, Person, Place, Question, Term, Work
from booklet.problems import Problems

NO_RECORD = ""  # stands for the settings, where records are told by their ids

EXAMPLES = {
    "account_without_work": """\
title: Who says so?
accounts: {burning: {text: The body was burned.}}
events: {death: {title: The death, text: "See [[burning]]."}}
""",
    "question_needs_more": """\
title: A question without its sources
sections: [cover, chronology, questions]
works: {tabari: {title: Tārīkh}}
accounts: {verdict: {work: tabari, text: They decided.}}
questions: {first: {question: Who spoke first?, needs: [verdict]}}
""",
    "unused_record": """\
title: Nobody goes there
places: {tadmur: {name: Tadmur}}
""",
}


def account_without_work(archive: Archive, problems: Problems) -> None:
    """Every account names the work that gives it."""
    for account in archive.accounts.values():
        if account.work is None:
            problems.error(
                account.at,
                f"the account `{account.id}` names no work",
                "add `work:` and `at:`: an account is what one work says",
                "account-without-work",
            )


def question_needs_more(archive: Archive, problems: Problems) -> None:
    """A question needs only what the booklet prints: the section of every record in `needs` is among `sections`."""
    sections = archive.settings.sections
    if not sections or PRINTED_IN[Question] not in sections:
        return
    for question in archive.questions.values():
        for need in question.needs:
            record = archive.records.get(need)
            section = PRINTED_IN.get(type(record), "")
            if section and section not in sections:
                problems.error(
                    need.at,
                    f"this question needs `{need}`, but the booklet has no section “{section}”",
                    f"add `{section}` to `sections`, or take `{need}` out of `needs`",
                    "question-needs-more",
                )


def unused_record(archive: Archive, problems: Problems) -> None:
    """Every person, group, place, work, account and term is spoken of somewhere else in the booklet.

    A term counts as used where its word occurs in any text but its own definition.
    """
    held: dict[str, list[object]] = {record.id: list(values(record)) for record in archive.all()}
    held[NO_RECORD] = list(values(archive.settings))
    used = {id for owner, found in held.items() for id in ids(found) if id != owner}
    unused = [
        record
        for record in archive.all()
        if record.id not in used and isinstance(record, (Person, Group, Place, Work, Account, Term))
    ]
    spoken = _terms_spoken(held, [record for record in unused if isinstance(record, Term)])
    for record in unused:
        if record.id not in spoken:
            problems.warning(
                record.at,
                f"nothing in the booklet refers to `{record.id}`",
                f"mention it where it matters (`[[{record.id}]]`), or take it out",
                "unused-record",
            )


def _terms_spoken(held: Mapping[str, Sequence[object]], terms: list[Term]) -> set[str]:
    """What each record holds → ids of those terms whose word occurs in a text that is not their own."""
    whose: dict[tuple[str, ...], list[str]] = {}  # the words of a term → the ids of those that are called so
    lengths: dict[str, set[int]] = {}  # first word → how many words the terms have that begin with it
    for term in terms:
        wanted = tuple(fold(term.term).split(" "))
        whose.setdefault(wanted, []).append(term.id)
        lengths.setdefault(wanted[0], set()).add(len(wanted))
    spoken: set[str] = set()
    for owner, found in held.items() if terms else ():
        words = folded_words("\n".join(_texts(found)))
        for place, first in enumerate(words):
            for length in lengths.get(first, ()):
                spoken.update(id for id in whose.get(tuple(words[place : place + length]), ()) if id != owner)
    return spoken


def _texts(held: Iterable[object]) -> Iterator[str]:
    for value in held:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Prose):
            yield from map(plain, value.paragraphs)
