"""Filing as readers file: marks, half-rings, hyphens and the article do not matter."""

from __future__ import annotations

import pytest

from booklet.sections.collation import collation_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ʿAlī", "ali"),
        ("al-Kindī", "kindi"),
        ("Abū Mūsā al-Ashʿarī", "abu musa ashari"),
        ("Dhu l-Hijja", "dhu hijja"),
        ("Dūmat al-Jandal", "dumat jandal"),
        ("ʿĀʾisha bt. Abī Bakr", "aisha bt abi bakr"),
        ("Abu-Musa", "abu musa"),
        ("Þórr’s œuvre", "thorrs oeuvre"),
        ("The Song of the Battle", "song of the battle"),
        ("A", "a"),
        ("الكوفة", "كوفه"),
        ("أذرح", "اذرح"),
        ("مُصْطَفى", "مصطفي"),
        ("Al Gore", "al gore"),
    ],
)
def test_key(name: str, key: str) -> None:
    assert collation_key(name) == key


def test_arabic_is_filed_in_its_own_order_after_z() -> None:
    names = ["معاوية", "علي", "أبو موسى", "ʿUthman", "خليفة", "الأشتر", "يزيد", "المسناة"]
    assert sorted(names, key=collation_key) == [
        "ʿUthman", "أبو موسى", "الأشتر", "خليفة", "علي", "المسناة", "معاوية", "يزيد",
    ]  # fmt: skip


def test_both_spellings_file_together() -> None:
    assert collation_key("Muʿāwiya b. Ḥudayj") == collation_key("Muawiya b. Hudayj")
    names = ["Ibn ʿUmar", "al-Ashtar", "ʿAmr", "Abu Musa", "al-ʿArīsh", "Ibn Hudayj"]
    assert sorted(names, key=collation_key) == ["Abu Musa", "ʿAmr", "al-ʿArīsh", "al-Ashtar", "Ibn Hudayj", "Ibn ʿUmar"]
