"""Structure types and attributes as data: which namespace has which type, what stands for what in which profile.

PDF 1.7 knows one set of types (ISO 32000-1 §14.8.4). PDF 2.0 (ISO 32000-2 §14.8.6) has two, each in a namespace; those
of 1.7 are meant where an element names none. A type of either set may be used with both kinds of file: see `ROLES` and
`NATIVE`.
"""

from __future__ import annotations

from collections.abc import Mapping

_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_BLOCKS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
_INLINES = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
OF_1_7 = frozenset(f"{_GROUPS} {_BLOCKS} {_INLINES}".split())
_LEFT = "Art BlockQuote TOC TOCI Index Private Quote Note Reference BibEntry Code"  # behind, by PDF 2.0
_NEW = "DocumentFragment Aside Title FENote Sub Em Strong"
OF_2_0 = (OF_1_7 - frozenset(_LEFT.split())) | frozenset(_NEW.split())

NAMESPACE = "http://iso.org/pdf2/ssn"  # of `OF_2_0`
NATIVE: Mapping[str, str] = {"Note": "FENote"}  # types of 1.7 that PDF/UA-2 replaces (ISO 14289-2 §8.2.5.14)
ROLES: Mapping[str, str] = {  # types of 2.0 → those of 1.7 that they are taken for in a file of 1.7
    "Title": "P",
    "Aside": "Div",
    "FENote": "Note",
    "Em": "Span",
    "Strong": "Span",
    "Sub": "Span",
}

TEXTS = frozenset(("Lang", "Alt", "ActualText", "E", "T"))  # in the element itself (§14.7.2)
OWNERS: Mapping[str, str] = {  # of attributes (§14.8.5)
    "Scope": "Table",
    "ColSpan": "Table",
    "RowSpan": "Table",
    "Headers": "Table",
    "Summary": "Table",
    "ListNumbering": "List",
    "BBox": "Layout",
    "Placement": "Layout",
}
OWNERS_2_0: Mapping[str, str] = {"NoteType": "FENote"}  # what a file of 1.7 leaves out
USUAL: Mapping[str, Mapping[str, str]] = {tag: {"NoteType": "Footnote"} for tag in ("Note", "FENote")}  # unless said
REFERRING = ("Reference", "TOCI")  # whose Ref names what the link in it leads to
