"""Values → the text of PDF objects (ISO 32000-1 §7.3). Latin-1 text: one character is one byte of the file."""

from __future__ import annotations

from collections.abc import Iterable

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})
_SPECIAL = "()<>[]{}/%#"


def number(value: float, places: int = 2) -> str:
    """A number in the fewest characters: `3`, `-0.5`."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Hundredths(dict[int, str]):
    """Hundredths of a point → the number as text, each made once: coordinates repeat all over a booklet."""

    def __missing__(self, value: int) -> str:
        text = self[value] = number(value / 100)
        return text

    def of(self, value: float) -> str:
        """A number rounded to hundredths."""
        return self[round(value * 100)]


def name(text: str) -> str:
    """A name object; what is not a regular character is written as #xx (§7.3.5)."""
    return "/" + "".join(
        chr(byte) if 33 <= byte <= 126 and chr(byte) not in _SPECIAL else f"#{byte:02X}" for byte in text.encode()
    )


def text_string(text: str) -> str:
    """A text string (§7.9.2.2): readable when ASCII, else UTF-16 with its mark, byte by byte."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPES)})"
    return "(\xfe\xff" + text.encode("utf-16-be").decode("latin-1").translate(_ESCAPES) + ")"


def byte_string(text: str) -> str:
    """A byte string, e.g. an ID of a structure element: UTF-8 in hexadecimal unless it is ASCII."""
    return text_string(text) if text.isascii() else f"<{text.encode().hex()}>"


def utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def array(items: Iterable[str]) -> str:
    return "[" + " ".join(items) + "]"
