"""`Style`: every measure, size and colour of a booklet, from layered YAML sheets (`styles/*.yaml`, documented in
a5.yaml).

A sheet says `extends: NAME` and what it changes; keys are merged one by one. Lengths come out in points, indents in
ems.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from booklet.named import NamedTuple
from booklet.problems import NOWHERE, Locatable, Location, Problems
from booklet.read.context import describe, nothing
from booklet.read.folder import decode
from booklet.read.nodes import Mapping as MappingNode
from booklet.read.nodes import Node, Scalar, Source
from booklet.read.yaml import parse
from booklet.suggest import did_you_mean

DEFAULT = "a5"
UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "": 1.0}
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|)$")
ALIGNMENTS = ("justify", "left", "center", "right")
FACES = ("roman", "italic", "bold", "bold-italic", "small-caps")
FEATURE = re.compile(r"[a-z0-9]{4}$")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?$")

# What a value may be, least and most: beyond, no page can be made up. Points, but ems for `indent` and `hang`.
PAGE = (150.0, 1300.0)
MARGIN = (0.0, 400.0)
TYPE_AREA = (140.0, 100.0)  # the least measure and depth
LIMITS: Mapping[str, tuple[float, float]] = {
    "width": PAGE, "height": PAGE,
    "inner": MARGIN, "outer": MARGIN, "top": MARGIN, "bottom": MARGIN, "head": MARGIN, "foot": MARGIN,
    "column gutter": (0, 60), "parallel gutter": (0, 60), "line number gap": (0, 60), "table gap": (0, 60),
    "table pad": (0, 20), "box pad": (0, 20), "margin note": (0, 200), "margin note gap": (0, 60),
    "rule": (0, 10), "heavy rule": (0, 10), "answer line": (8, 72),
    "size": (3, 150), "leading": (3, 200), "before": (0, 200), "after": (0, 200), "left": (0, 200),
    "indent": (-10, 10), "hang": (-10, 10), "gray": (0, 1),
}  # fmt: skip
SCALE = (0.3, 3.0)
MATCH = 0.0  # a scale that is worked out from the fonts, so that the Arabic face goes with its Latin one


class PageStyle(NamedTuple):
    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    head: float
    foot: float
    margin_note: float = 0.0  # the width of notes in the outer margin; none: there is no room for them
    margin_note_gap: float = 0.0

    @property
    def measure(self) -> float:
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """Height of the type area."""
        return self.height - self.top - self.bottom


class Role(NamedTuple):
    """How a kind of paragraph is set. Sizes and spaces in points, `indent` and `hang` in ems."""

    size: float = 10.0
    leading: float = 13.5
    face: str = "roman"
    align: str = "left"
    indent: float = 0.0
    hang: float = 0.0
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    gray: float = 0.0
    hyphens: bool = False
    keep: bool = False
    grid: bool = False  # its lines, of the body's leading, stand on the page's grid
    balance: bool = False  # lines about equally long: titles and headings
    around: bool = False  # set in the size and on the lines of the text around it: only face and grey are its own
    name: str = ""  # as the sheet calls it; nobody writes it inside


ROLE_KEYS = tuple(field for field in Role._fields if field != "name")


class Measures(NamedTuple):
    column_gutter: float
    parallel_gutter: float
    line_number_gap: float
    table_gap: float
    table_pad: float
    rule: float
    heavy_rule: float
    answer_line: float
    box_pad: float


class FontSource(NamedTuple):
    """A font file, and where a sheet names it."""

    path: Path
    at: Scalar


class Style(NamedTuple):
    name: str
    page: PageStyle
    fonts: Mapping[str, FontSource]
    features: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, float]  # `MATCH` where the fonts decide
    measures: Measures
    roles: Mapping[str, Role]


Leaf = Mapping[tuple[str, ...], Scalar]  # (section, key) or ("roles", role, key) → what the sheet says


def load_style(name: str, styles: Path, folder: Path | None, problems: Problems) -> Style | None:
    """The name of a sheet in `styles`, or the path of one (from the booklet's folder, or from here) → `Style`.

    None when the sheet cannot be used; `problems` says why.
    """
    leaves: dict[tuple[str, ...], Scalar] = {}
    chain = _chain(name or DEFAULT, styles, folder, problems)
    for _, root in reversed(chain):
        _merge(root, leaves, problems, known=bool(leaves))
    if problems.errors > 0 or not leaves:
        return None
    fonts = {key[1]: _font(scalar, styles, folder, problems) for key, scalar in leaves.items() if key[0] == "fonts"}
    made = Style(
        name or DEFAULT,
        _page(leaves, chain[0][1].source, problems),
        fonts,
        {key[1]: _features(scalar, problems) for key, scalar in leaves.items() if key[0] == "features"},
        {key[1]: _scale(key[1], scalar, problems) for key, scalar in leaves.items() if key[0] == "scales"},
        Measures(**_lengths("measures", leaves, problems)),
        _roles(leaves, problems),
    )
    return None if problems.errors > 0 else made


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
        name = parent.value if isinstance(parent, Scalar) else ("" if path.parent == styles else DEFAULT)
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


def _merge(root: MappingNode, leaves: dict[tuple[str, ...], Scalar], problems: Problems, known: bool) -> None:
    """Lay a sheet over what is there. All keys but fonts' must be known from the sheet below."""
    allowed = {key[:length] for key in leaves for length in range(1, len(key))}

    def walk(node: Node, prefix: tuple[str, ...]) -> None:
        holds_keys = len(prefix) < (3 if prefix[:1] == ("roles",) else 2)
        if isinstance(node, Scalar):
            if not holds_keys:
                leaves[prefix] = node
            elif not nothing(node):
                problems.error(node, f"“{prefix[-1]}” wants keys and values of its own, this is {describe(node)}")
        elif isinstance(node, MappingNode) and holds_keys:
            for key, value in node.pairs:
                if not prefix and key.value == "extends":
                    continue
                here = (*prefix, key.value)
                if known and not _allowed(here, leaves, allowed):
                    names = _names(prefix, leaves)
                    hint = did_you_mean(key.value, names) or f"known here: {', '.join(names)}"
                    problems.error(key, f"a style has no “{key.value}” here", hint)
                else:
                    walk(value, here)
        else:
            problems.error(node, "a style's values are single words, numbers or lengths")

    walk(root, ())


def _allowed(key: tuple[str, ...], leaves: Mapping[tuple[str, ...], Scalar], allowed: set[tuple[str, ...]]) -> bool:
    if key[0] == "roles" and len(key) == 3:
        return key[2] in ROLE_KEYS or key[2] == "base"
    return key in leaves or key in allowed


def _names(prefix: tuple[str, ...], leaves: Mapping[tuple[str, ...], Scalar]) -> list[str]:
    if len(prefix) == 2 and prefix[0] == "roles":
        return [*ROLE_KEYS, "base"]
    return list(
        dict.fromkeys(key[len(prefix)] for key in leaves if key[: len(prefix)] == prefix and len(key) > len(prefix))
    )


def _page(leaves: Leaf, sheet: Source, problems: Problems) -> PageStyle:
    """The page; one that has no room for a type area is reported at what `sheet` says of it."""
    page = PageStyle(**_lengths("page", leaves, problems))
    if page.measure < TYPE_AREA[0] or page.depth < TYPE_AREA[1]:
        said = (leaf for key, leaf in leaves.items() if key[0] == "page" and leaf.source is sheet)
        hint = "at least {:g} × {:g} are needed".format(*TYPE_AREA)
        message = f"{page.measure:.4g} × {page.depth:.4g} points are left between the margins"
        problems.error(next(said, NOWHERE), message, hint)
    return page


def _lengths(section: str, leaves: Leaf, problems: Problems) -> dict[str, float]:
    return {
        key[1].replace(" ", "_"): _length(scalar, LIMITS[key[1]], problems)
        for key, scalar in leaves.items()
        if key[0] == section
    }


def _length(scalar: Scalar, limits: tuple[float, float], problems: Problems) -> float:
    """A length in points."""
    match = LENGTH.match(scalar.value.strip())
    if match is None:
        problems.error(scalar, f"“{scalar.value}” is not a length", "write points as a number, or 12pt, 17mm, 0.5in")
        return limits[0]
    return _within(float(match[1]) * UNITS[match[2]], "{:g} to {:g} points", limits, scalar, problems)


def _number(scalar: Scalar, limits: tuple[float, float], problems: Problems) -> float:
    if not NUMBER.match(scalar.value):
        problems.error(scalar, f"“{scalar.value}” is not a number")
        return limits[0]
    return _within(float(scalar.value), "{:g} to {:g}", limits, scalar, problems)


def _scale(face: str, scalar: Scalar, problems: Problems) -> float:
    """A number; for an Arabic face also `match`."""
    matched = scalar.value == "match" and face.startswith("arabic")
    return MATCH if matched else _number(scalar, SCALE, problems)


def _within(value: float, shown: str, limits: tuple[float, float], at: Scalar, problems: Problems) -> float:
    """The value, or the nearest that a page can be made up with (reported)."""
    least, most = limits
    if not least <= value <= most:
        problems.error(at, f"“{at.value}” is out of range", f"it may be {shown.format(least, most)}")
    return min(max(value, least), most)


def _features(scalar: Scalar, problems: Problems) -> tuple[str, ...]:
    """OpenType feature tags, blanks between them."""
    tags = tuple(scalar.value.split())
    for tag in tags:
        if not FEATURE.match(tag):
            problems.error(scalar, f"“{tag}” is no OpenType feature", "tags have four letters: smcp, onum, lnum")
    return tags


def _font(scalar: Scalar, styles: Path, folder: Path | None, problems: Problems) -> FontSource:
    """A font file inside `styles/fonts`, the sheet's own folder or the booklet's."""
    sheet = Path(scalar.source.file).parent
    for base in (styles / "fonts", sheet, folder):
        path = base / scalar.written if base is not None else None
        if base is None or path is None or not path.is_file():
            continue
        if not path.resolve().is_relative_to(base.resolve()):
            problems.error(
                scalar, f"“{scalar.value}” leads out of the folder", "put the font into the booklet's folder"
            )
        return FontSource(path, scalar)
    problems.error(scalar, f"there is no font file “{scalar.value}”", "put it into the booklet's folder")
    return FontSource(Path(scalar.value), scalar)


def _roles(leaves: Leaf, problems: Problems) -> dict[str, Role]:
    """Roles with what they take over from their `base`."""
    said: dict[str, dict[str, Scalar]] = {}
    for key, scalar in leaves.items():
        if key[0] == "roles" and len(key) == 3:
            said.setdefault(key[1], {})[key[2]] = scalar
    return {name: _role(name, said, problems, ()) for name in said}


def _role(name: str, said: Mapping[str, Mapping[str, Scalar]], problems: Problems, seen: tuple[str, ...]) -> Role:
    values: dict[str, Any] = {}
    role = Role()
    for key, scalar in said[name].items():
        if key == "base":
            if scalar.value not in said or scalar.value in (name, *seen):
                problems.error(
                    scalar, f"“{scalar.value}” is no role to build on", did_you_mean(scalar.value, list(said))
                )
            else:
                role = _role(scalar.value, said, problems, (*seen, name))
        else:
            values[key] = _role_value(key, scalar, problems)
    return role._replace(**values, name=name)


def _role_value(key: str, scalar: Scalar, problems: Problems) -> object:
    if key in ("around", "balance", "grid", "hyphens", "keep"):
        if scalar.value not in ("true", "false"):
            problems.error(scalar, f"`{key}` wants true or false, not “{scalar.value}”")
        return scalar.value == "true"
    if key in ("align", "face"):
        known = ALIGNMENTS if key == "align" else FACES
        if scalar.value not in known:
            problems.error(scalar, f"“{scalar.value}” is no {key} of a style", f"one of: {', '.join(known)}")
        return scalar.value
    return (_number if key in ("gray", "indent", "hang") else _length)(scalar, LIMITS[key], problems)
