"""What a file says of itself: XMP packet and Info dictionary say the same, and only what the booklet says."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import handset
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.document import About
from booklet.pdf import metadata
from booklet.pdf.profile import UA1, UA1_FILES, UA2, UA2_FILES, Profile
from booklet.pdf.write import write_pdf
from booklet.typeset.page import Pages

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
AWKWARD = [
    "<",
    "&",
    "]]>",
    '"',
    "’",
    "(",
    "\\",
    "ʿ",
    "ā",
    "عثمانية",
    "{title}",
    "\r",
    "\n",
    "\t",
    "\x1b",
    "\0",
    "\uffff",
    "😀",
]
TEXT = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=["Cs"])))).map("".join)


def told(about: About, title: str = "T", language: str = "en-GB") -> Pages:
    return handset.booklet()._replace(about=about, title=title, language=language)


class Packet:
    """An XMP packet as any XML reader sees it."""

    def __init__(self, pages: Pages, profile: Profile = UA1, created: int | None = None) -> None:
        text = metadata.xmp(pages, created, profile).data.decode()
        self.root = ElementTree.fromstring(text[text.index("<x:") : text.rindex("<?")])

    def one(self, key: str) -> str:
        return self.root.findtext(f".//{key}", "", SPACES)

    def many(self, key: str) -> list[str]:
        return [item.text or "" for item in self.root.findall(f".//{key}/*/rdf:li", SPACES)]

    def languages(self, key: str) -> dict[str, str]:
        return {
            item.attrib[LANGUAGE]: item.text or "" for item in self.root.findall(f".//{key}/rdf:Alt/rdf:li", SPACES)
        }


def info(pages: Pages, created: int | None = None) -> dict[str, str]:
    entries = pikepdf.Object.parse(metadata.info(pages, created).encode("latin-1"))
    return {key: str(value) for key, value in entries.items()}


@settings(deadline=None)
@given(TEXT, st.lists(TEXT.filter(bool), max_size=3), TEXT, st.lists(TEXT.filter(bool), max_size=3), TEXT)
def test_both_say_the_same_whatever_it_is(
    title: str, authors: list[str], subject: str, keywords: list[str], rights: str
) -> None:
    pages = told(About(tuple(authors), subject, tuple(keywords), rights, rights), title)
    packet, entries = Packet(pages), info(pages)
    assert packet.languages("dc:title").get("x-default", "") == entries.get("/Title", "")
    assert "; ".join(packet.many("dc:creator")) == entries.get("/Author", "")
    assert packet.languages("dc:description").get("en-GB", "") == entries.get("/Subject", "")
    assert packet.one("pdf:Keywords") == "; ".join(packet.many("dc:subject")) == entries.get("/Keywords", "")
    assert set(packet.languages("dc:rights").values()) == set(packet.languages("xmpRights:UsageTerms").values())
    forbidden = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]"
    assert entries.get("/Title", "") == re.sub(forbidden, "", title.replace("\r", "\n"))


def test_dates_and_makers_are_the_same_in_both() -> None:
    for created, xmp, pdf in (
        (None, "2000-01-01T00:00:00Z", "D:20000101000000Z"),
        (1_700_000_000, "2023-11-14T22:13:20Z", "D:20231114221320Z"),
    ):
        packet, entries = Packet(told(About()), created=created), info(told(About()), created)
        assert packet.one("xmp:CreateDate") == packet.one("xmp:ModifyDate") == xmp
        assert entries["/CreationDate"] == entries["/ModDate"] == pdf
        assert packet.one("xmp:CreatorTool") == entries["/Creator"]
        assert packet.one("pdf:Producer") == entries["/Producer"]
        assert "ReportLab" in entries["/Producer"]


def test_texts_are_in_the_language_of_the_booklet() -> None:
    packet = Packet(told(About(("A", "B"), "About it", ("one", "two"), "© A"), "كتاب", "ar"))
    assert packet.languages("dc:title") == {"x-default": "كتاب", "ar": "كتاب"}
    assert packet.languages("dc:description") == {"x-default": "About it", "ar": "About it"}
    assert packet.languages("dc:rights") == {"x-default": "© A", "ar": "© A"}
    assert packet.many("dc:creator") == ["A", "B"]
    assert packet.many("dc:subject") == ["one", "two"]
    assert packet.many("dc:language") == ["ar"]


def test_what_is_not_said_is_in_neither() -> None:
    packet, entries = Packet(told(About())), info(told(About()))
    for key in ("dc:creator", "dc:description", "dc:subject", "pdf:Keywords", "dc:rights", "xmpRights:Marked"):
        assert packet.root.find(f".//{key}", SPACES) is None
    assert entries.keys() == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


@pytest.mark.parametrize(
    ("rights", "licence", "marked", "address"),
    [
        ("© A. Teacher", "", "True", ""),
        ("", "CC BY 4.0", "True", "https://creativecommons.org/licenses/by/4.0/"),
        ("", "CC BY-NC-SA 3.0 (share it)", "True", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("", "CC0 1.0", "False", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("© A. Teacher", "CC0 1.0", "True", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("", "Public domain", "False", ""),
        ("", "As told at https://example.org/terms?a=1&b=2.", "True", "https://example.org/terms?a=1&b=2"),
        ("", "CC BY 4.0 (https://example.org/by)", "True", "https://example.org/by"),
        ("", "CC BY", "True", ""),
        ("", "CC BY-ND 2.5, with thanks", "True", "https://creativecommons.org/licenses/by-nd/2.5/"),
        ("", "CC BY-SA 9.0", "True", ""),
        ("", "Ask us", "True", ""),
    ],
)
def test_rights_and_licence(rights: str, licence: str, marked: str, address: str) -> None:
    packet = Packet(told(About(rights=rights, licence=licence)))
    assert packet.one("xmpRights:Marked") == marked
    assert packet.one("xmpRights:WebStatement") == address
    assert packet.languages("xmpRights:UsageTerms").get("en-GB", "") == licence
    assert packet.languages("dc:rights")["x-default"] == (rights or licence)


@pytest.mark.parametrize(
    ("profile", "claims", "described"),
    [
        (UA1, {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}, True),
        (UA1_FILES, {"pdfuaid:part": "1", "pdfaid:part": "3", "pdfaid:conformance": "A"}, True),
        (UA2, {"pdfuaid:part": "2", "pdfuaid:rev": "2024", "pdfaid:part": "4", "pdfaid:rev": "2020"}, False),
        (
            UA2_FILES,
            {
                "pdfuaid:part": "2",
                "pdfuaid:rev": "2024",
                "pdfaid:part": "4",
                "pdfaid:conformance": "F",
                "pdfaid:rev": "2020",
            },
            False,
        ),
    ],
)
def test_claims_are_those_of_the_profile(profile: Profile, claims: dict[str, str], described: bool) -> None:
    packet = Packet(told(About()), profile)
    keys = [f"{prefix}:{key}" for prefix in ("pdfuaid", "pdfaid") for key in ("part", "conformance", "rev", "amd")]
    assert {key: packet.one(key) for key in keys if packet.one(key)} == claims
    assert (packet.one("pdfaSchema:prefix") == "pdfuaid") is described


def test_readers_find_it_in_the_file() -> None:
    pages = told(About(("A. Teacher", "B. Historian"), "About it", ("one", "two")), "Title")
    with pikepdf.open(io.BytesIO(write_pdf(pages, created=None))) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) == "Title"
        assert xmp["dc:creator"] == ["A. Teacher", "B. Historian"]
        assert str(pdf.docinfo["/Author"]) == "A. Teacher; B. Historian"
        assert str(pdf.docinfo["/Keywords"]) == xmp["pdf:Keywords"] == "one; two"
