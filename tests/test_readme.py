"""What the README shows is what the program takes."""

from __future__ import annotations

import re
from pathlib import Path

from booklet.problems import Problems
from booklet.read import read_archive
from booklet.read.schema import KINDS
from booklet.resources import styles, styles_folder
from booklet.style import load_style

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(# (\w+\.yaml).*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_format_by_example_is_the_format(tmp_path: Path) -> None:
    for text, name in EXAMPLES:
        (tmp_path / name).write_text(text, encoding="utf-8")
    shown = {name.removesuffix(".yaml") for _, name in EXAMPLES}
    assert shown == {"booklet", *KINDS} - {"groups"}  # told in a word beside people.yaml
    problems = Problems()
    read_archive(tmp_path, problems)
    # The examples point to records of the starter, which are not repeated here; nothing else may be wrong.
    assert [problem.message for problem in problems if not problem.message.startswith("nothing here has the id")] == []


def test_the_style_of_ten_lines_loads(tmp_path: Path) -> None:
    (text,) = re.findall(r"^```yaml\n(extends: classroom\n.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert text.count("\n") == 10
    (tmp_path / "_school.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    style = load_style("_school.yaml", styles_folder(), tmp_path, problems)
    assert list(problems) == []
    assert style is not None
    assert style.roles["body"].size == 11


def test_every_style_is_told() -> None:
    (table,) = re.findall(r"^## Styles\n(.*?)^A style of your own", README, re.MULTILINE | re.DOTALL)
    told = re.findall(r"`([a-z0-9-]+)`", "".join(line.split("|")[1] for line in table.splitlines() if line[:1] == "|"))
    assert sorted(told) == styles()
