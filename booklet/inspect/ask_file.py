"""What a file says of itself: title, language, bookmarks, page labels, claims; and whether its insides agree."""

from __future__ import annotations

from booklet.inspect.answers import NO, PARTLY, Answer, Question, count, listed, on
from booklet.inspect.reading import Reading
from booklet.inspect.roles import names
from booklet.inspect.sound_elements import LANGUAGE
from booklet.inspect.soundness import findings

TITLE = Question("title", "Has it a title, and does it show it?")
LANGUAGE_OF_IT = Question("language", "Does it say what language it is in?")
BOOKMARKS = Question("bookmarks", "Are there bookmarks?", needed=False)
LABELS = Question("labels", "Are pages called as they are printed?", needed=False)
CLAIMS = Question("claims", "Does it claim to keep a standard?", needed=False)
SOUND = Question("soundness", "Do tags and pages agree in all else?", needed=False)

LONG = 20  # pages above which bookmarks are missed
NO_TITLES = frozenset(("", "untitled"))
ASKED = names(  # rules of soundness that are another question's matter
    "untagged not-marked mark-without-owner text-unmarked text-unreadable title-missing title-hidden language-missing"
    " language-malformed heading-gap figure-without-alt table-without-heads annotation-loose annotation-unsaid"
    " bookmark-lost font-not-embedded security"
)


def title(reading: Reading) -> Answer:
    """It has one, and the window shows that and not the file's name."""
    means = "the first thing heard is the name of the file"
    if reading.title.lower() in NO_TITLES:
        todo = "give it one among the document’s properties (in booklet.yaml: `title`)"
        return TITLE.short(NO, "it has no title", means, todo)
    if not reading.shows_title:
        says = f"“{reading.title}”, but windows show the name of the file"
        todo = "under “Initial view”, let the document’s title be shown (DisplayDocTitle)"
        return TITLE.short(PARTLY, says, means, todo)
    return TITLE.yes(f"“{reading.title}”")


def language(reading: Reading) -> Answer:
    """The whole names its language, and every name is one (BCP 47)."""
    means = "it may be read with the sounds of another language"
    todo = "name the document’s language (in booklet.yaml: `language`)"
    parts = sorted({node.get("Lang") for node in reading.tree.nodes()} - {"", reading.language})
    broken = [name for name in (reading.language, *parts) if name and not LANGUAGE.fullmatch(name)]
    if not reading.language and parts:
        return LANGUAGE_OF_IT.short(PARTLY, f"parts are in {listed(parts)}; the whole says nothing", means, todo)
    if not reading.language:
        return LANGUAGE_OF_IT.short(NO, "it does not", means, todo)
    if broken:
        todo = "write languages as en, en-GB, ar, ar-Latn"
        return LANGUAGE_OF_IT.short(PARTLY, f"there is no language “{broken[0]}”", means, todo)
    return LANGUAGE_OF_IT.yes(f"it is in {reading.language}" + (f", parts in {listed(parts)}" if parts else ""))


def bookmarks(reading: Reading) -> Answer:
    """They lead somewhere, and a long file has some."""
    marks = reading.bookmarks
    lost = [mark for mark in marks if not mark.page]
    if lost:
        says = f"{len(lost)} of {len(marks)} lead nowhere, “{lost[0].title}” first"
        return BOOKMARKS.short(PARTLY, says, "who follows them is lost", "make them anew")
    if marks:
        return BOOKMARKS.yes(f"there are {len(marks)}" if len(marks) > 1 else "there is one")
    if len(reading.pages) <= LONG:
        return BOOKMARKS.yes("there are none, and a short file needs none")
    todo = "let them be made from the headings when saving as PDF"
    return BOOKMARKS.short(NO, f"none, in {len(reading.pages)} pages", "there is no way but page by page", todo)


def labels(reading: Reading) -> Answer:
    """There are page labels, unless there is one page."""
    if "/PageLabels" in reading.pdf.Root and reading.labels:
        return LABELS.yes(f"from {reading.labels[0]} to {reading.labels[-1]}")
    if len(reading.pages) <= 1:
        return LABELS.yes("there is one page")
    means = "“go to page 5” may lead to another than the one with a 5 on it"
    todo = "add them, unless the first page is the one with a 1 on it"
    return LABELS.short(NO, "there are no page labels", means, todo)


def claims(reading: Reading) -> Answer:
    """It claims PDF/UA (accessible) and PDF/A (to be kept)."""
    xmp = reading.xmp
    made = [f"PDF/UA-{xmp['pdfuaid:part']}"] if "pdfuaid:part" in xmp else []
    if "pdfaid:part" in xmp:
        made.append(f"PDF/A-{xmp['pdfaid:part']}{xmp.get('pdfaid:conformance', '').lower()}")
    if "pdfuaid:part" in xmp:
        return CLAIMS.yes(" and ".join(made))
    says = f"{made[0]}, not PDF/UA" if made else "neither PDF/UA nor PDF/A"
    means = "schools and authorities may ask for a file that claims PDF/UA"
    todo = "choose it where the program that makes the PDF offers it, and have a validator prove it"
    return CLAIMS.short(PARTLY if made else NO, says, means, todo)


def soundness(reading: Reading) -> Answer:
    """What else the rules of soundness find."""
    if reading.tree.root is None:
        return SOUND.unknown()
    found = [finding for finding in findings(reading) if finding.rule not in ASKED]
    if not found:
        return SOUND.yes("nothing amiss was found")
    kinds = list(dict.fromkeys(finding.rule for finding in found))
    first = found[0].says + on((found[0].page,), reading)
    pages = tuple(sorted({finding.page for finding in found if finding.page}))
    says = f"{count(len(found), 'finding')}: {listed(kinds)}. The first: {first}"
    todo = "tell whoever keeps the program that made it"
    return SOUND.short(PARTLY, says, "some readers may stumble there", todo, pages)
