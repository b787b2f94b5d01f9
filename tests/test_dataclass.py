"""Classes whose methods come when they are called do all that the standard library's do."""

import copy
import dataclasses
import pickle
from dataclasses import field
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.dataclass import dataclass

OFTEN = 150
"""More calls than it takes until a method is compiled."""


def _fields() -> Any:
    """The same class twice: one by ours, one by the standard library."""

    class Place:
        """Where somebody is."""

        kinds: ClassVar[int] = 3
        name: str
        floor: int = 0
        tags: list[str] = field(default_factory=list, compare=False)
        note: str = field(default="", repr=False)

    return Place


OURS: Any = dataclass(frozen=True, slots=True, kw_only=True)(_fields())
THEIRS: Any = dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(_fields())
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from("ab"),
        "floor": st.integers(0, 1),
        "tags": st.just(["x"]),
        "note": st.sampled_from(["", "n"]),
        "stray": st.just(1),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(OURS):
    """A class below another, which looks at what it was given."""

    beds: int = 1

    def __post_init__(self):
        if self.beds < 0:
            raise ValueError(self.beds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:  # noqa: PLW1641 - the decorator gives it one
    """All are equal, and each says what it likes."""

    number: int

    def __eq__(self, other):
        return isinstance(other, Same)

    def __repr__(self):
        return "same"


@dataclass(frozen=True, slots=True)
class Pair:
    """Made by position."""

    one: int
    two: int = 2


def _made(kind, named):
    """What comes of it: what there is to see of a value, or the words of the refusal."""
    try:
        value = kind(**named)
    except TypeError as error:
        return str(error)
    return repr(value), dataclasses.asdict(value), value


@given(one=GIVEN, two=GIVEN)
def test_a_value_is_as_the_standard_library_makes_it(one, two):
    ours, theirs = _made(OURS, one), _made(THEIRS, one)
    assert ours[:2] == theirs[:2]
    others = _made(OURS, two), _made(THEIRS, two)
    if not any(isinstance(made, str) for made in (ours, others[0])):
        assert (ours[2] == others[0][2]) is (theirs[2] == others[1][2])
        assert (hash(ours[2]) == hash(others[0][2])) is (hash(theirs[2]) == hash(others[1][2]))
        assert ours[2] != theirs[2]


@pytest.mark.parametrize("often", [1, OFTEN])
def test_a_value_is_the_same_however_often_it_was_made(often):
    kind: Any = dataclass(frozen=True, slots=True, kw_only=True)(_fields())
    made = [kind(name="hall", floor=number % 2) for number in range(often)]
    assert [value.floor for value in made] == [number % 2 for number in range(often)]
    assert made[0] == kind(name="hall")
    assert made[0].tags == []
    assert made[0].tags is not kind(name="hall").tags
    with pytest.raises(TypeError, match=r"Place\.__init__\(\) missing .* 'name'"):
        kind(floor=1)


def test_nothing_of_a_value_can_be_changed():
    place = OURS(name="hall")
    for change in (lambda: setattr(place, "name", "x"), lambda: delattr(place, "name")):
        with pytest.raises(dataclasses.FrozenInstanceError, match="name"):
            change()
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.stray = 1
    assert not hasattr(place, "__dict__")


def test_a_class_below_has_all_fields_and_looks_at_them():
    assert Room(name="a", beds=2) == Room(beds=2, name="a")
    assert Room(name="a") != OURS(name="a")
    for _ in range(OFTEN):
        assert Room(name="a").beds == 1
        with pytest.raises(ValueError, match="-1"):
            Room(name="a", beds=-1)
    assert [one.name for one in dataclasses.fields(Room)][-1] == "beds"


def test_a_class_keeps_the_methods_of_its_own():
    assert Same(number=1) == Same(number=2)
    assert repr(Same(number=1)) == "same"
    assert hash(Same(number=1)) != hash(Same(number=2))


def test_values_by_position():
    assert [Pair(1), Pair(1, 3)] == [Pair(one=1, two=2), Pair(two=3, one=1)]
    match Pair(5, 6):
        case Pair(one, two):
            assert (one, two) == (5, 6)


def test_replace_and_copies():
    place = OURS(name="hall", floor=1)
    assert dataclasses.replace(place, floor=0) == OURS(name="hall")
    assert copy.copy(place) == copy.deepcopy(place) == place
    room = Room(name="hall", beds=3)
    assert pickle.loads(pickle.dumps(room)) == room  # noqa: S301 - made just here
    assert dataclasses.is_dataclass(OURS)
    assert vars(OURS)["__dataclass_params__"].frozen


def test_what_is_not_frozen_is_the_standard_librarys():
    kind: Any = dataclass(slots=True, kw_only=True)(_fields())
    place = kind(name="hall")
    place.floor = 4
    assert place == kind(name="hall", floor=4)
    assert kind.__hash__ is None
