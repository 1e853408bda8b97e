"""What a page draws, by marks."""

from __future__ import annotations

from collections.abc import Callable

import foreign
import pytest

from booklet.inspect import Reading
from booklet.inspect.content import PAGE, Content

Read = Callable[[bytes], Reading]


def drawn(read: Read, content: str) -> Content:
    maker = foreign.Maker()
    maker.page(content)
    return read(maker.bytes()).contents[0]


def test_a_word_processors_page(read: Read) -> None:
    content = read(foreign.word_like()).contents[0]
    said = {(s.mcid, s.stream == PAGE): s.text for s in content.sequences}
    assert said == {
        (0, True): "Two lines of text,a gap and a kern.",
        (1, True): "A head",
        (2, True): "for example this",
        (3, True): "cell",
        (0, False): "inside a form",
        (4, True): "",
    }
    assert content.artifacts == "7"
    assert content.loose == "loose" + 2 * "\ufffd"
    assert (content.images, content.strays, content.faults) == (1, 0, ())
    assert content.unread == {"Secret": 2}
    assert [s.draws for s in content.sequences] == [True] * 6


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("/P <</MCID 0>> BDC", "never closed"),
        ("EMC", "never begun"),
        ("BT /P <</MCID 0>> BDC ET EMC", "outlives"),
        ("/P <</MCID 0>> BDC BT EMC ET", "did not begin in"),
        ("/P <</MCID 0>> BDC /Artifact BMC EMC EMC", "artifact stands inside"),
    ],
)
def test_what_is_out_of_balance_is_told(read: Read, content: str, fault: str) -> None:
    (found,) = drawn(read, content).faults
    assert fault in found[1]


def test_what_stands_inside_what(read: Read) -> None:
    content = drawn(read, "/P <</MCID 0>> BDC /Span <</MCID 1>> BDC EMC EMC /Artifact BMC /P <</MCID 2>> BDC EMC EMC")
    assert [(s.mcid, s.outer) for s in content.sequences] == [(1, "P"), (0, ""), (2, "Artifact")]


def test_drawing_outside_marks_is_counted(read: Read) -> None:
    content = drawn(read, "0 0 9 9 re f /Span BMC 0 0 9 9 re f EMC /P <</MCID 0>> BDC 0 0 9 9 re S EMC")
    assert (content.strays, content.sequences[0].draws) == (2, True)


def test_unseen_text_is_told_from_seen(read: Read) -> None:
    content = drawn(read, "BT /F 9 Tf q 3 Tr (abc) Tj Q (de) Tj ET")
    assert (content.hidden, content.letters) == (3, 2)


def test_what_follows_on_a_line_is_not_parted(read: Read) -> None:
    content = drawn(read, "/P <</MCID 0>> BDC BT /F 9 Tf 1 0 0 1 9 50 Tm (wo) Tj 1 0 0 1 20 50 Tm (rd) Tj ET EMC")
    assert content.sequences[0].text == "word"


def test_content_that_cannot_be_read_is_told(read: Read) -> None:
    maker = foreign.Maker()
    page = maker.page("")
    page.Contents.write(b"/P <</MCID 0>> BDC << (")
    contents = read(maker.bytes()).contents
    assert contents[0].faults
