"""What if we wrap late: whose rest breaks, from when on each may be called, and what clears all."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum

from crewplanner.app.commands.late_wrap import OwnCall, WrapLate
from crewplanner.app.errors import Refused
from crewplanner.app.queries.rest_due import RestAsked
from crewplanner.app.trial import tried
from crewplanner.app.words import role_name
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import latest_wrap
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import DayId, PersonId, ProductionId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.rules import Case, Scope
from crewplanner.domain.stints import Stint, rest_between
from crewplanner.domain.values import DAY, Clock, DateSpan, Offset
from crewplanner.i18n import _

GRID = 15
"""Calls are pushed to full quarters of an hour."""
MOST = 240
"""So many minutes late are looked at at most."""

_DAYS_AHEAD = 3
"""A weekend's rest reaches over two free dates."""


class Way(StrEnum):
    """What may be done about the calls after a late wrap."""

    STAY = "stay"
    PUSH_ALL = "push_all"
    PUSH_THEM = "push_them"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRest:
    """Somebody who is called again too soon. Times are minutes of their work dates.

    `date` is that of the next call, `rest` and `asked` true minutes, `earliest` the first minute of
    `date` with enough rest. `elsewhere` is the title of the other production that calls, if one
    does. `own`: the call does not follow the unit's; `fixed`: it cannot be moved from here.
    """

    person: PersonId
    name: str
    role: str
    wrap: int
    date: dt.date
    call: int
    rest: int
    asked: int
    earliest: int
    elsewhere: str = ""
    own: bool = False
    fixed: bool = False
    worked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedCall:
    """A unit's next general call that gives everybody it breaks for the rest that is asked for."""

    day: DayId
    unit: UnitId
    unit_name: str
    date: dt.date
    call: int
    pushed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LateWrap:
    """A day that wraps late. `wrap` is the new one, `known` whether the day has been wrapped.

    `clear_until` is the last wrap for which nobody's rest breaks, `rested` the first date and
    minute at which everybody may be called; None where nobody works after. `ways` are what can be
    done, each with its command.
    """

    day: ShootDay
    unit_name: str
    minutes: int
    wrap: int
    known: bool
    crew: int
    people: tuple[BrokenRest, ...]
    calls: tuple[PushedCall, ...]
    clear_until: int | None
    ways: tuple[tuple[Way, WrapLate], ...]


def late_wrap(workspace: Workspace, key: DayId, minutes: int) -> LateWrap:
    """What such a wrap would do. Raises Refused for a day without a wrap, and for one too late."""
    plan, stay = workspace.plan, WrapLate(day=key, minutes=minutes)
    after = tried(plan, stay, workspace.context.user, workspace.context.clock()).after
    day, sheet = plan.shoot_days[key], plan.sheet_of.get(key)
    known = sheet is not None and sheet.wrap is not None
    wrap = sheet.wrap if sheet is not None and sheet.wrap is not None else day.wrap
    if wrap is None:
        raise Refused(_("The day has no wrap yet. Say first when it is to wrap."))
    looked = _Look(workspace, after, day)
    pairs = list(looked.pairs())
    found = [looked.broken(pair) for pair in pairs if pair.rest < pair.asked]
    people = [one for one, _pair in found]
    calls = tuple(_pushed(plan, found))
    return LateWrap(
        day=day,
        unit_name=plan.units[day.unit].name,
        minutes=minutes,
        wrap=wrap + minutes,
        known=known,
        crew=looked.crew,
        people=tuple(sorted(people, key=lambda one: (one.date, -one.asked + one.rest, one.name))),
        calls=calls,
        clear_until=min((pair.latest for pair in pairs), default=None),
        ways=tuple(_ways(stay, found, calls)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """The work that wraps late and work after it. `latest` is the last wrap with enough rest."""

    before: Stint
    after: Stint
    rest: int
    asked: int
    latest: int


class _Look:
    """Looks at who works a day, and when each works again."""

    def __init__(self, workspace: Workspace, after: Plan, day: ShootDay) -> None:
        self._plan = after
        self._day = day
        people = after.people_at(day.production, day.date)
        cards = after.timecards_at.get((day.production, day.date), ())
        self._people = sorted(people.union(card.person for card in cards))
        span = DateSpan(first=day.date, last=day.date + dt.timedelta(days=_DAYS_AHEAD))
        scope = Scope(span=span, people=frozenset(self._people))
        self._case = Case(after, scope, workspace.found.laws_of)
        self._rest = RestAsked(self._case, workspace.pricing)
        self.crew = 0

    def pairs(self) -> Iterator[_Pair]:
        """Each person's work of the day with the next work for each production."""
        for person in self._people:
            diary = self._case.diary(person)
            own = [s for s in diary.on(self._day.date) if s.day and s.day.id == self._day.id]
            before = max(own, key=lambda s: s.wrap or 0, default=None)
            if before is None:
                continue
            self.crew += 1
            seen: set[ProductionId] = set()
            for date in DateSpan(first=self._next(1), last=self._next(_DAYS_AHEAD)):
                for after in diary.on(date):
                    rest = rest_between(before, after)
                    if after.production not in seen and rest is not None:
                        seen.add(after.production)
                        yield self._pair(before, after, rest)

    def broken(self, pair: _Pair) -> tuple[BrokenRest, _Pair]:
        """The pair in words and times."""
        plan, before, after = self._plan, pair.before, pair.after
        booking = after.booking
        person = plan.people[before.person]
        words = plan.productions[self._day.production].words
        role = plan.roles.get(person.roles[0]) if person.roles else None
        if before.booking is not None and before.booking.role is not None:
            role = plan.roles.get(before.booking.role)
        other = after.production != self._day.production
        call = after.call or 0
        earliest = self._rest.earliest(before, after, call)
        ends = after.wrap is not None and earliest >= after.wrap
        return BrokenRest(
            person=person.id,
            name=person.name,
            role=role_name(role, words),
            wrap=before.wrap or 0,
            date=after.date,
            call=call,
            rest=pair.rest,
            asked=pair.asked,
            earliest=earliest,
            elsewhere=plan.productions[after.production].title if other else "",
            own=booking is not None and isinstance(booking.call, Clock),
            fixed=other or after.worked or booking is None or after.day is None or ends,
            worked=after.worked,
        ), pair

    def _next(self, days: int) -> dt.date:
        return self._day.date + dt.timedelta(days=days)

    def _pair(self, before: Stint, after: Stint, rest: int) -> _Pair:
        asked = self._rest.before(before, after, after.call or 0)
        latest = latest_wrap(
            (after.date, after.call or 0), asked, before.date, before.zone, after.zone
        )
        return _Pair(before=before, after=after, rest=rest, asked=asked, latest=latest)


def _pushed(plan: Plan, found: Iterable[tuple[BrokenRest, _Pair]]) -> Iterator[PushedCall]:
    needed: dict[DayId, int] = {}
    days: dict[DayId, ShootDay] = {}
    for broken, pair in found:
        day, booking = pair.after.day, pair.after.booking
        if broken.fixed or broken.own or day is None or day.call is None or booking is None:
            continue
        shift = booking.call.minutes if isinstance(booking.call, Offset) else 0
        days[day.id] = day
        needed[day.id] = max(needed.get(day.id, day.call), _quarter(broken.earliest - shift))
    for key in sorted(needed, key=lambda one: (days[one].date, days[one].unit)):
        day = days[key]
        yield PushedCall(
            day=key,
            unit=day.unit,
            unit_name=plan.units[day.unit].name,
            date=day.date,
            call=day.call or 0,
            pushed=needed[key],
        )


def _ways(
    stay: WrapLate, found: Iterable[tuple[BrokenRest, _Pair]], calls: tuple[PushedCall, ...]
) -> Iterator[tuple[Way, WrapLate]]:
    yield Way.STAY, stay
    movable = [(one, pair.after.booking) for one, pair in found if not one.fixed]
    if not movable:
        return
    yield (
        Way.PUSH_ALL,
        WrapLate(
            day=stay.day,
            minutes=stay.minutes,
            calls=tuple((one.day, one.pushed) for one in calls),
            own_calls=tuple(_own(one, booking) for one, booking in movable if one.own and booking),
        ),
    )
    own = tuple(_own(one, booking) for one, booking in movable if booking is not None)
    yield Way.PUSH_THEM, WrapLate(day=stay.day, minutes=stay.minutes, own_calls=own)


def _own(broken: BrokenRest, booking: Booking) -> OwnCall:
    return OwnCall(booking=booking.id, date=broken.date, call=_quarter(broken.earliest))


def _quarter(minutes: int) -> int:
    """The next full quarter of an hour; none past the end of the next date."""
    return min(-(-minutes // GRID) * GRID, 2 * DAY)
