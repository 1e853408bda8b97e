"""Files' names and bytes → embedded files that the document is associated with (ISO 32000-2 §7.11.4, §14.13)."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping

from booklet.pdf.file import File, Object, Stream
from booklet.pdf.metadata import moment
from booklet.pdf.objects import array, name, text_string

TYPES = {  # by ending: RFC 9512, RFC 7763, RFC 2083, RFC 7303
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "md": "text/markdown",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}
OTHER = "application/octet-stream"
WHAT = "Source of this booklet"


def attach(file: File, files: Mapping[str, bytes], created: int | None) -> str:
    """Relative names and their bytes → the catalog's entries: the files by name, and all of them as its source."""
    refs = {text_string(key): _specify(file, key, files[key], created) for key in files}
    named = array(f"{key} {refs[key]}" for key in sorted(refs, key=_in_file))
    return f"/AF{array(refs.values())}/Names<</EmbeddedFiles<</Names{named}>>>>"


def _specify(file: File, key: str, data: bytes, created: int | None) -> str:
    """One file → the reference of its file specification (§7.11.3)."""
    date = time.strftime("D:%Y%m%d%H%M%SZ", moment(created))
    digest = hashlib.md5(data, usedforsecurity=False).hexdigest()  # what a reader checks a file by (table 45)
    params = f"/Params<</Size {len(data)}/CreationDate({date})/ModDate({date})/CheckSum<{digest}>>>"
    kind = name(TYPES.get(key.rpartition(".")[2].lower(), OTHER))
    stream = file.add(Stream(data, f"/Type/EmbeddedFile/Subtype{kind}{params}", padding=None))
    label = text_string(key)
    entries = f"/F{label}/UF{label}/AFRelationship/Source/Desc{text_string(WHAT)}/EF<</F {stream}/UF {stream}>>"
    return file.add(Object(f"<</Type/Filespec{entries}>>"))


def _in_file(written: str) -> bytes:
    """A string object → the bytes it stands for, which name trees are sorted by (§7.9.6)."""
    if written.startswith("<"):
        return bytes.fromhex(written[1:-1])
    return written[1:-1].replace("\\\\", "\\").replace(r"\(", "(").replace(r"\)", ")").encode()
