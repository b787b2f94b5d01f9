"""What is checked: a production or all, a span of dates, some people or all."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import BookingId, PersonId, ProductionId, RoleId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.rules.costs import CostsOf, no_costs
from crewplanner.domain.rules.laws import Law, LawsOf, no_laws
from crewplanner.domain.rules.worked_dates import WorkedDates
from crewplanner.domain.stints import Diary, Stint
from crewplanner.domain.values import DateSpan

if TYPE_CHECKING:
    from crewplanner.domain.averages import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where to look. Findings are dated within the span.

    `production` None means every one. `people` None means everybody and the units' days themselves.
    With people named, only rules about people are asked, and the cost is that of those people and
    dates; with an empty set, only rules about days.
    """

    production: ProductionId | None = None
    span: DateSpan
    people: frozenset[PersonId] | None = None

    @property
    def days(self) -> bool:
        """Whether findings about the days of a unit are wanted."""
        return not self.people

    def includes(self, production: ProductionId) -> bool:
        """Whether findings of the production are wanted."""
        return self.production is None or self.production == production


class Case:
    """One check under way: plan, scope, laws, costs, and each diary, made once for all rules.

    `worked` may be kept from the check before, if all that changed since is forgotten in it.
    """

    def __init__(
        self,
        plan: Plan,
        scope: Scope,
        laws_of: LawsOf = no_laws,
        worked: WorkedDates | None = None,
        costs_of: CostsOf = no_costs,
    ) -> None:
        self.plan = plan
        self.scope = scope
        self.worked = worked or WorkedDates()
        self.periods: dict[tuple[PersonId, ProductionId, Law], tuple[Period, ...]] = {}
        self.costs_of = costs_of
        self._laws_of = laws_of
        everywhere = ((one, laws_of(one, None)) for one in sorted(plan.productions))
        self._bound = tuple((one, laws) for one, laws in everywhere if laws)
        self.people = tuple(sorted(_people(plan, scope)))
        self._diaries: dict[PersonId, Diary] = {}
        self._dates: dict[PersonId, tuple[dt.date, ...]] = {}
        self._under_law: dict[PersonId, tuple[tuple[ProductionId, Law], ...]] = {}

    def diary(self, person: PersonId) -> Diary:
        """The person's dates."""
        if person not in self._diaries:
            self._diaries[person] = Diary(self.plan, person)
        return self._diaries[person]

    def dates(self, person: PersonId) -> tuple[dt.date, ...]:
        """The dates of the scope on which the person may have something to do, in order."""
        if person not in self._dates:
            self._dates[person] = self.diary(person).dates(self.scope.span)
        return self._dates[person]

    def production(self, production: ProductionId) -> Production:
        """The production, or one with the usual settings where it is not known."""
        found = self.plan.productions.get(production)
        return found or Production(id=production, title="")

    def laws(self, stint: Stint) -> tuple[Law, ...]:
        """The laws that hold for a stint: those of the deal that is in force."""
        role = stint.booking.role if stint.booking else None
        return self.laws_on(stint.person, stint.production, stint.date, role)

    def laws_on(
        self,
        person: PersonId,
        production: ProductionId,
        date: dt.date,
        role: RoleId | None = None,
    ) -> tuple[Law, ...]:
        """The laws that hold for a person's work for a production on a date."""
        if not self.under_law(person):
            return ()
        deal = self.plan.deal_on(production, person, date, role)
        return self._laws_of(production, deal)

    def under_law(self, person: PersonId) -> tuple[tuple[ProductionId, Law], ...]:
        """The laws that hold for the person somewhere, each with the production."""
        if person not in self._under_law:
            found = [
                (deal.production, law)
                for deal in self.plan.deals_of.get(person, ())
                for law in self._laws_of(deal.production, deal)
            ]
            for production, laws in self._bound:
                samples = self.plan.kinds_of(person)
                if any(booking.production == production for booking in samples):
                    found += [(production, law) for law in laws]
            self._under_law[person] = tuple(dict.fromkeys(found))
        return self._under_law[person]

    @property
    def productions(self) -> tuple[ProductionId, ...]:
        """The productions of the scope, by id."""
        if self.scope.production is not None:
            return (self.scope.production,)
        return tuple(sorted(self.plan.productions))

    def foremost(self, stints: Iterable[Stint]) -> Stint | None:
        """The last of the stints that the scope wants: a finding about all is filed under it."""
        within = [stint for stint in stints if self.scope.includes(stint.production)]
        return within[-1] if within else None


Rule = Callable[[Case], Iterable[Finding]]
"""A rule looks at a case and tells what it notices. It raises nothing and changes nothing."""

_LOOK_BACK = dt.timedelta(days=2)


def _people(plan: Plan, scope: Scope) -> Iterable[PersonId]:
    if scope.people is not None:
        return scope.people
    if scope.production is None:
        return plan.bookings_of.keys() | plan.timecards_of.keys()
    around = DateSpan(first=scope.span.first - _LOOK_BACK, last=scope.span.last)
    keys = [(scope.production, date) for date in around]
    booked = plan.people_within(scope.production, around)
    return booked | {card.person for key in keys for card in plan.timecards_at.get(key, ())}


def booking_ids(stints: Iterable[Stint]) -> tuple[BookingId, ...]:
    """The bookings of the stints, in their order, each once."""
    return tuple(dict.fromkeys(stint.booking.id for stint in stints if stint.booking is not None))
