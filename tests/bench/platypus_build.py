"""Builds the benchmark's booklet with ReportLab platypus, plain: `platypus_build.py DATA.yaml OUT.pdf`.

Contents and index take several passes, as in ReportLab's manual. Arabic is reshaped and reordered beforehand.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape

import yaml
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from reportlab.lib.colors import grey
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.tableofcontents import TableOfContents

MENTION = re.compile(r"\{(p\d+)\}|\*([^*]+)\*")
TEXT, BOLD, ITALIC, ARABIC = "text", "text-bold", "text-italic", "arabic"
FACES = {TEXT: "roman", BOLD: "bold", ITALIC: "italic", "text-bold-italic": "bold-italic", ARABIC: "arabic"}


def register(files: Mapping[str, str]) -> None:
    for name, key in FACES.items():
        pdfmetrics.registerFont(TTFont(name, files[key]))
    pdfmetrics.registerFontFamily(TEXT, TEXT, BOLD, ITALIC, "text-bold-italic")


def style(name: str, base: ParagraphStyle | None = None, **values: object) -> ParagraphStyle:
    return ParagraphStyle(name, base, **values)


BODY = style("body", fontName=TEXT, fontSize=10, leading=14, alignment=TA_JUSTIFY, hyphenationLang="en_GB",
             spaceAfter=8, allowWidows=0, allowOrphans=0)  # fmt: skip
SMALL = style("small", BODY, fontSize=9, leading=12.5, spaceAfter=4)
LEFT = style("left", SMALL, alignment=TA_LEFT, hyphenationLang="")
ENTRY = style("entry", BODY, alignment=TA_LEFT, spaceAfter=4, keepWithNext=1)
GLOSS = style("gloss", BODY, fontSize=9.5, leading=13, leftIndent=10, firstLineIndent=-10)
HANG = style("hang", BODY, leftIndent=12, firstLineIndent=-12)
INDEX = style("index", LEFT, leftIndent=10, firstLineIndent=-10)
H1 = style("h1", fontName=BOLD, fontSize=18, leading=22, spaceAfter=16)
H2 = style("h2", fontName=BOLD, fontSize=13, leading=17, spaceBefore=14, spaceAfter=8, keepWithNext=1)
H3 = style("h3", fontName=BOLD, fontSize=10.5, leading=14, spaceBefore=10, spaceAfter=6, keepWithNext=1)
TITLE = style("title", H1, fontSize=28, leading=34, alignment=TA_CENTER)
SUBTITLE = style("subtitle", BODY, fontName=ITALIC, fontSize=15, leading=20, alignment=TA_CENTER)
IMPRINT = style("imprint", BODY, alignment=TA_CENTER, fontSize=12)
CONTENTS = [
    style("contents 1", LEFT, fontName=BOLD, fontSize=10, leading=14),
    style("contents 2", LEFT, fontSize=10, leading=14, leftIndent=12),
]
BARE = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}


class Document(BaseDocTemplate):
    def __init__(self, path: str, title: str) -> None:
        super().__init__(
            path,
            pagesize=A4,
            leftMargin=25 * mm,
            rightMargin=25 * mm,
            topMargin=28 * mm,
            bottomMargin=25 * mm,
            title=title,
        )
        left, bottom, width, height = self.leftMargin, self.bottomMargin, self.width, self.height
        column = (width - 14) / 2
        one = Frame(left, bottom, width, height, id="one", **BARE)
        two = [Frame(left + n * (column + 14), bottom, column, height, id=f"two{n}", **BARE) for n in (0, 1)]
        self.addPageTemplates(
            [
                PageTemplate("title", [one]),
                PageTemplate("one", [one], onPageEnd=self.furniture),
                PageTemplate("two", two, onPageEnd=self.furniture),
            ]
        )
        self.section = ""

    def beforeDocument(self) -> None:  # noqa: N802  ReportLab's name
        self.section, self.headings = "", 0

    def furniture(self, canvas: Any, _document: object) -> None:
        number, y, left, right = canvas.getPageNumber(), A4[1] - 20 * mm, self.leftMargin, A4[0] - self.rightMargin
        heads = (self.section, self.title) if number % 2 else (self.title, self.section)
        canvas.setFont(ITALIC, 9)
        canvas.drawString(left, y, heads[0])
        canvas.drawRightString(right, y, heads[1])
        canvas.setLineWidth(0.4)
        canvas.line(left, y - 4, right, y - 4)
        canvas.setFont(TEXT, 9)
        canvas.drawCentredString(A4[0] / 2, 15 * mm, str(number))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        if isinstance(flowable, Paragraph) and flowable.style.name in ("h1", "h2"):
            level = int(flowable.style.name == "h2")
            text = flowable.getPlainText()
            self.headings += 1
            key = f"h{self.headings}"
            self.section = self.section if level else text
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level, level > 0)
            self.notify("TOCEntry", (level, escape(text), self.page, key))


class PersonIndex(IndexingFlowable):
    """The pages on which each person was met in the pass before."""

    def __init__(self, people: list[Any]) -> None:
        self.people = sorted(people, key=lambda person: person["name"])
        self.met: dict[str, set[int]] = {}
        self.last: dict[str, set[int]] = {}

    def isIndexing(self) -> int:  # noqa: N802  ReportLab's name
        return 1

    def isSatisfied(self) -> bool:  # noqa: N802  ReportLab's name
        return self.met == self.last

    def beforeBuild(self) -> None:  # noqa: N802  ReportLab's name
        self.last, self.met = self.met, {}

    def __call__(self, canvas: Any, _kind: str, label: str) -> None:
        self.met.setdefault(label, set()).add(canvas.getPageNumber())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, height + 1  # so that it is always split

    def split(self, _width: float, _height: float) -> list[Flowable]:
        return [
            Paragraph(f"{escape(p['name'])}, {', '.join(map(str, sorted(self.last.get(p['id'], ()))))}", INDEX)
            for p in self.people
        ]


class Ruled(Flowable):
    def __init__(self, lines: int) -> None:
        self.lines = lines

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self.lines * 20 + 8

    def draw(self) -> None:
        self.canv.setLineWidth(0.4)
        self.canv.setStrokeColor(grey)
        for number in range(self.lines):
            self.canv.line(0, 8 + number * 20, self.width, 8 + number * 20)


class Story:
    """The benchmark's data → flowables."""

    def __init__(self, data: Any, width: float) -> None:
        self.data = data
        self.width = width
        self.names = {p["id"]: escape(p["name"]) for p in data["people"]}
        self.works = {s["id"]: s for s in data["sources"]}

    def rich(self, text: str) -> str:
        def mark(match: re.Match[str]) -> str:
            return self.person(match[1]) if match[1] else f"<i>{match[2]}</i>"

        return MENTION.sub(mark, escape(text))

    def person(self, id: str) -> str:
        return f'<onDraw name="ix" label="{id}"/>{self.names[id]}'

    def title_page(self) -> list[Flowable]:
        book = self.data["booklet"]
        return [
            Spacer(1, 50 * mm),
            Paragraph(book["title"], TITLE),
            Paragraph(book["subtitle"], SUBTITLE),
            Spacer(1, 30 * mm),
            Paragraph(f"{book['course']} · {book['term']}", IMPRINT),
            NextPageTemplate("one"),
            PageBreak(),
            Paragraph("Contents", H1),
            TableOfContents(dotsMinLevel=0, levelStyles=CONTENTS),
            PageBreak(),
        ]

    def chronology(self) -> list[Flowable]:
        rows = [[Paragraph(f"<b>{head}</b>", LEFT) for head in ("Date", "Event", "What happened", "Place")]]
        for e in self.data["events"]:
            cells = [f"{e['year_ah']}/{e['year_ce']}", escape(e["title"]), self.rich(e["summary"]), escape(e["place"])]
            rows.append([Paragraph(cell, SMALL if n == 2 else LEFT) for n, cell in enumerate(cells)])
        look = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, grey),
            *((f"{side}PADDING", (0, 0), (-1, -1), 4) for side in ("LEFT", "RIGHT")),
            *((f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("TOP", "BOTTOM")),
        ]
        widths = [22 * mm, 35 * mm, self.width - 83 * mm, 26 * mm]
        return [Paragraph("Chronology", H1), LongTable(rows, colWidths=widths, repeatRows=1, style=look), PageBreak()]

    def narrative(self) -> list[Flowable]:
        events = {e["id"]: e for e in self.data["events"]}
        out: list[Flowable] = [Paragraph("Narrative", H1)]
        for unit in self.data["units"]:
            out += [Paragraph(escape(unit["title"]), H2), Paragraph(self.rich(unit["intro"]), BODY)]
            for e in (events[id] for id in unit["events"]):
                works = [self.works[id] for id in e["sources"]]
                cited = "; ".join(f"{escape(w['author'])}, <i>{escape(w['title'])}</i>" for w in works)
                out.append(Paragraph(f"{escape(e['title'])} ({e['year_ah']}/{e['year_ce']})", H3))
                out += [Paragraph(self.rich(p), BODY) for p in e["narrative"]]
                out.append(Paragraph(f"Sources: {cited}.", SMALL))
        return [*out, PageBreak()]

    def people(self) -> list[Flowable]:
        out: list[Flowable] = [Paragraph("Who’s who", H1)]
        for p in self.data["people"]:
            name = f"<b>{self.person(p['id'])}</b> {arabic(p['name_ar'])}, <i>{p['role']}</i>, {p['dates']}"
            out += [Paragraph(name, ENTRY), Paragraph(self.rich(p["bio"]), BODY)]
        return [*out, PageBreak()]

    def disputes(self) -> list[Flowable]:
        out: list[Flowable] = [Paragraph("Disputed accounts", H1)]
        for x in self.data["disputes"]:
            accounts = x["accounts"]
            heads = [
                Paragraph(
                    f"<b>{escape(a['narrator'])}</b><br/><i>{escape(self.works[a['source']]['author'])}</i>", LEFT
                )
                for a in accounts
            ]
            texts = [Paragraph(self.rich(a["text"]), SMALL) for a in accounts]
            look = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 6)]
            widths = [self.width / len(accounts)] * len(accounts)
            out += [Paragraph(escape(x["title"]), H2), Paragraph(self.rich(x["intro"]), BODY)]
            out += [Table([heads, texts], colWidths=widths, style=look), Spacer(1, 8)]
            out.append(Paragraph(self.rich(x["commentary"]), BODY))
        return [*out, PageBreak()]

    def works_cited(self) -> list[Flowable]:
        return [
            Paragraph("Sources", H1),
            *(
                Paragraph(
                    f"{escape(s['author'])} ({s['date']}), <i>{escape(s['title'])}</i>. {self.rich(s['note'])}", HANG
                )
                for s in self.data["sources"]
            ),
            NextPageTemplate("two"),
            PageBreak(),
        ]

    def glossary(self) -> list[Flowable]:
        terms = self.data["glossary"]
        return [
            Paragraph("Glossary", H1),
            *(
                Paragraph(
                    f"<b><i>{escape(g['term'])}</i></b> {arabic(g['arabic'])} {self.rich(g['definition'])}", GLOSS
                )
                for g in terms
            ),
            NextPageTemplate("one"),
            PageBreak(),
        ]

    def questions(self) -> list[Flowable]:
        asked = [
            KeepTogether([Paragraph(f"<b>{n}.</b> {self.rich(q['text'])}", BODY), Ruled(q["lines"])])
            for n, q in enumerate(self.data["questions"], 1)
        ]
        return [Paragraph("Questions", H1), *asked, NextPageTemplate("two"), PageBreak()]


def arabic(text: str) -> str:
    return f'<font name="{ARABIC}" size="11">{get_display(reshape(text))}</font>'


def build(data: Any, out: str) -> None:
    document = Document(out, data["booklet"]["title"])
    story = Story(data, document.width)
    index = PersonIndex(data["people"])
    parts: tuple[Callable[[], list[Flowable]], ...] = (
        story.title_page,
        story.chronology,
        story.narrative,
        story.people,
        story.disputes,
        story.works_cited,
        story.glossary,
        story.questions,
    )
    flowables = [flowable for part in parts for flowable in part()]
    document.multiBuild(
        [*flowables, Paragraph("Index of persons", H1), index],
        canvasmaker=lambda *given, **named: _indexing(index, *given, **named),
    )


def _indexing(index: PersonIndex, *given: object, **named: object) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(*given, **named)
    canvas.setNamedCB("ix", index)  # what <onDraw name="ix"> calls
    return canvas


if __name__ == "__main__":
    with open(".bench/faces.json", encoding="utf-8") as file:
        register(json.load(file)["files"])
    with open(sys.argv[1], encoding="utf-8") as file:
        build(yaml.load(file, Loader=yaml.CSafeLoader), sys.argv[2])
