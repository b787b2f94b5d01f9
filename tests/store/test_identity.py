"""The number by which a project knows itself."""

from uuid import RFC_4122, UUID

import pytest

from crewplanner.store.identity import is_identity, new_identity


def test_a_new_one_is_a_random_uuid_and_nobody_elses():
    made = [new_identity() for _ in range(200)]
    assert len(set(made)) == len(made)
    for one in made:
        assert is_identity(one)
        assert str(UUID(one)) == one
        assert (UUID(one).version, UUID(one).variant) == (4, RFC_4122)


@pytest.mark.parametrize(
    "other", ["", "x", None, 7, b"", "0" * 32, "A0" * 4 + "-0000-4000-8000-000000000000"]
)
def test_nothing_else_is_one(other):
    assert not is_identity(other)
