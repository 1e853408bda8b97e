"""Paragraphs: what is set is what was written, on the measure, in reading order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.document import PageBreak, PageNumber, Paragraph, Span
from booklet.style import Style
from booklet.typeset.compositor import Compositor
from booklet.typeset.galley import Met, Slug
from booklet.typeset.page import Element, Line, Link
from booklet.typeset.paragraph import line_width, set_text

from .conftest import LOREM, Typeset, lines, span


def set_body(
    compositor: Compositor, *text: Span | PageNumber, role: str = "body", measure: float = 320.0
) -> list[Slug]:
    return set_text(text, compositor.role(role), measure, Element("P"), compositor)


def lines_of(slugs: list[Slug]) -> list[Line]:
    return [m for slug in slugs for part in slug.parts for m in part.marks if isinstance(m, Line)]


def read(slugs: list[Slug]) -> str:
    """Words in the order of marks and runs; a soft hyphen at a line's end is taken away again."""
    out = ""
    for line in lines_of(slugs):
        for number, run in enumerate(line.runs):
            words = reversed(run.words) if run.words[0].rtl else run.words
            out += " ".join(w.text for w in words)
            last = number == len(line.runs) - 1
            out += "" if (run.joined and not last) or (last and line.closing != "space") else " "
    return out.replace("\u00ad", "").strip()


def edge(line: Line) -> float:
    """Where a line ends, what hangs out of the measure not counted."""
    return line.x + line_width(line) - line.runs[-1].words[-1].right * line.size / 1000


def test_justified_lines_end_at_the_measure_and_the_last_does_not(compositor: Compositor) -> None:
    slugs = set_body(compositor, span(LOREM * 3))
    found = lines_of(slugs)
    ends = [edge(line) for line in found]
    assert len(ends) > 5
    assert all(end == pytest.approx(320.0, abs=0.2) for end in ends[:-1])
    assert ends[-1] < 319


def test_letters_of_a_justified_line_give_way_by_a_fiftieth_at_most(compositor: Compositor) -> None:
    found = [line for n in range(150, 330, 20) for line in lines_of(set_body(compositor, span(LOREM * 3), measure=n))]
    assert {line.stretch for line in found} > {1.0}
    assert all(0.98 <= line.stretch <= 1.02 for line in found)
    lasts = [lines_of(set_body(compositor, span(LOREM * 3), measure=n))[-1] for n in range(150, 330, 20)]
    assert all(line.stretch <= 1.0 for line in lasts)


def test_signs_hang_out_of_the_measure(compositor: Compositor) -> None:
    found = lines_of(set_body(compositor, span("“deliberately” considered, “jurisdiction”, again; " * 12), measure=200))
    for line in found[1:]:
        first, last = line.runs[0].words[0], line.runs[-1].words[-1]
        assert (line.x < -0.5) == (first.text[0] == "“")
        if line.closing != "none":
            assert (line.x + line_width(line) > 200.5) == (last.text[-1] in ",”\u00ad;")
    ragged = lines_of(set_body(compositor, span("“deliberately” considered, again " * 12), role="small", measure=200))
    assert {line.x for line in ragged} == {0.0}


def test_the_first_line_is_indented_by_the_role(compositor: Compositor) -> None:
    body = lines_of(set_body(compositor, span(LOREM)))
    first = lines_of(set_body(compositor, span(LOREM), role="first"))
    assert [line.x > 0 for line in body][:2] == [True, False]
    assert first[0].x == 0


def test_a_hanging_paragraph_starts_out_and_goes_on_in(compositor: Compositor) -> None:
    found = lines_of(set_body(compositor, span(LOREM), role="entry"))
    assert found[0].x == 0
    assert {round(line.x, 1) for line in found[1:]} == {round(1.2 * 9.5, 1)}


def test_widows_and_orphans_are_held(compositor: Compositor) -> None:
    slugs = set_body(compositor, span(LOREM * 3))
    hyphens = [line.closing == "hyphen" for line in lines_of(slugs)]
    assert [s.keep for s in slugs] == [True, *hyphens[1:-2], True, False]


def test_text_comes_back_as_it_was(compositor: Compositor) -> None:
    text = (
        span("One "),
        span("italic", face="italic"),
        span(", two "),
        span("linked words", link="#a"),
        span("; three."),
    )
    slugs = set_body(compositor, *text)
    assert read(slugs) == "One italic, two linked words; three."


def test_a_role_without_italics_sets_them_as_the_words_around(compositor: Compositor) -> None:
    role = compositor.role("body")._replace(italics=False)
    text = (
        span("al-Tabari, ", face="bold"),
        span("Tarikh", face="italic"),
        span(" and "),
        span("so", face="bold-italic"),
    )
    slugs = set_text(text, role, 300.0, Element("P"), compositor)
    words = {word.text: word.face.key for line in lines_of(slugs) for run in line.runs for word in run.words}
    assert words["Tarikh"] == words["and"] and words["so"] == words["al-Tabari,"] != words["and"]


def test_spans_that_touch_stay_together(compositor: Compositor) -> None:
    slugs = set_body(compositor, span("("), span("fitna", face="italic"), span(")."))
    (line,) = lines_of(slugs)
    assert [run.joined for run in line.runs] == [True, True, False]
    assert len({run.words[0].face.key for run in line.runs}) == 2


def test_a_link_has_its_element_and_its_area(compositor: Compositor) -> None:
    slugs = set_body(compositor, span("See "), span("Ibn Hudayj", link="#ibn-hudayj", entry="ibn-hudayj"), span("."))
    (link,) = [m for s in slugs for p in s.parts for m in p.marks if isinstance(m, Link)]
    (line,) = lines_of(slugs)
    run = line.runs[1]
    assert link.element is run.element and link.element.tag == "Link"
    assert link.target == "#ibn-hudayj"
    width = sum(w.width for w in run.words) + run.words[0].face.space.width
    assert link.width == pytest.approx(width * line.size / 1000, abs=0.01)
    assert slugs[0].entries == (Met("ibn-hudayj"),)


def test_arabic_stands_in_visual_order_and_is_tagged_with_its_text(compositor: Compositor) -> None:
    slugs = set_body(compositor, span("He is "), span("محمد بن أبي بكر", language="ar"), span(" here."), role="small")
    found = lines_of(slugs)
    arabic = next(line for line in found if line.runs[0].words[0].rtl)
    assert [w.text for run in arabic.runs for w in run.words] == ["بكر", "أبي", "بن", "محمد"]
    assert arabic.runs[0].element.attributes == {"Lang": "ar", "ActualText": "محمد بن أبي بكر"}
    before, after = found[0], found[-1]
    assert before.x + line_width(before) < arabic.x
    assert after.x > arabic.x + line_width(arabic)


def test_a_comma_touches_the_arabic_it_follows(compositor: Compositor) -> None:
    slugs = set_body(compositor, span("See "), span("أمير المؤمنين", language="ar"), span(", 8."), role="small")
    found = lines_of(slugs)
    arabic = next(line for line in found if line.runs[0].words[0].rtl)
    comma = next(line for line in found if line.runs[0].words[0].text == ",")
    assert comma.x == pytest.approx(arabic.x + line_width(arabic), abs=0.01)
    assert arabic.x - (found[0].x + line_width(found[0])) == pytest.approx(found[0].space * 8.5 / 1000, abs=0.01)


def test_numbers_inside_arabic_run_left_to_right(compositor: Compositor) -> None:
    (line, *_) = lines_of(set_body(compositor, span("سنة 38 هجرية", language="ar")))
    del line
    words = [
        w
        for li in lines_of(set_body(compositor, span("سنة 38 هجرية", language="ar")))
        for r in li.runs
        for w in r.words
    ]
    assert {w.text: w.rtl for w in words} == {"سنة": True, "38": False, "هجرية": True}


def test_a_page_reference_is_a_link_and_waits_for_its_folio(compositor: Compositor) -> None:
    slugs = set_body(compositor, span("see page "), PageNumber("there"), span("."))
    assert [m.target for s in slugs for p in s.parts for m in p.marks if isinstance(m, Link)] == ["#there"]
    assert [number.anchor for _, number in compositor.tokenizer.page_numbers] == ["there"]


@pytest.mark.parametrize("pages_between", [1, 130, 1200])
@pytest.mark.parametrize("role", ["body", "small"])
def test_lines_fit_their_measure_however_wide_a_page_number_is(
    set_pages: Typeset, style: Style, role: str, pages_between: int
) -> None:
    text: list[Span | PageNumber] = []
    for n, word in enumerate((LOREM * 3).split()):
        text += [span(word + " "), *((span("(page\u00a0"), PageNumber("far"), span(") ")) if n % 4 == 0 else ())]
    named = [part for part in text if isinstance(part, PageNumber)]
    between = [PageBreak()] * pages_between
    pages = set_pages(Paragraph(tuple(text), role), *between, Paragraph((span("Far away."),), anchor="far"))
    set_lines = [
        m for p in pages.pages[0].placed for m in p.marks if isinstance(m, Line) and m.runs[0].element.tag == "P"
    ]
    found = " ".join(words for _, _, words in lines(pages.pages[0]))
    assert found.count(f"(page {len(pages.pages)})") == len(named)
    ends = [line.x + line_width(line) for line in set_lines]
    assert len(ends) > 10
    hang = 2.5 if role == "body" else 0.1  # points by which a comma hangs out of justified text
    assert max(ends) < style.page.measure + hang
    if role == "body":
        assert min(ends[:-1]) > style.page.measure - 0.1
    links = [m for p in pages.pages[0].placed for m in p.marks if isinstance(m, Link)]
    assert len(links) == len(named)
    assert all(link.x + link.width < style.page.measure + hang for link in links)


@given(st.lists(st.text("abcdeīʿ -", min_size=1, max_size=30), min_size=1, max_size=12), st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_spans_read_back_as_written(compositor: Compositor, texts: list[str], narrow: bool) -> None:
    slugs = set_body(
        compositor,
        *(
            span(text, face="italic" if i % 2 else "roman", link="#x" if i % 5 == 4 else "")
            for i, text in enumerate(texts)
        ),
        measure=90.0 if narrow else 320.0,
    )
    assert read(slugs).split() == "".join(texts).split()


@pytest.mark.parametrize("letters", [70, 200, 900])
def test_a_word_longer_than_any_line_is_cut_to_the_measure(compositor: Compositor, letters: int) -> None:
    word = "abcdefghij" * (letters // 10)
    slugs = set_body(compositor, span(f"Then {word} ends."), role="first", measure=120.0)
    assert read(slugs) == f"Then {word} ends."
    assert all(edge(line) <= 120.5 for line in lines_of(slugs))


def test_a_long_address_is_cut_without_a_hyphen_after_a_stroke(compositor: Compositor) -> None:
    address = "https://example.org/a-study/of-many/contested/histories/and/their/many/accounts/in/print"
    slugs = set_body(compositor, span("See "), span(address, link=address), span(" there."), role="listed", measure=150)
    assert read(slugs) == f"See {address} there."
    assert all(line.x + line_width(line) <= 150.5 for line in lines_of(slugs))


@pytest.mark.parametrize("role", ["first", "listed"])
def test_a_long_word_is_cut_though_it_touches_others(compositor: Compositor, role: str) -> None:
    """A word of another language with a bracket and points of the booklet's; the first cut is as its patterns say."""
    word = "Brückenpfeilerfundamentgrundsteinlegung" * 2
    slugs = set_body(
        compositor, span("It is ("), span(word, language="de"), span("), they say."), role=role, measure=120
    )
    assert read(slugs) == f"It is ({word}), they say."
    assert len(slugs) > 3 and all(edge(line) <= 120.5 for line in lines_of(slugs))
    if role == "first":
        assert lines_of(slugs)[0].runs[-1].words[-1].text == "Brückenpfeilerfunda\u00ad"


def test_what_is_bound_together_is_parted_where_it_has_no_room(compositor: Compositor) -> None:
    bound = "24\u00a0November–23\u00a0December\u00a01310"
    slugs = set_body(compositor, span("Rajab", face="bold"), span(f"·{bound}"), span(","), role="listed", measure=70)
    assert read(slugs) == f"Rajab·{bound.replace(chr(160), ' ')},"
    assert all(line.x + line_width(line) <= 70.5 for line in lines_of(slugs))


def test_no_line_ends_between_the_parts_of_a_name(compositor: Compositor) -> None:
    text = "Muhammad b. Abi Bakr and Abu l-Aʿwar (page 30) met " * 6
    for measure in range(90, 200, 7):
        ends = [line.runs[-1].words[-1].text for line in lines_of(set_body(compositor, span(text), measure=measure))]
        assert not {"b.", "Abu", "(page"} & set(ends)
        assert "\u00a0" not in read(set_body(compositor, span(text), measure=measure))
    assert "fled. Then" in read(set_body(compositor, span("They fled. Then they came back.")))
