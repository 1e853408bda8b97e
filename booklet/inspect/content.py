"""A page's content stream (ISO 32000-1 §14.6) → its marked sequences with the text they draw, its artifacts, and what
is drawn outside both.

Text is what the fonts say (`booklet.inspect.fonts`). A line further down, or a gap wider than a fifth of an em, is
heard as a space where the file holds none: readers do so. Forms are gone into where they are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pikepdf

from booklet.inspect.fonts import NO_FONT, Font
from booklet.inspect.glyphnames import UNKNOWN
from booklet.inspect.objects import dictionary, integer, words
from booklet.named import NamedTuple

Ref: TypeAlias = "tuple[int, int]"  # object and generation number; (0, 0) is no object of its own

PAGE: Ref = (0, 0)  # the stream that a mark stands in, where it is the page's own
GAP = -200  # thousandths of an em
DEEPEST = 12  # forms inside forms
SOFT_HYPHEN = "\u00ad"
_TEXTS = frozenset(("TJ", "Tj", "'", '"'))
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"))
_DIVIDES = SOFT_HYPHEN + "-–—/"
_INVISIBLE = 3  # text rendering mode: what optical recognition lays over a scan


class Sequence(NamedTuple):
    """One marked sequence with an MCID. `fresh`: it begins on a new line; `outer`: what it stands inside of, "" for
    nothing; `draws`: anything at all is drawn in it."""

    page: int  # from 1
    stream: Ref
    tag: str
    mcid: int
    text: str
    fresh: bool
    outer: str
    draws: bool


class Content(NamedTuple):
    """What one page draws. `loose`: text outside any sequence that the tree could hold, and `strays`: how many strokes,
    fills and images there."""

    page: int
    sequences: tuple[Sequence, ...]
    artifacts: str
    loose: str
    strays: int
    faults: tuple[tuple[str, str], ...]  # (rule, what is wrong)
    images: int
    letters: int  # characters shown that are to be seen
    hidden: int  # … and that are not: recognised text over a scan
    unread: Mapping[str, int]  # font's name → characters that it does not explain


class _Frame:
    """An open sequence."""

    def __init__(self, tag: str, mcid: int | None, replacement: str | None, in_text: bool) -> None:
        self.tag = tag
        self.mcid = mcid
        self.replacement = replacement
        self.in_text = in_text
        self.parts: list[str] = []
        self.fresh: bool | None = None  # not known before something is shown
        self.draws = False


class _State:
    """What `q` keeps and `Q` brings back, and text operators change."""

    def __init__(self) -> None:
        self.font = NO_FONT
        self.visible = True


def read_content(number: int, page: pikepdf.Page, font_of: Callable[[Any], Font]) -> Content:
    """Page `number` (from 1) → what it draws. `font_of`: a font dictionary → the font, read once for all pages."""
    walker = _Walker(number, font_of)
    walker.stream(page, _resources(page), PAGE, 0)
    for frame in walker.open:
        walker.fault("balance", f"a sequence of {frame.tag} is never closed")
    return Content(
        number,
        tuple(walker.sequences),
        " ".join(filter(None, walker.artifacts)),
        "".join(walker.loose).strip(),
        walker.strays,
        tuple(dict.fromkeys(walker.faults)),
        walker.images,
        walker.letters,
        walker.hidden,
        walker.unread,
    )


def _resources(page: pikepdf.Page) -> Any:
    """A page's own resources, or those that it inherits (§7.7.3.4)."""
    node: Any = page.obj
    for _ in range(DEEPEST):
        if "/Resources" in node:
            break
        node = dictionary(node, "/Parent")
    return dictionary(node, "/Resources")


class _Walker:
    """Follows the operators of a page and of the forms that it draws."""

    def __init__(self, number: int, font_of: Callable[[Any], Font]) -> None:
        self.number = number
        self.font_of = font_of
        self.sequences: list[Sequence] = []
        self.artifacts: list[str] = []
        self.loose: list[str] = []
        self.faults: list[tuple[str, str]] = []
        self.unread: dict[str, int] = {}
        self.open: list[_Frame] = []
        self.state = _State()
        self.kept: list[tuple[Font, bool]] = []
        self.in_text = False
        self.moved = True  # to another line since the last text
        self.gap = False  # a space's room since the last text
        self.height = 0.0
        self.strays = self.images = self.letters = self.hidden = 0

    def fault(self, rule: str, says: str) -> None:
        self.faults.append((rule, says))

    def stream(self, source: Any, resources: Any, ref: Ref, depth: int) -> None:
        try:
            self.follow(pikepdf.parse_content_stream(source), resources, ref, depth)
        except (pikepdf.PdfError, ValueError, TypeError, IndexError):  # no operators, or not with what they need
            self.fault("content", "what is drawn cannot be read to its end")

    def follow(self, instructions: Any, resources: Any, ref: Ref, depth: int) -> None:
        fonts: dict[str, Font] = {}
        for operands, operator in instructions:
            name = str(operator)
            if name in _TEXTS:
                self.shown(operands, name)
            elif name == "Td" or name == "TD":
                self.moved = self.moved or float(operands[1]) != 0
            elif name == "Tf":
                key = str(operands[0])
                if key not in fonts:
                    held = dictionary(dictionary(resources, "/Font"), key)
                    fonts[key] = self.font_of(held) if len(held) else NO_FONT
                self.state.font = fonts[key]
            elif name in ("BDC", "BMC"):
                self.begin(operands, resources, ref)
            elif name == "EMC":
                self.end(ref)
            elif name in _PAINTS:
                self.drawn()
            elif name == "Do":
                self.object(operands, resources, depth)
            else:
                self.other(name, operands)

    def other(self, name: str, operands: Any) -> None:
        if name in ("BT", "ET"):
            self.in_text = name == "BT"
            self.moved = True
            if not self.in_text and self.open and self.open[-1].in_text:
                self.fault("balance", f"a sequence of {self.open[-1].tag} begins inside a text object and outlives it")
        elif name == "T*":
            self.moved = True
        elif name == "Tm":
            height = float(operands[5])
            self.moved = self.moved or abs(height - self.height) > 1
            self.height = height
        elif name == "Tr":
            self.state.visible = int(operands[0]) != _INVISIBLE
        elif name == "q":
            self.kept.append((self.state.font, self.state.visible))
        elif name == "Q" and self.kept:
            self.state.font, self.state.visible = self.kept.pop()
        elif name == "INLINE IMAGE":
            self.images += 1
            self.drawn()

    def object(self, operands: Any, resources: Any, depth: int) -> None:
        """`Do`: an image, or a form that is gone into."""
        held = dictionary(dictionary(resources, "/XObject"), str(operands[0]))
        if not isinstance(held, pikepdf.Stream):
            return
        if held.get("/Subtype") == "/Image":
            self.images += 1
            self.drawn()
        elif held.get("/Subtype") == "/Form" and depth < DEEPEST:
            kept = self.state.font, self.state.visible
            self.stream(
                held, dictionary(held, "/Resources") if "/Resources" in held else resources, held.objgen, depth + 1
            )
            self.state.font, self.state.visible = kept

    def begin(self, operands: Any, resources: Any, ref: Ref) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = dictionary(dictionary(resources, "/Properties"), str(properties))
        mcid, replacement = None, None
        if isinstance(properties, pikepdf.Dictionary):
            mcid = integer(properties, "/MCID", -1) if "/MCID" in properties else None
            replacement = words(properties, "/ActualText") if "/ActualText" in properties else None
        self.open.append(_Frame(str(operands[0])[1:], mcid, replacement, self.in_text))

    def end(self, ref: Ref) -> None:
        if not self.open:
            self.fault("balance", "a sequence is closed that was never begun")
            return
        frame = self.open.pop()
        if self.in_text and not frame.in_text:
            self.fault("balance", f"a sequence of {frame.tag} ends inside a text object that it did not begin in")
        if frame.mcid is None:
            self.close_unnumbered(frame)
            return
        outer = " ".join(f.tag for f in self.open if f.mcid is not None or f.tag == "Artifact")
        text = undivided("".join(frame.parts)) if frame.replacement is None else frame.replacement
        self.sequences.append(
            Sequence(self.number, ref, frame.tag, frame.mcid, text, bool(frame.fresh), outer, frame.draws)
        )

    def close_unnumbered(self, frame: _Frame) -> None:
        """A sequence that the tree cannot hold: an artifact, or words with properties of their own inside another."""
        text = "".join(frame.parts) if frame.replacement is None else frame.replacement
        if frame.tag == "Artifact":
            self.artifacts.append(text.strip())
            owner = next((f.tag for f in self.open if f.mcid is not None), "")
            if owner:
                self.fault("artifact", f"an artifact stands inside a sequence of {owner}")
        elif self.open:
            self.open[-1].parts.append(text)
            self.open[-1].draws = self.open[-1].draws or frame.draws
            if self.open[-1].fresh is None:
                self.open[-1].fresh = frame.fresh
        else:
            self.loose.append(text)
            self.strays += frame.draws and not text

    def drawn(self) -> None:
        if self.open:
            self.open[-1].draws = True
        else:
            self.strays += 1

    def shown(self, operands: Any, name: str) -> None:
        """A text operator: its strings → characters in the open sequence."""
        font = self.state.font
        self.moved = self.moved or name in ("'", '"')
        for item in operands[0] if name == "TJ" else operands[-1:]:
            if isinstance(item, pikepdf.String):
                self.characters(list(font.decode(bytes(item))), font)
            elif item < GAP:
                self.gap = True

    def characters(self, said: list[str], font: Font) -> None:
        if not said:
            return
        unknown = said.count(UNKNOWN) + said.count("\0")
        if unknown and self.state.visible:
            self.unread[font.name] = self.unread.get(font.name, 0) + unknown
        if self.state.visible:
            self.letters += len(said)
        else:
            self.hidden += len(said)
        frame = self.open[-1] if self.open else None
        parts = frame.parts if frame else self.loose
        text = "".join(said)
        if frame and frame.fresh is None:
            frame.fresh = self.moved
        if parts and (self.moved or self.gap) and spaced(parts[-1], text):
            text = " " + text
        parts.append(text)
        if frame:
            frame.draws = True
        self.moved = self.gap = False


def undivided(text: str) -> str:
    """A text without the hyphens that divide its words; one at its end stays, for what follows to be joined to."""
    return text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]


def spaced(before: str, after: str) -> bool:
    """Whether a space is missing between two texts; behind hyphens and dashes lines end without one."""
    return bool(before and after) and not (before[-1].isspace() or after[0].isspace() or before[-1] in _DIVIDES)
