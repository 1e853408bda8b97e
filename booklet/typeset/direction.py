"""Which way a paragraph runs (UAX #9, P2, P3 and HL1): as its booklet's language does, unless its first letter and most
of its letters run the other way. So English prose that begins with an Arabic name stays English, and an Arabic text
that cites a Latin title is set as Arabic.
"""

from __future__ import annotations

from unicodedata import bidirectional

from booklet.document import Span, Text

RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"])
# Roles of running text: a name in a cell stays in its place.
PROSE = frozenset(("body", "first", "account", "quote", "lead", "note", "small"))
TOWARDS = {"L": 0, "R": 1, "AL": 1}  # strong bidi classes
SHAPED_AS = "ar"  # the language that right-to-left words of no other language are shaped as


def of_language(language: str) -> int:
    """BCP 47 language → 1 where it is written from right to left, else 0."""
    return int(language.partition("-")[0] in RIGHT_TO_LEFT and "-Latn" not in language)


def of_text(text: Text, language: str, role: str) -> int:
    """A paragraph in a booklet of some language → its direction: 0 left to right, 1 right to left."""
    own = of_language(language)
    if not own and role not in PROSE:
        return 0
    strong = (TOWARDS.get(bidirectional(c)) for span in text if isinstance(span, Span) for c in span.text)
    letters = (towards for towards in strong if towards is not None)
    if next(letters, own) == own:  # nearly always, and after a letter or two
        return own
    rest = list(letters)
    return 1 - own if rest.count(own) <= rest.count(1 - own) else own


def whole(text: Text, language: str) -> tuple[Text, dict[str, str]]:
    """A right-to-left paragraph → its text in as few spans as can be, and the attributes of its structure element.

    A name and the comma after it are then ordered together. A paragraph all in Arabic is `P` with `Lang`, not a span
    in one, and its logical text is its own.
    """
    spans = [span for span in text if isinstance(span, Span)]
    if len(spans) < len(text):
        return text, {}
    languages = {span.language for span in spans} - {"", language}
    alone = languages <= {SHAPED_AS} and not any(span.link or span.entry for span in spans)
    made: list[Span] = []
    for span in spans:
        own = span._replace(language="") if alone or span.language == language else span
        if made and made[-1]._replace(text="", at=own.at) == own._replace(text=""):
            made[-1] = made[-1]._replace(text=made[-1].text + own.text)
        else:
            made.append(own)
    if not alone:
        return tuple(made), {}
    attributes = {"Lang": SHAPED_AS} if languages else {}
    return tuple(made), {**attributes, "ActualText": "".join(span.text for span in made).strip()}
