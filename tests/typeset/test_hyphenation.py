"""Hyphenation: our patterns against pyphen's, the rules about names, and every position's sanity."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from unicodedata import normalize

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.typeset import hyphenation
from booklet.typeset.hyphenation import hyphenator, only_listed

PATTERNS = Path(hyphenation.__file__).with_name("patterns")
SYLLABLES = [
    "ad",
    "ment",
    "tion",
    "re",
    "gov",
    "ern",
    "or",
    "chron",
    "i",
    "cle",
    "the",
    "st",
    "ap",
    "pa",
    "ra",
    "tus",
    "un",
    "con",
    "quer",
    "ist",
    "ics",
    "ph",
    "y",
    "ough",
    "sch",
    "abl",
    "ism",
    "wh",
    "eel",
]
PREFIXES = ["re", "un", "counter", "inter", "mis", "pre", "over", "dis", "trans"]
SUFFIXES = [
    "ation",
    "ative",
    "isation",
    "ment",
    "ist",
    "able",
    "ability",
    "ally",
    "ness",
    "ing",
    "ed",
    "ers",
    "graphical",
    "ology",
]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "patterns_from_pyphen", Path(__file__).with_name("patterns_from_pyphen.py")
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(word: str, language: str = "en-GB") -> str:
    """The word with a stroke wherever it may break."""
    breaks = hyphenator(language)(word)
    return "".join("|" * (i in breaks) + c for i, c in enumerate(word))


@pytest.mark.parametrize("name", ["en-GB", "en-US"])
def test_checked_in_patterns_are_current(name: str) -> None:
    content = generator().content(name)
    assert (PATTERNS / f"{name}.txt").read_text("utf-8") == content
    assert content.count("\n---\n") == 1
    assert "Unlimited copying and redistribution" in content


@pytest.mark.parametrize("name", ["en-GB", "en-US"])
def test_same_positions_as_pyphen(name: str) -> None:
    rival = pyphen.Pyphen(lang=name.replace("-", "_"), left=2, right=3)
    words = {p + s + x for p in ["", *PREFIXES] for s in SYLLABLES for x in SUFFIXES}
    words |= {a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES if len(a + b + c) >= 5}
    # The patterns themselves: their exceptions are whole words.
    groups = generator().patterns(name.replace("-", "_")).values()
    words |= {key.strip(".") for keys in groups for key in keys if len(key) > 6 and "." not in key.strip(".")}
    assert len(words) > 15_000
    ours = hyphenator(name)
    assert [w for w in sorted(words) if len(w) >= 5 and list(ours(w)) != rival.positions(w)] == []


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=20), st.sampled_from(["en-GB", "en-US"]))
def test_same_positions_as_pyphen_in_any_letters(word: str, name: str) -> None:
    rival = pyphen.Pyphen(lang=name.replace("-", "_"), left=2, right=3)
    assert list(hyphenator(name)(word)) == rival.positions(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("administration", "ad|min|is|tra|tion"),
        ("Administration", "Ad|min|is|tra|tion"),
        ("“administration,”", "“ad|min|is|tra|tion,”"),
        ("administration—", "ad|min|is|tra|tion—"),
        ("governor’s", "gov|ernor’s"),
        ("governor's", "gov|ernor's"),
        ("couldn’t", "couldn’t"),
        ("o’clock", "o’clock"),
        ("ADMINISTRATION", "ADMINISTRATION"),
        ("UNESCO’s", "UNESCO’s"),
        ("12administration", "12administration"),
        ("e.g.", "e.g."),
        ("www.administration.org", "www.administration.org"),
        ("and/or", "and/or"),
        ("", ""),
        ("–", "–"),
        ("…", "…"),
    ],
)
def test_words_of_prose(word: str, expected: str) -> None:
    assert shown(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mother-in-law", "mother-|in-|law"),
        ("mother-in-law’s", "mother-|in-|law’s"),
        ("Umayyad–Abbasid", "Umayyad–|Abbasid"),
        ("administration—or", "administration—|or"),
        ("al-Mughira", "al-Mughira"),
        ("Al-Mughira", "Al-Mughira"),
        ("ash-Shaʿbī", "ash-Shaʿbī"),
        ("ʿAbd-al-Malik", "ʿAbd-|al-Malik"),
        ("wa-l-jamāʿa", "wa-l-jamāʿa"),
        ("X-ray", "X-ray"),
        ("non\u2011breaking", "non\u2011breaking"),
        ("mid-7th-century", "mid-7th-century"),
    ],
)
def test_words_break_after_their_own_hyphens_alone(word: str, expected: str) -> None:
    assert shown(word) == expected
    breaks = hyphenator("en-GB")(word)
    assert all(word[b - 1] in hyphenation.HYPHENS for b in breaks)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Muʿāwiya", "Muʿāwiya"),  # short
        ("Ḥudayj", "Ḥudayj"),
        ("Qarṭājanna", "Qarṭā|janna"),
        ("Ṭarābulus", "Ṭar|āb|u|lus"),
        ("Muṣʿabiyyūna", "Muṣ|ʿabiyy|ūna"),  # ʿ opens the syllable before a vowel
        ("Qarṭājanna,", "Qarṭā|janna,"),
        ("معاوية", "معاوية"),
        ("þorsteinsson", "þorsteinsson"),  # þ has no base letter
    ],
)
def test_names_with_signs_break_by_their_base_letters_when_long(word: str, expected: str) -> None:
    assert shown(word) == expected


def test_a_combining_mark_stays_with_its_letter() -> None:
    decomposed = "Qart\u0323a\u0304janna"
    assert shown(decomposed) == "Qart\u0323a\u0304|janna"


def test_languages() -> None:
    word = "programme-like"
    assert shown("demonstrative", "en") == shown("demonstrative", "en-GB")
    assert shown("demonstrative", "en-AU") == shown("demonstrative", "en-GB")
    assert shown("demonstrative", "en-US") == "demon|stra|tive" != shown("demonstrative", "en-GB")
    assert shown("Geschichtsschreibung", "de") == "Ge|schichts|schrei|bung"
    assert shown("répétition", "fr-FR") == "ré|pé|ti|tion"
    assert shown("asszonnyal", "hu") != "asszonnyal".replace("ssz", "sz|sz")
    for unknown in ("ar", "ar-Latn", "tlh", ""):
        assert shown("administration", unknown) == "administration"
        assert shown(word, unknown) == "programme-|like"
    assert hyphenator("en-GB") is hyphenator("en-GB")


LISTED = ("Mus-an-nāt", "al-Qal-zam", "Ḥu-dayj", "ʿAbd-al-lāh", "Qurʾ-ān", "Fustat", "admin-istration", "Ki-nāna")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Musannāt", "Mus|an|nāt"),
        ("al-Musannāt", "al-Mus|an|nāt"),
        ("“al-Musannāt’s”,", "“al-Mus|an|nāt’s”,"),
        ("al-Qalzam", "al-Qal|zam"),
        ("Qalzam", "Qal|zam"),
        ("(Ḥudayj),", "(Ḥu|dayj),"),
        ("ḤUDAYJ", "ḤU|DAYJ"),
        ("Ḥudayj’s", "Ḥu|dayj’s"),
        ("“ʿAbdallāh", "“ʿAbd|al|lāh"),
        ("Qurʾān", "Qurʾ|ān"),
        ("fustat", "fustat"),
        ("administration", "admin|istration"),
        ("administrations", "ad|min|is|tra|tions"),  # another word
        ("Kināna", "Ki|nāna"),
        ("Kināna-Ḥudayj", "Ki|nāna-|Ḥu|dayj"),
    ],
)
def test_a_listed_word_breaks_where_the_list_says(word: str, expected: str) -> None:
    def with_strokes(written: str) -> str:
        breaks = hyphenator("en-GB", LISTED)(written)
        return "".join("|" * (i in breaks) + c for i, c in enumerate(written))

    assert with_strokes(word) == expected
    assert with_strokes(normalize("NFD", word)) == normalize("NFD", expected)


def test_lists_hold_without_patterns() -> None:
    assert hyphenator("ar", LISTED)("Musannāt") == (3, 5)
    assert only_listed(LISTED)("Musannāt") == (3, 5)
    assert only_listed(LISTED)("administrations") == ()
    assert only_listed(())("well-known") == (5,)


def test_names_of_another_language_break_only_when_long() -> None:
    names = hyphenator("en-GB", LISTED, names=True)
    assert names("history") == ()
    assert names("Qarṭājanna") == (5,)
    assert names("Ḥudayj") == (2,)


def test_languages_that_never_divide_words_ask_no_patterns() -> None:
    code = (
        "import sys; from booklet.typeset.hyphenation import hyphenator\n"
        "print(hyphenator('ar')('administration'), hyphenator('fa')('x' * 9), 'pyphen' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "() () False"


def test_english_does_not_import_pyphen() -> None:
    code = (
        "import sys; from booklet.typeset.hyphenation import hyphenator\n"
        "print(hyphenator('en-GB')('history'), 'pyphen' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False")


@given(st.text("abegklnrstyAB-'’ʿʾāḥṣ.,–1\u0304“" + "aeiou", max_size=24), st.sampled_from(["en-GB", "fr", "ar"]))
def test_positions_lie_inside_the_word_and_leave_enough(word: str, language: str) -> None:
    breaks = hyphenator(language)(word)
    assert list(breaks) == sorted(set(breaks))
    for b in breaks:
        assert 2 <= b <= len(word) - 2
        assert word[b] != "\u0304"
        assert word[b].isalpha()
        assert word[b - 1] in hyphenation.HYPHENS or word[b - 1].isalpha() or word[b - 1] == "\u0304"
