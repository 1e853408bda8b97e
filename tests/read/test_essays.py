"""Essays: a title, headings, paragraphs, with places in the file."""

from __future__ import annotations

from pathlib import Path

from booklet.model.inline import Mention, Words
from booklet.problems import Location
from tests.read.folders import good

ESSAY = """# The "year" 38

It began *early*
in the year.

## Before
Amr [[amr]] came.
Still he.
### Still before

End.
"""


def test_blocks(tmp_path: Path) -> None:
    archive = good(tmp_path, {"booklet.yaml": "title: T\npeople: {amr: {name: Amr}}\n", "essay.md": ESSAY})
    essay = archive.essays["essay"]
    assert essay.title == "The “year” 38"
    assert [(role, prose.plain) for role, prose in essay.blocks] == [
        ("paragraph", "It began early in the year."),
        ("heading 1", "Before"),
        ("paragraph", "Amr amr came. Still he."),
        ("heading 2", "Still before"),
        ("paragraph", "End."),
    ]
    words, mention, after = essay.blocks[2][1].line[:3]
    assert isinstance(words, Words)
    assert isinstance(after, Words)
    assert isinstance(mention, Mention)
    assert words.at.locate() == Location("f/essay.md", 7, 1)
    assert mention.id.at.locate() == Location("f/essay.md", 7, 7)
    assert after.at.locate() == Location("f/essay.md", 7, 12)
    assert essay.blocks[1][1].at.locate() == Location("f/essay.md", 6, 4)


def test_listed_essays_keep_their_order(tmp_path: Path) -> None:
    essays: dict[str, str | bytes] = {"b.md": "# B\n", "a.md": "# A\n", "README.md": "no essay"}
    archive = good(tmp_path, {"booklet.yaml": "title: T\nessays: [b.md, a.md]\n", **essays})
    assert list(archive.essays) == ["b", "a"]
