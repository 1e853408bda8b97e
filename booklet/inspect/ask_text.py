"""Is there text, and can it be read out: security, scans, characters, fonts."""

from __future__ import annotations

from booklet.inspect.answers import NO, PARTLY, Answer, Question, count, listed, on, part_of
from booklet.inspect.reading import Reading

SECURITY = Question("security", "May a screen reader take out the text?")
TEXT = Question("text", "Is there text on the pages?")
CHARACTERS = Question("characters", "Can the text be read out and copied?")
FONTS = Question("fonts", "Are all fonts in the file?")


def security(reading: Reading) -> Answer:
    """Nothing forbids it (the permission for accessibility, bit 10 of §7.6.3.2)."""
    if not reading.pdf.is_encrypted:
        return SECURITY.yes("nothing is locked")
    if reading.pdf.allow.accessibility:
        return SECURITY.yes("the file is locked, but not against that")
    todo = "save it without security, or allow “text access for screen readers”"
    return SECURITY.short(NO, "the file’s security forbids it", "screen readers that obey stay silent", todo)


def text(reading: Reading) -> Answer:
    """No page is only a picture; text that lies unseen over a scan was guessed."""
    drawn = [content for content in reading.contents if content.images or content.letters or content.hidden]
    bare = tuple(c.page for c in drawn if c.images and not (c.letters or c.hidden))
    laid = tuple(c.page for c in drawn if c.images and c.hidden and not c.letters)
    if bare:
        said = f"{count(len(bare), 'page')} of {len(reading.pages)} {'is' if len(bare) == 1 else 'are'} only a picture"
        todo = "have the text recognised (OCR) and proofread, or make the PDF anew from what it was written in"
        means = "nothing of it can be heard, searched or set larger"
        return TEXT.short(part_of(len(bare), len(drawn)), said + on(bare, reading), means, todo, bare)
    if laid:
        said = f"{count(len(laid), 'page')} scanned, with recognised text laid over"
        todo = "listen to it with --aloud, and mend it"
        return TEXT.short(PARTLY, said + on(laid, reading), "what is heard is what a program guessed", todo, laid, True)
    written = sum(content.letters > 0 for content in reading.contents)
    if not written:
        return TEXT.short(NO, "there is none", "there is nothing to hear", "look whether this is the right file")
    return TEXT.yes(f"on {count(written, 'page')} of {len(reading.pages)}")


def characters(reading: Reading) -> Answer:
    """Every character has a Unicode value (§9.10)."""
    letters = sum(content.letters for content in reading.contents)
    lost: dict[str, int] = {}
    for content in reading.contents:
        for font, number in content.unread.items():
            lost[font] = lost.get(font, 0) + number
    if not lost:
        return CHARACTERS.yes(f"each of {letters:,} characters has a meaning" if letters else "there is none")
    number = sum(lost.values())
    pages = tuple(content.page for content in reading.contents if content.unread)
    says = f"{number:,} of {count(letters, 'character')} have no meaning, in {listed(lost)}{on(pages, reading)}"
    todo = "make the PDF anew with fonts that carry a ToUnicode map (LaTeX: the package cmap, or LuaLaTeX)"
    mark = NO if number > letters / 2 else PARTLY
    return CHARACTERS.short(mark, says, "they are left out, or heard as nonsense", todo, pages)


def fonts(reading: Reading) -> Answer:
    """Every font is embedded, so that all machines draw the same letters."""
    names = sorted({font.name for font in reading.fonts})
    outside = sorted({font.name for font in reading.fonts if not font.embedded})
    if not outside:
        return FONTS.yes(listed(names) if names else "there are none")
    means = "another machine draws other letters, or none for ʿ and ḥ"
    todo = "embed all fonts when saving as PDF"
    says = f"{listed(outside)} {'is' if len(outside) == 1 else 'are'} not"
    return FONTS.short(part_of(len(outside), len(names)), says, means, todo)
