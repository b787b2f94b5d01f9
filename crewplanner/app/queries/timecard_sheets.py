"""The timecards of a week as they are handed in: each person's seven days and what they come to."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.queries.person_week import PersonWeek, people_of_week, person_week
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDepartment:
    """A department with the weeks of its people in order."""

    name: str
    weeks: tuple[PersonWeek, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimecardsSheetView:
    """The cards of a week of a production.

    `hours` are minutes by the multiple at which they are paid, of each person and date.
    """

    production: ProductionId
    title: str
    company: str
    currency: str
    week: DateSpan
    departments: tuple[CardDepartment, ...]
    hours: Mapping[tuple[PersonId, dt.date], tuple[tuple[Decimal, int], ...]]

    @property
    def weeks(self) -> tuple[PersonWeek, ...]:
        """Everybody's week in order."""
        return tuple(one for department in self.departments for one in department.weeks)


def timecard_sheets(
    plan: Plan,
    production: ProductionId,
    week: DateSpan,
    people: Iterable[PersonId] | None = None,
    pricing: Pricing | None = None,
) -> TimecardsSheetView:
    """The view of everybody booked or with a card in the week, or of those people alone."""
    settings = plan.productions[production]
    there = {person for person, _name in people_of_week(plan, production, week)}
    wanted = there if people is None else there & set(people)
    prices = pricing or Pricing()
    return TimecardsSheetView(
        production=production,
        title=settings.title,
        company=settings.company,
        currency=settings.currency,
        week=week,
        departments=tuple(
            CardDepartment(
                name=department_name(group.department, settings.words),
                weeks=tuple(
                    person_week(plan, production, member.person.id, week, prices)
                    for member in group.members
                ),
            )
            for group in grouped(plan, production, sorted(wanted))
        ),
        hours={
            (pay.person, date): pay.minutes_by_multiple
            for date in week
            for pay in prices.week(plan, production, DateSpan(first=date, last=date), wanted).people
        },
    )
