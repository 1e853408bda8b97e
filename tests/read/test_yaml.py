"""The node tree, and what the reader of YAML refuses."""

from __future__ import annotations

import pytest

from booklet.problems import Problems
from booklet.read.nodes import Mapping, Node, Scalar, Sequence, Source
from booklet.read.yaml import MAX_DEPTH, parse


def tree(text: str) -> tuple[Node | None, list[str]]:
    problems = Problems()
    root = parse(Source("a.yaml", text), problems)
    return root, [f"{p.location.line}:{p.location.column} {p.message}" for p in problems]


def data(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key.value: data(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


def test_scalars_keep_their_characters() -> None:
    root, messages = tree("a: no\nb: [08, 12:30, '1e3', ~]\nc: |\n  x\nd: {e: , 'f': !!str no}\n")
    assert messages == []
    assert data(root) == {"a": "no", "b": ["08", "12:30", "1e3", "~"], "c": "x\n", "d": {"e": "", "f": "no"}}
    assert isinstance(root, Mapping)
    inner = root.pairs[3][1]
    assert isinstance(inner, Mapping)
    assert [key.style for key, _ in inner.pairs] == ["", "'"]
    assert [key.locate()[1:] for key, _ in (*root.pairs, *inner.pairs)][-3:] == [(5, 1), (5, 5), (5, 10)]


def test_aliases_repeat_what_was_written() -> None:
    root, messages = tree("a: &x [1, 2]\nb: *x\nc: {d: &y word, e: *y}\n")
    assert messages == []
    assert data(root) == {"a": ["1", "2"], "b": ["1", "2"], "c": {"d": "word", "e": "word"}}


def test_nothing_at_all() -> None:
    assert tree("") == (None, [])
    assert tree("# a remark\n") == (None, [])


def test_depth() -> None:
    fits = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert tree(fits)[1] == []
    assert tree("[" + fits + "]")[1] == [f"1:{MAX_DEPTH + 1} this is nested more than {MAX_DEPTH} levels deep"]
    assert tree("[" * 100_000)[1] == [f"1:{MAX_DEPTH + 1} this is nested more than {MAX_DEPTH} levels deep"]


def test_a_bomb_of_nested_aliases_and_a_flat_one() -> None:
    nested = "a: &a0 [x,x,x,x,x,x,x,x]\n"
    nested += "".join(f"b{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    flat = "a: &a [" + "x," * 1000 + "]\nb: [" + "*a," * 300 + "]\n"
    for text in (nested, flat):
        root, messages = tree(text)
        assert root is None
        assert [message.partition(" ")[2] for message in messages] == [
            "the aliases of this file stand for more than 200,000 values"
        ]


def test_a_comma_in_a_number_inside_brackets() -> None:
    root, messages = tree("says: {men: about 2,000, arrived: late}\nalso: [some 12,500 men, 3, 4]\n")
    assert messages == [
        "1:21 inside brackets the comma in `2,000` ends the value",
        "2:16 inside brackets the comma in `12,500 men` ends the value",
    ]
    assert data(root) == {"says": {"men": "about 2", "arrived": "late"}, "also": ["some 12", "3", "4"]}


WRONG = [
    ("a: 1\nb: 2\na: 3\n", "3:1 the key `a` stands twice in one mapping"),
    ("? [a]\n: b\n", "1:3 a key must be text"),
    ("a: &x {b: c}\nd:\n  <<: *x\n", "3:3 `<<` (merge) is not used here"),
    ("a: !!int 3\n", "1:4 the YAML tag `!!int` is not used here"),
    ("a: !new {}\n", "1:4 the YAML tag `!new` is not used here"),
    ("a: 1\n---\nb: 2\n", "2:1 a second YAML document starts here"),
    ("a: *b\n", "1:4 a value that begins with `*` needs quotation marks (nothing is marked `&b` above)"),
    ("a: &x [*x]\n", "1:8 `*x` stands inside `&x`, the very thing it repeats"),
    ("a: \x07\n", "1:4 an invisible control character (U+0007) stands here"),
    ("a: x\u2028y\n", "1:5 an invisible control character (U+2028) stands here"),
    ('a: "x\\0y"\n', "1:6 this escape makes a control character (U+0000)"),
    ("a:\n\tb: c\n", "2:1 a tab cannot indent"),
    ("a: b: c\n", "1:5 a second `: ` in one line"),
    ("a:\n  b: c\n    d: e\n", "3:5 this line does not fit the lines above it"),
    ("a:\n  b: c\n d: e\n", "3:2 this line does not fit the lines above it"),
    ("a: [b\nc: d\n", "1:4 this bracket is not closed properly"),
    ("a: {b: c\n", "1:4 this bracket is not closed properly"),
    ("a: 'b\nc: d\n", "1:4 the quotation mark opened here is never closed"),
    ('a: "b" c\n', "1:8 the value ends with its quotation mark, and more words follow"),
    ("a: @b\n", "1:4 a value cannot begin with `@`"),
    ("a: *\n", "1:4 a value that begins with `*` needs quotation marks"),
    ('a: "\\m"\n', "1:5 `\\` has a meaning inside double quotation marks"),
    ('a: "\\u12"\n', "1:7 this escape cannot be read"),
    ("a: | b\n", "1:6 after `|` or `>` the line must end"),
    ("- a\nb: c\n", "2:1 this line does not fit the lines above it"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_refused(text: str, message: str) -> None:
    assert tree(text)[1] == [message]
