"""`QUESTIONS`: what an author would ask of a PDF, ours or anybody's, for a reader who hears it. Small functions: a PDF
→ an `Answer` in plain words."""

from __future__ import annotations

from collections.abc import Callable

from booklet.inspect import ask_file, ask_tags, ask_text
from booklet.inspect.answers import Answer
from booklet.inspect.reading import Reading

QUESTIONS: tuple[Callable[[Reading], Answer], ...] = (
    ask_text.security,
    ask_text.text,
    ask_text.characters,
    ask_text.fonts,
    ask_tags.tags,
    ask_file.title,
    ask_file.language,
    ask_tags.headings,
    ask_tags.figures,
    ask_tags.tables,
    ask_tags.links,
    ask_file.bookmarks,
    ask_file.labels,
    ask_file.claims,
    ask_file.soundness,
)


def ask(reading: Reading) -> list[Answer]:
    """A PDF → the answers, in the order of the questions."""
    return [question(reading) for question in QUESTIONS]
