"""What an author is told of a PDF. The whole answers are in `golden/`."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import faults
import foreign
import pikepdf
import pytest

from booklet.document import EDITIONS
from booklet.inspect import Reading, ask, text
from booklet.inspect.answers import NO, PARTLY, YES, Answer
from booklet.inspect.questions import QUESTIONS
from tests.dossier import built

GOLDEN = Path(__file__).parent / "golden"
Read = Callable[[bytes], Reading]
MAKERS: dict[str, Callable[[], bytes]] = {
    "untagged": foreign.untagged,
    "blank": foreign.blank,
    "scanned": foreign.scanned,
    "recognised": lambda: foreign.scanned(recognised=True),
    "locked": foreign.locked,
    "word-like": foreign.word_like,
}


def answers(reading: Reading) -> dict[str, Answer]:
    return {answer.id: answer for answer in ask(reading)}


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_told_of_foreign_files(name: str, read: Read, update: bool) -> None:
    told = text(ask(read(MAKERS[name]())))
    path = GOLDEN / f"{name}.txt"
    if update:
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def test_there_is_one_line_for_each_question(read: Read) -> None:
    asked = ask(read(foreign.untagged()))
    assert len({answer.id for answer in asked}) == len(asked) == len(QUESTIONS)
    assert len(text(asked).splitlines()) == len(asked) + 2
    for answer in asked:
        assert answer.question.endswith("?")
        assert (answer.todo == "") == (answer.mark == YES), answer.id


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_of_ours_stands_in_a_readers_way(read: Read, edition: str) -> None:
    asked = ask(read(built(edition=edition).pdf))
    assert {answer.mark for answer in asked} == {YES}
    assert text(asked).endswith("\nNothing stands in a reader’s way.\n")


@pytest.mark.parametrize(
    ("fault", "id", "mark"),
    [
        ("there is no tree", "tags", NO),
        ("text is outside all marks", "tags", PARTLY),
        ("the file does not say that it is tagged", "tags", PARTLY),
        ("the file has no title", "title", NO),
        ("the title is not shown", "title", PARTLY),
        ("the file names no language", "language", PARTLY),
        ("a language is misspelt", "language", PARTLY),
        ("a heading skips a level", "headings", PARTLY),
        ("a table has no heads", "tables", NO),
        ("a link does not say its key", "soundness", PARTLY),
        ("a link is tagged as something else", "links", YES),
        ("a bookmark leads nowhere", "bookmarks", PARTLY),
        ("a font is not embedded", "fonts", PARTLY),
        ("a font does not say what its codes mean", "characters", NO),
        ("a code means nothing", "characters", PARTLY),
        ("there is no xmp", "claims", NO),
        ("the parent tree is too short", "soundness", PARTLY),
    ],
)
def test_a_fault_changes_the_answer_that_it_is_about(good: bytes, read: Read, fault: str, id: str, mark: str) -> None:
    assert answers(read(good))[id].mark == YES
    assert answers(read(faults.made(good, fault)))[id].mark == mark


def test_a_figure_without_words_is_told_with_its_page(good: bytes, read: Read) -> None:
    answer = answers(read(faults.made(good, "a figure has no alternative text")))["figures"]
    assert answer.mark in (NO, PARTLY)
    assert answer.bars
    assert "(page" in answer.says and len(answer.pages) == 1


def test_hints_stop_nobody(read: Read) -> None:
    asked = answers(read(foreign.untagged(pages=30)))
    assert (asked["bookmarks"].mark, asked["bookmarks"].bars) == (NO, False)
    assert (asked["labels"].mark, asked["labels"].bars) == (NO, False)
    assert not asked["claims"].bars


def test_pages_are_named_by_their_labels(read: Read) -> None:
    with pikepdf.open(io.BytesIO(foreign.word_like())) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r, St=4)])
        out = io.BytesIO()
        pdf.save(out)
    assert "(page iv)" in answers(read(out.getvalue()))["figures"].says


def test_a_title_cannot_move_the_cursor(read: Read) -> None:
    with pikepdf.open(io.BytesIO(foreign.untagged())) as pdf:
        pdf.docinfo["/Title"] = "a\x1b[2Jb\u202ec"
        out = io.BytesIO()
        pdf.save(out)
    told = text(ask(read(out.getvalue())))
    assert "\x1b" not in told and "\u202e" not in told
