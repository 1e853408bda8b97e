"""What a value may be: types of single values. Each reads a node and tells the JSON Schema what it accepts.

`wants` completes the sentence "`lines` wants …". `read` gives the value, or reports and gives FAILED.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any
from unicodedata import normalize

from booklet.model.inline import Id, Prose
from booklet.model.scripts import RIGHT_TO_LEFT, language_of
from booklet.read.context import Failed, Reader, describe
from booklet.read.inline import read_prose
from booklet.read.nodes import PLAIN, Mapping, Node, Scalar, Sequence, Spot
from booklet.read.traps import LONGEST, taken_for
from booklet.read.typography import located, printed

Json = dict[str, Any]

MAX_TEXT = 200_000  # code points in one value: three times a long chapter
MAX_NAME = 1_000  # in a value that is one line: a name, a title, a locator


class Type(ABC):
    wants = "a value"
    is_text = False
    is_word = False  # a name, an id or a keyword: a comma cannot be part of it

    @abstractmethod
    def read(self, node: Node, what: str, reader: Reader) -> Any:
        """The node's value, or FAILED once the reader has the error. `what` names the key in that error."""

    @abstractmethod
    def schema(self) -> Json:
        """What the JSON Schema says of such a value."""

    def wrong(self, node: Node, what: str, reader: Reader, hint: str = "") -> Failed:
        hint = hint or (_hint(node) if self.is_text else "")
        return reader.error(node, f"{what} wants {self.wants}, this is {describe(node)}", hint)


def _hint(node: Node) -> str:
    """The usual reasons why a list or a mapping stands where text should."""
    lines = node.source.lines
    rest = lines[node.line][node.column :].rstrip() if node.line < len(lines) else ""
    if isinstance(node, Sequence) and rest.startswith("["):
        return "a text that begins with `[` needs quotation marks round it, or its own lines after `|`"
    if isinstance(node, Mapping) and not rest.startswith("{") and ": " in rest:
        return "a text that holds `: ` needs quotation marks round it, or its own lines after `|`"
    return ""


def read_text(type: Type, node: Node, what: str, reader: Reader, longest: int) -> Scalar | Failed:
    """A node → the scalar it should be, unless it is no text, too long, or a word that YAML tools would change."""
    if not isinstance(node, Scalar):
        return type.wrong(node, what, reader)
    value = node.value
    if node.style == PLAIN and len(value) <= LONGEST:
        trap = taken_for(value)
        if trap:
            message = f"`{value}` is meant as text, but YAML tools take it for {trap}"
            reader.problems.error(node, message, f'put quotation marks round it: "{value}"')
    if len(value) > longest:
        return reader.error(node, f"{what} is {len(value):,} characters long; more than {longest:,} are refused")
    return node


class Text(Type):
    """Plain words in one line, printed as they are but for typographic quotation marks; `verbatim` keeps even those."""

    wants = "text"
    is_text = True

    def __init__(self, verbatim: bool = False, pattern: str = "", wants: str = "", is_word: bool = False) -> None:
        self.verbatim = verbatim
        self.pattern = pattern
        self.wants = wants or self.wants
        self.is_word = is_word or self.is_word

    def read(self, node: Node, what: str, reader: Reader) -> str | Failed:
        scalar = read_text(self, node, what, reader, MAX_NAME)
        if isinstance(scalar, Failed):
            return scalar
        value = scalar.value
        if "\n" in value or value[:1].isspace() or value[-1:].isspace():
            value = " ".join(value.split())
        if self.pattern and not re.fullmatch(self.pattern, value):
            return self.wrong(node, what, reader)
        if self.verbatim:
            return value
        if "[" in value and (mark := re.search(r"\[[\[@]|\^>?\[", scalar.value)):
            at = Spot(scalar, mark.start())
            reader.problems.warning(at, f"{what} is plain words: brackets are printed as they stand", "leave them out")
        return printed(value, reader.manner)

    def schema(self) -> Json:
        made: Json = {"type": ["string", "number"]}
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"} if self.pattern else made


class Locator(Text):
    """Where in a work: plain words, with dashes between figures."""

    def read(self, node: Node, what: str, reader: Reader) -> str | Failed:
        text = super().read(node, what, reader)
        return text if isinstance(text, Failed) else located(text)


class ProseText(Type):
    wants = "text"
    is_text = True

    def read(self, node: Node, what: str, reader: Reader) -> Prose | Failed:
        scalar = read_text(self, node, what, reader, MAX_TEXT)
        return scalar if isinstance(scalar, Failed) else read_prose(scalar, reader.problems, reader.refs, reader.manner)

    def schema(self) -> Json:
        return {"$ref": "#/$defs/prose"}


class Date(Type):
    wants = "a date such as `14 Safar 38 AH`, `22 July 658` or `about 658`"

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        return reader.date(node) if isinstance(node, Scalar) else self.wrong(node, what, reader)

    def schema(self) -> Json:
        return {"$ref": "#/$defs/date"}


_BOOLEANS = {"yes": True, "true": True, "on": True, "y": True, "no": False, "false": False, "off": False, "n": False}


class Located(Text):
    """Plain words that know their place, for what is looked up later: a file, a section kind."""

    is_word = True

    def read(self, node: Node, what: str, reader: Reader) -> Id | Failed:
        text = super().read(node, what, reader)
        if isinstance(text, Failed):
            return text
        written = node.written.strip() if isinstance(node, Scalar) and node.written is not node.value else text
        return Id(written, node)


class YesNo(Type):
    wants = "`yes` or `no`"

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        value = _BOOLEANS.get(node.value.lower()) if isinstance(node, Scalar) else None
        return self.wrong(node, what, reader) if value is None else value

    def schema(self) -> Json:
        return {"enum": [True, False, "yes", "no"]}


class Number(Type):
    """A number from `least` to `most`, whole or decimal. Nothing but digits: no 1e3, 0x10, 08 or 12:30."""

    def __init__(self, least: int, most: int, whole: bool = True) -> None:
        self.least, self.most, self.whole = least, most, whole
        self.wants = f"a {'whole ' if whole else ''}number from {least} to {most}"
        self.pattern = r"-?(0|[1-9][0-9]*)" + ("" if whole else r"(\.[0-9]+)?")

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        if not isinstance(node, Scalar) or len(node.value) > LONGEST or not re.fullmatch(self.pattern, node.value):
            return self.wrong(node, what, reader, self.plainer(node))
        value = int(node.value) if self.whole else float(node.value)
        return value if self.least <= value <= self.most else self.wrong(node, what, reader)

    def plainer(self, node: Node) -> str:
        """How a number that is written in a computer's ways is written here."""
        try:
            value = float(node.value.lstrip("0") or "0") if isinstance(node, Scalar) and len(node.value) < 12 else None
        except ValueError:
            return ""
        within = value is not None and self.least <= value <= self.most and (value.is_integer() or not self.whole)
        return f"write `{value:.10g}`" if within else ""

    def schema(self) -> Json:
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


class Choice(Type):
    """One of a few words. `booleans`: `yes` and `no` are among them, so `true` and `false` are too."""

    def __init__(self, *options: str, booleans: bool = False) -> None:
        self.options = options
        self.booleans = booleans
        self.wants = "one of " + ", ".join(options)

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        if not isinstance(node, Scalar):
            return self.wrong(node, what, reader)
        value = node.value
        if self.booleans and value.lower() in _BOOLEANS:
            return "yes" if _BOOLEANS[value.lower()] else "no"
        return (
            value if value in self.options else self.wrong(node, what, reader, reader.did_you_mean(value, self.options))
        )

    def schema(self) -> Json:
        return {"enum": [*self.options, *([True, False] if self.booleans else [])]}


class Coordinates(Type):
    """A point on the earth as (latitude, longitude) in degrees."""

    wants = "two numbers in brackets such as [30.05, 31.23]"
    _degrees = Number(-180, 180, whole=False)

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        hint = "latitude, then longitude, in degrees; south and west are negative"
        if not isinstance(node, Sequence) or len(node.items) != 2:
            return self.wrong(node, what, reader, hint)
        numbers = [self._degrees.read(item, f"an item of {what}", reader) for item in node.items]
        if any(isinstance(number, Failed) for number in numbers):
            return numbers[0] if isinstance(numbers[0], Failed) else numbers[1]
        if abs(numbers[0]) > 90:
            return reader.error(node, f"{what} is {numbers[0]:.6g} degrees north, and the pole is at 90", hint)
        return tuple(numbers)

    def schema(self) -> Json:
        return {"type": "array", "items": self._degrees.schema(), "minItems": 2, "maxItems": 2}


ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Ref(Type):
    """The id of a record of one of `kinds` (separated by spaces). `names`: or a name that stands in no record."""

    def __init__(self, kinds: str, names: bool = False) -> None:
        self.kinds = kinds
        self.names = names
        self.is_word = not names
        self.wants = "an id" + (" or a name" if names else "")

    def read(self, node: Node, what: str, reader: Reader) -> Id | Failed:
        scalar = read_text(self, node, what, reader, MAX_NAME)
        if isinstance(scalar, Failed):
            return scalar
        value = " ".join(scalar.value.split())
        if not value:
            return self.wrong(node, what, reader)
        if self.names and not ID.fullmatch(value):
            return Id(printed(value, reader.manner), scalar)
        made = Id(value, scalar)
        reader.refs.append((made, self.kinds))
        return made

    def schema(self) -> Json:
        return {"$ref": "#/$defs/id"} if not self.names else {"type": "string", "minLength": 1}


def better_id(text: str) -> str:
    """What cannot be an id → the nearest that can, or ""."""
    letters = "".join(letter for letter in normalize("NFD", text.lower()) if not "\u0300" <= letter <= "\u036f")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


class NewId(Type):
    """The id that a record gets here."""

    wants = "an id"

    def read(self, node: Node, what: str, reader: Reader) -> Id | Failed:
        scalar = read_text(self, node, what, reader, MAX_NAME)
        if isinstance(scalar, Failed):
            return scalar
        if ID.fullmatch(scalar.value):
            return Id(scalar.value, scalar)
        better = better_id(scalar.value)
        hint = "an id is made of small letters a to z, digits and hyphens" + (f": `{better}`" if better else "")
        return reader.error(scalar, f"{describe(scalar)} cannot be an id", hint)

    def schema(self) -> Json:
        return {"$ref": "#/$defs/id"}


class Script(Type):
    """A name in scripts of its own: `{ar: …, he: …}`; one right-to-left spelling alone tells its language itself."""

    wants = "a language and a spelling, such as `{ar: معاوية}`"
    _tag = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
    _letters = f"[{RIGHT_TO_LEFT}]"

    def read(self, node: Node, what: str, reader: Reader) -> dict[str, str] | Failed:
        if isinstance(node, Scalar):
            letter = re.search(self._letters, node.value)
            return {language_of(letter[0]): " ".join(node.value.split())} if letter else self.wrong(node, what, reader)
        if not isinstance(node, Mapping):
            return self.wrong(node, what, reader)
        made: dict[str, str] = {}
        for key, value in node.pairs:
            tag = read_text(self, key, what, reader, MAX_NAME)
            text = TEXT_AS_IT_IS.read(value, f"`{key.value}`", reader)
            if isinstance(tag, Scalar) and not re.fullmatch(self._tag, tag.value):
                reader.error(key, f"`{tag.value}` is not a language", "write a language tag such as `ar`, `he` or `fa`")
            elif not isinstance(text, Failed):
                made[key.value] = text
        return made

    def schema(self) -> Json:
        by_language = {"type": "object", "propertyNames": {"pattern": f"^{self._tag}$"}}
        return {"anyOf": [{**by_language, "additionalProperties": {"type": "string"}}, {"type": "string"}]}


_TAGS = {"english": "en-GB", "british english": "en-GB", "american english": "en-US", "arabic": "ar", "persian": "fa",
         "turkish": "tr", "hebrew": "he", "french": "fr", "german": "de", "spanish": "es", "italian": "it",
         "latin": "la", "greek": "el", "old english": "ang", "dutch": "nl", "urdu": "ur"}  # fmt: skip


class Language(Text):
    """A language tag (BCP 47)."""

    def wrong(self, node: Node, what: str, reader: Reader, hint: str = "") -> Failed:
        written = node.value.strip() if isinstance(node, Scalar) else ""
        tag = _TAGS.get(written.lower()) or written.replace("_", "-")
        return super().wrong(node, what, reader, f"write `{tag}`" if re.fullmatch(self.pattern, tag) else hint)


class Address(Text):
    def wrong(self, node: Node, what: str, reader: Reader, hint: str = "") -> Failed:
        written = node.value if isinstance(node, Scalar) else ""
        return super().wrong(node, what, reader, f"write `https://{written}`" if written.startswith("www.") else hint)


TEXT = Text()
LOCATOR = Locator()
TEXT_AS_IT_IS = Text(verbatim=True)
LANGUAGE = Language(True, Script._tag, "a language tag such as `en-GB`, `ar` or `ar-Latn`")
_LETTERS = r"[^\s!-@\[-`{-\u00bf\u2010-\u206f]+"  # no blanks, figures or points; ʿ and ʾ are letters
DIVIDED = Text(True, rf"{_LETTERS}(-{_LETTERS})*", "a word with hyphens where it may break, such as `Mus-an-nāt`")
WORD = Text(
    pattern=r"[^\s([{“‘„«,;:!?](\S*[^\s,;:!?)\]}”’»])?", wants="a word without blanks or points around it, such as `BL`"
)
KEYWORD = Text(wants="a keyword", is_word=True)
ADDRESS = Address(True, r"(https?://|mailto:)\S+", "an address that begins with https://")
PROSE = ProseText()
COORDINATES = Coordinates()
DATE = Date()
YES_NO = YesNo()
