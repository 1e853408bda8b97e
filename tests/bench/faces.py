"""The house style's faces → FOLDER/faces.json, so that every rival sets in the same font files, whatever they are.

python tests/bench/faces.py .bench
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import uharfbuzz as hb

from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.style import load_style

KEYS = ("roman", "italic", "bold", "bold-italic", "arabic")


def write(folder: Path) -> None:
    """`files`: face → path. `text` and `arabic`: the families' names, as a typesetter is asked for them. `folders`:
    where the files lie."""
    style = load_style("", styles_folder(), None, Problems())
    assert style is not None
    files = {key: style.fonts[key].path for key in KEYS}
    made = {
        "text": family(files["roman"]),
        "arabic": family(files["arabic"]),
        "files": {key: path.resolve().as_posix() for key, path in files.items()},
        "folders": sorted({path.resolve().parent.as_posix() for path in files.values()}),
    }
    (folder / "faces.json").write_text(json.dumps(made, indent=1), "utf-8")


def family(path: Path) -> str:
    """The family a font file says it belongs to (OpenType `name` 16, else 1)."""
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    names = hb.OTNameIdPredefined
    return str(face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
