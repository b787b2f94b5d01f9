"""Makes the derivation of a figure from the plan; see `derivation`."""

import datetime as dt
from collections.abc import Iterator, Mapping

from crewplanner.app.agreements import agreements_for
from crewplanner.app.queries.derivation import (
    Asked,
    Before,
    DealInput,
    Derivation,
    DerivedDay,
    Origin,
    Override,
    Step,
    TimeInput,
    WorkInput,
)
from crewplanner.app.queries.elections import elections_of
from crewplanner.app.words import person_name, role_name
from crewplanner.domain.calls import planned, zone_of
from crewplanner.domain.pay import Basis, PayLine, PersonPay
from crewplanner.domain.pay.agreement import Agreement, overrides
from crewplanner.domain.pay.days import PayCase
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.pay.lines import DayFact
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.people import Deal
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary, Stint
from crewplanner.domain.timecards import DayKind, Timecard
from crewplanner.domain.values import Offset
from crewplanner.domain.zones import minutes_between, true_minutes

_LOOK_BACK = 14
"""So many days back the work before is looked for where the deal itself does not ask for it."""


def derivation(plan: Plan, asked: Asked) -> Derivation:
    """The answer. Raises KeyError for an unknown production or person."""
    settings, who = plan.productions[asked.production], plan.people[asked.person]
    known = agreements_for(plan, asked.production)
    pay = _priced(plan, asked)
    source = _Source(plan, asked, known)
    days = tuple(day for date in asked.span if (day := source.day(date, pay)) is not None)
    named = dict.fromkeys(day.deal.deal.agreement for day in days if day.deal)
    role = plan.roles.get(who.roles[0]) if who.roles else None
    deeds = plan.deeds_of(asked.production, asked.person)
    return Derivation(
        asked=asked,
        production=settings.title,
        name=person_name(who),
        role=role_name(role, settings.words),
        currency=settings.currency,
        total=pay.total,
        hours=pay.minutes_by_multiple,
        overtime=pay.overtime,
        agreements=tuple(known[name] for name in named if name in known),
        days=days,
        elections=elections_of(
            plan, asked.production, asked.person, asked.span, pay.questions, asked.basis
        ),
        deeds=tuple(deed for deed in reversed(deeds) if deed.span.overlaps(asked.span)),
    )


def _priced(plan: Plan, asked: Asked) -> PersonPay:
    week = price_week(
        plan,
        asked.production,
        asked.span,
        (asked.person,),
        basis=asked.basis,
        firm_only=asked.firm_only,
        agreements=agreements_for(plan, asked.production),
    )
    return week.people[0]


class _Source:
    """Looks up what a person's dates consist of."""

    def __init__(self, plan: Plan, asked: Asked, known: Mapping[str, Agreement]) -> None:
        self._plan = plan
        self._asked = asked
        self._known = known
        self._clauses = {
            (name, clause.id): clause for name, one in known.items() for clause in one.clauses
        }
        self._diary = Diary(plan, asked.person)
        self._case = PayCase(
            plan=plan,
            production=asked.production,
            person=asked.person,
            basis=asked.basis,
            firm_only=asked.firm_only,
            diary=self._diary,
        )

    def day(self, date: dt.date, pay: PersonPay) -> DerivedDay | None:
        """One date; None where nothing was worked, planned or paid."""
        plan, asked = self._plan, self._asked
        intended = asked.basis is Basis.PLANNED
        card = None if intended else plan.timecard_on(asked.production, asked.person, date)
        works = tuple(self._work(stint, card) for stint in self._stints(date))
        steps = tuple(self._step(line) for line in pay.lines if line.date == date)
        fact = next((one for one in pay.facts if one.date == date), None)
        if not works and not steps and card is None and fact is None:
            return None
        holiday = plan.holidays_on.get((asked.production, date))
        return DerivedDay(
            date=date,
            kind=card.kind if card else DayKind.WORKED,
            marks=card.marks if card else (),
            remarks=card.remarks if card else "",
            works=works,
            card=next((day.card for day in self._case.days((date,))), None),
            before=self._before(date, works, fact),
            due=fact.due if fact else None,
            row=self._row(date),
            holiday=holiday.name if holiday else "",
            fact=fact,
            taken=self._clauses.get((fact.agreement, fact.key)) if fact else None,
            deal=self._deal(date),
            notes=tuple(note for noted, note in pay.notes if noted == date),
            steps=steps,
        )

    def _step(self, line: PayLine) -> Step:
        shares = line.origin.steps if len(line.origin.steps) > 1 else ()
        named = [(share, self._clauses.get((line.agreement, key))) for key, share in shares]
        return Step(
            line=line,
            clause=self._clauses.get((line.agreement, line.key)),
            title=self._known[line.agreement].title if line.agreement in self._known else "",
            made=tuple((share, clause) for share, clause in named if clause is not None),
        )

    def _stints(self, date: dt.date) -> Iterator[Stint]:
        """The work of the date that is looked at; of two bookings for one day the longer."""
        asked = self._asked
        intended = asked.basis is Basis.PLANNED
        longest: dict[int | None, Stint] = {}
        for stint in self._intended(date) if intended else self._diary.on(date):
            own = stint.production == asked.production
            if not own or (asked.basis is Basis.WORKED and not stint.worked):
                continue
            if asked.firm_only and not stint.firm:
                continue
            key = stint.day.id if stint.day else None
            if key not in longest or stint.minutes > longest[key].minutes:
                longest[key] = stint
        yield from longest.values()

    def _intended(self, date: dt.date) -> Iterator[Stint]:
        """What the bookings of the date plan, whatever is known of the work."""
        for booking in self._diary.bookings(date):
            plans = planned(self._plan, booking, date)
            if plans is not None:
                yield Stint(
                    person=booking.person,
                    production=booking.production,
                    date=date,
                    booking=booking,
                    day=plans.day,
                    call=plans.call,
                    wrap=plans.wrap,
                    meals=plans.meals,
                    minutes=plans.minutes,
                    firm=booking.firm,
                    zone=zone_of(self._plan, booking.production),
                )

    def _work(self, stint: Stint, card: Timecard | None) -> WorkInput:
        own_call = stint.booking.call if stint.booking else None
        unit = self._plan.units.get(stint.day.unit) if stint.day else None
        carded = stint.worked and card is not None
        call = wrap = None
        if stint.call is not None:
            spec = card.call if carded and card and card.call is not None else own_call
            origin = Origin.CARD if carded and card and card.call is not None else Origin.BOOKING
            if spec is None:
                origin = Origin.SHEET if stint.worked else Origin.PLAN
            offset = spec.minutes if isinstance(spec, Offset) else None
            call = TimeInput(minutes=stint.call, origin=origin, offset=offset)
        unit_times = Origin.SHEET if stint.worked else Origin.PLAN
        if stint.wrap is not None:
            spec = own_wrap = stint.booking.wrap if stint.booking else None
            origin = unit_times if own_wrap is None else Origin.BOOKING
            if carded and card and card.wrap is not None:
                spec, origin = card.wrap, Origin.CARD
            offset = spec.minutes if isinstance(spec, Offset) else None
            wrap = TimeInput(minutes=stint.wrap, origin=origin, offset=offset)
        own_meals = carded and card is not None and card.meals is not None
        return WorkInput(
            unit=unit.name if unit else "",
            day_type=stint.day.day_type if stint.day else None,
            worked=stint.worked,
            call=call,
            wrap=wrap,
            meals=stint.meals,
            meals_from=Origin.CARD if own_meals else unit_times,
            unit_call=stint.day.call if stint.day else None,
            minutes=stint.minutes,
            shift=_shift(stint),
        )

    def _before(
        self, date: dt.date, works: tuple[WorkInput, ...], fact: DayFact | None
    ) -> Before | None:
        """As the engine saw it; where its deal asks for no rest, the last work of the production.

        None where the date has no call or nothing was worked shortly before.
        """
        if fact is not None and fact.before is not None and fact.rest is not None:
            last, wrap = fact.before
            return Before(date=last, wrap=wrap, rest=fact.rest)
        calls = [work.call.minutes for work in works if work.call is not None]
        if not calls:
            return None
        zone = zone_of(self._plan, self._asked.production)
        for back in range(1, _LOOK_BACK + 1):
            last = date - dt.timedelta(days=back)
            for day in self._case.days((last,)):
                if day.card.wrap is not None:
                    rest = minutes_between((last, day.card.wrap), (date, min(calls)), zone)
                    return Before(date=last, wrap=day.card.wrap, rest=rest)
        return None

    def _row(self, date: dt.date) -> int:
        count = 0
        while self._case.days((date - dt.timedelta(days=count),)):
            count += 1
        return count

    def _deal(self, date: dt.date) -> DealInput | None:
        deal = self._case.deal_on(date)
        if deal is None:
            return None
        agreement = self._known.get(deal.agreement)
        words = self._plan.productions[self._asked.production].words
        role = self._plan.roles.get(deal.role) if deal.role is not None else None
        return DealInput(
            deal=deal,
            role=role_name(role, words),
            agreement=agreement,
            overrides=tuple(_overrides(deal, agreement)),
        )


def _overrides(deal: Deal, agreement: Agreement | None) -> Iterator[Override]:
    """What the deal sets otherwise than the agreement, in the agreement's order."""
    try:
        own = overrides(deal.parameters)
    except Wrong:
        return
    for parameter in agreement.params if agreement else ():
        if parameter.id in own and own[parameter.id] != parameter.default:
            yield Override(parameter=parameter, value=own[parameter.id])


def _shift(stint: Stint) -> int:
    """By how much the clocks made the time from call to wrap longer than they show."""
    if stint.call is None or stint.wrap is None:
        return 0
    passed = true_minutes(stint.date, stint.call, stint.wrap, stint.zone)
    return passed - (stint.wrap - stint.call)
