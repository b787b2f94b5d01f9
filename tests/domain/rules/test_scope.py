"""What a scope takes in, and the order and cost of what is found."""

import datetime as dt
import random

import pytest

from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import BookingId, DayId, PersonId, ProductionId, UnitId
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Production, Unit
from crewplanner.domain.rules import PEOPLE_RULES, RULES, Case, Scope, check
from crewplanner.domain.values import DateSpan
from tests import plans
from tests.plans import march

BUSY = """
             Mon 2          Tue 3          Sat 7
    unit     08:00-18:00 ?  08:00-18:00 ?  08:00-18:00
    ana      08:00-23:30    08:00-18:00    x
    ana      x B            away           x
    ben      08:00-23:30    08:00-18:00 B  -
    cal      -              -              x B
"""


def found(text, **scope):
    plan = plans.board(text)
    asked = Scope(span=scope.pop("span", plans.whole(plan)), **scope)
    return [(f.date.day, f.severity.value, plans.sentence(f, plan)) for f in check(plan, asked)]


def test_findings_come_by_date_and_the_hardest_first():
    assert [(day, severity) for day, severity, _ in found(BUSY)] == [
        (2, "BLOCK"),
        (2, "INFO"),
        (3, "BLOCK"),
        (3, "WARN"),
        (3, "WARN"),
        (3, "INFO"),
        (7, "BLOCK"),
    ]


def test_findings_do_not_depend_on_the_order_of_the_records():
    records = list(plans.records(BUSY))
    expected = found(BUSY)
    for seed in range(5):
        random.Random(seed).shuffle(records)  # noqa: S311 - the same order in every run
        plan = make_plan(records)
        again = check(plan, Scope(span=plans.whole(plan)))
        assert [plans.sentence(f, plan) for f in again] == [text for *_, text in expected]


def test_people_and_days_make_up_the_whole():
    plan = plans.board(BUSY)
    span = plans.whole(plan)
    everything = set(check(plan, Scope(span=span)))
    parts = [check(plan, Scope(span=span, people=frozenset({p}))) for p in plan.people]
    days = check(plan, Scope(span=span, people=frozenset()))
    assert everything == {finding for part in [*parts, days] for finding in part}
    assert len(everything) == sum(map(len, parts)) + len(days)


@pytest.mark.parametrize("production", [1, 2])
def test_findings_of_a_production_are_its_own(production):
    plan = plans.board(BUSY)
    scope = Scope(production=ProductionId(production), span=plans.whole(plan))
    assert {finding.production for finding in check(plan, scope)} == {production}


def test_dates_make_up_the_whole():
    plan = plans.board(BUSY)
    span = plans.whole(plan)
    parts = [check(plan, Scope(span=DateSpan(first=day, last=day))) for day in span]
    assert tuple(f for part in parts for f in part) == check(plan, Scope(span=span))


def test_a_production_that_is_not_there_has_the_usual_settings():
    booking = Booking(
        id=BookingId(1),
        production=ProductionId(9),
        person=PersonId(1),
        span=DateSpan(first=march(2), last=march(8)),
        status=BookingStatus.CONFIRMED,
    )
    days = [
        ShootDay(id=DayId(n), production=ProductionId(9), unit=UnitId(1), date=march(n))
        for n in range(2, 9)
    ]
    plan = make_plan([booking, *days])
    assert [f.actual for f in check(plan, Scope(span=booking.span))] == [6, 7]


class Counting(dict):
    """A mapping that counts how often it is asked."""

    asked = 0

    def get(self, key, default=None):
        self.asked += 1
        return super().get(key, default)

    def values(self):
        raise AssertionError("a person's week must not look through a whole table")

    items = __iter__ = keys = values


def test_a_persons_week_is_checked_without_a_look_at_the_rest():
    """The look-ups for one person and week are as many in a small project as in a large one."""
    counts = []
    for people in (2, 200):
        plan = _project(people)
        for name in ("bookings", "shoot_days", "timecards", "bookings_at", "people"):
            object.__setattr__(plan, name, Counting(getattr(plan, name)))
        days_on = Counting(plan.days_on)
        object.__setattr__(plan, "days_on", days_on)
        span = DateSpan(first=march(9), last=march(15))
        scope = Scope(production=ProductionId(1), span=span, people=frozenset({PersonId(1)}))
        assert check(plan, scope, PEOPLE_RULES)
        counts.append(days_on.asked)
    assert counts[0] == counts[1] < 60


def _project(people):
    show = Production(id=ProductionId(1), title="Show")
    unit = Unit(id=UnitId(1), production=show.id, name="main")
    dates = [march(1) + dt.timedelta(days=n) for n in range(60)]
    days = [
        ShootDay(id=DayId(n), production=show.id, unit=unit.id, date=date, call=480, wrap=1380)
        for n, date in enumerate(dates, start=1)
    ]
    bookings = [
        Booking(
            id=BookingId(number),
            production=show.id,
            person=PersonId(number),
            unit=unit.id,
            span=DateSpan(first=march(8), last=march(16)),
            status=BookingStatus.CONFIRMED,
        )
        for number in range(1, people + 1)
    ]
    return make_plan([show, unit, *days, *bookings])


def test_someone_in_scope_without_any_work_has_no_findings(check):
    nobody = frozenset({PersonId(7)})
    assert check(BUSY, rules=RULES, people=nobody) == []


def test_a_case_makes_one_diary_for_each_person():
    case = Case(plans.board(BUSY), Scope(span=DateSpan(first=march(2), last=march(3))))
    assert case.people == (1, 2, 3)
    assert case.diary(PersonId(1)) is case.diary(PersonId(1))
