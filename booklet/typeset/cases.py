"""Cases of type: what booklets set in one run share, where their faces, their language and the words they list for
hyphenation and for reading aloud are the same.

Each word is shaped once and its break points are found once; a paragraph that comes again, in the same role on the same
measure, is not broken again. The pages are those of a run for each booklet (tests/test_batch.py).
"""

from __future__ import annotations

from collections.abc import Hashable

from booklet.typeset.compositor import Compositor

FULL = 60_000  # paragraphs: a few kilobytes each


class Cases:
    """Keeps the last compositor that worked from each case."""

    def __init__(self) -> None:
        self._last: dict[Hashable, Compositor] = {}

    def serve(self, compositor: Compositor) -> None:
        """Let a compositor that has set nothing yet set from the type of those before it.

        A case out of which a glyph was missing is put away: the next booklet must be told of it too. So is a full one,
        or a thousand different booklets would fill the memory.
        """
        style = compositor.style
        fonts = frozenset((face, font.path) for face, font in style.fonts.items())
        words = (compositor.language, compositor.hyphenation, tuple(compositor.say.items()))
        key = (words, fonts, frozenset(style.features.items()), frozenset(style.scales.items()))
        former = self._last.get(key)
        compositor.broken = {}
        if former is not None and not former.problems.errors and len(former.broken or ()) < FULL:
            compositor.take_over(former)
        self._last[key] = compositor
