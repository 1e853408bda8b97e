"""What copying gives where tags are not asked for: the order in which pages are drawn.

A paragraph's words stand together and in order, but where a page or a column cuts it. Not so words of two directions in
one line: PDFium leaves several Arabic words between Latin ones in the order in which they are seen, and pypdf takes the
space behind them for one before them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdf
import pytest

from tests.roundtrip import by_pdfium
from tests.roundtrip.booklets import Booklet
from tests.roundtrip.test_roundtrip import sample
from tests.roundtrip.tree import is_arabic, words

CUT = 0.01  # of the passages, at most, are cut by the end of a page or a column
DASHED = re.compile(r"(?<=[^\W_])–\s+(?=\d)")
BEHIND_ARABIC = re.compile(r"(?<=[\u0600-\u06ff])(?=[^\u0600-\u06ff\s])")  # where pypdf loses a space
EDGES = "()[]·,.;:"  # stand on the other side of an Arabic word, or touch it


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


PLAIN = pytest.mark.parametrize("plain", [by_pdfium.plain, by_pypdf], ids=["PDFium", "pypdf"])


def copied(pages: list[str]) -> str:
    """The words of all pages between single spaces. A line may end behind a dash without a space."""
    text = DASHED.sub("–", "\n".join(pages))
    return f" {' '.join(words(text))} "


def pieces(passage: list[str], text: str) -> int:
    """In how many pieces, each as long as can be, a passage stands in a text, one after another; 0 if it does not."""
    number = start = at = 0
    while at < len(passage):
        stop = len(passage)
        while (found := text.find(f" {' '.join(passage[at:stop])} ", start)) < 0:
            stop -= 1
            if stop == at:
                return 0
        start = found + len(" ".join(passage[at:stop])) + 1
        at = stop
        number += 1
    return number


@PLAIN
@pytest.mark.parametrize(("edition", "style"), [("student", "classroom"), ("teacher", "letter-half")])
def test_paragraphs_are_copied_whole(edition: str, style: str, plain: Callable[[bytes], list[str]]) -> None:
    booklet: Booklet = sample(edition, style)
    text = copied(plain(booklet.pdf))
    latin = [passage for passage in map(words, booklet.said) if not any(map(is_arabic, passage))]
    assert len(latin) > 1500
    whole = {" ".join(passage) for passage in latin if f" {' '.join(passage)} " in text}
    cut = [passage for passage in latin if " ".join(passage) not in whole]
    assert len(cut) < CUT * len(latin), cut
    assert [passage for passage in cut if pieces(passage, text) not in (2, 3)] == []


@PLAIN
def test_no_word_is_lost_or_made(plain: Callable[[bytes], list[str]]) -> None:
    """Word by word, in both scripts: nothing that a page says is copied otherwise than it is spelled."""
    booklet = sample("student", "classroom")
    apart = BEHIND_ARABIC.sub(" ", copied(plain(booklet.pdf)))
    text = {word.strip(EDGES) for word in apart.split()}
    spelled = {word.strip(EDGES) for passage in booklet.said for word in words(passage)}
    assert sorted(spelled - text) == []
