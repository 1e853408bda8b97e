"""A folder on the disk → its files' texts. What is missing, too big, no UTF-8 or outside of the folder is refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator

from booklet.problems import Locatable, Location, Problems
from booklet.read.nodes import Source

MAX_FILE = 8 * 2**20  # bytes
MAX_TOTAL = 32 * 2**20
MAX_PICTURE = 16 * 2**20
MAX_PICTURES = 128 * 2**20
MAX_FILES = 5_000
MAX_DEPTH = 12  # folders in folders

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE = "open it in your editor and save it again with the encoding UTF-8"
_NO_TEXT = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or a ZIP archive"),
    (b"{\\rtf", "formatted text (RTF)"),
    (b"\xd0\xcf\x11\xe0", "a Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
WITHIN = "name a file in this folder, with `/` between folders"
_READ = (".yaml", ".yml", ".md")


class Folder:
    """`root` is where it is, `shown` how the author calls it; names of files are relative, with `/`."""

    def __init__(self, root: str, shown: str, problems: Problems) -> None:
        self.root = root
        self.shown = shown.replace("\\", "/").rstrip("/") if shown not in ("", ".", "./") else ""
        self.problems = problems
        self.real = os.path.realpath(root)
        self.total = 0
        self.pictured = 0  # the same for pictures
        self.failed = False  # some file could not be read
        self.used: list[str] = []  # names of files that were read
        self.others: list[str] = []  # files that are not read, as far as `names` has met them

    def at(self, name: str) -> Location:
        """The place of a whole file: its first line."""
        return Location(f"{self.shown}/{name}" if self.shown else name)

    def refuse(self, at: Locatable, message: str, hint: str = "") -> Source | None:
        self.failed = True
        self.problems.error(at, message, hint)
        return None

    def names(self) -> list[str]:
        """All `.yaml`, `.yml` and `.md` files, sorted by path; names that begin with `.`, `_` or `~` are left out."""
        found = sorted(self._walk("", 0))
        if len(found) > MAX_FILES:
            self.refuse(Location(self.shown or ".", 0, 0), f"this folder holds more than {MAX_FILES:,} files")
            return []
        return found

    def _walk(self, below: str, depth: int) -> Iterator[str]:
        try:
            entries = list(os.scandir(os.path.join(self.root, below)))
        except OSError as error:
            self.refuse(self.at(below.rstrip("/")), f"this folder cannot be read: {error.strerror}")
            return
        for entry in entries:
            name = below + entry.name
            if entry.name[0] in "._~":  # `~$people.yaml`: what an office program leaves behind
                continue
            if entry.is_symlink() and not self._contains(os.path.realpath(entry.path)):
                if _is_read(entry.name) or entry.is_dir():
                    at = self.at(_printable(name))._replace(line=0)  # none of its lines is shown
                    self.refuse(at, "this link leads out of the booklet's folder")
            elif entry.is_dir(follow_symlinks=False):
                if depth >= MAX_DEPTH:
                    self.refuse(self.at(_printable(name)), f"folders are nested more than {MAX_DEPTH} levels deep")
                else:
                    yield from self._walk(name + "/", depth + 1)
            elif _is_read(entry.name) and not entry.is_dir():
                yield name
            elif not entry.is_dir():
                self.others.append(name)

    def _contains(self, real: str) -> bool:
        return real == self.real or real.startswith(self.real.rstrip(os.sep) + os.sep)

    def within(self, name: str) -> str:
        """A path as an author wrote it → a name in this folder; "" when it leads out of it."""
        path = os.path.normpath(os.path.join(self.root, name))
        away = os.path.isabs(name) or "\\" in name or "\0" in name or os.path.normpath(name).startswith("..")
        if away or not self._contains(os.path.realpath(path)):
            return ""
        return os.path.normpath(name).replace(os.sep, "/")

    def inside(self, name: str, at: Locatable) -> str:
        """The same, told where it leads out."""
        found = self.within(name)
        if not found:
            self.refuse(at, f"`{name}` leads out of the booklet's folder", WITHIN)
        return found

    def exists(self, name: str) -> bool:
        return os.path.isfile(os.path.join(self.root, name))

    def read(self, name: str) -> Source | None:
        """A file's text with `\\n` line ends; None when it cannot be had (reported)."""
        at = self.at(_printable(name))
        try:
            data = self._bytes(name, MAX_FILE, "split it")
            self.total += len(data)
            if self.total > MAX_TOTAL:
                raise _Refused(f"all files up to this one are more than {MAX_TOTAL >> 20} MiB together")
        except _Refused as refused:
            return self.refuse(at, *refused.args)
        source = decode(data, at, self.problems)
        self.failed |= source is None
        self.used.append(name)
        return source

    def picture(self, name: str, at: Locatable) -> bytes | None:
        """A picture's bytes; None when they cannot be had (reported at the place that asks for them)."""
        try:
            data = self._bytes(name, MAX_PICTURE, "make it smaller: 2,500 pixels from side to side fill any page")
            self.pictured += len(data)
            if self.pictured > MAX_PICTURES:
                raise _Refused(f"all pictures up to this one are more than {MAX_PICTURES >> 20} MiB together")
        except _Refused as refused:
            self.problems.error(at, *refused.args)
            return None
        return data

    def _bytes(self, name: str, most: int, hint: str) -> bytes:
        """What a file holds; raises `_Refused`."""
        path = os.path.join(self.root, name)
        try:
            status = os.stat(path)
            if not stat.S_ISREG(status.st_mode):
                raise _Refused("this is not an ordinary file")
            if status.st_size > most:
                shown = f"{status.st_size / 2**20:.0f} MiB"
                raise _Refused(f"this file is {shown}; more than {most >> 20} MiB are refused", hint)
            with open(path, "rb") as file:
                return file.read(most + 1)
        except OSError as error:
            raise _Refused(f"this file cannot be read: {error.strerror}") from None


class _Refused(Exception):
    """Why a file is not read, and a hint."""


def decode(data: bytes, at: Location, problems: Problems) -> Source | None:
    """A file's bytes → its text, if they are UTF-8 (a byte-order mark is dropped); else says what they look like."""
    for begin, what in _NO_TEXT:
        if data.startswith(begin):
            hint = "take it out of this folder, or save what it says as plain text with the encoding UTF-8"
            problems.error(at, f"this file is {what} under the name of a text", hint)
            return None
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            problems.error(at, f"this file is saved as {encoding}, not as UTF-8", _SAVE)
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        if b"\0" in data[:400]:
            problems.error(at, "this file is saved as UTF-16, or is no text file", _SAVE)
            return None
        like = data[error.start : error.start + 1].decode("cp1252", "replace")
        guess = f"; in Windows-1252 or Latin-1 it is “{like}”" if like.isalnum() else ""
        message = f"this file is not saved as UTF-8: the byte {data[error.start]:02X} stands here{guess}"
        problems.error(Location(at.file, line, column), message, _SAVE)
        return None
    if "\0" in text[:400] and text.count("\0") > len(text) // 4:
        problems.error(at, "this file is saved as UTF-16, not as UTF-8", _SAVE)
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(at.file, text)


def _is_read(name: str) -> bool:
    return name.lower().endswith(_READ)


def renamed(other: str, kinds: Collection[str]) -> str:
    """A file that is not read, `people.txt` → the name its author must have meant, `people.yaml`; or ""."""
    folder, slash, name = other.rpartition("/")
    stem, _, ending = name.partition(".")
    if ending.lower() in ("yaml.txt", "yml.txt", "md.txt"):
        return other[: -len(".txt")]
    meant = ending.lower() in ("", "txt", "json") and (stem.lower() in kinds or folder.rpartition("/")[2] in kinds)
    return f"{folder}{slash}{stem}.yaml" if meant else ""


def _printable(name: str) -> str:
    """A file's name, with what is not Unicode in it replaced."""
    return os.fsencode(name).decode("utf-8", "replace")
