"""Records of every file → `Archive`: ids are told apart, and every id that is written is found."""

from __future__ import annotations

from typing import Any

from booklet.model.archive import Archive
from booklet.model.inline import Id
from booklet.model.names import fold
from booklet.model.records import Essay, Settings
from booklet.read import disputes
from booklet.read.context import Failed, Reader, describe, nothing
from booklet.read.nodes import Mapping, Node
from booklet.read.schema import KINDS, Kind
from booklet.read.shapes import Values
from booklet.read.types import NewId, better_id

_NEW_ID = NewId()
NOUNS = {**{key: kind.noun for key, kind in KINDS.items()}, "essays": "an essay"}


class Collector:
    """Takes the records of one file after another; `archive` gives what they make together."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.settings: Settings | None = None
        self.kinds: dict[str, dict[str, Any]] = {key: {} for key in NOUNS}
        self.where: dict[str, tuple[Id, str]] = {}  # every id: where it stands, and of which kind it is
        self.lost: set[str] = set()  # ids whose record could not be made
        self.complete = True  # False: some file could not be read, and ids that are missing may be in it

    def add(self, kind: Kind, node: Node) -> None:
        """All of one file's records of a kind: a mapping from ids."""
        if nothing(node):
            return
        if not isinstance(node, Mapping):
            hint = f"begin with an id, `some-id:`, and under it, indented, write the keys of {kind.noun}"
            message = f"`{kind.key}` wants a mapping from ids to records, this is {describe(node)}"
            self.reader.error(node, message, hint)
            self.complete = False
            return
        if _one_record(kind, node):
            key = node.pairs[0][0]
            hint = f"begin with an id of your choosing, `some-id:`, and set the keys of {kind.noun} in under it"
            self.reader.error(key, f"`{key.value}` stands where an id should", hint)
            self.complete = False
            return
        for key, value in node.pairs:
            id = _NEW_ID.read(key, "an id", self.reader)
            if isinstance(id, Failed):
                self.lost.add(key.value)
                id = Id(better_id(key.value) or key.value, key)
            self.record(kind, id, value)

    def record(self, kind: Kind, id: Id, node: Node) -> None:
        shown = f"{kind.noun.partition(' ')[2]} `{id}`"
        if nothing(node):
            first = kind.shape.fields[0]
            hint = f"write its keys under it, indented, for example `{first.key}: {first.example}`"
            self.reader.error(id.at, f"{shown} is empty", hint)
            self.lost.add(id)
            return
        values = kind.shape.values(node, shown, self.reader, id.at)
        if isinstance(values, Failed):
            self.lost.add(id)
        elif kind.key == "disputes":
            parts = disputes.build(id, values, self.reader)
            self.put("disputes", id, parts.dispute)
            for account in parts.accounts:
                self.put("accounts", account.id, account)
        else:
            _adapt(kind.key, values)
            self.put(kind.key, id, kind.record(id=id, **{**kind.fillers, **values}, at=id.at))

    def put(self, kind: str, id: Id, record: Any) -> None:
        taken = self.where.get(id)
        if taken is None:
            self.where[id] = id, kind
            self.kinds[kind][id] = record
            return
        place = taken[0].at.locate()
        hint = f"{place.file}:{place.line}:{place.column} has {NOUNS[taken[1]]} of this id; each id is used once"
        self.reader.error(id.at, f"the id `{id}` is taken", hint)

    def essay(self, essay: Essay) -> None:
        self.put("essays", essay.id, essay)

    def archive(self, sources: tuple[str, ...]) -> Archive | None:
        """Everything that was added, from these files, or None where it does not hold together (a problem says why)."""
        resolved = self._resolve()
        if self.settings is None or not (resolved and self.complete and self.reader.whole):
            return None
        records = {id: self.kinds[kind][id] for id, (_, kind) in self.where.items()}
        pictures = self.reader.pictures
        return Archive(self.settings, **self.kinds, records=records, pictures=pictures, sources=sources)

    def _by_name(self, written: str, known: list[str]) -> str:
        """A hint where a record's name was written instead of its id."""
        wanted = fold(written)
        for id in known:
            record = self.kinds[self.where[id][1]][id]
            if any(fold(getattr(record, name, "")) == wanted for name in NAMES):
                return f"`{id}` is the id of {written}"
        return ""

    def _resolve(self) -> bool:
        """Whether every id that was written names a record, and one of a kind that may stand there."""
        where = self.where
        good = True
        for id, wanted in self.reader.refs:
            found = where.get(id)
            if found is not None and (not wanted or found[1] in wanted.split()):
                continue
            good = False
            if found is not None:
                self.reader.error(id.at, f"`{id}` is {NOUNS[found[1]]}; {_either(wanted)} is wanted here")
            elif id not in self.lost and self.complete:
                known = [each for each, (_, kind) in where.items() if not wanted or kind in wanted.split()]
                hint = self.reader.did_you_mean(id, known)
                hint = hint or self._by_name(id, known)
                self.reader.error(id.at, f"nothing here has the id `{id}`", hint or _no_guess(wanted, known))
        return good


NAMES = ("name", "full_name", "title", "short", "author", "term")


def _one_record(kind: Kind, node: Mapping) -> bool:
    """Whether a file holds the keys of one record, and no id above them."""
    keys = {field.key for field in kind.shape.fields}
    return bool(node.pairs) and all(key.value in keys and not isinstance(value, Mapping) for key, value in node.pairs)


def _adapt(kind: str, values: Values) -> None:
    """Where an author's keys and the record's attributes part company."""
    if kind == "places" and "coordinates" in values:
        values["latitude"], values["longitude"] = values.pop("coordinates")
    elif kind == "events" and "date" in values:
        values["dates"] = values.pop("date") + values.get("dates", ())


def _either(kinds: str) -> str:
    return " or ".join(NOUNS[kind] for kind in kinds.split())


def _no_guess(wanted: str, known: list[str]) -> str:
    if not wanted:
        return ""
    if len(known) <= 12 and known:
        return f"{wanted.replace(' ', ' and ')} here: {', '.join(known)}"
    return f"{_either(wanted)} is wanted here" + ("" if known else ", and there is none yet")
