"""What a screen reader should say: names without their signs, abbreviations in full where they are certain."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from booklet.typeset.spoken import Voice

EN, DE, FR = Voice("en-GB", {}), Voice("de", {}), Voice("fr-FR", {})


def said(text: str, voice: Voice = EN) -> str:
    return voice.said(text) or text


@pytest.mark.parametrize(
    ("printed", "heard"),
    [
        ("Muʿawiya", "Muawiya"),
        ("al-Ṭabarī", "al-Tabari"),
        ("Muʿāwiya’s", "Muawiya’s"),
        ("Muḥammad b. Abī Bakr", "Muhammad ibn Abi Bakr"),
        ("Asmāʾ bt. ʿUmays", "Asma bint Umays"),
        ("(ʿAmr) b. Dīnār,", "(Amr) ibn Dinar,"),
        ("ḫalīfa, ṯiqa, ǧihād", "khalifa, thiqa, jihad"),
        ("Šāfiʿī", "Shafii"),
        ("the sign ʿ, the sign ʾ", "the sign ayn, the sign hamza"),
        ("38 AH", "38 of the Hijra"),
        ("in 36–39 AH (656–659 CE).", "in 36 to 39 of the Hijra (656 to 659 of the Common Era)."),
        ("44 BCE", "44 before the Common Era"),
        ("AH 38", "Hijra year 38"),
        ("since the Hijra (AH)", "since the Hijra (A H)"),
        ("(d. 774/1373),", "(died 774 of the Hijra, 1373 of the Common Era),"),
        ("d. c. 204/819", "died about 204 of the Hijra, 819 of the Common Era"),
        ("d. after 254 AH", "died after 254 of the Hijra"),
        ("b. 1950", "born 1950"),
        ("r. 632–634", "ruled 632 to 634"),
        ("fl. 850", "flourished 850"),
        ("658/9", "658 or 659"),
        ("V:107–8", "V:107 to 108"),
        ("2,000–3,000 men", "2,000 to 3,000 men"),
        ("pp. 28 ff.", "pages 28 and following"),
        ("p. 28f.", "page 28 and following"),
        ("vol. IV, no. 3", "volume IV, number 3"),
        ("§464, §§ 4–5", "section 464, sections 4 to 5"),
        ("2nd ed. London, ed. Hārūn, trans. Ibn Saʿd", "2nd edition London, edited by Harun, translated by Ibn Sad"),
        ("Abu Mikhnaf ← al-Shaʿbi", "Abu Mikhnaf from al-Shabi"),
    ],
)
def test_what_is_said_in_english(printed: str, heard: str) -> None:
    assert said(printed) == heard


@pytest.mark.parametrize(
    "printed",
    [
        "b. The second choice",  # a list's label
        "in names “b.” means “son of”",
        "D. H. Lawrence",
        "the d. in it",
        "He said no. The others",
        "9/11 and 24/7 and 1/2",
        "12–3",  # no range, as far as one can see
        "Safar 38–1 Rajab 39",
        "1–2–3",
        "Müller, Éluard, Dvořák, Škoda",
        "e-mail@example.org",
        "",
    ],
)
def test_what_is_not_certain_is_said_as_it_is_printed(printed: str) -> None:
    assert EN.said(printed) == ""


@pytest.mark.parametrize(
    ("voice", "printed", "heard"),
    [
        (DE, "658 n. Chr., 44 v. Chr.", "658 nach Christus, 44 vor Christus"),
        (DE, "gest. 774/1373, S. 28 f.", "gestorben 774 nach der Hidschra, 1373 nach Christus, Seite 28 und folgende"),
        (DE, "z. B. Muʿāwiya b. Ḥudaiǧ", "zum Beispiel Muawiya ibn Hudaidsch"),
        (DE, "Vgl. Bd. II, § 4", "Vergleiche Band II, Paragraph 4"),
        (FR, "658 apr. J.-C. (38 H.)", "658 après Jésus-Christ (38 de l’Hégire)"),
        (FR, "Ǧaʿfar, p. 28, t. II", "Djafar, page 28, tome II"),
        (Voice("it", {}), "Muʿāwiya b. Ḥudayj, 36–39", "Muawiya b. Hudayj, 36–39"),  # no table: the letters alone
        (Voice("lv", {}), "Rīgā, pie Ḥ", "Rīgā, pie Ḥ"),  # whose own letters have such marks
    ],
)
def test_each_language_has_its_own_table(voice: Voice, printed: str, heard: str) -> None:
    assert said(printed, voice) == heard


def test_what_the_author_lists_wins() -> None:
    own = {"BL": "British Library", "Muʿāwiya": "Mu-AH-wiya", "AH": "anno Hegirae", "Ṭabarī": "Ta-ba-RI", "p.": "p"}
    voice = Voice("en", own)
    assert said("(BL), Muʿāwiya’s 38 AH", voice) == "(British Library), Mu-AH-wiya’s 38 anno Hegirae"
    assert said("al-Ṭabarī, p. 5", voice) == "al-Ta-ba-RI, p 5"
    assert said("Muʿawiya", voice) == "Muawiya"
    assert said("ABLE BLUR", voice) == "ABLE BLUR"


def test_what_is_certain_by_the_words_beside_is_said_where_they_stand_apart() -> None:
    assert EN.between("Muḥammad", "b. Abī", "Bakr") == "ibn Abi"
    assert EN.between("choice", "b. Abi", "Bakr") == "b. Abi"
    assert EN.between("died", "p. ", "000") == "page "
    assert EN.between("38/658", "AH", "") == "of the Hijra"


NAMES = st.text(alphabet="aāiīḥṣʿʾbḏǧRḪ́", min_size=1, max_size=8).map(lambda name: unicodedata.normalize("NFC", name))
ABBREVIATIONS = st.sampled_from(
    ["b.", "bt.", "d.", "c.", "AH", "CE", "p.", "ff.", "§", "←", "ed.", "(r.", "AH),", "no."]
)
NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}([–/][1-9][0-9]{0,3})?,?", fullmatch=True)
PROSE = st.lists(st.one_of(NAMES, ABBREVIATIONS, NUMBERS, st.sampled_from(["and", "Bakr", "al-Ṭabarī,"])), max_size=8)


@given(PROSE.map(" ".join))
@example("ʿ ʾ ʿʾ")
def test_what_is_said_has_no_sign_that_voices_spell(text: str) -> None:
    heard = unicodedata.normalize("NFD", said(text))
    assert not set(heard) & set("ʿʾ\u0304\u0323\u0331\u032e←")


@given(PROSE.map(" ".join))
def test_what_is_said_is_said_again_in_the_same_words(text: str) -> None:
    assert said(said(text)) == said(text)


@given(st.lists(st.from_regex(r"[A-Za-z]{2,9}[,.;!?]?", fullmatch=True), max_size=12).map(" ".join))
def test_plain_words_are_left_alone(text: str) -> None:
    words = {word.strip(",.;!?") for word in text.split()}
    if words.isdisjoint({"AH", "BH", "CE", "BCE", "bt", "fl", "ca", "ed", "eds", "cf", "tr", "trans"}):
        assert EN.said(text) == ""
