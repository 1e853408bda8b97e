"""Real prose: the running text of the sample booklet, as it is and with its words varied.

The benchmark's own sentences repeat their words more than prose does, which flatters a program that remembers words.
Here the sample's sentences come round and round, and each time their plain words give way to others, so that new ones
keep coming as Heaps' law says they do in prose: about 9 × n^0.6 different ones among the first n.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from gen import PRE, STEMS, SUF, Generator

from booklet.document import Note, Paragraph, Span, Table
from booklet.model.archive import Archive
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.sections import compose_document

SAMPLE = Path(__file__).parents[2] / "sources" / "egypt-38ah"
RUNNING = ("body", "first")  # roles of running text
LEAST = 18  # words of a paragraph
END = re.compile(r"(?<=[a-z][.?!”])\s+(?=[A-Z“ʿ])")
PLAIN = re.compile(r"\b[a-z]{5,}\b")  # words that may give way: no names, no little words
NEW = 0.6, 9.0  # of Heaps' law: its exponent, its factor
ONSETS, VOWELS, CODAS, ENDINGS = map(
    str.split,
    """b br ch cl d dr f fl g gr h l m n p pl pr qu r s sh sl st str t th tr v w
a e i o u ea ou ai
ck l ll m n nd nt r rd rn s ss st t
ed ing er ers ly s ness able ful less ment""".splitlines(),
)


@cache
def archive() -> Archive:
    """The sample."""
    problems = Problems()
    read = read_archive(SAMPLE, problems)
    assert read is not None and not problems.errors
    return read


def paragraphs() -> list[str]:
    """The sample’s paragraphs of running text, of `LEAST` words and more; emphasis is written `*so*`."""
    found: dict[str, None] = {}
    for section in compose_document(archive(), "student").sections:
        for paragraph in walk(section.blocks):
            inlines = [inline for inline in paragraph.text if not isinstance(inline, Note)]
            spans = [span for span in inlines if isinstance(span, Span)]
            if paragraph.role in RUNNING and len(spans) == len(inlines):
                text = "".join(emphasised(span) for span in spans)
                if len(text.split()) >= LEAST and not re.search("[\u0590-\u08ff]", text):
                    found[text] = None
    return list(found)


def walk(value: Any) -> Iterator[Paragraph]:
    """All paragraphs inside a block, in order; not those of tables, whose cells are no running text."""
    if isinstance(value, Paragraph):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Table):
        for item in value:
            yield from walk(item)


def emphasised(span: Span) -> str:
    if "italic" not in span.face or not span.text.strip():
        return span.text
    bare = span.text.strip()
    return span.text.replace(bare, f"*{bare}*")


def split(paragraph: str) -> list[str]:
    """A paragraph's sentences; one that emphasis begins or ends in the middle of has none."""
    return [s if s.count("*") % 2 == 0 else s.replace("*", "") for s in END.split(paragraph)]


class Prose(Generator):
    """The benchmark's booklet with sentences of the sample's, varied from the second round on."""

    def __init__(self, scale: float) -> None:
        super().__init__(scale)
        sample = [sentence for paragraph in paragraphs() for sentence in split(paragraph)]
        self.sentences = cycle(sample)
        self.first = len(sample)
        self.told = 0
        self.words: list[str] = []  # every plain word that was drawn, as often as it was
        self.known: set[str] = set()

    def paragraph(self, words: int) -> str:
        out: list[str] = []
        while sum(sentence.count(" ") + 1 for sentence in out) < words:
            out.append(self.sentence())
        return " ".join(out)

    def sentence(self) -> str:
        """The next of the sample's; one in six is put into somebody's mouth, so that there is an index."""
        text = next(self.sentences)
        self.told += 1
        if self.told > self.first:
            text = PLAIN.sub(lambda match: self.word(), text)
        teller = f"{{p{1 + int(self.people * self.r.random() ** 1.3)}}}"
        return f"According to {teller}: {text}" if self.r.random() < 1 / 6 else text

    def word(self) -> str:
        """A new word as often as Heaps' law asks for one, else one drawn before: the more often, the likelier."""
        exponent, factor = NEW
        if len(self.known) < factor * (len(self.words) + 1) ** exponent:
            word = self.coin()
        else:
            word = self.r.choice(self.words)
        self.words.append(word)
        self.known.add(word)
        return word

    def coin(self) -> str:
        """A word that was not there yet, made as English makes them."""
        r = self.r
        while True:
            if r.random() < 0.5:
                word = (r.choice(PRE) if r.random() < 0.3 else "") + r.choice(STEMS) + r.choice(SUF).replace("'s", "")
            else:
                syllables = [r.choice(ONSETS) + r.choice(VOWELS) + r.choice(CODAS) for _ in range(r.choice((1, 1, 2)))]
                word = "".join(syllables) + (r.choice(ENDINGS) if r.random() < 0.5 else "")
            if word not in self.known:
                return word
