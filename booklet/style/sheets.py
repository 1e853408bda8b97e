"""Style sheets on disk → their leaves, the later sheet laid over the one it extends. What a key may hold is not looked
at here, only whether a style has it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from booklet.problems import NOWHERE, Locatable, Location, Problems
from booklet.read.context import describe, nothing
from booklet.read.folder import decode
from booklet.read.nodes import Mapping as MappingNode
from booklet.read.nodes import Node, Scalar
from booklet.read.yaml import parse
from booklet.style.lengths import by_factor
from booklet.style.values import ARABIC, FACES, SYMBOLS, Measures, PageStyle, Role, RunningText
from booklet.suggest import did_you_mean

DEFAULT = "classroom"
Key: TypeAlias = tuple[str, ...]  # (section, key) or ("roles", role, key)
Leaves: TypeAlias = dict[Key, Scalar]  # what the sheets say in the end

MARGINS = ("inner", "outer", "top", "bottom")
SECTIONS: Mapping[str, tuple[str, ...]] = {  # every key but the roles' names, which the sheet of the house gives
    "page": (
        *("paper", "canon", "measure", "margin note edge"),
        *(name.replace("_", " ") for name in PageStyle._fields),
    ),
    "text": tuple(name.replace("_", " ") for name in RunningText._fields),
    "fonts": (*FACES, *ARABIC, SYMBOLS),
    "features": FACES,
    "scales": (*ARABIC, "small", "sign"),
    "measures": tuple(name.replace("_", " ") for name in Measures._fields),
    "roles": (),
}
ROLE = (*(field for field in Role._fields if field != "name"), "figures", "base")
# A sheet that says the first takes back what the sheets below say of the others, which follow from it; so does a size
# with a leading.
TAKES_BACK: Mapping[Key, tuple[str, ...]] = {
    ("page", "paper"): ("width", "height", *MARGINS),
    ("page", "canon"): MARGINS,
    ("page", "measure"): MARGINS,
}


def read_sheets(name: str, styles: Path, folder: Path | None, problems: Problems) -> tuple[Leaves, Location]:
    """The name of a sheet in `styles`, or the path of one → what it and the sheets below it say, and where it stands
    (a file: the leaves of it have the same). No leaves when a sheet cannot be used; `problems` says why."""
    leaves: Leaves = {}
    chain = _chain(name, styles, folder, problems)
    for place, (_, root) in enumerate(reversed(chain)):
        _lay(root, leaves, problems, founding=place == 0)
    return leaves, chain[0][1].locate() if chain else NOWHERE


def sheets_of(name: str, styles: Path, folder: Path | None) -> list[Path]:
    """The same name → the sheets it is read from, itself first."""
    return [path for path, _ in _chain(name or DEFAULT, styles, folder, Problems())]


def _chain(name: str, styles: Path, folder: Path | None, problems: Problems) -> list[tuple[Path, MappingNode]]:
    """A sheet and all it extends, the sheet itself first."""
    out: list[tuple[Path, MappingNode]] = []
    at: Locatable = getattr(name, "at", NOWHERE)  # booklet.yaml tells where; a command line has no places
    while name:
        path = _find(name, styles, folder if not out else out[-1][0].parent)
        if path is None:
            known = sorted(p.stem for p in styles.glob("*.yaml"))
            hint = did_you_mean(name, known) or f"known styles: {', '.join(known)}; or the path of a .yaml file"
            problems.error(at, f"there is no style “{name}”", hint)
            return []
        if any(path == other for other, _ in out):
            problems.error(at, f"the style “{name}” extends itself")
            return []
        root = _read(path, problems)
        if root is None:
            return []
        out.append((path, root))
        parent = next((value for key, value in root.pairs if key.value == "extends"), None)
        if parent is not None and (not isinstance(parent, Scalar) or nothing(parent)):
            problems.error(
                parent, "`extends` wants the name of one style, or the path of one", "leave it out for the usual"
            )
            return []
        name = parent.value if parent is not None else ("" if path.parent == styles else DEFAULT)
        at = parent or at
    return out


def _find(name: str, styles: Path, folder: Path | None) -> Path | None:
    if not name.endswith((".yaml", ".yml")):
        path = styles / f"{name}.yaml"
        return path if path.is_file() else None
    for path in ([folder / name] if folder else []) + [Path(name)]:
        if path.is_file():
            return path
    return None


def _read(path: Path, problems: Problems) -> MappingNode | None:
    at = Location(path.as_posix())
    try:
        source = decode(path.read_bytes(), at, problems)
    except OSError as error:
        problems.error(at, f"this style sheet cannot be read: {error.strerror}")
        return None
    root = parse(source, problems) if source is not None else None
    if isinstance(root, MappingNode):
        return root
    if root is not None:
        problems.error(root, "a style sheet is a mapping: `page:`, `fonts:`, `roles:` …")
    elif not problems.errors:
        problems.error(at, "this style sheet is empty", "say in it what changes, such as `page: {inner: 22mm}`")
    return None


def _lay(root: MappingNode, leaves: Leaves, problems: Problems, founding: bool) -> None:
    """Lay a sheet over what is there. `founding`: the sheet of the house, whose roles are those there are."""
    said = _said(root, {key[1] for key in leaves if key[0] == "roles"} if not founding else None, problems)
    for key in said:
        for other in TAKES_BACK.get(key, ()):
            leaves.pop((key[0], other), None)
        leading = leaves.get((*key[:-1], "leading"))
        if key[-1] == "size" and leading is not None and not by_factor(leading):
            del leaves[*key[:-1], "leading"]
    leaves.update(said)


def _said(root: MappingNode, roles: set[str] | None, problems: Problems) -> Leaves:
    """One sheet's leaves; keys that no style has are reported. `roles`: those there are, None for any."""
    out: Leaves = {}

    def walk(node: Node, prefix: Key) -> None:
        holds_keys = len(prefix) < (3 if prefix[:1] == ("roles",) else 2)
        if isinstance(node, Scalar):
            if not holds_keys:
                out[prefix] = node
            elif not nothing(node):
                problems.error(node, f"“{prefix[-1]}” wants keys and values of its own, this is {describe(node)}")
        elif isinstance(node, MappingNode) and holds_keys:
            known = _known(prefix, roles)
            for key, value in node.pairs:
                if not prefix and key.value == "extends":
                    continue
                if known is not None and key.value not in known:
                    hint = did_you_mean(key.value, known) or f"known here: {', '.join(known)}"
                    problems.error(key, f"a style has no “{key.value}” here", hint)
                else:
                    walk(value, (*prefix, key.value))
        else:
            problems.error(node, "a style's values are single words, numbers or lengths")

    walk(root, ())
    return out


def _known(prefix: Key, roles: set[str] | None) -> list[str] | None:
    """The keys that may stand below others; None: any."""
    if not prefix:
        return [*SECTIONS]
    if prefix[0] != "roles":
        return [*SECTIONS[prefix[0]]]
    if len(prefix) == 2:
        return [*ROLE]
    return None if roles is None else sorted(roles)
