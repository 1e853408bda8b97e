"""Authors' pictures: how large they are, where they stand, and what text does round them."""

from __future__ import annotations

import pytest

from booklet.document import Block, Document, Heading, Note, Paragraph, Picture, Section
from booklet.problems import Location, Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.lint import lint
from booklet.typeset.page import Element, Image, Pages
from booklet.typeset.pictures import NARROWEST, printed_size

from .conftest import LOREM, Golden, Typeset, lines, page_left, para, span, words_of

AT = Location("essay.md", 7, 1)


def picture(width: int = 1500, height: int = 1000, caption: str = "", alt: str = "A river") -> Picture:
    return Picture("map.jpg", width, height, alt, (span(caption),) if caption else (), AT)


def images(pages: Pages) -> list[tuple[int, float, float, Image]]:
    """Page, x, y of each picture."""
    return [
        (page.number, placed.x + mark.x, placed.y + mark.y, mark)
        for page in pages.pages
        for placed in page.placed
        for mark in placed.marks
        if isinstance(mark, Image)
    ]


def test_as_wide_as_the_measure_or_half_a_page_tall(style: Style) -> None:
    measure = style.page.measure
    assert printed_size(picture(1500, 500), measure, style) == pytest.approx((measure, measure / 3))
    wide, tall = printed_size(picture(1500, 3000), measure, style)
    assert (wide, tall) == pytest.approx((style.page.depth / 4, style.page.depth / 2))


@pytest.mark.parametrize(("width", "inch"), [(600, 150), (350, 150), (300, 135), (100, 45)])
def test_few_pixels_make_it_smaller_down_to_half_the_measure(width: int, inch: int, style: Style) -> None:
    measure = style.page.measure
    wide, _ = printed_size(picture(width, width // 2), measure, style)
    assert wide >= NARROWEST * measure - 0.01
    assert width / (wide / 72) == pytest.approx(inch, abs=1.0)


def test_a_picture_with_too_few_pixels_is_told(style: Style) -> None:
    problems = Problems()
    blocks = (picture(240, 120), picture(1500, 900))
    typeset(Document("T", "en-GB", (Section("test", blocks),)), style, "student", problems)
    (only,) = problems
    assert (only.severity, only.location, only.rule) == ("warning", AT, "coarse-picture")
    assert only.message == "this picture will look coarse: 240 × 120 pixels, printed 57 mm wide, are 108 to an inch"
    assert only.hint == "take one that is 334 pixels wide or more"


def test_it_stands_in_the_middle_with_its_caption_below(set_pages: Typeset, style: Style) -> None:
    pages = set_pages(
        para(LOREM),
        picture(600, 600, "A caption, and more words of it, so that they do not all fit on one line of it"),
        para(LOREM),
    )
    ((number, x, y, mark),) = images(pages)
    assert number == 1
    left = page_left(pages.pages[0], style)
    assert x - left == pytest.approx(style.page.measure - (x - left) - mark.width)
    below = [line for line in lines(pages.pages[0]) if line[1] > y + mark.height]
    assert len([line for line in below if line[0] == pytest.approx(x, abs=1)]) == 2  # lines of the caption
    assert below[0][1] - y - mark.height < 25
    assert words_of(pages, "P").count("caption") == 1


def test_what_is_tagged(set_pages: Typeset) -> None:
    pages = set_pages(picture(caption="By us"), picture(alt="A coin"))
    first, second = (mark.element for *_, mark in images(pages))
    assert (first.tag, dict(first.attributes)) == ("Figure", {"Alt": "A river", "Placement": "Block"})
    assert second.attributes["Alt"] == "A coin"
    said = next(run.element for p in pages.pages[0].placed for m in p.marks if hasattr(m, "runs") for run in m.runs)
    path: list[str] = []
    element: Element | None = said
    while element is not None:
        path.append(element.tag)
        last, element = element, element.parent
    assert path == ["P", "Caption", "Sect", "Sect", "Document"]
    assert first.parent is not None
    assert said.parent is not None
    assert said.parent.parent is first.parent, "the caption stands beside its figure"
    assert second.parent is first.parent.parent, "without a caption it needs no section of its own"
    assert last is pages.root


def filled(set_pages: Typeset, *after: Block, before: int = 4) -> Pages:
    return set_pages(*[para(LOREM * 2)] * before, picture(1500, 1000, "Its caption"), *after)


def test_text_goes_on_before_a_picture_that_does_not_fit(set_pages: Typeset, style: Style) -> None:
    pages = filled(set_pages, *[para("Behind it. " + LOREM * 2)] * 4)
    ((number, _, y, _),) = images(pages)
    assert (number, y) == (2, pytest.approx(style.page.top))
    assert "Behind it." in words_of(pages._replace(pages=pages.pages[:1]))
    bottom = max(y for _, y, _ in lines(pages.pages[0], "P"))
    assert bottom > style.page.height - style.page.bottom - 2 * style.text.leading
    order = [text for _, _, text in lines(pages.pages[1]) if text]
    assert next(n for n, text in enumerate(order) if "Its caption" in text) == 0


def test_no_heading_goes_before_it(set_pages: Typeset) -> None:
    pages = filled(set_pages, Heading(2, (span("Next"),)), *[para(LOREM)] * 3)
    ((number, _, y, _),) = images(pages)
    ((_, below, _),) = lines(pages.pages[number - 1], "H1")  # the first heading of a document, whatever its level
    assert number == 2
    assert below > y


def test_two_that_do_not_fit_keep_their_order(set_pages: Typeset) -> None:
    pages = set_pages(*[para(LOREM * 2)] * 4, picture(), picture(1500, 1001), *[para(LOREM * 2)] * 3)
    found = [(number, round(1500 / (mark.width / mark.height))) for number, _, _, mark in images(pages)]
    assert found == [(2, 1000), (2, 1001)]


def test_one_at_the_end_comes_too(set_pages: Typeset) -> None:
    assert [number for number, *_ in images(filled(set_pages))] == [2]
    assert [number for number, *_ in images(filled(set_pages, para("A few words.")))] == [2]


def test_a_note_of_its_caption_stands_on_its_page(set_pages: Typeset) -> None:
    noted = picture()._replace(caption=(span("A caption"), Note((span("Of the draughtsman."),), "remark", "a")))
    pages = set_pages(*[para(LOREM * 2)] * 4, noted, *[para(LOREM * 2)] * 4)
    ((number, *_),) = images(pages)
    assert number == 2
    assert any("draughtsman" in text for _, _, text in lines(pages.pages[1]))


def test_a_note_from_the_page_before_may_leave_it_no_room(set_pages: Typeset) -> None:
    """A note that fills more than half of the next page, and a picture that waits for it: nothing is lost."""
    long = Note(tuple(span(LOREM) for _ in range(24)), "remark", "a")
    blocks = [*[para(LOREM * 2)] * 3, Paragraph((span(LOREM * 2), long)), picture(1500, 1500), *[para(LOREM * 2)] * 8]
    pages = set_pages(*blocks)
    assert len(images(pages)) == 1
    assert words_of(pages).count("In summer") == 2 * (3 + 1 + 8)
    assert words_of(pages, "Note").count("In summer") == 24


def test_the_lint_has_nothing_to_say(set_pages: Typeset) -> None:
    problems = Problems()
    lint(
        set_pages(Heading(2, (span("Next"),)), picture(caption="A caption"), para(LOREM), picture(1500, 500)), problems
    )
    assert not [p.message for p in problems]


def test_marks(set_pages: Typeset, golden: Golden) -> None:
    golden("picture", filled(set_pages, *[para(LOREM)] * 2, before=3))
