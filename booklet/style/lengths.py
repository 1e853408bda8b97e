"""A word of a style sheet → a length, a number or a choice, within its limits; every mistake told with its place.

One scale for every measure: absolute lengths (`12pt`, `17mm`, `1.5cm`, `0.5in`; a bare number is points), and three
that follow the type: `1.2em` (the size), `0.5 line` (the leading of running text), `0.85x` (times what the key goes
by).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from booklet.problems import Problems
from booklet.read.nodes import Scalar
from booklet.suggest import did_you_mean

ABSOLUTE: Mapping[str, float] = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "": 1.0}
EM, LINE, TIMES = "em", "line", "x"
SHOWN = {EM: "1.2em", LINE: "0.5 line", TIMES: "0.85x"}
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|em|lines?|x|)$")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?$")
RATIO = re.compile(r"\d+(?:\.\d+)?(?:\s*:\s*\d+(?:\.\d+)?){3}$")
FEATURE = re.compile(r"[a-z0-9]{4}$")
NONE: Mapping[str, float] = {}

Limits = tuple[float, float]


def length(scalar: Scalar, limits: Limits, problems: Problems, units: Mapping[str, float] = NONE) -> float:
    """A length in points. `units`: the points of each relative unit that the key takes."""
    points = _points(scalar, units, problems)
    return limits[0] if points is None else _within(points, "{:g} to {:g} points", limits, scalar, problems)


def ems(scalar: Scalar, limits: Limits, problems: Problems, size: float) -> float:
    """An indent in ems, of which a bare number counts so many."""
    points = _points(scalar, {"": size, EM: size}, problems)
    return 0.0 if points is None else _within(round(points / size, 6), "{:g} to {:g} ems", limits, scalar, problems)


def _points(scalar: Scalar, units: Mapping[str, float], problems: Problems) -> float | None:
    match = LENGTH.match(scalar.value.strip())
    unit = match[2].rstrip("s") if match is not None else ""
    if match is None or (unit in SHOWN and unit not in units):
        bare = "ems" if "" in units else "points"
        known = ", ".join(["12pt", "17mm", "0.5in", *(SHOWN[unit] for unit in SHOWN if unit in units)])
        problems.error(scalar, f"“{scalar.value}” is not a length", f"write {bare} as a number, or {known}")
        return None
    return round(float(match[1]) * (units[unit] if unit in units else ABSOLUTE[unit]), 6)


def by_factor(scalar: Scalar) -> bool:
    """Whether a size or leading is said as so many times another one, with which it changes."""
    return scalar.value.strip().endswith(TIMES)


def number(scalar: Scalar, limits: Limits, problems: Problems) -> float:
    if not NUMBER.match(scalar.value):
        problems.error(scalar, f"“{scalar.value}” is not a number")
        return limits[0]
    return _within(float(scalar.value), "{:g} to {:g}", limits, scalar, problems)


def factor(scalar: Scalar, limits: Limits, problems: Problems) -> float:
    """`1.2x` → 1.2."""
    match = LENGTH.match(scalar.value.strip())
    if match is None or match[2] not in (TIMES, ""):
        problems.error(scalar, f"“{scalar.value}” is not a factor", "write 0.85x, say")
        return limits[0]
    return _within(float(match[1]), "{:g}x to {:g}x", limits, scalar, problems)


def ratio(scalar: Scalar, problems: Problems) -> tuple[float, ...]:
    """`6:6:5:7` → its four numbers."""
    parts = tuple(map(float, scalar.value.split(":"))) if RATIO.match(scalar.value.strip()) else ()
    if not parts or parts[0] + parts[2] <= 0:
        problems.error(scalar, f"“{scalar.value}” is no ratio of margins", "inner:top:outer:bottom, such as 2:3:4:6")
        return (1.0, 1.0, 1.0, 1.0)
    return parts


def choice(key: str, scalar: Scalar, known: Sequence[str], problems: Problems) -> str:
    if scalar.value not in known:
        hint = did_you_mean(scalar.value, known) or f"one of: {', '.join(known)}"
        problems.error(scalar, f"“{scalar.value}” is no {key} of a style", hint)
    return scalar.value


def truth(key: str, scalar: Scalar, problems: Problems) -> bool:
    if scalar.value not in ("true", "false"):
        problems.error(scalar, f"`{key}` wants true or false, not “{scalar.value}”")
    return scalar.value == "true"


def features(scalar: Scalar, problems: Problems) -> tuple[str, ...]:
    """OpenType feature tags, blanks between them."""
    tags = tuple(scalar.value.split())
    for tag in tags:
        if not FEATURE.match(tag):
            problems.error(scalar, f"“{tag}” is no OpenType feature", "tags have four letters: smcp, onum, lnum")
    return tags


def _within(value: float, shown: str, limits: Limits, at: Scalar, problems: Problems) -> float:
    """The value, or the nearest that a page can be made up with (reported)."""
    least, most = limits
    if not least - 1e-9 <= value <= most + 1e-9:
        problems.error(at, f"“{at.value}” is out of range", f"it may be {shown.format(least, most)}")
    return min(max(value, least), most)
