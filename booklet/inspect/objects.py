"""Entries of a PDF's dictionaries, taken as they should be: what is of another kind counts as not there.

Files of strangers hold anything anywhere; who reads them through these meets no surprise.
"""

from __future__ import annotations

from typing import Any

import pikepdf


def dictionary(holder: Any, key: str) -> Any:
    """A dictionary's entry that is one itself (a stream is), or an empty one."""
    found = holder.get(key) if isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)) else None
    return found if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)) else pikepdf.Dictionary()


def array(holder: Any, key: str) -> list[Any]:
    """A dictionary's entry that is an array, as a list."""
    found = holder.get(key)
    return list(found) if isinstance(found, pikepdf.Array) else []


def one_or_more(holder: Any, key: str) -> list[Any]:
    """A dictionary's entry that is a thing or an array of such."""
    found = holder.get(key)
    return list(found) if isinstance(found, pikepdf.Array) else [] if found is None else [found]


def integer(holder: Any, key: str, otherwise: int = 0) -> int:
    """A dictionary's entry that is a whole number."""
    found = holder.get(key)
    return int(found) if isinstance(found, int) else otherwise


def words(holder: Any, key: str) -> str:
    """A dictionary's entry that is a text string; "" where it is none."""
    found = holder.get(key)
    return str(found) if isinstance(found, pikepdf.String) else ""


def name(holder: Any, key: str) -> str:
    """A dictionary's entry that is a name, without its slash; "" where it is none."""
    found = holder.get(key)
    return str(found)[1:] if isinstance(found, pikepdf.Name) else ""


def data(stream: Any) -> bytes:
    """A stream's bytes, unpacked; none where they cannot be."""
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""
