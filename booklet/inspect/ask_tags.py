"""What the tags tell: headings, figures, tables, links, and whether there are any tags at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from booklet.inspect.answers import NO, PARTLY, Answer, Question, count, on, pages_of, part_of
from booklet.inspect.reading import Annotation, Reading
from booklet.inspect.roles import level
from booklet.inspect.sound_elements import described, gaps
from booklet.inspect.tables import Grid
from booklet.inspect.tree import Node

TAGS = Question("tags", "Is it tagged?")
HEADINGS = Question("headings", "Are there headings, in levels without gaps?")
FIGURES = Question("figures", "Do figures have alternative texts?")
TABLES = Question("tables", "Do tables have heads?")
SHORT = 3  # pages that can do without headings

LINKS = Question("links", "Do links say where they lead?")


def tags(reading: Reading) -> Answer:
    """There is a structure tree, all text is in it, and the file says so."""
    tree = reading.tree
    held = {(words.page, words.stream, words.mcid) for words in tree.root.words()} if tree.root else set()
    if not held:
        todo = (
            "make the PDF anew with tags: in Word with “Document structure tags for accessibility”, among the options"
            " of saving as PDF; in LibreOffice with “Universal Accessibility (PDF/UA)”. Printing into a PDF loses tags"
        )
        says = "it has no structure tree" if tree.root is None else "its structure tree holds no text"
        return TAGS.short(NO, says, "nothing tells headings, lists and tables apart, or in what order to read", todo)
    outside = tuple(
        content.page
        for content in reading.contents
        if content.loose or any(s.text.strip() and (s.page, s.stream, s.mcid) not in held for s in content.sequences)
    )
    if outside:
        says = f"there is text outside the tags{on(outside, reading)}"
        return TAGS.short(PARTLY, says, "that text is not heard", "tag it, or mark it as an artifact", outside)
    if not tree.marked:
        todo = "set /Marked true in MarkInfo, or make the PDF anew"
        return TAGS.short(PARTLY, "it is, and does not say so", "some readers take no notice of the tags", todo)
    return TAGS.yes(f"{count(sum(1 for _ in tree.nodes()), 'element')} tell what is what")


def headings(reading: Reading) -> Answer:
    """There are some, and none skips a level."""
    if reading.tree.root is None:
        return HEADINGS.unknown()
    heads = [node for node in reading.tree.nodes() if level(node.role)]
    if not heads and any(node.role == "H" for node in reading.tree.nodes()):
        return HEADINGS.yes("their level is that of the part they stand in")
    if not heads:
        means = "nobody can go from heading to heading, or hear where a part begins"
        todo = "use the styles for headings, not just bold lines"
        return HEADINGS.short(NO, "there are none", means, todo, hint=len(reading.pages) <= SHORT)
    skipping = [node for node, _ in gaps(heads)]
    if skipping:
        pages = pages_of(skipping)
        says = f"{len(skipping)} of {len(heads)} skip a level{on(pages, reading)}"
        return HEADINGS.short(PARTLY, says, "something seems to be left out", "use the next level below", pages)
    return HEADINGS.yes(f"{count(len(heads), 'heading')} in {count(max(level(h.role) for h in heads), 'level')}")


def figures(reading: Reading) -> Answer:
    """Each has words in its place."""
    shown = [node for node in reading.tree.nodes() if node.role in ("Figure", "Formula")]
    todo = "say in a sentence what each shows, or mark it as decoration"
    return _each(FIGURES, shown, described, "all that is heard is “figure”", todo, reading)


def tables(reading: Reading) -> Answer:
    """Each has cells that head others."""
    laid = [node for node in reading.tree.nodes() if node.role == "Table"]
    todo = "mark the first row, and the column of names, as heads; where a table only makes room, use none"
    return _each(TABLES, laid, _headed, "cells are heard without what they are about", todo, reading)


def _headed(table: Node) -> bool:
    return any(cell.role == "TH" for cell in Grid(table).cells)


def _each(
    question: Question, every: Sequence[Node], has: Callable[[Node], bool], means: str, todo: str, reading: Reading
) -> Answer:
    """Whether all elements have what each must have."""
    if reading.tree.root is None:
        return question.unknown()
    bare = [node for node in every if not has(node)]
    if not bare:
        return question.yes(f"{len(every)} of {len(every)}" if every else "there are none")
    says = f"{len(bare)} of {len(every)} have none{on(pages_of(bare), reading)}"
    return question.short(part_of(len(bare), len(every)), says, means, todo, pages_of(bare))


def links(reading: Reading) -> Answer:
    """Each is in the tags, and has words or a description."""
    every = [annotation for annotation in reading.annotations if annotation.kind == "Link" and not annotation.hidden]
    holders = {area.ref: node for node in reading.tree.nodes() for area in node.own_areas()}
    silent = [link for link in every if link.ref not in holders or not (holders[link.ref].text() + link.says).strip()]
    mute = [link for link in every if not link.says.strip()]
    if silent:
        says = f"{len(silent)} of {len(every)} are outside the tags, or without words{on(_where(silent), reading)}"
        means = "they are not heard, and keys do not reach them in their place"
        todo = "make the PDF anew with tags"
        return LINKS.short(part_of(len(silent), len(every)), says, means, todo, _where(silent))
    if mute:
        says = f"{len(mute)} of {len(every)} have only the words they stand on{on(_where(mute), reading)}"
        todo = "give each a description (Contents)"
        return LINKS.short(PARTLY, says, "out of their sentence they may mean nothing", todo, _where(mute), hint=True)
    return LINKS.yes(f"{len(every):,} of {len(every):,}" if every else "there are none")


def _where(annotations: list[Annotation]) -> tuple[int, ...]:
    return tuple(sorted({annotation.page for annotation in annotations}))
