"""Dates beside one another: can they all be right?"""

from __future__ import annotations

import pytest

from booklet.model.dates import differ, parse_date


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], False),
        (["38 AH"], False),
        (["38 AH", "14 Safar 38 AH"], False),
        (["14 Safar 38 AH", "22 July 658", "23 July 658"], False),  # a moon seen a day late is no disagreement
        (["14 Safar 38 AH", "22 July 658", "26 July 658"], True),
        (["14 Safar 38 AH", "Rajab 38 AH"], True),
    ],
)
def test_dates_that_cannot_all_be_right(dates: list[str], expected: bool) -> None:
    assert differ([parse_date(date) for date in dates]) is expected
