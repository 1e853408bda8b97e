"""The structure tree of a PDF as nodes."""

from __future__ import annotations

from collections.abc import Callable

import foreign
import pikepdf
from pikepdf import Array, Dictionary, Name

from booklet.inspect import Reading
from booklet.inspect.tree import Node, Words
from tests.dossier import built

Read = Callable[[bytes], Reading]


def outline(node: Node, depth: int = 0) -> str:
    """One line an element: tag, role where it is another, attributes, its own text."""
    words = [node.tag if node.tag == node.role else f"{node.tag}={node.role}"]
    words += [f"{key}={node.get(key)}" for key in node.attributes]
    words += [repr(kid.text) for kid in node.kids if isinstance(kid, Words)]
    lines = [" " * depth + " ".join(words), *(outline(kid, depth + 1) for kid in node.nodes())]
    return "\n".join(lines)


def test_a_word_processors_tree(read: Read) -> None:
    tree = read(foreign.word_like()).tree
    assert tree.root is not None
    assert outline(tree.root).splitlines() == [
        "Document",
        " Überschrift=H3 'A head'",
        " Standard=P 'Two lines of text,a gap and a kern.'",
        " Standard=P Lang=en 'for example this'",
        " Table",
        "  TR",
        "   TD Scope=Column ColSpan=2 'cell'",
        " P 'inside a form'",
        " Figure ''",
    ]
    assert {node.page for node in tree.nodes()} == {1}
    assert tree.faults == ()


def test_roles_of_pdf_2_go_by_namespaces(read: Read) -> None:
    maker = foreign.Maker()
    standard = maker.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS="http://iso.org/pdf2/ssn"))
    own = Dictionary(Type=Name.Namespace, NS="urn:own", RoleMapNS=Dictionary(Box=Array([Name.Aside, standard])))
    document = maker.element("Document")
    maker.element("Box", document, NS=maker.pdf.make_indirect(own))
    maker.element("Title", document, NS=standard)
    maker.page("")
    root = read(maker.bytes()).tree.root
    assert root is not None
    assert [(kid.tag, kid.role) for kid in root.nodes()] == [("Box", "Aside"), ("Title", "Title")]


def test_a_tree_without_one_document_has_a_root_all_the_same(read: Read) -> None:
    maker = foreign.Maker()
    maker.page("")
    maker.element("P")
    maker.element("P")
    root = read(maker.bytes()).tree.root
    assert root is not None
    assert (root.tag, len(root.kids)) == ("StructTreeRoot", 2)


def test_a_circle_ends_and_is_told(read: Read) -> None:
    maker = foreign.Maker()
    maker.page("")
    document = maker.element("Document")
    inner = maker.element("Sect", document)
    inner.K.append(document)
    tree = read(maker.bytes()).tree
    assert [rule for rule, _ in tree.faults] == ["circle"]


def test_a_bottomless_tree_ends_and_is_told(read: Read) -> None:
    maker = foreign.Maker()
    maker.page("")
    node = None
    for _ in range(500):
        node = maker.element("Div", node)
    tree = read(maker.bytes()).tree
    assert [rule for rule, _ in tree.faults] == ["circle"]
    assert 10 < sum(1 for _ in tree.nodes()) < 500


def test_what_is_no_element_is_told(read: Read) -> None:
    maker = foreign.Maker()
    maker.page("")
    maker.element("P", maker.element("Document"), Dictionary(Type=Name.Nothing), pikepdf.String("?"), 7)
    tree = read(maker.bytes()).tree
    assert [rule for rule, _ in tree.faults] == ["kid"]
    assert [words.drawn for words in next(tree.nodes()).words()] == [False]


def test_our_own_tree(read: Read) -> None:
    made = built()
    root = read(made.pdf).tree.root
    assert root is not None
    assert root.role == "Document"
    assert root.get("Lang") in ("", "en-GB")
    hyphens = [node for node in root.walk() if "\u00ad" in node.text()]
    assert hyphens == [], "a hyphen that only divides is no part of the text"
    assert "arbiters decide" in root.text()
