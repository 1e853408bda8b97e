"""The index: head-words, every other name a reader may look under, and what is to be seen also."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from booklet.document import Heading, Index, IndexEntry, Span
from booklet.model.archive import Archive
from booklet.sections import compose_document
from booklet.sections.phrases import spoken

FOLDER = """\
title: T
people:
  ibn-hudayj:
    name: Ibn Hudayj
    full name: Muʿāwiya b. Ḥudayj
    script: {ar: معاوية بن حديج}
    also: [Abu Nuʿaym, Ibn-Ḥudayj]
  othman: {name: ʿUthman, script: {grc: Οὐθμάν}}
groups:
  rebels: {name: The rebels, text: "They rose: see [[fitna]] and [[pledge|their word]]. They are no [[mourners]]."}
  mourners: {name: ʿUthmaniyya, text: "Led by [[ibn-hudayj]]."}
places: {kufa: {name: Kufa, full name: al-Kūfa, also: [Koufa], script: {ar: الكوفة}}}
works: {tabari: {title: Tārīkh, author: Muḥammad b. Jarīr, short: al-Tabari}}
terms:
  fitna: {term: fitna, language: ar-Latn, script: {ar: فتنة}, text: "Strife; compare [[pledge]]."}
  pledge: {term: bayʿa, also: [oath], text: A pledge.}
  uthmani: {term: ʿUthmāniyya, text: "Those who mourned [[othman]]: see [[rebels]]."}
"""


@pytest.fixture
def indices(read: Callable[[str], Archive]) -> list[Index]:
    (section,) = [s for s in compose_document(read(FOLDER)).sections if s.kind == "index"]
    assert isinstance(section.blocks[0], Heading)
    return [block for block in section.blocks if isinstance(block, Index)]


def shown(entry: IndexEntry) -> str:
    see = f" → {spoken(entry.see)}" if entry.see else ""
    return spoken(entry.text) + see


def test_every_spelling_sends_to_the_head_word(indices: list[Index]) -> None:
    latin = [shown(entry) for entry in indices[0].entries]
    assert latin == [
        "Abu Nuʿaym → Ibn Hudayj",
        "bayʿa",
        "fitna",
        "Ibn Hudayj",
        "Koufa → Kufa",
        "Kufa",
        "Muʿāwiya b. Ḥudayj → Ibn Hudayj",
        "Muḥammad b. Jarīr → al-Tabari",
        "oath → bayʿa",
        "The rebels",
        "al-Tabari",
        "Tārīkh → al-Tabari",
        "ʿUthman",
        "ʿUthmāniyya",
    ]


def test_names_in_other_scripts_follow_in_the_order_of_each(indices: list[Index]) -> None:
    assert [spoken(index.title) for index in indices] == ["", "In Arabic script", "In Greek script"]
    assert [shown(entry) for entry in indices[1].entries] == [
        "فتنة → fitna",
        "الكوفة → Kufa",
        "معاوية بن حديج → Ibn Hudayj",
    ]
    assert [entry.text for entry in indices[2].entries] == [(Span("Οὐθμάν", language="grc"),)]
    assert {s.language for entry in indices[1].entries for s in entry.text if isinstance(s, Span)} == {"ar"}


def test_groups_and_terms_send_to_those_that_their_texts_name(indices: list[Index]) -> None:
    also = {spoken(entry.text): [spoken(name) for _, name in entry.also] for entry in indices[0].entries if entry.also}
    assert also == {"The rebels": ["fitna", "ʿUthmāniyya"], "fitna": ["bayʿa"], "ʿUthmāniyya": ["The rebels"]}
    (merged,) = [entry for entry in indices[0].entries if spoken(entry.text) == "ʿUthmāniyya"]
    assert merged.keys == ("mourners", "uthmani")
