"""Which plain words other YAML tools change: compared with PyYAML, which knows YAML 1.1, and by hand with YAML 1.2."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from booklet.read.traps import taken_for

TRAPS = """no No NO yes y N on off true False null ~ 08 012 +5 1_000 12:30 5:07 1:2:3 1e3 1E-3 0x1F 0o17 0b1 1. .5 1.10
    .inf -.INF .NaN 2001-1-1 2001-12-14T21:59:43Z -0 -0x1 6.02e23"""


@pytest.mark.parametrize("text", TRAPS.split())
def test_traps(text: str) -> None:
    assert taken_for(text)


WORDS = """1066 0 38 -5 2.5 2023-10-07 V:107 nothing 3–5 1,000 yesterday f t 1.2.3 12:75 - 1/2 e3 5:107"""


@pytest.mark.parametrize("text", [*WORDS.split(), "", "no one", "on time", "12:30 pm", "14 Safar 38 AH", "1" * 99])
def test_plain_words(text: str) -> None:
    assert taken_for(text) == ""


@given(st.text(st.sampled_from("0123456789.:-+_eExobnyf "), min_size=1, max_size=8))
def test_whatever_pyyaml_changes_is_a_trap(text: str) -> None:
    try:
        value = yaml.safe_load("- " + text)
    except (yaml.YAMLError, ValueError):
        return
    value = value[0] if isinstance(value, list) and len(value) == 1 else text
    plain = text.strip()
    if isinstance(value, (bool, int, float, datetime.date)) and str(value) != plain:
        assert taken_for(plain)
