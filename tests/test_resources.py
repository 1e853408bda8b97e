"""Styles, samples and the starter are found in a checkout and in a wheel, and what is missing is told kindly."""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet import resources

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_has_styles_and_samples_beside_the_package() -> None:
    assert resources.styles_folder() == ROOT / "styles"
    assert resources.sources_folder() == ROOT / "sources"
    assert (resources.starter_folder() / "booklet.yaml").is_file()


def test_a_wheel_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "booklet"
    (package / "styles").mkdir(parents=True)
    (package / "styles" / "classroom.yaml").touch()
    (package / "sources" / "sample").mkdir(parents=True)
    (package / "sources" / "sample" / "booklet.yaml").touch()
    (package / "sources" / "no-booklet").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resources.styles() == ["classroom"]
    assert resources.samples() == ["sample"]
    assert resources.find_booklet("sample") == package / "sources" / "sample"


def test_every_font_has_its_licence_beside_it() -> None:
    folders = {font.parent for font in (resources.styles_folder() / "fonts").rglob("*.ttf")}
    assert folders
    for folder in folders:
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper()


def test_a_folder_comes_before_a_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "egypt-38ah").mkdir()
    assert resources.find_booklet("egypt-38ah") == Path("egypt-38ah")


def test_the_sample_is_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert resources.find_booklet("egypt-38ah") == ROOT / "sources" / "egypt-38ah"


def test_what_is_not_there_names_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(resources.NoBooklet, match="no folder egypt") as caught:
        resources.find_booklet("egypt")
    assert "egypt-38ah" in caught.value.hint


def test_a_file_is_no_booklet(tmp_path: Path) -> None:
    (tmp_path / "booklet.yaml").touch()
    with pytest.raises(resources.NoBooklet, match="is a file") as caught:
        resources.find_booklet(tmp_path / "booklet.yaml")
    assert str(tmp_path) in caught.value.hint


@pytest.mark.parametrize("name", ["../sources/egypt-38ah", "", "fonts"])
def test_samples_are_names_and_not_paths(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    if name:
        with pytest.raises(resources.NoBooklet):
            resources.find_booklet(name)
    else:
        assert resources.find_booklet(name) == Path()
