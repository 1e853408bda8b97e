"""Booklets built in one run are those of a run for each, byte for byte, however the work is shared out."""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet import batch, pipeline
from booklet.batch import Job
from booklet.document import EDITIONS
from booklet.problems import ERROR, AuthorError
from booklet.typeset import broken as breaking
from booklet.typeset import cases

BOOK = """
title: {title}
people:
  amr: {{name: ʿAmr b. al-ʿĀṣ, script: {{ar: عمرو بن العاص}}, text: "{text}"}}
questions:
  one: {{question: What did the governor of the province ask for?, lines: 3, answer: [Reinforcements, nothing else]}}
sections: [cover, contents, people, questions, index]
"""
PROSE = (
    "He governed the province twice,^[Not all say so.] and those who wrote about him disagreed about the reasons of "
    "his return. "
) * 9


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Three folders with much in common, in two styles and two editions."""
    folders = []
    for number, text in enumerate((PROSE, PROSE, PROSE.replace("twice", "three times"))):
        folder = tmp_path / f"book-{number}"
        folder.mkdir()
        (folder / "booklet.yaml").write_text(BOOK.format(title=f"Booklet {number}", text=text), encoding="utf-8")
        folders.append((str(folder), folder))
    (tmp_path / "out").mkdir()
    return batch.plan(folders, ["classroom", "letter-half"], EDITIONS, str(tmp_path / "out"))


def alone(job: Job) -> bytes:
    output = job.output.with_suffix(".alone.pdf")
    return pipeline.build(job.folder, output, style=job.style, edition=job.edition).output.read_bytes()


@pytest.mark.parametrize("processors", [1, 3])
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_each_booklet_is_as_if_built_alone(jobs: list[Job], processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "processors", lambda: processors)
    shared = pipeline.Shared()

    def build(job: Job) -> Path:
        return pipeline.build(job.folder, job.output, style=job.style, edition=job.edition, shared=shared).output

    assert list(batch.each(jobs, build)) == [job.output for job in jobs]
    assert len(jobs) == 12
    made = [job.output.read_bytes() for job in jobs]
    assert made == [alone(job) for job in jobs]
    assert len(set(made)) == 12, "no two are alike"


@pytest.mark.parametrize("processors", [1, 2, 5, 40])
def test_every_job_is_done_once_and_told_in_order(
    jobs: list[Job], processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "processors", lambda: processors)
    monkeypatch.setattr(batch, "aside", lambda work: work)
    done = []
    assert list(batch.each(jobs, lambda job: done.append(job) or job.output)) == [job.output for job in jobs]
    assert sorted(done) == sorted(jobs)


def test_a_folder_is_read_once_for_all_its_editions(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    real = pipeline.read_archive
    monkeypatch.setattr(pipeline, "read_archive", lambda *given: read.append(given[0]) or real(*given))
    shared = pipeline.Shared()
    for job in jobs:
        pipeline.build(job.folder, job.output, style=job.style, edition=job.edition, shared=shared)
    assert read == list(dict.fromkeys(job.folder for job in jobs))


@pytest.mark.parametrize(("full", "again"), [(cases.FULL, False), (3, True)])
def test_a_paragraph_that_comes_again_is_not_broken_again_unless_the_case_was_full(
    jobs: list[Job], full: int, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "FULL", full)
    broken = []
    real = breaking.break_paragraph
    monkeypatch.setattr(breaking, "break_paragraph", lambda *given: broken.append(given[0]) or real(*given))
    shared = pipeline.Shared()
    counts = []
    for job in (jobs[0], jobs[4]):  # the same style and edition of two folders that differ in the title
        pipeline.build(job.folder, job.output, style=job.style, shared=shared)
        counts.append(len(broken))
    assert (counts[1] - counts[0] > counts[0] / 2) is again
    assert counts[1] > counts[0] > 3


def test_each_folder_is_told_of_a_glyph_that_both_lack(jobs: list[Job]) -> None:
    shared = pipeline.Shared()
    for folder in dict.fromkeys(job.folder for job in jobs):
        sheet = folder / "booklet.yaml"
        sheet.write_text(sheet.read_text("utf-8").replace("He governed", "He 龍 governed"), encoding="utf-8")
        with pytest.raises(AuthorError) as caught:
            pipeline.build(folder, folder / "x.pdf", shared=shared)
        (problem,) = [p for p in caught.value.problems if p.severity == ERROR]
        assert problem.rule == "missing-glyph"
        assert str(problem.location.file) == sheet.as_posix()
