"""What is looked at: a small booklet with every kind of thing in it, and PDFs that others make."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `faults` and `foreign`: pytest's importlib mode adds no folders

from booklet import new, pipeline
from booklet.inspect import Reading

ESSAY = """# Heard and kept

He was born in 10 AH.^[Some say [later]{en-US}, see [[hastings]].] In Arabic he is [محمد]{ar}, and the word is *said*.
"""


SECTIONS = "\nsections: [cover, contents, blueprint, essays, disputes, glossary]\n"


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Part of the starter, with an essay that has a note and Arabic in it, as a PDF."""
    folder = tmp_path_factory.mktemp("inspect") / "starter"
    new.create(folder)
    with (folder / "booklet.yaml").open("a", encoding="utf-8") as file:
        file.write(SECTIONS)
    (folder / "essay.md").write_text(ESSAY, encoding="utf-8")
    return pipeline.build(folder, folder.with_suffix(".pdf")).output.read_bytes()


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], Reading]:
    def read_bytes(pdf: bytes) -> Reading:
        return Reading(pikepdf.open(io.BytesIO(pdf)))

    return read_bytes
