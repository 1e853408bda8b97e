"""What a screen reader says. The transcripts are in `golden/`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import foreign
import pytest
from test_tables import cell, node

from booklet.inspect import Reading, aloud
from booklet.inspect.breath import Piece, spoken
from booklet.inspect.roles import INLINES
from booklet.inspect.tree import Area, Node, Value, Words, joined
from tests.dossier import built
from tests.pdftext import words

GOLDEN = Path(__file__).parent / "golden"
DISPUTE = "How many men fought for Egypt?"


def p(*kids: Node | str, role: str = "P", page: int = 1, **attributes: Value) -> Node:
    held = (Words(page, (0, 0), 0, kid) if isinstance(kid, str) else kid for kid in kids)
    return node(role, *held, **attributes)


def said(*kids: Node) -> list[str]:
    return aloud(node("Document", *kids), "en")


def transcript(reading: Reading) -> list[str]:
    assert reading.tree.root is not None
    return aloud(reading.tree.root, reading.language, reading.labels)


def same(name: str, lines: list[str], update: bool) -> None:
    path = GOLDEN / f"{name}.txt"
    text = "".join(line + "\n" for line in lines)
    if update:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_a_dispute_of_the_sample(read: Callable[[bytes], Reading], update: bool) -> None:
    lines = transcript(read(built().pdf))
    start = lines.index(f"Heading level 2: {DISPUTE}")
    after = next(place for place in range(start + 1, len(lines)) if lines[place].startswith("Heading level 2: "))
    end = max(place for place in range(start, after) if lines[place].startswith("— page "))
    same("dispute", lines[start:end], update)


def test_a_small_booklet(good: bytes, read: Callable[[bytes], Reading], update: bool) -> None:
    same("good.aloud", transcript(read(good)), update)


def test_a_word_processors_file(read: Callable[[bytes], Reading], update: bool) -> None:
    same("word-like.aloud", transcript(read(foreign.word_like())), update)


def test_every_word_of_the_sample_is_said(read: Callable[[bytes], Reading]) -> None:
    """But those that something else is said for."""
    reading = read(built().pdf)
    assert reading.tree.root is not None
    drawn = set(words(drawn_only(reading.tree.root)))
    heard = {word for line in transcript(reading) for word in words(line)}
    assert len(drawn) > 1000
    assert drawn - heard == set()


def drawn_only(item: Node) -> str:
    """The text of an element without the parts that something else is said for."""
    if item.role != "Table" and {"ActualText", "Alt", "E"} & item.attributes.keys():
        return " "
    out = ""
    for kid in item.kids:
        if isinstance(kid, Words):
            out = joined(out, kid.text, kid.fresh)
        elif isinstance(kid, Node):
            text = drawn_only(kid)
            out = joined(out, text, False) if kid.role in INLINES - {"Reference"} else f"{out}\n{text}\n"
    return out


def test_pages_turn_forward_but_for_columns_that_go_over(read: Callable[[bytes], Reading]) -> None:
    reading = read(built().pdf)
    turns = [line for line in transcript(reading) if line.startswith("— page ")]
    numbers = [reading.labels.index(turn.removeprefix("— page ").removesuffix(" —")) for turn in turns]
    assert len(set(numbers)) > 80
    assert numbers[0] == 0
    assert all(after == before - 1 or after > before for before, after in pairwise(numbers))


def test_headings_paragraphs_and_links() -> None:
    link = p("the table", role="Link")
    assert said(p("One ", role="H1"), p("See ", link, ", p. 3."), p("loose", role="Sect")) == [
        "Heading level 1: One",
        "See link the table, p. 3.",
        "loose",
    ]


def test_a_link_without_words_says_its_description() -> None:
    link = node("Link", Area(1, "Link", "To the map", (1, 0)))
    assert said(p("See ", link)) == ["See link To the map"]


def test_lists_and_contents() -> None:
    inner = node("L", node("LI", p("b", role="LBody")))
    items = (
        node("LI", p("1.", role="Lbl"), node("LBody", p("first"), p("more"))),
        node("LI", p("2.", role="Lbl"), node("LBody", p("second"), inner)),
    )
    assert said(node("L", *items)) == [
        "List of 2 items",
        "1. first",
        "more",
        "2. second",
        "List of 1 item",
        "b",
        "Out of list",
        "Out of list",
    ]
    entry = node("TOCI", node("Reference", p("Egypt", role="Link")), p("5", role="Span"))
    nested = node("TOC", entry, node("TOC", entry))
    assert said(nested) == [
        "Contents, 1 entry",
        "link Egypt5",
        "Contents, 1 entry",
        "link Egypt5",
        "Out of contents",
        "Out of contents",
    ]


def test_a_table_is_said_by_its_heads() -> None:
    top = node("TR", cell("TD", ""), cell("TH", "how many set out", Scope="Column"), cell("TH", "who", Scope="Column"))
    name = p(p("al-Tabari", role="Link"), role="TH", Scope="Row")
    row = node("TR", name, cell("TD", "about 2,000"), node("TD"))
    assert said(node("Table", p("Two works", role="Caption"), top, row, Summary="Men and leaders.")) == [
        "Table, 3 columns, 2 rows. Men and leaders.",
        "Caption: Two works",
        "Heads: how many set out; who",
        "al-Tabari, how many set out: about 2,000",
        "al-Tabari, who: blank",
        "Out of table",
    ]


def test_a_head_across_the_table_is_said_before_the_cells_that_name_it() -> None:
    top = node("TR", cell("TH", "Kindi", Scope="Column", ID="k"), cell("TH", "Tabari", Scope="Column", ID="t"))
    across = node("TR", cell("TH", "How many?", Scope="Row", ColSpan="2", ID="q"))
    row = node("TR", cell("TD", "few", Headers=("q", "k")), cell("TD", "many", Headers=("q", "t")))
    assert said(node("Table", top, across, row)) == [
        "Table, 2 columns, 3 rows.",
        "Heads: Kindi; Tabari",
        "How many?, Kindi: few",
        "How many?, Tabari: many",
        "Out of table",
    ]


def test_a_cell_may_be_named_as_a_head() -> None:
    row = node("TR", cell("TD", "1066", ID="year"), cell("TD", "Hastings", Headers=("year",)))
    assert said(node("Table", row))[1:-1] == ["1066: Hastings"]


def test_of_a_long_head_the_first_line_is_said_before_cells_and_all_of_it_in_its_place() -> None:
    head = node("TH", p("Siffin"), p("They fight."), Scope="Row")
    assert said(node("Table", node("TR", cell("TD", "638"), head))) == [
        "Table, 2 columns, 1 row.",
        "Siffin: 638",
        "Siffin",
        "They fight.",
        "Out of table",
    ]


def test_notes_stand_where_they_are_referred_to() -> None:
    note = node("FENote", p("1", role="Lbl"), p("Late in the month."))
    assert said(p("He was born.", p("1", role="Reference"), note, " He died.")) == [
        "He was born. 1",
        "Note 1: Late in the month.",
        "He died.",
    ]


def test_figures() -> None:
    about = p("drawn", p("A map.", role="Caption"), role="Figure", Alt="A river.")
    assert said(about, p("drawn", role="Figure")) == [
        "Figure: A river.",
        "Caption: A map.",
        "Figure without a description",
        "drawn",
    ]


def test_what_is_said_instead() -> None:
    short = p("b. ", role="Span", E="son of")
    other = p("x", role="Span", ActualText="y")
    described = p("→", role="Span", Alt="leads to")
    assert said(p("Ali ", short, "Abi Talib ", other, " ", described)) == ["Ali son of Abi Talib y leads to"]


def test_voices() -> None:
    name = p("محمد", role="Span", Lang="ar")
    assert said(p("called (", name, "), fell"), p("ولى", Lang="ar"), p("of ", name, " he")) == [
        "called ([ar] محمد [en]), fell",
        "[ar] ولى",
        "of [ar] محمد [en] he",
    ]


def test_boxes_quotations_titles_and_silence() -> None:
    assert said(
        p("T", role="Title"),
        node("Aside", p("a")),
        node("BlockQuote", p("q")),
        p("never", role="Artifact"),
        p("f", role="H"),
        node("Form", Area(1, "Widget", "Name", (1, 0))),
    ) == ["Title: T", "Aside", "a", "Out of aside", "Quotation", "q", "Out of quotation", "Heading: f", "Field: Name"]


def test_page_turns_are_told_where_asked() -> None:
    root = node("Document", p("one", page=1), p("two", page=2), p("three", page=2))
    assert aloud(root, "en", ["i", "1"]) == ["— page i —", "one", "— page 1 —", "two", "three"]
    assert aloud(root, "en") == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        ([("con\u00ad", False), ("tinued", True)], "continued"),
        ([("a", False), ("b", True)], "a b"),
        ([("a", False), ("b", False)], "ab"),
        ([("a ", False), (" b", True)], "a b"),
        ([(" ", False), ("a\n b", False)], "a b"),
        ([("soft\u00adly", False)], "softly"),
    ],
)
def test_pieces_make_a_line(pieces: list[tuple[str, bool]], line: str) -> None:
    assert spoken([Piece(text, "en", 1, fresh) for text, fresh in pieces], "en") == line
