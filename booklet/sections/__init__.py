"""Archive → `Document`: one file for each kind of section, in one table.

A kind is a module with `KIND`, `compose(archive, edition)` and `EXAMPLE` (file names → text of a tiny booklet, which a
test builds); it may have `START` ("page", "recto", "verso", "run-on") and `ROLE` ("cover" has neither running head nor
folio) and `FRONT` (it is front matter where it stands before all others). To add a kind, write the file and put it in
its place in `_IN_ORDER`.

A section composes nothing where its records are missing, and is then left out. Answers stand only in `Either.teacher`,
whose words never count for the index: so both editions have the same pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Protocol

from booklet.document import STUDENT, About, Block, Document, Section
from booklet.model.archive import Archive
from booklet.model.records import ROMAN
from booklet.problems import Problems
from booklet.sections import (
    blueprint,
    chronology,
    colophon,
    contents,
    corrections,
    cover,
    disputes,
    essays,
    exercises,
    glossary,
    index,
    people,
    places,
    questions,
    works,
    works_cited,
)
from booklet.sections.notes import with_signs
from booklet.sections.parts import in_parts
from booklet.sections.phrases import spoken
from booklet.sections.words import Scribe
from booklet.suggest import did_you_mean


class SectionKind(Protocol):
    """What a module in this folder offers."""

    KIND: str
    EXAMPLE: dict[str, str]

    def compose(self, archive: Archive, edition: str) -> Iterator[Block]: ...


_IN_ORDER: tuple[SectionKind, ...] = (
    cover,
    contents,
    blueprint,
    essays,
    chronology,
    people,
    places,
    works,
    disputes,
    exercises,
    corrections,
    glossary,
    questions,
    works_cited,
    index,
    colophon,
)
SECTIONS: Mapping[str, SectionKind] = {kind.KIND: kind for kind in _IN_ORDER}
_FRONT = frozenset(kind.KIND for kind in _IN_ORDER if getattr(kind, "FRONT", False))


def compose_document(archive: Archive, edition: str = STUDENT, margin: bool = True) -> Document:
    """The sections that `booklet.yaml` asks for, in its order, or all; those with nothing to say are left out.

    `margin`: the style has room for notes in the margin; without it they are remarks at the page's foot.
    """
    settings = archive.settings
    wanted = dict.fromkeys(settings.sections or SECTIONS)
    made = [_section(SECTIONS[name], archive, edition) for name in wanted if name in SECTIONS]
    sections = with_signs([*in_parts(archive, [section for section in made if section.blocks])], margin)
    return Document(
        title=settings.title,
        language=settings.language,
        sections=sections,
        about=_about(archive),
        subtitle=settings.subtitle,
        hyphenation=settings.hyphenation,
        say=settings.say,
        spare=settings.spare_pages,
        front=_front(sections) if settings.front_matter == ROMAN else 0,
    )


def _about(archive: Archive) -> About:
    """Settings → what the file tells catalogues. The question serves where no subject is given."""
    settings = archive.settings
    subject = settings.subject or spoken(Scribe(archive).text(settings.question))
    return About(settings.editors, subject, settings.keywords, settings.rights, settings.licence)


def _front(sections: Sequence[Section]) -> int:
    """How many sections at the beginning are front matter: contents, introduction and their like, up to the first of
    another kind. A cover alone is none, and where nothing follows there is none either."""
    leading = [*takewhile(lambda section: section.kind in _FRONT, sections)]
    before_text = len(leading) < len(sections) and any(section.role != cover.ROLE for section in leading)
    return len(leading) if before_text else 0


def _section(kind: SectionKind, archive: Archive, edition: str) -> Section:
    start, role = getattr(kind, "START", "page"), getattr(kind, "ROLE", "text")
    return Section(kind.KIND, tuple(kind.compose(archive, edition)), start, role)


def nothing_to_print(archive: Archive, document: Document, problems: Problems) -> None:
    """An error where every section that was asked for is left out: a booklet has a page at least."""
    asked = [name for name in archive.settings.sections if name in SECTIONS]
    if asked and not document.sections:
        at = getattr(asked[0], "at", archive.settings.at)
        hint = "write records for them, or leave `sections` out: then all that have something to print are there"
        problems.error(at, "none of the sections asked for has anything to print", hint, "sections")


def unknown_sections(archive: Archive, problems: Problems) -> None:
    """An error for each section name that no kind bears, naming the likeliest one and all of them."""
    for name in archive.settings.sections:
        if name not in SECTIONS:
            at = getattr(name, "at", archive.settings.at)
            hint = f"{did_you_mean(name, SECTIONS)} the sections are: {', '.join(SECTIONS)}".strip()
            problems.error(at, f"unknown section `{name}`", hint, "sections")
