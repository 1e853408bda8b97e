"""pyphen's English dictionaries → the pattern files in booklet/typeset/patterns/. Run it when pyphen's change:

    python tests/typeset/patterns_from_pyphen.py

Patterns with signs other than a–z are left out: ligatures and apostrophes never reach the algorithm.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyphen

FOLDER = Path(__file__).parents[2] / "booklet" / "typeset" / "patterns"
LANGUAGES = {"en-GB": "en_GB", "en-US": "en_US"}

HEAD = """\
% {name}: hyphenation patterns of {readme}, rearranged for booklet.
% This is not the original file. The conditions below hold for it as they do for the original.
% After the line of three hyphens: one line for each set of digits, "offset:digits", then the letters it applies to;
% "0:0" are the letters that begin a pattern and are none.
%
"""


def patterns(dictionary: str) -> dict[tuple[int, str], list[str]]:
    """The patterns of one of pyphen's dictionaries, (offset, digits) → letters, all sorted."""
    all_patterns = pyphen.HyphDict(pyphen.LANGUAGES[dictionary]).patterns
    kept = {letters: shape for letters, shape in all_patterns.items() if re.fullmatch("[a-z.]+", letters)}
    beginnings = {letters[:i] for letters in kept if letters[0] != "." for i in range(1, len(letters))}
    groups: dict[tuple[int, str], list[str]] = {(0, "0"): sorted(beginnings - set(kept))}
    for letters, (offset, digits) in sorted(kept.items()):
        groups.setdefault((offset, "".join(map(str, digits))), []).append(letters)
    return dict(sorted(groups.items()))


def content(name: str) -> str:
    """The text that `patterns/NAME.txt` should have."""
    dictionary = LANGUAGES[name]
    readme = Path(pyphen.LANGUAGES[dictionary]).with_name(f"README_hyph_{dictionary}.txt")
    licence = [f"% {line}".rstrip() for line in readme.read_text("utf-8").expandtabs(4).splitlines()]
    lines = [f"{offset}:{digits} {' '.join(keys)}" for (offset, digits), keys in patterns(dictionary).items()]
    return HEAD.format(name=name, readme=f"hyph_{dictionary}.dic") + "\n".join([*licence, "---", *lines]) + "\n"


if __name__ == "__main__":
    for name in LANGUAGES:
        (FOLDER / f"{name}.txt").write_text(content(name), "utf-8", newline="\n")
