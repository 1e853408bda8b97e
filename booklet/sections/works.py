"""Work cards: who wrote each work, how long after, on whose word, where he stood, and which accounts here are his.

Fed by `works.yaml`. How many years after is worked out from `written` (or `died`) and the last dated event. Works are
in order of time, those of unknown date last; lost ones, known only from others, follow apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, ITALIC, Block, Group, Heading, Paragraph, Span, Text
from booklet.model.archive import Archive
from booklet.model.dates import HistoricalDate, sort_key, western_years
from booklet.model.records import Account, Dependence, Work
from booklet.sections.collation import collation_key
from booklet.sections.dating import both_calendars, last_year, western_year
from booklet.sections.phrases import capitalised, in_brackets, join, words
from booklet.sections.words import Scribe, scripts, section_anchor
from booklet.sections.works_cited import published

KIND = "works"
START = "run-on"

TITLE = "Who wrote what, and when"
DIED, WRITTEN = "died ", "written "
LOST = "Lost, and known from what others quote"
LATER = "{} later"
BEFORE = "before the last of these events"
SAME_YEAR = "in the year of the last of these events"
COUNTED = "How much later is counted from the last dated event here, in {}."
INFORMANTS = "Informants: "
DRAWS_ON = "Draws on "
ACCOUNTS = "Here: "
ABOUT_FROM = 20  # years: from here on a pupil is helped more by a round number
ROUND = 5

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
people: {layth: {name: Layth}}
works:
  tabari:
    title: Tārīkh al-rusul wa-l-mulūk
    author: al-Ṭabarī
    script: {ar: تاريخ الرسل}
    died: 310 AH
    genre: annals
    standpoint: A scholar who prints rival chains.
    informants: [al-Zuhri]
    depends on: {abu-mikhnaf: for Kufa}
    editor: Abu l-Fadl
    published in: Cairo
    year: "1967"
  abu-mikhnaf: {title: The Book of Egypt, author: Abu Mikhnaf, died: 157 AH, lost: true}
  undated: {title: A Leaf}
events: {death: {title: The governor dies, date: 14 Safar 38 AH}}
disputes:
  end:
    question: How did he die?
    points: {how: How?}
    accounts:
      - {work: tabari, at: V:103–5, title: The capture, text: He was caught., says: {how: killed}}
      - {work: undated, text: He fell., says: {how: fell}}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Works → cards."""
    if not archive.works:
        return
    scribe = Scribe(archive)
    year = last_year(archive.events.values())
    accounts: dict[str, list[Account]] = {}
    for account in archive.accounts.values():
        if account.work and account.text:
            accounts.setdefault(account.work, []).append(account)
    yield Heading(1, words(TITLE), section_anchor(KIND))
    if year is not None and any(_date(w) is not None for w in archive.works.values()):
        yield Paragraph(words(COUNTED.format(western_year(year))), "note")
    works = sorted(archive.works.values(), key=_by_time)
    lost = [work for work in works if work.lost]
    for work in works:
        if not work.lost:
            yield _card(scribe, work, year, accounts.get(work.id, []))
    if lost:
        yield Heading(2, words(LOST), contents=False)
    for work in lost:
        yield _card(scribe, work, year, accounts.get(work.id, []))


def _by_time(work: Work) -> tuple[tuple[int, int, int], str]:
    date = _date(work)
    return (sort_key(date) if date is not None else (1 << 40, 0, 0)), collation_key(work.author or work.title)


def _date(work: Work) -> HistoricalDate | None:
    return work.written if work.written is not None else work.died


def _card(scribe: Scribe, work: Work, year: int | None, accounts: list[Account]) -> Group:
    """A work that can be read has a box; one that is lost is an entry below its own heading."""
    name = Span(work.title if _told_by_title(work) else work.author, entry=work.id, at=work.at)
    head = Heading(3 if work.lost else 2, (name,), work.id, contents=False)
    return Group((head, *_lines(scribe, work, year, accounts)), "small" if work.lost else "card")


def _lines(scribe: Scribe, work: Work, year: int | None, accounts: list[Account]) -> Iterator[Block]:
    title: Text = () if _told_by_title(work) else (Span(work.title, ITALIC, at=work.at),)
    named = join((title, scripts(work.script)), " · ")
    if named:
        yield Paragraph(named, "first", keep_next=True)
    when = join((words(work.genre), *_when(work, year)), " · ")
    if when:
        yield Paragraph(capitalised(when), "small")
    yield from scribe.paragraphs_after(scribe.text(work.standpoint), work.text)
    informants = _informants(scribe, work)
    if informants:
        yield Paragraph(words(INFORMANTS + ", ".join(informants)), "small")
    drawn = join((_depends(scribe, d) for d in work.depends_on), "; ")
    if drawn:
        yield Paragraph((Span(DRAWS_ON), *drawn), "small")
    listed = scribe.shows("works-cited") and work.id in scribe.cited
    if not listed and published(work):
        yield Paragraph(words(published(work)), "small")
    told = scribe.references(a.id for a in accounts)
    if told:
        yield Paragraph((Span(ACCOUNTS, BOLD), *told), "small")


def _told_by_title(work: Work) -> bool:
    """Whether the title says whose the work is: “Reports of al-Zuhri”."""
    return f" {collation_key(work.author)} " in f" {collation_key(work.title)} " if work.author else True


def _informants(scribe: Scribe, work: Work) -> list[str]:
    """Those that are not works the card names anyway as what this one draws on."""
    drawn = [scribe.archive.works[d.work] for d in work.depends_on]
    named = {collation_key(name) for other in drawn for name in (other.author, other.short, other.title)}
    return [name for name in work.informants if collation_key(name) not in named]


def _depends(scribe: Scribe, dependence: Dependence) -> Text:
    return join(((scribe.mention(dependence.work),), in_brackets(scribe.text(dependence.note))), " ")


def _when(work: Work, year: int | None) -> Iterator[Text]:
    """Death, date of writing, and the distance from the events."""
    if work.died is not None:
        yield words(DIED + both_calendars(work.died))
    if work.written is not None:
        yield words(WRITTEN + both_calendars(work.written))
    date = _date(work)
    if date is not None and year is not None:
        yield words(distance(western_years(date), year), BOLD)


def distance(span: tuple[int, int], year: int) -> str:
    """First and last Western year of a work, and the year of the last events → "about 265 years after …".

    Both years the span may mean are covered by rounding to five, from twenty years on.
    """
    years = span[0] - year
    if years < 0:
        return BEFORE
    if years == 0:
        return SAME_YEAR
    if years < ABOUT_FROM:
        return LATER.format("1 year" if years == 1 else f"{years} years")
    middle = (span[0] + span[1]) / 2 - year
    return LATER.format(f"about {round(middle / ROUND) * ROUND} years")
