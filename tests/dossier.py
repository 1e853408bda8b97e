"""A booklet's folder by plain PyYAML → what must stand in print. Knows the format as authors do, not our reader.

Inline text becomes *runs*: words that stand one after another in print. A citation ends a run, for its form is the
booklet's own, and so does a note, which is a run by itself; names that are linked are put in their places.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from booklet import pipeline
from booklet.resources import sources_folder
from tests.pdftext import Spoken, squeezed

SAMPLE = sources_folder() / "egypt-38ah"
KINDS = (
    "people",
    "groups",
    "places",
    "works",
    "events",
    "accounts",
    "disputes",
    "corrections",
    "exercises",
    "terms",
    "questions",
)
MENTION = re.compile(r"\[\[([^]|]+)(?:\|([^]]+))?]]")
CITATION = re.compile(r"\[@([^]]+)]")
NOTE = re.compile(r"\^>?\[((?:\[\[[^]]*]]|\[[^]]*]|[^]\[])*)]")
MARKED = re.compile(r"\[([^]]+)](?:\([^)]*\)|\{[^}]*\})")

Records = dict[str, dict[str, Any]]


class Folder:
    """Kinds by name, as attributes' worth of dictionaries: `folder["people"]["ali"]["name"]`."""

    def __init__(self, path: Path) -> None:
        self.kinds: dict[str, Records] = {kind: {} for kind in KINDS}
        self.essays = [file.read_text("utf-8") for file in sorted(path.glob("essays/*.md"))]
        self.settings: dict[str, Any] = {}
        for file in sorted(path.rglob("*.yaml")):
            if any(part.startswith(".") for part in file.relative_to(path).parts):
                continue
            held = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # all scalars stay text
            kind = next((name for name in (file.parent.name, file.stem) if name in KINDS), "")
            for key, value in ({kind: held} if kind else held).items():
                if key in KINDS:
                    self.kinds[key] |= value
                else:
                    self.settings[key] = value

    def __getitem__(self, kind: str) -> Records:
        return self.kinds[kind]

    def name(self, id: str) -> str:
        """How running text names a record; empty for those it numbers."""
        kind = next(kind for kind in KINDS if id in self[kind] or kind == KINDS[-1])
        record = self[kind].get(id, {})
        if kind == "works":
            return self.work(id)
        keys = {"terms": ("term",), "disputes": ("title", "question")}.get(kind, ("name", "title"))
        return next((record[key] for key in keys if key in record), "")

    def work(self, id: str) -> str:
        """How a citation names a work."""
        record = self["works"][id]
        return str(record.get("short") or record.get("author") or record["title"])

    def cited(self, id: str, locator: str = "") -> str:
        return squeezed(f"{self.work(id)} {locator}")

    def runs(self, text: str, names: bool = True) -> list[str]:
        """A prose value → its runs of words, each between single spaces. `names` False: a record's name ends a run."""
        text = "\n\n".join([NOTE.sub("\0", text), *NOTE.findall(text)])
        text = CITATION.sub("\0", text)
        text = MENTION.sub(lambda found: found[2] or (self.name(found[1]) if names else "") or "\0", text)
        text = re.sub(r"\\(.)", r"\1", MARKED.sub(r"\1", text).replace("*", ""))
        runs = [squeezed(part) for part in re.split(r"\0|\n[ \t]*\n", text)]
        return [run for run in runs if run.strip()]

    def citations(self, text: str) -> Iterator[str]:
        """Every citation of a prose value as it must be printed."""
        for found in CITATION.finditer(text):
            for one in found[1].split(";"):
                work, _, locator = one.strip().lstrip("@").partition(",")
                yield self.cited(work.strip(), locator)

    def attestations(self) -> Iterator[dict[str, str]]:
        """Every date that a work gives, of events, births and deaths."""
        for record in (*self["events"].values(), *self["people"].values()):
            for key in ("dates", "born", "died"):
                given = record.get(key, [])
                for one in given if isinstance(given, list) else [given]:
                    if isinstance(one, dict):
                        yield one

    def testimonies(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for dispute in self["disputes"].values():
            for testimony in dispute["accounts"]:
                yield dispute, testimony

    def cells(self, key: str = "") -> Iterator[tuple[str, str]]:
        """(stance, value) of each answer on each point of each account (or of those that have some key)."""
        for dispute, testimony in self.testimonies():
            for point in dispute["points"] if not key or key in testimony else ():
                given = testimony.get("says", {}).get(point, "silent")
                for one in given if isinstance(given, list) else [given]:
                    if isinstance(one, dict):
                        yield from one.items()
                    else:
                        yield (one, "") if one in ("silent", "denies") else ("says", one)

    def secrets(self) -> Iterator[tuple[str, str]]:
        """(what it is, text) of everything that only the teacher may read."""
        for id, question in self["questions"].items():
            answer = question.get("answer", [])
            for text in answer if isinstance(answer, list) else [answer]:
                yield f"answer of {id}", text
        for id, exercise in self["exercises"].items():
            for number, sentence in enumerate(exercise["sentences"], 1):
                if "key" in sentence:
                    yield f"key {number} of {id}", sentence["key"]
        for id, correction in self["corrections"].items():
            yield f"correction of {id}", correction["correction"]
        for id, dispute in self["disputes"].items():
            readings = dispute.get("reading", [])
            for reading in readings if isinstance(readings, list) else [readings]:
                yield f"reading of {id}", reading["text"]
            if "sensitivity" in dispute:
                yield f"sensitivity of {id}", dispute["sensitivity"]

    def public(self) -> Iterator[str]:
        """Every other text of the folder."""
        hidden = {text for _, text in self.secrets()}
        for value in (self.kinds, self.settings, self.essays):
            yield from (text for text in _texts(value) if text not in hidden)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


class Made(NamedTuple):
    """What a build left."""

    pdf: bytes
    sheets: bytes
    instructions: str
    spoken: Spoken


@cache
def built(folder: Path = SAMPLE, edition: str = "student", style: str = "") -> Made:
    """A folder built once in a test run, with its print file."""
    with tempfile.TemporaryDirectory() as away:
        made = pipeline.build(folder, Path(away, "out.pdf"), style=style, edition=edition, print_sheets=True)
        assert made.print_output is not None
        pdf, sheets = made.output.read_bytes(), made.print_output.read_bytes()
    return Made(pdf, sheets, made.instructions, Spoken(pdf))


@cache
def dossier() -> Folder:
    return Folder(SAMPLE)
