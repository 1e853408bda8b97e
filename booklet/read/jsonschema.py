"""The schema's table → JSON Schema (draft 2020-12), so that an editor completes keys and explains them.

An editor takes one schema for one file, named in the file's first line, `# yaml-language-server: $schema=…`. For
`people.yaml` that is `json_schema("people")`, for `booklet.yaml` `json_schema("booklet")`. `json_schema()` fits every
file whose top-level keys are settings or kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from booklet.problems import Problems
from booklet.read.nodes import PLAIN, Mapping, Node, Scalar, Sequence, Source
from booklet.read.schema import KINDS, SETTINGS
from booklet.read.types import ID, Json
from booklet.read.yaml import parse

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DEFINED = "#/$defs/"
NAMES = ("booklet", *KINDS)

_PROSE = """Text. Marks: *emphasis*, **strong**, [words](https://…), [[id]] or [[id|as printed]] for a record, \
[@work, locator] for a citation, [words]{ar-Latn} for a language, ^[words] for a note at the page's foot, \
^>[words] for one in the margin; a backslash before a mark prints it."""
_DATE = """A date: 14 Safar 38 AH · Safar 38 AH · 22 July 658 · 658 · 44 BCE · about X · before X · after X · \
between X and Y · X or Y · X – Y · early Safar 38 AH."""


def json_schema(kind: str = "") -> Json:
    """The schema of a file: of one kind's ("people"), of `booklet.yaml` ("booklet"), or of any ("")."""
    if kind and kind not in NAMES:
        raise ValueError(f"no schema {kind!r}; there are {', '.join(NAMES)}")
    made: Json = _with_examples(_schema(kind))
    return made


def _with_examples(schema: Any) -> Any:
    """The same with examples as values, where the table has them as an author types them."""
    if isinstance(schema, list):
        return [_with_examples(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: [_example(each) for each in value] if key == "examples" else _with_examples(value)
        for key, value in schema.items()
    }


def _example(text: str) -> Any:
    return _value(parse(Source("", text), Problems()))


def _value(node: Node | None) -> Any:
    """A node → what JSON has for it, as YAML 1.2 would read it: `on` is text, `true` and `38` are not."""
    if isinstance(node, Mapping):
        return {key.value: _value(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.style == PLAIN and node.value in ("true", "false"):
        return node.value == "true"
    if node.style == PLAIN and _NUMBER.fullmatch(node.value):
        return float(node.value) if "." in node.value else int(node.value)
    return node.value


def _schema(kind: str) -> Json:
    head: Json = {"$schema": DRAFT, "title": _title(kind)}
    if kind in KINDS:
        return _defined({**head, **_records(kind)})
    settings = SETTINGS.schema()
    properties = {**settings["properties"], **{key: _records(key) for key in KINDS}}
    made: Json = {**head, "type": "object", "properties": properties, "additionalProperties": False}
    if kind == "booklet":
        made["required"] = settings["required"]
    return _defined(made)


def _title(kind: str) -> str:
    if kind == "booklet":
        return "booklet.yaml: settings of a booklet, and perhaps its records"
    return f"booklet: {kind} by id" if kind else "booklet: a file of settings or records"


def _records(kind: str) -> Json:
    noun = KINDS[kind].noun
    return {
        "type": "object",
        "description": f"From an id (small letters, digits, hyphens) to {noun}.",
        "propertyNames": {"$ref": "#/$defs/id"},
        "additionalProperties": {"$ref": f"#/$defs/{kind}"},
    }


def _defined(schema: Json) -> Json:
    """A schema with the definitions it reaches, and those they reach: no others, for each file carries its own."""
    known = _definitions()
    reached: set[str] = set()
    stack = list(_references(schema))
    while stack:
        name = stack.pop()
        if name not in reached:
            reached.add(name)
            stack.extend(_references(known[name]))
    return {**schema, "$defs": {name: made for name, made in known.items() if name in reached}}


def _references(schema: Any) -> Iterator[str]:
    """Names of the definitions that a schema points to itself."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix(_DEFINED)
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from _references(each)


def _definitions() -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": {"type": "string", "pattern": f"^{ID.pattern}$", "description": "Small letters a to z, digits, hyphens."},
        "prose": {"type": ["string", "number"], "description": _PROSE},
        "date": {"type": ["string", "integer"], "description": _DATE},
    }
    for key, kind in KINDS.items():
        made[key] = {"title": kind.noun.partition(" ")[2].capitalize(), **kind.shape.schema()}
    return made
