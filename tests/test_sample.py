"""The sample booklet holds its whole dossier, and is a file that any reader can read.

What must be there is read from the YAML by plain PyYAML. Nothing here knows which page anything stands on.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pikepdf
import pytest

from booklet import pipeline
from booklet.document import EDITIONS
from tests.dossier import SAMPLE, built, dossier
from tests.pdftext import HEADINGS, INLINES, Node, extracted, labels, outline, squeezed, words

COUNTS = {
    "people": 25,
    "groups": 6,
    "places": 16,
    "accounts": 22,
    "disputes": 10,
    "corrections": 25,
    "terms": 28,
    "questions": 24,
}
WEEKDAYS = {day[:3]: day for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")}
SIGN = re.compile(r"([.,;:”)])(?:[1-9][0-9]?|[a-z])(?=\s)")  # of a note, behind the points that it stands behind
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")


@pytest.fixture(scope="module")
def said() -> str:
    """The student's booklet in reading order."""
    return built().spoken.text


@pytest.fixture(scope="module")
def told() -> str:
    """The teacher's booklet in reading order."""
    return built(edition="teacher").spoken.text


@pytest.fixture(scope="module")
def copied() -> str:
    """The student's booklet as PDFium copies it, pages joined, without numbers: those beside lines stand among the
    words, and without signs of notes, which touch them."""
    return only_words(SIGN.sub(r"\1", " ".join(extracted(built().pdf))))


def only_words(text: str) -> str:
    return f" {' '.join(word for word in words(text) if not word.isdigit())} "


def missing(runs: list[str], text: str) -> list[str]:
    assert runs
    return [run for run in runs if run not in text]


def runs_of(kind: str, *keys: str) -> list[str]:
    return [
        run
        for record in dossier()[kind].values()
        for key in keys
        if key in record
        for text in ([record[key]] if isinstance(record[key], str) else record[key])
        for run in dossier().runs(text)
    ]


def test_the_dossier_is_whole() -> None:
    assert {kind: len(dossier()[kind]) for kind in COUNTS} == COUNTS
    assert sum("lost" not in work for work in dossier()["works"].values()) == 13
    assert sum(id.startswith("e") for id in dossier()["events"]) == 20
    assert [len(exercise["sentences"]) for exercise in dossier()["exercises"].values()] == [19]
    assert len(dossier().essays) == 1


def test_it_is_without_a_problem() -> None:
    assert list(pipeline.check(SAMPLE)) == []


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("people", ("name", "full name", "also", "lineage", "offices", "role", "text")),
        ("groups", ("name", "text")),
        ("places", ("name", "full name", "modern", "text")),
        ("works", ("title", "author", "short", "genre", "standpoint", "informants", "editor", "publisher", "text")),
        ("works", ("published in", "year")),
        ("events", ("title", "text")),
        ("accounts", ("title", "text", "note")),
        ("disputes", ("question", "title", "text")),
        ("corrections", ("fault",)),
        ("terms", ("term", "say", "text")),
        ("questions", ("question",)),
    ],
)
def test_every_record_is_there(kind: str, keys: tuple[str, ...], said: str) -> None:
    assert missing(runs_of(kind, *keys), said) == []


def test_every_record_can_be_copied_out(copied: str) -> None:
    """PDFium's own text, in which columns and pages cut paragraphs: names and titles whole, of texts the opening."""
    short = {"people": ("name", "full name"), "places": ("name", "full name"), "works": ("title",), "terms": ("term",)}
    short |= {"events": ("title",), "disputes": ("question",), "accounts": ("title",)}
    for kind, keys in short.items():
        assert missing([only_words(run) for run in runs_of(kind, *keys)], copied) == []
    texts = [(kind, "text") for kind in ("people", "places", "works", "events", "accounts", "disputes", "terms")]
    for kind, key in [*texts, ("corrections", "fault"), ("questions", "question")]:
        assert missing(openings(kind, key), copied) == []


def openings(kind: str, key: str) -> list[str]:
    """The first six words of each record's text, before any citation."""
    texts = [record[key] for record in dossier()[kind].values() if key in record]
    return [f" {' '.join(only_words(dossier().runs(text)[0]).split()[:6])} " for text in texts]


def test_sentences_and_what_stands_in_front_are_there(said: str) -> None:
    folder = dossier()
    texts = [sentence["text"] for exercise in folder["exercises"].values() for sentence in exercise["sentences"]]
    texts += [folder.settings[key] for key in ("title", "subtitle", "question", "introduction", "imprint", "licence")]
    texts += folder.settings["supporting questions"]
    assert missing([run for text in texts for run in folder.runs(text)], said) == []


def test_every_point_is_asked_and_heads_a_column() -> None:
    """A question may be left unprinted where its short form says the same: then it is in the table's summary, as it is
    to be heard."""
    spoken = built().spoken
    heard = squeezed(" ".join(table.attributes["Summary"] for table in spoken.all("Table")))
    asked = spoken.text + heard.replace(" ibn ", " b ")
    heads = {squeezed(head.text) for head in spoken.all("TH")}
    points = [point for dispute in dossier()["disputes"].values() for point in dispute["points"].values()]
    assert len(points) >= 30
    questions = [point if isinstance(point, str) else point["ask"] for point in points]
    assert missing([run for text in questions for run in dossier().runs(text)], asked) == []
    shown = [point if isinstance(point, str) else point.get("short", point["ask"]) for point in points]
    assert [text for text in shown if squeezed(text) not in heads] == []


def test_the_essay_is_there(said: str) -> None:
    (essay,) = dossier().essays
    runs = dossier().runs(re.sub(r"^#+ ", "", essay, flags=re.MULTILINE))
    assert len(runs) >= 10
    assert missing(runs, said) == []


def test_faults_stand_in_both_editions_and_corrections_in_the_teachers(said: str, told: str) -> None:
    faults, corrections = runs_of("corrections", "fault"), runs_of("corrections", "correction")
    assert missing(faults, said) == missing(faults, told) == missing(corrections, told) == []
    assert len(missing(corrections, said)) > 20


def test_every_cell_of_every_grid_is_there() -> None:
    """Each answer in one cell, and as many that say *silent* as the YAML has, written out or left out."""
    rows = Counter(node.text.strip() for node in built().spoken.all("P"))
    cells = [squeezed(node.text) for node in built().spoken.all("TD", "TH")]
    given = list(dossier().cells())
    assert len(given) > 200
    word = {"says": "", "said": "it is said: ", "denies": "denies: "}
    for stance, value in given:
        if value:
            wanted = squeezed(word[stance] + dossier().runs(value)[0])
            assert any(wanted in cell for cell in cells), (stance, value)
    assert rows["silent"] == Counter(stance for stance, _ in given)["silent"] > 60


def test_what_accounts_tell_stands_below_what_they_say() -> None:
    cells = [squeezed(node.text) for node in built().spoken.all("TD")]
    told = [(account, point) for _, account in dossier().testimonies() for point in account.get("tells", {})]
    assert len(told) > 8
    for account, point in told:
        (answer,) = (
            account["says"][point].values() if isinstance(account["says"][point], dict) else [account["says"][point]]
        )
        wanted = [dossier().runs(answer)[0], *dossier().runs(account["tells"][point])]
        assert any(all(run in cell for run in wanted) for cell in cells), wanted


def test_every_attested_date_stands_beside_the_work_that_gives_it() -> None:
    paragraphs = [squeezed(node.text) for node in built().spoken.all("P")]
    given = list(dossier().attestations())
    assert len(given) > 60
    for one in given:
        wanted = [squeezed(in_full(one["on"]))]
        if "says" in one:
            wanted.append(dossier().cited(one["says"], one.get("at", "")))
        if "written" in one:
            wanted += dossier().runs(one["written"])
        assert any(all(run in text for run in wanted) for text in paragraphs), one


def in_full(date: str) -> str:
    """A date as an author types it → as it is printed: weekdays in full, a range's era once and its dash close."""
    return (
        WEEKDAY.sub(lambda found: WEEKDAYS[found[0]], date)
        .replace(" AH – ", "–")
        .replace(" AH or ", " or ")
        .replace(" – ", "–")
    )


def test_every_locator_and_every_teller_is_there(said: str) -> None:
    folder = dossier()
    accounts = [*folder["accounts"].values(), *(told for _, told in folder.testimonies() if "work" in told)]
    wanted = [folder.cited(account["work"], account.get("at", "")) for account in accounts]
    also = [one for account in accounts for one in account.get("also in", [])]
    wanted += [folder.cited(one["work"], one.get("at", "")) for one in also]
    chain = [teller for account in accounts for teller in account.get("via", [])]
    wanted += [squeezed(folder.name(teller) or teller) for teller in chain]
    wanted += [citation for text in folder.public() for citation in folder.citations(text)]
    assert len(wanted) > 150
    assert missing(wanted, said) == []


def arabic() -> list[str]:
    return [text for kind in dossier().kinds.values() for record in kind.values() for text in script(record)]


def script(record: dict[str, object]) -> list[str]:
    held = record.get("script", {})
    return list(held.values()) if isinstance(held, dict) else []


def test_arabic_is_read_aloud_as_it_is_written() -> None:
    spoken = {node.attributes.get("ActualText") for node in built().spoken.nodes if node.attributes.get("Lang") == "ar"}
    assert len(arabic()) >= 25 + 16 + 13
    assert [text for text in arabic() if text not in spoken] == []


def test_arabic_can_be_copied_word_by_word() -> None:
    """PDFium turns the words of a line about; each of them is as it was written."""
    copied = set(words(" ".join(extracted(built().pdf))))
    assert [word for text in arabic() for word in words(text) if word not in copied] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_heading_levels_do_not_skip_and_are_the_outline(edition: str) -> None:
    made = built(edition=edition)
    headings = made.spoken.all(*HEADINGS)
    levels = [int(node.tag[1]) for node in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(headings) > 40
    bookmarks = [(level + 1, squeezed(title), number) for level, title, number in outline(made.pdf)]
    assert bookmarks == [(int(node.tag[1]), squeezed(node.text), node.page) for node in headings]


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_figures_and_lists_are_whole(edition: str) -> None:
    spoken = built(edition=edition).spoken
    tables = spoken.all("Table")
    assert len(tables) > 10
    for table in tables:
        rows = [node for node in table.walk() if node.tag == "TR"]
        cells = [kid for row in rows for kid in row.kids]
        assert len({sum(int(kid.attributes.get("ColSpan", 1)) for kid in row.kids) for row in rows}) == 1, rows[0].text
        assert {kid.tag for kid in rows[0].kids} == {"TH"}
        heads = {kid.attributes["ID"] for kid in cells if kid.tag == "TH"}
        assert all({*kid.attributes["Headers"].split()} <= heads for kid in cells if kid.tag == "TD")
        beside = any(kid.attributes["Scope"] == "Row" for kid in cells if kid.tag == "TH")
        assert {len(kid.attributes["Headers"].split()) for kid in cells if kid.tag == "TD"} == {1 + beside}
    figures = spoken.all("Figure")
    assert len(figures) >= 5
    signs, drawn = ([f for f in figures if (f.text == "") is plain] for plain in (True, False))
    assert len(signs) > 5 and {sign.attributes["Alt"] for sign in signs} == {"Disputed"}
    assert all(len(figure.attributes["Alt"]) > 20 for figure in drawn)
    assert all(kid.tag == "LI" for node in spoken.all("L") for kid in node.kids)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_head_of_a_table_has_a_scope(edition: str) -> None:
    heads = [item for item in elements(built(edition=edition).spoken.pdf) if item.S == "/TH"]
    assert len(heads) > 100
    for head in heads:
        owned = list(head.A) if isinstance(head.A, pikepdf.Array) else [head.A]
        assert any(str(one.get("/Scope")) in ("/Column", "/Row") for one in owned)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_says_where_it_leads_and_leads_there(edition: str) -> None:
    spoken = built(edition=edition).spoken
    numbers = {page.obj.objgen: number for number, page in enumerate(spoken.pdf.pages, 1)}
    annotations = [note for page in spoken.pdf.pages for note in page.get("/Annots", [])]
    assert len(annotations) > 500
    for note in annotations:
        assert note.Subtype == "/Link"
        assert str(note.Contents).strip()
        if "/Dest" in note:
            assert 0 < float(note.Dest[3]) < float(spoken.pdf.pages[numbers[note.Dest[0].objgen] - 1].MediaBox[3])
        else:
            assert str(note.A.URI).startswith("https://")
    assert all(node.text.strip() for node in spoken.all("Link"))


def test_front_matter_has_roman_folios_and_the_essay_begins_at_1() -> None:
    made = built()
    folios = labels(made.pdf)
    assert folios[:6] == ["i", "ii", "iii", "iv", "1", "2"]
    assert folios[4:] == [str(number) for number in range(1, len(folios) - 3)]
    starts = {title: folios[page - 1] for _, title, page in outline(made.pdf)}
    assert (starts["Introduction"], starts["At a glance"]) == ("iii", "iv")
    assert next(folio for title, folio in starts.items() if title.startswith("Background")) == "1"
    shown = [text.split()[-1] for text in extracted(made.pdf)[1:8]]
    assert shown == folios[1:8]


def test_the_index_names_pages_as_they_are_called() -> None:
    """In the order in which they are read; no range joins two numberings."""
    made = built()
    folios = labels(made.pdf)
    lines = [line for shelf in made.spoken.all("Index") for line in shelf.kids]
    rows = [re.findall(r"(?<=, )([ivx]+|[0-9]+)(?:–([ivx]+|[0-9]+))?(?=,|;|$)", kid.text) for kid in lines]
    places = [[folios.index(folio) for range in row for folio in range if folio] for row in rows]
    assert sum(map(len, places)) > 400
    assert all(row == sorted(row) for row in places)
    assert all(last.isdigit() is first.isdigit() for row in rows for first, last in row if last)
    assert {"iii", "iv", "1"} <= {folio for row in rows for range in row for folio in range}


def test_contents_name_the_pages_where_headings_stand() -> None:
    made = built()
    headings = {(squeezed(node.text), node.page) for node in made.spoken.all(*HEADINGS)}
    entries = made.spoken.all("TOCI")
    assert len(entries) > 20
    folios = labels(made.pdf)
    for entry in entries:
        *title, folio = words(entry.kids[0].text.replace(" .", " "))  # below it may be entries of the next level
        assert (f" {' '.join(title)} ", folios.index(folio) + 1) in headings


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_that_is_drawn_is_read_once(edition: str) -> None:
    """Every marked sequence hangs in the tree, and none twice."""
    spoken = built(edition=edition).spoken
    drawn = [
        (number, int(mark))
        for number, page in enumerate(spoken.pdf.pages, 1)
        for mark in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())
    ]
    numbers = {page.obj.objgen: number for number, page in enumerate(spoken.pdf.pages, 1)}
    owned: list[tuple[int, int]] = []
    for item in elements(spoken.pdf):
        for kid in list(item.K) if isinstance(item.get("/K"), pikepdf.Array) else [item.get("/K")]:
            if isinstance(kid, int):
                owned.append((numbers[item.Pg.objgen], kid))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                owned.append((numbers[kid.Pg.objgen], int(kid.MCID)))
    assert sorted(owned) == sorted(drawn)


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item]


def test_pages_are_read_in_order() -> None:
    """A section's elements begin no earlier than those before it."""
    starts = [node.page for node in built().spoken.all("H1", "H2")]
    assert starts == sorted(starts)


def test_nothing_is_lost_between_what_is_read_and_what_is_copied(copied: str) -> None:
    """Every word that the tree reads is a word that PDFium copies: no font lies about a character."""
    known = {*copied.split(), *words(" ".join(extracted(built().pdf)))}
    read = {word for node in latin(built().spoken.root) for word in words(node) if not word.isdigit()}
    assert len(read) > 1000
    assert sorted(read - known) == []


def latin(node: Node) -> list[str]:
    """Text of the tree without what stands in another script, and without figures: their Alt speaks for them."""
    if node.tag == "Figure" or node.attributes.get("Lang") == "ar":
        return []
    if not node.kids:
        return [node.text]
    if node.tag in ("P", *INLINES) and not any("ActualText" in kid.attributes for kid in node.walk()):
        return [node.text]
    return [text for kid in node.kids for text in latin(kid)]
