"""How a board is looked at, as a value that can be kept as text: rows, filters, zoom, folds."""

import json
from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any

from crewplanner.app.queries.board import Arrangement, BoardFilter, GroupKey, RowsBy
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import DepartmentId, PlaceId, ProductionId, RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _

_SWITCHES = ("booked_only", "with_findings", "unconfirmed", "overtime")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLook:
    """What a saved view remembers.

    `zoom` is the name of a zoom, or the width of a day in pixels as digits.
    """

    arrangement: Arrangement = field(default_factory=Arrangement)
    filter: BoardFilter = field(default_factory=BoardFilter)
    zoom: str = "TWO_WEEKS"
    folded: frozenset[GroupKey] = frozenset()

    def to_json(self) -> str:
        """The same text for the same look."""
        wanted = self.filter
        said: dict[str, Any] = {
            "rows": self.arrangement.rows_by.value,
            "with": sorted(self.arrangement.besides),
            "departments": sorted(wanted.departments),
            "roles": sorted(wanted.roles),
            "places": sorted(wanted.places),
            "statuses": sorted(status.value for status in wanted.statuses),
            "zoom": self.zoom,
            "folded": sorted((_said(key) for key in self.folded), key=str),
            **{name: True for name in _SWITCHES if getattr(wanted, name)},
        }
        return json.dumps({name: value for name, value in said.items() if value})

    def within(self, plan: Plan) -> "BoardLook":
        """The look without what the plan no longer has."""
        wanted, arranged = self.filter, self.arrangement
        return replace(
            self,
            arrangement=replace(arranged, besides=arranged.besides & plan.productions.keys()),
            filter=replace(
                wanted,
                departments=wanted.departments & plan.departments.keys(),
                roles=wanted.roles & plan.roles.keys(),
                places=wanted.places & plan.places.keys(),
            ),
        )


def look_from_json(text: str) -> BoardLook:
    """The look that a text says; names that are not known are left out.

    Raises ValueError with a sentence where it is no look at all.
    """
    try:
        said = json.loads(text)
        return _look(dict(said))
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(_("This view cannot be read; it may be of a newer version.")) from error


def _look(said: dict[str, Any]) -> BoardLook:
    return BoardLook(
        arrangement=Arrangement(
            rows_by=RowsBy(said.get("rows", RowsBy.DEPARTMENT)),
            besides=frozenset(ProductionId(key) for key in _numbers(said, "with")),
        ),
        filter=BoardFilter(
            departments=frozenset(DepartmentId(key) for key in _numbers(said, "departments")),
            roles=frozenset(RoleId(key) for key in _numbers(said, "roles")),
            places=frozenset(PlaceId(key) for key in _numbers(said, "places")),
            statuses=frozenset(BookingStatus(one) for one in said.get("statuses", ())),
            **{name: said.get(name) is True for name in _SWITCHES},
        ),
        zoom=str(said.get("zoom", "TWO_WEEKS")),
        folded=frozenset(_key(dict(one)) for one in said.get("folded", ())),
    )


def _numbers(said: dict[str, Any], name: str) -> Iterable[int]:
    return (int(number) for number in said.get(name, ()))


def _said(key: GroupKey) -> dict[str, Any]:
    named = {"department": key.department, "production": key.production, "unit": key.unit}
    known = {name: value for name, value in named.items() if value is not None}
    return {"by": key.by.value, **known}


def _key(said: dict[str, Any]) -> GroupKey:
    department, production, unit = (said.get(name) for name in ("department", "production", "unit"))
    return GroupKey(
        by=RowsBy(said["by"]),
        department=DepartmentId(int(department)) if department is not None else None,
        production=ProductionId(int(production)) if production is not None else None,
        unit=UnitId(int(unit)) if unit is not None else None,
    )
