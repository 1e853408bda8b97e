"""Builds the benchmark's booklet with Typst: `typst_build.py DATA.yaml OUT.pdf`, from the repository's root."""

from __future__ import annotations

import sys

import typst

data, out = sys.argv[1:]
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=["styles/fonts"])
typst.compile("tests/bench/booklet.typ", output=out, root=".", font_paths=fonts, sys_inputs={"data": f"/{data}"})
