"""veraPDF from Maven Central: fetched once into a folder, then asked about many files in one run of Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

POM = Path(__file__).with_name("pom.xml")
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
PATIENCE = 600  # seconds that fetching may take
TOLD = 3  # places of a broken rule that are told


class Missing(Exception):
    """veraPDF cannot be had here; the text says why."""


class Verdict(NamedTuple):
    """How many rules of a flavour a file keeps and breaks, and the broken ones in words."""

    passed: int
    failed: int
    broken: tuple[str, ...] = ()


def fetch(folder: Path) -> str:
    """veraPDF's jars into `folder`, if they are not there → the class path for Java."""
    for tool, what in (("java", "Java"), ("mvn", "Maven")):
        if shutil.which(tool) is None:
            raise Missing(f"veraPDF needs {what}, and there is no `{tool}` here")
    done = folder / POM.name
    if not done.is_file() or done.read_bytes() != POM.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        command = ["mvn", "--batch-mode", "--quiet", "--file", str(POM), "dependency:copy-dependencies"]
        try:
            ran = subprocess.run(
                [*command, f"-DoutputDirectory={folder.resolve()}"], capture_output=True, text=True, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            raise Missing("Maven Central did not answer") from None
        if ran.returncode:
            said = next((line for line in (ran.stdout + ran.stderr).splitlines() if "ERROR" in line), "no reason told")
            raise Missing(f"Maven could not fetch veraPDF: {said[:300]}")
        shutil.copy(POM, done)
    return f"{folder}/*"


def validate(classes: str, flavour: str, files: Iterable[Path]) -> Mapping[Path, Verdict]:
    """Files → what veraPDF finds in each. One that it cannot read breaks a rule."""
    names = {str(file.resolve()): file for file in files}  # veraPDF tells whole paths
    options = ["--format", "json", "--flavour", flavour, "--maxfailuresdisplayed", str(TOLD)]
    ran = subprocess.run(["java", "-cp", classes, MAIN, *options, *names], capture_output=True, text=True)
    if not ran.stdout.startswith("{"):
        raise RuntimeError(f"veraPDF said nothing of {flavour}: {ran.stderr.strip()[:300]}")
    jobs = json.loads(ran.stdout)["report"]["jobs"]
    found = {names[job["itemDetails"]["name"]]: _verdict(job) for job in jobs}
    return {file: found.get(file, Verdict(0, 1, ("veraPDF passed it over",))) for file in names.values()}


def _verdict(job: Mapping[str, Any]) -> Verdict:
    results = job.get("validationResult", [])
    if not results:
        return Verdict(0, 1, (str(job.get("taskException", "veraPDF could not read it")),))
    details = results[0]["details"]
    broken = (
        f"{rule['clause']} test {rule['testNumber']}: {rule['description']} ({rule['failedChecks']} times)"
        for rule in details["ruleSummaries"]
        if rule.get("status", "failed").lower() == "failed"
    )
    return Verdict(details["passedRules"], details["failedRules"], tuple(broken))
