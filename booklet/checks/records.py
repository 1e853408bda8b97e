"""Checks on records: what lacks something it needs, and what nothing needs."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.walk import ids, values
from booklet.model.archive import Archive, Record
from booklet.model.inline import Prose, plain
from booklet.model.names import fold, folded_words
from booklet.model.records import (
    Account,
    Correction,
    Dispute,
    Essay,
    Event,
    Exercise,
    Group,
    Person,
    Place,
    Question,
    Settings,
    Term,
    Work,
)
from booklet.problems import Problems

# The kind of section that prints a record of this type.
PRINTED_IN: dict[type, str] = {
    Person: "people",
    Group: "people",
    Place: "places",
    Work: "works",
    Event: "chronology",
    Account: "disputes",
    Dispute: "disputes",
    Correction: "corrections",
    Exercise: "exercises",
    Term: "glossary",
    Question: "questions",
    Essay: "essays",
}
QUESTIONS = "questions"

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
    if not sections or QUESTIONS not in sections:
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
    used = {id for record in archive.all() for id in ids(record) if id != record.id}
    used.update(ids(archive.settings))
    unused = [
        record
        for record in archive.all()
        if record.id not in used and isinstance(record, (Person, Group, Place, Work, Account, Term))
    ]
    spoken = _terms_spoken(archive, [record for record in unused if isinstance(record, Term)])
    for record in unused:
        if record.id not in spoken:
            problems.warning(
                record.at,
                f"nothing in the booklet refers to `{record.id}`",
                f"mention it where it matters (`[[{record.id}]]`), or take it out",
                "unused-record",
            )


def _terms_spoken(archive: Archive, terms: list[Term]) -> set[str]:
    """Ids of those terms whose word occurs in a text that is not their own. Each text is looked at once."""
    if not terms:
        return set()
    by_first: dict[str, list[tuple[str, str]]] = {}
    for term in terms:
        wanted = fold(term.term)
        by_first.setdefault(wanted.partition(" ")[0], []).append((f" {wanted} ", term.id))
    spoken: set[str] = set()
    for record in (archive.settings, *archive.all()):
        spoken_here = folded_words("\n".join(_texts(record)))
        hits = by_first.keys() & spoken_here
        if hits:
            whole = f" {' '.join(spoken_here)} "
            spoken.update(
                id for first in hits for wanted, id in by_first[first] if id != _id(record) and wanted in whole
            )
    return spoken


def _id(record: Record | Settings) -> str:
    return "" if isinstance(record, Settings) else record.id


def _texts(record: Record | Settings) -> Iterator[str]:
    for value in values(record):
        if isinstance(value, Prose):
            yield from (plain(line) for line in value.paragraphs)
        elif isinstance(value, str):
            yield value
