"""Sixty-odd small damages to a good PDF, as a careless writer might have made them. `FAULTS` edit it before it is
saved, `WRITTEN` change the bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

FAULTS: dict[str, Callable[[Pdf], None]] = {}


def fault(function: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
    """Enter a function by its name, in words."""
    FAULTS[function.__name__.replace("_", " ")] = function
    return function


def elements(pdf: Pdf, tag: str = "") -> Iterator[Any]:
    """All elements, or those of a tag, in reading order."""
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        node = todo.pop()
        if not tag or str(node.S)[1:] == tag:
            yield node
        todo += reversed([kid for kid in kids(node) if isinstance(kid, Dictionary) and "/S" in kid])


def first(pdf: Pdf, tag: str, having: str = "/S") -> Any:
    return next(node for node in elements(pdf, tag) if having in node)


def kids(node: Any) -> list[Any]:
    below = node.get("/K", Array())
    return list(below) if isinstance(below, Array) else [below]


def leaf(pdf: Pdf, tag: str = "P") -> Any:
    """The first element of a tag that holds marks of its own."""
    return next(node for node in elements(pdf, tag) if any(isinstance(kid, int) for kid in kids(node)))


def attributes(node: Any) -> list[Any]:
    owned = node.get("/A", Array())
    return list(owned) if isinstance(owned, Array) else [owned]


def owner(node: Any, key: str) -> Any:
    """The attribute object of an element that has `key`."""
    return next(item for item in attributes(node) if key in item)


def home(pdf: Pdf) -> Any:
    """A page with running text: the first that has marks of several elements."""
    return next(page for page in pdf.pages if len(set(owners(pdf, page))) > 3 and b"/MCID 5>>" in held(page))


def held(page: Any) -> bytes:
    return bytes(page.Contents.read_bytes())


def change(pdf: Pdf, old: str, new: str) -> None:
    """Put `new` for the first match of `old` in the content of `home`."""
    edited, count = re.subn(old.encode(), new.encode(), held(home(pdf)), count=1, flags=re.DOTALL)
    assert count == 1, old
    home(pdf).Contents.write(edited)


def owners(pdf: Pdf, page: Any) -> list[Any]:
    """A page's entry in the ParentTree: references, by MCID."""
    numbers = list(parents(pdf))
    return [node.objgen for node in numbers[2 * int(page.StructParents) + 1]]


def listed(pdf: Pdf) -> Any:
    """The entry of `home` itself."""
    return parents(pdf)[2 * int(home(pdf).StructParents) + 1]


def link(pdf: Pdf) -> Any:
    """The first annotation."""
    return next(page.Annots[0] for page in pdf.pages if "/Annots" in page)


def parents(pdf: Pdf) -> Any:
    return pdf.Root.StructTreeRoot.ParentTree.Nums


# What pages draw


@fault
def a_mark_is_used_twice(pdf: Pdf) -> None:
    change(pdf, r"/MCID 2>>", "/MCID 1>>")


@fault
def a_mark_belongs_to_nobody(pdf: Pdf) -> None:
    node = next(node for node in elements(pdf, "P") if sum(isinstance(kid, int) for kid in kids(node)) > 1)
    node.K = Array([kid for kid in kids(node) if not isinstance(kid, int)] or [kids(node)[0]])


@fault
def a_mark_belongs_to_two(pdf: Pdf) -> None:
    one = leaf(pdf)
    other = next(n for n in elements(pdf, "P") if n.objgen != one.objgen and n.get("/Pg", one).objgen == one.Pg.objgen)
    other.K = Array([*kids(other), next(kid for kid in kids(one) if isinstance(kid, int))])


@fault
def an_element_holds_a_mark_that_is_not_drawn(pdf: Pdf) -> None:
    node = leaf(pdf)
    node.K = Array([*kids(node), 9999])


@fault
def text_is_outside_all_marks(pdf: Pdf) -> None:
    change(pdf, r"/\w+<</MCID 1>>BDC(.*?)EMC", r"\1")


@fault
def text_is_in_a_mark_without_a_number(pdf: Pdf) -> None:
    change(pdf, r"/\w+<</MCID 1>>BDC", "/P BMC")


@fault
def a_rule_is_outside_all_marks(pdf: Pdf) -> None:
    change(pdf, r"\Z", "\n10 10 50 1 re f")


@fault
def an_artifact_is_inside_an_element(pdf: Pdf) -> None:
    change(pdf, r"(/\w+<</MCID 1>>BDC)", r"\1 /Artifact BMC EMC")


@fault
def an_element_is_inside_an_artifact(pdf: Pdf) -> None:
    change(pdf, r"(/\w+<</MCID 1>>BDC.*?EMC)", r"/Artifact BMC \1 EMC")


@fault
def marks_are_nested(pdf: Pdf) -> None:
    change(pdf, r"(/\w+<</MCID 1>>BDC)(.*?EMC)\s*(/\w+<</MCID 2>>BDC.*?EMC)", r"\1 \3 \2")


@fault
def a_mark_is_never_closed(pdf: Pdf) -> None:
    change(pdf, r"EMC(\s*(?:ET)?\s*)\Z", r"\1")


@fault
def a_mark_is_closed_twice(pdf: Pdf) -> None:
    change(pdf, r"EMC", "EMC EMC")


@fault
def a_mark_outlives_its_text_object(pdf: Pdf) -> None:
    change(pdf, r"EMC\s*ET", "ET EMC")


# The way back from pages to elements


@fault
def the_parent_tree_is_too_short(pdf: Pdf) -> None:
    del listed(pdf)[-1]


@fault
def the_parent_tree_is_too_long(pdf: Pdf) -> None:
    listed(pdf).append(listed(pdf)[0])


@fault
def the_parent_tree_names_another(pdf: Pdf) -> None:
    nodes = listed(pdf)
    nodes[0] = next(node for node in nodes if node.objgen != nodes[0].objgen)


@fault
def the_parent_tree_is_out_of_order(pdf: Pdf) -> None:
    numbers = list(parents(pdf))
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array(numbers[2:4] + numbers[:2] + numbers[4:])


@fault
def the_parent_tree_lacks_a_page(pdf: Pdf) -> None:
    place = 2 * int(home(pdf).StructParents)
    del parents(pdf)[place : place + 2]


@fault
def the_parent_tree_counts_on_too_early(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTreeNextKey = 1


@fault
def a_page_does_not_say_its_key(pdf: Pdf) -> None:
    del home(pdf).obj["/StructParents"]


@fault
def two_pages_have_one_key(pdf: Pdf) -> None:
    home(pdf).obj.StructParents = pdf.pages[-1].obj.StructParents


@fault
def an_element_names_another_parent(pdf: Pdf) -> None:
    leaf(pdf).P = leaf(pdf, "H1")


@fault
def a_link_does_not_say_its_key(pdf: Pdf) -> None:
    del link(pdf)["/StructParent"]


@fault
def a_link_says_the_key_of_another(pdf: Pdf) -> None:
    link(pdf).StructParent = int(link(pdf).StructParent) + 1


@fault
def tabs_do_not_follow_the_tree(pdf: Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/Tabs"]


# Elements


@fault
def there_is_no_tree(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


@fault
def an_element_is_held_twice(pdf: Pdf) -> None:
    node = leaf(pdf)
    above = node.P
    above.K = Array([*kids(above), node])


@fault
def a_tag_is_unknown(pdf: Pdf) -> None:
    leaf(pdf).S = Name.Absatz


@fault
def the_role_map_goes_in_a_circle(pdf: Pdf) -> None:
    leaf(pdf).S = Name.Absatz
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Absatz=Name.Zeile, Zeile=Name.Absatz)


@fault
def a_head_has_no_scope(pdf: Pdf) -> None:
    node = next(node for node in elements(pdf, "TH") if any("/Scope" in item for item in attributes(node)))
    del owner(node, "/Scope")["/Scope"]


@fault
def a_cell_names_a_head_that_is_not_there(pdf: Pdf) -> None:
    first(pdf, "TD").A = Dictionary(O=Name.Table, Headers=Array([String("nobody")]))


@fault
def a_row_is_too_short(pdf: Pdf) -> None:
    row = list(elements(pdf, "TR"))[1]
    row.K = Array(kids(row)[:-1])


@fault
def a_table_has_no_heads(pdf: Pdf) -> None:
    table = first(pdf, "Table")
    for node in elements(pdf, "TH"):
        above = node
        while "/P" in above and above.S not in ("/Table", "/Document"):
            above = above.P
        if above.objgen == table.objgen:
            node.S = Name.TD


@fault
def a_heading_skips_a_level(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name.H4


@fault
def a_figure_has_no_alternative_text(pdf: Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


@fault
def a_figure_has_an_empty_alternative_text(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = String("")


@fault
def a_figure_has_no_box(pdf: Pdf) -> None:
    del owner(first(pdf, "Figure"), "/BBox")["/BBox"]


@fault
def a_link_has_no_annotation(pdf: Pdf) -> None:
    node = leaf(pdf, "Link")
    node.K = Array([kid for kid in kids(node) if isinstance(kid, int)])


@fault
def a_link_says_nothing(pdf: Pdf) -> None:
    del link(pdf)["/Contents"]


@fault
def a_link_is_tagged_as_something_else(pdf: Pdf) -> None:
    leaf(pdf, "Link").S = Name.Span


@fault
def a_link_leads_nowhere(pdf: Pdf) -> None:
    link(pdf).Dest[0] = pdf.make_indirect(Dictionary(Type=Name.Page))


@fault
def a_note_has_no_id(pdf: Pdf) -> None:
    node = next(node for node in elements(pdf) if node.S in ("/Note", "/FENote"))
    del node["/ID"]


@fault
def two_elements_have_one_id(pdf: Pdf) -> None:
    leaf(pdf).ID = next(node.ID for node in elements(pdf) if "/ID" in node)


@fault
def an_id_leads_to_another_element(pdf: Pdf) -> None:
    names = pdf.Root.StructTreeRoot.IDTree.Names
    names[1] = leaf(pdf)


@fault
def ids_are_out_of_order(pdf: Pdf) -> None:
    tree = pdf.Root.StructTreeRoot.IDTree
    above = leaf(pdf)
    above.ID = String("aaa")
    tree.Names = Array([*tree.Names, String("aaa"), above])


@fault
def a_list_holds_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "LI").S = Name.P


@fault
def a_row_is_outside_a_table(pdf: Pdf) -> None:
    first(pdf, "Table").S = Name.Div


@fault
def contents_hold_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "TOCI").S = Name.P


@fault
def a_paragraph_is_empty(pdf: Pdf) -> None:
    above = leaf(pdf).P
    above.K = Array([*kids(above), pdf.make_indirect(Dictionary(S=Name.P, P=above))])


@fault
def arabic_is_not_said(pdf: Pdf) -> None:
    del first(pdf, "Span", "/ActualText")["/ActualText"]


@fault
def a_language_is_misspelt(pdf: Pdf) -> None:
    first(pdf, "Span", "/Lang").Lang = String("arabic_language")


# The file


@fault
def the_file_names_no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


@fault
def the_file_does_not_say_that_it_is_tagged(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]


@fault
def the_file_has_no_title(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", packet, flags=re.DOTALL))
    del pdf.docinfo["/Title"]


@fault
def the_title_is_not_shown(pdf: Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@fault
def two_titles_differ(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "Another"


@fault
def there_is_no_xmp(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]


@fault
def the_first_page_has_no_label(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[0] = 1


@fault
def labels_go_on_behind_the_last_page(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums.append(500)
    pdf.Root.PageLabels.Nums.append(Dictionary(S=Name.D))


@fault
def a_bookmark_leads_nowhere(pdf: Pdf) -> None:
    mark = pdf.Root.Outlines.First
    del mark["/Dest"]


@fault
def a_font_is_not_embedded(pdf: Pdf) -> None:
    del home(pdf).Resources.Font.F1.DescendantFonts[0].FontDescriptor["/FontFile2"]


@fault
def a_font_does_not_say_what_its_codes_mean(pdf: Pdf) -> None:
    del home(pdf).Resources.Font.F1["/ToUnicode"]


@fault
def a_code_means_the_replacement_character(pdf: Pdf) -> None:
    _remap(pdf, b"FFFD")


@fault
def a_code_means_nothing(pdf: Pdf) -> None:
    _remap(pdf, b"0000")


@fault
def a_code_is_left_out(pdf: Pdf) -> None:
    _remap(pdf, b"")


def _remap(pdf: Pdf, meaning: bytes) -> None:
    """Give the letter e of the first font another meaning, or none."""
    unicode = home(pdf).Resources.Font.F1.ToUnicode
    new = rb"<\1> <" + meaning + b">" if meaning else rb"<00> <0020>"
    edited, count = re.subn(rb"<([0-9A-F]+)> <0065>", new, unicode.read_bytes(), count=1)
    assert count == 1
    unicode.write(edited)


@fault
def a_stream_is_cut_off(pdf: Pdf) -> None:
    content = home(pdf).Contents
    content.write(content.read_raw_bytes()[:-40], filter=Name.FlateDecode)


def made(good: bytes, name: str) -> bytes:
    """A good file → the same with a fault; with none if there is none of that name."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        if name in FAULTS:
            FAULTS[name](pdf)
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return WRITTEN.get(name, bytes)(out.getvalue())


def wrong_start(pdf: bytes) -> bytes:
    """The last lines lead to a place where there is no table of objects."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n17", pdf)


def locked(pdf: bytes) -> bytes:
    """Screen readers are shut out (in revision 3: in later ones nothing can)."""
    rights = pikepdf.Permissions(accessibility=False)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            out, encryption=pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False, allow=rights)
        )
    return out.getvalue()


def cut(pdf: bytes) -> bytes:
    """The end did not come through."""
    return pdf[:-600]


WRITTEN: dict[str, Callable[[bytes], bytes]] = {
    "the table of objects is elsewhere": wrong_start,
    "the file is cut off": cut,
    "screen readers are shut out": locked,
}
