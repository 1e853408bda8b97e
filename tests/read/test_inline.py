"""Inline text: each mark of the grammar, where its parts stand, and what is said about mistakes."""

from __future__ import annotations

import pytest

from booklet.model.inline import (
    Citation,
    Emphasis,
    Id,
    Inline,
    Line,
    Link,
    Mention,
    Note,
    PageOf,
    Prose,
    Strong,
    Words,
    plain,
)
from booklet.problems import Problems
from booklet.read.inline import read_prose
from booklet.read.nodes import FILE, FOLDED, LITERAL, PLAIN, Scalar, Source
from booklet.read.typography import curled


def read(value: str, style: str = PLAIN) -> tuple[Prose, list[str], list[tuple[Id, str]]]:
    """A value at the start of a file → its prose, messages as "column: message", ids met."""
    problems = Problems()
    refs: list[tuple[Id, str]] = []
    prose = read_prose(Scalar(Source("a.yaml", value), 0, 0, value, style), problems, refs)
    return prose, [f"{problem.location.column}: {problem.message}" for problem in problems], refs


def bare(line: Line) -> tuple[Inline, ...]:
    """The same without places, which tuples compare too; neighbouring words are joined."""
    out: list[Inline] = []
    for node in line:
        if isinstance(node, Words):
            if out and isinstance(out[-1], Words) and out[-1].language == node.language:
                node = Words(out.pop().text + node.text, language=node.language)
            out.append(Words(node.text, language=node.language))
        elif isinstance(node, (Emphasis, Strong, Note)):
            out.append(node._replace(children=bare(node.children)))
        elif isinstance(node, Link):
            out.append(Link(bare(node.children), node.url))
        else:
            out.append(node)
    return tuple(out)


GOOD = [
    ("plain words", (Words("plain words"),)),
    ("  blanks at the ends ", (Words("blanks at the ends"),)),
    ("an *early* date", (Words("an "), Emphasis((Words("early"),)), Words(" date"))),
    ("**two *in* one**", (Strong((Words("two "), Emphasis((Words("in"),)), Words(" one"))),)),
    ("*two **in** one*", (Emphasis((Words("two "), Strong((Words("in"),)), Words(" one"))),)),
    ("***both***", (Strong((Emphasis((Words("both"),)),)),)),
    ("re*mark*able", (Words("re"), Emphasis((Words("mark"),)), Words("able"))),
    ("(*fitna*)", (Words("("), Emphasis((Words("fitna"),)), Words(")"))),
    ("5 * 6 and a star*", (Words("5 * 6 and a star*"),)),
    ("see [[amr]].", (Words("see "), Mention(Id("amr")), Words("."))),
    ("[[amr|ʿAmr's army]]", (Mention(Id("amr"), "ʿAmr’s army"),)),
    ("see [[page:amr]]", (Words("see "), PageOf(Id("amr")))),
    ("([[page: amr|p.]])", (Words("("), PageOf(Id("amr"), "p."), Words(")"))),
    ("x [@kindi]", (Words("x "), Citation(Id("kindi")))),
    ("[@kindi, p. 28]", (Citation(Id("kindi"), "p. 28"),)),
    ("[@a, p. 1; @b, II:3, 5]", (Citation(Id("a"), "p. 1"), Citation(Id("b"), "II:3, 5", True))),
    ("[@a, p. 1; 4]", (Citation(Id("a"), "p. 1; 4"),)),
    ("[a map](https://x.org/a_(b))", (Link((Words("a map"),), "https://x.org/a_(b)"),)),
    ("[*a* map](mailto:a@b.org)", (Link((Emphasis((Words("a"),)), Words(" map")), "mailto:a@b.org"),)),
    ("the [khabar]{ar-Latn}", (Words("the "), Words("khabar", language="ar-Latn"))),
    ("so [sic] and a]", (Words("so [sic] and a]"),)),
    ("[of [[egypt]]]", (Words("[of "), Mention(Id("egypt")), Words("]"))),
    (r"\*not\* \[[x\]] \\ \{ a\b", (Words(r"*not* [[x]] \ { a\b"),)),
    (
        "so^[a *late* gloss].",
        (Words("so"), Note((Words("a "), Emphasis((Words("late"),)), Words(" gloss"))), Words(".")),
    ),
    ("^>[a [[amr]]]x", (Note((Words("a "), Mention(Id("amr"))), margin=True), Words("x"))),
    ("*so^[see [@kindi]]*", (Emphasis((Words("so"), Note((Words("see "), Citation(Id("kindi")))))),)),
    ("[a^[b [c]]](mailto:a@b.org)", (Link((Words("a"), Note((Words("b [c]"),))), "mailto:a@b.org"),)),
    (r"2^3 ^ \^[no] a>[b] ^", (Words("2^3 ^ ^[no] a>[b] ^"),)),
    ("mail me @home", (Words("mail me @home"),)),
    ("he said \"yes, 'now'\"", (Words("he said “yes, ‘now’”"),)),
    ("don't, the '80s, Muʿawiya's", (Words("don’t, the ’80s, Muʿawiya’s"),)),
    (r"5\" long", (Words('5" long'),)),
    ('*"so"*', (Emphasis((Words("“so”"),)),)),
    ("the word عمرو بن العاص here", (Words("the word "), Words("عمرو بن العاص", language="ar"), Words(" here"))),
    ("שלום", (Words("שלום", language="he"),)),
    ("[گل]{fa}", (Words("گل", language="ar"),)),
]


@pytest.mark.parametrize(("value", "expected"), GOOD)
def test_grammar(value: str, expected: tuple[Inline, ...]) -> None:
    prose, messages, _ = read(value)
    assert messages == []
    assert bare(prose.line) == expected


WRONG = [
    ("a [[amr", "3: `[[` without `]]`"),
    ("a [[]] b", "3: this mention names no record"),
    ("a [[page:]] b", "3: this mention names no record"),
    ("a [[page:amr| ]] b", "13: nothing stands after the `|`"),
    ("a [[amr|]] b", "8: nothing stands after the `|`"),
    ("a [@kindi, p. 3", "3: `[@` without `]`"),
    ("a [@, p. 3]", "5: this citation names no work"),
    ("a [@kindi p. 3]", "10: a comma is missing after the work's id"),
    ("a [@kindi; @]", "13: this citation names no work"),
    ("an *open", "4: `*` opens emphasis and nothing closes it"),
    ("an **open", "4: `**` opens strong words and nothing closes it"),
    ("an [*open] and", "5: `*` opens emphasis and nothing closes it"),
    ("an [open", "4: `[` opens a bracket and nothing closes it"),
    ("a [](https://x.org)", "3: this link has no words"),
    ("a [b]()", "7: this link has no address"),
    ("a [b](c.png)", "7: `c.png` is not an address"),
    ("a [b](https://x.org", "6: `(` is never closed"),
    ("a [b]{Arabic}", "7: `Arabic` is not a language"),
    ("a [b]{ar", "6: `{` is never closed"),
    ("a ^[b", "3: `^[` opens a note and nothing closes it"),
    ("a ^>[b", "3: `^>[` opens a note in the margin and nothing closes it"),
    ("a ^[ ]", "3: this note has no words"),
    ("a ^[b ^[c] d]", "7: a note cannot stand inside a note"),
    ("a ^>[*b] c*", "6: `*` opens emphasis and nothing closes it"),
    ("a []{ar}", "3: no words stand in this bracket"),
]


@pytest.mark.parametrize(("value", "message"), WRONG)
def test_mistakes(value: str, message: str) -> None:
    prose, messages, _ = read(value)
    assert messages == [message]
    assert prose.plain.startswith("a")


def test_paragraphs_of_a_literal_block() -> None:
    prose, messages, _ = read('One *two\nthree* four.  \n five\n\n \nSix "a\nb".\n', LITERAL)
    assert messages == []
    assert [plain(line) for line in prose.paragraphs] == ["One two three four. five", "Six “a b”."]


def test_paragraphs_of_a_folded_block() -> None:
    prose, _, _ = read("One two\n  deeper\nthree\nFour\n", FOLDED)
    assert [plain(line) for line in prose.paragraphs] == ["One two deeper three", "Four"]


def test_a_mark_does_not_reach_into_the_next_paragraph() -> None:
    _, messages, _ = read("One *two.\n\nThree* four.\n", FILE)
    assert messages == ["5: `*` opens emphasis and nothing closes it"]


def test_ids_are_collected_with_their_place_and_kind() -> None:
    _, _, refs = read("see [[ amr ]] and [@b, p. 1; @a, a b]")
    assert [(id, kind, id.at.locate().column) for id, kind in refs] == [
        ("amr", "", 8),
        ("b", "works", 21),
        ("a", "works", 31),
    ]


def test_words_know_their_place() -> None:
    value = r"it's *one* \* [two]{fr} عمرو [[x]] end"
    line = read(value)[0].line
    flat = [node for part in line for node in (part.children if isinstance(part, Emphasis) else (part,))]
    for node in flat:
        if isinstance(node, Words):
            at = node.at.locate().column - 1
            assert curled(value)[at : at + len(node.text)] == node.text


def test_nothing_is_no_paragraph() -> None:
    assert not read(" \n ", LITERAL)[0]
    assert read("")[0] == Prose(())
