"""Our rules hold for every booklet that we build, and qpdf has nothing to say."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import foreign
import pikepdf
import pytest

from booklet.document import EDITIONS
from booklet.inspect import Reading, findings
from booklet.inspect.soundness import RULES
from tests.dossier import built

Read = Callable[[bytes], Reading]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_sample_is_sound(edition: str, read: Read) -> None:
    made = built(edition=edition)
    assert findings(read(made.pdf)) == []
    assert list(complaints(made.pdf)) == list(complaints(made.sheets)) == []


def test_a_small_booklet_is_sound(good: bytes, read: Read) -> None:
    reading = read(good)
    assert findings(reading) == []
    assert list(complaints(good)) == []
    held = {node.role for node in reading.tree.nodes()}
    assert {"Table", "L", "Figure", "Note", "TOC", "Link", "Span"} <= held, "what is not there cannot be unsound"


def complaints(pdf: bytes) -> Iterator[str]:
    """What `qpdf --check` says of a file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        yield from opened.check_pdf_syntax()
        yield from map(str, opened.get_warnings())


def test_every_rule_says_what_it_is() -> None:
    assert len(RULES) == len({rule.__name__ for rule in RULES}) > 20
    assert all(rule.__doc__ for rule in RULES)


def test_findings_name_their_page(read: Read) -> None:
    found = {finding.rule: finding for finding in findings(read(foreign.word_like()))}
    assert found["text-unmarked"].page == 1
    assert found["language-missing"].page == 0
    assert "“A head”" in found["heading-gap"].says


@pytest.mark.parametrize("make", [foreign.untagged, foreign.blank, foreign.scanned, foreign.locked])
def test_rules_bear_what_is_not_tagged(make: Callable[[], bytes], read: Read) -> None:
    assert "untagged" in {finding.rule for finding in findings(read(make()))}
