"""`Archive`: every record of a booklet, by kind and by id, with every id known to resolve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from booklet.model.inline import Id
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
from booklet.named import NamedTuple

if TYPE_CHECKING:
    from booklet.raster import Raster

Record: TypeAlias = (
    "Person | Group | Place | Work | Event | Account | Dispute | Correction | Exercise | Term | Question | Essay"
)

# Record type → the kind of section that prints its records, and so holds their anchors.
PRINTED_IN: Mapping[type, str] = {
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


class Archive(NamedTuple):
    """Records keep the author's order: files sorted by path, then as written.

    Ids are unique across kinds, so `[[id]]` needs no kind. `folder` is where paths in the YAML start from.
    """

    settings: Settings
    people: Mapping[str, Person]
    groups: Mapping[str, Group]
    places: Mapping[str, Place]
    works: Mapping[str, Work]
    events: Mapping[str, Event]
    accounts: Mapping[str, Account]
    disputes: Mapping[str, Dispute]
    corrections: Mapping[str, Correction]
    exercises: Mapping[str, Exercise]
    terms: Mapping[str, Term]
    questions: Mapping[str, Question]
    essays: Mapping[str, Essay]
    records: Mapping[str, Record]  # all of them, by id
    pictures: Mapping[str, Raster] = {}  # by the name of their file
    sources: tuple[str, ...] = ()  # the files it was read from, by their names in the folder

    def all(self) -> Iterator[Record]:
        return iter(self.records.values())

    def name(self, id: Id | str) -> str:
        """How running text names a record: what `[[id]]` prints; but sections number questions and corrections."""
        record = self.records[id]
        if isinstance(record, (Person, Group, Place)):
            return record.name
        if isinstance(record, Term):
            return record.term
        if isinstance(record, Account):
            return record.title or (work_name(self.works[record.work]) if record.work else str(record.id))
        if isinstance(record, Work):
            return work_name(record)
        if isinstance(record, (Event, Exercise, Essay)):
            return record.title
        if isinstance(record, Dispute):
            return record.title or record.question.plain
        return record.question.plain if isinstance(record, Question) else record.fault.plain


def work_name(work: Work) -> str:
    """How a citation names a work: its short form, its author, or its title."""
    return work.short or work.author or work.title
