"""Small work on `Text` that reads well whatever an author wrote: capitals, brackets, joined sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from booklet.document import ROMAN, Inline, Span, Text
from booklet.problems import NOWHERE, Locatable

# Words whose capital only says that a remark began as a sentence. Names keep theirs.
_FUNCTION_WORDS = frozenset({
    "a", "after", "all", "also", "among", "an", "and", "another", "as", "at", "before", "both", "but", "by",
    "for", "from", "he", "her", "his", "if", "in", "it", "its", "most", "mostly", "no", "not", "of", "often",
    "on", "one", "only", "or", "probable", "probably", "same", "she", "so", "some", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "through", "to", "two", "under", "when", "where",
    "which", "while", "who", "whose", "with", "without",
})  # fmt: skip
_RELATIVE = ("who", "whom", "whose", "which")
_SQUARE = str.maketrans("()", "[]")
_ENDS = (".", "!", "?", "…", ".”", "?”", "!”", ".)")


def words(text: str, face: str = ROMAN, at: Locatable = NOWHERE) -> Text:
    """A fixed phrase, or plain words that the author wrote in the record `at` → Text."""
    return (Span(text, face, at=at),) if text else ()


def join(texts: Iterable[Text], between: str) -> Text:
    """Texts one after another with words between them, the empty ones left out."""
    out: list[Inline] = []
    for text in texts:
        if text:
            if out:
                out.append(Span(between))
            out.extend(text)
    return tuple(out)


def bare(text: Text) -> Text:
    """Text as a heading has it: its own faces and languages, but neither links nor index marks (contents repeat it)."""
    return tuple(part._replace(link="", entry="") if isinstance(part, Span) else part for part in text)


def counted(number: int, one: str, many: str = "") -> str:
    """1, "event" → "1 event"; 20 → "20 events"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spoken(text: Text) -> str:
    """`Text` without its marks: for sorting and for what is read aloud."""
    return "".join(part.text for part in text if isinstance(part, Span))


def capitalised(text: Text) -> Text:
    """The first letter as a capital."""
    return _first(text, lambda words: words[:1].upper() + words[1:])


def lowered(text: Text) -> Text:
    """A remark that began as a sentence, to stand inside another one: "The last night" → "the last night"."""

    def lower(words: str) -> str:
        first = words.partition(" ")[0].rstrip(",;:.")
        return words[:1].lower() + words[1:] if first.lower() in _FUNCTION_WORDS else words

    return _first(text, lower)


def _first(text: Text, change: Callable[[str], str]) -> Text:
    if not text or not isinstance(text[0], Span):
        return text
    return (text[0]._replace(text=change(text[0].text)), *text[1:])


def unstopped(text: Text) -> Text:
    """Without the full stop at the end."""
    if not text or not isinstance(text[-1], Span) or not text[-1].text.endswith("."):
        return text
    rest = text[-1].text[:-1]
    return (*text[:-1], text[-1]._replace(text=rest)) if rest else text[:-1]


def in_brackets(text: Text) -> Text:
    """A remark in round brackets, without the capital and the full stop it had; brackets inside it become square."""
    if not text:
        return ()
    inner = (p._replace(text=p.text.translate(_SQUARE)) if isinstance(p, Span) else p for p in unstopped(lowered(text)))
    return (Span("("), *inner, Span(")"))


def explained(name: Text, why: Text) -> Text:
    """A name and what is to be said of it: after a colon, a full stop or a comma, as the remark begins."""
    first = spoken(why).partition(" ")[0]
    return join((name, why), ", " if first in _RELATIVE else ". " if first[:1].isupper() else ": ")


def sentences(*texts: Text) -> Text:
    """Texts one after another as sentences: a full stop is put where an author left it out."""
    out: Text = ()
    for text in texts:
        if not text:
            continue
        if out:
            out = (*out, Span(" " if spoken(out).endswith(_ENDS) else ". "))
        out = (*out, *(capitalised(text)))
    return out
