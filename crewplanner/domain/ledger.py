"""The ledger of irregular hours: who has had the evenings, nights and weekends, date by date.

It counts what somebody did for all productions of the project, not only for the one that asks.
Worked times replace planned ones. A date counts as an evening or a night from its first minute in
the hours of its production; Saturday, Sunday and holiday go by the work date.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from statistics import median_high, median_low

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.irregular import IrregularMinutes, irregular
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules.consecutive_days import run_length
from crewplanner.domain.rules.laws import LawsOf, no_laws
from crewplanner.domain.stints import Diary, Stint, rest_between, week_of
from crewplanner.domain.values import DAY, DateSpan

PERIODS = (4, 8, 13)
"""The lengths of a ledger in weeks."""

SIXTH, SEVENTH = 6, 7
_SATURDAY, _SUNDAY = 5, 6
_ONE = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_LONGEST_DAY = 2
"""A work date may run to 48:00, so one of two dates ago may still end just before today."""


class Irregular(StrEnum):
    """What a ledger counts the dates of."""

    EVENING = "evening"
    NIGHT = "night"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"
    SIXTH_DAY = "sixth_day"
    SEVENTH_DAY = "seventh_day"
    SHORT_REST = "short_rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortRest:
    """A rest that was shorter than is asked for, in true minutes; less than 0 is none at all."""

    minutes: int
    asked: int
    before: Stint
    after: Stint

    @property
    def missing(self) -> int:
        """How many minutes it lacks."""
        return self.asked - self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDay:
    """One date of work. `in_a_row` says which day in a row it is, dates before the span counted.

    `rest` is the shortest of those before it that are too short. Minutes are 0 while times are
    open; the date counts all the same.
    """

    date: dt.date
    stints: tuple[Stint, ...]
    hours: IrregularMinutes
    in_a_row: int
    kinds: frozenset[Irregular] = frozenset()
    """What the date counts as."""
    holiday: str = ""
    rest: ShortRest | None = None

    def minutes(self, kind: Irregular) -> int:
        """The minutes of that kind; for a sixth day all of its work, for a rest what it lacks."""
        match kind:
            case Irregular.EVENING:
                return self.hours.evening
            case Irregular.NIGHT:
                return self.hours.night
            case Irregular.SATURDAY:
                return self.hours.saturday
            case Irregular.SUNDAY:
                return self.hours.sunday
            case Irregular.HOLIDAY:
                return self.hours.holiday
            case Irregular.SHORT_REST:
                return self.rest.missing if self.rest is not None else 0
            case Irregular.SIXTH_DAY | Irregular.SEVENTH_DAY:
                return self.hours.worked if kind in self.kinds else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLedger:
    """What somebody did in a span, by date.

    `free_sunday` is the last Sunday without work up to `until`, `free_weekend` the Saturday of the
    last weekend without; both may lie before the span.
    """

    person: PersonId
    span: DateSpan
    until: dt.date
    days: tuple[LedgerDay, ...]
    by_kind: Mapping[Irregular, tuple[LedgerDay, ...]]
    by_minutes: Mapping[Irregular, int]
    minutes: int
    """All true minutes without meals."""
    free_sunday: dt.date
    free_weekend: dt.date

    @property
    def worked(self) -> bool:
        """Whether there was any work."""
        return bool(self.days)

    @property
    def longest_row(self) -> int:
        """The most days in a row that a date of the span was at the end of."""
        return max((day.in_a_row for day in self.days), default=0)

    @property
    def worst_rest(self) -> ShortRest | None:
        """The rest that lacks most, None where none was too short."""
        rests = [day.rest for day in self.days if day.rest is not None]
        return max(rests, key=lambda rest: rest.missing, default=None)

    def of(self, kind: Irregular) -> tuple[LedgerDay, ...]:
        """The dates behind a figure."""
        return self.by_kind.get(kind, ())

    def count(self, kind: Irregular) -> int:
        """How many dates."""
        return len(self.of(kind))

    def spent(self, kind: Irregular) -> int:
        """How many minutes."""
        return self.by_minutes.get(kind, 0)


def ledger_span(until: dt.date, weeks: int, first_weekday: int = 0) -> DateSpan:
    """So many whole weeks, the last of them the one that holds the date.

    Raises ValueError for less than one week.
    """
    if weeks < 1:
        raise ValueError(f"a ledger of {weeks} weeks")
    last = week_of(until, first_weekday)
    return DateSpan(first=last.first - (weeks - 1) * _WEEK, last=last.last)


class Ledger:
    """Reckons the ledgers of a plan's people, one at a time; a crew shares its times.

    With `tentative` holds and offers count as well as what is confirmed or was worked. The laws of
    deals say, beside the production's turnaround, how much rest is asked for.
    """

    def __init__(self, plan: Plan, laws_of: LawsOf = no_laws, *, tentative: bool = False) -> None:
        self.plan = plan
        self._laws_of = laws_of
        self._tentative = tentative
        self._hours: dict[tuple[object, ...], IrregularMinutes] = {}

    def of(self, person: PersonId, span: DateSpan, until: dt.date | None = None) -> PersonLedger:
        """The person's dates of the span. Free days are looked for up to `until` (else its end)."""
        diary = Diary(self.plan, person)
        until = until or span.last
        days = tuple(self._days(diary, span))
        by_kind = {kind: tuple(day for day in days if kind in day.kinds) for kind in Irregular}
        return PersonLedger(
            person=person,
            span=span,
            until=until,
            days=days,
            by_kind=by_kind,
            by_minutes={
                kind: sum(d.minutes(kind) for d in found) for kind, found in by_kind.items()
            },
            minutes=sum(day.hours.worked for day in days),
            free_sunday=self._free(diary, until, (_SUNDAY,)),
            free_weekend=self._free(diary, until, (_SATURDAY, _SUNDAY)),
        )

    def _days(self, diary: Diary, span: DateSpan) -> Iterable[LedgerDay]:
        dates = diary.dates(span)
        row, before = 0, None
        for date in dates:
            stints = self._at_work(diary, date)
            if not stints:
                continue
            if before is None:
                row = run_length(diary, date, firm_only=not self._tentative)
            else:
                row = row + 1 if date - before == _ONE else 1
            before = date
            yield self._day(diary, date, stints, row)

    def _day(
        self, diary: Diary, date: dt.date, stints: tuple[Stint, ...], in_a_row: int
    ) -> LedgerDay:
        hours = sum((self._irregular(one) for one in stints), IrregularMinutes())
        holiday, rest = self._holiday(stints), self._short_rest(diary, stints)
        told = {
            Irregular.EVENING: hours.evening > 0,
            Irregular.NIGHT: hours.night > 0,
            Irregular.SATURDAY: date.weekday() == _SATURDAY,
            Irregular.SUNDAY: date.weekday() == _SUNDAY,
            Irregular.HOLIDAY: bool(holiday),
            Irregular.SIXTH_DAY: in_a_row == SIXTH,
            Irregular.SEVENTH_DAY: in_a_row >= SEVENTH,
            Irregular.SHORT_REST: rest is not None,
        }
        return LedgerDay(
            date=date,
            stints=stints,
            hours=hours,
            in_a_row=in_a_row,
            kinds=frozenset(kind for kind, there in told.items() if there),
            holiday=holiday,
            rest=rest,
        )

    def _at_work(self, diary: Diary, date: dt.date) -> tuple[Stint, ...]:
        return tuple(one for one in diary.on(date) if one.firm or self._tentative)

    def _free(self, diary: Diary, until: dt.date, weekdays: Sequence[int]) -> dt.date:
        """The first of the weekdays in the last week up to a date in which none of them is work."""
        last = until - dt.timedelta(days=(until.weekday() - weekdays[-1]) % 7)
        dates = [last - dt.timedelta(days=weekdays[-1] - weekday) for weekday in weekdays]
        while any(self._at_work(diary, date) for date in dates):
            dates = [date - _WEEK for date in dates]
        return dates[0]

    def _irregular(self, stint: Stint) -> IrregularMinutes:
        key = (stint.production, stint.date, stint.call, stint.wrap, stint.meals)
        if key not in self._hours:
            production = self.plan.productions.get(stint.production)
            known = irregular(self.plan, production, stint) if production else IrregularMinutes()
            self._hours[key] = known
        return self._hours[key]

    def _holiday(self, stints: Iterable[Stint]) -> str:
        found = (self.plan.holidays_on.get((one.production, one.date)) for one in stints)
        return next((holiday.name or "–" for holiday in found if holiday is not None), "")

    def _short_rest(self, diary: Diary, stints: Iterable[Stint]) -> ShortRest | None:
        """The rest before the date that lacks most."""
        found = [rest for after in stints for rest in self._short_rests(diary, after)]
        return max(found, key=lambda rest: rest.missing, default=None)

    def _short_rests(self, diary: Diary, after: Stint) -> Iterable[ShortRest]:
        asked = self._rest_asked(after)
        for back in range(1, _LONGEST_DAY + asked // DAY + 1):
            for before in self._at_work(diary, after.date - back * _ONE):
                minutes = rest_between(before, after)
                if minutes is not None and minutes < asked:
                    yield ShortRest(minutes=minutes, asked=asked, before=before, after=after)

    def _rest_asked(self, after: Stint) -> int:
        plan, role = self.plan, after.booking.role if after.booking else None
        production = plan.productions.get(after.production)
        deal = plan.deal_on(after.production, after.person, after.date, role)
        asked = (law.rest or 0 for law in self._laws_of(after.production, deal))
        return max(production.turnaround if production else 0, *asked, 0)


def crew_of(plan: Plan, production: ProductionId | None, span: DateSpan) -> frozenset[PersonId]:
    """Who is live booked for a production (None: any) in a span, or has a card there."""
    owners = [production] if production is not None else list(plan.productions)
    keys = [(owner, date) for owner in owners for date in span]
    booked = set[PersonId]().union(*(plan.people_within(owner, span) for owner in owners))
    return frozenset(
        booked | {card.person for key in keys for card in plan.timecards_at.get(key, ())}
    )


def middle(figures: Collection[int]) -> Fraction:
    """The median: half have no more, half no less; 0 of nobody."""
    if not figures:
        return Fraction(0)
    low, high = median_low(figures), median_high(figures)
    return Fraction(low + high, 2)
