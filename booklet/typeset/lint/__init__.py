"""Pages → Problems: what a careful proof-reader would mark on a booklet's type, and its figures.

A rule is one function that takes a `Layout` and gives what it finds; its docstring tells the rule. Findings are
warnings: a page may be the best there is. To add a rule, write the function, put it in `LINT`, its limit with a reason
in `limits`, and a page that breaks it in `tests/typeset/test_lint.py`.

Nothing here is imported unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from booklet.problems import Problems, Spot
from booklet.typeset.lint import lines, pages
from booklet.typeset.lint.layout import Finding, Layout
from booklet.typeset.lint.summary import Summary, summarise
from booklet.typeset.page import Page, Pages

Rule = Callable[[Layout], Iterator[Finding]]

LINT: tuple[Rule, ...] = (
    lines.loose_line,
    lines.unfilled_line,
    lines.tight_line,
    lines.river,
    lines.ladder,
    lines.hyphen_at_page_end,
    lines.hyphen_in_heading,
    lines.runt,
    lines.widow,
    lines.orphan,
    pages.outside_measure,
    pages.overfull_cell,
    pages.off_the_page,
    pages.colliding_lines,
    pages.struck_line,
    pages.thin_page,
    pages.stranded_heading,
    pages.lone_item,
    pages.lone_row,
)


def lint(made: Pages, problems: Problems) -> Summary:
    """Run every rule over the pages; what they find is added to `problems`, and counted in the summary."""
    layout = Layout(made)
    counts: dict[str, int] = {}
    for rule in LINT:
        name = rule.__name__.replace("_", "-")
        for finding in rule(layout):
            page = made.pages[finding.page - 1]
            spot = Spot(page.number, round(finding.x, 1), round(finding.y, 1), page.folio)
            message = f"page {_called(page, made)} at {spot.x:.0f}, {spot.y:.0f}: {finding.message}"
            problems.warning(finding.at, message, finding.hint, name, spot)
            counts[name] = counts.get(name, 0) + 1
    return summarise(layout, counts)


def _called(page: Page, made: Pages) -> str:
    """A page's folio, and where in the file it is if that differs, as viewers tell it: "26 (30 of 92)"."""
    return page.folio if page.folio == str(page.number) else f"{page.folio} ({page.number} of {len(made.pages)})"
