"""Rules for marked content (ISO 32000-1 §14.6, §14.7.4): what pages draw, and whose it is, each way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from booklet.inspect.content import PAGE, Ref
from booklet.inspect.findings import Finding
from booklet.inspect.objects import integer
from booklet.inspect.reading import Reading
from booklet.inspect.tree import Node, Words

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2}")


def marks_once(reading: Reading) -> Iterator[Finding]:
    """An MCID is used once on a page (§14.7.4.3)."""
    for content in reading.contents:
        counted = Counter((sequence.stream, sequence.mcid) for sequence in content.sequences)
        for (_, mcid), count in counted.items():
            if count > 1:
                yield Finding("mark-twice", f"MCID {mcid} marks {count} sequences", content.page)


def marks_owned(reading: Reading) -> Iterator[Finding]:
    """Every marked sequence belongs to one element, and every one that an element holds is drawn."""
    held = Counter((words.page, words.stream, words.mcid) for _, words in _held(reading))
    for content in reading.contents:
        for sequence in content.sequences:
            count = held[sequence.page, sequence.stream, sequence.mcid]
            if count != 1:
                what = "no element" if count == 0 else f"{count} elements"
                rule = "mark-without-owner" if count == 0 else "mark-held-twice"
                yield Finding(rule, f"{what} hold MCID {sequence.mcid}, “{_short(sequence.text)}”", content.page)
    for node, words in _held(reading):
        if not words.drawn:
            yield Finding("mark-not-drawn", f"{node.tag} holds MCID {words.mcid}, which nothing draws", words.page)


def marks_flat(reading: Reading) -> Iterator[Finding]:
    """No marked sequence stands inside another, for some readers lose what follows, or in an artifact (§14.8.2.2)."""
    for content in reading.contents:
        for sequence in content.sequences:
            if sequence.outer:
                rule = "element-in-artifact" if "Artifact" in sequence.outer.split() else "mark-nested"
                yield Finding(rule, f"a sequence of {sequence.tag} stands inside one of {sequence.outer}", content.page)


def marks_balanced(reading: Reading) -> Iterator[Finding]:
    """Sequences end that begin, inside the same text object; no artifact stands inside an element's (§14.6.1)."""
    names = {"balance": "mark-unbalanced", "artifact": "artifact-in-element", "content": "content-unreadable"}
    for content in reading.contents:
        for rule, says in content.faults:
            yield Finding(names[rule], says, content.page)


def all_marked(reading: Reading) -> Iterator[Finding]:
    """Whatever is drawn belongs to an element or is an artifact (ISO 14289-1 §7.1)."""
    for content in reading.contents:
        if content.loose:
            yield Finding("text-unmarked", f"“{_short(content.loose)}” is outside the tags", content.page)
        if content.strays:
            yield Finding("drawing-unmarked", f"{content.strays} strokes or images are outside the tags", content.page)


def all_readable(reading: Reading) -> Iterator[Finding]:
    """Every character has a Unicode value, and none is U+0000 or U+FFFD (ISO 14289-1 §7.21.7)."""
    for content in reading.contents:
        for font, count in content.unread.items():
            yield Finding("text-unreadable", f"{count} characters in {font} have no meaning", content.page)


def order_told(reading: Reading) -> Iterator[Finding]:
    """Words from right to left have an ActualText: they are drawn in the order of seeing, backwards for whoever
    takes strings as they come (§14.8.2.3.3)."""
    if reading.tree.root is not None:
        yield from _backwards(reading.tree.root)


def _backwards(node: Node) -> Iterator[Finding]:
    if "ActualText" in node.attributes or "Alt" in node.attributes:
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _backwards(kid)
        elif isinstance(kid, Words) and _RIGHT_TO_LEFT.search(kid.text):
            yield Finding("order-untold", f"“{_short(kid.text)}” has no ActualText, and may be backwards", kid.page)


def parents_complete(reading: Reading) -> Iterator[Finding]:
    """The ParentTree lists, by ascending keys, for each page the owner of each MCID, for each annotation its element
    (§14.7.4.4)."""
    keys = [key for key, _ in reading.parents]
    if keys != sorted(set(keys)):
        yield Finding("parents-order", "keys of the ParentTree do not ascend")
    parents = dict(reading.parents)
    if keys and integer(reading.top, "/ParentTreeNextKey", -1) <= max(keys):
        yield Finding("parents-next-key", "ParentTreeNextKey is not above every key of the ParentTree")
    owners: dict[tuple[int, Ref], dict[int, Ref]] = {}
    for node, words in _held(reading):
        owners.setdefault((words.page, words.stream), {})[words.mcid] = node.ref
    users: Counter[int] = Counter()
    for page, stream, item in _streams(reading):
        key = integer(item, "/StructParents", -1)
        marked = owners.get((page, stream), {})
        if key < 0:
            if marked:
                yield Finding("parents-missing", "has marks and no StructParents", page)
            continue
        users[key] += 1
        yield from _listed(parents.get(key), marked, page)
    for annotation in reading.annotations:
        if annotation.key is not None:
            users[annotation.key] += 1
    for key, count in users.items():
        if count > 1:
            yield Finding("parents-shared", f"key {key} of the ParentTree is used {count} times")
    for key in keys:
        if key not in users:
            yield Finding("parents-unused", f"key {key} of the ParentTree belongs to nothing")


def _listed(listed: Any, marked: dict[int, Ref], page: int) -> Iterator[Finding]:
    """A page's entry in the ParentTree, against the elements that hold its marks."""
    if not isinstance(listed, pikepdf.Array):
        if marked:
            yield Finding("parents-missing", "the ParentTree has no list for its marks", page)
        return
    refs = [item.objgen if isinstance(item, pikepdf.Dictionary) else PAGE for item in listed]
    wanted = max(marked, default=-1) + 1
    if len(refs) != wanted:
        yield Finding("parents-length", f"the ParentTree lists {len(refs)} owners for {wanted} marks", page)
    wrong = [mcid for mcid, ref in marked.items() if mcid < len(refs) and refs[mcid] != ref]
    if wrong:
        yield Finding("parents-wrong", f"the ParentTree names another owner of MCID {wrong[0]}", page)


def annotations_known(reading: Reading) -> Iterator[Finding]:
    """Every annotation to be seen belongs to an element, to which its StructParent leads, and says what it is
    (§14.7.4.3, ISO 14289-1 §7.18)."""
    holders: dict[Ref, list[Node]] = {}
    for node in reading.tree.nodes():
        for area in node.own_areas():
            holders.setdefault(area.ref, []).append(node)
    parents = dict(reading.parents)
    for annotation in reading.annotations:
        if annotation.hidden:
            continue
        nodes = holders.get(annotation.ref, [])
        if not nodes:
            yield Finding("annotation-loose", f"a {annotation.kind} belongs to no element", annotation.page)
        elif annotation.kind == "Link" and nodes[0].role not in ("Link", "Reference"):
            yield Finding("annotation-loose", f"a link belongs to an element of {nodes[0].tag}", annotation.page)
        if annotation.key is None:
            yield Finding("annotation-without-key", f"a {annotation.kind} has no StructParent", annotation.page)
        else:
            owner = parents.get(annotation.key)
            ref = owner.objgen if isinstance(owner, pikepdf.Dictionary) else PAGE
            if nodes and ref != nodes[0].ref:
                yield Finding("annotation-key", f"StructParent {annotation.key} leads elsewhere", annotation.page)
        if annotation.kind in ("Link", "Widget") and not annotation.says.strip():
            yield Finding("annotation-unsaid", f"a {annotation.kind} has no Contents", annotation.page)
        if annotation.lost:
            yield Finding("link-lost", f"a link leads to {annotation.target}, which is nowhere", annotation.page)


def pages_in_order(reading: Reading) -> Iterator[Finding]:
    """A page with annotations is walked through in the tree's order (ISO 14289-1 §7.18.3)."""
    for number in sorted({annotation.page for annotation in reading.annotations}):
        if reading.pdf.pages[number - 1].obj.get("/Tabs") != "/S":
            yield Finding("tab-order", "has links and no Tabs /S", number)


def _held(reading: Reading) -> Iterator[tuple[Node, Words]]:
    for node in reading.tree.nodes():
        for kid in node.kids:
            if isinstance(kid, Words):
                yield node, kid


def _streams(reading: Reading) -> Iterator[tuple[int, Ref, Any]]:
    """Every page, and every form whose marks the tree holds: (page, stream, dictionary with StructParents)."""
    for number, page in enumerate(reading.pdf.pages, 1):
        yield number, PAGE, page.obj
    for number, stream in sorted({(words.page, words.stream) for _, words in _held(reading) if words.stream != PAGE}):
        yield number, stream, reading.pdf.get_object(stream)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39] + "…"
