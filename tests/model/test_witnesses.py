"""Accounts are counted by their witnesses."""

from __future__ import annotations

from pathlib import Path

from booklet.model.archive import Archive
from booklet.model.witnesses import Stream, witness_streams
from booklet.problems import Problems
from booklet.read import read_archive

BOOKLET = """\
title: Who tells it
works:
  abu-mikhnaf: {title: The arbiters, author: Abu Mikhnaf, lost: true}
  tabari: {title: Tārīkh, short: al-Ṭabarī}
  baladhuri: {title: Ansāb, depends on: [abu-mikhnaf, madaini]}
  nasr: {title: Waqʿat Ṣiffīn}
  thaqafi: {title: Ghārāt, depends on: [abu-mikhnaf]}
  madaini: {title: Lost books, lost: true}
  kindi: {title: Wulāt, short: al-Kindī}
  futuh: {title: Futūḥ Miṣr}
accounts:
  t: {work: tabari, via: [abu-mikhnaf, Shaʿbi], text: T.}
  b: {work: baladhuri, via: [Abu Mikhnaf], text: B.}
  n1: {work: nasr, via: [ʿUmar b. Saʿd, Abū Mikhnaf], text: N.}
  th: {work: thaqafi, text: Th.}
  t2: {work: tabari, via: [Waqidi], text: T again.}
  b2: {work: baladhuri, text: B without a chain.}
  k: {work: kindi, via: [Layth, ʿAbd al-Karim], text: K.}
  iah: {work: futuh, via: [Ibn Bukayr, Layth], text: IAH.}
  k2: {work: kindi, text: K without a chain.}
  k3: {work: kindi, text: K without a chain again.}
"""


def archive(folder: Path) -> Archive:
    (folder / "booklet.yaml").write_text(BOOKLET, encoding="utf-8")
    problems = Problems()
    made = read_archive(folder, problems)
    assert not list(problems)
    assert made is not None
    return made


def test_three_works_by_way_of_one_teller_are_one_stream(tmp_path: Path) -> None:
    assert witness_streams(archive(tmp_path), ["t", "b", "n1"]) == (Stream("Abu Mikhnaf", ("t", "b", "n1")),)


def test_streams_keep_the_order_asked_for(tmp_path: Path) -> None:
    streams = witness_streams(archive(tmp_path), ["iah", "t2", "t", "k", "th", "k2", "b2", "k3"])
    assert streams == (
        Stream("Layth", ("iah", "k")),
        Stream("Waqidi", ("t2",)),
        Stream("Abu Mikhnaf", ("t", "th")),  # no chain: the one work that al-Thaqafi depends on
        Stream("al-Kindī", ("k2", "k3")),  # no chain and no known dependence: the work itself
        Stream("Ansāb", ("b2",)),  # it depends on two works, and nobody says on which here
    )


def test_a_third_account_joins_two_streams(tmp_path: Path) -> None:
    made = archive(tmp_path)
    joining = made.accounts["t2"]._replace(chain=(*made.accounts["t2"].chain, *made.accounts["k"].chain))
    joined = made._replace(accounts={**made.accounts, "t2": joining})
    assert [s.accounts for s in witness_streams(joined, ["k", "t", "t2", "iah"])] == [("k", "t2", "iah"), ("t",)]
    assert witness_streams(made, []) == ()
