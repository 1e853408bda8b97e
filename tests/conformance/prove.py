"""Every sample, sheet and profile against two validators → a table of rules passed and failed, and exit code 1 if any
failed: what `make conformance` prints.

page-validation is among the tests' packages. veraPDF is fetched from Maven Central; where that cannot be, one line says
so, and nothing is proved or disproved. Both must find a fault that is put into a good file.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import NamedTuple

import page
import pikepdf

from booklet.document import STUDENT
from tests.conformance.matrix import OWN, PROFILES, SAMPLES, SHEETS, File, built, files
from tests.conformance.vera import Missing, Verdict, fetch, validate

PAGE, VERA = VALIDATORS = ("page-validation", "veraPDF")
WIDTHS = (11, 12, 19, 30)  # of the table's first columns


class Proof(NamedTuple):
    """What a validator finds in a file, by one of the flavours that it claims."""

    file: File
    validator: str
    flavour: str
    verdict: Verdict


def main(folder: Path) -> int:
    try:
        classes = fetch(folder / "verapdf")
    except Missing as missing:
        print(f"skipped: {missing}")
        return 0
    proofs = [*prove(folder / "files", classes, [*files(*PROFILES)])]
    print(*table(proofs), sep="\n")
    broken = [proof for proof in proofs if proof.verdict.failed]
    for proof in broken:
        print(f"{proof.file}: {proof.validator} {proof.flavour}:", *proof.verdict.broken, sep="\n  ")
    blind = [*blind_to_a_fault(folder / "control", classes)]
    print(*(f"A file with a fault passes {flavour} of {validator}." for validator, flavour in blind), sep="\n", end="")
    passed, failed = (sum(proof.verdict[n] for proof in proofs) for n in (0, 1))
    print(f"{len({p.file for p in proofs})} files, {len(proofs)} validations: {passed} rules passed, {failed} failed.")
    return 1 if broken or blind or not proofs else 0


def prove(folder: Path, classes: str, wanted: Sequence[File]) -> Iterator[Proof]:
    """Files built into `folder` → what both validators find, every flavour of each in one run."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    paths = {file: folder / f"{file}.pdf" for file in wanted}
    mixed = [*wanted[::2], *wanted[1::2]]  # as many of each sample in both halves
    count = max(1, min(os.cpu_count() or 1, 4))
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        work = [(file, paths[file]) for file in mixed]
        for proofs in pool.starmap(make, work, chunksize=-(-len(work) // count)):
            yield from proofs
    claimed: dict[str, list[File]] = {}
    for file in wanted:
        for flavour in file.profile.vera:
            claimed.setdefault(flavour, []).append(file)
    with ThreadPoolExecutor(count) as threads:
        ran = threads.map(lambda flavour: validate(classes, flavour, [paths[f] for f in claimed[flavour]]), claimed)
        for (flavour, asked), found in zip(claimed.items(), ran):
            yield from (Proof(file, VERA, flavour, found[paths[file]]) for file in asked)


def make(file: File, path: Path) -> list[Proof]:
    """Build a file, for veraPDF to read later, and ask page-validation about it."""
    path.write_bytes(built(file))
    return [Proof(file, PAGE, flavour, by_page(path.read_bytes(), flavour)) for flavour in file.profile.page]


def by_page(pdf: bytes, flavour: str) -> Verdict:
    report = page.validate_pdf_bytes(pdf, profile=flavour)
    return Verdict(report.rules.passed, report.rules.failed, tuple(map(str, report.failures)))


def blind_to_a_fault(folder: Path, classes: str) -> Iterator[tuple[str, str]]:
    """Validators and flavours that find nothing where a good file has lost its metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    for profile in PROFILES:
        with pikepdf.open(io.BytesIO(built(File("torture", OWN, STUDENT, profile)))) as opened:
            del opened.Root.Metadata
            opened.save(path := folder / "without-metadata.pdf")
        verdicts = {(PAGE, flavour): by_page(path.read_bytes(), flavour) for flavour in profile.page}
        verdicts |= {(VERA, flavour): validate(classes, flavour, [path])[path] for flavour in profile.vera}
        yield from (asked for asked, verdict in verdicts.items() if not verdict.failed)


def table(proofs: Sequence[Proof]) -> Iterator[str]:
    """Proofs → a line for each sample, sheet and profile."""
    yield row("sample", "sheet", "profile", *(f"{validator}: passed/failed" for validator in VALIDATORS))
    for sample in SAMPLES:
        for sheet, profile in product(SHEETS[sample], PROFILES):
            held = [p for p in proofs if (p.file.sample, p.file.sheet, p.file.profile) == (sample, sheet, profile)]
            if held:
                yield row(sample, sheet or "its own", profile.name, *(cell(held, each) for each in VALIDATORS))


def cell(proofs: Sequence[Proof], validator: str) -> str:
    """By each flavour the rules passed (the fewer of both editions) and failed (in either)."""
    by_flavour: dict[str, list[Verdict]] = {}
    for proof in proofs:
        if proof.validator == validator:
            by_flavour.setdefault(proof.flavour, []).append(proof.verdict)
    shown = (
        f"{flavour} {min(v.passed for v in verdicts)}/{sum(v.failed for v in verdicts)}"
        for flavour, verdicts in by_flavour.items()
    )
    return "  ".join(shown) or "–"


def row(*cells: str) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(cells, (*WIDTHS, 0))).rstrip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
