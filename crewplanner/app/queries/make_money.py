"""How the view of a production's money is made: everybody priced from all sides, then summed up."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from crewplanner.app.agreements import agreements_for
from crewplanner.app.jobs import Progress, no_progress
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.queries.money import Figures, MoneyCell, MoneyView, Part, PersonHours
from crewplanner.app.queries.money_books import Bookkeeper, PersonBooks, due, earned, part_of
from crewplanner.app.queries.money_sums import Gathered, summed_up
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.certainty import is_likely
from crewplanner.domain.hot_cost import Cause, Sorter, Split
from crewplanner.domain.ids import BudgetLineId, DepartmentId, PersonId, ProductionId
from crewplanner.domain.pay import PayLine, PayNote
from crewplanner.domain.people import Department, Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan

_NOTHING = Decimal(0)

_Place = tuple[BudgetLineId | None, DepartmentId | None, dt.date]
_Week = tuple[DepartmentId | None, dt.date]
_Key = tuple[BudgetLineId | None, DepartmentId | None, dt.date, Part, str]


def money_span(plan: Plan, production: ProductionId) -> DateSpan | None:
    """From the first to the last date on which anybody is booked or worked; None without any."""
    dates: list[dt.date] = []
    for booking in plan.bookings.values():
        if booking.production == production and booking.live:
            dates += (booking.span.first, booking.span.last)
    dates += (card.date for card in plan.timecards.values() if card.production == production)
    return DateSpan(first=min(dates), last=max(dates)) if dates else None


def money_view(
    plan: Plan,
    production: ProductionId,
    today: dt.date,
    *,
    pricing: Pricing | None = None,
    progress: Progress = no_progress,
) -> MoneyView:
    """The view. It prices everybody four times: run it as a job where there are many.

    `pricing` is the plan's, if it is at hand on this thread. `progress` is told how many people are
    done of how many; what it raises ends the work. Raises KeyError for an unknown production.
    """
    settings = plan.productions[production]
    span = money_span(plan, production) or DateSpan(first=today, last=today)
    maker = _Maker(
        plan=plan,
        keeper=Bookkeeper(
            plan=plan,
            likely=_likely_plan(plan, production),
            production=production,
            span=span,
            pricing=pricing or Pricing(),
            supposed=Pricing(),
        ),
        settings=settings,
        sorter=Sorter(agreements=agreements_for(plan, production), currency=settings.currency),
    )
    groups = grouped(plan, production, _people(plan, production))
    of_all = sum(len(group.members) for group in groups)
    for group in groups:
        for member in group.members:
            progress(len(maker.hours), of_all)
            maker.take(member.person, group.department)
    maker.take_fringes()
    return maker.view(today)


def _people(plan: Plan, production: ProductionId) -> frozenset[PersonId]:
    """Everybody who is booked or has a card."""
    booked = {b.person for b in plan.bookings.values() if b.production == production and b.live}
    return frozenset(
        booked | {card.person for card in plan.timecards.values() if card.production == production}
    )


def _likely_plan(plan: Plan, production: ProductionId) -> Plan:
    unlikely = [
        booking.id
        for booking in plan.bookings.values()
        if booking.production == production and booking.live and not is_likely(booking)
    ]
    return plan.replaced({"bookings": dict.fromkeys(unlikely)}) if unlikely else plan


@dataclass(slots=True, kw_only=True)
class _Maker:
    """Gathers the figures of person after person."""

    plan: Plan
    keeper: Bookkeeper
    settings: Production
    sorter: Sorter
    hours: list[PersonHours] = field(default_factory=list[PersonHours])
    sums: dict[_Key, dict[str, Decimal]] = field(default_factory=dict[_Key, dict[str, Decimal]])
    earned: dict[_Place, dict[str, Decimal]] = field(
        default_factory=dict[_Place, dict[str, Decimal]]
    )
    splits: dict[_Week, tuple[Split, Split]] = field(
        default_factory=dict[_Week, tuple[Split, Split]]
    )
    overtime: dict[DepartmentId | None, Decimal] = field(
        default_factory=dict[DepartmentId | None, Decimal]
    )
    unpriced: list[str] = field(default_factory=list[str])

    def take(self, person: Person, department: Department | None) -> None:
        """Add a person's money; `department` is the one they are listed in."""
        keeper = self.keeper
        books = keeper.books(person.id)
        places: dict[dt.date, _Place] = {}
        for book, lines in books.lines().items():
            by_place: dict[_Place, list[PayLine]] = {}
            for line in lines:
                if line.date not in places:
                    places[line.date] = self._place(person.id, line.date)
                by_place.setdefault(places[line.date], []).append(line)
            for place, own in by_place.items():
                self._pay(person.id, book, place, own)
            worked = sorted({line.date for line in lines})
            self._allowances(person.id, book, worked)
        self._split(books, places)
        self.hours.append(
            PersonHours(
                person=person.id,
                name=person.name,
                department=department_name(department, self.settings.words),
                planned=books.planned.minutes,
                worked=books.actual.minutes,
                expected=books.likely.minutes,
                overtime=books.likely.overtime,
            )
        )
        notes = {note for pay in (books.actual, books.most) for _date, note in pay.notes}
        if notes - {PayNote.OUTSIDE_DATES}:
            self.unpriced.append(person.name)

    def take_fringes(self) -> None:
        """Add what the employer pays on top, by line and week, once all pay is known."""
        fringes = [one for one in self.plan.fringes.values() if one.production == self.settings.id]
        for place, by_book in self.earned.items():
            for fringe in fringes:
                if fringe.line not in {None, place[0]}:
                    continue
                for book, amount in by_book.items():
                    part = part_of(amount, fringe.percent, self.settings.currency)
                    self._add((*place, Part.FRINGE, fringe.name), book, part)

    def view(self, today: dt.date) -> MoneyView:
        """The whole."""
        cells = tuple(
            MoneyCell(
                line=key[0],
                department=key[1],
                week=key[2],
                part=key[3],
                name=key[4],
                figures=Figures(**by_book),
            )
            for key, by_book in sorted(self.sums.items(), key=_in_order)
        )
        return summed_up(
            self.plan,
            self.settings,
            cells,
            Gathered(
                span=self.keeper.span,
                today=today,
                splits=self.splits,
                overtime=self.overtime,
                hours=tuple(self.hours),
                unpriced=tuple(self.unpriced),
            ),
        )

    def _place(self, person: PersonId, date: dt.date) -> _Place:
        department = self.keeper.department(person, date)
        line = self.keeper.line(person, date, department)
        return line, department, self.keeper.week(date)

    def _pay(self, person: PersonId, book: str, place: _Place, lines: list[PayLine]) -> None:
        currency = self.settings.currency
        total = sum((line.amount for line in lines), _NOTHING)
        self._add((*place, Part.PAY, ""), book, total)
        by_percent: dict[Decimal, list[PayLine]] = {}
        for line in lines:
            percent = self.keeper.holiday_percent(person, line.date)
            by_percent.setdefault(percent, []).append(line)
        base = earned(lines)
        for percent, own in by_percent.items():
            holiday = part_of(earned(own), percent, currency)
            if holiday:
                self._add((*place, Part.HOLIDAY_PAY, ""), book, holiday)
                base += holiday
        by_book = self.earned.setdefault(place, {})
        by_book[book] = by_book.get(book, _NOTHING) + base

    def _allowances(self, person: PersonId, book: str, worked: list[dt.date]) -> None:
        for one in self.keeper.allowances(person):
            weekday, currency = self.settings.first_weekday, self.settings.currency
            for date, amount in due(one, worked, weekday, currency):
                name = one.name or one.kind.value
                self._add((*self._place(person, date), Part.ALLOWANCE, name), book, amount)

    def _split(self, books: PersonBooks, places: Mapping[dt.date, _Place]) -> None:
        """What is done, by cause and week; and overtime that is likely."""
        for side, lines in enumerate((books.lines()["done"], books.actual.lines)):
            by_week: dict[_Week, list[PayLine]] = {}
            for line in lines:
                _line, department, week = places[line.date]
                by_week.setdefault((department, week), []).append(line)
            for week_key, own in by_week.items():
                pair = list(self.splits.get(week_key, (Split(), Split())))
                pair[side] += self.sorter.split(own)
                self.splits[week_key] = (pair[0], pair[1])
        by_department: dict[DepartmentId | None, list[PayLine]] = {}
        for line in books.likely.lines:
            by_department.setdefault(places[line.date][1], []).append(line)
        for department, own in by_department.items():
            amount = self.sorter.split(own).of(Cause.OVERTIME)
            self.overtime[department] = self.overtime.get(department, _NOTHING) + amount

    def _add(self, key: _Key, book: str, amount: Decimal) -> None:
        by_book = self.sums.setdefault(key, {})
        by_book[book] = by_book.get(book, _NOTHING) + amount


def _in_order(item: tuple[_Key, object]) -> tuple[object, ...]:
    (line, department, week, part, name), _sums = item
    return line or 0, department or 0, week, part.value, name
