"""The structure tree as text, and what validators do not ask: that tree, pages and ParentTree say the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import handset
import pikepdf
import pytest

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


def walk(node: pikepdf.Object, depth: int = 0) -> Iterator[tuple[int, pikepdf.Object]]:
    yield depth, node
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from walk(kid, depth + 1)


def kids(node: pikepdf.Object) -> list[pikepdf.Object]:
    if "/K" not in node:
        return []
    held = node.K
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def held(node: pikepdf.Object, pages: dict[tuple[int, int], int]) -> list[tuple[int, int] | str]:
    """(page from 1, MCID) for each marked sequence, "link" for an annotation."""
    out: list[tuple[int, int] | str] = []
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/MCR":
                out.append((pages[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                out.append("link")
        else:
            out.append((pages[node.Pg.objgen], int(kid)))
    return out


def tree(pdf: pikepdf.Pdf) -> str:
    """One line an element: tag, attributes, page.MCID of what it holds."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    lines: list[str] = []
    for depth, node in walk(pdf.Root.StructTreeRoot.K):
        words = [str(node.S)[1:]]
        words += [f"{key}={node['/' + key]}" for key in ("Lang", "Alt", "ActualText") if "/" + key in node]
        if "/A" in node:
            words += [
                f"{key[1:]}={_shown(value)}" for key, value in sorted(node.A.items()) if key not in ("/O", "/BBox")
            ]
        words += [what if isinstance(what, str) else f"{what[0]}.{what[1]}" for what in held(node, pages)]
        lines.append(" " * depth + " ".join(words))
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, pikepdf.Array) else str(value).lstrip("/")


def test_the_tree_as_text(opened: pikepdf.Pdf) -> None:
    assert tree(opened) == EXPECTED


def test_every_marked_sequence_has_one_owner_and_the_parent_tree_names_it(opened: pikepdf.Pdf) -> None:
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    owners: dict[tuple[int, int], pikepdf.Object] = {}
    for _, node in walk(opened.Root.StructTreeRoot.K):
        for what in held(node, pages):
            if not isinstance(what, str):
                assert what not in owners, f"{what} belongs to two elements"
                owners[what] = node
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2]))
    seen = 0
    for number, page in enumerate(opened.pages, 1):
        drawn = [int(found) for found in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
        assert drawn == list(range(len(drawn))), "numbered in the order of drawing, none twice"
        listed = list(parents.pop(int(page.StructParents)))
        assert [owners[number, mcid].objgen for mcid in drawn] == [node.objgen for node in listed]
        seen += len(drawn)
        for annotation in page.get("/Annots", []):
            owner = parents.pop(int(annotation.StructParent))
            assert owner.S == "/Link"
            assert any(
                kid.Obj.objgen == annotation.objgen for kid in kids(owner) if isinstance(kid, pikepdf.Dictionary)
            )
    assert seen == len(owners) > 20
    assert parents == {}
    assert opened.Root.StructTreeRoot.ParentTreeNextKey == len(numbers) // 2


def test_every_element_names_its_parent(opened: pikepdf.Pdf) -> None:
    root = opened.Root.StructTreeRoot
    assert root.K.P.objgen == root.objgen
    count = 0
    for _, node in walk(root.K):
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == node.objgen
                count += 1
    assert count > 20


def test_heads_have_a_scope_and_ids_are_found(opened: pikepdf.Pdf) -> None:
    heads = [node for _, node in walk(opened.Root.StructTreeRoot.K) if node.S == "/TH"]
    assert len(heads) == 5
    assert {str(head.A.Scope) for head in heads} == {"/Column", "/Row"}
    names = list(opened.Root.StructTreeRoot.IDTree.Names)
    found = {str(key): node for key, node in zip(names[::2], names[1::2])}
    assert list(found) == sorted(found) == ["head-0", "head-1", "row-0", "row-1", "row-2"]
    assert all(str(node.ID) == key for key, node in found.items())


def test_marked_content_is_flat(opened: pikepdf.Pdf) -> None:
    for page in opened.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth in (0, 1)
            if str(operator) in ("TJ", "re", "S", "f"):
                assert depth == 1, "nothing is drawn outside an element or an artifact"
        assert depth == 0


def test_a_figure_has_the_box_of_its_ink(opened: pikepdf.Pdf) -> None:
    figure = next(node for _, node in walk(opened.Root.StructTreeRoot.K) if node.S == "/Figure")
    left, bottom, right, top = map(float, figure.A.BBox)
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
