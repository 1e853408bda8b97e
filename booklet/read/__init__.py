"""A folder of YAML and essays → `Archive`, with everything that is wrong in it, placed to the column.

`yaml` makes node trees, `schema` says what may stand in them and builds records, `inline` parses their text, `archive`
puts all together and finds every id. The folder is read once; places inside texts are worked out only for messages.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from booklet.model.archive import Archive
from booklet.model.inline import Id
from booklet.model.records import Part, Settings
from booklet.problems import Location, Problems
from booklet.read.archive import Collector
from booklet.read.context import Failed, Reader, nothing
from booklet.read.essays import read_essay
from booklet.read.folder import Folder, renamed
from booklet.read.nodes import Mapping, Scalar, Sequence
from booklet.read.schema import KINDS, SETTINGS
from booklet.read.typography import manner_of
from booklet.read.yaml import parse

SETTINGS_FILE = "booklet.yaml"
_NEARLY_SETTINGS = r"booklet(\.ya?ml)?(\.txt|\.json|\.docx?|\.rtf)?"
_HOW_TO_BEGIN = "a booklet is a folder with a file `booklet.yaml` in it; `booklet new FOLDER` makes one"
OF_STYLES = frozenset(["extends", "text", "page", "fonts", "features", "scales", "measures", "roles"])  # a sheet's keys


def read_archive(folder: Path, problems: Problems, shown_as: str = "") -> Archive | None:
    """A folder → its archive; None when what is wrong leaves none that holds together. Messages call it `shown_as`.

    An archive may be given although there are errors (a mark that nothing closes, say), so that checks can run on it.
    """
    at = Folder(os.fspath(folder), shown_as or os.fspath(folder), problems)
    return _Reading(at, Reader(problems)).read()


class _Reading:
    """The steps of reading one folder."""

    def __init__(self, folder: Folder, reader: Reader) -> None:
        self.folder = folder
        self.reader = reader
        self.collector = Collector(reader)
        self.skip = ""  # a style sheet of the author's own

    def read(self) -> Archive | None:
        if not self.folder_is_there():
            return None
        names = self.folder.names()
        if SETTINGS_FILE in names:
            self.settings(names)
        elif not self.no_settings(names):
            return None
        for name in names:
            if not name.lower().endswith(".md") and name not in (SETTINGS_FILE, self.skip):
                self.file(name)
        self.unread()
        if self.folder.failed:
            self.collector.complete = False
        return self.collector.archive(tuple(sorted(self.folder.used)))

    def folder_is_there(self) -> bool:
        folder = self.folder
        shown = folder.shown or "."
        at = Location(shown, 0, 0)
        if not os.path.exists(folder.root):
            self.reader.error(at, f"there is no folder `{shown}`", _HOW_TO_BEGIN)
            return False
        if not os.path.isdir(folder.root):
            self.reader.error(at, f"`{shown}` is a file", "name the folder it stands in")
            return False
        return True

    def no_settings(self, names: list[str]) -> bool:
        """Say so, and what may have been meant; gives whether the rest is worth reading."""
        near = [name for name in (*names, *self.folder.others) if re.fullmatch(_NEARLY_SETTINGS, name, re.IGNORECASE)]
        inside = [name for name in names if name.endswith("/" + SETTINGS_FILE)]
        hint = _HOW_TO_BEGIN
        if near:
            hint = f"rename `{near[0]}` to `{SETTINGS_FILE}`"
        elif inside:
            folder = self.folder.at(inside[0]).file.rpartition("/")[0]
            hint = f"there is one in `{folder}`: is that the folder you mean?"
        elif os.path.isfile(os.path.join(self.folder.root, os.pardir, SETTINGS_FILE)):
            hint = "there is one in the folder above: name that one"
        self.reader.error(Location(self.folder.shown or ".", 0, 0), f"this folder has no `{SETTINGS_FILE}`", hint)
        return not inside

    def unread(self) -> None:
        """A warning for each file that is left unread because of its name, and clearly not meant to be."""
        for other in sorted(self.folder.others):
            name = renamed(other, KINDS)
            if name and name != SETTINGS_FILE and not self.folder.exists(name):
                hint = f"rename it to `{name}`; if you do not see the ending, let your system show file name extensions"
                self.reader.problems.warning(self.folder.at(other)._replace(line=0), "this file is not read", hint)

    def tree(self, name: str) -> Mapping | None:
        """A file → its root, if that is a mapping."""
        source = self.folder.read(name)
        if source is None:
            return None
        errors = len(self.reader.problems)
        root = parse(source, self.reader.problems)
        self.reader.whole &= len(self.reader.problems) == errors
        if root is None or nothing(root):
            if len(self.reader.problems) == errors:
                self.reader.error(Location(source.file), "this file is empty", "write something in it, or delete it")
            else:
                self.folder.failed = True
            return None
        if isinstance(root, Mapping):
            return root
        what = "a list" if isinstance(root, Sequence) else "text"
        hint = "begin with an id or a kind and a colon, then indent; the lines have no `- ` before them"
        self.reader.error(root, f"a file is a mapping (`key: value`), this is {what}", hint)
        self.folder.failed = True
        return None

    def settings(self, names: list[str]) -> None:
        """`booklet.yaml`: settings, and perhaps kinds of records among them."""
        root = self.tree(SETTINGS_FILE)
        if root is None:
            return
        kinds = [pair for pair in root.pairs if pair[0].value in KINDS]
        own = Mapping(root.source, root.line, root.column)
        own.pairs = [pair for pair in root.pairs if pair[0].value not in KINDS]
        language = next((value for key, value in own.pairs if key.value == "language"), None)
        if isinstance(language, Scalar):
            self.reader.manner = manner_of(language.value)
        self.note_lost(own, tuple(field.key for field in SETTINGS.fields))
        values = SETTINGS.values(own, "the booklet", self.reader, root)
        assert not isinstance(values, Failed)
        essays = values.pop("essays", None)
        asked = values.pop("sections", ())
        values["parts"] = tuple(each for each in asked if isinstance(each, Part))
        values["sections"] = tuple(
            name for each in asked for name in (each.sections if isinstance(each, Part) else (each,))
        )
        self.collector.settings = Settings(**{"title": "", **values}, at=root)
        if "style" in values:
            self.style(values["style"])
        for key, node in kinds:
            self.collector.add(KINDS[key.value], node)
        for name in self.essays(essays, names):
            self.essay(name)

    def note_lost(self, node: Mapping, known: tuple[str, ...]) -> None:
        """The ids under a kind's key that is misspelt are not missing: they are only not read."""
        for key, value in node.pairs:
            if key.value not in known and isinstance(value, Mapping):
                self.collector.lost.update(inner.value for inner, _ in value.pairs)

    def style(self, style: Id) -> None:
        if not style.endswith((".yaml", ".yml")):
            return
        name = self.folder.inside(style, style.at)
        if name and not self.folder.exists(name):
            self.reader.error(style.at, f"there is no file `{name}`", "name a style, or a YAML file in this folder")
        self.skip = name

    def essays(self, listed: tuple[Id, ...] | None, names: list[str]) -> list[str]:
        texts = [name for name in names if name.lower().endswith(".md")]
        if listed is None:
            return [name for name in texts if name == "essay.md" or name.startswith("essays/")]
        found: list[str] = []
        for path in listed:
            name = self.folder.inside(path, path.at)
            if name and not self.folder.exists(name):
                self.reader.error(path.at, f"there is no file `{name}`", self.reader.did_you_mean(name, texts))
                self.folder.failed = True
            elif name:
                found.append(name)
        return found

    def essay(self, name: str) -> None:
        source = self.folder.read(name)
        essay = read_essay(source, name, self.reader, self.folder) if source else None
        if essay:
            self.collector.essay(essay)

    def file(self, name: str) -> None:
        """Any other file: a kind's by its own name or its folder's, else with kinds as keys."""
        root = self.tree(name)
        if root is None:
            return
        path = name.rpartition(".")[0].split("/")
        kind = next((KINDS[part] for part in reversed(path) if part in KINDS), None)
        if kind is None:
            self.by_kind(root, path[-1])
            return
        if len(root.pairs) == 1 and root.pairs[0][0].value == kind.key and isinstance(root.pairs[0][1], Mapping):
            key, inner = root.pairs[0]
            hint = f"this file holds {kind.key} by its name: begin with an id"
            self.reader.error(key, f"the line `{kind.key}:` is one too many", hint)
            self.collector.add(kind, inner)
            return
        self.collector.add(kind, root)

    def by_kind(self, root: Mapping, stem: str) -> None:
        """A file of several kinds. Where its name must be at fault, a single message will do."""
        self.note_lost(root, tuple(KINDS))
        copied = next((name for name in ("booklet", *KINDS) if stem.lower().startswith(name) and stem != name), "")
        if copied and root.pairs and root.pairs[0][0].value not in KINDS:
            hint = f"if it is a copy of `{copied}.yaml`, delete it, or begin its name with `_`: then it is not read"
            if copied == stem.lower():
                hint = f"name it `{copied}.yaml`, in small letters"
            self.reader.error(root.pairs[0][0], f"the name of this file, `{stem}`, says no kind of record", hint)
            return
        if root.pairs and all(key.value in OF_STYLES for key, _ in root.pairs):
            hint = f"if it is a style sheet, name it `_{stem}.yaml`, also where a style is asked for"
            self.reader.error(root.pairs[0][0], f"`{root.pairs[0][0].value}` is not a kind of record", hint)
            return
        told = False
        for key, node in root.pairs:
            kind = KINDS.get(key.value)
            if kind is not None:
                self.collector.add(kind, node)
                continue
            setting = any(field.key == key.value for field in SETTINGS.fields)
            hint = f"move it to `{SETTINGS_FILE}`" if setting else self.reader.did_you_mean(key.value, KINDS)
            if not hint and told:
                continue
            told = told or not hint
            self.reader.error(key, f"`{key.value}` is not a kind of record", hint or _hint_on_name(stem))


def _hint_on_name(stem: str) -> str:
    """What to do with a file that holds no kinds and is not named after one."""
    one = next((key for key, kind in KINDS.items() if stem.lower() == kind.noun.partition(" ")[2]), "")
    if one:
        return f"name the file `{one}.yaml`"
    kinds = ", ".join(KINDS)
    return (
        f"the kinds are {kinds}; or name the file after its kind, such as `people.yaml`;"
        " a file with a name that begins with `_` is left unread"
    )
