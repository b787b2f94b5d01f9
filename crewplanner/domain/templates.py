"""Templates of crews ("standard crew of a unit") and views of the board that were saved."""

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import (
    CrewTemplateId,
    PersonId,
    ProductionId,
    RoleId,
    SavedViewId,
    TemplateMemberId,
    UnitId,
)
from crewplanner.domain.values import TimeSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewTemplate:
    """A crew that is booked together under one name. `unit` is whose standard crew it is."""

    id: CrewTemplateId
    production: ProductionId
    name: str
    unit: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateMember:
    """One place of a template: a person, or a role that is still open."""

    id: TemplateMemberId
    template: CrewTemplateId
    person: PersonId | None = None
    role: RoleId | None = None
    call: TimeSpec | None = None
    wrap: TimeSpec | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """How the board was looked at, under a name. `spec` is JSON that the board understands."""

    id: SavedViewId
    name: str
    spec: str
    position: int = 0
