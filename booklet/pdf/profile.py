"""What a file claims to be, as data: a variant is a line. Writers ask a profile, never which one it is.

ua1    PDF 1.7, PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2); with files attached PDF/A-3a (19005-3)
ua2    PDF 2.0, PDF/UA-2 (ISO 14289-2) and PDF/A-4 (ISO 19005-4); with files attached PDF/A-4f
PLAIN  PDF 1.7 without tags or claims. No command line offers it: it tells what tagging and conformance cost.
"""

from __future__ import annotations

from collections.abc import Mapping

from booklet.named import NamedTuple


class Claim(NamedTuple):
    """Conformance to a part of a standard, as the XMP packet states it. `revision`: year, where a part asks for it."""

    part: str
    conformance: str = ""
    revision: str = ""


class Profile(NamedTuple):
    """`namespaces`: structure types stand in those of PDF 2.0 (ISO 32000-2 §14.8.6), and what leads to a place in the
    file leads to its structure element. `info`: an Info dictionary repeats the metadata. `files` may be attached.
    `describes_claims`: the XMP packet holds the schema of the PDF/UA claim, which PDF/A-2 and 3 do not know."""

    name: str
    version: tuple[int, int] = (1, 7)
    tagged: bool = True
    namespaces: bool = False
    info: bool = True
    files: bool = False
    describes_claims: bool = True
    accessible: Claim | None = None  # PDF/UA
    archival: Claim | None = None  # PDF/A


UA1 = Profile("ua1", accessible=Claim("1"), archival=Claim("2", "A"))
UA1_FILES = UA1._replace(files=True, archival=Claim("3", "A"))
UA2 = Profile(
    "ua2",
    (2, 0),
    namespaces=True,
    info=False,
    describes_claims=False,
    accessible=Claim("2", "", "2024"),
    archival=Claim("4", "", "2020"),
)
UA2_FILES = UA2._replace(files=True, archival=Claim("4", "F", "2020"))
PLAIN = Profile("plain", tagged=False)

PROFILES: Mapping[str, Mapping[bool, Profile]] = {  # by what `--pdf` takes, and by whether files are attached
    "ua1": {False: UA1, True: UA1_FILES},
    "ua2": {False: UA2, True: UA2_FILES},
}
