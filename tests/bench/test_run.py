"""The table of `make bench`: ratios over Typst's, verdicts on the targets, growth, and who is left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(HERE))
        import run

        yield run
    del sys.modules["run"]


def test_targets_are_judged_by_the_ratios_over_typst(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    def result(wall: float, cpu: float, peak: float) -> object:
        return bench.Result(bench.Run(wall, cpu, peak), 27, 374)

    bench.report(
        {
            "S": {"typst": result(0.2, 0.3, 60), "booklet": result(0.3, 0.37, 45), "weasyprint": result(4, 4, 120)},
            "L": {"typst": result(12, 20, 2400), "booklet": result(6, 6, 330)},
            "M": {"booklet": result(1, 1, 80)},
        }
    )
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["weasyprint", "4.000", "4.000", "120", "27", "374", "20.00", "13.33", "2.00"] in rows
    assert {(row[0], row[1]): row[-1] for row in rows if row[-1:] in (["met"], ["MISSED"])} == {
        ("S", "wall"): "met",
        ("S", "CPU"): "MISSED",
        ("L", "wall"): "met",
        ("L", "peak"): "MISSED",
    }


def test_growth_leaves_start_up_out(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    start = bench.Run(0.1, 0.1, 30)
    results = {
        size: {"booklet": bench.Result(bench.Run(0.1 + wall, 0.1 + wall, 50), pages, 1)}
        for size, wall, pages in (("M", 2.0, 200), ("L", 30.0, 2000))
    }
    bench.growth(results, start)
    assert "a page of L takes 1.50 times what one of M takes (CPU: 1.50)" in capsys.readouterr().out


def test_a_rival_that_cannot_be_imported_is_left_out_with_its_reason(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(bench.SLOW, "weasyprint", "there_is_no_such_library")
    assert not bench.available("weasyprint")
    assert "weasyprint is left out: ModuleNotFoundError: No module named" in capsys.readouterr().out


def test_twelve_editions_are_one_process_on_either_side(bench: ModuleType) -> None:
    ours, theirs = bench.command("booklet", "S12"), bench.command("typst", "S12")
    assert [Path(part).name for part in ours if "S-" in part] == [f"S-{n}" for n in range(1, 13)]
    assert theirs[-1] == "12"
    assert bench.output("booklet", "S12") == Path(".bench/S12/S-1.pdf")
