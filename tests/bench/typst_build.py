"""Builds the benchmark's booklet with Typst, from the repository's root: one PDF, or twelve editions in one process.

python tests/bench/typst_build.py .bench/S.yaml OUT.pdf
python tests/bench/typst_build.py .bench/S.yaml OUT-{}.pdf 12
"""

from __future__ import annotations

import json
import sys

import typst

data, out, *editions = sys.argv[1:]
with open(".bench/faces.json", encoding="utf-8") as file:
    folders = json.load(file)["folders"]
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
inputs = {"data": f"/{data}"}
if editions:
    compiler = typst.Compiler("tests/bench/booklet.typ", root=".", font_paths=fonts, sys_inputs=inputs)
    for number in range(1, int(editions[0]) + 1):
        compiler.compile(output=out.format(number), sys_inputs={**inputs, "edition": str(number)})
else:
    typst.compile("tests/bench/booklet.typ", output=out, root=".", font_paths=fonts, sys_inputs=inputs)
