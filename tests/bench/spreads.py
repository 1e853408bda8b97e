"""`make compare`: six spreads of the sample's running text set by booklet and by Typst → how good their lines are.

    python tests/bench/spreads.py            writes .bench/spreads/{booklet,typst}.pdf and prints the table

Face, size, leading, measure, margins and language are the same, justification and hyphenation are on; `lines.py`
measures both files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from lines import Figures, figures, lines
from prose import archive, paragraphs

from booklet.problems import Problems
from booklet.resources import styles_folder
from booklet.style import Style, load_style

ROOT = Path(__file__).parents[2]
BENCH = Path(".bench")
FOLDER = BENCH / "spreads"
SHEET = """\
# The house style; only what is not running text is set in another size, so that it can be told apart.
extends: classroom
roles:
  running head: {size: 7.25}
  folio: {size: 7.25}
"""
# What is told: field of `Figures`, words for it, whether less is better, how it is shown.
ROWS = (
    ("pages", "pages", False, "{:d}"),
    ("lines", "lines", False, "{:d}"),
    ("mean", "mean adjustment ratio, sign apart", True, "{:.3f}"),
    ("loosest", "worst: the loosest line", True, "{:.2f}"),
    ("tightest", "worst: the tightest line", True, "{:.2f}"),
    ("spread", "standard deviation of the ratios", True, "{:.3f}"),
    ("scaled", "glyphs drawn wider or narrower, at most", False, "{:.1%}"),
    ("hyphens", "lines that end in a hyphen", True, "{:d}"),
    ("in_a_row", "most of them in a row", True, "{:d}"),
    ("at_foot", "on a page’s last line", True, "{:d}"),
    ("rivers", "rivers through four lines and more", True, "{:d}"),
    ("longest_river", "lines of the longest river", True, "{:d}"),
    ("widows", "widows", True, "{:d}"),
    ("orphans", "orphans", True, "{:d}"),
    ("runts", "runts (a last line shorter than the indent)", True, "{:d}"),
)


def content(style: Style, texts: list[str]) -> dict[str, Any]:
    """What Typst's template reads."""
    page, body, title = style.page, style.roles["body"], style.roles["heading 1"]
    return {
        "style": {
            **{name: getattr(page, name) for name in ("width", "height", "inner", "outer", "top", "bottom")},
            "size": body.size,
            "leading": body.leading,
            "indent": body.indent,
            "title": title.size,
            "after": title.after,
        },
        "paragraphs": texts,
    }


def write_folder(texts: list[str]) -> None:
    """Our booklet: one essay."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    escaped = [text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") for text in texts]
    settings = "title: Running text\nlanguage: en-GB\nstyle: _spreads.yaml\nsections: [essays]\nessays: [text.md]\n"
    settings += f"hyphenation: [{', '.join(archive().settings.hyphenation)}]\n"
    (FOLDER / "booklet.yaml").write_text(settings, "utf-8")
    (FOLDER / "_spreads.yaml").write_text(SHEET, "utf-8")
    (FOLDER / "text.md").write_text("# Running text\n\n" + "\n\n".join(escaped) + "\n", "utf-8")


def build_typst() -> None:
    import typst

    folders = json.loads((BENCH / "faces.json").read_text("utf-8"))["folders"]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    typst.compile("tests/bench/spreads.typ", output=str(FOLDER / "typst.pdf"), root=".", font_paths=fonts)


def natural_space(path: Path, size: float) -> float:
    """The advance of the space in a font file at a size (points)."""
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(face)
    return float(font.get_glyph_h_advance(font.get_nominal_glyph(ord(" ")))) * size / face.upem


def table(ours: Figures, theirs: Figures) -> str:
    out = [f"{'':<46}{'booklet':>9}{'Typst':>9}   ours no worse"]
    for field, words, ranked, shown in ROWS:
        a, b = getattr(ours, field), getattr(theirs, field)
        verdict = ("yes" if abs(a) <= abs(b) else "NO") if ranked else ""
        out.append(f"{words:<46}{shown.format(a):>9}{shown.format(b):>9}   {verdict}".rstrip())
    return "\n".join(out)


def main() -> None:
    os.chdir(ROOT)
    BENCH.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "tests/bench/faces.py", str(BENCH)], check=True)
    texts = paragraphs()
    write_folder(texts)
    style = load_style("_spreads.yaml", styles_folder(), FOLDER, Problems())
    assert style is not None
    (BENCH / "spreads.json").write_text(json.dumps(content(style, texts), ensure_ascii=False), "utf-8")
    ours = FOLDER / "booklet.pdf"
    subprocess.run([sys.executable, "-m", "booklet", "build", str(FOLDER), "-o", str(ours), "--quiet"], check=True)
    build_typst()
    size = style.roles["body"].size
    space = natural_space(style.fonts["roman"].path, size)
    indent = style.roles["body"].indent * size
    said = [text.replace("*", "") for text in texts]
    told = [figures(lines(path, size), said, space, indent) for path in (ours, FOLDER / "typst.pdf")]
    print(f"{len(texts)} paragraphs, {sum(len(text.split()) for text in texts)} words, {size:g} points", end=" ")
    print(f"on a measure of {style.page.measure:.1f}, {json.loads((BENCH / 'faces.json').read_text())['text']}\n")
    print(table(*told))


if __name__ == "__main__":
    main()
