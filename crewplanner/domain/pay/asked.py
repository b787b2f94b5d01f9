"""What an agreement wants to know of a day beside its times, read from its rules."""

from collections.abc import Iterator, Mapping
from typing import cast

from crewplanner.domain.day_details import Detail
from crewplanner.domain.pay.agreement import Agreement, walk

_SHAPES = 2
"""Fewer shapes of a day are nothing to choose from."""


def asked_by(agreement: Agreement) -> frozenset[Detail]:
    """The details that can change what the agreement pays, whatever its parameters are."""
    return frozenset(_asked(agreement.rules))


def _asked(rules: Mapping[str, object]) -> Iterator[Detail]:
    shapes = rules.get("shapes")
    if isinstance(shapes, list | tuple) and len(cast("list[object]", shapes)) >= _SHAPES:
        # Camera overtime that was called begins where the contracted hours of a shape are over.
        yield Detail.SHAPE
        yield Detail.CAMERA_OVERTIME
    if "other_overtime" in rules:
        yield Detail.OVERTIME_KIND
        yield Detail.ON_SET_WRAP
    if _keys(rules) & {"night_run", "camera_from", "measured_to"}:
        yield Detail.ON_SET_WRAP
    if "travel" in rules:
        yield Detail.TRAVEL
    if "missed_break" in rules:
        yield Detail.MISSED_BREAKS
    if "meals" in rules:
        yield Detail.BREAKS


def _keys(rules: Mapping[str, object]) -> frozenset[str]:
    """The keys that stand anywhere in the rules."""
    found: list[str] = []
    walk(rules, (), lambda _path, key, _value: found.append(key))
    return frozenset(found)
