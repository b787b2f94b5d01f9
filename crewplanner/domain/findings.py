"""Findings: what a rule noticed about a plan, as codes and facts without words."""

import datetime as dt
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import BookingId, PersonId, PlaceId, ProductionId, RoleId, UnitId


class Severity(StrEnum):
    """How hard a rule is."""

    BLOCK = "BLOCK"
    WARN = "WARN"
    INFO = "INFO"


OFF = "OFF"
"""What a production's settings say of a rule that it does not want to hear of."""


class RuleKind(StrEnum):
    """Which rule it was."""

    DOUBLE_BOOKING = "DOUBLE_BOOKING"
    UNAVAILABLE = "UNAVAILABLE"
    REST = "REST"
    CONSECUTIVE_DAYS = "CONSECUTIVE_DAYS"
    DAILY_HOURS = "DAILY_HOURS"
    WEEKLY_HOURS = "WEEKLY_HOURS"
    HOLIDAY = "HOLIDAY"
    COVERAGE = "COVERAGE"
    CHECK_TIMES = "CHECK_TIMES"
    WEEKLY_AVERAGE = "WEEKLY_AVERAGE"
    NIGHT_AVERAGE = "NIGHT_AVERAGE"
    WEEKLY_REST = "WEEKLY_REST"
    ROLLING_HOURS = "ROLLING_HOURS"
    SKILL = "SKILL"
    ROLE_MATCH = "ROLE_MATCH"
    TRAVEL = "TRAVEL"
    NOTICE = "NOTICE"
    BUDGET = "BUDGET"
    OUTSIDE_HOLD = "OUTSIDE_HOLD"
    NO_HOURS = "NO_HOURS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a rule noticed.

    `actual` and `limit` are minutes where the rule is about time, days for CONSECUTIVE_DAYS, people
    for COVERAGE, skills for SKILL and hundredths of the currency for BUDGET; for OUTSIDE_HOLD
    `actual` is the rank of the other hold, 0 for a confirmed one; for NO_HOURS they are wrap and
    call. `name` is a proper name that the
    sentence needs: a company's, a holiday's, a budget line's, missing skills, or the kind of an
    unavailability. `bookings` are those it is about, own first. `clause` says where the law stands
    that does not hold, if one does not; an average is over `weeks` to the date `until`. `places`
    are those between which the way is too long. `usual` is how hard it would be without the
    production's settings, where these say otherwise.
    """

    rule: RuleKind
    severity: Severity
    production: ProductionId
    date: dt.date
    person: PersonId | None = None
    bookings: tuple[BookingId, ...] = ()
    actual: int = 0
    limit: int = 0
    name: str = ""
    role: RoleId | None = None
    unit: UnitId | None = None
    clause: str = ""
    weeks: int = 0
    until: dt.date | None = None
    places: tuple[PlaceId, ...] = ()
    usual: Severity | None = None

    @property
    def natural(self) -> Severity:
        """How hard the rule takes it, whatever the production's settings make of it."""
        return self.usual or self.severity
