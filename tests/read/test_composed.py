"""Letters typed with their marks apart (NFD) read, sort, print and are located as those typed as one (NFC)."""

from __future__ import annotations

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.pipeline import build
from booklet.problems import Location, Problems
from booklet.read import read_archive
from booklet.read.nodes import Mapping, Scalar, Source
from booklet.read.positions import before_composing
from booklet.read.search import find_character
from booklet.read.yaml import parse

TEXTS = {
    "booklet.yaml": "title: Ḥudayj in al-Fusṭāṭ\nlanguage: en-GB\nhyphenation: [Mus-an-nāt]\nintroduction: Éa ṭā. آأ\n",
    "people.yaml": "z: {name: Ẓāfir}\na: {name: Ādam, text: 'Ḥā [[z]] ʿāṣim [@w, p. 3]'}\n",
    "works.yaml": "w: {title: Kitāb, author: al-Ṭabarī}\n",
    "terms.yaml": 't: {term: ṣadaqa, text: "Āh \\u0101 a\\u0304"}\ne: {term: ād, text: x}\n',
    "essay.md": "# Ṭitle\n\nā *ḥ* [[a]]\n",
}


def folder(base: Path, form: str) -> Path:
    base.mkdir()
    for name, text in TEXTS.items():
        (base / name).write_text(normalize(form, text), "utf-8")
    return base


def test_both_forms_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for form in ("NFC", "NFD"):
        where = folder(tmp_path / form, form)
        output = tmp_path / f"{form}.pdf"
        build(where, output)
        made.append(output.read_bytes())
        shutil.rmtree(where)
    assert normalize("NFC", TEXTS["essay.md"]) != normalize("NFD", TEXTS["essay.md"])
    assert made[0] == made[1]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("quoting", ["{}", "'{}'", '"{}"', "|\n  {}", ">-\n  {}"])
def test_places_are_those_of_the_file(form: str, quoting: str) -> None:
    value = normalize(form, "Ḥudayj’s ḍād, ā then # x")
    text = "key: " + quoting.format(value)
    root = parse(Source("a.yaml", text), Problems())
    assert isinstance(root, Mapping)
    node = root.pairs[0][1]
    assert isinstance(node, Scalar)
    assert node.value.startswith(normalize("NFC", value)[:15])
    last = text.split("\n")[-1]
    for sign in "yd,t":
        at = node.after(node.value.index(sign)).locate()
        assert last[at.column - 1] == sign
    assert last[node.after(node.value.index("ā")).locate().column - 1] == normalize(form, "ā")[0]


def test_a_message_counts_columns_as_the_file_has_them(tmp_path: Path) -> None:
    text = normalize("NFD", "a: {name: A, text: 'Ḥāṭim āḥ [[nobody]]'}\n")
    (tmp_path / "booklet.yaml").write_text("title: x\n", "utf-8")
    (tmp_path / "people.yaml").write_text(text, "utf-8")
    problems = Problems()
    read_archive(tmp_path, problems)
    (problem,) = problems
    assert text[problem.location.column - 1 :].startswith("nobody")


@given(st.text("aeu\u0304\u0323\u0301āḥب\u0654\u0653ا가ᄀ\u1161", max_size=12))
def test_every_place_of_the_composed_text_has_one_in_the_written(written: str) -> None:
    composed = normalize("NFC", written)
    places = [before_composing(written, offset) for offset in range(len(composed) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(written)
    for offset, place in enumerate(places[:-1]):
        assert len(normalize("NFC", written[:place])) <= offset


def test_a_character_is_found_in_either_form(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(normalize("NFD", "a: {name: xḥ}\n"), "utf-8")
    found = find_character(tmp_path, "ḥ", Location("", 0, 0))
    assert (found.line, found.column) == (1, 12)
