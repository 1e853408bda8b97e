"""Checks on disputes: is there one, and do more than one speak?"""

from __future__ import annotations

from booklet.model.archive import Archive
from booklet.model.names import fold
from booklet.model.records import DENIES, SILENT, Dispute
from booklet.model.witnesses import witness_streams
from booklet.problems import Problems

EXAMPLES = {
    "too_few_accounts": """\
title: One voice
works: {tabari: {title: Tārīkh}}
accounts: {verdict: {work: tabari, text: They decided.}}
disputes:
  outcome:
    question: What was decided?
    points: {verdict: What was it?}
    accounts: [{account: verdict, says: {verdict: a council}}]
""",
    "nothing_differs": """\
title: All of one mind
works: {tabari: {title: Tārīkh}, kindi: {title: Wulāt}}
disputes:
  place:
    question: Where did they meet?
    points: {place: Where?}
    accounts: [{work: tabari, says: {place: Adhruh}}, {work: kindi, says: {place: Adhruh}}]
""",
    "one_account_speaks": """\
title: One speaks, one is silent
works: {tabari: {title: Tārīkh}, kindi: {title: Wulāt}}
disputes:
  help:
    question: How many men set out?
    points: {men: How many?}
    accounts: [{work: tabari, says: {men: ["about 2,000", "about 4,000"]}}, {work: kindi, says: {men: silent}}]
""",
    "one_witness": """\
title: Three books, one teller
works: {tabari: {title: Tārīkh}, dinawari: {title: Akhbār}, nasr: {title: Waqʿat Ṣiffīn}}
disputes:
  escort:
    question: How many came?
    points: {men: How many?}
    accounts:
      - {work: tabari, via: [Abu Mikhnaf], says: {men: "400"}}
      - {work: dinawari, via: [Abu Mikhnaf], says: {men: "4,000"}}
      - {work: nasr, via: [Abu Mikhnaf, Shaʿbi], says: {men: "400"}}
""",
}


def too_few_accounts(archive: Archive, problems: Problems) -> None:
    """A dispute compares at least two accounts."""
    for dispute in archive.disputes.values():
        if len(dispute.testimonies) < 2:
            count = "only one account" if dispute.testimonies else "no account"
            problems.error(
                dispute.at,
                f"the dispute `{dispute.id}` has {count}",
                "add what another work says, even if it is `silent`, or tell it in the event's text",
                "too-few-accounts",
            )


def nothing_differs(archive: Archive, problems: Problems) -> None:
    """On at least one point of a dispute, two different things are said. Silence is not one of them."""
    for dispute in archive.disputes.values():
        if len(dispute.testimonies) < 2 or any(len(_values(dispute, point.key)) > 1 for point in dispute.points):
            continue
        if not dispute.points:
            problems.warning(
                dispute.at,
                f"the dispute `{dispute.id}` has no points to compare",
                "add `points: {key: question}` and what each account `says` on them",
                "nothing-differs",
            )
            continue
        problems.error(
            dispute.at,
            f"in the dispute `{dispute.id}` no two accounts say different things on any point",
            "silence is not a value: write what differs, or tell it in the event's text",
            "nothing-differs",
        )


def one_account_speaks(archive: Archive, problems: Problems) -> None:
    """In a dispute at least two accounts say something; the others may be silent."""
    for dispute in archive.disputes.values():
        speaking = [
            testimony
            for testimony in dispute.testimonies
            if any(cell.stance != SILENT for cells in testimony.cells.values() for cell in cells)
        ]
        if len(dispute.testimonies) > 1 and len(speaking) == 1:
            problems.warning(
                speaking[0].at,
                f"in the dispute `{dispute.id}` only `{speaking[0].account}` says anything",
                "one account alone is no dispute: what do the others say?",
                "one-account-speaks",
            )


def one_witness(archive: Archive, problems: Problems) -> None:
    """The accounts of a dispute go back to more than one witness: three works that copy one teller are one."""
    for dispute in archive.disputes.values():
        streams = witness_streams(archive, [testimony.account for testimony in dispute.testimonies])
        if len(dispute.testimonies) > 1 and len(streams) == 1:
            problems.warning(
                dispute.at,
                f"all {len(dispute.testimonies)} accounts of `{dispute.id}` go back to one witness, {streams[0].name}",
                "add an account from another witness, or say in the dispute's text that there is only one",
                "one-witness",
            )


def _values(dispute: Dispute, point: str) -> set[tuple[bool, str]]:
    """Different things said on a point: affirmed or denied, and what. "It is said" says it too."""
    return {
        (cell.stance == DENIES, fold(cell.value.plain) if cell.stance != DENIES else "")
        for testimony in dispute.testimonies
        for cell in testimony.cells.get(point, ())
        if cell.stance != SILENT
    }
