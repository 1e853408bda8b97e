"""Offsets in values lead back to the character in the file, in every YAML style, however the text is folded."""

from __future__ import annotations

from typing import NamedTuple

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.problems import Location, Problems
from booklet.read.nodes import Mapping, Scalar, Source, Spot
from booklet.read.yaml import parse

LETTERS = "ab ḥʿ.,:'\"#\\*[]{}-ع漢\n"
TEXTS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=120)


class Styled(NamedTuple):
    text: str
    style: str


class Dumper(pyyaml.SafeDumper):
    """Writes a `Styled` in its style, where YAML can."""


def _styled(dumper: pyyaml.SafeDumper, styled: Styled) -> pyyaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", styled.text, style=styled.style or None)


Dumper.add_representer(Styled, _styled)


def only_scalar(text: str) -> Scalar:
    problems = Problems()
    root = parse(Source("a.yaml", text), problems)
    assert not len(problems), [problem.message for problem in problems]
    assert isinstance(root, Mapping)
    value = root.pairs[-1][1]
    while isinstance(value, Mapping):
        value = value.pairs[-1][1]
    assert isinstance(value, Scalar)
    return value


def character(text: str, place: Location) -> str:
    return text.split("\n")[place.line - 1][place.column - 1 : place.column]


@settings(max_examples=150)
@given(TEXTS, st.sampled_from(["", "'", '"', "|", ">"]), st.booleans(), st.integers(5, 40))
def test_every_offset(value: str, style: str, unicode: bool, width: int) -> None:
    text = pyyaml.dump({"in": {"text": Styled(value, style)}}, Dumper=Dumper, allow_unicode=unicode, width=width)
    node = only_scalar(text)
    assert node.value == value
    for offset, wanted in enumerate(value):
        found = character(text, Spot(node, offset).locate())
        if wanted not in " \n" and found != "\\":
            assert found == wanted, (text, offset)


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: some words here", "here", 1, 15),
        ("a: some words\n   here", "here", 2, 4),
        ("a: some\n\n\n    words here", "here", 4, 11),
        ("a: &x some words", "words", 1, 12),
        ("a: !!str\n  some words", "words", 2, 8),
        ("a: 'it''s here'", "here", 1, 11),
        ("a: 'two\n  lines'", "lines", 2, 3),
        ('a: "caf\\u00e9 \\"x\\" here"', "here", 1, 21),
        ('a: "one \\\n     two here"', "here", 2, 10),
        ("a: |\n  one\n\n  two\n", "two", 4, 3),
        ("a: |2-\n    one\n  two\n", "two", 3, 3),
        ("a: >\n  one\n  two\n\n  three\n", "three", 5, 3),
        ("a: >-\n  one\n    deeper\n  two\n", "two", 4, 3),
        ("a: |\n  one\n   two\n", "two", 3, 4),
    ],
)
def test_by_hand(text: str, word: str, line: int, column: int) -> None:
    node = only_scalar(text)
    assert Spot(node, node.value.index(word)).locate() == Location("a.yaml", line, column)


@pytest.mark.parametrize("style", ["a: x y", "a: 'x y'", 'a: "x y"', "a: |\n  x y\n", "a: >\n  x y\n"])
def test_past_the_end_is_behind_the_last_character(style: str) -> None:
    node = only_scalar(style)
    place = Spot(node, 3).locate()
    assert character(style, Location("", place.line, place.column - 1)) == "y"


def test_a_block_scalar_stands_where_its_text_begins() -> None:
    assert only_scalar("a: |\n\n    one\n").locate() == Location("a.yaml", 3, 5)
