"""The walls of the house: who may import whom, what must not load while a booklet is built, how long a file may be."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "booklet"
FILES = sorted(PACKAGE.rglob("*.py"))
LIMIT = 400  # lines

STAGES = {"read", "checks", "sections", "style", "typeset", "pdf", "impose"}
# A room (a module or a folder right below booklet/) → the rooms it may import. Each may import `COMMON` and itself.
COMMON = {"__init__", "named"}  # the version, and what defines types
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "named": set(),
    "raster": set(),
    "problems": set(),
    "suggest": set(),
    "resources": set(),
    "terminal": set(),
    "model": {"problems", "raster"},
    "document": {"problems"},
    "report": {"problems", "model"},
    "read": {"problems", "model", "raster", "suggest"},
    "checks": {"problems", "model"},
    "sections": {"problems", "model", "document", "suggest"},
    "style": {"problems", "read", "resources", "suggest"},
    "typeset": {"problems", "document", "style"},
    "pdf": {"problems", "typeset", "raster"},
    "impose": {"problems"},
    "inspect": set(),
    "aside": set(),
    "attached": {"problems", "model", "raster", "resources", "style"},
    "pipeline": {"problems", "model", "document", "resources", "aside", "attached", *STAGES},
    "new": {"read", "resources"},
    "batch": {"document", "aside"},
    "commands": {
        "batch",
        "problems",
        "document",
        "pipeline",
        "report",
        "read",
        "new",
        "resources",
        "terminal",
        "inspect",
    },
    "quick": {"commands", "document"},
    "cli": {"commands", "read", "resources"},
    "__main__": {"commands", "quick", "cli", "terminal"},
}
# Dear at start-up (docs of each: tens of milliseconds), and not needed to build a booklet.
NOT_ON_THE_BUILD_PATH = ["typer", "pydantic", "rich", "dataclasses", "pikepdf", "fontTools"]


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """Absolute names of the modules that a file imports anywhere, with their lines. `if TYPE_CHECKING` counts too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            assert node.module
            if node.module == "booklet":
                yield from ((f"booklet.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno


def room(module: str) -> str:
    """`booklet.read.yaml` → `read`; a name of the package itself, such as `booklet.__version__`, → `__init__`."""
    name = module.split(".")[1] if "." in module else "__init__"
    there = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
    return name if there else "__init__"


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_there_is_a_house() -> None:
    assert len(FILES) > 20
    assert {"problems", "model", "document", "cli"} <= {room_of(file) for file in FILES}
    assert [name for name, _ in imports(PACKAGE / "quick.py") if room(name) == "commands"]


def test_imports_point_one_way() -> None:
    seen = 0
    wrong = []
    for file in FILES:
        own = room_of(file)
        assert own in MAY_IMPORT, f"{own} is a new room: say in MAY_IMPORT what it may import"
        for module, line in imports(file):
            if module.split(".")[0] != "booklet":
                continue
            seen += 1
            if room(module) not in MAY_IMPORT[own] | {own} | COMMON:
                wrong.append(f"{file.relative_to(ROOT)}:{line}: {own} imports {module}")
    assert seen > 50
    assert not wrong, "\n".join(wrong)


def test_the_rules_have_no_circle() -> None:
    left = dict(MAY_IMPORT)
    while left:
        free = {name for name, others in left.items() if not others & left.keys()}
        assert free, f"a circle among {sorted(left)}"
        left = {name: others for name, others in left.items() if name not in free}


def test_only_pdf_imports_reportlab() -> None:
    importers = {room_of(file) for file in FILES for module, _ in imports(file) if module.split(".")[0] == "reportlab"}
    assert importers == {"pdf"}


def test_only_rooms_that_know_pdf_files_import_pikepdf() -> None:
    importers = {room_of(file) for file in FILES for module, _ in imports(file) if module.split(".")[0] == "pikepdf"}
    assert importers == {"impose", "inspect", "commands"}  # commands so that Ctrl-C cannot interrupt its loading


def test_only_cli_imports_typer() -> None:
    importers = {room_of(file) for file in FILES for module, _ in imports(file) if module.split(".")[0] == "typer"}
    assert importers == {"cli"}


def test_a_build_loads_nothing_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "booklet.yaml").write_text("title: One page\nintroduction: A few words.\n", encoding="utf-8")
    program = (
        "import json, sys; from booklet.__main__ import main; code = main(sys.argv[1:]);"
        " print(json.dumps([code, sorted(sys.modules)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build", str(tmp_path), "-o", str(tmp_path / "out.pdf")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    code, modules = json.loads(done.stdout)
    assert code == 0, done.stderr
    assert "booklet.pipeline" in modules
    assert not set(NOT_ON_THE_BUILD_PATH) & set(modules)
    late = {
        "booklet.typeset.lint",
        "booklet.typeset.trace",
        "booklet.inspect",
        "booklet.attached",
        "booklet.pdf.attach",
    }
    assert not {*late, "booklet.raster", "booklet.read.pictures", "booklet.typeset.pictures"} & set(modules)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_are_short(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").count("\n")
    assert lines <= LIMIT, "what second thing lives here?"


def test_no_path_of_a_machine() -> None:
    machine = re.compile(r"(?<![\w.])/(?:home|Users|root|work|tmp)/\w")
    texts = [
        file
        for top in ("booklet", "tests", "styles", "sources")
        for file in (ROOT / top).rglob("*")
        if file.suffix in {".py", ".yaml", ".md", ".toml"} and file != Path(__file__).resolve()
    ]
    texts += [ROOT / name for name in ("README.md", "Makefile", "pyproject.toml", ".ci/run")]
    assert len(texts) > 30
    for file in texts:  # some of the broken folders are not UTF-8
        assert not machine.search(file.read_text(encoding="utf-8", errors="replace")), file
