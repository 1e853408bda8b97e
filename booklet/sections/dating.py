"""Attested dates → what a reader sees: both calendars, every work that gives them, and whether all can be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from booklet.document import ITALIC, ROMAN, Span, Text
from booklet.model.dates import HistoricalDate, in_western, sort_key, western_years, written
from booklet.model.records import Attestation, Event
from booklet.sections.phrases import in_brackets, join, words
from booklet.sections.words import Scribe

CALENDARS_APART = " · "
ACCORDING_TO = "\u00a0— "  # the dash ends a line, and never begins one
HEARSAY = "it is said"

FINE, MIDDLING = 4, 62  # days: what counts as a day, and as a month, when one date is chosen to sort by


def both_calendars(date: HistoricalDate) -> str:
    """A date → "14 Safar 38 AH · about 22 July 658"; a Western date stands alone, with its weekday."""
    own, western = written(date), in_western(date)
    return own if own.endswith(western) else own + CALENDARS_APART + western


def attested(scribe: Scribe, attestations: Iterable[Attestation], face: str = ROMAN) -> list[Text]:
    """One text for each different date, with everyone who gives it: "38 AH · 658/9 — al-Ṭabarī V:91; Khalīfa 192".

    `face` is that of the date in its own calendar.
    """
    same: dict[tuple[str, str], list[Attestation]] = {}
    for a in attestations:
        same.setdefault((both_calendars(a.date), a.written), []).append(a)
    return [_one_date(scribe, date, wording, givers, face) for (date, wording), givers in same.items()]


def any_of(scribe: Scribe, attestations: Sequence[Attestation]) -> Text:
    """Dates among which one place of one work leaves the choice: "44, 50 or 52 AH … — Ibn ʿAbd al-Barr III:980"; else
    nothing."""
    first = attestations[0]
    if len(attestations) < 2 or not first.says:
        return ()
    if any(a._replace(date=first.date, at=first.at) != first or a.says != first.says for a in attestations):
        return ()
    dates = [words(both_calendars(a.date)) for a in attestations]
    return join((join((join(dates[:-1], ", "), dates[-1]), " or "), _giver(scribe, first)), ACCORDING_TO)


def _one_date(scribe: Scribe, date: str, wording: str, givers: list[Attestation], face: str) -> Text:
    own, apart, western = date.partition(CALENDARS_APART)
    dated = words(own, face) + words(apart + western + (f" ({wording})" if wording else ""))
    unsourced = join((_giver(scribe, a) for a in givers if not a.says), "; ")
    sources = join((_giver(scribe, a) for a in givers if a.says), "; ")
    return join((join((dated, unsourced), " "), sources), ACCORDING_TO)


def _giver(scribe: Scribe, a: Attestation) -> Text:
    """Who gives the date, whether as hearsay, and the editors' remark on it."""
    work: Text = (scribe.citation(a.says, a.locator, a.at),) if a.says else ()
    said: Text = (Span(HEARSAY, ITALIC),) if a.hearsay else ()
    return join((join((work, said), ", "), in_brackets(scribe.text(a.note))), " ")


def sorting_date(attestations: Sequence[Attestation]) -> HistoricalDate | None:
    """The date an event is filed under: the most exact one given outright, and of several the earliest."""
    if not attestations:
        return None
    return min(attestations, key=lambda a: (a.hearsay, _coarseness(a.date), sort_key(a.date))).date


def _coarseness(date: HistoricalDate) -> int:
    if date.is_open:
        return 3
    width = date.latest - date.earliest
    return 0 if width <= 2 * FINE else 1 if width <= 2 * MIDDLING else 2


def western_year(year: int) -> str:
    """An astronomical year → "658" or "44 BCE"."""
    return str(year) if year > 0 else f"{1 - year} BCE"


def last_year(events: Iterable[Event]) -> int | None:
    """The Western year (astronomical) of the last dated event: what "so many years after" counts from."""
    years = [western_years(date)[0] for e in events if (date := sorting_date(e.dates)) is not None]
    return max(years, default=None)
