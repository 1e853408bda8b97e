"""The table of what an author may write: it agrees with the records, its examples can be read, its schema is whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from booklet.model.records import RECORD_KINDS, Settings
from booklet.problems import Problem
from booklet.read.jsonschema import NAMES, json_schema
from booklet.read.schema import KINDS, SETTINGS
from booklet.read.shapes import Field
from tests.read.folders import good, read, told

ELSEWHERE = {"coordinates", "date", "event", "accounts", "essays"}  # keys that become other attributes: see archive.py


def test_kinds_are_the_models() -> None:
    assert {key: kind.record for key, kind in KINDS.items()} == RECORD_KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_attribute_has_a_key(kind: str) -> None:
    attributes = {field.attribute for field in KINDS[kind].shape.fields} - ELSEWHERE
    made = {"disputes": {"testimonies"}, "places": {"latitude", "longitude"}}.get(kind, set())
    assert attributes | {"id", "at"} | made == set(KINDS[kind].record._fields)


def test_settings_have_every_attribute() -> None:
    assert {field.attribute for field in SETTINGS.fields} - ELSEWHERE | {"at", "parts"} == set(Settings._fields)


def _without_dangling(problems: list[Problem]) -> list[str]:
    return [problem.message for problem in problems if "nothing here has the id" not in problem.message]


FIELDS = [(kind, field) for kind in KINDS for field in KINDS[kind].shape.fields if field.example]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=[f"{kind}-{field.key}" for kind, field in FIELDS])
def test_examples_can_be_read(kind: str, field: Field, tmp_path: Path) -> None:
    beside = [each for each in KINDS[kind].shape.fields if each.required or each.key == "points"]
    required = [each for each in beside if each.key != field.key]
    lines = [f"    {each.key}: {each.example or 'words'}" for each in (*required, field)]
    _, problems = read(tmp_path, f"{kind}:\n  some-id:\n" + "\n".join(lines) + "\n")
    assert _without_dangling(problems) == []


@pytest.mark.parametrize("field", [each for each in SETTINGS.fields if each.example], ids=lambda field: field.key)
def test_examples_of_settings_can_be_read(field: Field, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"essay.md": "# T\n\nText.\n"}
    if field.key == "style":
        files["house.yaml"] = "size: 11\n"
    title = "" if field.key == "title" else "title: T\n"
    good(tmp_path, {"booklet.yaml": f"{title}{field.key}: {field.example}\n", **files})


def test_help_is_a_sentence() -> None:
    for field in (*SETTINGS.fields, *(field for kind in KINDS.values() for field in kind.shape.fields)):
        assert field.help[0].isupper() or field.help.startswith("`")
        assert field.help[-1] in ".?)"


def _references(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        own = {schema["$ref"]} if "$ref" in schema else set()
        return own.union(*(_references(value) for value in schema.values()))
    return set().union(*(_references(each) for each in schema)) if isinstance(schema, list) else set()


@pytest.mark.parametrize("name", ["", *NAMES])
def test_json_schema_is_whole(name: str) -> None:
    schema = json_schema(name)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["title"]
    references = _references(schema)
    assert references
    assert {reference.removeprefix("#/$defs/") for reference in references} == set(schema["$defs"])


def test_json_schema_of_a_kind() -> None:
    event = json_schema("events")["$defs"]["events"]
    assert event["required"] == ["title"]
    assert event["additionalProperties"] is False
    assert event["properties"]["place"]["description"] == "Where it happened."
    assert event["properties"]["people"]["examples"] == [{"amr": "commander"}]
    assert json_schema("booklet")["required"] == ["title"]
    assert "required" not in json_schema()
    with pytest.raises(ValueError, match="no schema 'peple'"):
        json_schema("peple")


def test_a_word_that_is_no_text_in_yaml(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "audience: no\nlicence: 'no'\nsubtitle: 1066\n")
    assert told(problems) == ["booklet.yaml:2:11 `no` is meant as text, but YAML tools take it for “false”"]


def test_examples_are_yaml() -> None:
    for _, field in FIELDS:
        assert yaml.load(field.example, yaml.CSafeLoader) is not None
