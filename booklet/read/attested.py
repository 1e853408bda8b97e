"""Dates as authors write them: a plain date, or attestations (which work says so, and where)."""

from __future__ import annotations

from typing import Any

from booklet.model.records import Attestation
from booklet.read.context import FAILED, Reader
from booklet.read.nodes import Node
from booklet.read.shapes import Convert, Either, Field, Many, Shape, Values
from booklet.read.types import DATE, PROSE, TEXT, YES_NO, Ref


def _attestation(values: Values, node: Node, _reader: Reader) -> Any:
    return Attestation(**values, at=node) if "date" in values else FAILED


def _plain(date: Any, node: Node, _reader: Reader) -> Attestation:
    return Attestation(date, at=node)


ATTESTATION = Shape(
    "an attested date",
    (
        Field("on", DATE, "The date, as the work has it.", "Safar 38 AH", required=True, name="date"),
        Field("says", Ref("works"), "The id of the work that says so.", "kindi"),
        Field("at", TEXT, "Where in the work.", "p. 28", name="locator"),
        Field("written", TEXT, "How the work puts it, in our words.", "Wednesday, 13 nights passed"),
        Field("hearsay", YES_NO, "`true` where the work itself says “it is said”.", "true"),
        Field("note", PROSE, "Anything a reader of this date should know."),
    ),
    _attestation,
)

ATTESTATIONS = Many(Either(Convert(DATE, _plain), ATTESTATION))
