"""What codes of a font say."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from booklet.inspect.fonts import read_cmap, read_font
from booklet.inspect.glyphnames import UNKNOWN, character_of

CMAP = b"""begincmap
2 begincodespacerange <00> <7F> <8000><FFFF> endcodespacerange
2 beginbfchar <41> <0061> <42> <00660069> endbfchar
3 beginbfrange <43> <45> <0063>
<8001> <8002> [<0645> <D835DC00>]
<46> <47> <1E24> endbfrange
endcmap"""


def simple(**entries: object) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Serif"), **entries)


def test_a_cmap_says_characters_one_by_one_and_in_ranges() -> None:
    spaces, said = read_cmap(CMAP)
    assert spaces == ((1, 0x00, 0x7F), (2, 0x8000, 0xFFFF))
    assert said == {
        b"A": "a",
        b"B": "fi",
        b"C": "c",
        b"D": "d",
        b"E": "e",
        b"F": "Ḥ",
        b"G": "ḥ",
        b"\x80\x01": "م",
        b"\x80\x02": "𝐀",
    }


def test_codes_are_as_long_as_their_range() -> None:
    with pikepdf.new() as pdf:
        encoding, unicode = pdf.make_stream(CMAP), pdf.make_stream(CMAP)
        font = read_font(Dictionary(Subtype=Name.Type0, Encoding=encoding, ToUnicode=unicode))
    assert list(font.decode(b"AB\x80\x01Z")) == ["a", "fi", "م", UNKNOWN]


def test_a_mad_range_does_not_fill_the_memory() -> None:
    assert len(read_cmap(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")[1]) == 0x10000


@pytest.mark.parametrize("data", [b"", b"beginbfchar <4> <", b"beginbfrange <00> [<41>] <00> endbfrange", b"\xff\x00"])
def test_a_broken_cmap_says_what_it_can(data: bytes) -> None:
    assert isinstance(read_cmap(data)[1], dict)


def test_an_encoding_is_enough() -> None:
    font = read_font(simple(Encoding=Name.WinAnsiEncoding))
    assert (font.name, font.embedded, font.mapped) == ("Serif", False, True)
    assert "".join(font.decode("5 € – é".encode("cp1252"))) == "5 € – é"


def test_names_of_glyphs_are_enough() -> None:
    differences = Array([65, Name.fi, Name.eacute, 200, Name.uni1E25, Name.g17])
    font = read_font(simple(Encoding=Dictionary(Differences=differences), FontDescriptor=Dictionary(Flags=4)))
    assert list(font.decode(b"AB\xc8\xc9C")) == ["fi", "é", "ḥ", UNKNOWN, UNKNOWN]


def test_a_symbolic_font_without_a_map_says_nothing() -> None:
    font = read_font(simple(FontDescriptor=Dictionary(Flags=4)))
    assert not font.mapped
    assert list(font.decode(b"A")) == [UNKNOWN]


def test_glyph_codes_without_a_map_say_nothing_but_published_collections_do() -> None:
    def wide(ordering: str) -> Dictionary:
        below = Dictionary(CIDSystemInfo=Dictionary(Registry="Adobe", Ordering=ordering, Supplement=0))
        return Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H"), DescendantFonts=Array([below]))

    assert not read_font(wide("Identity")).mapped
    assert read_font(wide("Japan1")).mapped
    assert list(read_font(wide("Identity")).decode(b"\x00\x01\x00\x02")) == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("A", "A"),
        ("A.sc", "A"),
        ("uni0628", "ب"),
        ("uni00660069", "fi"),
        ("u1D400", "𝐀"),
        ("Scaron", "Š"),
        ("amacron", "ā"),
        ("Aring", "Å"),
        ("space", " "),
        ("equal", "="),
        ("g23", UNKNOWN),
        ("", UNKNOWN),
        (".notdef", UNKNOWN),
        ("uFFFFFF", UNKNOWN),
    ],
)
def test_names_of_glyphs(name: str, text: str) -> None:
    assert character_of(name) == text
