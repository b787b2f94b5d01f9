"""Full periods of weeks: what lies in them, and what they leave out."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from crewplanner.domain.averages import Worked, periods
from tests.plans import march

HOURS = st.dictionaries(
    st.integers(0, 60), st.builds(Worked, minutes=st.integers(1, 900), night=st.booleans())
)


def dated(worked):
    return {march(2) + dt.timedelta(days=n): one for n, one in worked.items()}


def hours(*per_day):
    return dated({n: Worked(minutes=h * 60) for n, h in enumerate(per_day) if h})


def test_a_period_is_whole_weeks_from_the_first_week_worked():
    found = list(periods(hours(0, 0, 10, 10, 10, 0, 0, 8), (), 2))
    assert [(p.last, p.last_worked, p.minutes, p.days) for p in found] == [
        (march(15), march(9), 38 * 60, 4)
    ]
    assert (found[0].weeks, found[0].weekly, found[0].daily) == (2, 19 * 60, 38 * 60 // 12)


def test_the_week_begins_on_the_productions_first_weekday():
    (found,) = periods(hours(8), (), 1, first_weekday=6)
    assert found.last == march(7)


def test_a_limit_is_passed_by_a_minute_in_all():
    worked = {march(2): Worked(minutes=2401), march(9): Worked(minutes=2400)}
    (found,) = periods(worked, (), 2)
    assert found.over(2400)
    assert found.weekly == 2400
    assert not found.over(2401)


def test_excluded_dates_give_way_to_later_ones():
    worked = hours(*[10] * 5, 0, 0, *[10] * 5, 0, 0)
    assert len(list(periods(worked, (), 2))) == 1
    assert list(periods(worked, {march(3)}, 2)) == []
    (found,) = periods(worked | {march(16): Worked(minutes=60)}, {march(3)}, 2)
    assert (found.last, found.minutes) == (march(16), 9 * 600 + 60)


def test_nothing_worked_is_no_period():
    assert list(periods({}, (), 17)) == []
    assert list(periods(hours(8), (), 0)) == []


@given(HOURS, st.sets(st.integers(0, 60), max_size=9), st.integers(1, 9), st.integers(0, 6))
def test_each_period_counts_just_what_lies_in_it(worked, excluded, weeks, weekday):
    worked, out = dated(worked), {march(2) + dt.timedelta(days=n) for n in excluded}
    for period in periods(worked, out, weeks, weekday):
        assert period.length == weeks * 7
        assert period.last not in out
        every = [period.last - dt.timedelta(days=n) for n in range(200)]
        within = [date for date in every if date not in out][: period.length]
        assert period.minutes == sum(worked[d].minutes for d in within if d in worked)
        assert period.nights == sum(worked[d].night for d in within if d in worked)
        assert period.over(period.weekly - 1)
        assert not period.over(period.weekly + 1)


@given(HOURS, st.integers(0, 60), st.integers(1, 300), st.integers(1, 9))
def test_more_work_never_lowers_an_average(worked, place, more, weeks):
    before = {p.last: p.minutes for p in periods(dated(worked), (), weeks)}
    had = worked.get(place, Worked(minutes=0))
    after = {
        p.last: p.minutes
        for p in periods(
            dated({**worked, place: Worked(minutes=had.minutes + more, night=had.night)}), (), weeks
        )
    }
    assert all(after.get(last, minutes) >= minutes for last, minutes in before.items())
