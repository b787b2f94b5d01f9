"""Pay of a plan, kept per person and pay week so that an edit costs what it touches."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from crewplanner.app.agreements import agreements_for
from crewplanner.app.touched import Rows
from crewplanner.app.touched_pay import touched_pay
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.book import Book
from crewplanner.domain.pay.days import PaidDay, PayCase
from crewplanner.domain.pay.engine import (
    PricedWeek,
    people_of,
    person_pay,
    price_weeks,
    weeks_of,
)
from crewplanner.domain.pay.lines import Basis, PersonPay, WeekPay
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary, week_of
from crewplanner.domain.values import DateSpan

WEEKS_KEPT = 10_000
"""Pay weeks of people: half a year of four hundred people. Those asked for longest ago go first."""

_SPANS_KEPT = 16


class Pricing:
    """What people get, kept as long as it is true. Lives on the workspace's thread.

    `priced` counts the pay weeks of people that were priced and not found.
    """

    def __init__(self, weeks_kept: int = WEEKS_KEPT) -> None:
        self._most = weeks_kept
        self._people: dict[_Who, _Kept] = {}
        self._books: dict[ProductionId, Book] = {}
        self._weeks = 0
        self.priced = 0

    def week(
        self,
        plan: Plan,
        production: ProductionId,
        span: DateSpan,
        people: Iterable[PersonId] | None = None,
        *,
        basis: Basis = Basis.WORKED,
        firm_only: bool = False,
    ) -> WeekPay:
        """What the production pays for the dates of the span, as `price_week` has it.

        The agreements are those of the production. Raises KeyError for an unknown production.
        """
        settings = plan.productions[production]
        wanted = people_of(plan, production, span) if people is None else set(people)
        asked = _Asked(
            plan=plan,
            book=self.book(plan, production),
            span=span,
            weeks=tuple(weeks_of(span, settings.first_weekday)),
            currency=settings.currency,
        )
        found = [
            self._person(_Who(production, person, basis, firm_only), asked)
            for person in sorted(wanted)
        ]
        return WeekPay(
            production=production,
            span=span,
            basis=basis,
            currency=settings.currency,
            people=tuple(pay for pay in found if people is not None or pay.lines or pay.notes),
        )

    def clear(self) -> None:
        """Let go of everything."""
        self._people.clear()
        self._weeks = 0

    def follow(self, before: Plan, after: Plan, rows: Rows) -> None:
        """Let go of what a change of those rows may have made untrue."""
        touched = touched_pay(before, after, rows) if self._people else None
        if touched is None:
            self.clear()
            return
        for who, kept in [*self._people.items()]:
            if who.person in touched.people or who.production in touched.productions:
                self._drop(who)
                continue
            for span in touched.spans(who.production, who.person):
                self._weeks -= kept.forget(span)

    def supposing(self, before: Plan, after: Plan, rows: Rows) -> "Pricing":
        """The prices of a plan that such a change would lead to; those kept here stay.

        What it leaves true for the people it touches is taken from here.
        """
        found = Pricing(self._most)
        found._books.update(self._books)
        touched = touched_pay(before, after, rows)
        if touched is None:
            return found
        for who, kept in self._people.items():
            if who.person in touched.people or who.production in touched.productions:
                continue
            spans = tuple(touched.spans(who.production, who.person))
            if spans:
                own = found._people[who] = kept.copy()
                for span in spans:
                    own.forget(span)
                found._weeks += len(own.weeks)
        return found

    def reach(
        self, plan: Plan, production: ProductionId, person: PersonId, span: DateSpan
    ) -> DateSpan:
        """The pay weeks in which other work on dates of a span may be paid otherwise.

        Raises KeyError for an unknown production.
        """
        settings = plan.productions[production]
        book, last = self.book(plan, production), span.last
        for deal in plan.deals_of.get(person, ()):
            rules = book.of(deal) if deal.production == production else None
            if isinstance(rules, Ruleset) and not rules.day_by_day:
                if rules.whole_engagement:
                    last = max(last, *_last_dates(plan, production, person))
                last = max(last, span.last + dt.timedelta(days=rules.look_back))
        weekday = settings.first_weekday
        return DateSpan(first=week_of(span.first, weekday).first, last=week_of(last, weekday).last)

    def book(self, plan: Plan, production: ProductionId) -> Book:
        """The production's agreements as rules; with others than before all is priced again."""
        agreements = agreements_for(plan, production)
        book = self._books.get(production)
        if book is None or book.agreements != agreements:
            book = self._books[production] = Book(agreements=agreements)
            for who in [who for who in self._people if who.production == production]:
                self._drop(who)
        return book

    def _drop(self, who: "_Who") -> None:
        self._weeks -= len(self._people.pop(who).weeks)

    def _person(self, who: "_Who", asked: "_Asked") -> PersonPay:
        kept = self._people.pop(who, None) or _Kept()
        self._people[who] = kept
        found = kept.pays.get(asked.span)
        if found is None:
            found = self._priced(who, asked, kept)
            kept.keep(asked.span, found)
            while self._weeks > self._most and len(self._people) > 1:
                self._drop(next(iter(self._people)))
        return found

    def _priced(self, who: "_Who", asked: "_Asked", kept: "_Kept") -> PersonPay:
        missing = [week for week in asked.weeks if week.first not in kept.weeks]
        if missing:
            case = PayCase(
                plan=asked.plan,
                production=who.production,
                person=who.person,
                basis=who.basis,
                firm_only=who.firm_only,
                diary=Diary(asked.plan, who.person),
                known=kept.days,
            )
            for week, priced in zip(missing, price_weeks(case, missing, asked.book), strict=True):
                kept.weeks[week.first] = priced
            self._weeks += len(missing)
            self.priced += len(missing)
        dates = [
            date
            for week in asked.weeks
            for date in kept.weeks[week.first].dates
            if date.date in asked.span
        ]
        return person_pay(who.person, asked.currency, dates)


class _Who(NamedTuple):
    """Whose pay it is, and of which times."""

    production: ProductionId
    person: PersonId
    basis: Basis
    firm_only: bool


class _Asked(NamedTuple):
    """What somebody wants to know."""

    plan: Plan
    book: Book
    span: DateSpan
    weeks: Sequence[DateSpan]
    currency: str


class _Kept:
    """One person's days, pay weeks by their first date, and the sums over spans asked for last."""

    def __init__(self) -> None:
        self.days: dict[dt.date, PaidDay | None] = {}
        self.weeks: dict[dt.date, PricedWeek] = {}
        self.pays: dict[DateSpan, PersonPay] = {}

    def copy(self) -> "_Kept":
        """The same, to go its own way from here."""
        found = _Kept()
        found.days.update(self.days)
        found.weeks.update(self.weeks)
        found.pays.update(self.pays)
        return found

    def keep(self, span: DateSpan, pay: PersonPay) -> None:
        """Keep a sum, and of all sums only the latest."""
        self.pays[span] = pay
        while len(self.pays) > _SPANS_KEPT:
            del self.pays[next(iter(self.pays))]

    def forget(self, span: DateSpan) -> int:
        """Let go of dates and of all that depends on them; how many weeks that are."""
        for date in span:
            self.days.pop(date, None)
        untrue = [*self._weeks_on(span)]
        for first in untrue:
            del self.weeks[first]
        if untrue:
            self.pays.clear()
        return len(untrue)

    def _weeks_on(self, span: DateSpan) -> Iterator[dt.date]:
        for first, week in self.weeks.items():
            since = week.since
            if first + _SIX >= span.first and (since is None or since <= span.last):
                yield first


def _last_dates(plan: Plan, production: ProductionId, person: PersonId) -> Iterator[dt.date]:
    """When the person's bookings and cards of the production end."""
    yield dt.date.min
    for booking in plan.bookings_of.get(person, ()):
        if booking.production == production and booking.live:
            yield booking.span.last
    for card in plan.timecards_of.get(person, ()):
        if card.production == production:
            yield card.date


_SIX = dt.timedelta(days=6)
