"""`booklet new`: the starter and the editor's schemas, written into an empty folder."""

from __future__ import annotations

import json
from pathlib import Path

from booklet.read.jsonschema import NAMES, json_schema
from booklet.resources import starter_folder

SCHEMAS = ".booklet"  # the reader skips names that start with a full stop


class NotEmptyError(Exception):
    """There is something in the folder already, or it is a file."""


def create(folder: Path) -> None:
    """Write the starter into `folder`, making it if need be. Raises `NotEmptyError` before touching anything; what else
    stops it leaves the folder empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError
    try:
        (folder / SCHEMAS).mkdir(parents=True)
        for file in sorted(starter_folder().iterdir()):
            if file.is_file():
                (folder / file.name).write_bytes(file.read_bytes())
        for name in NAMES:
            text = json.dumps(json_schema(name), ensure_ascii=False, indent=1)
            (folder / SCHEMAS / f"{name}.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    except BaseException:
        for entry in (*folder.glob(f"{SCHEMAS}/*"), *folder.glob("*.*")):
            if entry.is_file():
                entry.unlink()
        if (folder / SCHEMAS).is_dir():
            (folder / SCHEMAS).rmdir()
        raise
