"""Checks on names: whom a reader would mistake for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from booklet.checks.walk import prose, within, words
from booklet.model.archive import Archive, Record
from booklet.model.inline import Line, Prose, Words
from booklet.model.names import fold, folded_words, listed
from booklet.model.records import Correction, Exercise, Person, Settings
from booklet.problems import Problems

# An apostrophe counts as a letter between letters (Mu'awiya), but not before a lone s (Muʿawiya's).
_TOKEN = re.compile(r"[\wʿʾʼ\u0300-\u036f]+(?:['‘’](?=\w\w)[\wʿʾʼ\u0300-\u036f]+)*")
_UNITS = frozenset({"abu", "abi", "aba", "umm", "ibn", "bint", "abd", "al", "l", "banu"})  # never a name alone
_ARTICLES = frozenset({"al", "l", "allah", "ar", "as", "ad", "an", "at", "ash"})
_GOES_ON = frozenset({"b", "bt", "ibn", "bint", "al", "l"})  # Muʿawiya *b.* Hudayj
_LEADS_UP = frozenset({"b", "bt", "ibn", "bint", "abu", "abi", "aba", "umm", "banu", "al", "l"})  # *Ibn* Muʿawiya
_LINKS = frozenset({"of", "the", "de", "von", "van"})  # William *of* Malmesbury
_SHOWN = 3  # people named in a message

EXAMPLES = {
    "name_fits_two_people": """\
title: Two Muʿawiyas
people:
  m-syria: {name: Muʿawiya, full name: Muʿāwiya b. Abī Sufyān}
  m-egypt: {name: Ibn Hudayj, full name: Muʿāwiya b. Ḥudayj}
events:
  attack: {title: The attack, people: [m-syria, m-egypt], text: Then Muʿawiya tracked him down.}
""",
    "two_people_printed_alike": """\
title: Two Harolds
people: {godwinson: {name: Harold}, hardrada: {name: Harold}}
events: {battle: {title: The battle, people: [godwinson, hardrada]}}
""",
    "confused_on_one_side": """\
title: One box
people: {ashtar: {name: al-Ashtar, do not confuse: [ashath]}, ashath: {name: al-Ashʿath}}
events: {truce: {title: The truce, people: [ashtar, ashath]}}
""",
}


def name_fits_two_people(archive: Archive, problems: Problems) -> None:
    """A given name in running text that fits two people must be a link, `[[id|name]]`, or be written in full.

    A name spoken of as a name is marked as words in its language: `[Muʿawiya]{ar-Latn}`. Faults put in on purpose (an
    exercise's sentences that have a key, a correction's fault) are left alone.
    """
    bearers = _namesakes(archive.people)
    if not bearers:
        return
    firsts = {name.partition(" ")[0] for name in bearers}
    for record in (archive.settings, *archive.all()):
        for text in _sincere(record):
            for line in text.paragraphs:
                if not firsts.isdisjoint(folded_words("\n".join([one.text for one in words(line)]))):
                    _report_bare_names(line, bearers, problems)


def two_people_printed_alike(archive: Archive, problems: Problems) -> None:
    """No two people have the same `name`: running text could not tell them apart."""
    known: dict[str, Person] = {}
    for person in archive.people.values():
        other = known.setdefault(fold(person.name), person)
        if other is not person:
            problems.warning(
                person.at,
                f"“{person.name}” is also how `{other.id}` is printed",
                "give one of them a longer `name`",
                "two-people-printed-alike",
            )


def confused_on_one_side(archive: Archive, problems: Problems) -> None:
    """When A's box says “not B”, B's box says “not A”: readers come from both sides."""
    for person in archive.people.values():
        for confusable in person.confusable:
            other = archive.people.get(confusable.person or "")
            if other and other is not person and all(back.person != person.id for back in other.confusable):
                problems.warning(
                    confusable.person.at if confusable.person else person.at,
                    f"`{person.id}` warns of `{other.id}`, but `{other.id}` does not warn of `{person.id}`",
                    f"add `do not confuse: [{person.id}]` to `{other.id}`",
                    "confused-on-one-side",
                )


def _namesakes(people: Mapping[str, Person]) -> dict[str, list[Person]]:
    """Given names, folded, that two people or more bear."""
    bearers: dict[str, dict[str, Person]] = {}
    for person in people.values():
        for name in (person.name, person.full_name):
            if name:
                bearers.setdefault(_given(name), {})[person.id] = person
    return {given: list(found.values()) for given, found in bearers.items() if len(found) > 1 and given}


def _given(name: str) -> str:
    """The part of a name that can stand alone for its bearer, folded: "abu musa", "abd al rahman", "harold"."""
    parts = fold(name).split()
    length = 1
    if parts[:1] and parts[0] in _UNITS:
        length = 2
    if len(parts) > length and parts[length - 1] in _ARTICLES and length > 1:
        length += 1
    if parts[1:2] == ["allah"]:  # ʿUbayd Allah
        length = 2
    return " ".join(parts[:length])


def _sincere(record: Record | Settings) -> Iterator[Prose]:
    """Running texts that mean what they say."""
    if isinstance(record, Correction):
        return prose(record._replace(fault=Prose(())))
    if isinstance(record, Exercise):
        return prose(
            record._replace(
                sentences=tuple(s._replace(text=s.text if s.sound else Prose(())) for s in record.sentences)
            )
        )
    return prose(record)


def _report_bare_names(line: Line, bearers: Mapping[str, list[Person]], problems: Problems) -> None:
    for one in words(line):
        if one.language:
            continue
        for start, end, given in _bare_names(one, bearers):
            people = bearers[given]
            shown = [person.full_name or person.name for person in people[:_SHOWN]]
            more = "" if len(people) <= _SHOWN else f" and {len(people) - _SHOWN} more"
            problems.warning(
                within(one, start),
                f"“{one.text[start:end]}” fits {len(people)} people: {listed(shown)}{more}",
                "link the one you mean: " + " or ".join(f"`[[{p.id}|{one.text[start:end]}]]`" for p in people[:_SHOWN]),
                "name-fits-two-people",
            )


def _bare_names(text: Words, bearers: Mapping[str, list[Person]]) -> Iterator[tuple[int, int, str]]:
    """Places in a text where a given name of several people stands alone: start, end, name."""
    tokens = list(_TOKEN.finditer(text.text))
    folded = [fold(token[0]) for token in tokens]
    longest = max(given.count(" ") for given in bearers) + 1
    index = 0
    while index < len(tokens):
        for length in range(longest, 0, -1):
            given = " ".join(folded[index : index + length])
            if length <= len(tokens) - index and given in bearers:
                last = index + length - 1
                if not _led_up_to(text.text, tokens, folded, index) and not _goes_on(text.text, tokens, folded, last):
                    yield tokens[index].start(), tokens[last].end(), given
                index = last
                break
        index += 1


def _led_up_to(text: str, tokens: Sequence[re.Match[str]], folded: Sequence[str], index: int) -> bool:
    """Whether the name is the tail of another: "b. Muʿawiya", "Abu Muhammad"."""
    if index == 0:
        return False
    gap = text[tokens[index - 1].end() : tokens[index].start()]
    return gap == "-" or (folded[index - 1] in _LEADS_UP and gap.strip() in ("", "."))


def _goes_on(text: str, tokens: Sequence[re.Match[str]], folded: Sequence[str], last: int) -> bool:
    """Whether more of the name follows: "b. Hudayj", "al-Ashtar", "Godwinson", "of Malmesbury"."""
    end = tokens[last].end()
    if text[end : end + 1] == "-":
        return True
    if last + 1 >= len(tokens) or text[end : tokens[last + 1].start()].strip():
        return False
    follower = last + 1
    if folded[follower] in _GOES_ON:
        return True
    if folded[follower] in _LINKS and follower + 1 < len(tokens):
        follower += 1
    return tokens[follower][0].lstrip("ʿʾʼ‘’'")[:1].isupper()
