"""The structure tree as text, and what validators do not ask: that tree, pages and ParentTree say the same."""

from __future__ import annotations

import io
from collections.abc import Iterator

import handset
import pikepdf
import pytest

from booklet.inspect import Reading, findings
from booklet.inspect.tree import Node, Value, Words
from booklet.pdf.file import File
from booklet.pdf.structure import Structure
from booklet.pdf.write import write_pdf
from booklet.typeset.page import Element, Page, Pages, Placed

EXPECTED = """\
Document Lang=en-GB
 Sect
  H1 1.0
  P 1.1 1.3 1.5 2.0
   Link 1.2 link
   Link 1.4 link
  P 1.6
  P Lang=ar ActualText=عَمْرُو بن العاص ولّى محمّد بن أبي بكر مصر سنة ٣٨ لا إلى الكوفة 1.7
  P 1.8 1.10
   Span Lang=ar ActualText=محمد بن أبي بكر 1.9
  Table
   THead
    TR
     TH Scope=Column
      P 1.11
     TH Scope=Column
      P 1.12
   TBody
    TR
     TH Scope=Row
      P 1.13
     TD Headers=head-1,row-0
      P 1.14
    TR
     TH Scope=Row
      P 1.15
     TD Headers=head-1,row-1
    TR
     TH Scope=Row
      P 2.1
     TD Headers=head-1,row-2
      P 2.2
  Figure Alt=Two works share one witness. Placement=Block 2.3
  P
   Reference
    Link 2.4 link
"""


def tree(reading: Reading) -> str:
    """One line an element: tag, attributes, page.MCID of what it holds."""
    assert reading.tree.root is not None
    return "".join(lines(reading.tree.root, 0))


def lines(node: Node, depth: int) -> Iterator[str]:
    words = [node.tag, *(f"{key}={_shown(value)}" for key, value in node.attributes.items() if key != "BBox")]
    for kid in node.kids:
        if not isinstance(kid, Node):
            words.append(f"{kid.page}.{kid.mcid}" if isinstance(kid, Words) else "link")
    yield " " * depth + " ".join(words) + "\n"
    for kid in node.nodes():
        yield from lines(kid, depth + 1)


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else ",".join(value)


def test_the_tree_as_text(opened: pikepdf.Pdf) -> None:
    assert tree(Reading(opened)) == EXPECTED


def test_pages_tree_and_the_ways_back_agree(opened: pikepdf.Pdf) -> None:
    """`booklet.inspect.soundness` says in what: owners, parents, heads, IDs, flat marks, nothing outside them …"""
    assert findings(Reading(opened)) == []


def test_marks_are_numbered_in_the_order_of_drawing(opened: pikepdf.Pdf) -> None:
    for content in Reading(opened).contents:
        assert [sequence.mcid for sequence in content.sequences] == list(range(len(content.sequences)))
        assert content.sequences


def test_a_figure_has_the_box_of_its_ink(opened: pikepdf.Pdf) -> None:
    figure = next(node for node in Reading(opened).tree.nodes() if node.role == "Figure")
    left, bottom, right, top = map(float, figure.attributes["BBox"])
    assert (left, right) == pytest.approx((49.75, 150.25), abs=0.01)
    assert bottom == pytest.approx(handset.HEIGHT - 185 - 2.5, abs=0.01)
    assert top == pytest.approx(handset.HEIGHT - 120 + 0.25, abs=0.01)


def pages_of(element: Element, root: Element) -> Pages:
    marks = [handset.line(element, 50, "words")]
    return Pages(200, 100, [Page(1, "1", [Placed(0, 0, marks)])], {}, [], root, "Title", "en")


def test_tags_of_pdf_2_are_mapped() -> None:
    root = Element("Document")
    with pikepdf.open(io.BytesIO(write_pdf(pages_of(Element("Em", Element("P", root)), root), created=None))) as pdf:
        assert dict(pdf.Root.StructTreeRoot.RoleMap) == {"/Em": pikepdf.Name.Span}


def test_unknown_tags_and_attributes_are_program_faults() -> None:
    root = Element("Document")
    for element in (Element("Paragraph", root), Element("P", root, Colour="red")):
        with pytest.raises(KeyError):
            write_pdf(pages_of(element, root), created=None)


def test_a_link_area_needs_a_link() -> None:
    root = Element("Document")
    with pytest.raises(ValueError, match="belongs to a Link"):
        Structure(root, 1).link(Element("P", root), 0, "1 0 R")


def test_elements_hang_in_the_order_of_first_use() -> None:
    root = Element("Document")
    later, sooner = Element("P", root), Element("P", Element("Sect", root))
    structure = Structure(root, 1)
    assert [structure.mark(sooner, 0), structure.mark(later, 0), structure.mark(sooner, 0)] == [0, 1, 2]
    assert structure.held[root] == [sooner.parent, later]
    assert structure.held[sooner] == [(0, 0), (0, 2)]
    file = File()
    structure.allot(file)
    assert structure.write(file, ["9 0 R"]).endswith(" 0 R")
