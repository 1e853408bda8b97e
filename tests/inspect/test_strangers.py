"""Whatever stands in a file where something else should, it is looked at to the end."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random
from typing import Any

import foreign
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from booklet.inspect import Reading, aloud, ask, findings, text

VALUES = (
    7,
    -1,
    10**12,
    True,
    Decimal("1.5"),
    Name.X,
    String("x"),
    String(""),
    Array(),
    Dictionary(),
    Array([1, Name.A]),
)
TIMES = 120


def containers(item: Any, depth: int = 0) -> Iterator[Any]:
    """An object of a file, and what it holds directly."""
    if isinstance(item, (Dictionary, Stream, Array)) and depth < 5:
        yield item
        for value in item if isinstance(item, Array) else [item[key] for key in item.keys()]:  # noqa: SIM118  a Stream has no iterator
            if isinstance(value, (Dictionary, Array)) and not value.is_indirect:
                yield from containers(value, depth + 1)


def damaged(pdf: bytes, seed: int) -> bytes:
    """A file with one to six of its entries replaced by something else."""
    chance = Random(seed)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        held = [one for item in opened.objects for one in containers(item)]
        for _ in range(chance.randint(1, 6)):
            one, value = chance.choice(held), chance.choice(VALUES)
            keys = range(len(one)) if isinstance(one, Array) else [key for key in one.keys() if key != "/Length"]  # noqa: SIM118  as above
            if len(keys):
                one[chance.choice(keys)] = value
        out = io.BytesIO()
        opened.save(out, static_id=True)
    return out.getvalue()


@pytest.mark.filterwarnings("ignore")  # what pikepdf says of such files is not ours
@pytest.mark.parametrize("make", [foreign.word_like, foreign.untagged, None], ids=["tagged", "untagged", "ours"])
def test_all_of_it_is_borne(make: Callable[[], bytes] | None, good: bytes) -> None:
    pdf = make() if make else good
    seen = 0
    for seed in range(TIMES):
        try:
            opened = pikepdf.open(io.BytesIO(damaged(pdf, seed)))
        except (pikepdf.PdfError, TypeError, ValueError):
            continue  # too broken to be saved or opened
        reading = Reading(opened)
        assert text(ask(reading))
        findings(reading)
        if reading.tree.root is not None:
            aloud(reading.tree.root, reading.language, reading.labels)
        seen += 1
    assert seen > TIMES / 2
