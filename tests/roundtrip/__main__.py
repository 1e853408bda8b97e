"""`python -m tests.roundtrip`: the sample in every style, words in and words out, by script and extractor (`make
roundtrip`). Ends with 1 where anything differs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from booklet.document import EDITIONS
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles_folder
from tests.dossier import SAMPLE
from tests.roundtrip import by_pdfium, by_pdfminer
from tests.roundtrip.booklets import of_folder
from tests.roundtrip.tree import Words, is_arabic, passages, words
from tests.roundtrip.written import missing, runs

READERS = {"PDFium": by_pdfium.read, "pdfminer.six": by_pdfminer.read}
ROW = "{:9}{:13}{:24}{:>9}{:>9}{:>13}"
HOUSE = "classroom"


def main() -> int:
    print(ROW.format("edition", "style", "words", "Latin", "Arabic", "differences"))
    styles = [HOUSE, *sorted({path.stem for path in styles_folder().glob("*.yaml")} - {HOUSE})]
    faults = 0
    for edition in EDITIONS:
        for style in styles:
            for name, found, differences in measured(edition, style):
                arabic = sum(map(is_arabic, found))
                print(ROW.format(edition, style, name, len(found) - arabic, arabic, differences))
                faults += int(differences or 0)
    return min(faults, 1)


def measured(edition: str, style: str) -> Iterator[tuple[str, Words, str]]:
    """(whose words, the words, in how many they differ from what they must be) of one booklet."""
    booklet = of_folder(SAMPLE, edition, style)
    trees = {name: read(booklet.pdf) for name, read in READERS.items()}
    archive = read_archive(SAMPLE, Problems())
    assert archive is not None
    written = runs(archive, edition)
    lost = sum(len(words(run)) for tree in trees.values() for _, run in missing(written, tree, trees["pdfminer.six"]))
    yield "of the YAML, printed", flat([run for _, run in written]), str(lost)
    said = flat(booklet.said)
    yield "of the Document", said, ""
    for name, tree in trees.items():
        read = flat(passages(tree))
        yield f"read by {name}", read, str(differing(said, read))


def flat(texts: Sequence[str]) -> Words:
    return [word for text in texts for word in words(text)]


def differing(these: Words, those: Words) -> int:
    """How many words would have to be changed, taken out or put in."""
    if these == those:
        return 0
    edits = SequenceMatcher(None, these, those, autojunk=False).get_opcodes()
    return sum(max(stop - start, end - begin) for kind, start, stop, begin, end in edits if kind != "equal")


if __name__ == "__main__":
    sys.exit(main())
