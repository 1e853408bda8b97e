"""Places: names in two scripts, where that is today, how sure the position is, and what happened there.

Fed by `places.yaml`, and by the `place` of events. `at: [latitude, longitude]` with `certainty`.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, Block, Columns, Heading, Paragraph, Span, Text
from booklet.model.archive import Archive
from booklet.model.records import Place
from booklet.sections.collation import collation_key
from booklet.sections.phrases import join, words
from booklet.sections.words import Scribe, called, full_name, scripts, section_anchor

KIND = "places"
START = "run-on"

TITLE = "Places"
SITE_UNKNOWN = "site unknown"
CERTAINTY = {"medium": " (approximate)", "low": " (uncertain)"}
HERE = "Here: "

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
places:
  fustat:
    {name: Fustat, full name: al-Fusṭāṭ, also: [Fostat], script: {ar: الفسطاط}, modern: Old Cairo, at: [30.01, 31.23]}
  harura: {name: Harura, at: [32.1, 44.4], certainty: low, text: "Near [[fustat]]? No."}
  dike: {name: the Dike, certainty: unknown}
events:
  fall: {title: Fustat falls, place: fustat, date: Safar 38 AH}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Places → entries in two columns, filed without regard to al- and marks."""
    if not archive.places:
        return
    scribe = Scribe(archive)
    events: dict[str, list[str]] = {}
    for event in archive.events.values():
        if event.place:
            events.setdefault(event.place, []).append(event.id)
    entries: list[Block] = []
    for place in sorted(archive.places.values(), key=lambda p: collation_key(p.name)):
        entries.extend(_entry(scribe, place, events.get(place.id, [])))
    yield Heading(1, words(TITLE), section_anchor(KIND))
    yield Columns(tuple(entries))


def _entry(scribe: Scribe, place: Place, events: list[str]) -> Iterator[Block]:
    name = join(
        (
            (Span(place.name, BOLD, entry=place.id, at=place.at),),
            full_name(place.name, place.full_name, place.script),
            scripts(place.script),
            called(place.also),
        ),
        " · ",
    )
    here = scribe.mentions(events, "; ")
    rest = [
        join((words(place.modern), _position(place)), " · "),
        scribe.text(place.text),
        (Span(HERE), *here) if here else (),
    ]
    rest = [text for text in rest if text]
    yield Paragraph(name, "place", place.id, keep_next=bool(rest), guide=place.name)
    for n, text in enumerate(rest, 1):
        yield Paragraph(text, "small", keep_next=n < len(rest))


def _position(place: Place) -> Text:
    """A place → "30.01° N, 31.23° E (approximate)": the degrees as the author has them."""
    if place.certainty == "unknown":
        return () if place.modern else words(SITE_UNKNOWN)
    if place.latitude is None or place.longitude is None:
        return ()
    north, east = place.latitude, place.longitude
    position = f"{abs(north):g}° {'N' if north >= 0 else 'S'}, {abs(east):g}° {'E' if east >= 0 else 'W'}"
    return words(position + CERTAINTY.get(place.certainty, ""))
