"""The marks of one paragraph of inline text → its nodes. The grammar is written down in `booklet.read.inline`."""

from __future__ import annotations

import re

from booklet.model.inline import (
    Citation,
    Emphasis,
    Id,
    Inline,
    Line,
    Link,
    Mention,
    Note,
    PageOf,
    Strong,
    Words,
)
from booklet.model.scripts import RIGHT_TO_LEFT, RUN, language_of
from booklet.problems import Problems
from booklet.read.context import MAX_PROBLEMS
from booklet.read.nodes import Scalar, Shortened, Spot
from booklet.read.typography import located, shortened

Refs = list[tuple[Id, str]]  # ids met, with what they must be: "" for any record, or a kind

MAX_OPEN = 8

MARK = re.compile(rf"[*\[\]^\\\n{RIGHT_TO_LEFT}]")  # one class of characters: many times faster than alternatives
_STARS = re.compile(r"\*+")
_REMARK, _MARGIN = _NOTES = ("^[", "^>[")
_OPENS = {"*": "emphasis", "**": "strong words", "[": "a bracket", _REMARK: "a note", _MARGIN: "a note in the margin"}
_MENTION = re.compile(r"\[\[([^\[\]|]*)(\|[^\[\]]*)?\]\]")
_BLANKS = re.compile(r"\s+")
# Patterns, not compiled ones: `re` compiles each when one is needed, and keeps it; few booklets need all.
_PAGE = r"(?s)((?:page:\s*)?)(.*)"
_CITATION = r"\[@((?:\\.|[^\[\]])*)\]"
_CITED = r"(?s)([^\s,;]*)\s*(?:,\s*(.*))?"
_BETWEEN_CITED = r";\s*@"
_ADDRESS = r"\(((?:[^()]|\([^()]*\))*)\)"
_LANGUAGE = r"\{([^{}]*)\}"
_TAG = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[0-9a-z]{5,8})*"
_ESCAPE = r"(?s)\\(.)"


def _end(match: re.Match[str] | None) -> int:
    """Where a match ends that is sure to be there."""
    assert match is not None
    return match.end()


class _Frame:
    """An opened mark whose end has not come yet."""

    __slots__ = ("mark", "start", "children")

    def __init__(self, mark: str, start: int) -> None:
        self.mark = mark
        self.start = start
        self.children: list[Inline] = []


class Paragraph:
    """Reads one paragraph of a scalar: `curly` is its value with typographic quotation marks, equally long."""

    def __init__(self, node: Scalar, curly: str, problems: Problems, refs: Refs) -> None:
        self.node = node
        self.raw = node.value
        self.curly = curly
        self.problems = problems
        self.refs = refs
        self.frames: list[_Frame] = []
        self.end = 0
        self.too_deep = False

    def read(self, start: int, end: int) -> Line:
        root = _Frame("", start)
        self.frames = [root]
        self.end = end
        raw = self.raw
        at = start
        while at < end:
            match = MARK.search(raw, at, end)
            if not match:
                self.words(at, end)
                break
            mark = match.start()
            first = match[0]
            if first == "\n":
                at = self.line_end(at, mark)
                continue
            self.words(at, mark)
            if first == "*":
                at = self.star(mark, _end(_STARS.match(raw, mark, end)))
            elif first == "[":
                at = self.bracket(mark)
            elif first == "^":
                at = self.note(mark)
            elif first == "]":
                at = self.close_bracket(mark)
            elif first == "\\":
                at = self.escape(mark)
            else:
                at = _end(re.compile(RUN).match(raw, mark, end))
                self.words(mark, at, language_of(first))
        while len(self.frames) > 1:
            self.unclosed()
        return tuple(root.children)

    def error(self, offset: int, message: str, hint: str = "") -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.error(Spot(self.node, offset), message, hint)

    def add(self, inline: Inline) -> None:
        self.frames[-1].children.append(inline)

    def words(self, start: int, end: int, language: str = "") -> None:
        if start < end:
            text, cuts = shortened(self.curly[start:end])
            at = Shortened(self.node, start, cuts) if cuts else Spot(self.node, start)
            self.frames[-1].children.append(Words(_BLANKS.sub(" ", text) if language else text, at, language))

    def line_end(self, start: int, end: int) -> int:
        """A line's end and the blanks round it are one space; gives where the next line's words begin."""
        words, cuts = shortened(self.curly[start:end].rstrip())
        at = _end(_BLANKS.match(self.raw, end, self.end))
        if words:
            self.add(Words(words + " ", Shortened(self.node, start, cuts) if cuts else Spot(self.node, start)))
        elif self.frames[-1].children:
            self.add(Words(" ", Spot(self.node, start)))
        return at

    def escape(self, at: int) -> int:
        """Past a backslash: the next mark is a character. Before a letter or digit the backslash is one itself."""
        after = self.raw[at + 1 : at + 2] if at + 1 < self.end else ""
        if not after or after.isalnum() or after.isspace():
            self.words(at, at + 1)
            return at + 1
        self.add(Words(after, Spot(self.node, at + 1)))
        return at + 2

    def star(self, at: int, after: int) -> int:
        """`*` and `**`: closes what is open and touches the words before, else opens what touches the words behind."""
        raw = self.raw
        touches_before = at > 0 and not raw[at - 1].isspace() and at > self.frames[-1].start
        touches_behind = after < self.end and not raw[after].isspace()
        while at < after:
            top = self.frames[-1]
            if touches_before and top.mark in ("*", "**") and after - at >= len(top.mark) and top.children:
                self.frames.pop()
                children = tuple(top.children)
                self.add(Strong(children) if top.mark == "**" else Emphasis(children))
                at += len(top.mark)
            elif touches_behind and after - at <= 3 and self.may_open(at):
                mark = "**" if after - at >= 2 else "*"
                self.frames.append(_Frame(mark, at))
                at += len(mark)
            else:
                self.words(at, after)
                at = after
        return after

    def bracket(self, at: int) -> int:
        if self.raw.startswith("[[", at):
            return self.mention(at)
        if self.raw.startswith("[@", at):
            return self.citations(at)
        if self.may_open(at):
            self.frames.append(_Frame("[", at))
        else:
            self.words(at, at + 1)
        return at + 1

    def note(self, at: int) -> int:
        """`^[` and `^>[` open a note, unless one is open; any other `^` is a character."""
        mark = next((mark for mark in _NOTES if self.raw.startswith(mark, at, self.end)), "")
        after = at + len(mark or "^")
        if not mark or not self.may_open(at):
            self.words(at, after)
        elif any(frame.mark in _NOTES for frame in self.frames):
            self.error(at, "a note cannot stand inside a note", "put these words in round brackets")
            self.frames.append(_Frame("[", after - 1))
        else:
            self.frames.append(_Frame(mark, at))
        return after

    def may_open(self, at: int) -> bool:
        """Whether one more mark may be open; so no later stage meets inline text nested without end."""
        if len(self.frames) <= MAX_OPEN:
            return True
        if not self.too_deep:
            self.error(at, f"more than {MAX_OPEN} marks are open here", "close them, or write a backslash before each")
        self.too_deep = True
        return False

    def mention(self, at: int) -> int:
        match = _MENTION.match(self.raw, at, self.end)
        if not match:
            hint = "a mention is `[[id]]` or `[[id|as printed]]`; write `\\[` for a bracket"
            self.error(at, "`[[` without `]]`", hint)
            self.words(at, at + 2)
            return at + 2
        page, id = re.fullmatch(_PAGE, match[1].strip()).groups()  # type: ignore[union-attr]  # it matches anything
        shown = match[2]
        if not id:
            self.error(at, "this mention names no record", "write its id: `[[id]]` or `[[id|as printed]]`")
        elif shown is not None and not shown[1:].strip():
            self.error(
                match.start(2), "nothing stands after the `|`", f"write `[[{page}{id}]]`, or what is to be printed"
            )
        else:
            text = self.curly[match.start(2) + 1 : match.end(2)].strip() if shown else ""
            printed = _BLANKS.sub(" ", re.sub(_ESCAPE, r"\1", shortened(text)[0]))
            self.add((PageOf if page else Mention)(self.id(id, "", match.start(1) + len(page)), printed))
        return match.end()

    def id(self, text: str, kind: str, search_from: int) -> Id:
        made = Id(text, Spot(self.node, self.raw.index(text, search_from)))
        self.refs.append((made, kind))
        return made

    def citations(self, at: int) -> int:
        match = re.compile(_CITATION).match(self.raw, at, self.end)
        if not match:
            self.error(at, "`[@` without `]`", "a citation is `[@work, p. 28]`; write `\\[` for a bracket")
            self.words(at, at + 2)
            return at + 2
        start = match.start(1)
        for between in re.compile(_BETWEEN_CITED).finditer(self.raw, start, match.end(1)):
            self.citation(start, self.raw[start : between.start()], start > match.start(1))
            start = between.end()
        self.citation(start, self.raw[start : match.end(1)], start > match.start(1))
        return match.end()

    def citation(self, start: int, part: str, follows: bool) -> None:
        start += len(part) - len(part.lstrip())
        part = part.strip()
        match = re.fullmatch(_CITED, part)
        work = match[1] if match else part.split()[0]
        name, comma, rest = part.partition(",")
        if comma and " " in name.strip():
            hint = f"write its id: `[@some-work, {rest.strip()}]`"
            self.error(start, f"`{name.strip()}` is not the id of a work", hint)
        elif not work:
            self.error(start, "this citation names no work", "write the work's id right after `@`: `[@work, p. 28]`")
        elif not match:
            self.error(start + part.index(work) + len(work), "a comma is missing after the work's id",
                       f"write `[@{work}, {part.split(None, 1)[1].strip()}]`")  # fmt: skip
        else:
            locator = ""
            if match[2]:
                begin = start + match.start(2)
                written, _ = shortened(self.curly[begin : begin + len(match[2])])
                locator = located(_BLANKS.sub(" ", re.sub(_ESCAPE, r"\1", written)))
            self.add(Citation(self.id(work, "works", start), locator, follows))

    def close_bracket(self, at: int) -> int:
        """`]`: of a note, of a link, of words in a language, or just a bracket."""
        opened = next((n for n in range(len(self.frames) - 1, 0, -1) if self.frames[n].mark.endswith("[")), 0)
        if not opened:
            self.words(at, at + 1)
            return at + 1
        while len(self.frames) > opened + 1:
            self.unclosed()
        frame = self.frames.pop()
        if frame.mark in _NOTES:
            if self.raw[frame.start + len(frame.mark) : at].strip():
                self.add(Note(tuple(frame.children), frame.mark == _MARGIN))
            else:
                self.error(frame.start, "this note has no words", f"write them between `{frame.mark}` and `]`")
            return at + 1
        after = self.raw[at + 1 : at + 2] if at + 1 < self.end else ""
        match = None
        if after == "(":
            match = re.compile(_ADDRESS).match(self.raw, at + 1, self.end)
        elif after == "{":
            match = re.compile(_LANGUAGE).match(self.raw, at + 1, self.end)
        if after in ("(", "{") and not match:
            self.error(at + 1, f"`{after}` is never closed", f"write `\\{after}` for a bracket")
        if not match:
            self.add(Words("[", Spot(self.node, frame.start)))
            self.frames[-1].children.extend(frame.children)
            self.words(at, at + 1)
            return at + 1
        (self.link if after == "(" else self.foreign)(frame, match[1], at + 2)
        return match.end()

    def link(self, frame: _Frame, url: str, at: int) -> None:
        url = url.strip()
        if not frame.children:
            self.error(frame.start, "this link has no words", "write `[words](https://address)`")
        elif not url:
            self.error(at, "this link has no address", "write `[words](https://address)`; write `\\(` for a bracket")
        elif not url.startswith(("https://", "http://", "mailto:")) or _BLANKS.search(url):
            message = f"`{url}` is not an address"
            hint = "an address begins with https:// and has no blanks; write `\\(` for a bracket"
            if self.raw[: frame.start].endswith("!"):
                message = "a picture cannot stand inside a paragraph"
                hint = "in an essay it is a paragraph of its own: leave a blank line before and behind it"
            elif url.startswith("www."):
                hint = f"write `https://{url}`"
            self.error(at, message, hint)
        else:
            self.add(Link(tuple(frame.children), url))

    def foreign(self, frame: _Frame, tag: str, at: int) -> None:
        if not re.fullmatch(_TAG, tag):
            hint = "write a language tag such as `ar`, `he`, `fr` or `ar-Latn` (Arabic in Latin letters)"
            self.error(at, f"`{tag}` is not a language", hint)
            tag = ""
        elif not frame.children:
            self.error(frame.start, "no words stand in this bracket", f"write `[words]{{{tag}}}`")
        self.frames[-1].children.extend(in_language(child, tag) for child in frame.children)

    def unclosed(self) -> None:
        """The innermost opened mark has no end: say so and keep it as text."""
        frame = self.frames.pop()
        what = _OPENS[frame.mark]
        self.error(frame.start, f"`{frame.mark}` opens {what} and nothing closes it",
                   f"write `\\{frame.mark[0]}` for the character itself")  # fmt: skip
        self.add(Words(frame.mark, Spot(self.node, frame.start)))
        self.frames[-1].children.extend(frame.children)


def in_language(inline: Inline, language: str) -> Inline:
    """The same words, in `language` where they had none of their own."""
    if isinstance(inline, Words):
        return inline if inline.language else inline._replace(language=language)
    if isinstance(inline, (Emphasis, Strong, Link)):
        return inline._replace(children=tuple(in_language(child, language) for child in inline.children))
    return inline
