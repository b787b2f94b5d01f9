"""The price of a move before it is made: what a command would change for people and dates."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from crewplanner.app.commands.base import Command
from crewplanner.app.queries.standing import Standing, standing
from crewplanner.app.touched import Touched, least_reached, touched
from crewplanner.app.touched_pay import TouchedPay, touched_pay
from crewplanner.app.trial import Tried, tried
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.lines import Basis, PersonPay
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary
from crewplanner.domain.values import DateSpan

_DAY, _FORTNIGHT = (dt.timedelta(days=days) for days in (1, 13))
_ON_DATES = frozenset({"bookings", "timecards", "shoot_days", "day_sheets", "approvals"})
"""Tables whose records say something about their own dates alone."""
_NONE = Standing()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDifference:
    """What becomes other for a person in a production.

    `weeks` are the pay weeks looked at. `by_date` is money by date, where it differs.
    """

    person: PersonId
    production: ProductionId
    currency: str
    weeks: DateSpan
    before: Standing = _NONE
    after: Standing = _NONE
    by_date: tuple[tuple[dt.date, Decimal], ...] = ()

    @property
    def amount(self) -> Decimal:
        """What it costs more; negative where it saves."""
        return self.after.amount - self.before.amount

    @property
    def minutes(self) -> tuple[int, int]:
        """Minutes before and after, of the dates on which they differ."""
        was, now = dict(self.before.days), dict(self.after.days)
        other = [date for date in was.keys() | now.keys() if was.get(date) != now.get(date)]
        return sum(was.get(date, 0) for date in other), sum(now.get(date, 0) for date in other)

    @property
    def by_multiple(self) -> tuple[tuple[Decimal, int], ...]:
        """Minutes paid more, or fewer, at each multiple where they differ."""
        found = dict(self.after.hours)
        for multiple, minutes in self.before.hours:
            found[multiple] = found.get(multiple, 0) - minutes
        return tuple(sorted((multiple, minutes) for multiple, minutes in found.items() if minutes))


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePrice:
    """What a command would change: for each person, and the findings that come and go."""

    people: tuple[PersonDifference, ...] = ()
    came: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()

    @property
    def amounts(self) -> tuple[tuple[str, Decimal], ...]:
        """What it costs more, by currency."""
        found: dict[str, Decimal] = {}
        for one in self.people:
            found[one.currency] = found.get(one.currency, Decimal(0)) + one.amount
        return tuple(sorted(found.items()))

    @property
    def penalties(self) -> tuple[tuple[str, Decimal], ...]:
        """How much of it is for rest that is missing, by currency."""
        found: dict[str, Decimal] = {}
        for one in self.people:
            more = one.after.penalties - one.before.penalties
            found[one.currency] = found.get(one.currency, Decimal(0)) + more
        return tuple(sorted(found.items()))

    @property
    def by_date(self) -> tuple[tuple[dt.date, str, Decimal], ...]:
        """What each date costs more, with the currency, where it differs."""
        found: dict[tuple[dt.date, str], Decimal] = {}
        for one in self.people:
            for date, amount in one.by_date:
                key = (date, one.currency)
                found[key] = found.get(key, Decimal(0)) + amount
        return tuple((*key, amount) for key, amount in sorted(found.items()) if amount)


class Pricer:
    """Prices what a command would do, a piece at a time. Nothing is written.

    Of use while the workspace holds the plan that it began with, on the workspace's thread.
    """

    def __init__(self, workspace: Workspace, command: Command) -> None:
        """Try the command. Raises Refused and KeyError where doing it would."""
        context = workspace.context
        self.trial = tried(workspace.plan, command, context.user, context.clock())
        before, after, rows = self.trial.before, self.trial.after, self.trial.rows
        self._touched = touched(before, after, rows)
        self._kept = (workspace.pricing, workspace.found)
        self._pricing = workspace.pricing.supposing(before, after, rows)
        self._found = workspace.found.supposing(self._touched, after)
        self._paid = _paid(touched_pay(before, after, rows), self.trial)
        self._people: list[PersonDifference] = []
        self._came: list[Finding] = []
        self._gone: list[Finding] = []
        self._steps = self._look()

    def piece(self) -> bool:
        """Look at a little more; whether there was more to look at."""
        return next(self._steps, False)

    def found(self) -> MovePrice:
        """What was found so far."""
        return MovePrice(people=tuple(self._people), came=tuple(self._came), gone=tuple(self._gone))

    def _look(self) -> Iterator[bool]:
        everybody = self._touched.everybody if self._touched else frozenset(self.trial.after.people)
        people = sorted(everybody.union(person for _production, person in self._paid))
        span = _around(self.trial, people)
        dates = _dates(self._touched, self.trial)
        for production in sorted(dates):
            before = self._kept[1].on_dates(production, dates[production])
            self._compare(before, self._found.on_dates(production, dates[production]))
        for person in people:
            before = self._kept[1].about(None, span, (person,))[person]
            yield True
            after = self._found.about(None, span, person, self._within(person))
            self._compare(before, after)
            yield True
            for production in sorted(one for one, who in self._paid if who == person):
                yield from self._differ(production, person, (before, after))

    def _differ(
        self,
        production: ProductionId,
        person: PersonId,
        findings: tuple[tuple[Finding, ...], tuple[Finding, ...]],
    ) -> Iterator[bool]:
        dates = self._paid[production, person]
        trial, known, supposed = self.trial, self._kept[0], self._pricing
        weeks = _joined(
            (
                known.reach(trial.before, production, person, dates),
                supposed.reach(trial.after, production, person, dates),
            )
        )
        own, basis = (person,), Basis.EXPECTED
        was = known.week(trial.before, production, weeks, own, basis=basis).people[0]
        yield True
        now = supposed.week(trial.after, production, weeks, own, basis=basis).people[0]
        yield True
        near = DateSpan(first=weeks.first, last=min(weeks.last, dates.last + _FORTNIGHT))
        self._people.append(
            PersonDifference(
                person=person,
                production=production,
                currency=now.currency,
                weeks=weeks,
                before=standing(trial.before, production, was, near, findings[0]),
                after=standing(trial.after, production, now, near, findings[1]),
                by_date=tuple(_by_date(was, now)),
            )
        )
        yield True

    def _within(self, person: PersonId) -> DateSpan | None:
        """The dates on which something else may be found about a person; None: on any."""
        if self._touched is None or not self.trial.rows.keys() <= _ON_DATES:
            return None
        spans = [span for span, people in self._touched.near if person in people]
        if person in self._touched.people:
            own = [span for (_production, who), span in self._paid.items() if who == person]
            if not own:
                return None
            spans += [self._reached(person, span) for span in own]
        return _joined(spans) if spans else None

    def _reached(self, person: PersonId, span: DateSpan) -> DateSpan:
        """Dates around those on which a person's own work is another.

        As far as its week, the rest after it and days in a row reach.
        """
        plans = (self.trial.before, self.trial.after)
        last = span.last + dt.timedelta(days=least_reached(plans))
        diaries = [Diary(plan, person) for plan in plans]
        while any(diary.on(last) for diary in diaries):
            last += _DAY
        return DateSpan(first=span.first - _FORTNIGHT, last=last)

    def _compare(self, before: Iterable[Finding], after: Iterable[Finding]) -> None:
        was, now = dict.fromkeys(before), dict.fromkeys(after)
        self._came += [finding for finding in now if finding not in was]
        self._gone += [finding for finding in was if finding not in now]


def move_price(workspace: Workspace, command: Command) -> MovePrice:
    """What the command would change, all at once. Raises Refused and KeyError like doing it."""
    pricer = Pricer(workspace, command)
    while pricer.piece():
        pass
    return pricer.found()


def _paid(
    found: TouchedPay | None, trial: Tried
) -> Mapping[tuple[ProductionId, PersonId], DateSpan]:
    """Whose pay may be another for which production, and from the first to the last such date."""
    paid: dict[tuple[ProductionId, PersonId], list[DateSpan]] = {}
    for plan in (trial.before, trial.after):
        for production, person, span in _times(found, plan):
            paid.setdefault((production, person), []).append(span)
    if found is not None:
        for key, spans in found.days.items():
            paid.setdefault(key, []).extend(spans)
    known = trial.before.productions.keys() & trial.after.productions.keys()
    return {key: _joined(spans) for key, spans in paid.items() if key[0] in known}


def _times(
    found: TouchedPay | None, plan: Plan
) -> Iterator[tuple[ProductionId, PersonId, DateSpan]]:
    """The times of those of whom everything may be paid otherwise, and of crews."""
    if found is None or found.people or found.productions:
        for production, person, span in _everything(plan):
            whole = found is None or person in found.people or production in found.productions
            if whole:
                yield production, person, span
    for production, span in found.crews if found is not None else ():
        for date in span:
            for booking in plan.bookings_at.get((production, date), ()):
                yield production, booking.person, span


def _everything(plan: Plan) -> Iterator[tuple[ProductionId, PersonId, DateSpan]]:
    for booking in plan.bookings.values():
        yield booking.production, booking.person, booking.span
    for card in plan.timecards.values():
        yield card.production, card.person, DateSpan(first=card.date, last=card.date)


def _dates(found: Touched | None, trial: Tried) -> Mapping[ProductionId, set[dt.date]]:
    """The dates of whose units something may become other."""
    keys = found.dates if found else {*trial.before.days_on, *trial.after.days_on}
    dates: dict[ProductionId, set[dt.date]] = {}
    for production, date in keys:
        dates.setdefault(production, set()).add(date)
    return dates


def _around(trial: Tried, people: Iterable[PersonId]) -> DateSpan:
    """Whole years around all that these people do: the same for one move and the next."""
    dates = [
        date
        for plan in (trial.before, trial.after)
        for person in people
        for span in (
            *(booking.span for booking in plan.bookings_of.get(person, ())),
            *(DateSpan(first=c.date, last=c.date) for c in plan.timecards_of.get(person, ())),
        )
        for date in (span.first, span.last)
    ]
    first, last = min(dates, default=dt.date(2000, 1, 1)), max(dates, default=dt.date(2000, 1, 1))
    return DateSpan(
        first=dt.date(max(first.year - 1, 1), 1, 1), last=dt.date(min(last.year + 1, 9999), 12, 31)
    )


def _joined(spans: Iterable[DateSpan]) -> DateSpan:
    known = tuple(spans)
    return DateSpan(first=min(s.first for s in known), last=max(s.last for s in known))


def _by_date(before: PersonPay, after: PersonPay) -> Iterator[tuple[dt.date, Decimal]]:
    found: dict[dt.date, Decimal] = {}
    for pay, sign in ((after, 1), (before, -1)):
        for line in pay.lines:
            found[line.date] = found.get(line.date, Decimal(0)) + sign * line.amount
    yield from ((date, amount) for date, amount in sorted(found.items()) if amount)
