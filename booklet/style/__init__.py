"""`Style`: every measure, size and face of a booklet, from layered YAML sheets (`styles/*.yaml`, explained in
classroom.yaml).

`sheets` lays the sheets over one another, `lengths` reads their words, `derive` works out what they leave out, `values`
are what comes of it.
"""

from __future__ import annotations

from pathlib import Path

from booklet.problems import Problems
from booklet.style.derive import derive
from booklet.style.sheets import DEFAULT, read_sheets, sheets_of
from booklet.style.values import FIGURES, MATCH, SYMBOLS, FontSource, Measures, PageStyle, Role, RunningText, Style

__all__ = [
    "FIGURES", "MATCH", "SYMBOLS", "FontSource", "Measures", "PageStyle", "Role", "RunningText", "Style", "load_style",
    "sheets_of",
]  # fmt: skip


def load_style(name: str, styles: Path, folder: Path | None, problems: Problems) -> Style | None:
    """The name of a sheet in `styles`, or the path of one (from the booklet's folder, or from here) → `Style`.

    None when the sheet cannot be used; `problems` says why.
    """
    leaves, sheet = read_sheets(name or DEFAULT, styles, folder, problems)
    if problems.errors > 0 or not leaves:
        return None
    made = derive(name or DEFAULT, leaves, sheet, styles, folder, problems)
    return None if problems.errors > 0 else made
