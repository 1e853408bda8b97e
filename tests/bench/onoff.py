"""What tagging and conformance cost: folders → size of the PDF and time to make it, as it is and without either.

    python tests/bench/onoff.py sources/egypt-38ah .bench/S .bench/M

The plain file has the same pages, links and bookmarks, and no structure tree, marked content, XMP packet or output
intent (`booklet.pdf.profile.PLAIN`). Reading and setting are the same for both; each is written five times and its
shortest time counts.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

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

TIMES = 5


def pages_of(folder: Path) -> Pages:
    """A folder's booklet, set."""
    problems = Problems()
    archive = read_archive(folder, problems)
    assert archive is not None and not problems.errors, list(problems)
    style = load_style(archive.settings.style, styles_folder(), folder, problems)
    assert style is not None
    return typeset(compose_document(archive, STUDENT, style.page.margin_note > 0), style, STUDENT, problems)


def written(pages: Pages, profile: Profile) -> tuple[int, float]:
    """Bytes, and seconds of this process."""
    size, least = 0, float("inf")
    for _ in range(TIMES):
        start = time.process_time()
        size = len(write_pdf(pages, created=None, profile=profile))
        least = min(least, time.process_time() - start)
    return size, least


def main() -> None:
    gc.disable()  # as the program does
    print(f"\n{'on and off':<12}{'pages':>7}{'KB':>8}{'plain':>8}{'more':>7}{'ms':>8}{'plain':>8}{'more':>7}")
    written(pages_of(Path(sys.argv[1])), UA1)  # what is imported when it is needed is imported
    for folder in map(Path, sys.argv[1:]):
        start = time.process_time()
        pages = pages_of(folder)
        setting = time.process_time() - start
        (size, seconds), (plain_size, plain_seconds) = (written(pages, profile) for profile in (UA1, PLAIN))
        whole, plain = setting + seconds, setting + plain_seconds
        row = f"{size / 1000:>8.0f}{plain_size / 1000:>8.0f}{size / plain_size - 1:>7.0%}"
        row += f"{1000 * whole:>8.0f}{1000 * plain:>8.0f}{whole / plain - 1:>7.0%}"
        print(f"{folder.name:<12}{len(pages.pages):>7}{row}")


if __name__ == "__main__":
    main()
