"""What is built to be validated: every sample, in every sheet, in both editions, to every profile that there is.

The tests and `make conformance` take their files from here. Each is built once in a process.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from booklet import pipeline
from booklet.document import EDITIONS, TEACHER
from booklet.resources import PACKAGE, sources_folder, styles

TORTURE = Path(__file__).resolve().parents[1] / "torture" / "booklet"
OWN = ""  # the sheet that a booklet's settings name
SAMPLES: Mapping[str, Path] = {
    "egypt-38ah": sources_folder() / "egypt-38ah",
    "starter": PACKAGE / "starter",
    "torture": TORTURE,
}
SHEETS: Mapping[str, tuple[str, ...]] = {name: tuple(styles()) for name in SAMPLES} | {"torture": (OWN, *styles())}


class Profile(NamedTuple):
    """What a file claims to be: what `booklet build` is asked for, and the flavours that the validators know it by.
    `page` are those of page-validation, which knows nothing of PDF 2.0; `vera` those of veraPDF."""

    name: str
    options: tuple[tuple[str, str | bool], ...]  # of `pipeline.build`
    page: tuple[str, ...]
    vera: tuple[str, ...]


PROFILES = (
    Profile("UA-1, A-2a", (), ("ua1", "2a"), ("ua1", "2a")),
    Profile("UA-1, A-3a, sources", (("attach_sources", True),), ("ua1", "3a"), ("ua1", "3a")),
    Profile("UA-2, A-4", (("profile", "ua2"),), (), ("ua2", "4")),
    Profile("UA-2, A-4f, sources", (("profile", "ua2"), ("attach_sources", True)), (), ("ua2", "4f")),
)
USUAL = PROFILES[0]


class File(NamedTuple):
    """One of the files. As text it is what a person would ask for."""

    sample: str
    sheet: str
    edition: str
    profile: Profile = USUAL

    def __str__(self) -> str:
        return "-".join((self.sample, self.sheet or "own", self.edition, *(name for name, _ in self.profile.options)))


def files(*profiles: Profile) -> Iterator[File]:
    """Every file there is to build for some profiles, those of one sample together: the usual one in both editions, of
    others the teacher's, which holds the more."""
    for sample, profile in product(SAMPLES, profiles):
        for rest in product(SHEETS[sample], EDITIONS if profile is USUAL else (TEACHER,)):
            yield File(sample, *rest, profile)


@cache
def built(file: File) -> bytes:
    """A file → its PDF."""
    with tempfile.TemporaryDirectory() as away:
        options: dict[str, object] = dict(file.profile.options)
        made = pipeline.build(
            SAMPLES[file.sample],
            Path(away, "out.pdf"),
            style=file.sheet,
            edition=file.edition,
            shared=_shared(),
            **options,  # type: ignore[arg-type]  # as the profile has them
        )
        return made.output.read_bytes()


@cache
def _shared() -> pipeline.Shared:
    """Files built in a row share the reading of a folder, and their type."""
    return pipeline.Shared()
