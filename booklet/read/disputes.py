"""Disputes: points, what each account says on each of them, accounts written in place, readings."""

from __future__ import annotations

from typing import Any, TypeVar

from booklet.model.inline import EMPTY, Id, Prose
from booklet.model.records import DENIES, SAID, SAYS, SILENT, Account, Cell, Dispute, Point, Reading, Testimony
from booklet.named import NamedTuple
from booklet.problems import Locatable
from booklet.read.context import FAILED, Failed, Reader, nothing
from booklet.read.nodes import Mapping, Node, Scalar, Sequence
from booklet.read.shapes import Either, Field, Keyed, Shape, Values, filled
from booklet.read.types import PROSE, TEXT, Choice, Json, NewId, Ref, Type

T = TypeVar("T")
_LIKE_SILENCE = (SILENT, DENIES, "silence", "none", "nothing", "not mentioned", "unknown", "n/a", "-", "–", "—", "?")


class CellType(Type):
    """One cell of the grid, as a tuple of values: a text, `silent`, `denies`, `{denies: text}`, `{said: text}`."""

    wants = "what the account says, or `silent`, `denies`, `{denies: …}`, `{said: …}`"

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        if isinstance(node, Sequence):
            return tuple(cell for item in node.items for cell in self._one(item, what, reader))
        return self._one(node, what, reader)

    def _one(self, node: Node, what: str, reader: Reader) -> tuple[Cell, ...]:
        if isinstance(node, Scalar):
            if node.value in (SILENT, DENIES):
                return (Cell(node.value, EMPTY, node),)
            if not node.value or nothing(node):
                reader.error(node, f"{what} is empty", "write what the account says, or `silent`")
                return ()
            if node.value.lower().rstrip(".") in _LIKE_SILENCE:
                hint = "where an account says nothing on a point, write `silent`; what it denies is `denies`"
                reader.problems.warning(node, f"`{node.value}` is printed as what the account says", hint)
            value = PROSE.read(node, what, reader)
            return () if isinstance(value, Failed) else (Cell(SAYS, value, node),)
        if isinstance(node, Mapping) and len(node.pairs) == 1:
            key, inner = node.pairs[0]
            stance = {"denies": DENIES, "said": SAID}.get(key.value)
            if stance is None:
                hint = reader.did_you_mean(key.value, ("denies", "said")) or "write `{denies: text}` or `{said: text}`"
                reader.error(key, f"`{key.value}` is not a way of saying something", hint)
                return ()
            value = PROSE.read(inner, what, reader)
            return () if isinstance(value, Failed) else (Cell(stance, value, node),)
        self.wrong(node, what, reader)
        return ()

    def schema(self) -> Json:
        mapping = {
            "type": "object",
            "properties": {"denies": PROSE.schema(), "said": PROSE.schema()},
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }
        one = {"anyOf": [{"enum": [SILENT, DENIES]}, PROSE.schema(), mapping]}
        return {"anyOf": [one, {"type": "array", "items": one}]}


class PointKey(Type):
    wants = "a point's key"

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        text = TEXT.read(node, what, reader)
        return text if isinstance(text, Failed) else Id(text, node)

    def schema(self) -> Json:
        return {"type": "string"}


def _on_point(key: Id, value: T) -> tuple[Id, T]:
    return key, value


def _point(key: Id, value: Any) -> Point:
    return Point(key, value) if isinstance(value, Prose) else Point(key, value["question"], value.get("short", ""))


def _point_values(values: Values, _node: Node, _reader: Reader) -> Any:
    return values if "question" in values else FAILED


POINTS = Keyed(
    PointKey(),
    Either(
        PROSE,
        Shape(
            "a point",
            (
                Field("ask", PROSE, "The question.", "How many men set out?", required=True, name="question"),
                Field("short", TEXT, "The head of its column in the grid.", "Men"),
            ),
            _point_values,
        ),
    ),
    _point,
    "points by key, such as `men: How many men set out?`",
    bare=False,
)
SAYS_FIELD = Field(
    "says",
    Keyed(PointKey(), CellType(), _on_point, "what the account says by point, such as `men: two thousand`", bare=False),
    "What the account says on each point; a point left out is one it is silent on.",
    "{men: 'about 2,000', arrived: silent}",
)
TELLS_FIELD = Field(
    "tells",
    Keyed(PointKey(), PROSE, _on_point, "the account's words by point, such as `men: Two thousand …`", bare=False),
    "What the account tells on a point at length, in our own words: printed beside the others, point by point.",
    "{men: 'Some two thousand gather, and ʿAli doubts that they can arrive in time.'}",
)
ON_POINTS = (SAYS_FIELD, TELLS_FIELD)

READING = Shape(
    "a reading",
    (
        Field("status", Choice("settled", "leaning", "open"), "How far the editors have come.", "open", required=True),
        Field("certainty", Choice("high", "medium", "low"), "How sure they are.", "medium"),
        Field("by", TEXT, "Whose judgement it is.", "the editors"),
        Field("text", PROSE, "The judgement and its reasons; only the teacher's edition prints it."),
    ),
    filled(Reading, {"status": "open", "text": EMPTY}),
)


class Told(NamedTuple):
    """One item of a dispute's `accounts`: an account by id, or written in place (`inline`)."""

    account: Id | None
    inline: Values | None
    says: tuple[tuple[Id, tuple[Cell, ...]], ...]
    tells: tuple[tuple[Id, Prose], ...]
    at: Locatable


class ToldType(Type):
    """`{account: id, says: …}`, or the keys of an account with `says` and perhaps `id`. A bare id is an account too."""

    wants = "an account's id, or a mapping with keys such as `account` or `work`"

    def __init__(self, account: tuple[Field, ...]) -> None:
        given = Field("account", Ref("accounts"), "The id of an account that stands elsewhere.", "tabari-verdict")
        id = Field("id", NewId(), "An id for this account; else it is the dispute's, with a number.", "muster-kindi")
        optional = tuple(field._replace(required=False) for field in account)
        self.by_id = Shape("an account in a dispute", (given._replace(required=True), *ON_POINTS), lambda *_: None)
        self.in_place = Shape("an account in a dispute", (*optional, id, *ON_POINTS, given), lambda *_: None)

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        if isinstance(node, Scalar):
            id = self.by_id.fields[0].type.read(node, what, reader)
            return id if isinstance(id, Failed) else Told(id, None, (), (), node)
        if not isinstance(node, Mapping):
            return self.wrong(node, what, reader)
        known = {field.key for field in self.in_place.fields}
        if node.pairs and not any(key.value in known for key, _ in node.pairs):
            hint = "begin each account with `- `, and with `work:` or `account:` as its first key"
            return reader.error(node, "the accounts of a dispute are a list", hint)
        by_id = any(key.value == "account" for key, _ in node.pairs)
        values = (self.by_id if by_id else self.in_place).values(node, what, reader, node)
        if isinstance(values, Failed):
            return values
        says, tells = values.pop("says", ()), values.pop("tells", ())
        if by_id:
            return Told(values["account"], None, says, tells, node) if "account" in values else FAILED
        return Told(None, values, says, tells, node)

    def schema(self) -> Json:
        in_place = self.in_place.schema()
        del in_place["properties"]["account"]
        return {"anyOf": [self.by_id.schema(), in_place, self.by_id.fields[0].type.schema()]}


class DisputeParts(NamedTuple):
    """A dispute and the accounts that were written in it."""

    dispute: Dispute
    accounts: tuple[Account, ...]


def build(id: Id, values: Values, reader: Reader) -> DisputeParts:
    """The values of a dispute's keys → the record, with every cell of its grid filled, and its own accounts."""
    told: tuple[Told, ...] = values.pop("accounts", ())
    event = values.pop("event", None)
    points: tuple[Point, ...] = values.get("points", ())
    if event is not None:
        values["events"] = (event, *values.get("events", ()))
    keys = [point.key for point in points]
    accounts: list[Account] = []
    rows: list[Testimony] = []
    for number, item in enumerate(told, 1):
        account = item.account
        if item.inline is not None:
            account = item.inline.pop("id", None) or Id(f"{id}-{number}", item.at)
            made: Values = {"work": None, **item.inline}
            accounts.append(Account(id=account, **made, at=item.at))
        assert account is not None
        row = _row(item, keys, reader)
        rows.append(Testimony(account, row, item.at, _told(item, keys, row, reader)))
    filled_in: Values = {"question": EMPTY, **values, "testimonies": tuple(rows)}
    return DisputeParts(Dispute(id=id, **filled_in, at=id.at), tuple(accounts))


def _row(item: Told, keys: list[str], reader: Reader) -> dict[str, tuple[Cell, ...]]:
    """Every point → what the account says on it, in the order of the points; `silent` where it was left out."""
    written = _by_point(item.says, keys, reader)
    silent = (Cell(SILENT, EMPTY, item.at),)
    return {key: written.get(key) or silent for key in keys}


def _told(item: Told, keys: list[str], row: dict[str, tuple[Cell, ...]], reader: Reader) -> dict[str, Prose]:
    """What the account tells at length by point; an error where the grid would call it silent."""
    told = _by_point(item.tells, keys, reader)
    for key, prose in told.items():
        if all(cell.stance == SILENT for cell in row[key]):
            hint = f"write in `says` what it comes to: `{key}: …`"
            reader.error(prose.at, f"the account tells something on `{key}`, yet `says` is silent on it", hint)
    return told


def _by_point(written: tuple[tuple[Id, T], ...], keys: list[str], reader: Reader) -> dict[str, T]:
    """What was written by point; an error for what is no point of this dispute."""
    for key, _ in written:
        if not keys:
            reader.error(key.at, "this dispute has no points to say anything on", f"add `points: {{{key}: …?}}`")
            break
        if key not in keys:
            hint = reader.did_you_mean(key, keys) or f"its points are {', '.join(keys)}"
            reader.error(key.at, f"`{key}` is not a point of this dispute", hint)
    return {key: value for key, value in written if key in keys}
