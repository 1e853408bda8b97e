"""Objects and files: what readers and validators trip over."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.pdf import srgb
from booklet.pdf.file import PER_STREAM, File, Object, Stream, deflate
from booklet.pdf.objects import Hundredths, byte_string, name, number, text_string


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (0.5, "0.5"), (-0.001, "0"), (-0.5, "-0.5"), (100.0, "100"), (12.346, "12.35")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text
    assert Hundredths()[round(value * 100)] == text


def test_strings_and_names() -> None:
    assert text_string("a (b) \\") == r"(a \(b\) \\)"
    assert text_string("ʿA") == "(\xfe\xff\x02\xbf\x00A)"
    assert text_string("😀") == "(\xfe\xff\xd8\x3d\xde\x00)"
    assert byte_string("ʿ") == "<cabf>"
    assert name("A B#") == "/A#20B#23"
    assert number(7, 0) == "7"


@given(st.text() | st.text("\n\r()\\ʿ\u0d0a\u2829\u5c0d😀"))
def test_text_comes_back_from_a_string(text: str) -> None:
    read = pikepdf.Object.parse(text_string(text).encode("latin-1"))
    assert str(read) == text


@pytest.mark.parametrize("ending", [b"\x0c", b"\x09"])
def test_no_stream_ends_in_an_end_of_line(ending: bytes) -> None:
    assert zlib.compress(ending)[-1:] in (b"\r", b"\n"), "the case there is to mend"
    for padding in (b" ", b"\1", bytes(6) + b"\1"):
        packed, length = deflate(ending, padding)
        assert packed[-1:] not in (b"\r", b"\n")
        assert zlib.decompress(packed) == ending + padding
        assert length == 1 + len(padding)


def test_a_file_of_many_objects_is_read_back() -> None:
    file = File()
    items = [Object() for _ in range(PER_STREAM + 5)]
    refs = [file.add(item) for item in items]
    for place, item in enumerate(items):
        item.body = f"<</Place {place}/Next {refs[(place + 1) % len(refs)]}>>"
    leaf = Object()
    pages = file.add(Object(f"<</Type/Pages/Kids[{file.add(leaf)}]/Count 1>>"))
    leaf.body = f"<</Type/Page/Parent {pages}/MediaBox[0 0 9 9]/Resources<<>>>>"
    stream = file.add(Stream(b"text", "/Kind/Loose", packed=False))
    catalog = file.add(Object(f"<</Type/Catalog/Pages {pages}/First {refs[0]}/Text {stream}>>"))
    data = file.write(catalog, file.add(Object("<</Title(T)>>")))
    assert b"/Length 4>>\nstream\ntext\nendstream\nendobj\n" in data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.trailer.Info.Title) == "T"
        assert len(bytes(pdf.trailer.ID[0])) == 16
        item = pdf.Root.First
        for place in range(len(items)):
            assert item.Place == place
            item = item.Next
        assert item.Place == 0
        assert pdf.check_pdf_syntax() == []


def test_the_colour_profile_is_well_formed() -> None:
    data = srgb.profile()
    assert int.from_bytes(data[:4], "big") == len(data) < 3000
    assert data[36:40] == b"acsp"
    count = int.from_bytes(data[128:132], "big")
    tags = {}
    for at in range(132, 132 + 12 * count, 12):
        start, size = (int.from_bytes(data[at + k : at + k + 4], "big") for k in (4, 8))
        tags[data[at : at + 4]] = data[start : start + size]
    assert set(tags) == {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"}
    white = [int.from_bytes(tags[b"wtpt"][at : at + 4], "big") for at in (8, 12, 16)]
    sums = [0, 0, 0]
    for key in (b"rXYZ", b"gXYZ", b"bXYZ"):
        for axis in range(3):
            sums[axis] += int.from_bytes(tags[key][8 + 4 * axis : 12 + 4 * axis], "big", signed=True)
    assert sums == pytest.approx(white, abs=20), "the three primaries together are white"
    curve = tags[b"rTRC"]
    assert (curve[12:14], curve[-2:]) == (b"\0\0", b"\xff\xff")
