"""What tests of sections share: a folder from YAML text, and a Document as indented text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from booklet.document import (
    AnswerLines,
    Block,
    Columns,
    Contents,
    Document,
    Either,
    Group,
    Heading,
    Index,
    Items,
    LineBreak,
    PageBreak,
    PageNumber,
    Paragraph,
    Parallel,
    Rule,
    Space,
    Table,
    Text,
    WitnessFigure,
)
from booklet.model.archive import Archive
from booklet.model.records import RECORD_KINDS, Essay, Settings
from booklet.problems import Problems

MARKS = {"roman": "", "italic": "*", "bold": "**", "bold-italic": "***"}


def text_of(text: Text) -> str:
    """`Text` → one line: faces as stars, then in braces language, link and index key."""
    out = []
    for part in text:
        if isinstance(part, LineBreak):
            out.append(" / ")
        elif isinstance(part, PageNumber):
            out.append(f"‹{part.anchor}›")
        else:
            index = f"^{part.entry}" if part.entry else ""
            notes = " ".join(n for n in (part.language, part.link, index) if n)
            mark = MARKS[part.face]
            out.append(f"{mark}{part.text}{mark}" + (f"{{{notes}}}" if notes else ""))
    return "".join(out)


def _children(blocks: tuple[Block, ...], depth: int) -> Iterator[str]:
    for block in blocks:
        yield from _lines(block, depth)


def _lines(block: Block, depth: int) -> Iterator[str]:
    """One block, its own words first, then what it holds, deeper."""
    pad = "  " * depth
    if isinstance(block, (Table, Items, Parallel)):
        yield from (pad + line for line in _many(block))
    elif isinstance(block, (Columns, Group)):
        yield f"{pad}columns {block.columns}" if isinstance(block, Columns) else f"{pad}group {block.role}"
        yield from _children(block.blocks, depth + 1)
    elif isinstance(block, Either):
        yield f"{pad}student"
        yield from _children(block.student, depth + 1)
        yield f"{pad}teacher"
        yield from _children(block.teacher, depth + 1)
    else:
        yield from (pad + line for line in _plain(block))


def _many(block: Table | Items | Parallel) -> Iterator[str]:
    """Tables, lists and columns side by side."""
    if isinstance(block, Parallel):
        yield f"parallel {block.role}{' numbered' if block.numbered else ''}"
        for column in block.columns:
            yield "  column"
            yield from _children(column, 2)
    elif isinstance(block, Items):
        yield f"items {block.role}"
        for item in block.items:
            yield f"  item {text_of(item.label)}".rstrip()
            yield from _children(item.blocks, 2)
    else:
        yield f"table {block.role}: {block.alt}"
        for kind, rows in (("header", block.header), ("row", block.rows)):
            for row in rows:
                label = f" {text_of(row.label)}" if row.label else ""
                yield f"  {kind}{_anchor(row.anchor)}{' marked' if row.marked else ''}{label}"
                for cell in row.cells:
                    yield f"    {'head ' if cell.head else ''}cell"
                    yield from _children(cell.blocks, 3)


def _plain(block: Block) -> Iterator[str]:
    """Blocks that hold no blocks."""
    match block:
        case Heading():
            notes = _anchor(block.anchor) + ("" if block.contents else " not in contents")
            notes += (" topic" if block.topic else "") + _guide(block.guide)
            yield f"h{block.level}{notes}: {text_of(block.text)}"
        case Paragraph():
            yield f"{block.role}{_anchor(block.anchor)}{_guide(block.guide)}: {text_of(block.text)}"
        case AnswerLines():
            yield f"{block.lines} {'lines' if block.ruled else 'lines of free space'}"
        case Rule():
            yield "rule"
        case Space():
            yield f"space {block.lines:g}{' fill' if block.fill else ''}"
        case PageBreak():
            yield f"new {block.to}"
        case Contents():
            yield f"contents to depth {block.depth}"
        case Index():
            yield f"index: {text_of(block.title)}" if block.title else "index"
            for entry in block.entries:
                see = f" → {text_of(entry.see)}" if entry.see else ""
                also = " see also " + "; ".join(text_of(other.name) for other in entry.also) if entry.also else ""
                yield f"  {entry.sort} | {text_of(entry.text + entry.more)} ^{','.join(entry.keys)}{see}{also}"
        case WitnessFigure():
            yield f"witnesses: {block.alt}"
            for witness in block.witnesses:
                yield f"  {text_of(witness.name)}: {'; '.join(map(text_of, witness.accounts))}"


def _guide(guide: str) -> str:
    return f" guide={guide}" if guide else ""


def _anchor(anchor: str) -> str:
    return f" #{anchor}" if anchor else ""


def outline(document: Document) -> str:
    """A `Document` → indented text, one line a block."""
    out = [f"{document.title} | {document.subtitle} | {', '.join(document.about.authors)} | {document.language}"]
    for section in document.sections:
        out.append(f"section {section.kind} {section.start} {section.role}")
        out.extend(_children(section.blocks, 1))
    return "\n".join(out) + "\n"


@pytest.fixture(name="outline")
def outline_fixture() -> Callable[[Document], str]:
    return outline


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Mapping[str, str | bytes] | str], Archive]:
    """Files of a folder (or the text of its `booklet.yaml`) → `Archive`; an error in them fails the test."""
    from booklet.read import read_archive

    def read_files(files: Mapping[str, str | bytes] | str) -> Archive:
        for name, text in ({"booklet.yaml": files} if isinstance(files, str) else files).items():
            (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        problems = Problems()
        archive = read_archive(tmp_path, problems)
        assert not problems.errors, list(problems)
        assert archive is not None
        return archive

    return read_files


@pytest.fixture
def archive() -> Callable[..., Archive]:
    """Records, and settings by name → an `Archive`, each record under its kind."""

    def make(*records: Any, **settings: Any) -> Archive:
        kinds: dict[str, dict[str, Any]] = {kind: {} for kind in (*RECORD_KINDS, "essays")}
        names = {type_: kind for kind, type_ in RECORD_KINDS.items()} | {Essay: "essays"}
        for record in records:
            kinds[names[type(record)]][record.id] = record
        by_id = {id: record for held in kinds.values() for id, record in held.items()}
        return Archive(settings=Settings(**{"title": "A booklet"} | settings), **kinds, records=by_id)

    return make
