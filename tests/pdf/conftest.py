"""What the writer's tests share: the pages set by hand (`handset`), written once."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `handset`: pytest's importlib mode adds no folders

import handset

from booklet.pdf.write import write_pdf


@pytest.fixture(scope="session")
def written() -> bytes:
    """The hand-set booklet as a PDF."""
    return write_pdf(handset.booklet(), created=None)


@pytest.fixture(scope="session")
def opened(written: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(written)) as pdf:
        yield pdf
