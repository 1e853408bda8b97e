"""The whole file: validators' opinion, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import handset
import page
import pytest

from booklet.pdf.write import words_of, write_pdf
from booklet.typeset.page import Element, Page, Pages

HERE = Path(__file__).parent
PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import handset
from booklet.pdf.write import write_pdf
print(hashlib.sha256(write_pdf(handset.booklet(), created=None)).hexdigest())
"""


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_validators_are_content(written: bytes, profile: str) -> None:
    report = page.validate_pdf_bytes(written, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant
    assert report.rules.passed > 100


def test_no_pages_but_one_empty_page_is_still_a_file() -> None:
    root = Element("Document")
    pdf = write_pdf(Pages(100, 100, [Page(1, "1", [])], {}, [], root, "Empty", "en"), created=None)
    assert page.validate_pdf_bytes(pdf, profile="2a").is_compliant


def test_words_are_collected_once_in_order() -> None:
    words = words_of(handset.booklet())
    assert len(words) == len(set(words)) > 40
    assert [word.text for word in words[:3]] == ["Running", "head", "Egypt,"]


@pytest.mark.parametrize(
    "changes",
    [{"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"LC_ALL": "C", "PYTHONHASHSEED": "2", "RL_pdfComments": "1"}],
)
def test_the_same_bytes_in_another_environment(written: bytes, changes: dict[str, str], tmp_path: Path) -> None:
    root = str(HERE.parents[1])
    environment = os.environ | changes | {"PYTHONPATH": os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(HERE)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == hashlib.sha256(written).hexdigest()


def test_writing_twice_gives_the_same(written: bytes) -> None:
    assert write_pdf(handset.booklet(), created=None) == written
