"""What holds of any structure tree of ours, whatever the Document: rules → the faults of a tree, in words.

They come from PDF 32000-1 §14.8.4 and ISO/TS 32005, and from what a listener needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.tagtree import Node

MAY_HOLD = {  # what holds nothing else
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI"},
    "TOCI": {"Reference", "TOC"},
    "Table": {"TR", "THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "Reference": {"Link"},
    "BlockQuote": {"P"},
    "Figure": {"Caption"},
}
INLINE = {"Span", "Link", "Reference", "Note"}
MAY_HOLD |= dict.fromkeys(("P", "Title", "Caption", "Lbl", "H1", "H2", "H3", "H4", "H5", "H6"), INLINE)
MAY_HOLD |= {"Span": set(), "Link": {"Span"}, "Note": {"Lbl", "Span", "Link"}}
NO_WORDS = frozenset(
    [
        "Document",
        "Sect",
        "Art",
        "L",
        "LI",
        "TOC",
        "TOCI",
        "Table",
        "THead",
        "TBody",
        "TR",
        "BlockQuote",
        "Index",
        "Aside",
    ]
)
NEVER_IN = {  # nor in what is in it
    "Aside": {"Aside", "TD", "TH", "BlockQuote", "Index"},
    "BlockQuote": {"TD", "TH", "BlockQuote"},
    "Title": {"Aside", "TD", "TH", "BlockQuote", "LBody"},
    "Link": {"Link"},
    "P": {"P"},
}


def faults(root: Node) -> list[str]:
    """A tree → what is wrong with it."""
    return [*_headings(root), *_nesting(root, ()), *_tables(root), *_texts(root)]


def _headings(root: Node) -> Iterator[str]:
    before = 0
    for node in root.walk():
        if node.tag[0] == "H" and node.tag[1:].isdigit():
            level = int(node.tag[1])
            if level > before + 1:
                yield f"H{before} is followed by H{level} “{node.text}”"
            before = level


def _nesting(node: Node, above: tuple[str, ...]) -> Iterator[str]:
    if not node.kids and node.tag not in ("TD", "TH", "Document"):
        yield f"{node.tag} holds nothing"
    if node.tag in NO_WORDS and any(isinstance(kid, str) for kid in node.kids):
        yield f"{node.tag} holds words: {node.text}"
    for tag in NEVER_IN.get(node.tag, set()).intersection(above):
        yield f"{node.tag} stands in {tag}"
    allowed = MAY_HOLD.get(node.tag)
    for kid in node.nodes:
        if allowed is not None and kid.tag not in allowed:
            yield f"{node.tag} holds {kid.tag}"
        yield from _nesting(kid, (*above, node.tag))


def _tables(root: Node) -> Iterator[str]:
    known: set[str] = set()
    for table in root.all("Table"):
        heads = [str(head.element.attributes.get("ID", "")) for head in table.all("TH")]
        if "" in heads or len({*heads} - known) < len(heads):
            yield "a head has no ID of its own"
        known.update(heads)
        if not all(head.element.attributes.get("Scope") in ("Row", "Column") for head in table.all("TH")):
            yield "a head has no scope"
        wide = {sum(int(cell.element.attributes.get("ColSpan", 1)) for cell in row.nodes) for row in table.all("TR")}
        if len(wide) != 1:
            yield f"rows have {sorted(wide)} columns"
        if len({kid.tag == "TR" for kid in table.nodes}) > 1 or any(kid.tag == "THead" for kid in table.nodes[1:]):
            yield "a table holds rows and groups of rows, or a head below its body"
        for cell in table.all("TD"):
            named = str(cell.element.attributes.get("Headers", "")).split()
            if not named or not {*named} <= {*heads}:
                yield f"a cell names {named or 'no head'}: {cell.text}"


def _texts(root: Node) -> Iterator[str]:
    for tag, key in (("Figure", "Alt"), ("Link", "Contents"), ("L", "ListNumbering")):
        for node in root.all(tag):
            if not str(node.element.attributes.get(key, "")).strip():
                yield f"{tag} without {key}: {node.text}"
    for node in root.all("Table", "Aside", "Art", "Sect", "L", "TOC", "P"):
        if "Alt" in node.element.attributes:
            yield f"{node.tag} has an Alt, which hides what it holds"
