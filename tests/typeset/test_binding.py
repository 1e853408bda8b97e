"""Which words no line end parts, by language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.typeset.binding import HARD_SPACE, NARROW_SPACE, TABLE, binder


def shown(text: str, language: str = "en-GB") -> str:
    """The text with ~ for a hard space and ^ for a narrow one."""
    return " ".join(binder(language)(text)).replace(HARD_SPACE, "~").replace(NARROW_SPACE, "^")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Muhammad b. Abi Bakr and Asma bt. ʿUmays", "Muhammad b.~Abi Bakr and Asma bt.~ʿUmays"),
        ("see (p. 28) and pp. 3–5, vol. 2, no. 7, § 4", "see (p.~28) and pp.~3–5, vol.~2, no.~7, §~4"),
        ("they said no. Then a page was lost, page 30", "they said no. Then a page was lost, page~30"),
        ("on 14 Safar 38 AH, or 22 July 658.", "on 14~Safar~38~AH, or 22~July~658."),
        ("in Ṣafar 38; in Rabiʿ I 37 and Jumada II", "in Ṣafar~38; in Rabiʿ~I~37 and Jumada~II"),
        ("23 March–20 April 657", "23~March–20~April~657"),
        ("about Dhu l-Hijja 35 (June 656)", "about Dhu~l-Hijja~35 (June~656)"),
        ("AH 38 or AD 658, 38 AH’s end, 44 BCE", "AH~38 or AD~658, 38~AH’s end, 44~BCE"),
        ("12,000 km, 5 lb. and 30 %", "12,000~km, 5~lb. and 30~%"),
        ("men of 12 came in May with arms", "men of 12 came in May with arms"),
        ("Dr J. R. Smith of St Albans; World War I. The end", "Dr~J.~R.~Smith of St~Albans; World War I. The end"),
        ("d. 350, d. c. 845, fl. 900, r. 40, ca. 12", "d.~350, d.~c.~845, fl.~900, r.~40, ca.~12"),
        ("Abu l-Fadl, Abū Bakr", "Abu~l-Fadl, Abū Bakr"),
        ("ed. Guest", "ed.~Guest"),
        ("see (page ", "see (page~"),
        ("he is called b. ", "he is called b.~"),
        ("II wins", "II wins"),
        ("", ""),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_other_languages() -> None:
    assert shown("Il dit : «oui» et « non » ! Quoi? p. 3", "fr") == "Il dit^: «^oui^» et «^non^»^! Quoi^? p.~3"
    assert shown("https://example.org, 12 km", "fr-CA") == "https://example.org, 12~km"
    assert shown("S. 28, Bd. 3, 12. Mai", "de") == "S.~28, Bd.~3, 12. Mai"
    assert shown("p. 28", "tlh") == "p. 28"


WORDS = ["b.", "p.", "38", "AH", "Safar", "(page", "I.", "J.", "Abu", "l-x", "12", "a", "km,", "§", "no.", ""]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_nothing_but_blanks_changes(words: list[str]) -> None:
    text = " ".join(words)
    made = binder("en")(text)
    assert " ".join(made).replace(HARD_SPACE, " ") == text


def test_every_table_is_of_single_words() -> None:
    for table in TABLE.values():
        for words in table[:-1]:
            assert len(set(words.split())) == len(words.split())
