"""Small `Pages` set by hand: what the writer's tests write. The typesetter is not needed and not used."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from booklet.document import About
from booklet.typeset.fonts import Face, FontFile, Word
from booklet.typeset.page import ARTIFACT, Bar, Element, Line, Link, Mark, OutlineEntry, Page, Pages, Placed, Run
from booklet.typeset.page import Path as Stroke

FONTS = Path(__file__).parents[2] / "styles" / "fonts"
WIDTH, HEIGHT = 419.528, 595.276  # A5

ENGLISH = "ʿAmr ibn al-ʿĀṣ sent Muʿāwiya ibn Ḥudayj;"
MORE = "Abū Mikhnaf (via al-Ṭabarī) says \\ office, affine. They"
ARABIC = "عَمْرُو بن العاص ولّى محمّد بن أبي بكر مصر سنة ٣٨ لا إلى الكوفة"


@cache
def faces() -> dict[str, Face]:
    serif = FONTS / "stix-two-text"
    roman = FontFile(serif / "STIXTwoText-Regular.ttf")
    return {
        "roman": Face("roman", roman),
        "small caps": Face("small caps", roman, features=("smcp",)),
        "italic": Face("italic", FontFile(serif / "STIXTwoText-Italic.ttf")),
        "bold": Face("bold", FontFile(serif / "STIXTwoText-Bold.ttf")),
        "arabic": Face("arabic", FontFile(FONTS / "amiri" / "Amiri-Regular.ttf"), scale=1.2),
    }


SPACE = faces()["roman"].space.width


def words(text: str, face: str = "roman") -> tuple[Word, ...]:
    return tuple(faces()[face].shape(word) for word in text.split())


def arabic(text: str) -> tuple[Word, ...]:
    """Words in visual order; numbers run from left to right."""
    face = faces()["arabic"]
    return tuple(face.shape(word, rtl=not word[0].isdigit(), language="ar") for word in reversed(text.split()))


def broken(start: str) -> Word:
    """The first part of a word divided at a line's end: its hyphen stands for U+00AD."""
    face = faces()["roman"]
    shaped = face.shape(start + "-")
    return Word(start + "\u00ad", face, shaped.width, shaped.glyphs, False)


def line(element: Element, y: float, text: str, face: str = "roman", size: float = 10, x: float = 40) -> Line:
    return Line(x, y, size, SPACE, (Run(element, words(text, face)),))


def table(root: Element) -> tuple[list[Mark], list[Mark]]:
    """A table over two pages: (its marks on the first, on the second with its head repeated as an artifact)."""
    body = Element("Table", root)
    heads = Element("TR", Element("THead", body))
    first: list[Mark] = []
    second: list[Mark] = [Bar(40, 50, 300, 0.5)]
    for place, text in enumerate(("Work", "What it says")):
        head = Element("TH", heads, Scope="Column", ID=f"head-{place}")
        first.append(line(Element("P", head), 300, text, "bold", x=40 + 150 * place))
        second.append(line(ARTIFACT, 60, text, "bold", x=40 + 150 * place))
    rows = Element("TBody", body)
    for place, (work, says) in enumerate((("Kindī", "in Ṣafar"), ("Ṭabarī", ""), ("Masʿūdī", "silent"))):
        row = Element("TR", rows)
        where, y = (first, 315 + 15 * place) if place < 2 else (second, 75)
        where.append(line(Element("P", Element("TH", row, Scope="Row", ID=f"row-{place}")), y, work))
        cell = Element("TD", row, Headers=f"head-1 row-{place}")
        where.append(line(Element("P", cell) if says else cell, y, says, x=190))
    return first, second


def booklet() -> Pages:
    """Two pages: heading, justified lines with a divided word and links, small capitals, Arabic, a table that goes over
    the page, a figure, running heads, rules."""
    root = Element("Document", Lang="en-GB")
    section = Element("Sect", root)
    heading = Element("H1", section)
    first: list[Mark] = [line(ARTIFACT, 30, "Running head", "italic", 8), Bar(40, 34, 340, 0.4)]
    first.append(line(heading, 70, "Egypt, 38 AH", "bold", 16))
    para = Element("P", section)
    link = Element("Link", para, Contents="To the table")
    paper = Element("Link", para, Contents="The edition on the web")
    edition = (Run(para, words("("), True), Run(paper, words("edition"), True), Run(para, words("), p. 3.")))
    first += [
        Line(40, 100, 10, SPACE + 37.5, (Run(para, words(ENGLISH)),), "space"),
        Line(40, 114, 10, SPACE + 12.25, (Run(para, (*words(MORE), broken("con"))),), "hyphen"),
        Line(
            40, 128, 10, SPACE + 20, (Run(para, words("tinued in well-known")), Run(link, words("the table", "italic")))
        ),
        Line(40, 142, 10, SPACE, edition, "none"),
        Link(150, 119, 60, 12, "#table", link),
        Link(44, 133, 40, 12, "https://example.org/ʿ?a=1", paper),
    ]
    first.append(line(Element("P", section), 160, "Small capitals", "small caps"))
    speech = Element("P", section, Lang="ar", ActualText=ARABIC)
    first.append(Line(40, 185, 10, SPACE + 50, (Run(speech, arabic(ARABIC)),)))
    mixed = Element("P", section)
    span = Element("Span", mixed, Lang="ar", ActualText="محمد بن أبي بكر")
    runs = (Run(mixed, words("the governor of Egypt, called")), Run(span, arabic("محمد بن أبي بكر"), True))
    first.append(Line(40, 205, 10, SPACE, (*runs, Run(mixed, words(", fell outside the town.")))))
    upper, lower = table(section)
    first += upper
    figure = Element("Figure", section, Alt="Two works share one witness.", Placement="Block")
    lower.append(
        Stroke(figure, (("m", 50.0, 120.0), ("l", 100.0, 160.0), ("c", 120.0, 140.0, 140.0, 110.0, 150.0, 120.0)))
    )
    lower.append(line(figure, 175, "Abū Mikhnaf", x=60))
    lower.append(Stroke(ARTIFACT, (("m", 40.0, 200.0), ("l", 60.0, 200.0), ("l", 50.0, 210.0)), gray=0.5, fill=True))
    back = Element("Reference", Element("P", section))
    again = Element("Link", back, Contents="Back")
    lower += [line(again, 230, "Back"), Link(40, 222, 30, 10, "#top", again)]
    pages = [
        Page(1, "1", [Placed(0, 0, first), Placed(0, 0, [line(ARTIFACT, 570, "1")])]),
        Page(2, "2", [Placed(0, 0, [line(para, 30, "more of the paragraph")]), Placed(0, 10, lower)]),
    ]
    anchors = {"top": (1, 60.0), "table": (1, 290.0), "figure": (2, 130.0)}
    marks = [OutlineEntry(1, "Egypt", "top"), OutlineEntry(2, "Table", "table"), OutlineEntry(1, "Figurā", "figure")]
    about = About(("The editors",), "A test")
    begins = {"top": heading, "table": upper[0].runs[0].element, "figure": figure}
    return Pages(WIDTH, HEIGHT, pages, anchors, marks, root, "Egypt & <38> ʿAH", "en-GB", about, begins=begins)
