"""Six machines that differ in all that must not matter, and what each makes of the sample.

`python -m tests.machines` prints the hashes (`make hashes`); it ends with 1 where two differ. All of them pack with one
zlib. A Python with another (zlib-ng: on Windows from 3.14, on Fedora from 40) packs the same content into other bytes:
unpacked, every object is the same.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from booklet import pipeline
from booklet.document import EDITIONS, STUDENT, TEACHER
from booklet.resources import PACKAGE, starter_folder
from tests.dossier import SAMPLE

MOST = "4294967295"  # of hash seeds
NAME = "egypt ʿ 38"  # of the folder

Made = tuple[bytes, bytes]  # a booklet's file, and the one for the copier


class Machine(NamedTuple):
    """`environment` sets variables, or takes them away (None); `flags` are Python's; `folder` is where the booklet's
    lies in the working folder. `locked`: nobody may write in it."""

    what: str
    environment: dict[str, str | None] = {}
    flags: tuple[str, ...] = ()
    umask: int = 0o022
    folder: str = NAME
    locked: bool = False
    others_first: bool = False  # other booklets in the same process before


MACHINES = {
    "Tokyo": Machine(
        "UTC+9, hash seed 0, UTF-8 without a language, narrow terminal",
        {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "COLUMNS": "40"},
    ),
    "ASCII": Machine(
        "UTC−11, hash seed 1, locale C in plain ASCII, a folder deep down, open to all",
        {
            "TZ": "Pacific/Apia",
            "LC_ALL": "C",
            "PYTHONHASHSEED": "1",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        },
        umask=0o000,
        folder="a/b c/d/e",
    ),
    "POSIX": Machine(
        "UTC−3:30, greatest hash seed, locale POSIX, no home, a folder that is read-only",
        {"TZ": "America/St_Johns", "LC_ALL": "POSIX", "PYTHONHASHSEED": MOST, "HOME": "/nowhere", "TMPDIR": None},
        umask=0o077,
        locked=True,
    ),
    "Türkçe": Machine(
        "no time zone, Turkish in ISO-8859-9 (where i is no small I), random hash seed, python -OO",
        {"TZ": None, "LC_ALL": "tr_TR", "LANG": "tr_TR", "PYTHONHASHSEED": "random", "PYTHONOPTIMIZE": "2"},
    ),
    "isolated": Machine(
        "UTC+14, python -I -X utf8 -X no_debug_ranges: no variable of Python's, no working folder in its path",
        {"TZ": "Pacific/Kiritimati", "LC_ALL": None, "LANG": None, "PYTHONHASHSEED": "7", "HOME": None},
        flags=("-I", "-X", "utf8", "-X", "no_debug_ranges"),
    ),
    "workshop": Machine(
        "a process that has made other booklets before, in other styles and editions, and this one too",
        {"TZ": "Europe/London", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "42"},
        others_first=True,
    ),
}

COMMAND = "import sys; sys.path.insert(0, sys.argv.pop(1)); from booklet.__main__ import run; sys.exit(run())"


def run(machine: Machine, away: Path, edition: str = STUDENT, options: str = "", **more: str | None) -> Made:
    """Build a copy of the sample as a machine would, in a new process, in the folder `away`."""
    folder = away / machine.folder
    _copy(folder)
    asked = {"SOURCE_DATE_EPOCH": None, "PYTHONPATH": None, "LOCPATH": _locales(away)} | machine.environment | more
    environment = {key: value for key, value in (os.environ | asked).items() if value is not None}
    program = [__file__] if machine.others_first else ["-c", COMMAND, str(PACKAGE.parent), "build"]
    words = [
        *machine.flags,
        *program,
        machine.folder,
        "-o",
        "out.pdf",
        "--print",
        "--edition",
        edition,
        *options.split(),
    ]
    if machine.others_first:
        environment["PYTHONPATH"] = str(PACKAGE.parent)
    if machine.locked:
        _lock(folder, 0o555, 0o444)
    done = subprocess.run(
        [sys.executable, *(word.encode() for word in words)],
        cwd=away,
        env=environment,
        umask=machine.umask,
        capture_output=True,
        check=False,
    )
    if machine.locked:
        _lock(folder, 0o755, 0o644)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b""), done.stderr.decode(errors="replace")
    return (away / "out.pdf").read_bytes(), (away / "out.print.pdf").read_bytes()


def _copy(folder: Path) -> None:
    """The sample with its files made in another order, of other ages."""
    for number, file in enumerate(sorted(SAMPLE.rglob("*"), reverse=True)):
        if file.is_file():
            copy = folder / file.relative_to(SAMPLE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
            os.utime(copy, (number, number))


def _lock(folder: Path, of_folders: int, of_files: int) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(of_folders if path.is_dir() else of_files)


def _locales(away: Path) -> str | None:
    """Where the locale tr_TR is, which few machines have: made here, if the system can."""
    program = shutil.which("localedef")
    if not program:
        return None
    subprocess.run([program, "-i", "tr_TR", "-f", "ISO-8859-9", away / "tr_TR"], capture_output=True, check=False)
    return str(away)


def after_others(folder: Path, output: Path, edition: str) -> None:
    """Build it in this process behind other booklets, with their type shared and without."""
    shared = pipeline.Shared()
    other = TEACHER if edition == STUDENT else STUDENT
    for place, style, its in ((starter_folder(), "large-print", edition), (folder, "letter-half", other)):
        pipeline.build(place, output, style=style, edition=its, shared=shared)
    pipeline.build(folder, output, edition=edition, print_sheets=True, shared=shared)
    with_others = output.read_bytes()
    pipeline.build(folder, output, edition=edition, print_sheets=True)
    assert output.read_bytes() == with_others


def main() -> int:
    differ = False
    for edition in EDITIONS:
        hashes: set[tuple[str, ...]] = set()
        for name, machine in MACHINES.items():
            with tempfile.TemporaryDirectory() as away:
                made = run(machine, Path(away), edition)
            its = tuple(hashlib.sha256(data).hexdigest()[:32] for data in made)
            hashes.add(its)
            print(f"{edition:9}{name:10}{its[0]}  print {its[1]}  {machine.what}")
        differ = differ or len(hashes) > 1
    return int(differ)


if __name__ == "__main__":
    if sys.argv[1:]:  # as a machine of its own
        after_others(Path(sys.argv[1]), Path(sys.argv[3]), sys.argv[6])
    else:
        sys.exit(main())
