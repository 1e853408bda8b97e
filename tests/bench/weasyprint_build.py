"""Builds the benchmark's booklet with WeasyPrint, from HTML and CSS: `weasyprint_build.py DATA.yaml OUT.pdf`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import weasyprint
import yaml

MENTION = re.compile(r"\{(p\d+)\}|\*([^*]+)\*")
FACES = (
    ("text", "roman", ""),
    ("text", "italic", "font-style:italic"),
    ("text", "bold", "font-weight:bold"),
    ("text", "bold-italic", "font-weight:bold;font-style:italic"),
    ("arabic", "arabic", ""),
)
CSS = """
@page{size:A4;margin:28mm 25mm 25mm;
 @bottom-center{content:counter(page);font:9pt text}
 @top-left{content:string(section);font:italic 9pt text;border-bottom:.4pt solid black;vertical-align:bottom;
  padding-bottom:3pt;margin-bottom:4mm;width:50%;text-align:left}
 @top-right{content:string(title);font:italic 9pt text;border-bottom:.4pt solid black;vertical-align:bottom;
  padding-bottom:3pt;margin-bottom:4mm;width:50%}}
@page:left{@top-left{content:string(title)}@top-right{content:string(section)}}
@page:first{@bottom-center{content:none}@top-left{content:none;border:none}@top-right{content:none;border:none}}
html{font:10pt/14pt text;hyphens:auto}
p{margin:0 0 8pt;text-align:justify;orphans:2;widows:2}
h1{font-size:18pt;line-height:22pt;margin:0 0 16pt;break-before:page;string-set:section content();hyphens:none;
 bookmark-level:1}
h2{font-size:13pt;line-height:17pt;margin:14pt 0 8pt;break-after:avoid;hyphens:none}
h3{font-size:10.5pt;line-height:14pt;margin:10pt 0 6pt;break-after:avoid;hyphens:none}
.ar{font:11pt/12pt arabic;direction:rtl;unicode-bidi:isolate}
.cover{text-align:center;padding-top:5cm}.title{font:bold 28pt/34pt text;string-set:title content()}
.subtitle{font:italic 15pt/20pt text;margin:6mm 0 3cm}
nav a{display:block;color:inherit;text-decoration:none}
nav a::after{content:leader('.') target-counter(attr(href),page)}nav .l1{font-weight:bold}nav .l2{margin-left:12pt}
table.events{border-collapse:collapse;font-size:9pt;line-height:12.5pt;width:100%;table-layout:fixed}
.events td,.events th{vertical-align:top;text-align:left;padding:2pt 4pt;border-bottom:.4pt solid gray}
.events tr{break-inside:avoid}.events td.x{text-align:justify}
.accounts{width:100%;table-layout:fixed;font-size:9pt;line-height:12.5pt;border-spacing:0;margin-bottom:8pt}
.accounts td{vertical-align:top;padding:0 6pt;text-align:justify}.accounts td.h{text-align:left}
.cited{font-size:9pt;line-height:12.5pt;text-align:left}.hang{padding-left:12pt;text-indent:-12pt}
.two{columns:2;column-gap:14pt}.glossary p{font-size:9.5pt;line-height:13pt}
.index p{font-size:9pt;line-height:12.5pt;text-align:left;margin:0 0 3pt;hyphens:none}
.entry{break-after:avoid;margin-bottom:4pt;text-align:left}
.asked{break-inside:avoid;margin-bottom:12pt}.asked .line{height:20pt;border-bottom:.4pt solid gray}
.asked p{padding-left:8mm;text-indent:-8mm;margin:0}
.index a{color:inherit;text-decoration:none}.index a::before{content:target-counter(attr(href),page)}
"""


class Html:
    """The benchmark's data → HTML."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.works = {s["id"]: s for s in data["sources"]}
        self.names = {p["id"]: escape(p["name"]) for p in data["people"]}
        self.places: dict[str, list[str]] = {p["id"]: [] for p in data["people"]}
        self.count = 0

    def rich(self, text: str) -> str:
        return MENTION.sub(lambda m: self.person(m[1]) if m[1] else f"<i>{m[2]}</i>", escape(text, quote=False))

    def person(self, id: str) -> str:
        self.count += 1
        self.places[id].append(f"r{self.count}")
        return f'<a id="r{self.count}">{self.names[id]}</a>'

    def contents(self) -> Iterator[str]:
        data = self.data
        units = [(2, f"u{n}", unit["title"]) for n, unit in enumerate(data["units"])]
        disputes = [(2, f"d{n}", x["title"]) for n, x in enumerate(data["disputes"])]
        yield "<h1>Contents</h1><nav>"
        for level, id, title in [
            (1, "chronology", "Chronology"), (1, "narrative", "Narrative"), *units, (1, "people", "Who’s who"),
            (1, "disputes", "Disputed accounts"), *disputes, (1, "sources", "Sources"), (1, "glossary", "Glossary"),
            (1, "questions", "Questions"), (1, "index", "Index of persons"),
        ]:  # fmt: skip
            yield f'<a class="l{level}" href="#{id}">{escape(title)}</a>'
        yield "</nav>"

    def parts(self) -> Iterator[str]:
        data, rich, works = self.data, self.rich, self.works
        book = data["booklet"]
        yield f'<div class="cover"><div class="title">{escape(book["title"])}</div>'
        yield f'<div class="subtitle">{escape(book["subtitle"])}</div>{book["course"]} · {book["term"]}</div>'
        yield from self.contents()
        yield '<h1 id="chronology">Chronology</h1><table class="events"><colgroup><col style="width:22mm">'
        yield '<col style="width:35mm"><col><col style="width:26mm"></colgroup>'
        yield "<thead><tr><th>Date<th>Event<th>What happened<th>Place</thead><tbody>"
        for e in data["events"]:
            yield f"<tr><td>{e['year_ah']}/{e['year_ce']}<td>{escape(e['title'])}"
            yield f'<td class="x">{rich(e["summary"])}<td>{e["place"]}</tr>'
        yield '</tbody></table><h1 id="narrative">Narrative</h1>'
        events = {e["id"]: e for e in data["events"]}
        for n, unit in enumerate(data["units"]):
            yield f'<h2 id="u{n}">{escape(unit["title"])}</h2><p>{rich(unit["intro"])}</p>'
            for e in (events[id] for id in unit["events"]):
                yield f"<h3>{escape(e['title'])} ({e['year_ah']}/{e['year_ce']})</h3>"
                yield from (f"<p>{rich(p)}</p>" for p in e["narrative"])
                cited = "; ".join(f"{works[s]['author']}, <i>{works[s]['title']}</i>" for s in e["sources"])
                yield f'<p class="cited">Sources: {cited}.</p>'
        yield '<h1 id="people">Who’s who</h1>'
        for p in data["people"]:
            yield f'<p class="entry"><b>{self.person(p["id"])}</b> {arabic(p["name_ar"])}, <i>{p["role"]}</i>, '
            yield f"{p['dates']}</p><p>{rich(p['bio'])}</p>"
        yield '<h1 id="disputes">Disputed accounts</h1>'
        for n, x in enumerate(data["disputes"]):
            yield f'<h2 id="d{n}">{escape(x["title"])}</h2><p>{rich(x["intro"])}</p><table class="accounts"><tr>'
            yield from (
                f'<td class="h"><b>{a["narrator"]}</b><br><i>{works[a["source"]]["author"]}</i></td>'
                for a in x["accounts"]
            )
            yield "</tr><tr>"
            yield from (f"<td>{rich(a['text'])}</td>" for a in x["accounts"])
            yield f"</tr></table><p>{rich(x['commentary'])}</p>"
        yield '<h1 id="sources">Sources</h1>'
        for s in data["sources"]:
            yield f'<p class="hang">{s["author"]} ({s["date"]}), <i>{s["title"]}</i>. {rich(s["note"])}</p>'
        yield '<h1 id="glossary">Glossary</h1><div class="two glossary">'
        for g in data["glossary"]:
            yield f'<p class="hang"><b><i>{g["term"]}</i></b> {arabic(g["arabic"])} {rich(g["definition"])}</p>'
        yield '</div><h1 id="questions">Questions</h1>'
        for n, q in enumerate(data["questions"], 1):
            yield f'<div class="asked"><p>{n}. {rich(q["text"])}</p>{"<div class=line></div>" * q["lines"]}</div>'
        yield '<h1 id="index">Index of persons</h1><div class="two index">'
        for p in sorted(data["people"], key=lambda p: p["name"]):
            pages = "".join(f', <a href="#{place}"></a>' for place in self.places[p["id"]])
            yield f'<p class="hang">{escape(p["name"])}{pages}</p>'
        yield "</div>"


def arabic(text: str) -> str:
    return f'<span class="ar" lang="ar">{text}</span>'


def page(data: Any, files: dict[str, str]) -> str:
    faces = "".join(
        f"@font-face{{font-family:{family};{look};src:url({Path(files[key]).as_uri()})}}" for family, key, look in FACES
    )
    title = escape(data["booklet"]["title"])
    head = f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{title}</title>'
    return f"{head}<style>{faces}{CSS}</style><body>" + "\n".join(Html(data).parts())


if __name__ == "__main__":
    with open(".bench/faces.json", encoding="utf-8") as file:
        files = json.load(file)["files"]
    with open(sys.argv[1], encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    weasyprint.HTML(string=page(data, files)).write_pdf(sys.argv[2])
