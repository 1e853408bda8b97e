"""`booklet.named`: its types are typing's own in all but the time they take to define."""

from __future__ import annotations

import pickle
import typing

import pytest

from booklet.named import NamedTuple
from booklet.problems import Location


class Ours(NamedTuple):
    """What it is."""

    first: str
    second: int = 2

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Typings(typing.NamedTuple):
    """What it is."""

    first: str
    second: int = 2

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


@pytest.mark.parametrize("name", ["__doc__", "__module__", "_fields", "_field_defaults", "__match_args__", "__mro__"])
def test_a_type_says_of_itself_what_typings_does(name: str) -> None:
    ours, typings = getattr(Ours, name), getattr(Typings, name)
    assert ours == (typings if name != "__mro__" else (Ours, *typings[1:]))


def test_its_values_behave_alike() -> None:
    assert Ours("a") == Typings("a") == ("a", 2)
    assert Ours("a").both == "a2"
    assert repr(Ours("a", 3)) == "Ours(first='a', second=3)"
    assert Ours("a")._replace(second=5) == ("a", 5)
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]  # what is wrong is the test
    with pytest.raises(AttributeError):
        Ours("a").first = "b"  # type: ignore[misc]  # what is wrong is the test


def test_annotations_are_kept_as_written() -> None:
    assert Ours.__annotations__ == {"first": "str", "second": "int"}


def test_values_travel_to_another_process() -> None:
    place = Location("a.yaml", 3)
    assert pickle.loads(pickle.dumps(place)) == place
    assert type(pickle.loads(pickle.dumps(place))) is Location
