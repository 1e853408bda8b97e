"""Files' names and bytes → embedded files that the document is associated with (ISO 32000-2 §7.11.4, §14.13)."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping

from booklet.pdf.file import File, Object, Stream
from booklet.pdf.metadata import moment
from booklet.pdf.objects import array, name, text_string, utf16

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
    """Relative names and their bytes → the catalog's entries: the files by name, and all of them as its source.

    Keys of a name tree are sorted (§7.9.6): by their bytes, or, as some readers do, by the characters that these mean.
    Both come to the same where all are written alike.
    """
    refs = {key: _specify(file, key, data, created) for key, data in files.items()}
    plain = all(key.isascii() and key.isprintable() for key in refs)
    ordered = sorted(refs, key=lambda key: key.encode("utf-16-be"))
    named = array((text_string(key) if plain else f"<FEFF{utf16(key)}>") + refs[key] for key in ordered)
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
