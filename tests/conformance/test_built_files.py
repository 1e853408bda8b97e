"""Every sample in every sheet, edition and profile is sound."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf
import pytest

from booklet.document import STUDENT, TEACHER
from booklet.resources import styles
from tests.conformance.examined import CHECKS, Examined, conformity, examine_all, syntax
from tests.conformance.matrix import OWN, PROFILES, SAMPLES, USUAL, File, built, files

FILES = [*files(USUAL)]
OTHERS = [*files(*PROFILES[1:])]


@pytest.fixture(scope="session")
def examined(request: pytest.FixtureRequest) -> Mapping[File, Examined]:
    """All files that the tests of this run ask for, built and looked at; all processors share the work."""
    asked = {item.callspec.params.get("file") for item in request.session.items if hasattr(item, "callspec")}
    asked |= {file._replace(edition=TEACHER) for file in asked if isinstance(file, File)}
    return examine_all([file for file in (*FILES, *OTHERS) if file in asked])


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("file", [*FILES, *OTHERS], ids=str)
def test_every_file_is_sound(file: File, check: str, examined: Mapping[File, Examined]) -> None:
    assert examined[file].findings[check] == []


@pytest.mark.parametrize("file", [file for file in FILES if file.edition == STUDENT], ids=str)
def test_both_editions_have_the_same_pages(file: File, examined: Mapping[File, Examined]) -> None:
    """As many, with the same bookmarks leading to the same of them."""
    assert len(examined[file].bookmarks) > 5
    assert examined[file].bookmarks == examined[file._replace(edition=TEACHER)].bookmarks


def test_there_are_files_of_every_kind() -> None:
    assert len(FILES) == len(SAMPLES) * len(styles()) * 2 + 2
    assert {file.sheet for file in FILES} == {OWN, *styles()}
    assert PROFILES[0] is USUAL and len(OTHERS) == len(FILES) // 2 * len(PROFILES[1:])
    assert all(profile.vera for profile in PROFILES)


def test_the_checks_can_fail() -> None:
    file = File("torture", OWN, STUDENT)
    good = built(file)
    with pikepdf.open(io.BytesIO(good)) as opened:
        drawn = opened.pages[1].Contents.read_raw_bytes()
        del opened.Root.MarkInfo
        unmarked = io.BytesIO()
        opened.save(unmarked)
    assert conformity(good, file) == syntax(good, file) == []
    assert conformity(unmarked.getvalue(), file) != []
    assert syntax(good.replace(drawn, drawn[:9] + bytes(9) + drawn[18:]), file) != []
