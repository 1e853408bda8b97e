"""The benchmark's data → what each typesetter reads: a folder of our YAML, and one YAML file for Typst's template.

    python tests/bench/adapter.py S .bench     writes .bench/S/ and .bench/S.yaml
    python tests/bench/adapter.py S .bench 12  writes twelve editions, .bench/S-1/ …, as well

Sizes that begin with R hold real prose (`prose.py`). Both sides say the same: what the template prints as its own (the
works named under a narrative, the dates in its headings) is written out here.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from gen import SCALES, Generator, Record

HERE = Path(__file__).parent
SECTIONS = [
    "cover",
    "contents",
    "chronology",
    "essays",
    "people",
    "disputes",
    "works",
    "glossary",
    "questions",
    "index",
]
MENTION = re.compile(r"\{(p\d+)\}")


def write(size: str, folder: Path, editions: int = 0) -> None:
    """One size ("S", "M", "L", "RS" …) → FOLDER/SIZE/ and FOLDER/SIZE.yaml, and FOLDER/SIZE-1/ …, made anew."""
    data = generator(size).build()
    folder.mkdir(parents=True, exist_ok=True)
    dump(folder / f"{size}.yaml", data)
    write_folder(booklet(data), folder / size)
    for number in range(1, editions + 1):
        write_folder(booklet(edition(data, number)), folder / f"{size}-{number}")


def generator(size: str) -> Generator:
    scale = SCALES[size.removeprefix("R")]
    if not size.startswith("R"):
        return Generator(scale)
    from prose import Prose  # it reads the sample with the program itself

    return Prose(scale)


def edition(data: Record, number: int) -> Record:
    """The data of one edition: what booklet.typ makes of its input `edition`."""
    lines = [{**q, "lines": q["lines"] + number % 3} for q in data["questions"]]
    term = f"{data['booklet']['term']} · Edition {number}"
    return {**data, "booklet": {**data["booklet"], "term": term}, "questions": lines}


def write_folder(files: dict[str, Any], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        if isinstance(content, str):
            (folder / name).write_text(content, "utf-8", newline="\n")
        else:
            dump(folder / name, content)
    shutil.copy(HERE / "bench.yaml", folder / "_bench.yaml")


def dump(path: Path, content: Any) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yaml.dump(content, file, allow_unicode=True, sort_keys=False, width=100, Dumper=yaml.CSafeDumper)


def booklet(data: Record) -> dict[str, Any]:
    """The benchmark's data → file name → text or content of YAML; ids are unique over all kinds."""
    places = {name: f"place-{n}" for n, name in enumerate(dict.fromkeys(e["place"] for e in data["events"]), 1)}
    book = data["booklet"]
    return {
        "booklet.yaml": {
            "title": book["title"],
            "subtitle": book["subtitle"],
            "language": "en-GB",
            "audience": f"{book['course']} · {book['term']}",
            "style": "_bench.yaml",
            "sections": SECTIONS,
            "essays": ["narrative.md"],
        },
        "people.yaml": {p["id"]: person(p) for p in data["people"]},
        "places.yaml": {id: {"name": name} for name, id in places.items()},
        "works.yaml": {s["id"]: work(s) for s in data["sources"]},
        "events.yaml": {e["id"]: event(e, places) for e in data["events"]},
        "disputes.yaml": {d["id"]: dispute(d) for d in data["disputes"]},
        "terms.yaml": {f"t{n}": term(t) for n, t in enumerate(data["glossary"], 1)},
        "questions.yaml": {f"q{n}": question(q) for n, q in enumerate(data["questions"], 1)},
        "narrative.md": narrative(data),
    }


def prose(text: str) -> str:
    """`{p1}` → `[[p1]]`; emphasis is written alike."""
    return MENTION.sub(r"[[\1]]", text)


def year(dates: str) -> str:
    """ "d. 62/682" → "62 AH"."""
    return dates.removeprefix("d. ").partition("/")[0] + " AH"


def person(data: Record) -> Record:
    return {
        "name": data["name"],
        "script": {"ar": data["name_ar"]},
        "role": data["role"],
        "died": year(data["dates"]),
        "text": prose(data["bio"]),
    }


def work(data: Record) -> Record:
    return {
        "title": data["title"],
        "author": data["author"],
        "died": year(data["date"]),
        "text": prose(data["note"]),
    }


def event(data: Record, places: dict[str, str]) -> Record:
    return {
        "title": data["title"],
        "date": f"{data['year_ah']} AH",
        "place": places[data["place"]],
        "text": prose(data["summary"]),
    }


def dispute(data: Record) -> Record:
    """The commentary goes before the accounts, since a student's edition prints no reading. Without points there is no
    grid, as in Typst's template; `check` warns of that."""
    return {
        "question": data["title"],
        "text": f"{prose(data['intro'])}\n\n{prose(data['commentary'])}",
        "accounts": [account(a) for a in data["accounts"]],
    }


def account(data: Record) -> Record:
    return {
        "work": data["source"],
        "via": [data["narrator"]],
        "text": prose(data["text"]),
    }


def term(data: Record) -> Record:
    return {
        "term": data["term"],
        "language": "ar-Latn",
        "script": {"ar": data["arabic"]},
        "text": prose(data["definition"]),
    }


def question(data: Record) -> Record:
    return {"question": prose(data["text"]), "lines": data["lines"]}


def narrative(data: Record) -> str:
    """Units are headings, events headings below them, each with its paragraphs and the works it draws on."""
    works = {s["id"]: f"{s['author']}, *{s['title']}*" for s in data["sources"]}
    events = {e["id"]: e for e in data["events"]}
    out = ["# Narrative"]
    for unit in data["units"]:
        out += [f"## {unit['title']}", prose(unit["intro"])]
        for e in (events[id] for id in unit["events"]):
            out.append(f"### {e['title']} ({e['year_ah']}/{e['year_ce']})")
            out += [prose(p) for p in e["narrative"]]
            out.append("Sources: " + "; ".join(works[s] for s in e["sources"]) + ".")
    return "\n\n".join(out) + "\n"


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
