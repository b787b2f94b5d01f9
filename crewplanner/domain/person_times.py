"""Which dates of a person count for a production, and of which the times are known."""

import datetime as dt

from crewplanner.dataclass import dataclass
from crewplanner.domain.approvals import TimesState, state_of
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary, Stint
from crewplanner.domain.timecards import ABSENT, DayKind, Timecard
from crewplanner.domain.values import DateSpan

_NEEDS_NO_TIMES = ABSENT | {DayKind.TRAVEL, DayKind.STANDBY}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDate:
    """One date of a person in a production: the stint, planned or worked, and the card."""

    date: dt.date
    stint: Stint | None
    card: Timecard | None

    @property
    def counts(self) -> bool:
        """Whether something is to be submitted: firm work or a card."""
        return self.card is not None or (self.stint is not None and self.stint.firm)

    @property
    def known(self) -> bool:
        """Whether the times are known, or none are needed."""
        if self.card is not None and self.card.kind in _NEEDS_NO_TIMES:
            return True
        return self.stint is not None and self.stint.worked


def person_dates(
    plan: Plan, production: ProductionId, person: PersonId, span: DateSpan
) -> tuple[PersonDate, ...]:
    """Every date of the span."""
    diary = Diary(plan, person)
    found: list[PersonDate] = []
    for date in span:
        own = (stint for stint in diary.on(date) if stint.production == production)
        stint = max(own, key=lambda one: (one.worked, one.firm), default=None)
        card = plan.timecard_on(production, person, date)
        found.append(PersonDate(date=date, stint=stint, card=card))
    return tuple(found)


def times_state(
    plan: Plan, production: ProductionId, person: PersonId, span: DateSpan
) -> TimesState:
    """How far the times of all dates that count have come: as far as the one least far."""
    dates = person_dates(plan, production, person, span)
    deeds = plan.deeds_of(production, person)
    return state_of(deeds, (date.date for date in dates if date.counts))
