"""Every text of the YAML that an edition prints is read in the PDF, and none that it must not print."""

from __future__ import annotations

import pytest

from booklet.document import EDITIONS, STUDENT, TEACHER
from booklet.model.archive import Archive
from booklet.problems import Problems
from booklet.read import read_archive
from tests.dossier import SAMPLE, dossier
from tests.pdftext import squeezed
from tests.roundtrip import by_pdfium, by_pdfminer
from tests.roundtrip.test_roundtrip import sample
from tests.roundtrip.tree import is_arabic, passages, words
from tests.roundtrip.written import missing, runs


@pytest.fixture(scope="module")
def archive() -> Archive:
    made = read_archive(SAMPLE, Problems())
    assert made is not None
    return made


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_text_of_the_author_is_read(edition: str, archive: Archive) -> None:
    written = runs(archive, edition)
    assert len(written) > 1_400
    assert sum(is_arabic(word) for _, run in written for word in words(run)) > 100
    pdf = sample(edition, "classroom").pdf
    assert missing(written, by_pdfium.read(pdf), by_pdfminer.read(pdf)) == []


def test_what_is_the_teachers_is_told_from_the_rest(archive: Archive) -> None:
    """All that a plain reading of the YAML calls a secret, and it is the teacher's edition that has it."""
    only = {run for _, run in runs(archive, TEACHER)} - {run for _, run in runs(archive, STUDENT)}
    hidden = squeezed("\n".join(only))
    secrets = [run for _, text in dossier().secrets() for run in dossier().runs(text, names=False)]
    assert len(only) > 100
    assert [run for run in secrets if run not in hidden] == []
    root = by_pdfium.read(sample(STUDENT, "classroom").pdf)
    text = squeezed("\n".join(passages(root)))
    assert [run for run in only if len(words(run)) > 5 and squeezed(run) in text] == []
