"""Names are compared without what readers drop, and listed as readers list them."""

from __future__ import annotations

import pytest

from booklet.model.names import fold, listed


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Muʿāwiya b. Ḥudayj", "muawiya b hudayj"),
        ("ʿAmr b. al-ʿĀṣ", "amr b al as"),
        ("Mu'awiya", "muawiya"),
        ("Abū l-Aʿwar", "abu l awar"),
        ("Ḥ\u0323", "h"),
        ("  St  John’s ", "st johns"),
        ("معاوية", "معاوية"),
        ("…", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_listed() -> None:
    assert listed(["Ode"]) == "Ode"
    assert listed(["Ode", "Anon"]) == "Ode and Anon"
    assert listed(["Ode", "Anon", "Bede"]) == "Ode, Anon and Bede"
