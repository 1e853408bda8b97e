"""A folder becomes an archive: every key lands where it belongs, in the author's order, and every id is found."""

from __future__ import annotations

from pathlib import Path

from booklet.model.inline import EMPTY
from booklet.model.records import DENIES, SAID, SAYS, SILENT, Confusable, Dependence
from booklet.problems import Location, Problems
from booklet.read import read_archive
from tests.read.folders import good, read, told, write

PEOPLE = """
amr:
  name: "Amr's"
  full name: ʿAmr b. al-ʿĀṣ
  script: عمرو
  also: [Abu Abd Allah, "the conqueror"]
  born: about 585
  died: [43 AH, {on: 42 AH, says: kindi, at: p. 32, hearsay: yes, written: at the feast, note: Late.}]
  offices: governor
  groups: umayyads
  kin: {asma: mother}
  do not confuse: {asma: his mother, Amr b. Maʿdikarib: a poet}
asma: {name: Asma, do not confuse: [amr, Asma b. Kharija]}
"""
REST = """title: All kinds
sections: [cover, people]
people: {zayd: {name: Zayd}}
groups: {umayyads: {name: Umayyads}}
places: {fustat: {name: Fustat, at: [30.01, -31], certainty: low}}
works:
  kindi: {title: Governors, author: al-Kindi, died: 350 AH, lost: true, depends on: {waqidi: dates}}
  waqidi: {title: Conquests, depends on: [kindi]}
events:
  a: {title: A, place: fustat, people: {amr: leads, umayyads: }, date: 38 AH, dates: {on: 39 AH, says: kindi}, after: b}
  b: {title: B, part of: a, people: [asma], dates in: d}
accounts:
  told: {work: kindi, at: p. 3, via: [waqidi, zayd, Yazid b. Abi Habib], also in: {work: waqidi}, text: It fell.}
disputes:
  d:
    question: Did it fall?
    event: a
    points: {fell: Did it fall?, when: {ask: When?, short: Date}}
    accounts:
      - {account: told, says: {fell: yes indeed}}
      - {work: waqidi, says: {when: {denies: never}, fell: silent}}
      - {work: waqidi, id: third, text: Words., says: {fell: [denies, {said: perhaps}]}, tells: {fell: It fell.}}
    exclusive: no
    reading: {status: open, text: We do not know.}
corrections: {c: {fault: It fell., correction: It stood., see: [a, told]}}
exercises: {x: {title: Mend, sentences: [{text: It fell., key: It stood.}, {text: It stood., sound: true}]}}
terms: {fitna: {term: fitna, language: ar-Latn, text: Strife.}}
questions: {q: {question: Why?, level: judge, lines: 7, minutes: 10, answer: [Because., Or not.]}}
"""


def test_everything_lands_in_its_place(tmp_path: Path) -> None:
    archive = good(tmp_path, {"booklet.yaml": REST, "people.yaml": PEOPLE, "essays/Back ground.md": "# Why?\n\nSo.\n"})
    amr = archive.people["amr"]
    assert list(archive.people) == ["zayd", "amr", "asma"]
    assert (amr.name, amr.full_name, amr.script) == ("Amr’s", "ʿAmr b. al-ʿĀṣ", {"ar": "عمرو"})
    assert amr.also == ("Abu Abd Allah", "the conqueror")
    plain, attested = amr.died
    assert (plain.date.as_written, plain.says, plain.hearsay) == ("43 AH", None, False)
    assert attested[1:5] == ("kindi", "p. 32", "at the feast", True)
    assert [office.plain for office in amr.offices] == ["governor"]
    assert (amr.groups, amr.kin[0].person, amr.kin[0].relation) == (("umayyads",), "asma", "mother")
    assert [(each.person, each.name, each.why.plain) for each in amr.confusable] == [
        ("asma", "", "his mother"),
        (None, "Amr b. Maʿdikarib", "a poet"),
    ]
    assert archive.people["asma"].confusable == (Confusable(amr.id, ""), Confusable(None, "Asma b. Kharija"))
    assert (archive.places["fustat"].latitude, archive.places["fustat"].longitude) == (30.01, -31.0)
    assert archive.works["waqidi"].depends_on == (Dependence(archive.works["kindi"].id),)
    event = archive.events["a"]
    assert [each.date.as_written for each in event.dates] == ["38 AH", "39 AH"]
    assert [(each.person, each.role.plain) for each in event.participants] == [("amr", "leads"), ("umayyads", "")]
    assert (event.after, archive.events["b"].part_of, archive.events["b"].dates_in) == (("b",), "a", "d")
    assert archive.accounts["told"].chain == ("waqidi", "zayd", "Yazid b. Abi Habib")
    assert archive.accounts["told"].also_in[0].work == "waqidi"
    assert archive.settings.sections == ("cover", "people")
    assert archive.essays["back-ground"].title == "Why?"
    assert archive.exercises["x"].sentences[1].sound
    assert (archive.questions["q"].lines, len(archive.questions["q"].answer)) == (7, 2)
    assert set(archive.records) == {id for kind in archive[1:-1] for id in kind}


def test_the_grid_of_a_dispute_is_filled(tmp_path: Path) -> None:
    archive = good(tmp_path, {"booklet.yaml": REST, "people.yaml": PEOPLE})
    dispute = archive.disputes["d"]
    assert [row.account for row in dispute.testimonies] == ["told", "d-2", "third"]
    grid = [
        {key: [(cell.stance, cell.value.plain) for cell in cells] for key, cells in row.cells.items()}
        for row in dispute.testimonies
    ]
    assert grid == [
        {"fell": [(SAYS, "yes indeed")], "when": [(SILENT, "")]},
        {"fell": [(SILENT, "")], "when": [(DENIES, "never")]},
        {"fell": [(DENIES, ""), (SAID, "perhaps")], "when": [(SILENT, "")]},
    ]
    told = [{key: prose.plain for key, prose in row.tells.items()} for row in dispute.testimonies]
    assert told == [{}, {}, {"fell": "It fell."}]
    assert (dispute.exclusive, dispute.events, dispute.points[1].short) == ("no", ("a",), "Date")
    assert archive.accounts["d-2"].text == EMPTY
    assert archive.accounts["third"].text.plain == "Words."
    assert dispute.readings[0].status == "open"


def test_places_of_records_are_their_ids(tmp_path: Path) -> None:
    archive = good(tmp_path, {"booklet.yaml": REST, "people.yaml": PEOPLE})
    assert archive.people["asma"].at.locate() == Location("f/people.yaml", 13, 1)
    assert archive.people["amr"].kin[0].person.at.locate() == Location("f/people.yaml", 11, 9)


def test_kinds_by_folder_and_in_any_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "booklet.yaml": "title: T\n",
        "people/leaders/egypt.yml": "amr: {name: Amr}\n",
        "_draft.yaml": "nonsense: [\n",
        ".hidden/people.yaml": "x: {name: X}\n",
        "more.yaml": "places: {fustat: {name: Fustat}}\npeople: {zayd: {name: Zayd}}\n",
    }
    archive = good(tmp_path, files)
    assert list(archive.people) == ["zayd", "amr"]
    assert list(archive.places) == ["fustat"]


def test_dangling_ids_are_not_reported_when_a_file_could_not_be_read(tmp_path: Path) -> None:
    archive, problems = read(tmp_path, {"booklet.yaml": "title: T\nquestion: '[[amr]]'\n", "people.yaml": "amr: [\n"})
    assert archive is None
    assert [each.partition(" ")[0] for each in told(problems)] == ["people.yaml:1:7"]


def test_an_archive_in_spite_of_a_slip_in_a_text(tmp_path: Path) -> None:
    archive, problems = read(tmp_path, "people: {amr: {name: Amr, role: an *open mark}}\n")
    assert told(problems) == ["booklet.yaml:2:36 `*` opens emphasis and nothing closes it"]
    assert archive is not None
    assert archive.people["amr"].role.plain == "an *open mark"


def test_no_archive_when_something_was_left_out(tmp_path: Path) -> None:
    archive, problems = read(tmp_path, "people: {amr: {name: Amr, rule: governor}}\n")
    assert archive is None
    assert told(problems) == ["booklet.yaml:2:27 `rule` is not a key of a person"]


def test_a_huge_scalar(tmp_path: Path) -> None:
    archive, problems = read(tmp_path, f"introduction: {'word ' * 50_000}\nsubtitle: {'x' * 1001}\n")
    assert archive is None
    assert told(problems) == [
        "booklet.yaml:2:15 `introduction` is 249,999 characters long; more than 200,000 are refused",
        "booklet.yaml:3:11 `subtitle` is 1,001 characters long; more than 1,000 are refused",
    ]


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufefftitle: T\r\nquestion: |\r\n  One\r\n  [[nobody]]\r\n".encode()
    archive, problems = read(tmp_path, {"booklet.yaml": text})
    assert archive is None
    assert told(problems) == ["booklet.yaml:4:5 nothing here has the id `nobody`"]


def test_the_folder_is_named_as_the_author_named_it(tmp_path: Path) -> None:
    write(tmp_path, {"booklet.yaml": "titel: T\n"})
    for shown, file in (("./here/", "./here/booklet.yaml"), (".", "booklet.yaml"), ("a\\b", "a/b/booklet.yaml")):
        problems = Problems()
        read_archive(tmp_path, problems, shown)
        assert {problem.location.file for problem in problems} == {file}
