"""Why not? All that speaks against a person on a date, what would clear each, and what is for it.

The rules are asked about the plan with the booking and without it; what only the one with it breaks
is a reason.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from crewplanner.app.accepted_words import told_text
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import BookPeople, EditBooking, FreeDates
from crewplanner.app.commands.own_times import SetOwnTimes
from crewplanner.app.laws import Laws
from crewplanner.app.remedies import Remedy, remedies
from crewplanner.app.words import date_text, person_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.ids import BookingId, PersonId, ProductionId, UnitId
from crewplanner.domain.overrides import Key, key_of
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import PEOPLE_RULES, Scope, check
from crewplanner.domain.rules.skills import missing_skills
from crewplanner.domain.stints import Diary
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

_AROUND = dt.timedelta(days=7)
_ONE = dt.timedelta(days=1)
_DAYS_TRIED = 7
_RANK = (Severity.BLOCK, Severity.WARN, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks against it, and what would clear it, the smallest change first."""

    severity: Severity
    text: str
    rule: str = ""
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """The answer. `booked`: the person is booked then, and the reasons are about that booking.

    `instead` are ways around all reasons at once; `book` books all the same, None where booked.
    """

    person: PersonId
    name: str
    production: ProductionId
    date: dt.date
    booked: bool
    reasons: tuple[Reason, ...]
    in_favor: tuple[str, ...]
    instead: tuple[Remedy, ...] = ()
    book: Remedy | None = None


def why_not(plan: Plan, production: ProductionId, person: PersonId, date: dt.date) -> WhyNot:
    """Everything against the person's work for a production on a date, the hardest first.

    Raises KeyError for an unknown production or person.
    """
    unit = _usual_unit(plan, plan.productions[production].id, plan.people[person].id, date)
    return _Asked(plan, production, person, date, unit).answer()


class _Asked:
    def __init__(
        self,
        plan: Plan,
        production: ProductionId,
        person: PersonId,
        date: dt.date,
        unit: UnitId | None,
    ) -> None:
        """`unit` is the one that the person works with, None where there is no telling."""
        self._plan = plan
        self._unit = unit
        self._production = production
        self._person = person
        self._date = date
        self._laws = Laws()
        own = [b for b in plan.booking_on(person, date) if b.production == production]
        self._own = own[0] if own else None

    def answer(self) -> WhyNot:
        """All of it."""
        name = person_name(self._plan.people[self._person])
        if self._own is not None:
            booking, with_it = self._own, self._plan
            without = _without(self._plan, booking, self._date)
        else:
            booking, without = self.supposed(), self._plan
            with_it = without.replaced({"bookings": {booking.id: booking}})
        reasons = [*self._broken(without, with_it, booking), *self._others()]
        reasons.sort(key=_hardness)
        loud = any(reason.severity is not Severity.INFO for reason in reasons)
        return WhyNot(
            person=self._person,
            name=name,
            production=self._production,
            date=self._date,
            booked=self._own is not None,
            reasons=tuple(reasons),
            in_favor=tuple(self._in_favor(booking)),
            instead=tuple(self._other_dates(name)) if loud and self._own is None else (),
            book=None if self._own is not None else _book(booking, name),
        )

    def supposed(self) -> Booking:
        """A confirmed booking in the usual role, with the usual unit or the first that works."""
        units = self._working(self._date)
        unit = self._unit if self._unit in units else next(iter(units), None)
        return Booking(
            id=BookingId(max(self._plan.bookings, default=0) + 1),
            production=self._production,
            person=self._person,
            span=DateSpan(first=self._date, last=self._date),
            role=next(iter(self._plan.people[self._person].roles), None),
            unit=unit,
            status=BookingStatus.CONFIRMED,
        )

    def _working(self, date: dt.date) -> tuple[UnitId, ...]:
        """The units that work on a date."""
        days = self._plan.days_on.get((self._production, date), ())
        return tuple(day.unit for day in days if day.working)

    def _found(self, plan: Plan) -> Mapping[Key, Finding]:
        span = DateSpan(first=self._date - _AROUND, last=self._date + _AROUND)
        scope = Scope(span=span, people=frozenset({self._person}))
        found = check(plan, scope, PEOPLE_RULES, self._laws.under(plan))
        return {key_of(finding): finding for finding in found}

    def _broken(self, without: Plan, with_it: Plan, booking: Booking) -> Iterator[Reason]:
        before, after = self._found(without), self._found(with_it)
        supposed = booking.id if self._own is None else None
        for key, finding in after.items():
            if key in before and before[key].actual == finding.actual:
                continue
            found = [
                remedy
                for one in remedies(finding, with_it)
                if (remedy := self._meant(one, booking, finding)) is not None
            ]
            yield Reason(
                severity=finding.severity,
                text=told_text(finding, with_it, supposed=supposed),
                rule=finding.rule.value,
                remedies=tuple(found),
            )

    def _meant(self, remedy: Remedy, booking: Booking, finding: Finding) -> Remedy | None:
        """A remedy for a booking that is only supposed: book otherwise, where that clears it."""
        if self._own is not None:
            return remedy
        match remedy.command:
            case FreeDates(booking=key) if key == booking.id:
                return None
            case SetOwnTimes(booking=key, call=call, wrap=wrap) if key == booking.id:
                changed = replace(booking, call=call, wrap=wrap)
            case EditBooking(booking=edited) if edited.id == booking.id:
                changed = edited
            case _:
                return remedy
        after = self._plan.replaced({"bookings": {booking.id: changed}})
        if key_of(finding) in self._found(after):
            return None
        command = None if changed.wrap is not None else _book_as(changed)
        return Remedy(text=remedy.text, command=command)

    def _others(self) -> Iterator[Reason]:
        """What no rule asks for: a date on which nobody works."""
        if not self._working(self._date):
            text = _("No unit works on {date}.").format(date=date_text(self._date, year=False))
            advice = Remedy(text=_("Add a day of the unit first."))
            yield Reason(severity=Severity.INFO, text=text, remedies=(advice,))

    def _other_dates(self, name: str) -> Iterator[Remedy]:
        """The nearest date on which the same unit works and nothing speaks against it."""
        unit = self.supposed().unit or self._unit
        for step in range(1, _DAYS_TRIED + 1):
            for date in (self._date + step * _ONE, self._date - step * _ONE):
                units = self._working(date)
                works = unit in units if unit is not None else bool(units)
                if self._plan.booking_on(self._person, date) or not works:
                    continue
                other = _Asked(self._plan, self._production, self._person, date, unit)
                if other.speaks_against():
                    continue
                text = _("Book {name} on {date} instead.")
                said = text.format(name=name, date=date_text(date, year=False))
                yield Remedy(text=said, command=_book_as(other.supposed()))
                return

    def speaks_against(self) -> bool:
        """Whether anything but notes speaks against it."""
        booking = self.supposed()
        after = self._found(self._plan.replaced({"bookings": {booking.id: booking}}))
        fresh = after.keys() - self._found(self._plan).keys()
        loud = any(after[key].severity is not Severity.INFO for key in fresh)
        return loud or any(one.severity is not Severity.INFO for one in self._others())

    def _in_favor(self, booking: Booking) -> Iterator[str]:
        plan, person = self._plan, self._plan.people[self._person]
        others = [b for b in plan.booking_on(self._person, self._date) if b != self._own]
        away = plan.unavailabilities_of.get(self._person, ())
        if not others and not any(self._date in one.span for one in away):
            yield _("Not engaged elsewhere on that date.") if self._own else _("Free on that date.")
        role = plan.roles.get(booking.role) if booking.role is not None else None
        if role is not None and role.id in person.roles:
            words = plan.productions[self._production].words
            yield _("Works as {role}.").format(role=role_name(role, words))
        if role is not None and role.skills and not missing_skills(person, role):
            yield _("Has the skills that are asked for: {skills}.").format(
                skills=", ".join(role.skills)
            )
        if plan.deal_on(self._production, self._person, self._date, booking.role) is not None:
            yield _("Has a deal for that date.")
        last = self._last_worked()
        if last is not None:
            yield _("Was with this production last on {date}.").format(
                date=date_text(last, year=False)
            )

    def _last_worked(self) -> dt.date | None:
        diary = Diary(self._plan, self._person)
        span = DateSpan(first=self._date - 4 * _AROUND, last=self._date - _ONE)
        for date in reversed(diary.dates(span)):
            if any(stint.production == self._production for stint in diary.on(date)):
                return date
        return None


def _usual_unit(
    plan: Plan, production: ProductionId, person: PersonId, date: dt.date
) -> UnitId | None:
    """The unit of the person's nearest booking; None where no booking names one."""
    known = [
        (max(one.span.first - date, date - one.span.last), one.unit)
        for one in plan.bookings_of.get(person, ())
        if one.production == production and one.live and one.unit is not None
    ]
    return min(known)[1] if known else None


def _without(plan: Plan, booking: Booking, date: dt.date) -> Plan:
    """The plan in which the booking does not have that date."""
    parts: dict[int, object | None] = {booking.id: None}
    fresh = max(plan.bookings) + 1
    if booking.span.first < date:
        span = DateSpan(first=booking.span.first, last=date - _ONE)
        parts[booking.id] = replace(booking, span=span)
    if date < booking.span.last:
        span = DateSpan(first=date + _ONE, last=booking.span.last)
        parts[fresh] = replace(booking, id=BookingId(fresh), span=span)
    return plan.replaced({"bookings": parts})


def _book(booking: Booking, name: str) -> Remedy:
    text = _("Book {name} all the same.").format(name=name)
    return Remedy(text=text, command=_book_as(booking))


def _book_as(booking: Booking) -> Command:
    return BookPeople(
        production=booking.production,
        people=(booking.person,),
        spans=(booking.span,),
        status=booking.status,
        role=booking.role,
        unit=booking.unit,
        call=booking.call,
    )


def _hardness(reason: Reason) -> int:
    return _RANK.index(reason.severity)
