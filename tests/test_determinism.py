"""The same folder gives the same bytes, whatever machine, hour, language, folder or hash seed it is built under."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from booklet import pipeline
from booklet.document import EDITIONS, STUDENT
from booklet.problems import AuthorError
from tests.dossier import SAMPLE, built
from tests.machines import MACHINES, Made, run

MOMENT = "1700000000"  # 14 November 2023, 22:13:20 UTC: another day in Tokyo

Build = Callable[..., Made]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a copy of the sample on one of the machines → (PDF, print file)."""

    def made(name: str, edition: str = STUDENT, options: str = "", **more: str | None) -> Made:
        away = tmp_path / name
        away.mkdir()
        return run(MACHINES[name], away, edition, options, **more)

    return made


def test_machines_are_six_and_differ() -> None:
    assert len(MACHINES) == 6
    for key in ("TZ", "PYTHONHASHSEED"):
        assert len({machine.environment[key] for machine in MACHINES.values()}) == 6, key


@pytest.mark.parametrize("name", MACHINES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_another_machine_makes_the_same_bytes(name: str, edition: str, build: Build) -> None:
    """The same as this process makes, from the folder in its own place."""
    assert build(name, edition) == (built(SAMPLE, edition).pdf, built(SAMPLE, edition).sheets)


@pytest.mark.parametrize("options", ["--pdf ua2", "--attach-sources", "--pdf ua2 --attach-sources"])
def test_other_profiles_make_the_same_bytes(options: str, build: Build) -> None:
    first, second = (build(name, options=options) for name in ("Tokyo", "Türkçe"))
    assert first == second
    assert first[0] != built().pdf
    assert first[1] == built().sheets, "what is printed knows nothing of profiles"


def test_a_given_moment_makes_the_same_bytes(build: Build) -> None:
    first, second = (build(name, SOURCE_DATE_EPOCH=MOMENT) for name in ("Tokyo", "POSIX"))
    assert first == second
    assert first[0] != built().pdf


def test_a_given_moment_changes_metadata_only(build: Build) -> None:
    dated, sheets = build("Tokyo", SOURCE_DATE_EPOCH=MOMENT)
    for made, plain in ((dated, built().pdf), (sheets, built().sheets)):
        with pikepdf.open(io.BytesIO(made)) as ours, pikepdf.open(io.BytesIO(plain)) as theirs:
            assert list(contents(ours)) == list(contents(theirs))
    with pikepdf.open(io.BytesIO(dated)) as ours, pikepdf.open(io.BytesIO(built().pdf)) as theirs:
        assert str(ours.docinfo["/CreationDate"]).startswith("D:20231114221320")
        changed = {key for key in theirs.docinfo if ours.docinfo[key] != theirs.docinfo[key]}
        assert changed == {"/CreationDate", "/ModDate"}
        before, after = (pdf.Root.Metadata.read_bytes().decode().splitlines() for pdf in (theirs, ours))
        assert [line for line, old in zip(after, before, strict=True) if line != old] == [
            "<xmp:CreateDate>2023-11-14T22:13:20Z</xmp:CreateDate><xmp:ModifyDate>2023-11-14T22:13:20Z</xmp:ModifyDate>"
        ]


def contents(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Every object but those that say when: unparsed, streams with their data."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/CreationDate" in item:
            continue
        if isinstance(item, pikepdf.Stream):
            if item.get("/Type") in ("/Metadata", "/ObjStm", "/XRef"):
                continue
            yield item.read_bytes()
        else:
            yield item.unparse()


@pytest.mark.parametrize("moment", ["-1", "soon", "1e9", "12.5", "²", "9" * 30])
def test_a_moment_that_is_none_is_refused(moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As reproducible-builds.org asks: a malformed value ends the build, and nothing is written."""
    (tmp_path / "booklet.yaml").write_text("title: Small\nquestions: {q: {question: When?}}\n", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    with pytest.raises(AuthorError) as refused:
        pipeline.build(tmp_path, tmp_path / "out.pdf")
    assert [problem.location.file for problem in refused.value.problems] == ["SOURCE_DATE_EPOCH"]
    assert not (tmp_path / "out.pdf").exists()


def test_no_moment_is_no_reason_to_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "booklet.yaml").write_text("title: Small\nquestions: {q: {question: When?}}\n", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert pipeline.build(tmp_path, tmp_path / "out.pdf").output.read_bytes().startswith(b"%PDF")
