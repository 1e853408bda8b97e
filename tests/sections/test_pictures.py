"""Pictures in essays, as they are composed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from booklet.document import Heading, Note, Paragraph, Picture
from booklet.model.archive import Archive
from booklet.sections import compose_document
from tests.rasters import exif, jpeg

ESSAY = """\
# Towns

Before it.

![The river, and "towns"](map.jpg "Drawn by *us* for [[amr]]^[As we think.] [@kindi, p. 3].")

Behind it.

## A heading

![The river again](map.jpg)

First below a heading.
"""
YAML = "title: T\ncitations: notes\nworks: {kindi: {title: W, author: al-Kindī}}\npeople: {amr: {name: ʿAmr}}\n"


def test_pictures_in_their_places(read: Callable[[Mapping[str, str | bytes] | str], Archive]) -> None:
    archive = read({"booklet.yaml": YAML, "essay.md": ESSAY, "map.jpg": jpeg(exif=exif(6))})
    document = compose_document(archive)
    (section,) = (s for s in document.sections if s.kind == "essays")
    heading, before, first, behind, other, second, below = section.blocks
    assert isinstance(heading, Heading)
    assert isinstance(other, Heading)
    assert isinstance(first, Picture)
    assert (first.file, first.width, first.height, first.alt) == ("map.jpg", 16, 24, "The river, and “towns”")
    assert second == Picture("map.jpg", 16, 24, "The river again", (), second.at)
    assert [p.role for p in (before, behind, below) if isinstance(p, Paragraph)] == ["first", "body", "first"]
    (note,) = (part for part in first.caption if isinstance(part, Note))
    assert note.sign == "a", "a caption may have notes"
    assert "(al-Kindī" in "".join(getattr(part, "text", "") for part in first.caption if not isinstance(part, Note))
    assert "amr" in [getattr(part, "entry", "") for part in first.caption]
