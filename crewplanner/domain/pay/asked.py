"""What an agreement wants to know of a day beside its times, read from its rules."""

from collections.abc import Iterator, Mapping
from typing import cast

from crewplanner.domain.day_details import Detail
from crewplanner.domain.pay.agreement import Agreement

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
    if "night_run" in rules or _has(rules, "camera_from") or _has(rules, "measured_to"):
        yield Detail.ON_SET_WRAP
    if "travel" in rules:
        yield Detail.TRAVEL
    if "missed_break" in rules:
        yield Detail.MISSED_BREAKS
    if "meals" in rules:
        yield Detail.BREAKS


def _has(tree: object, key: str) -> bool:
    """Whether the key stands anywhere in the tree."""
    if isinstance(tree, Mapping):
        table = cast("Mapping[str, object]", tree)
        return key in table or any(_has(one, key) for one in table.values())
    if isinstance(tree, list | tuple):
        return any(_has(one, key) for one in cast("list[object]", tree))
    return False
