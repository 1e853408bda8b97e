"""The benchmark's input: the same data each time, every id once, and nothing in our folder that Typst's file lacks."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
KINDS = ("people", "places", "works", "events", "disputes", "terms", "questions")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bench")
    subprocess.run([sys.executable, str(HERE / "adapter.py"), "S", str(made)], check=True)
    return made


def load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def words(value: Any) -> list[str]:
    """Every word of every text in a value."""
    if isinstance(value, str):
        return re.findall(r"[\w’']+", value)
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [word for item in items for word in words(item)]


def test_data_are_those_of_the_first_measurements(folder: Path) -> None:
    text = json.dumps(load(folder / "S.yaml"), ensure_ascii=False, sort_keys=True)
    assert (
        hashlib.sha256(text.encode()).hexdigest() == "ae3ad8e807c2681bb15ee8c13a0265230cefd73a4508c0a6574ae4863a58b6a3"
    )


def test_ids_are_unique_over_kinds(folder: Path) -> None:
    ids = [id for kind in KINDS for id in load(folder / "S" / f"{kind}.yaml")] + ["narrative"]
    assert len(ids) > 100
    assert len(set(ids)) == len(ids)


def test_both_sides_say_the_same(folder: Path) -> None:
    theirs = load(folder / "S.yaml")
    ours = {path.name: load(path) for path in (folder / "S").glob("[a-z]*.yaml")}
    narrative = (folder / "S" / "narrative.md").read_text("utf-8")
    for kind, name in (("people", "bio"), ("sources", "note"), ("events", "summary"), ("glossary", "definition")):
        texts = [entry[name] for entry in theirs[kind]]
        file = {"sources": "works", "glossary": "terms"}.get(kind, kind)
        assert [words(entry["text"]) for entry in ours[f"{file}.yaml"].values()] == [words(t) for t in texts]
    told = [p for e in theirs["events"] for p in e["narrative"]]
    assert len(told) == 40
    assert all(p.replace("{", "[[").replace("}", "]]") in narrative for p in told)
    accounts = [a["text"] for d in theirs["disputes"] for a in d["accounts"]]
    assert [words(a["text"]) for d in ours["disputes.yaml"].values() for a in d["accounts"]] == [
        words(text) for text in accounts
    ]
    assert [q["lines"] for q in ours["questions.yaml"].values()] == [q["lines"] for q in theirs["questions"]]
