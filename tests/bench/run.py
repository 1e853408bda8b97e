"""`make bench`: whole cold processes of ours and of its rivals in turn on the same content → one table.

    python tests/bench/run.py [S S12 M L RS RM RL] [--runs 5] [--slow] [--only booklet typst] [--imports]

S, M, L are about 24, 200 and 2,000 pages, those with R of real prose, S12 is twelve editions of S in one process. Typst
is measured against everywhere; platypus and WeasyPrint take minutes for more than S, so they set that alone, in fewer
rounds, unless `--slow` asks for more. Timings drift on a shared machine; the ratios within one run hold. Everything is
written below .bench/.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BENCH = Path(".bench")
OURS, FIRST = "booklet", "typst"  # what is measured, and what against
SLOW = {"platypus": "arabic_reshaper", "weasyprint": "weasyprint"}  # and what each needs
SIDES = (FIRST, OURS, *SLOW)
LONG_RUNS = 3  # rounds of what takes ten seconds a side
SIZES = ("S", "S12", "M", "L", "RS", "RM", "RL")
EDITIONS = 12
# At most so many times Typst's wall time, CPU time and peak memory.
TARGETS: Mapping[str, tuple[float | None, float | None, float | None]] = {
    "S": (1.5, 1.2, None),
    "S12": (0.5, None, None),
    "M": (0.7, None, None),
    "L": (0.5, None, 1 / 8),
}
# All sides are Python packages: their modules are compiled once, as on any machine that runs them twice.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KiB elsewhere


class Run(NamedTuple):
    """One whole process: seconds, seconds, MiB."""

    wall: float
    cpu: float
    peak: float


class Result(NamedTuple):
    """A side's medians for one size, and the PDF (of twelve, the first) it made."""

    run: Run
    pages: int
    size: int


Results = dict[str, dict[str, Result]]  # size → side → result


def command(side: str, size: str) -> list[str]:
    """The command line that sets a size; "start-up" is a booklet that says nothing but its title."""
    if side == OURS:
        names = [f"S-{n}" for n in range(1, EDITIONS + 1)] if size == "S12" else [size]
        out = BENCH / "S12" if size == "S12" else output(side, size)
        return [sys.executable, "-m", "booklet", "build", *(str(BENCH / n) for n in names), "-o", str(out), "--quiet"]
    script = f"tests/bench/{side}_build.py"
    if size == "S12":
        return [
            sys.executable,
            script,
            f"{BENCH.as_posix()}/S.yaml",
            str(BENCH / f"{side}-S12-{{}}.pdf"),
            str(EDITIONS),
        ]
    return [sys.executable, script, f"{BENCH.as_posix()}/{size}.yaml", str(output(side, size))]


def output(side: str, size: str) -> Path:
    """The PDF to look at: of twelve the first."""
    if size == "S12":
        return BENCH / "S12" / "S-1.pdf" if side == OURS else BENCH / f"{side}-S12-1.pdf"
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
    """Medians of each side, the sides taking turns, after one round to warm the disk. The slow take part in the first
    two rounds."""
    log = BENCH / "log.txt"
    found: dict[str, list[Run]] = {side: [] for side in sides}
    for number in range(runs + 1):
        for side in sides:
            if side not in SLOW or number in range(2):
                found[side].append(measure(command(side, size), log))
    for side, done in found.items():
        if side not in SLOW:
            del done[0]
    return {side: Run(*(median(column) for column in zip(*done))) for side, done in found.items()}


def prepare(sizes: Sequence[str]) -> None:
    """Make the data, in processes of their own."""
    BENCH.mkdir(exist_ok=True)
    (BENCH / "S12").mkdir(exist_ok=True)
    subprocess.run([sys.executable, "tests/bench/faces.py", str(BENCH)], check=True)
    for size in dict.fromkeys(size.removesuffix("12") for size in sizes):
        editions = [str(EDITIONS)] if size == "S" and "S12" in sizes else []
        subprocess.run([sys.executable, "tests/bench/adapter.py", size, str(BENCH), *editions], check=True)
    empty = BENCH / "start-up"
    empty.mkdir(exist_ok=True)
    (empty / "booklet.yaml").write_text("title: Start-up\nsections: [cover]\n", "utf-8")


def available(side: str) -> bool:
    """Whether a rival can run here; says so if not."""
    needed = SLOW.get(side, side)
    done = subprocess.run([sys.executable, "-c", f"import {needed}"], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{side} is left out: {done.stderr.strip().splitlines()[-1]}")
    return not done.returncode


def pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def report(results: Results) -> None:
    """The table: medians, and each over Typst's; then how ours stands to the targets."""
    heads = "".join(f"{head:>9}" for head in ("wall s", "CPU s", "peak MiB"))
    print(f"\n{'':<16}{heads}{'pages':>7}{'KB':>7}   over Typst’s: wall, CPU, peak")
    for size, sides in results.items():
        for number, (side, (run, count, kilobytes)) in enumerate(sides.items()):
            row = f"{'' if number else size:<5}{side:<11}{run.wall:>9.3f}{run.cpu:>9.3f}{run.peak:>9.0f}"
            ratios = over(sides, side)
            compared = "".join(f"{ratio:>9.2f}" for ratio in ratios) if ratios and side != FIRST else ""
            print(f"{row}{count:>7}{kilobytes:>7}{compared}".rstrip())
    print()
    for size, targets in TARGETS.items():
        ratios = over(results.get(size, {}), OURS)
        for name, ratio, target in zip(("wall", "CPU", "peak"), ratios or (), targets):
            if target is not None:
                verdict = "met" if ratio <= target else "MISSED"
                print(f"{size + ' ' + name:<12} at most {target:<6.4g}× Typst’s: {ratio:.2f}, {verdict}")


def over(sides: Mapping[str, Result], side: str) -> Run | None:
    """A side's figures over Typst's."""
    if side not in sides or FIRST not in sides:
        return None
    return Run(*(a / b for a, b in zip(sides[side].run, sides[FIRST].run)))


def growth(results: Results, start: Run) -> None:
    """How the time a page takes grows with the booklet, and what start-up takes of the shortest."""
    for small, large in (("S", "M"), ("M", "L"), ("RS", "RM"), ("RM", "RL")):
        if OURS not in results.get(small, {}) or OURS not in results.get(large, {}):
            continue
        a, b = results[small][OURS], results[large][OURS]
        wall = ((b.run.wall - start.wall) / b.pages) / ((a.run.wall - start.wall) / a.pages)
        cpu = ((b.run.cpu - start.cpu) / b.pages) / ((a.run.cpu - start.cpu) / a.pages)
        print(f"a page of {large} takes {wall:.2f} times what one of {small} takes (CPU: {cpu:.2f}), start-up apart")
    print(f"start-up (a booklet of one page): {start.wall:.3f} s, CPU {start.cpu:.3f} s, {start.peak:.0f} MiB")
    if OURS in results.get("S", {}):
        print(f"  which is {start.wall / results['S'][OURS].run.wall:.0%} of the wall time of S")


def imports(size: str) -> None:
    """The dearest imports of our build, in milliseconds with what they import."""
    arguments = command(OURS, size)
    done = subprocess.run(
        [arguments[0], "-X", "importtime", *arguments[1:]], capture_output=True, text=True, check=True
    )
    lines = [line.split("|") for line in done.stderr.splitlines() if line.startswith("import time:")][1:]
    dearest = sorted(((int(total), name.rstrip()) for _, total, name in lines), reverse=True)[:25]
    print(f"\n{size}: dearest imports, ms with what they import")
    for total, name in dearest:
        print(f"{total / 1000:>8.1f} {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure booklet against other typesetters on the same content.")
    parser.add_argument("sizes", nargs="*", help=f"of {' '.join(SIZES)}; all but RL if none is named")
    parser.add_argument("--runs", type=int, default=5, help="rounds after one to warm up (default 5)")
    parser.add_argument("--only", nargs="+", choices=SIDES, default=SIDES, help="measure these sides alone")
    parser.add_argument("--slow", action="store_true", help="let platypus and WeasyPrint set every size (minutes)")
    parser.add_argument("--imports", action="store_true", help="list our build's dearest imports as well")
    options = parser.parse_args()
    sizes = options.sizes or SIZES[:-1]
    unknown = set(sizes) - set(SIZES)
    if unknown:
        parser.error(f"no such size: {', '.join(sorted(unknown))}")
    os.chdir(ROOT)
    prepare(sizes)
    sides = [side for side in options.only if side == OURS or available(side)]
    runs: dict[str, dict[str, Run]] = {}
    for size in sizes:
        able = [s for s in sides if s not in SLOW or (size != "S12" and (size == "S" or options.slow))]
        runs[size] = paired(size, able, min(options.runs, LONG_RUNS) if "L" in size else options.runs)
    start = paired("start-up", [OURS], options.runs)[OURS]
    results = {
        size: {
            side: Result(run, pages(output(side, size)), output(side, size).stat().st_size // 1000)
            for side, run in medians.items()
        }
        for size, medians in runs.items()
    }
    report(results)
    if OURS in sides:
        growth(results, start)
        sized = [size for size in sizes if size != "S12"]
        for script in ("costs", "onoff"):
            folders = [str(BENCH / size) for size in sized]
            subprocess.run([sys.executable, f"tests/bench/{script}.py", *folders], check=True)
        if options.imports:
            imports(sizes[0])


if __name__ == "__main__":
    main()
