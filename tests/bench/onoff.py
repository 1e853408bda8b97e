"""What tagging and conformance cost: folders → size of the PDF and time to make it, as it is, without what names and
abbreviations are said as (`booklet.typeset.spoken`), and without any of it.

    python tests/bench/onoff.py sources/egypt-38ah .bench/S .bench/M

The plain file has the same pages, links and bookmarks, and no structure tree, marked content, XMP packet or output
intent (`booklet.pdf.profile.PLAIN`). All is set and written five times by turns, and the shortest time counts.
"""

from __future__ import annotations

import gc
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

from booklet.document import STUDENT
from booklet.pdf.profile import PLAIN, UA1, Profile
from booklet.pdf.write import write_pdf
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles_folder
from booklet.sections import compose_document
from booklet.style import load_style
from booklet.typeset import typeset
from booklet.typeset.page import Pages
from booklet.typeset.spoken import Voice

TIMES = 5


def pages_of(folder: Path) -> Pages:
    """A folder's booklet, set."""
    problems = Problems()
    archive = read_archive(folder, problems)
    assert archive is not None and not problems.errors, list(problems)
    style = load_style(archive.settings.style, styles_folder(), folder, problems)
    assert style is not None
    return typeset(compose_document(archive, STUDENT, style.page.margin_note > 0), style, STUDENT, problems)


def made(folder: Path, profile: Profile, said: bool) -> tuple[int, int, float]:
    """A folder → pages and bytes of its PDF, and seconds of this process."""
    silence = nullcontext() if said else patch.multiple(Voice, may_differ=lambda *_: False, said=lambda *_: "")
    with silence:
        start = time.process_time()
        pages = pages_of(folder)
        size = len(write_pdf(pages, created=None, profile=profile))
        return len(pages.pages), size, time.process_time() - start


def main() -> None:
    gc.disable()  # as the program does
    print(
        f"\n{'on and off':<12}{'pages':>7}{'KB':>8}{'unsaid':>8}{'plain':>8}{'more':>7}{'ms':>8}{'plain':>8}{'more':>7}"
    )
    sides = (UA1, True), (UA1, False), (PLAIN, False)
    made(Path(sys.argv[1]), *sides[0])  # what is imported when it is needed is imported
    for folder in map(Path, sys.argv[1:]):
        rounds = [[made(folder, *side) for side in sides] for _ in range(TIMES)]
        pages = rounds[0][0][0]
        size, unsaid, plain = (size for _, size, _ in rounds[0])
        whole, _, bare = (min(seconds for _, _, seconds in side) for side in zip(*rounds))
        row = f"{size / 1000:>8.0f}{unsaid / 1000:>8.0f}{plain / 1000:>8.0f}{size / plain - 1:>7.0%}"
        print(f"{folder.name:<12}{pages:>7}{row}{1000 * whole:>8.0f}{1000 * bare:>8.0f}{whole / bare - 1:>7.0%}")


if __name__ == "__main__":
    main()
