"""What figures show, in words: nothing that stands in the figure is missing there; and line numbers that are asked
for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from booklet.document import Block, Document, GridFigure, Parallel, WitnessFigure
from booklet.model.archive import Archive
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.sections import SECTIONS, compose_document
from booklet.sections.alternatives import of_grid, of_witnesses
from booklet.sections.cover import MOST_POINTS, MOST_ROWS
from booklet.sections.lines import lines_are_named
from booklet.sections.phrases import spoken
from tests.dossier import SAMPLE, dossier

Read = Callable[[Any], Archive]


def all_of(kind: type, document: Document) -> list[Any]:
    def walk(block: Block) -> Iterator[Block]:
        if isinstance(block, kind):
            yield block

    return [found for section in document.sections for block in section.blocks for found in walk(block)]


@pytest.fixture(scope="module")
def sample() -> Document:
    archive = read_archive(SAMPLE, Problems())
    assert archive is not None
    return compose_document(archive)


def test_the_grid_on_the_cover_is_told_whole(sample: Document) -> None:
    """Every account, every point, and every stance as often as it is drawn."""
    (figure,) = all_of(GridFigure, sample)
    disputes = dossier()["disputes"].values()
    largest = max(disputes, key=lambda d: len(d["accounts"]) * len(d["points"]))
    points = [p if isinstance(p, str) else p.get("short", p["ask"]) for p in largest["points"].values()]
    assert all(point.rstrip("?") in figure.alt for point in points[:MOST_POINTS])
    told = figure.alt.split(" – ")[1:]
    assert len(told) == len(figure.rows) == min(len(largest["accounts"]), MOST_ROWS)
    for account, row, words in zip(largest["accounts"], figure.rows, told):
        assert all(f"{stance}: " in words for stance in set(row))
        work = account.get("work") or dossier()["accounts"][account["account"]]["work"]
        assert dossier().work(work) in figure.alt


def test_witness_figures_are_told_whole(sample: Document) -> None:
    figures = all_of(WitnessFigure, sample)
    assert len(figures) > 5
    for figure in figures:
        for witness in figure.witnesses:
            labels = "; ".join(map(spoken, witness.accounts)).replace("\u00a0", " ")
            many = "account" if len(witness.accounts) == 1 else "accounts"
            assert f"{spoken(witness.name)}, {len(witness.accounts)} {many}: {labels}." in figure.alt


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_figure_of_every_example_is_told(kind: str, read: Read) -> None:
    document = compose_document(read(SECTIONS[kind].EXAMPLE))
    figures = all_of(GridFigure, document) + all_of(WitnessFigure, document)
    assert all(len(figure.alt) > 40 for figure in figures)
    assert bool(figures) is (kind in ("blueprint", "corrections", "disputes", "works"))


def test_a_grid_in_words() -> None:
    rows = [("A Kindi", ("says", "silent", "says")), ("B", ("denies",) * 3), ("C", ("it is said", "says", "silent"))]
    assert of_grid("Who came?", ["Men", "Way", "End"], rows) == (
        "Who came? 3 accounts on 3 points. A Kindi – says: Men, End; silent: Way. B – denies: every point. "
        "C – it is said: Men; says: Way; silent: End."
    )


def test_witnesses_in_words() -> None:
    told = of_witnesses([("Layth", ("A Kindi\u00a05", "C Tabari")), ("Zuhri", ("B Tabari",))])
    assert told == "Layth, 2 accounts: A Kindi 5; C Tabari. Zuhri, 1 account: B Tabari."


def asking(question: str, language: str = "en-GB") -> str:
    return (
        f"title: T\nlanguage: {language}\nworks: {{w: {{title: W}}}}\n"
        "accounts: {a: {work: w, text: Told.}}\n"
        f"questions: {{q: {{question: '{question}'}}}}\n"
    )


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("What does line 5 leave out?", "en-GB", True),
        ("Read *lines* 3–8 of account A.", "en-GB", True),
        ("Lines 3 to 8: who speaks?", "en-GB", True),
        ("Draw a time line with 5 events.", "en-GB", False),
        ("Use 5 lines.", "en-GB", False),
        ("Was steht in Zeile 5?", "de-DE", True),
        ("What does line 5 leave out?", "de-DE", False),
        ("Que dit la ligne 5 ?", "fr", True),
        ("ماذا يقول السطر ٥؟", "ar", True),
        ("line 5", "sw", False),
    ],
)
def test_lines_that_are_named_are_counted(read: Read, question: str, language: str, named: bool) -> None:
    archive = read(asking(question, language))
    assert lines_are_named(archive) is named
    (parallel,) = all_of(Parallel, compose_document(archive))
    assert (parallel.numbered, parallel.counted) == (True, named)
