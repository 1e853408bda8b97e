"""UAX #9: python-bidi (the Rust `unicode-bidi` behind it) as oracle, cases worked out by hand, and properties."""

from __future__ import annotations

import random
import sys
from unicodedata import bidirectional, category, mirrored

import bidi as oracle  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from booklet.typeset import bidi, bidi_rules

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"

RTL_LETTERS = "אבגابتث"
PLAIN = "abʿḥ" + RTL_LETTERS + "٠١123 .,:-+%$!/\t«»\u0301\u064e"
BRACKETS = "()[]⟨⟩"
bases = st.sampled_from([0, 1, None])


def displayed(text: str, base: int | None) -> str:
    """The line as it is seen from left to right, without mirroring."""
    runs = bidi.visual(bidi.levels(text, base))
    return "".join(text[start:stop][:: -1 if level % 2 else 1] for start, stop, level in runs)


def agrees(text: str, base: int | None) -> None:
    # With no right-to-left letter the oracle returns the line as it is, even where the base level says otherwise.
    assume(not set(text).isdisjoint(RTL_LETTERS))
    assert displayed(text, base) == oracle.get_display(text, base_dir={0: "L", 1: "R", None: None}[base])


@given(st.text(PLAIN + BRACKETS, min_size=1, max_size=30), bases)
def test_agrees_with_oracle_on_plain_lines(text: str, base: int | None) -> None:
    agrees(text, base)


@given(st.text(PLAIN + BRACKETS + LRE + RLE + PDF + "\u200e\u200f\u00ad", min_size=1, max_size=30), bases)
def test_agrees_with_oracle_on_embeddings(text: str, base: int | None) -> None:
    agrees(text, base)


# Without brackets: the oracle pairs brackets over isolates wrongly. Without tab: it resets levels beside one too late.
@given(st.text(PLAIN.replace("\t", "") + 2 * (LRI + RLI + FSI + PDI) + LRE + RLE + PDF, max_size=30), bases)
def test_agrees_with_oracle_on_isolates(text: str, base: int | None) -> None:
    agrees(text, base)


def test_agrees_with_oracle_on_twenty_thousand_lines() -> None:
    """Lines as booklets have them: words of both scripts, numbers of both, brackets, points, and embeddings."""
    chance = random.Random(38)
    words = [
        "al-Kindī",
        "V:107–108",
        "38",
        "٣٨",
        "(p.",
        "معاوية",
        "عَمْرُو",
        "שלום",
        "12,000",
        "-",
        "،",
        "«",
        "»",
        "[",
        "]",
        "(",
        ")",
        ".",
        "!",
        "50%",
        "$3",
        "٪",
        "a/b",
        "1-2",
    ]
    words += [LRE, RLE, PDF, "\u200f", "\u200e", "\u00ad"]  # no tab: the oracle resets levels beside one too late
    bases = {0: "L", 1: "R", None: None}
    compared = 0
    for _ in range(20_000):
        text = "".join(chance.choice(words) + chance.choice((" ", " ", "")) for _ in range(chance.randint(1, 9)))
        text += chance.choice(RTL_LETTERS)  # with none the oracle returns the line as it is
        base = chance.choice((0, 1, None))
        assert displayed(text, base) == oracle.get_display(text, base_dir=bases[base]), (text, base)
        compared += 1
    assert compared == 20_000


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        # UAX #9 §3.3.4–3.3.6: the examples of the rules.
        ("car", 0, "000"),
        ("אב 12", 0, "11122"),
        ("אב 12", 1, "11122"),
        ("ab אב", None, "00011"),
        ("אב ab", None, "11122"),
        ("12 אב", None, "22111"),
        ("ا 12", 0, "1122"),
        ("a 12", 1, "2222"),
        ("א 1-2, $3", 1, "112221122"),
        ("a(ב)c", 1, "21112"),  # N0: the bracket takes the embedding direction, which it holds
        ("א(b)ג", 0, "10001"),
        ("ב (a) ג", 1, "1112111"),
        ("א (b)", 0, "10000"),  # N0: holds a letter of the embedding direction
        ("ab (אב) c", 0, "000011000"),
        ("אב (ab", 0, "110000"),
        ("אב   ", 0, "11000"),  # L1
        ("a\tב\tc", 1, "21112"),
        ("אב\tגד", 0, "11011"),
    ],
)
def test_levels_by_hand(text: str, base: int | None, levels: str) -> None:
    assert "".join(map(str, bidi.levels(text, base))) == levels


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        # A name between isolates does not pull the page number after it to its own side.
        (f"{FSI}معاوية{PDI} 12", 0, "ةيواعم 12"),
        ("معاوية 12", 0, "12 ةيواعم"),
        # Two isolated names in a list keep the list's order.
        (f"{RLI}אב{PDI}, {RLI}גד{PDI}", 0, "בא, דג"),
        ("אב, גד", 0, "דג ,בא"),
        # FSI takes the direction of its first strong letter, nested isolates skipped (P2).
        (f"{FSI}{LRI}a{PDI}ב!{PDI}", 0, "!בa"),
        (f"{FSI}a{RLI}ב{PDI}!{PDI}", 1, "aב!"),
        # A left-to-right citation inside Arabic.
        (f"قال {LRI}V:107–108{PDI} هنا", 1, "انه V:107–108 لاق"),
        # Unmatched signs: an open isolate runs to the end, a lone PDI is neutral.
        (f"a {RLI}אב 1", 0, "a 1 בא"),
        (f"a{PDI}b אב", 0, "ab בא"),
        # An override inside an isolate ends with it.
        (f"{LRI}{RLO}abc{PDI}de", 0, "cbade"),
    ],
)
def test_isolates_by_hand(text: str, base: int, seen: str) -> None:
    signs = str.maketrans("", "", LRI + RLI + FSI + PDI + LRE + RLE + PDF + LRO + RLO)
    assert displayed(text, base).translate(signs) == seen


def test_deep_nesting_stops_at_the_greatest_depth() -> None:
    levels = bidi.levels(RLI * 70 + "a" + PDI * 70 + "b", 0)
    assert max(levels) <= bidi.MAX_DEPTH + 1
    assert levels[-1] == 0


def test_too_many_brackets_are_left_alone() -> None:
    assert bidi.levels("א" + "(" * 64 + "a" + ")" * 64, 1)[0] == 1


@given(st.text(PLAIN + BRACKETS + LRI + RLI + FSI + PDI + LRO + RLO + PDF, max_size=40), bases)
def test_visual_runs_hold_each_character_once(text: str, base: int | None) -> None:
    levels = bidi.levels(text, base)
    runs = bidi.visual(levels)
    assert sorted(i for start, stop, _ in runs for i in range(start, stop)) == list(range(len(text)))
    assert all(set(levels[start:stop]) == {level} for start, stop, level in runs)


@given(st.lists(st.integers(0, 5), max_size=30))
def test_reorder_is_a_permutation_that_reverses_what_is_odd(levels: list[int]) -> None:
    order = bidi.reorder(levels)
    assert sorted(order) == list(range(len(levels)))
    by_rule = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):  # L2 word for word: reverse each stretch at this level or above
        stretches: list[list[int]] = []
        for i in by_rule:
            if levels[i] >= level and stretches and levels[stretches[-1][-1]] >= level:
                stretches[-1].append(i)
            else:
                stretches.append([i])
        by_rule = [i for stretch in stretches for i in reversed(stretch)]
    assert order == by_rule


@given(st.text("abcʿḥāū 123.,()«»–“”", max_size=40))
def test_latin_text_has_one_level(text: str) -> None:
    assert not bidi.has_rtl(text)
    assert bidi.levels(text) == [0] * len(text)


def test_has_rtl_knows_every_character_that_can_turn_the_line() -> None:
    turning = [
        c for c in map(chr, range(sys.maxunicode + 1)) if bidirectional(c) in ("R", "AL", "AN", "RLE", "RLO", "RLI")
    ]
    assert len(turning) > 2000
    assert [c for c in turning if not bidi.has_rtl(f"a{c}b")] == []


def test_brackets_are_those_that_unicode_pairs() -> None:
    openings, closings = bidi_rules.BRACKETS[::2], bidi_rules.BRACKETS[1::2]
    assert {category(c) for c in openings} == {"Ps"}
    assert {category(c) for c in closings} == {"Pe"}
    assert all(mirrored(c) and bidirectional(c) == "ON" for c in bidi_rules.BRACKETS)
    assert len(set(bidi_rules.BRACKETS)) == len(bidi_rules.BRACKETS) == 128
