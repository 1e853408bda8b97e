"""What each profile makes of the same pages, and that what is seen and read is the same in all of them."""

from __future__ import annotations

import io
import re

import handset
import page
import pikepdf
import pypdfium2
import pytest

from booklet import commands
from booklet.pdf.profile import PLAIN, PROFILES, UA1, UA1_FILES, UA2, UA2_FILES, Profile
from booklet.pdf.write import write_pdf
from booklet.typeset.page import Element, Line, Link, Page, Pages, Placed, Run

FILES = {"booklet.yaml": b"title: T\n"}
ALL = [UA1, UA1_FILES, UA2, UA2_FILES, PLAIN]


def opened(profile: Profile, pages: Pages | None = None) -> pikepdf.Pdf:
    files = FILES if profile.files else {}
    data = write_pdf(handset.booklet() if pages is None else pages, created=None, profile=profile, files=files)
    return pikepdf.open(io.BytesIO(data))


def test_the_command_line_offers_all_but_the_plain_one() -> None:
    assert tuple(PROFILES) == commands.PROFILES
    offered = [profile for both in PROFILES.values() for profile in both.values()]
    assert offered == [UA1, UA1_FILES, UA2, UA2_FILES]
    assert all(
        both[True] == both[False]._replace(files=True, archival=both[True].archival) for both in PROFILES.values()
    )


@pytest.mark.parametrize(("profile", "standard"), [(UA1, "ua1"), (UA1, "2a"), (UA1_FILES, "ua1"), (UA1_FILES, "3a")])
def test_validators_are_content(profile: Profile, standard: str) -> None:
    files = FILES if profile.files else {}
    data = write_pdf(handset.booklet(), created=None, profile=profile, files=files)
    report = page.validate_pdf_bytes(data, profile=standard)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.passed > 100


@pytest.mark.parametrize("profile", ALL)
def test_the_same_is_seen_and_copied(profile: Profile, written: bytes) -> None:
    files = FILES if profile.files else {}
    ours = pypdfium2.PdfDocument(write_pdf(handset.booklet(), created=None, profile=profile, files=files))
    usual = pypdfium2.PdfDocument(written)
    assert len(ours) == len(usual) == 2
    for mine, other in zip(ours, usual):
        assert bytes(mine.render().buffer) == bytes(other.render().buffer)
        assert mine.get_textpage().get_text_range() == other.get_textpage().get_text_range() != ""
    assert [entry.get_title() for entry in ours.get_toc()] == [entry.get_title() for entry in usual.get_toc()]


@pytest.mark.parametrize("profile", ALL)
def test_versions(profile: Profile) -> None:
    with opened(profile) as pdf:
        assert pdf.pdf_version == ("2.0" if profile in (UA2, UA2_FILES) else "1.7")
        assert ("/Info" in pdf.trailer) == (profile not in (UA2, UA2_FILES))
        assert len(bytes(pdf.trailer.ID[0])) == 16
        assert pdf.check_pdf_syntax() == []
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "en-GB"


def test_the_plain_one_has_no_trace_of_tags_and_claims() -> None:
    with opened(PLAIN) as pdf:
        assert pdf.Root.keys() == {
            "/Type", "/Pages", "/Lang", "/PageLabels", "/ViewerPreferences", "/Outlines", "/PageMode"
        }  # fmt: skip
        for each in pdf.pages:
            assert not {"/StructParents", "/Tabs"} & each.obj.keys()
            assert not re.search(rb"\b(BDC|BMC|EMC|MCID)\b", each.Contents.read_bytes())
            assert all("/StructParent" not in annotation for annotation in each.Annots)
        assert not any(isinstance(item, pikepdf.Dictionary) and "/Alt" in item for item in pdf.objects)
        assert str(pdf.docinfo["/Title"]) == "Egypt & <38> ʿAH"


def test_files_need_a_profile_that_has_them() -> None:
    with pytest.raises(ValueError, match="nothing attached"):
        write_pdf(handset.booklet(), created=None, profile=UA1, files=FILES)


# PDF 2.0


def notes() -> Pages:
    """A page with a heading, an entry of the contents that leads to it, and a note that two signs lead to."""
    root = Element("Document")
    heading = Element("H1", root)
    entry = Element("TOCI", Element("TOC", root))
    listed = Element("Link", Element("Reference", entry), Contents="Head")
    para = Element("P", root)
    signs = [Element("Link", Element("Reference", para), Contents=f"Note {n}") for n in range(2)]
    plain = Element("Link", para, Contents="Head")
    note = Element("Note", para, ID="note.1")
    beside = Element("Note", para, ID="note.2", NoteType="None")
    told = [heading, listed, *signs, plain, note, beside]
    marks = [handset.line(element, 20 + 15 * n, "words") for n, element in enumerate(told)]
    marks += [
        Link(40, 20, 9, 9, "#head", listed),
        Link(40, 35, 9, 9, "#head", listed),
        Link(40, 99, 9, 9, "#head", plain),
    ]
    marks += [Link(40, 50, 9, 9, "#note.1", sign) for sign in signs]
    begins = {"head": heading, "note.1": note}
    anchors = {"head": (1, 10.0), "note.1": (1, 90.0)}
    return Pages(200, 200, [Page(1, "1", [Placed(0, 0, marks)])], anchors, [], root, "T", "en", begins=begins)


def elements(pdf: pikepdf.Pdf) -> dict[str, list[pikepdf.Object]]:
    found: dict[str, list[pikepdf.Object]] = {}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item:
            found.setdefault(str(item.S), []).append(item)
    return found


def test_types_stand_in_their_namespaces() -> None:
    with opened(UA2, notes()) as pdf:
        (space,) = pdf.Root.StructTreeRoot.Namespaces
        assert str(space.NS) == "http://iso.org/pdf2/ssn"
        assert "/RoleMap" not in pdf.Root.StructTreeRoot
        found = elements(pdf)
        assert {tag for tag, its in found.items() if all("/NS" in each for each in its)} == {
            "/Document", "/H1", "/P", "/Link", "/FENote"
        }  # fmt: skip
        assert {tag for tag, its in found.items() if not any("/NS" in each for each in its)} == {
            "/TOC", "/TOCI", "/Reference"
        }  # fmt: skip
        assert all(each.NS.objgen == space.objgen for its in found.values() for each in its if "/NS" in each)
        kinds = {bytes(each.ID): (str(each.A.O), str(each.A.NoteType)) for each in found["/FENote"]}
        assert kinds == {b"note.1": ("/FENote", "/Footnote"), b"note.2": ("/FENote", "/None")}
    with opened(UA1, notes()) as pdf:
        found = elements(pdf)
        assert len(found["/Note"]) == 2
        assert all("/A" not in each for each in found["/Note"]), "what PDF 1.7 does not know is left out"
        assert not any("/NS" in each or "/Ref" in each for its in found.values() for each in its)


def test_references_refer_and_notes_refer_back() -> None:
    with opened(UA2, notes()) as pdf:
        found = elements(pdf)
        (heading,) = found["/H1"]
        contents, *signs = found["/Reference"]
        first = next(each for each in found["/FENote"] if bytes(each.ID) == b"note.1")
        assert [each.objgen for each in contents.Ref] == [heading.objgen], "once, though two areas lead there"
        assert [[each.objgen for each in sign.Ref] for sign in signs] == [[first.objgen]] * 2
        assert [each.objgen for each in first.Ref] == [sign.objgen for sign in signs]
        assert "/Ref" not in heading
        assert not any("/Ref" in link for link in found["/Link"])


def test_what_leads_to_a_place_leads_to_its_element() -> None:
    pages = handset.booklet()
    with opened(UA2, pages) as pdf:
        (figure,) = elements(pdf)["/Figure"]
        (back,) = pdf.pages[1].Annots
        assert "/Dest" not in back
        assert (back.A.S, back.A.SD[0].S) == ("/GoTo", "/H1")
        assert back.A.D[0].objgen == pdf.pages[0].obj.objgen
        assert list(back.A.D)[1:3] == list(back.A.SD)[1:3] == ["/XYZ", 0]
        last = pdf.Root.Outlines.Last
        assert last.A.SD[0].objgen == figure.objgen
        assert "/Dest" not in last


def test_what_is_in_no_tree_leads_to_what_holds_it() -> None:
    root = Element("Document")
    section = Element("Sect", root)
    link = Element("Link", Element("P", section), Contents="There")
    unseen = Element("P", Element("Div", section))
    marks = [handset.line(link, 20, "there"), Link(40, 10, 9, 9, "#there", link)]
    marks.append(Line(40, 40, 10, 250, (Run(unseen.parent or root, ()),)))
    pages = Pages(99, 99, [Page(1, "1", [Placed(0, 0, marks)])], {"there": (1, 30.0)}, [], root, "T", "en")
    with opened(UA2, pages._replace(begins={"there": unseen})) as pdf:
        assert pdf.pages[0].Annots[0].A.SD[0].S == "/Div"
