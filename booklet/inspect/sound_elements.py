"""Rules for the elements of the structure tree (ISO 32000-1 §14.7–14.8, ISO 14289-1 §7)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from booklet.inspect.findings import Finding
from booklet.inspect.reading import Reading
from booklet.inspect.roles import HEADINGS, MAY_HOLD, MUST_STAND_IN, STANDARD, TRANSPARENT, level, names
from booklet.inspect.tables import Grid
from booklet.inspect.tree import Node, Words

LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8}|x)(?:-[A-Za-z0-9]{1,8})*")  # BCP 47
_FILLED = names("P Title Lbl LBody Span Link Reference Quote Em Strong Caption TOCI TH") | frozenset(HEADINGS)
_HELD_AT_ALL = names("L LI Table TR THead TBody TFoot TOC Note FENote Sect Div BlockQuote Aside Index")


def tagged(reading: Reading) -> Iterator[Finding]:
    """There is a tree, and the file says so."""
    if reading.tree.root is None:
        yield Finding("untagged", "there is no structure tree")
    elif not reading.tree.marked:
        yield Finding("not-marked", "MarkInfo does not say that the file is tagged")
    elif reading.tree.root.role not in ("Document", "DocumentFragment"):
        yield Finding("document", f"the tree begins with {reading.tree.root.tag}, not with one Document")
    for rule, says in reading.tree.faults:
        yield Finding(f"tree-{rule}", says)


def parents_named(reading: Reading) -> Iterator[Finding]:
    """Each element names as its parent (P) the one that holds it (§14.7.2)."""
    root = reading.tree.root
    if root is None:
        return
    if root.ref != reading.tree.top and root.above != reading.tree.top:
        yield Finding("parent-wrong", f"{root.tag} does not name the tree’s root as its parent")
    for node in root.walk():
        for kid in node.nodes():
            if kid.above != node.ref:
                yield Finding("parent-wrong", f"{kid.tag} names another parent than the {node.tag} it is in", kid.page)


def roles_known(reading: Reading) -> Iterator[Finding]:
    """Every tag is a standard one or mapped to one; standard ones are not mapped away (ISO 14289-1 §7.1)."""
    unknown = {node.tag: node.page for node in reading.tree.nodes() if node.role not in STANDARD}
    for tag, page in unknown.items():
        yield Finding("role-unknown", f"nothing says what {tag} stands for", page)


def heads_scoped(reading: Reading) -> Iterator[Finding]:
    """A head of a table says whether it heads a row or a column; cells name heads that are there (§14.8.5.7)."""
    for table in _of(reading, "Table"):
        ids = {node.id for node in table.walk() if node.role in ("TH", "TD") and node.id}
        cells = [node for node in table.walk() if node.role in ("TH", "TD")]
        referred = {name for cell in cells for name in cell.get("Headers").split()}
        for cell in cells:
            if cell.role == "TH" and cell.get("Scope") not in ("Row", "Column", "Both"):
                yield Finding("head-without-scope", f"the head “{_short(cell)}” has no Scope", cell.page or table.page)
        for name in sorted(referred - ids):
            yield Finding("headers-lost", f"a cell names a head {name}, which is not in its table", table.page)


def tables_regular(reading: Reading) -> Iterator[Finding]:
    """Rows have equally many cells, spans counted (ISO 14289-1 §7.5), and some head heads them."""
    for table in _of(reading, "Table"):
        grid = Grid(table)
        if not any(cell.role == "TH" for cell in grid.cells):
            yield Finding("table-without-heads", "a table has no heads", table.page)
        widths = sorted(set(grid.widths))
        if len(widths) > 1:
            yield Finding("table-irregular", f"rows of a table have {widths[0]} to {widths[-1]} cells", table.page)


def headings_without_gaps(reading: Reading) -> Iterator[Finding]:
    """Headings begin with level 1 and go down one at a time (ISO 14289-1 §7.4.2)."""
    for node, last in gaps(node for node in reading.tree.nodes() if level(node.role)):
        above = f"a heading of level {last}" if last else "no heading"
        yield Finding("heading-gap", f"“{_short(node)}” is of level {level(node.role)} after {above}", node.page)


def gaps(headings: Iterable[Node]) -> Iterator[tuple[Node, int]]:
    """Headings in order → those that skip a level, with the level before."""
    last = 0
    for node in headings:
        if level(node.role) > last + 1:
            yield node, last
        last = level(node.role)


def figures_described(reading: Reading) -> Iterator[Finding]:
    """A figure has words in its place, and a box (ISO 14289-1 §7.3; BBox: §14.8.5.4.3)."""
    for node in _of(reading, "Figure", "Formula"):
        if not described(node):
            yield Finding("figure-without-alt", f"a {node.tag} has no alternative text", node.page)
        if node.role == "Figure" and len(node.attributes.get("BBox", ())) != 4:
            yield Finding("figure-without-box", "a Figure has no BBox", node.page)


def described(figure: Node) -> bool:
    """Whether there are words in its place."""
    return bool((figure.get("Alt") + figure.get("ActualText")).strip())


def links_hold_areas(reading: Reading) -> Iterator[Finding]:
    """A Link holds the area to press (OBJR, §14.8.4.4.2)."""
    for node in _of(reading, "Link"):
        if not any(node.own_areas()):
            yield Finding("link-without-area", f"the Link “{_short(node)}” has no annotation", node.page)


def notes_named(reading: Reading) -> Iterator[Finding]:
    """A note has an ID (ISO 14289-1 §7.9); no ID is another's; the IDTree knows them all."""
    for node in _of(reading, "Note"):
        if not node.id:
            yield Finding("note-without-id", f"the note “{_short(node)}” has no ID", node.page)
    counted = Counter(node.id for node in reading.tree.nodes() if node.id)
    for name, count in counted.items():
        if count > 1:
            yield Finding("id-twice", f"{count} elements have the ID {name}")
    for name in sorted(counted.keys() ^ reading.ids.keys()):
        where = "an element and not in the IDTree" if name in counted else "the IDTree and no element"
        yield Finding("id-tree", f"the ID {name} is in {where}")
    if list(reading.ids) != sorted(reading.ids):
        yield Finding("id-order", "the IDs of the IDTree do not ascend")
    for node in reading.tree.nodes():
        if node.id and counted[node.id] == 1 and reading.ids.get(node.id, node.ref) != node.ref:
            yield Finding("id-tree", f"the IDTree leads from {node.id} to another element")


def parts_in_wholes(reading: Reading) -> Iterator[Finding]:
    """Lists, tables and contents hold what such things hold (§14.8.4.3)."""
    if reading.tree.root is not None:
        yield from _parts(reading.tree.root, "")


def _parts(node: Node, whole: str) -> Iterator[Finding]:
    """`whole`: the nearest role above that is not transparent."""
    role = whole if node.role in TRANSPARENT else node.role
    for kid in node.kids:
        if isinstance(kid, Words):
            if node.role in MAY_HOLD and kid.text.strip() and node.role not in ("TOCI", "LI"):
                yield Finding("kid-wrong", f"text stands right inside a {node.tag}", kid.page)
        elif isinstance(kid, Node):
            above = MUST_STAND_IN.get(kid.role)
            may = MAY_HOLD.get(role)
            passing = kid.role in TRANSPARENT and kid.kids
            if (above and role not in above) or (may is not None and kid.role not in may and not passing):
                yield Finding("kid-wrong", f"a {kid.tag} stands inside a {node.tag}", kid.page)
            yield from _parts(kid, role)


def nothing_empty(reading: Reading) -> Iterator[Finding]:
    """An element that is for text has some; one that is for elements has one. A cell may be empty."""
    for node in reading.tree.nodes():
        said = any(key in node.attributes for key in ("ActualText", "Alt", "E"))
        if node.role in _FILLED and not said and not _filled(node):
            yield Finding("empty", f"a {node.tag} says nothing", node.page)
        elif node.role in _HELD_AT_ALL and not node.kids:
            yield Finding("empty", f"a {node.tag} holds nothing", node.page)


def _filled(node: Node) -> bool:
    return any(words.text.strip() for words in node.words()) or any(
        figure.role in ("Figure", "Formula", "Form") for figure in node.walk()
    )


def languages_sound(reading: Reading) -> Iterator[Finding]:
    """The file names its language, and every language is written as BCP 47 has it (ISO 14289-1 §7.2)."""
    if not reading.language:
        yield Finding("language-missing", "the file does not name its language")
    given = {(reading.language, 0)} | {(node.get("Lang"), node.page) for node in reading.tree.nodes()}
    for language, page in sorted(given):
        if language and not LANGUAGE.fullmatch(language):
            yield Finding("language-malformed", f"{language!r} is no language tag", page)


def _of(reading: Reading, *roles: str) -> Iterator[Node]:
    return (node for node in reading.tree.nodes() if node.role in roles)


def _short(node: Node) -> str:
    words = " ".join(node.text().split())
    return words if len(words) <= 40 else words[:39] + "…"
