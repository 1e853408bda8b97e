"""`make bench`: whole cold processes of ours and of Typst in turn on the same content; prints medians and ratios.

    python tests/bench/run.py [S M L] [--runs 5] [--only booklet] [--imports]

Timings drift on a shared machine; the ratios within one run hold. Everything is written below .bench/.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BENCH = Path(".bench")
SIDES = ("typst", "booklet")
AIMS = {"S": "wall at most 2.3 × Typst’s, peak at most 90 MiB", "M": "wall at most 1.0 × Typst’s, peak at most 140 MiB"}
# Both sides are Python packages: their modules are compiled once, as on any machine that runs them twice.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KiB elsewhere


class Run(NamedTuple):
    """One whole process: seconds, seconds, MiB."""

    wall: float
    cpu: float
    peak: float


def command(side: str, size: str) -> list[str]:
    out = str(output(side, size))
    if side == "typst":
        return [sys.executable, "tests/bench/typst_build.py", f"{BENCH.as_posix()}/{size}.yaml", out]
    return [sys.executable, "-m", "booklet", "build", str(BENCH / size), "-o", out, "--quiet"]


def output(side: str, size: str) -> Path:
    return BENCH / f"{side}-{size}.pdf"


def measure(arguments: list[str], log: Path) -> Run:
    """Run a process to its end and measure it.

    Linux counts the parent's pages at the start into the child's peak, so this parent must stay small: data are made by
    a process of their own and pikepdf is imported after the last measurement.
    """
    with log.open("wb") as file:
        start = time.perf_counter()
        child = os.posix_spawn(
            arguments[0],
            arguments,
            ENVIRONMENT,
            file_actions=[(os.POSIX_SPAWN_DUP2, file.fileno(), 1), (os.POSIX_SPAWN_DUP2, file.fileno(), 2)],
        )
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(arguments)} failed:\n{log.read_text('utf-8', 'replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MEMORY_UNIT / 2**20)


def paired(size: str, sides: Sequence[str], runs: int) -> dict[str, Run]:
    """Medians of each side over `runs` rounds, the sides taking turns, after one round to warm the disk."""
    log = BENCH / "log.txt"
    rounds = [{side: measure(command(side, size), log) for side in sides} for _ in range(runs + 1)][1:]
    return {side: Run(*(median(column) for column in zip(*(r[side] for r in rounds)))) for side in rounds[0]}


def pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def report(size: str, medians: dict[str, Run]) -> None:
    """One size's table: medians, then ours over Typst's."""
    print(f"\n{size + ' (medians)':<12}{'wall s':>10}{'CPU s':>10}{'peak MiB':>10}{'pages':>8}{'KB':>8}")
    for side, run in medians.items():
        path = output(side, size)
        size_kb = path.stat().st_size // 1000
        print(f"{side:<12}{run.wall:>10.3f}{run.cpu:>10.3f}{run.peak:>10.0f}{pages(path):>8}{size_kb:>8}")
    if len(medians) < len(SIDES):
        return
    ours, theirs = medians["booklet"], medians["typst"]
    ratios = Run(*(a / b for a, b in zip(ours, theirs)))
    print(f"{'ratio':<12}{ratios.wall:>10.2f}{ratios.cpu:>10.2f}{ratios.peak:>10.2f}   aim: {AIMS.get(size, 'none')}")


def imports(size: str) -> None:
    """The dearest imports of our build, in milliseconds with what they import."""
    arguments = command("booklet", size)
    done = subprocess.run(
        [arguments[0], "-X", "importtime", *arguments[1:]], capture_output=True, text=True, check=True
    )
    lines = [line.split("|") for line in done.stderr.splitlines() if line.startswith("import time:")][1:]
    dearest = sorted(((int(total), name.rstrip()) for _, total, name in lines), reverse=True)[:25]
    print(f"\n{size}: dearest imports, ms with what they import")
    for total, name in dearest:
        print(f"{total / 1000:>8.1f} {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure booklet against Typst on the same content.")
    parser.add_argument("sizes", nargs="*", default=["S", "M"], help="S (24 pages), M (200), L (2,000); default S M")
    parser.add_argument("--runs", type=int, default=5, help="rounds after one to warm up (default 5)")
    parser.add_argument("--only", choices=SIDES, help="measure one side alone")
    parser.add_argument("--imports", action="store_true", help="list our build's dearest imports as well")
    options = parser.parse_args()
    os.chdir(ROOT)
    BENCH.mkdir(exist_ok=True)
    results = {}
    for size in options.sizes:
        subprocess.run([sys.executable, "tests/bench/adapter.py", size, str(BENCH)], check=True)
        results[size] = paired(size, [options.only] if options.only else SIDES, options.runs)
    for size, medians in results.items():
        report(size, medians)
    if options.imports:
        imports(options.sizes[0])


if __name__ == "__main__":
    main()
