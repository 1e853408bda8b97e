"""`RULES`: small functions, each one thing that a tagged PDF must be and that a validator may miss. PDF → findings.

A rule's first docstring line says what must hold and by which clause. They hold for every booklet that is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from booklet.inspect import sound_elements, sound_file, sound_marks
from booklet.inspect.findings import Finding
from booklet.inspect.reading import Reading

RULES: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    sound_elements.tagged,
    sound_marks.marks_once,
    sound_marks.marks_owned,
    sound_marks.marks_flat,
    sound_marks.marks_balanced,
    sound_marks.all_marked,
    sound_marks.all_readable,
    sound_marks.order_told,
    sound_marks.parents_complete,
    sound_marks.annotations_known,
    sound_marks.pages_in_order,
    sound_elements.parents_named,
    sound_elements.roles_known,
    sound_elements.heads_scoped,
    sound_elements.tables_regular,
    sound_elements.headings_without_gaps,
    sound_elements.figures_described,
    sound_elements.links_hold_areas,
    sound_elements.notes_named,
    sound_elements.parts_in_wholes,
    sound_elements.nothing_empty,
    sound_elements.languages_sound,
    sound_file.words_of_itself,
    sound_file.titled,
    sound_file.labels_complete,
    sound_file.bookmarks_lead,
    sound_file.fonts_embedded,
    sound_file.open_to_readers,
)


def findings(reading: Reading) -> list[Finding]:
    """Everything that the rules find, in their order."""
    return [finding for rule in RULES for finding in rule(reading)]
