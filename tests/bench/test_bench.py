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


def run(script: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, str(HERE / script), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def test_editions_differ_as_the_template_makes_them(tmp_path: Path) -> None:
    run("adapter.py", "S", str(tmp_path), "3")
    plain = load(tmp_path / "S" / "questions.yaml")
    for number in (1, 2, 3):
        folder = tmp_path / f"S-{number}"
        assert load(folder / "booklet.yaml")["audience"].endswith(f" · Edition {number}")
        more = [load(folder / "questions.yaml")[id]["lines"] - q["lines"] for id, q in plain.items()]
        assert set(more) == {number % 3}
        assert (folder / "narrative.md").read_text("utf-8") == (tmp_path / "S" / "narrative.md").read_text("utf-8")
    template = (HERE / "booklet.typ").read_text("utf-8")
    assert "calc.rem(int(edition), 3)" in template and "· Edition #edition" in template


def test_real_prose_is_the_same_each_time_and_keeps_finding_words() -> None:
    """A booklet of prose has half as many different words again as one of the benchmark's sentences, however long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(HERE))
        import gen
        import prose

        for scale in (1.0, 4.0):
            synthetic = words(gen.Generator(scale).build())
            real = words(prose.Prose(scale).build())
            assert len(real) == pytest.approx(len(synthetic), rel=0.15)
            assert len(set(real)) > 1.4 * len(set(synthetic))
        assert words(prose.Prose(4.0).build()) == real
    for name in ("gen", "prose"):
        del sys.modules[name]


def test_prose_builds_and_its_costs_are_told(tmp_path: Path) -> None:
    run("adapter.py", "RS", str(tmp_path))
    head, row = run("costs.py", str(tmp_path / "RS")).split("\n")[1:3]
    assert head.split()[-5:] == ["break", "rest", "write", "in", "all"]
    name, count, distinct, *costs = row.split()
    assert name == "RS"
    assert int(count) > 10_000 > int(distinct) > 2_000
    assert all(float(cost) > 0 for cost in costs)


def test_tags_and_claims_add_little_to_a_file(folder: Path) -> None:
    """Three tenths at most, and with what names are said as, nine twentieths; time is told, and not asserted."""
    head, row = run("onoff.py", str(folder / "S")).split("\n")[1:3]
    assert head.split()[-7:] == ["KB", "unsaid", "plain", "more", "ms", "plain", "more"]
    name, count, size, unsaid, plain, more, *_ = row.split()
    assert name == "S"
    assert int(count) > 40
    assert int(size) > int(unsaid) > int(plain) > 100
    assert 10 < int(more.removesuffix("%")) <= 45
    assert int(unsaid) <= 1.3 * int(plain)


def test_every_rival_sets_in_the_house_faces(tmp_path: Path) -> None:
    run("faces.py", str(tmp_path))
    faces = json.loads((tmp_path / "faces.json").read_text("utf-8"))
    assert all(Path(path).is_file() and str(Path(path).parent) in faces["folders"] for path in faces["files"].values())
    assert faces["text"] and faces["arabic"] and faces["text"] != faces["arabic"]
    for file in HERE.glob("*.*"):
        if file.name != Path(__file__).name and file.suffix in (".py", ".typ", ".yaml"):
            assert not re.search("Gentium|STIX|Amiri", file.read_text("utf-8")), file
