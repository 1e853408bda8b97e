"""Figures drawn from data: what is in them, and how they break."""

from __future__ import annotations

from booklet.document import Witness, WitnessFigure
from booklet.style import Style

from .conftest import Typeset, elements, lines, span


def test_a_stream_taller_than_the_page_goes_on(set_pages: Typeset, style: Style) -> None:
    labels = tuple((span(f"Account {n}"),) for n in range(200))
    figure = WitnessFigure((Witness((span("One teller"),), labels), Witness((span("Another"),), labels[:2])), "words")
    pages = set_pages(figure)
    found = [words for page in pages.pages for _, _, words in lines(page, "Figure")]
    assert found == ["One teller", *(f"Account {n}" for n in range(200)), "Another", "Account 0", "Account 1"]
    assert 4 <= len(pages.pages) <= 6
    foot = style.page.height - style.page.bottom
    assert all(y < foot for page in pages.pages for _, y, _ in lines(page, "Figure"))
    assert len(elements(pages, "Figure")) == 1
