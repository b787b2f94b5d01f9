"""The week of one person: seven days with what they come to, the state, the overtime account."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from crewplanner.app.agreements import agreements_for
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.elections import OpenElection, elections_of
from crewplanner.app.words import role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.approvals import Approval, Deed, TimesState, allowed, state_of
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import planned
from crewplanner.domain.days import DayType
from crewplanner.domain.hot_cost import Sorter, Split
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.irregular import IrregularMinutes, irregular
from crewplanner.domain.pay import PayLine, PayNote, PayRule, PersonPay
from crewplanner.domain.people import RatePer
from crewplanner.domain.person_times import PersonDate, person_dates
from crewplanner.domain.plan import Plan
from crewplanner.domain.timecards import DayKind, DayMark, Timecard
from crewplanner.domain.values import DateSpan, TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDay:
    """One date. Times are None, and `minutes` too, while they are not known.

    `planned` are planned minutes without meals; `counts` says that the date is to be submitted.
    """

    date: dt.date
    day_type: DayType | None
    kind: DayKind
    call: int | None
    meals: tuple[TimeRange, ...]
    wrap: int | None
    marks: tuple[DayMark, ...]
    remarks: str
    minutes: int | None
    planned: int | None
    irregular: IrregularMinutes
    overtime: int
    amount: Decimal
    lines: tuple[PayLine, ...]
    state: TimesState
    counts: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OvertimeAccount:
    """Overtime over the engagement, in minutes, up to the end of the week.

    `paid` is what lies in locked times, `taken` the planned hours of days off in lieu.
    """

    worked: int = 0
    paid: int = 0
    taken: int = 0

    @property
    def balance(self) -> int:
        """What is still owed."""
        return self.worked - self.paid - self.taken


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWeek:
    """A person's week in a production. `deeds` are the latest first, of this week only.

    `steps` are the deeds that can be done now. `elections` are what must be decided, or was.
    `cost` is what the week comes to by its causes, as in the hot cost.
    """

    production: ProductionId
    currency: str
    person: PersonId
    name: str
    role: str
    week: DateSpan
    days: tuple[PersonDay, ...]
    state: TimesState
    steps: frozenset[Deed]
    deeds: tuple[Approval, ...]
    by_multiple: tuple[tuple[Decimal, int], ...]
    cost: Split
    account: OvertimeAccount
    missing_deal: bool
    elections: tuple[OpenElection, ...] = ()
    notes: tuple[PayNote, ...] = ()
    """What must be known about the price of its days, each once."""

    @property
    def total(self) -> Decimal:
        """What the week comes to."""
        return self.cost.total

    @property
    def undecided(self) -> int:
        """How much somebody must still decide before all of it is paid."""
        return sum(one.answer is None for one in self.elections)

    @property
    def minutes(self) -> int:
        """Minutes worked."""
        return sum(day.minutes or 0 for day in self.days)

    @property
    def planned(self) -> int:
        """Minutes planned."""
        return sum(day.planned or 0 for day in self.days)

    @property
    def overtime(self) -> int:
        """Minutes at more than the plain rate."""
        return sum(day.overtime for day in self.days)

    @property
    def irregular(self) -> IrregularMinutes:
        """The irregular minutes of all days."""
        return sum((day.irregular for day in self.days), IrregularMinutes())


def person_week(
    plan: Plan,
    production: ProductionId,
    person: PersonId,
    week: DateSpan,
    pricing: Pricing | None = None,
) -> PersonWeek:
    """The view. `pricing` is the plan's, if it is at hand.

    Raises KeyError for an unknown production or person.
    """
    pricing = pricing or Pricing()
    settings, who = plan.productions[production], plan.people[person]
    pay = pricing.week(plan, production, week, (person,)).of(person)
    known = agreements_for(plan, production)
    deeds = plan.deeds_of(production, person)
    dates = person_dates(plan, production, person, week)
    counted = [date.date for date in dates if date.counts]
    states = {state_of(deeds, (date,)) for date in counted}
    role = plan.roles.get(who.roles[0]) if who.roles else None
    return PersonWeek(
        production=production,
        currency=settings.currency,
        person=person,
        name=who.name,
        role=role_name(role, settings.words),
        week=week,
        days=tuple(_day(plan, production, person, date, pay) for date in dates),
        state=state_of(deeds, counted),
        steps=frozenset(deed for deed in Deed if states and allowed(deed, states)) - {Deed.EDITED},
        deeds=tuple(deed for deed in reversed(deeds) if _meet(deed.span, week)),
        by_multiple=pay.minutes_by_multiple if pay else (),
        cost=Sorter(agreements=known, currency=settings.currency).split(pay.lines if pay else ()),
        account=overtime_account(plan, production, person, week.last, pricing),
        missing_deal=pay is not None and pay.missing_deal,
        elections=elections_of(plan, production, person, week, pay.questions) if pay else (),
        notes=tuple(dict.fromkeys(note for _date, note in pay.notes)) if pay else (),
    )


def people_of_week(
    plan: Plan, production: ProductionId, week: DateSpan
) -> tuple[tuple[PersonId, str], ...]:
    """Who is booked for the production in the week, or has a card, by name."""
    keys = [(production, date) for date in week]
    people = plan.people_within(production, week)
    people |= {card.person for key in keys for card in plan.timecards_at.get(key, ())}
    named = [(person, plan.people[person].name) for person in people]
    return tuple(sorted(named, key=lambda one: (one[1].casefold(), one[0])))


def overtime_account(
    plan: Plan,
    production: ProductionId,
    person: PersonId,
    until: dt.date,
    pricing: Pricing | None = None,
) -> OvertimeAccount:
    """The person's overtime from the first booking or card of the production to a date.

    `pricing` is the plan's, if it is at hand.
    """
    bookings = [b for b in plan.bookings_of.get(person, ()) if b.production == production]
    cards = [c for c in plan.timecards_of.get(person, ()) if c.production == production]
    begun = [*(b.span.first for b in bookings if b.live), *(c.date for c in cards)]
    first = min(begun, default=until)
    if first > until:
        return OvertimeAccount()
    span = DateSpan(first=first, last=until)
    pay = (pricing or Pricing()).week(plan, production, span, (person,)).of(person)
    deeds = plan.deeds_of(production, person)
    lines = [line for line in (pay.lines if pay else ()) if _is_overtime(line)]
    locked = {
        date
        for date in {line.date for line in lines}
        if state_of(deeds, (date,)) is TimesState.LOCKED
    }
    return OvertimeAccount(
        worked=sum(line.minutes for line in lines),
        paid=sum(line.minutes for line in lines if line.date in locked),
        taken=sum(
            _day_off(plan, card, bookings)
            for card in cards
            if card.kind is DayKind.TOIL and card.date in span
        ),
    )


def _day(
    plan: Plan,
    production: ProductionId,
    person: PersonId,
    date: PersonDate,
    pay: PersonPay | None,
) -> PersonDay:
    card, stint = date.card, date.stint
    worked = stint if stint is not None and stint.worked else None
    lines = tuple(line for line in (pay.lines if pay else ()) if line.date == date.date)
    bookings = [b for b in plan.booking_on(person, date.date) if b.production == production]
    plans = next(filter(None, (planned(plan, b, date.date) for b in bookings)), None)
    own = card is not None and (card.kind is not DayKind.WORKED or _has_times(card))
    return PersonDay(
        date=date.date,
        day_type=plans.day.day_type if plans else None,
        kind=card.kind if card else DayKind.WORKED,
        call=worked.call if worked else None,
        meals=worked.meals if worked else (),
        wrap=worked.wrap if worked else None,
        marks=card.marks if card else (),
        remarks=card.remarks if card else "",
        minutes=worked.minutes if worked else None,
        planned=plans.minutes if plans else None,
        irregular=(
            irregular(plan, plan.productions[production], worked) if worked else IrregularMinutes()
        ),
        overtime=sum(line.minutes for line in lines if _is_overtime(line)),
        amount=sum((line.amount for line in lines), Decimal(0)),
        lines=lines,
        state=plan.state_on(production, person, date.date),
        counts=date.counts,
        own=own,
    )


def _has_times(card: Timecard) -> bool:
    return any(times is not None for times in (card.call, card.wrap, card.meals))


def _is_overtime(line: PayLine) -> bool:
    return line.rule == PayRule.OVERTIME or (line.rule == PayRule.WORKED and line.multiple > 1)


def _day_off(plan: Plan, card: Timecard, bookings: Iterable[Booking]) -> int:
    """What a day off in lieu is worth: the hours planned for it, or those the deal guarantees."""
    for booking in bookings:
        plans = planned(plan, booking, card.date) if booking.live else None
        if plans is not None and plans.minutes:
            return plans.minutes
    deal = plan.deal_on(card.production, card.person, card.date)
    return (deal.guarantee or 0) if deal and deal.per is not RatePer.WEEK else 0


def _meet(one: DateSpan, other: DateSpan) -> bool:
    return one.first <= other.last and other.first <= one.last
