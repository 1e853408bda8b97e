"""Rules for what a file says of itself: names, languages, bookmarks, page labels, fonts, claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from booklet.inspect.findings import Finding
from booklet.inspect.objects import dictionary
from booklet.inspect.reading import Reading, leaves

_SAME = {  # Info → XMP (ISO 19005-2 §6.6.2.3, table 1)
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
    "CreationDate": "xmp:CreateDate",
    "ModDate": "xmp:ModifyDate",
}


def words_of_itself(reading: Reading) -> Iterator[Finding]:
    """XMP and Info say the same, and there is an XMP packet that can be read."""
    if not reading.xmp:
        yield Finding("xmp-missing", "there is no XMP packet that can be read")
        return
    for key, name in _SAME.items():
        info, xmp = reading.info.get(key, ""), reading.xmp.get(name, "")
        if key.endswith("Date"):
            info, xmp = (re.sub(r"\D", "", text)[:14] for text in (info, xmp))
        if info and info != xmp:
            yield Finding("metadata-differ", f"{key} is {info!r} in Info and {xmp!r} in XMP")
        elif xmp and not info and reading.info:
            yield Finding("metadata-differ", f"{key} is {xmp!r} in XMP and not in Info")


def titled(reading: Reading) -> Iterator[Finding]:
    """The file has a title, and a window that shows it shows that (ISO 14289-1 §7.1)."""
    if not reading.title:
        yield Finding("title-missing", "the file has no title")
    if not reading.shows_title:
        yield Finding("title-hidden", "the window shows the file’s name, not its title (DisplayDocTitle)")


def labels_complete(reading: Reading) -> Iterator[Finding]:
    """Page labels, where there are any, begin with the first page, ascend and stay inside the file (§12.4.2)."""
    labels = reading.pdf.Root.get("/PageLabels")
    if labels is None:
        return
    starts = [int(key) for key, _ in leaves(labels, "/Nums") if isinstance(key, int)]
    if not starts or starts[0] != 0:
        yield Finding("labels-start", "the first page has no label")
    if starts != sorted(set(starts)):
        yield Finding("labels-order", "ranges of page labels do not ascend")
    if starts and starts[-1] >= len(reading.pages):
        yield Finding("labels-beyond", f"labels begin at page {starts[-1] + 1} of {len(reading.pages)}")


def bookmarks_lead(reading: Reading) -> Iterator[Finding]:
    """Every bookmark has a name and leads to a page; the outline's links to and fro agree (§12.3.3)."""
    for mark in reading.bookmarks:
        if not mark.page:
            yield Finding("bookmark-lost", f"the bookmark “{mark.title}” leads nowhere")
        if not mark.title.strip():
            yield Finding("bookmark-unnamed", "a bookmark has no name", mark.page)
    if "/Count" in dictionary(reading.pdf.Root, "/Outlines") and not reading.bookmarks:
        yield Finding("bookmark-lost", "the outline counts bookmarks and has none")


def fonts_embedded(reading: Reading) -> Iterator[Finding]:
    """Every font that is used is in the file (ISO 14289-1 §7.21.4, ISO 19005-2 §6.2.11.4)."""
    for name in sorted({font.name for font in reading.fonts if not font.embedded}):
        yield Finding("font-not-embedded", f"{name} is not embedded")


def open_to_readers(reading: Reading) -> Iterator[Finding]:
    """Security does not keep screen readers out (ISO 14289-1 §7.16)."""
    if reading.pdf.is_encrypted and not reading.pdf.allow.accessibility:
        yield Finding("security", "the file forbids screen readers to take out its text")
