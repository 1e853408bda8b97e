"""Archive → Problems: what a careful colleague would ask about the data before it is printed.

A check is one small function with one rule, `def name(archive, problems)`; its docstring tells authors the rule.
An error is what must be wrong; what may be meant is a warning. To add a check, write the function, an example of what
it finds in its module's `EXAMPLES`, and put it in `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from booklet.checks import dates, disputes, names, records, relations
from booklet.model.archive import Archive
from booklet.problems import Problems

CHECKS: tuple[Callable[[Archive, Problems], None], ...] = (
    names.name_fits_two_people,
    names.two_people_printed_alike,
    names.confused_on_one_side,
    dates.weekday_off,
    dates.active_after_death,
    dates.active_before_birth,
    dates.death_before_birth,
    dates.order_against_dates,
    dates.date_taken_for_granted,
    disputes.too_few_accounts,
    disputes.nothing_differs,
    disputes.one_account_speaks,
    disputes.one_witness,
    relations.part_of_itself,
    relations.after_itself,
    relations.depends_on_itself,
    relations.own_ancestor,
    records.account_without_work,
    records.question_needs_more,
    records.unused_record,
)

# Function name → YAML of a booklet (its `booklet.yaml`) in which this check finds something.
EXAMPLES: Mapping[str, str] = (
    names.EXAMPLES | dates.EXAMPLES | disputes.EXAMPLES | relations.EXAMPLES | records.EXAMPLES
)


def check(archive: Archive, problems: Problems) -> None:
    """Run every check; what they find is added to `problems`."""
    for run in CHECKS:
        run(archive, problems)
