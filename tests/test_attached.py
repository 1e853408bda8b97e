"""`--attach-sources`: what a booklet was made from is in it, so that it can be made again; and nothing else is."""

from __future__ import annotations

import io
import os
import zlib
from pathlib import Path

import page
import pikepdf
import pytest

from booklet import pipeline
from booklet.problems import ERROR, AuthorError, Problem

FILES = {
    "booklet.yaml": "title: Essays\nstyle: _house.yaml\nessays: [essays/one.md]\nintroduction: In short.\n",
    "people.yaml": "amr: {name: ʿAmr, text: He governed. }\n",
    "more/groups.yaml": "army: {name: the army}\n",
    "essays/one.md": "# One\n\nA word on [[amr]].\n",
    "_house.yaml": "extends: base/_base.yaml\ntext: {size: 11pt}\n",
    "base/_base.yaml": "extends: classroom\npage: {inner: 20mm}\n",
}
UNUSED = {
    "essays/two.md": "# Two\n\nNot listed.\n",
    ".secret.yaml": "people: {x: {name: X}}\n",
    ".booklet/booklet.json": "{}",
    "_old.yaml": "text: {size: 9pt}\n",
    "notes.txt": "to myself",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, profile: str = "ua1", **asked: object) -> bytes:
    output = folder.parent / "out.pdf"
    pipeline.build(folder, output, profile=profile, **asked)
    return output.read_bytes()


def errors(told: AuthorError) -> list[Problem]:
    return [problem for problem in told.problems if problem.severity == ERROR]


def attached(pdf: bytes) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {str(spec.UF): spec.EF.F.read_bytes().decode() for spec in opened.Root.get("/AF", [])}


@pytest.mark.parametrize("profile", ["ua1", "ua2"])
def test_a_booklet_can_be_made_again_from_itself(tmp_path: Path, profile: str) -> None:
    first = built(write(tmp_path / "first", {**FILES, **UNUSED}), profile, attach_sources=True)
    found = attached(first)
    assert found == FILES
    assert list(found) == sorted(FILES)
    assert built(write(tmp_path / "again" / "deeper", found), profile, attach_sources=True) == first


def test_nothing_is_attached_unasked(tmp_path: Path) -> None:
    assert attached(built(write(tmp_path / "b", FILES))) == {}


def test_what_is_attached_is_archival(tmp_path: Path) -> None:
    pdf = built(write(tmp_path / "b", FILES), attach_sources=True)
    for standard in ("ua1", "3a"):
        assert page.validate_pdf_bytes(pdf, profile=standard).is_compliant


def test_a_style_that_is_not_used_is_not_attached(tmp_path: Path) -> None:
    pdf = built(write(tmp_path / "b", FILES), style="large-print", attach_sources=True)
    assert not {"_house.yaml", "base/_base.yaml"} & attached(pdf).keys()
    assert "booklet.yaml" in attached(pdf)


def test_a_style_from_elsewhere_is_not_the_folders(tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", {"school.yaml": "text: {size: 12pt}\n"})
    pdf = built(write(tmp_path / "b", FILES), style=str(elsewhere / "school.yaml"), attach_sources=True)
    assert attached(pdf).keys() == FILES.keys() - {"_house.yaml", "base/_base.yaml"}


def test_a_hidden_style_stays_hidden(tmp_path: Path) -> None:
    files = {
        **FILES,
        "booklet.yaml": FILES["booklet.yaml"].replace("_house", ".house"),
        ".house.yaml": "text: {size: 12pt}\n",
    }
    assert ".house.yaml" not in attached(built(write(tmp_path / "b", files), attach_sources=True))


def test_no_path_of_the_machine_is_inside(tmp_path: Path) -> None:
    pdf = built(write(tmp_path / "b", FILES), attach_sources=True)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [item.read_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream)]
        texts = [item.unparse(resolved=True) for item in opened.objects if not isinstance(item, pikepdf.Stream)]
    names = [tmp_path.name, str(tmp_path), os.uname().nodename if hasattr(os, "uname") else str(tmp_path)]
    for name in names:
        assert not any(name.encode() in data for data in (pdf, *streams, *texts)), name
    assert len(streams) > 10
    assert len(texts) > 50


def test_a_file_that_went_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "b", FILES)
    set_type = pipeline._set

    def set_and_lose(*given: object) -> object:
        (folder / "people.yaml").unlink()
        return set_type(*given)

    monkeypatch.setattr(pipeline, "_set", set_and_lose)
    with pytest.raises(AuthorError) as caught:
        built(folder, attach_sources=True)
    (problem,) = errors(caught.value)
    assert problem.location.file.endswith("people.yaml")
    assert problem.message.startswith("this file cannot be attached: ")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_not_unicode_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "b", FILES)
    with open(os.fsencode(folder) + b"/people-\xff.yaml", "wb") as file:
        file.write(b"people: {x: {name: X}}\n")
    assert built(folder)
    with pytest.raises(AuthorError) as caught:
        built(folder, attach_sources=True)
    assert [problem.message for problem in errors(caught.value)] == [
        "this file cannot be attached: its name is not Unicode"
    ]


def test_bytes_are_the_authors_own(tmp_path: Path) -> None:
    """A byte-order mark, Windows' line ends, and a file whose packed form would end in a line end."""
    folder = write(tmp_path / "b", FILES)
    mark = b"\xef\xbb\xbfamr: {name: Amr}\r\n"
    (folder / "people.yaml").write_bytes(mark)
    words = next(
        text for n in range(9999) if zlib.compress(text := f"army: {{name: no. {n}}}\n".encode())[-1] in b"\r\n"
    )
    (folder / "more" / "groups.yaml").write_bytes(words)
    pdf = built(folder, attach_sources=True)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = {str(spec.UF): spec.EF.F.read_bytes() for spec in opened.Root.AF}
    assert (found["people.yaml"], found["more/groups.yaml"]) == (mark, words)
