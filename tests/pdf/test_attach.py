"""Files attached to a booklet: whole, in order, and nothing of where they came from."""

from __future__ import annotations

import hashlib
import io
import zlib

import handset
import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.pdf.attach import attach
from booklet.pdf.file import File, Object, deflate_again
from booklet.pdf.profile import UA1_FILES, UA2_FILES
from booklet.pdf.write import write_pdf

FILES = {
    "essays/about (one).md": "# ʿAmr\r\n".encode(),
    "booklet.yaml": b"title: T\n",
    "ʿAmr.yaml": b"people:\n",
    "a\\b.yml": b"",
    "plan.bin": b"\0\r",
}
TYPES = ["/text/markdown", "/application/yaml", "/application/yaml", "/application/yaml", "/application/octet-stream"]


def alone(files: dict[str, bytes], created: int | None = None) -> bytes:
    """A PDF of an empty page and nothing else."""
    file = File()
    entries = attach(file, files, created)
    leaf = Object()
    pages = file.add(Object(f"<</Type/Pages/Kids[{file.add(leaf)}]/Count 1>>"))
    leaf.body = f"<</Type/Page/Parent {pages}/MediaBox[0 0 9 9]/Resources<<>>>>"
    return file.write(file.add(Object(f"<</Type/Catalog/Pages {pages}{entries}>>")), "")


def test_files_come_out_as_they_went_in() -> None:
    with pikepdf.open(io.BytesIO(alone(FILES))) as pdf:
        assert {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()} == FILES
        assert [str(spec.UF) for spec in pdf.Root.AF] == list(FILES), "in the order they are given in"
        assert all(spec.AFRelationship == "/Source" and spec.F == spec.UF for spec in pdf.Root.AF)
        assert [str(spec.EF.F.Subtype) for spec in pdf.Root.AF] == TYPES
        assert all(spec.EF.F.objgen == spec.EF.UF.objgen for spec in pdf.Root.AF)
        keys = [bytes(key) for key in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
        assert keys == sorted(keys)
        assert len(keys) == len(FILES)


@pytest.mark.parametrize(("created", "date"), [(None, "D:20000101000000Z"), (1_700_000_000, "D:20231114221320Z")])
def test_what_is_told_of_a_file_is_its_own(created: int | None, date: str) -> None:
    with pikepdf.open(io.BytesIO(alone(FILES, created))) as pdf:
        for spec in pdf.Root.AF:
            data = FILES[str(spec.UF)]
            params = spec.EF.F.Params
            assert int(params.Size) == len(data)
            assert bytes(params.CheckSum) == hashlib.md5(data).digest()
            assert str(params.ModDate) == str(params.CreationDate) == date


@settings(deadline=None)
@given(
    st.dictionaries(
        st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), min_size=1), st.binary(), min_size=1
    )
)
def test_any_files_in_any_order(files: dict[str, bytes]) -> None:
    made = alone(files)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        keys = [bytes(key) for key in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
        assert keys == sorted(keys)
        assert {str(spec.UF): spec.EF.F.read_bytes() for spec in pdf.Root.AF} == files
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("ending", [b"\x0c", b"\x09"])
def test_no_file_is_changed_to_end_well(ending: bytes) -> None:
    assert zlib.compress(ending)[-1:] in (b"\r", b"\n"), "the case there is to mend"
    packed, times = deflate_again(ending)
    assert times > 1
    assert packed[-1:] not in (b"\r", b"\n")
    with pikepdf.open(io.BytesIO(alone({"a": ending}))) as pdf:
        assert pdf.attachments["a"].get_file().read_bytes() == ending


@pytest.mark.parametrize("profile", [UA1_FILES, UA2_FILES])
def test_files_stand_in_a_booklet(profile: object) -> None:
    made = write_pdf(handset.booklet(), created=None, profile=profile, files=FILES)
    assert made == write_pdf(handset.booklet(), created=None, profile=profile, files=dict(FILES))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()} == FILES
    if profile is UA1_FILES:
        assert page.validate_pdf_bytes(made, profile="3a").is_compliant
