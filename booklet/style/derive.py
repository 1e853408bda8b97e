"""What the sheets say → `Style`: what they leave out follows from the size of running text, the page and its canon."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from typing import Any

from booklet.problems import Location, Problems
from booklet.read.nodes import Scalar
from booklet.style.lengths import (
    EM,
    LINE,
    TIMES,
    by_factor,
    choice,
    ems,
    factor,
    features,
    length,
    number,
    ratio,
    truth,
)
from booklet.style.sheets import SECTIONS, Leaves
from booklet.style.values import (
    ALIGNMENTS,
    ARABIC,
    EMPHASES,
    FACES,
    FIGURES,
    MATCH,
    FontSource,
    Measures,
    PageStyle,
    Role,
    RunningText,
    Style,
)
from booklet.suggest import did_you_mean

MM = 72 / 25.4
PAPERS: Mapping[str, tuple[float, float]] = {
    "A5": (148 * MM, 210 * MM),
    "A4": (210 * MM, 297 * MM),
    "B5": (176 * MM, 250 * MM),
    "letter": (612.0, 792.0),
    "letter-half": (396.0, 612.0),
}
USUAL_LEADING = 1.35  # of the size, where a sheet says one size and takes back the leading of another
SOLID = 0.9  # of the size: with less leading lines of running text run into one another
LEAST_NOTE = 50.0  # points: the outer margin has no room for narrower notes
HEAD, FOOT = 0.6, 0.56  # of the margin: where heads and folios stand when no sheet says

# What a value may be, least and most: beyond, no page can be made up. Points, but ems for `indent` and `hang`.
PAGE = (150.0, 1300.0)
MARGIN = (0.0, 400.0)
TYPE_AREA = (140.0, 100.0)  # the least measure and depth
SPACE = (0.0, 200.0)
INDENT = (-10.0, 10.0)
GRAY = (0.0, 1.0)
SCALE = (0.3, 3.0)
SIZE, TEXT_SIZE, LEADING = (3.0, 150.0), (5.0, 40.0), (3.0, 200.0)
MEASURES: Mapping[str, tuple[float, float]] = {
    "column gutter": (0, 60), "parallel gutter": (0, 60), "line number gap": (0, 60), "table gap": (0, 60),
    "table pad": (0, 20), "box pad": (0, 30),
    "rule": (0, 10), "heavy rule": (0, 10), "answer line": (6, 72),
}  # fmt: skip
NUMBERS = {"sign rise": (0.0, 1.0), "ground": GRAY, "picture": (0.1, 0.9), "picture pixels": (72.0, 600.0)}


def derive(name: str, leaves: Leaves, sheet: Location, styles: Path, folder: Path | None, problems: Problems) -> Style:
    """Leaves → `Style`. `sheet` is the place of the sheet asked for: what is wrong with the whole is told there."""
    text = _text(leaves, problems)
    fonts = {key[1]: _font(scalar, styles, folder, problems) for key, scalar in leaves.items() if key[0] == "fonts"}
    tags = {key[1]: features(scalar, problems) for key, scalar in leaves.items() if key[0] == "features"}
    if text.emphasis == "bold":  # what would be italic is set in the bold
        fonts |= {"italic": fonts["bold"], "bold-italic": fonts["bold"]}
        tags |= {"italic": tags["bold"], "bold-italic": tags["bold"]}
    return Style(
        name,
        _page(leaves, text, sheet, problems),
        text,
        fonts,
        tags,
        {key[1]: _scale(key[1], scalar, problems) for key, scalar in leaves.items() if key[0] == "scales"},
        _measures(leaves, text, problems),
        _roles(leaves, text, problems),
    )


def _text(leaves: Leaves, problems: Problems) -> RunningText:
    said = {key[1]: scalar for key, scalar in leaves.items() if key[0] == "text"}
    size = length(said["size"], TEXT_SIZE, problems)
    leading = said.get("leading")
    return RunningText(
        size,
        USUAL_LEADING * size
        if leading is None
        else length(leading, (SOLID * size, LEADING[1]), problems, {TIMES: size}),
        choice("align", said["align"], ALIGNMENTS[:2], problems),
        truth("hyphens", said["hyphens"], problems),
        choice("emphasis", said["emphasis"], EMPHASES, problems),
        factor(said["word space"], (0.5, 3.0), problems),
        length(said["least"], SIZE, problems),
    )


def _page(leaves: Leaves, text: RunningText, sheet: Location, problems: Problems) -> PageStyle:
    """The page. Margins that are not said stand in the ratio of the canon, so wide that they leave the measure; the
    foot of the type area is moved to the nearest whole line."""
    said = {key[1]: scalar for key, scalar in leaves.items() if key[0] == "page"}
    paper = choice("paper", said["paper"], [*PAPERS], problems)
    width, height = PAPERS.get(paper, PAPERS["A5"])
    width = length(said["width"], PAGE, problems) if "width" in said else width
    height = length(said["height"], PAGE, problems) if "height" in said else height
    canon = ratio(said["canon"], problems)
    unit = (width - length(said["measure"], (0.2 * width, width), problems, {TIMES: width})) / (canon[0] + canon[2])
    inner, top, outer, bottom = (
        length(said[key], MARGIN, problems) if key in said else share * unit
        for key, share in zip(("inner", "top", "outer", "bottom"), canon)
    )
    if "bottom" not in said:
        lines = round((height - top - bottom) / text.leading)
        bottom = height - top - lines * text.leading
    head = length(said["head"], MARGIN, problems, {TIMES: top}) if "head" in said else HEAD * top
    foot = length(said["foot"], MARGIN, problems, {TIMES: bottom}) if "foot" in said else FOOT * bottom
    gap, edge = (length(said[f"margin note {key}"], MARGIN, problems, {EM: text.size}) for key in ("gap", "edge"))
    note = outer - gap - edge if outer - gap - edge >= LEAST_NOTE else 0.0
    note = length(said["margin note"], MARGIN, problems, {EM: text.size}) if "margin note" in said else note
    if note > 0 and outer - gap - note < 0:
        has = f"the outer margin is {outer:.4g} points wide, of which {gap:.4g} part notes from the text"
        problems.error(said.get("margin note", sheet), f"notes of {note:.4g} points have no room beside the text", has)
    page = PageStyle(width, height, inner, outer, top, bottom, head, foot, note, gap)
    if page.measure < TYPE_AREA[0] or page.depth < TYPE_AREA[1]:
        own = (said[key] for key in SECTIONS["page"] if key in said and said[key].source.file == sheet.file)
        message = f"{page.measure:.4g} × {page.depth:.4g} points are left between the margins"
        problems.error(next(own, sheet), message, "at least {:g} × {:g} are needed".format(*TYPE_AREA))
    return page


def _measures(leaves: Leaves, text: RunningText, problems: Problems) -> Measures:
    units = {EM: text.size, LINE: text.leading}
    values: dict[str, float] = {}
    for (section, key, *_), scalar in leaves.items():
        if section == "measures" and key in NUMBERS:
            values[key] = number(scalar, NUMBERS[key], problems)
        elif section == "measures":
            values[key] = length(scalar, MEASURES[key], problems, units)
    return Measures(**{key.replace(" ", "_"): value for key, value in values.items()})


def _scale(key: str, scalar: Scalar, problems: Problems) -> float:
    """A factor; for an Arabic face also `match`."""
    return MATCH if scalar.value == "match" and key in ARABIC else factor(scalar, SCALE, problems)


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


# roles

Said = Mapping[str, Mapping[str, Scalar]]  # role → key → what the sheets say


def _roles(leaves: Leaves, text: RunningText, problems: Problems) -> dict[str, Role]:
    """Roles with what they take over from their `base`."""
    said: dict[str, dict[str, Scalar]] = {}
    for key, scalar in leaves.items():
        if key[0] == "roles":
            said.setdefault(key[1], {})[key[2]] = scalar
    body = said.get("body", {})
    for word in ("size", "leading"):
        if word in body:
            taken = body.pop(word)
            hint = f"write `text: {{{word}: {taken.value}}}`"
            problems.error(taken, f"the {word} of running text is not said here", hint)
    return {name: _role(name, _based(name, said, problems), text, problems) for name in said}


def _based(name: str, said: Said, problems: Problems, seen: tuple[str, ...] = ()) -> dict[str, Scalar]:
    """What a role says itself, and what the roles it builds on say; a size of its own has a leading of its own."""
    own = dict(said[name])
    base = own.pop("base", None)
    if base is None:
        return own
    if base.value not in said or base.value in (name, *seen):
        problems.error(base, f"“{base.value}” is no role to build on", did_you_mean(base.value, list(said)))
        return own
    below = _based(base.value, said, problems, (*seen, name))
    if "size" in own and "leading" in below and not by_factor(below["leading"]):
        del below["leading"]
    return below | own


def _role(name: str, said: Mapping[str, Scalar], text: RunningText, problems: Problems) -> Role:
    size = _size(said.get("size"), text, problems)
    grid = "grid" in said and truth("grid", said["grid"], problems)
    leading = text.leading if grid else leading_of(size, text)
    if "leading" in said:
        leading = length(said["leading"], LEADING, problems, {TIMES: size, LINE: text.leading})
        if grid and abs(leading - text.leading) > 0.01:
            message = f"“{said['leading'].value}” is not the leading of running text, on whose grid this stands"
            problems.error(said["leading"], message, "leave it out, or write `grid: false` beside it")
    values: dict[str, Any] = {"size": size, "leading": leading, "grid": grid, "name": name}
    units = {EM: size, LINE: text.leading}
    for key, scalar in said.items():
        if key in ("around", "balance", "hyphens", "italics", "keep"):
            values[key] = truth(key, scalar, problems)
        elif key in ("before", "after", "left"):
            values[key] = length(scalar, SPACE, problems, units)
        elif key in ("indent", "hang"):
            values[key] = ems(scalar, INDENT, problems, size)
        elif key == "gray":
            values[key] = number(scalar, GRAY, problems)
        elif key == "align":
            values[key] = choice(key, scalar, ALIGNMENTS, problems)
    values["face"] = _face(said, problems)
    if values.get("align") == "justify":
        values["align"] = text.align
    values["hyphens"] = values.get("hyphens", False) and text.hyphens
    return Role(**values)


def _size(scalar: Scalar | None, text: RunningText, problems: Problems) -> float:
    """A role's size; one said in terms of running text is nowhere smaller than the least."""
    if scalar is None:
        return text.size
    size = length(scalar, SIZE, problems, {TIMES: text.size})
    return max(size, text.least) if by_factor(scalar) else size


def leading_of(size: float, text: RunningText) -> float:
    """The leading of type of another size than running text: larger type needs less of it for each point."""
    return round(size * (1 + (text.leading / text.size - 1) * sqrt(text.size / size)), 2)


def _face(said: Mapping[str, Scalar], problems: Problems) -> str:
    """A face key: the face and its figures."""
    face = choice("face", said["face"], FACES, problems) if "face" in said else "roman"
    figures = choice("figures", said["figures"], [*FIGURES], problems) if "figures" in said else "old-style"
    return f"{face} {figures}"
