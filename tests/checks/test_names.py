"""A bare name of two people is caught; a link, a fuller form and somebody else's father are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from booklet.checks.walk import within
from booklet.model.inline import Words
from booklet.problems import Location, Problem

Found = Callable[..., list[Problem]]

PEOPLE = """\
title: Namesakes
people:
  m-syria: {name: Muʿawiya, full name: Muʿāwiya b. Abī Sufyān}
  m-egypt: {name: Ibn Hudayj, full name: Muʿāwiya b. Ḥudayj}
  d-bakr: {name: ʿAbd al-Rahman b. Abi Bakr}
  d-bakra: {name: ʿAbd al-Rahman b. Abi Bakra}
  godwinson: {name: Harold Godwinson}
  hardrada: {name: Harold Hardrada}
  amr: {name: ʿAmr, full name: ʿAmr b. al-ʿĀṣ}
"""


def event(text: str) -> str:
    return f"{PEOPLE}events:\n  e:\n    title: E\n    text: |\n      {text}\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Muʿawiya tracked him down.", ["Muʿawiya"]),
        ("He met Muʿāwiya, and *Muʿawiya’s* men.", ["Muʿāwiya", "Muʿawiya"]),
        ("Then Mu'awiya and Muawiya came.", ["Mu’awiya", "Muawiya"]),
        ("ʿAbd al-Rahman pleaded.", ["ʿAbd al-Rahman"]),
        ("King Harold fell; Harold.", ["Harold", "Harold"]),
        ("[[m-syria]] and Muʿawiya", ["Muʿawiya"]),
        ("[[m-syria|Muʿawiya]] and [[m-egypt]] met [[amr]].", []),
        ("Muʿawiya b. Hudayj, Muʿawiya ibn Hudayj and Muʿāwiya al-Sakūnī", []),
        ("Yazid b. Muʿawiya, Yazid ibn Muʿawiya, Abu Muʿawiya, Banu Muʿawiya", []),
        ("Harold Godwinson, Harold of Wessex, ʿAbd al-Rahman b. Abi Bakr", []),
        ("ʿAmr and al-Rahman and Haroldson", []),
        ("Two men bear the name [Muʿawiya]{ar-Latn}.", []),
    ],
)
def test_bare_names(text: str, names: list[str], found: Found) -> None:
    problems = found(event(text), "name_fits_two_people")
    assert [problem.message.split("”")[0].lstrip("“") for problem in problems] == names
    for problem, name in zip(problems, names):
        line = event(text).splitlines()[problem.location.line - 1]
        assert line[problem.location.column - 1 :].replace("'", "’").startswith(name)
        assert f"|{name}]]` or `[[" in problem.hint


def test_faults_put_in_on_purpose_are_left_alone(found: Found) -> None:
    yaml = f"""{PEOPLE}corrections:
  c: {{fault: Muʿawiya attacks., correction: Muʿawiya does not.}}
exercises:
  x:
    title: Correct this
    sentences:
      - {{text: Muʿawiya came., key: Muʿawiya did not.}}
      - {{text: Muʿawiya left., sound: true, key: So he did.}}
"""
    lines = [problem.location.line for problem in found(yaml, "name_fits_two_people")]
    assert lines == [11, 16, 17]


def test_the_introduction_and_the_essay_are_read_too(found: Found) -> None:
    (problem,) = found(PEOPLE + "introduction: About Muʿawiya.\n", "name_fits_two_people")
    assert (problem.location.line, problem.location.column) == (10, 21)


def test_names_of_one_person_are_nobody_elses(found: Found) -> None:
    yaml = "title: One\npeople: {amr: {name: ʿAmr, full name: ʿAmr b. al-ʿĀṣ}}\nintroduction: ʿAmr and Muʿawiya.\n"
    assert found(yaml, "name_fits_two_people") == []
    assert found(yaml, "two_people_printed_alike") == []


def test_boxes_on_both_sides_are_content(found: Found) -> None:
    yaml = (
        "title: T\npeople: {a: {name: A, do not confuse: [b, Nobody]}, b: {name: B, do not confuse: {a: He is A.}}}\n"
    )
    assert found(yaml, "confused_on_one_side") == []


FOLDED = """\
title: Namesakes
people: {hardrada: {name: Harold Hardrada}, godwinson: {name: Harold Godwinson}}
groups:
  english:
    name: The English
    text: >
      They had come a long way,
      and there Harold
      fell.
  norse:
    name: The Norse
    text: "They had come \\u02bf a long
      way, and there Harold fell."
"""


def test_a_name_is_found_where_folding_put_it(found: Found) -> None:
    places = [(p.location.line, p.location.column) for p in found(FOLDED, "name_fits_two_people")]
    assert places == [(8, 17), (13, 22)]


def test_a_text_that_was_not_read_has_one_place() -> None:
    place = Location("b.yaml", 3, 5)
    assert within(Words("Then Harold", place), 5) is place
