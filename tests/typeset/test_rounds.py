"""Contents and index agree with the pages after three rounds of make-up at most, wherever they stand."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

import booklet.typeset
from booklet.document import Block, Contents, Document, Heading, Index, IndexEntry, PageNumber, Paragraph, Section
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import ROUNDS, typeset
from booklet.typeset.cases import Cases
from booklet.typeset.makeup import MakeUp

from .conftest import span

KEYS = [f"k{n}" for n in range(40)]
WORDS = ("the", "governor", "met", "his", "army", "near", "a", "river", "and", "wrote", "to", "the", "caliph", "before")


def random_document(random: Random) -> Document:
    """Sections of text that the index counts, in which contents and an index stand anywhere."""
    sections: list[tuple[Block, ...]] = []
    for number in range(random.randint(1, 8)):
        blocks: list[Block] = [Heading(1, (span(f"Section {number}"),), f"s{number}")]
        for _ in range(random.randint(1, 12)):
            words = random.choices(WORDS, k=random.randint(5, 60))
            entry = random.choice(KEYS) if random.random() < 0.7 else ""
            text = (span(" ".join(words) + " "), span("here", entry=entry), span(". See page "), PageNumber("s0"))
            blocks.append(Paragraph(text))
            if random.random() < 0.15:
                blocks.append(Heading(2, (span(" ".join(words[:4])),)))
        sections.append(tuple(blocks))
    entries = tuple(IndexEntry((key,), (span(f"Head-word {key}"),), key) for key in KEYS)
    sections.insert(random.randint(0, len(sections)), (Heading(1, (span("Index"),)), Index(entries)))
    sections.insert(random.randint(0, len(sections)), (Heading(1, (span("Contents"),), contents=False), Contents()))
    starts = ("page", "run-on", "recto")
    return Document("T", "en-GB", tuple(Section("s", blocks, random.choice(starts)) for blocks in sections))


def test_contents_and_index_agree_with_the_pages(small: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[MakeUp] = []

    class Watched(MakeUp):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]  # passed on as they come
            made.append(self)

    monkeypatch.setattr(booklet.typeset, "MakeUp", Watched)
    cases, rounds = Cases(), Counter[int]()
    for seed in range(500):
        made.clear()
        typeset(random_document(Random(seed)), small, "student", Problems(), cases=cases)
        assert made[-1].told_rightly, seed
        rounds[len(made)] += 1
    assert max(rounds) <= ROUNDS == 3
    assert rounds[1] and rounds[2], "some stand at the end, some do not"
