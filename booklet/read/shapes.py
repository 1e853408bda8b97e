"""What a value may be: types made of other types. A `Shape` is a mapping with known keys, each a `Field`."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Table
from typing import Any

from booklet.named import NamedTuple
from booklet.problems import Locatable
from booklet.read.context import Failed, Reader, nothing
from booklet.read.nodes import PLAIN, Mapping, Node, Scalar, Sequence
from booklet.read.types import Json, ProseText, Ref, Text, Type
from booklet.suggest import UNSEEN


class Field(NamedTuple):
    """A key an author may write: its type, what it is for in one sentence, and an example (YAML)."""

    key: str
    type: Type
    help: str
    example: str = ""
    required: bool = False
    name: str = ""  # the record's attribute, where it is not the key with `_` for blanks

    @property
    def attribute(self) -> str:
        return self.name or self.key.replace(" ", "_")


Values = dict[str, Any]
MAX_EXAMPLE = 60
_BULLET = r"[-–—•·]\s*[^\W\d]"


class Shape(Type):
    """A mapping with known keys. `noun` is what it is called ("an event"); `make` builds its value from those read.

    `also`: keys that may stand beside them and are read elsewhere."""

    def __init__(
        self,
        noun: str,
        fields: tuple[Field, ...],
        make: Callable[[Values, Node, Reader], Any],
        also: tuple[str, ...] = (),
    ) -> None:
        self.noun = noun
        self.also = also
        self.fields = fields
        self.make = make
        self.wants = f"a mapping with keys such as `{fields[0].key}`"
        self._by_key = {field.key: (field, field.attribute, field.type.read, f"`{field.key}`") for field in fields}
        self._required = tuple(field for field in fields if field.required)

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        values = self.values(node, what, reader, node)
        return values if isinstance(values, Failed) else self.make(values, node, reader)

    def values(self, node: Node, what: str, reader: Reader, at: Locatable) -> Values | Failed:
        """The values that are right, by attribute. What is missing is reported at `at`."""
        if not isinstance(node, Mapping):
            return self.wrong(node, what, reader, self.not_keyed(node))
        values: Values = {}
        empty: dict[str, Node] = {}
        reported: set[str] = set()
        for key, value in node.pairs:
            known = self._by_key.get(key.value)
            if known is None:
                self.unknown(key, reader)
                continue
            field, attribute, read, shown = known
            if nothing(value) or (field.required and isinstance(value, Scalar) and not value.value.strip()):
                empty[field.key] = key
                continue
            values[attribute] = made = read(value, shown, reader)
            if made.__class__ is Failed:
                del values[attribute]
                reported.add(field.key)
        for field in self._required:
            if field.attribute not in values and field.key not in reported:
                self.missing(field, empty.get(field.key), what, reader, at)
        return values

    def not_keyed(self, node: Node) -> str:
        """A hint for what is no mapping."""
        if isinstance(node, Sequence):
            return "leave out the `- `: its keys stand right under it"
        if isinstance(node, Scalar) and re.match(r"[^:\s][^:]*:\S", node.value):
            return "after a key stand a colon and a blank"
        first = self.fields[0]
        example = node.value if isinstance(node, Scalar) and first.type.is_text else first.example
        return f"in a line of its own under it, write `{first.key}: {example}`" if len(example) < MAX_EXAMPLE else ""

    def unknown(self, key: Scalar, reader: Reader) -> None:
        unseen = re.search(UNSEEN, key.value)
        if unseen:
            sign = f"U+{ord(unseen[0]):04X}"
            hint = f"an invisible sign ({sign}) stands in it: delete it, and type a blank if one is wanted"
            reader.error(key.after(unseen.start()), f"`{key.value}` is not a key of {self.noun}", hint)
            return
        known = ", ".join((*self._by_key, *self.also))
        guess = reader.did_you_mean(key.value, (*self._by_key, *self.also))
        hint = f"{guess} (keys: {known})" if guess else f"its keys are {known}"
        reader.error(key, f"`{key.value}` is not a key of {self.noun}", hint)

    def missing(self, field: Field, written: Node | None, what: str, reader: Reader, at: Locatable) -> None:
        example = f"for example `{field.key}: {field.example or '…'}`"
        if written is None:
            reader.error(at, f"{what} has no `{field.key}`", example)
        else:
            reader.error(written, f"`{field.key}` is empty", example)

    def schema(self) -> Json:
        properties = {field.key: described(field) for field in self.fields}
        made: Json = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [field.key for field in self._required]
        return {**made, "required": required} if required else made


def described(field: Field) -> Json:
    """A field → its JSON Schema with what an editor shows."""
    made: Json = {"description": field.help}
    if field.example:
        made["examples"] = [field.example]
    return {**field.type.schema(), **made}


class Many(Type):
    """A list; one value alone stands for a list of one. Gives a tuple."""

    def __init__(self, item: Type) -> None:
        self.item = item
        self.wants = f"{item.wants}, or a list"

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        if isinstance(node, Mapping) and isinstance(self.item, (Text, ProseText, Ref)):
            return self.wrong(node, what, reader)
        if not isinstance(node, Sequence):
            if isinstance(node, Scalar) and node.style == PLAIN and re.match(_BULLET, node.value):
                hint = "every item of a list begins with `- `, a hyphen and a blank, on a line of its own"
                reader.problems.warning(node, f"{what} is one text here, and begins as an item of a list would", hint)
            if isinstance(node, Scalar) and self.item.is_word and "," in node.value:
                return self.wrong(node, what, reader, f"several stand in brackets: `[{node.value}]`")
            made = self.item.read(node, what, reader)
            return made if isinstance(made, Failed) else (made,)
        all_made = [self.item.read(item, f"an item of {what}", reader) for item in node.items]
        return tuple(made for made in all_made if not isinstance(made, Failed))

    def schema(self) -> Json:
        item = self.item.schema()
        return {"anyOf": [item, {"type": "array", "items": item}]}


class Either(Type):
    """One type for a single value and another for a mapping."""

    def __init__(self, scalar: Type, mapping: Type) -> None:
        self.scalar = scalar
        self.mapping = mapping
        self.is_word = scalar.is_word
        self.wants = f"{scalar.wants}, or {mapping.wants}"

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        if isinstance(node, Scalar):
            return self.scalar.read(node, what, reader)
        return self.mapping.read(node, what, reader) if isinstance(node, Mapping) else self.wrong(node, what, reader)

    def schema(self) -> Json:
        return {"anyOf": [self.scalar.schema(), self.mapping.schema()]}


class Keyed(Type):
    """A mapping from keys the author chooses, or a list of such keys alone. Gives a tuple of `make(key, value)`."""

    def __init__(self, key: Type, value: Type, make: Callable[..., Any], wants: str, bare: bool = True) -> None:
        self.key = key
        self.value = value
        self.make = make
        self.bare = bare
        self.wants = wants

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        made = []
        if isinstance(node, Mapping):
            for key_node, value_node in node.pairs:
                key = self.key.read(key_node, f"a key of {what}", reader)
                if isinstance(key, Failed):
                    continue
                if nothing(value_node) and self.bare:
                    made.append(self.make(key))
                    continue
                value = self.value.read(value_node, f"`{key_node.value}`", reader)
                if not isinstance(value, Failed):
                    made.append(self.make(key, value))
            return tuple(made)
        if not self.bare or (isinstance(node, Scalar) and not node.value.strip()):
            hint = "each begins with a key of its own and a colon" if isinstance(node, Sequence) else ""
            return self.wrong(node, what, reader, hint)
        for item in node.items if isinstance(node, Sequence) else (node,):
            key = self.key.read(item, f"an item of {what}", reader)
            if not isinstance(key, Failed):
                made.append(self.make(key))
        return tuple(made)

    def schema(self) -> Json:
        key = self.key.schema()
        made: Json = {"type": "object", "propertyNames": key, "additionalProperties": self.value.schema()}
        return {"anyOf": [made, key, {"type": "array", "items": key}]} if self.bare else made


class Convert(Type):
    """Another type, and what is made of its value; `make` may report and give FAILED."""

    def __init__(self, type: Type, make: Callable[[Any, Node, Reader], Any]) -> None:
        self.type = type
        self.make = make
        self.wants = type.wants

    def read(self, node: Node, what: str, reader: Reader) -> Any:
        value = self.type.read(node, what, reader)
        return value if isinstance(value, Failed) else self.make(value, node, reader)

    def schema(self) -> Json:
        return self.type.schema()


def filled(kind: Callable[..., Any], fillers: Table[str, Any]) -> Callable[[Values, Node, Reader], Any]:
    """A maker of `kind(**values, at=node)`; what is required and missing (it was reported) is filled in."""

    def make(values: Values, node: Node, _reader: Reader) -> Any:
        return kind(**{**fillers, **values}, at=node)

    return make
