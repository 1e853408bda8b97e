"""Disputes: each on a fresh spread: accounts side by side, then point by point, who shares a witness, room to judge.

Fed by `disputes.yaml` and `accounts.yaml`. An account is printed in the first dispute that compares it; later ones send
the reader to that page. A point that an account does not mention is *silent*. Readings, `exclusive why` and
`sensitivity` are for teachers. Accounts that no dispute compares come last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from booklet.document import (
    BOLD,
    AnswerLines,
    Block,
    Columns,
    Either,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Parallel,
    Span,
    Text,
    Witness,
    WitnessFigure,
)
from booklet.model.archive import Archive
from booklet.model.inline import Id
from booklet.model.records import Account, Dispute, Reading
from booklet.model.witnesses import witness_streams
from booklet.sections.accounts import Lettered, Letters, details, head, source, teller
from booklet.sections.alternatives import of_witnesses
from booklet.sections.comparison import aligned, comparison
from booklet.sections.grid import grid, questions
from booklet.sections.lines import lines_are_named
from booklet.sections.phrases import bare, capitalised, counted, join, spoken, words
from booklet.sections.words import Scribe, section_anchor

KIND = "disputes"
START = "verso"

TITLE = "Where the accounts differ"
ACCOUNTS_ONLY = "Accounts"
OTHER_ACCOUNTS = "Other accounts"
ABOUT = "Events: "
COMPARED, ALSO_COMPARED = "Compared here", "Also compared"
POINTS_HEAD = "Point by point"
GRID_HEAD = "The other accounts"
WITNESSES_HEAD = "Who shares a witness"
BY_CHAINS = "By the chains they name: {}, {}."
ALL_APART = "No two accounts share a teller."
READING_HEAD = "Your reading"
READING_TASK = (
    "What is certain here, what is likely, and what cannot be known? Say which accounts you rest on, and why."
)
READING_LINES = 6
IN_COLUMNS = 4  # so many accounts are listed in two columns
UNDER_TITLE = "heading question"  # the style's role for a question that its dispute's title stands over
CERTAINTY = "certainty {}"
TOGETHER_HEAD = "Can they all be true?"
TOGETHER = {
    "yes": "The different answers exclude one another.",
    "no": "The different answers can all be true.",
    "partly": "Some of the different answers can be true together.",
}
SENSITIVE = "With a class"

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
works:
  tabari: {title: Tārīkh, author: al-Ṭabarī}
  thaqafi: {title: al-Ghārāt, author: al-Thaqafī}
  kindi: {title: Governors, author: al-Kindī}
  abu-mikhnaf: {title: The Book of Egypt, author: Abu Mikhnaf, lost: true}
events: {death: {title: The governor dies, date: 14 Safar 38 AH}}
accounts:
  verdict: {work: kindi, text: The arbiters disagreed.}
  capture:
    work: tabari
    at: V:103–5
    title: The capture
    via: [abu-mikhnaf, al-Shaʿbi]
    also in: [{work: thaqafi, at: I:282, note: shorter}]
    text: |
      He was caught in a ruin.

      ʿAmr tried to save him.
disputes:
  end:
    question: How did the governor die?
    event: death
    text: The army had fled.
    points: {place: {ask: Where did he hide?, short: Hiding place}, water: Was he given water?}
    accounts:
      - {account: capture, says: {place: a ruin, water: {denies: refused}}}
      - work: thaqafi
        at: I:283
        via: [abu-mikhnaf]
        text: He lay in a ruin.
        says: {place: a ruin}
        tells: {place: Villagers knew.}
      - {work: kindi, says: {place: {said: with a friend}, water: silent}}
    exclusive: partly
    exclusive why: Places exclude each other.
    reading: {status: leaning, certainty: medium, by: the editors, text: Killed after capture.}
    sensitivity: Stop at “was killed”.
  help:
    question: Did help come?
    points: {came: Did it come?}
    accounts:
      - {account: capture, says: {came: silent}}
      - {work: kindi, says: {came: {denies: nobody came}}, tells: {came: The road lay empty.}}
      - {work: kindi, says: {came: a rider}, tells: {came: One rider came.}}
      - {work: thaqafi, says: {came: silent}}
      - {work: tabari, says: {came: silent}}
  size:
    question: How many fought?
    points: {men: {ask: How many men had he?, short: His men}}
    accounts:
      - {work: tabari, says: {men: "4,000"}}
      - {work: thaqafi, says: {men: "6,000"}}
      - {work: kindi, says: {men: {said: armies}}}
      - {work: kindi, at: p. 9, says: {men: silent}}
      - {account: capture, says: {men: silent}}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Disputes, then what accounts are left."""
    scribe, letters, named = Scribe(archive), Letters(archive), lines_are_named(archive)
    outside = letters.outside
    if not archive.disputes and not outside:
        return
    yield Heading(1, words(TITLE if archive.disputes else ACCOUNTS_ONLY), section_anchor(KIND))
    for n, dispute in enumerate(archive.disputes.values()):
        if n:
            yield PageBreak("verso")
        yield from _dispute(scribe, letters, dispute, named)
    if outside:
        if archive.disputes:
            yield PageBreak()
            yield Heading(2, words(OTHER_ACCOUNTS), topic=True)
        yield from _side_by_side([_account(scribe, "", account) for account in outside], named)


def _dispute(scribe: Scribe, letters: Letters, dispute: Dispute, named: bool) -> Iterator[Block]:
    """Question, what to know first, accounts, grid, witnesses, the reader's turn."""
    rows = letters.by_dispute[dispute.id]
    if dispute.title:
        yield Paragraph(words(dispute.title, at=dispute.at), "over", keep_next=True)
    role = UNDER_TITLE if dispute.title else ""
    yield Heading(2, bare(scribe.text(dispute.question)), dispute.id, dispute.title, topic=True, role=role)
    events = scribe.mentions(dispute.events, "; ")
    if events:
        yield Paragraph((Span(ABOUT, at=dispute.at), *events), "note", keep_next=True)
    yield from scribe.paragraphs(dispute.text)
    here = tuple(_side_by_side([_account(scribe, r.letter, r.account) for r in rows if r.printed_here], named))
    yield from here
    yield from _elsewhere(scribe, letters, [r for r in rows if not r.printed_here], ALSO_COMPARED if here else COMPARED)
    yield from _points(scribe, dispute, rows)
    yield from _witnesses(scribe, rows)
    yield from _reading(scribe, dispute)


def _side_by_side(columns: Sequence[tuple[Block, ...]], named: bool) -> Iterator[Block]:
    """Accounts two by two; the last of an odd number has the whole measure. `named`: something refers to their lines
    by number."""
    for i in range(0, len(columns), 2):
        yield Parallel(tuple(columns[i : i + 2]), "accounts", numbered=True, counted=named)


def _account(scribe: Scribe, lettered: str, account: Account) -> tuple[Block, ...]:
    """Head, source and chain, the telling, the editors' note."""
    under = details(scribe, account, with_source=bool(account.title))
    blocks: list[Block] = [Heading(3, head(scribe, lettered, account), account.id, contents=False, role="letter")]
    if under:
        blocks.append(Paragraph(under, "small", keep_next=True))
    blocks.extend(scribe.paragraphs(account.text, "account", "account"))
    blocks.extend(scribe.paragraphs(account.note, "note", "note"))
    return tuple(blocks)


def _elsewhere(scribe: Scribe, letters: Letters, rows: Sequence[Lettered], title: str) -> Iterator[Block]:
    """A line for each account whose text stands under an earlier dispute, or that has only its source."""
    if rows:
        yield Paragraph(words(title), "label", keep_next=True)
        lines = Items(tuple(Item((_line(scribe, letters, r),), words(r.letter, BOLD)) for r in rows), "letters")
        yield Columns((lines,)) if len(rows) >= IN_COLUMNS else lines


def _line(scribe: Scribe, letters: Letters, row: Lettered) -> Paragraph:
    account = row.account
    if account.text:
        return Paragraph(scribe.reference(account.id, f", {letters.home[account.id]}"), "small")
    told = join((words(account.title, at=account.at), details(scribe, account)), " · ")
    note = scribe.text(account.note)
    return Paragraph(
        join((told or words(teller(scribe, account)), note), ". "), "small", account.id if row.first else ""
    )


def _points(scribe: Scribe, dispute: Dispute, rows: Sequence[Lettered]) -> Iterator[Block]:
    """Few accounts, or those told point by point, beside one another; the others in a grid."""
    if not dispute.points or not rows:
        return
    beside = aligned(rows)
    yield Heading(3, words(POINTS_HEAD), contents=False)
    if beside:
        yield comparison(scribe, dispute, beside)
        if len(beside) < len(rows):  # its questions are asked above
            yield Heading(3, words(GRID_HEAD), contents=False)
            yield from grid(scribe, dispute, [row for row in rows if row not in beside])
    else:
        yield from questions(scribe, dispute)
        yield from grid(scribe, dispute, rows)


def _witnesses(scribe: Scribe, rows: Sequence[Lettered]) -> Iterator[Block]:
    """How many witnesses the accounts come to, drawn where some share one."""
    if len(rows) < 2:
        return
    labels: dict[str, Text] = {r.account.id: _label(scribe, r) for r in rows}
    streams = witness_streams(scribe.archive, [Id(r.account.id) for r in rows])
    total = BY_CHAINS.format(counted(len(rows), "account"), counted(len(streams), "witness", "witnesses"))
    yield Heading(3, words(WITNESSES_HEAD), contents=False)
    if len(streams) == len(rows):
        yield Paragraph(words(f"{total} {ALL_APART}"), "first")
        return
    yield Paragraph(words(total), "first", keep_next=True)
    nodes = tuple(Witness(words(s.name), tuple(labels[a] for a in s.accounts)) for s in streams)
    yield WitnessFigure(nodes, of_witnesses((s.name, [spoken(labels[a]) for a in s.accounts]) for s in streams))


def _label(scribe: Scribe, row: Lettered) -> Text:
    where = spoken(source(scribe, row.account)) or row.account.title
    return words(f"{row.letter} {where}".strip())


def _reading(scribe: Scribe, dispute: Dispute) -> Iterator[Block]:
    """Room for the reader's judgement; in the teacher's edition the editors'."""
    yield Heading(3, words(READING_HEAD), contents=False)
    yield Paragraph(words(READING_TASK, at=dispute.at), "first", keep_next=True)
    lines = AnswerLines(READING_LINES, to_foot=True)
    yield Either((lines,), tuple(_editors(scribe.unindexed, dispute)) or (lines,))


def _editors(scribe: Scribe, dispute: Dispute) -> Iterator[Block]:
    for reading in dispute.readings:
        yield Paragraph(_status(scribe, reading), "label", keep_next=True)
        yield from scribe.paragraphs(reading.text, "key", "key")
    if len(dispute.testimonies) > 1 and dispute.points:
        why = scribe.text(dispute.exclusive_why)
        yield Paragraph(words(TOGETHER_HEAD), "label", keep_next=True)
        yield Paragraph(join((words(TOGETHER.get(dispute.exclusive, "")), why), " "), "key")
    if dispute.sensitivity:
        yield Paragraph(words(SENSITIVE), "label", keep_next=True)
        yield from scribe.paragraphs(dispute.sensitivity, "key", "key")


def _status(scribe: Scribe, reading: Reading) -> Text:
    certainty = CERTAINTY.format(reading.certainty) if reading.certainty else ""
    others = "" if reading.by in scribe.archive.settings.editors else reading.by
    return capitalised(words(" · ".join(w for w in (reading.status, certainty, others) if w)))
