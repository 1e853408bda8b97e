"""The standard structure types (ISO 32000-1 §14.8.4, ISO 32000-2 §14.8.4) and what each may hold."""

from __future__ import annotations

from collections.abc import Mapping


def names(words: str) -> frozenset[str]:
    """Words → the set of them."""
    return frozenset(words.split())


HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")
GROUPS = names("Document DocumentFragment Part Art Sect Div NonStruct Private Index Aside BlockQuote TOC TOCI")
BLOCKS = names(
    "P Title L LI Lbl LBody Table TR TH TD THead TBody TFoot Caption Figure Formula Form Note FENote Artifact"
)
BLOCKS |= frozenset(HEADINGS)
INLINES = names("Span Quote Reference BibEntry Code Link Annot Em Strong Sub Ruby RB RT RP Warichu WT WP")
STANDARD = GROUPS | BLOCKS | INLINES | {"StructTreeRoot"}
TRANSPARENT = names("Div NonStruct Sect Part Art")  # may stand between a whole and its parts

# A whole → its parts. What stands in it must be one of them, or transparent.
MAY_HOLD: Mapping[str, frozenset[str]] = {
    "TOC": names("TOC TOCI Caption"),
    "TOCI": names("Lbl Reference NonStruct P TOC Link Span"),
    "L": names("L LI Caption"),
    "LI": names("Lbl LBody L"),
    "Table": names("TR THead TBody TFoot Caption"),
    "THead": names("TR"),
    "TBody": names("TR"),
    "TFoot": names("TR"),
    "TR": names("TH TD"),
}
# A part → the wholes that it may stand in.
MUST_STAND_IN: Mapping[str, frozenset[str]] = {
    "TOCI": names("TOC"),
    "LI": names("L"),
    "LBody": names("LI"),
    "TR": names("Table THead TBody TFoot"),
    "TH": names("TR"),
    "TD": names("TR"),
    "THead": names("Table"),
    "TBody": names("Table"),
    "TFoot": names("Table"),
}


def level(role: str) -> int:
    """A heading's level, 0 of what is none and of `H`."""
    return int(role[1:]) if role[:1] == "H" and role[1:].isdigit() else 0
