"""Correct the text: a narrative with faults put in on purpose, a sentence at a time, with a line to mend each.

Fed by `exercises.yaml`: title, text (what to do), sentences with their `key`. The keys stand in the teacher's edition
alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, AnswerLines, Block, Either, Heading, Item, Items, PageBreak, Paragraph, Text
from booklet.model.archive import Archive
from booklet.model.records import Exercise, Sentence
from booklet.sections.phrases import join, spoken, words
from booklet.sections.words import Scribe, section_anchor

KIND = "exercises"

TITLE = "Correct the text"
SOUND = "Sound."
LINES = 1  # ruled lines under each sentence

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
people: {amr: {name: ʿAmr}}
exercises:
  flawed:
    title: The fall of Egypt
    text: Some sentences are sound.
    sentences:
      - {text: "[[amr]] had two thousand men.", key: "Six thousand, or four."}
      - {text: There was grief in Kufa., sound: true, key: So all accounts.}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Exercises → numbered sentences with room to write or their keys."""
    if not archive.exercises:
        return
    scribe = Scribe(archive)
    exercises = list(archive.exercises.values())
    alone = len(exercises) == 1 and exercises[0].title in ("", TITLE) and _has_words(exercises[0])
    yield Heading(1, words(TITLE), section_anchor(KIND))
    for n, exercise in enumerate(exercises):
        if n:
            yield PageBreak()
        if not alone:
            yield Heading(2, words(exercise.title, at=exercise.at), exercise.id)
        yield from _exercise(scribe, exercise, "" if not alone else exercise.id)


def _has_words(exercise: Exercise) -> bool:
    """Whether anything stands below its title: what links to it leads there, where it has no heading of its own."""
    return bool(exercise.text or exercise.sentences)


def _exercise(scribe: Scribe, exercise: Exercise, anchor: str) -> Iterator[Block]:
    opening = list(scribe.paragraphs(exercise.text))
    if opening:
        opening[0] = opening[0]._replace(anchor=anchor)
        yield from opening
        anchor = ""
    numbered = enumerate(exercise.sentences, 1)
    if exercise.sentences:
        yield Items(tuple(_sentence(scribe, n, s, anchor if n == 1 else "") for n, s in numbered), "numbered")


def _sentence(scribe: Scribe, number: int, sentence: Sentence, anchor: str) -> Item:
    return Item(
        (
            Paragraph(scribe.text(sentence.text), "body", anchor, keep_next=True),
            Either((AnswerLines(LINES),), (Paragraph(_key(scribe.unindexed, sentence), "key"),)),
        ),
        words(f"{number}."),
    )


def _key(scribe: Scribe, sentence: Sentence) -> Text:
    key = scribe.text(sentence.key)
    if (sentence.sound or not key) and not spoken(key).startswith(SOUND.rstrip(".")):
        return join((words(SOUND, BOLD), key), " ")
    return key
