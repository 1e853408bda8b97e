"""Answers → lines for people, one a question, or JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps

from booklet.inspect.aloud import aloud
from booklet.inspect.answers import NO, PARTLY, YES, Answer
from booklet.inspect.reading import Reading

_WIDTH = max(map(len, (YES, PARTLY, NO)))


def text(answers: Sequence[Answer]) -> str:
    """`no      Is it tagged? It is not. What that means. → What to do.`, and a last line that sums up."""
    bars = [answer for answer in answers if answer.bars]
    if not bars:
        last = "Nothing stands in a reader’s way."
    elif len(bars) == 1:
        last = f"One thing stands in a reader’s way: {bars[0].id}."
    else:
        last = f"{len(bars)} things stand in a reader’s way: {', '.join(answer.id for answer in bars)}."
    return "".join(_line(answer) + "\n" for answer in answers) + f"\n{last}\n"


def heard(reading: Reading, as_json: bool) -> str:
    """What a screen reader says, with the turns of pages; of a file without tags, that nobody can know."""
    if reading.tree.root is None:
        lines = ["Without tags nobody can know in which order this is read: see `booklet check --pdf` without --aloud."]
    else:
        lines = aloud(reading.tree.root, reading.language, reading.labels)
    if as_json:
        return dumps({"lines": lines}, ensure_ascii=False, indent=2) + "\n"
    return "".join(_visible(line) + "\n" for line in lines)


def _line(answer: Answer) -> str:
    parts = [f"{answer.mark:<{_WIDTH}}  {answer.question} {_sentence(answer.says)}"]
    if answer.means:
        parts.append(_sentence(answer.means))
    if answer.todo:
        parts.append(f"→ {_sentence(answer.todo)}")
    return _visible(" ".join(parts))


def _sentence(words: str) -> str:
    ending = "" if words.endswith((".", "?", "!")) else "."
    return words[:1].upper() + words[1:] + ending


def _visible(words: str) -> str:
    """A stranger's title must not move the cursor or reorder the line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in words)


def json(file: str, pages: int, answers: Sequence[Answer]) -> str:
    """An object with `file`, `pages`, `good` (nothing stands in a reader's way) and `answers`."""
    listed = [{**answer._asdict(), "bars": answer.bars} for answer in answers]
    result = {"file": file, "pages": pages, "good": not any(answer.bars for answer in answers), "answers": listed}
    return dumps(result, ensure_ascii=False, indent=2) + "\n"
