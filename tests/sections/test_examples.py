"""Every section kind's own example, built and compared with the outline kept in `golden/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from booklet.document import Document
from booklet.model.archive import Archive
from booklet.sections import SECTIONS, compose_document

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", SECTIONS)
def test_example(
    kind: str,
    read: Callable[[Mapping[str, str]], Archive],
    outline: Callable[[Document], str],
    request: pytest.FixtureRequest,
) -> None:
    document = compose_document(read(SECTIONS[kind].EXAMPLE))
    sections = tuple(s for s in document.sections if s.kind == kind)
    assert len(sections) == 1, f"the example of {kind} composes no such section"
    got = outline(document._replace(sections=sections))
    golden = GOLDEN / f"{kind}.txt"
    if request.config.getoption("--update", False):
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8")


def test_golden_files_are_all_used() -> None:
    assert sorted(p.stem for p in GOLDEN.glob("*.txt")) == sorted(SECTIONS)
