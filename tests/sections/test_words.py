"""Inline text of the author → document text."""

from __future__ import annotations

from collections.abc import Callable

from booklet.document import ITALIC, PageNumber, Span
from booklet.model.archive import Archive
from booklet.model.inline import Citation, Emphasis, Id, Link, Mention, PageOf, Prose, Strong, Words
from booklet.model.records import Event, Person, Question, Term, Work
from booklet.problems import Location
from booklet.sections.words import Scribe

AMR = Person(Id("amr"), "ʿAmr")
TABARI = Work(Id("tabari"), "Tārīkh", "al-Ṭabarī")
KINDI = Work(Id("kindi"), "Wulāt", "al-Kindī", "Kindi")
FITNA = Term(Id("fitna"), "fitna", Prose(((Words("Strife."),),)), language="ar-Latn")


def plain(spans: tuple[object, ...]) -> str:
    return "".join(s.text for s in spans if isinstance(s, Span))


def test_citations_of_one_bracket_share_it(archive: Callable[..., Archive]) -> None:
    scribe = Scribe(archive(TABARI, KINDI))
    line = (
        Words("So it was "),
        Citation(Id("tabari"), "V:97"),
        Citation(Id("kindi"), "", follows=True),
        Words(" and "),
        Citation(Id("kindi"), "p. 2"),
        Words("."),
    )
    text = scribe.line(line)
    assert plain(text) == "So it was (al-Ṭabarī\u00a0V:97; Kindi) and (Kindi, p. 2)."
    links = [s.link for s in text if isinstance(s, Span) and s.link]
    assert links == ["#tabari", "#kindi", "#kindi"]


def test_faces_nest_and_transliteration_leans(archive: Callable[..., Archive]) -> None:
    scribe = Scribe(archive())
    line = (
        Emphasis((Words("a "), Words("fitna", language="ar-Latn"), Strong((Words(" b"),)))),
        Words("فتنة", language="ar"),
        Link((Words("here"),), "https://example.org"),
    )
    text = scribe.line(line)
    assert [(s.text, s.face, s.language, s.link) for s in text if isinstance(s, Span)] == [
        ("a ", "italic", "", ""),
        ("fitna", "roman", "ar-Latn", ""),
        (" b", "bold-italic", "", ""),
        ("فتنة", "roman", "ar", ""),
        ("here", "roman", "", "https://example.org"),
    ]


def test_mentions_are_linked_and_indexed_where_the_record_is_printed(archive: Callable[..., Archive]) -> None:
    scribe = Scribe(archive(AMR, FITNA, Event(Id("fall"), "Egypt falls")))
    assert scribe.mention("amr") == Span("ʿAmr", link="#amr", entry="amr")
    assert scribe.mention("amr", "the conqueror").text == "the conqueror"
    assert scribe.mention("fitna") == Span("fitna", ITALIC, "ar-Latn", "#fitna", "fitna")
    assert scribe.mention("fall") == Span("Egypt falls", ITALIC, link="#fall")
    assert scribe.unindexed.mention("amr") == Span("ʿAmr", link="#amr")
    short = Scribe(archive(AMR, sections=("cover", "chronology")))
    assert short.mention("amr") == Span("ʿAmr", entry="amr")
    assert short.reference("amr") == (Span("ʿAmr", entry="amr"),)


def test_a_work_without_a_card_is_linked_to_the_list_of_works_cited(archive: Callable[..., Archive]) -> None:
    introduction = Prose(((Citation(Id("tabari"), "V:97"),),))
    made = archive(TABARI, KINDI, introduction=introduction, sections=("blueprint", "works-cited"))
    scribe = Scribe(made)
    assert scribe.cited == {"tabari"}
    assert scribe.link("tabari") == "#tabari"
    assert scribe.link("kindi") == ""


def test_a_page_is_told_after_its_word_and_where_it_is_asked_for(archive: Callable[..., Archive]) -> None:
    at = Location("a.yaml", 3, 7)
    line = (Words("See "), PageOf(Id("amr", at)), Words(" and "), Emphasis((PageOf(Id("amr"), "p."),)))
    text = Scribe(archive(AMR)).line(line)
    assert plain(text) == "See page\u00a0 and p.\u00a0"
    numbers = [part for part in text if isinstance(part, PageNumber)]
    assert numbers == [PageNumber("amr", at=at), PageNumber("amr", ITALIC)]
    assert [s.link for s in text if isinstance(s, Span) and s.link] == ["#amr", "#amr"]
    (unprinted,) = [p for p in Scribe(archive(AMR), ["cover"]).line(line[1:2]) if isinstance(p, PageNumber)]
    assert unprinted.at == at  # the typesetter, who knows every page, tells


def test_questions_are_named_by_number(archive: Callable[..., Archive]) -> None:
    ask = Prose(((Words("Why?"),),))
    scribe = Scribe(archive(Question(Id("a"), ask), Question(Id("b"), ask)))
    assert scribe.mention("b").text == "question 2"
    assert scribe.reference("b", ", A") == (
        Span("question 2", link="#b"),
        Span(" (page "),
        PageNumber("b"),
        Span(", A)"),
    )


def test_places_in_the_files_are_kept(archive: Callable[..., Archive]) -> None:
    at = Location("essay.md", 3, 7)
    scribe = Scribe(archive(AMR))
    (only,) = scribe.line((Words("words", at),))
    assert isinstance(only, Span)
    assert only.at == at
    (named,) = scribe.line((Mention(Id("amr", at)),))
    assert isinstance(named, Span)
    assert named.at == at
