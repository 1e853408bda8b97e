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
    stops it leaves nothing behind."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError
    files = {file.name: file.read_bytes() for file in sorted(starter_folder().iterdir()) if file.is_file()}
    for name in NAMES:
        schema = json.dumps(json_schema(name), ensure_ascii=False, indent=1)
        files[f"{SCHEMAS}/{name}.json"] = f"{schema}\n".encode()
    made = [path for path in (folder / SCHEMAS, folder, *folder.parents) if not path.exists()]
    try:
        (folder / SCHEMAS).mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except BaseException:
        for name in files:
            (folder / name).unlink(missing_ok=True)
        for path in made:
            if path.exists():
                path.rmdir()
        raise
