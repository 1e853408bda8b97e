"""Whether a booklet's questions and tasks name lines of its accounts by number: "line 5", "lines 3–8 of account A".

Where they do, the numbers beside the lines are for ears too; else they would only break into what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.model.archive import Archive
from booklet.model.inline import Prose

NAMED = {  # the word for a line and a figure, by language
    "ar": r"(?:سطر|سطور|أسطر|سطرين|السطر|السطور|الأسطر|السطرين)\s+\d",
    "de": r"\bZeilen?\s+\d",
    "en": r"\blines?\s+\d",
    "es": r"\blíneas?\s+\d",
    "fr": r"\blignes?\s+\d",
    "it": r"\brig(?:a|he|hi|o)\s+\d",
}


def lines_are_named(archive: Archive) -> bool:
    """In a language that has no pattern here nothing is found."""
    pattern = NAMED.get(archive.settings.language.partition("-")[0].lower())
    if pattern is None:
        return False
    named = re.compile(pattern, re.IGNORECASE)
    return any(named.search(prose.plain) for prose in _asked(archive))


def _asked(archive: Archive) -> Iterator[Prose]:
    """What a reader is asked to do, and what a teacher may expect."""
    yield from archive.settings.supporting
    for question in archive.questions.values():
        yield question.question
        yield from question.answer
    for exercise in archive.exercises.values():
        yield exercise.text
        for sentence in exercise.sentences:
            yield sentence.text
            yield sentence.key
    for correction in archive.corrections.values():
        yield correction.fault
        yield correction.correction
    for dispute in archive.disputes.values():
        yield dispute.text
        yield from (reading.text for reading in dispute.readings)
