"""YAML text → node tree, from the events of libyaml's parser; everything that is not allowed here becomes a problem.

Events cost half of PyYAML's own loader and carry places. Refused, with a message: more than one document, keys that are
not text, a key twice, tags other than `!!str`, merge keys (`<<`), nesting deeper than 64, and aliases that stand for
more than 200,000 nodes in all (so that a file of a few lines cannot fill the memory).
"""

from __future__ import annotations

import re
from unicodedata import is_normalized

from yaml import YAMLError
from yaml.cyaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from booklet.problems import Location, Problems
from booklet.read.context import MAX_PROBLEMS
from booklet.read.nodes import DOUBLE, PLAIN, TEXT, Mapping, Node, Scalar, Sequence, Source, Spot
from booklet.read.syntax import explain

MAX_DEPTH = 64
MAX_ALIASED = 200_000

_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
MAX_NOTES = 100  # warnings that a note may be lost text: errors need the room
_TOUCHING = r"(?<=\S) #[^\s#!-]"
_STRING_TAGS = ("!", "tag:yaml.org,2002:str")


class _Refused(Exception):
    """The file cannot be read on; the problem has been reported."""


def parse(source: Source, problems: Problems) -> Node | None:
    """A file's text → its root node; None when there is none, or when what is wrong leaves no tree."""
    text = source.text
    if ("\x85" in text or "\u2028" in text or "\u2029" in text) and find_control(source, problems):
        return None  # libyaml takes these three for line ends, and no editor does
    builder = _Builder(source, problems)
    try:
        return builder.build(CParser(text))
    except ReaderError:
        find_control(source, problems)
    except YAMLError as error:
        location, message, hint = explain(error, source)
        problems.error(location, message, hint)
    except _Refused:
        pass
    return None


def find_control(source: Source, problems: Problems) -> bool:
    """Report the first character that no text may have, if there is one."""
    match = re.search(_CONTROL, source.text)
    if not match:
        return False
    before = source.text.rfind("\n", 0, match.start()) + 1
    line = source.text.count("\n", 0, match.start())
    at = Location(source.file, line + 1, match.start() - before + 1)
    problems.error(at, f"an invisible control character (U+{ord(match[0]):04X}) stands here", "delete it")
    return True


def _likely_text(text: str) -> frozenset[int]:
    """Lines (from 0) in which ` #` touches what follows, as no note of an author's would."""
    if not re.search(_TOUCHING, text):
        return frozenset()
    return frozenset(number for number, line in enumerate(text.split("\n")) if re.search(_TOUCHING, line))


class _Builder:
    """Keeps the open collections on a stack of its own, so that no depth of nesting can exhaust Python's."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.anchors: dict[str, tuple[Node, int] | None] = {}  # None while the node is still open
        self.count = 0  # nodes so far, what aliases stand for included
        self.aliased = 0
        self.cut: dict[int, Scalar] = {}  # by identity: what a comma in a number cut off
        self.comments = _likely_text(source.text)
        self.composing = "\\u" in source.text or not is_normalized("NFC", source.text)

    def build(self, parser: CParser) -> Node | None:
        source = self.source
        next_event = parser.get_event
        root: list[Node] = []
        items = root  # where finished nodes go: a mapping's keys and values alternate here
        stack: list[tuple[list[Node], Node, str | None, int]] = []
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                mark = event.start_mark
                scalar = Scalar(source, mark.line, mark.column, event.value, event.style)
                self.count += 1
                if (
                    self.composing
                    or event.tag
                    or event.anchor
                    or (event.style == DOUBLE and not event.value.isprintable())
                ):
                    self.scalar_extras(event, scalar)
                elif event.value[:1].isdigit() and mark.column > 1 and not event.style:
                    self.comma(scalar)
                if self.comments and not event.style and event.end_mark.line in self.comments:
                    self.comment(event)
                items.append(scalar)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                node: Node = (Mapping if kind is MappingStartEvent else Sequence)(source, mark.line, mark.column)
                stack.append((items, node, event.anchor, self.count))
                self.open(event, node, len(stack))
                items = []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done = items
                items, node, anchor, before = stack.pop()
                if isinstance(node, Mapping):
                    node.pairs = self.pairs(done)
                else:
                    assert isinstance(node, Sequence)
                    node.items = [item for item in done if id(item) not in self.cut] if self.cut else done
                self.count += 1
                if anchor:
                    self.anchors[anchor] = node, self.count - before
                items.append(node)
            elif kind is AliasEvent:
                items.append(self.alias(event))
            elif kind is DocumentStartEvent:
                if root:
                    self.refuse(event, "a second YAML document starts here", "use one file for each, without `---`")
            elif kind is StreamEndEvent:
                return root[0] if root else None

    def refuse(self, event: Event, message: str, hint: str = "") -> None:
        mark = event.start_mark
        self.problems.error(Location(self.source.file, mark.line + 1, mark.column + 1), message, hint)
        raise _Refused

    def open(self, event: MappingStartEvent | SequenceStartEvent, node: Node, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.refuse(event, f"this is nested more than {MAX_DEPTH} levels deep", "is a bracket too many?")
        if event.tag:
            self.tag(event.tag, node)
        if event.anchor:
            self.anchors[event.anchor] = None

    def scalar_extras(self, event: ScalarEvent, scalar: Scalar) -> None:
        if self.composing:
            scalar.compose()
        if event.tag in _STRING_TAGS:
            scalar.style = scalar.style or TEXT
        elif event.tag:
            self.tag(event.tag, scalar)
        if event.anchor:
            self.anchors[event.anchor] = scalar, 1
        match = re.search(_CONTROL, scalar.value) if scalar.style == DOUBLE else None
        if match:
            what = f"this escape makes a control character (U+{ord(match[0]):04X})"
            self.problems.error(Spot(scalar, match.start()), what, "delete it")
            scalar.value = re.sub(_CONTROL, "\ufffd", scalar.value)

    def comma(self, scalar: Scalar) -> None:
        """`{men: about 2,000}`: inside brackets a comma ends a value, even before a digit."""
        before = self.source.lines[scalar.line][: scalar.column]
        if before[-1:] == "," and before[-2:-1].isdigit():
            number = before.split()[-1].lstrip("[{") + scalar.value
            message = f"inside brackets the comma in `{number}` ends the value"
            self.problems.error(scalar, message, "put quotation marks round the whole value; decimals have a point")
            self.cut[id(scalar)] = scalar

    def comment(self, event: ScalarEvent) -> None:
        """`the king #1 of them`: what stands behind ` #` is lost."""
        end = event.end_mark
        rest = self.source.lines[end.line][end.column :]
        if rest.startswith(" #") and len(self.problems) < MAX_NOTES:
            at = Location(self.source.file, end.line + 1, end.column + 2)
            hint = "put quotation marks round the whole value; before a note of your own, leave a blank after the `#`"
            self.problems.warning(at, f"`{rest[1:20].strip()}` is not printed: ` #` begins a note", hint)

    def tag(self, tag: str, node: Node) -> None:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        hint = "leave it out; text that begins with `!` needs quotation marks round it"
        self.problems.error(node, f"the YAML tag `{shown}` is not used here", hint)

    def alias(self, event: AliasEvent) -> Node:
        name = event.anchor
        if name not in self.anchors:
            mark = event.start_mark
            rest = self.source.lines[mark.line][mark.column :].strip()
            self.refuse(
                event,
                f"a value that begins with `*` needs quotation marks (nothing is marked `&{name}` above)",
                f'write "{rest}", or put the text on its own lines after `|`',
            )
        anchored = self.anchors[name]
        if anchored is None:
            self.refuse(event, f"`*{name}` stands inside `&{name}`, the very thing it repeats")
        assert anchored is not None
        node, size = anchored
        self.count += size
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            self.refuse(event, f"the aliases of this file stand for more than {MAX_ALIASED:,} values")
        return node

    def pairs(self, nodes: list[Node]) -> list[tuple[Scalar, Node]]:
        """Keys and values in turn → pairs, without those whose key is wrong."""
        made: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        walk = iter(nodes)
        for key, value in zip(walk, walk):
            if id(key) in self.cut:
                continue
            if len(self.problems) >= MAX_PROBLEMS:
                raise _Refused
            if not isinstance(key, Scalar):
                self.problems.error(key, "a key must be text", "what begins with `[` or `{` needs quotation marks")
            elif key.value in seen:
                first = seen[key.value].locate().line
                hint = f"it stands already in line {first}: leave one of them"
                self.problems.error(key, f"the key `{key.value}` stands twice in one mapping", hint)
            elif key.value == "<<" and key.style == PLAIN:
                self.problems.error(key, "`<<` (merge) is not used here", "write the keys out")
            else:
                seen[key.value] = key
                made.append((key, value))
        return made
