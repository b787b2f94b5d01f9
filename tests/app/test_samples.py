"""The sample production: what it must show, and that it is the same each time it is made."""

import datetime as dt

import pytest

from crewplanner.app.context import Context
from crewplanner.app.queries.day import day_view
from crewplanner.app.queries.days import day_rows
from crewplanner.app.queries.findings import production_span
from crewplanner.app.queries.timecards import timecards_view
from crewplanner.app.samples import make_sample, sample_monday
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.findings import RuleKind, Severity
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import DateSpan, Offset
from tests.app.conftest import Clock

MONDAY = dt.date(2026, 3, 2)


def made(folder):
    context = Context(user="Tamsin", clock=Clock(), backups=folder / "backups")
    workspace = Workspace.create(folder / "sample.crewplan", context)
    make_sample(workspace, MONDAY)
    return workspace


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    workspace = made(tmp_path_factory.mktemp("sample"))
    yield workspace
    workspace.close()


@pytest.fixture
def lights(sample):
    """The production of the sample."""
    return next(p for p in sample.plan.productions.values() if p.title == "Harbour Lights")


@pytest.fixture
def found(sample, lights):
    """Its findings by rule, the notes left out."""
    span = production_span(sample.plan, lights.id)
    by_rule = {}
    for finding in sample.findings(lights.id, span):
        if finding.severity is not Severity.INFO:
            by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


def names(sample, findings):
    return {sample.plan.people[finding.person].name for finding in findings}


# --- what there is -----------------------------------------------------------------------------


def test_there_are_sixty_people_with_a_role_a_phone_and_a_deal(sample, lights):
    people = sample.plan.people.values()
    assert 55 <= len(people) <= 65
    assert all(person.roles and person.phone and person.email for person in people)
    assert len({person.name for person in people}) == len(people)
    departments = {sample.plan.roles[person.roles[0]].department for person in people}
    assert len(departments) >= 10
    deals = [sample.plan.deal_on(lights.id, person.id, MONDAY) for person in people]
    assert all(deal is not None and deal.rate > 0 for deal in deals)


def test_the_third_week_is_the_present_one():
    for weekday in range(7):
        today = dt.date(2026, 11, 16) + dt.timedelta(days=weekday)
        monday = sample_monday(today)
        assert monday.weekday() == 0
        assert 14 <= (today - monday).days < 21


def test_two_units_work_over_four_weeks(sample, lights):
    rows = day_rows(sample.plan, lights.id)
    assert {row.unit for row in rows} == {"Main unit", "Second unit"}
    assert len({row.date for row in rows}) >= 20
    assert (max(row.date for row in rows) - MONDAY).days < 28
    both = {row.date for row in rows if not row.first_unit} & {
        row.date for row in rows if row.first_unit
    }
    assert both, "on some dates both work"


def test_there_are_nights_a_weekend_a_dark_day_travel_and_a_company_move(sample, lights):
    rows = day_rows(sample.plan, lights.id)
    assert sum(row.night for row in rows) >= 2
    assert any((row.wrap or 0) > 24 * 60 for row in rows)
    assert any(row.date.weekday() == 5 and row.number for row in rows)
    assert {"shoot", "dark", "travel", "wrap", "prep"} <= {row.day_type.value for row in rows}
    moves = [day for day in sample.plan.shoot_days.values() if len(day.places) > 1]
    assert moves
    assert "move" in moves[0].note.lower()


def test_there_is_a_public_holiday_on_which_the_main_unit_rests(sample, lights):
    (holiday,) = sample.plan.holidays.values()
    view = day_view(sample.plan, lights.id, holiday.date, ())
    assert view.holiday == holiday.name
    assert not view.units[0].day.working


def test_there_are_holds_of_every_kind_beside_the_confirmed(sample):
    statuses = [booking.status for booking in sample.plan.bookings.values()]
    assert {
        BookingStatus.CONFIRMED,
        BookingStatus.PENCIL,
        BookingStatus.CHALLENGED,
        BookingStatus.ENQUIRED,
    } <= set(statuses)
    assert any(b.rank == 2 for b in sample.plan.bookings.values())
    assert any(isinstance(b.call, Offset) for b in sample.plan.bookings.values())


def test_two_weeks_are_logged_and_the_third_has_begun(sample, lights):
    sheets = {sample.plan.shoot_days[sheet.day].date for sheet in sample.plan.day_sheets.values()}
    assert len(sheets) >= 12
    assert {card.kind for card in sample.plan.timecards.values()} >= {
        DayKind.WORKED,
        DayKind.SICK,
    }
    wednesday = MONDAY + dt.timedelta(days=16)
    assert max(sheets) == wednesday - dt.timedelta(days=1)
    view = timecards_view(sample.plan, lights.id, wednesday, wednesday)
    assert view.open_before == (max(sheets),), "one sheet of the second unit is left to be typed"


def test_the_logged_weeks_cost_something_with_overtime(sample, lights):
    week = DateSpan(first=MONDAY + dt.timedelta(days=7), last=MONDAY + dt.timedelta(days=13))
    pay = price_week(sample.plan, lights.id, week)
    assert len(pay.people) > 40
    assert pay.total > 50_000
    assert {1, 2} < {multiple for multiple, _ in pay.minutes_by_multiple}
    assert not any(one.missing_deal for one in pay.people)


# --- the problems that it has on purpose -------------------------------------------------------


def test_somebody_has_too_short_a_rest(sample, found):
    assert any(f.actual < f.limit for f in found[RuleKind.REST])
    assert "Evander Holmqvist" in names(sample, found[RuleKind.REST])


def test_somebody_is_engaged_twice(sample, found):
    (double,) = [f for f in found[RuleKind.DOUBLE_BOOKING] if f.severity is Severity.BLOCK]
    assert names(sample, [double]) == {"Ottoline Markham"}
    held = [f for f in found[RuleKind.DOUBLE_BOOKING] if f.severity is Severity.WARN]
    assert names(sample, held) == {"Ruaridh Fontaine"}


def test_somebody_works_a_sixth_day(sample, found):
    sixth = [f for f in found[RuleKind.CONSECUTIVE_DAYS] if f.actual == 6]
    assert names(sample, sixth) >= {"Emeka Thorsby", "Jonty Mbeki", "Kit Abernathy"}


def test_a_role_is_missing(sample, found):
    missing = {
        (sample.plan.units[f.unit].name, sample.plan.roles[f.role].name)
        for f in found[RuleKind.COVERAGE]
    }
    assert missing
    assert len(missing) <= 6, "a few are a problem, many are a mistake in the sample"


def test_findings_are_few_enough_to_read(found):
    assert sum(map(len, found.values())) < 150


def test_nobody_is_booked_while_on_leave_without_it_being_meant(sample, found):
    blocked = [f for f in found.get(RuleKind.UNAVAILABLE, ()) if f.severity is Severity.BLOCK]
    assert len(blocked) <= 3


# --- each time ---------------------------------------------------------------------------------


def test_made_twice_it_is_the_same(sample, tmp_path):
    again = made(tmp_path)
    assert again.digest() == sample.digest()
    assert again.plan == sample.plan
    assert again.uuid != sample.uuid
    again.close()


def test_on_another_monday_it_is_the_same_so_many_weeks_later(sample, tmp_path):
    context = Context(user="Tamsin", clock=Clock(), backups=tmp_path / "backups")
    later = Workspace.create(tmp_path / "later.crewplan", context)
    make_sample(later, MONDAY + dt.timedelta(weeks=30))
    shift = dt.timedelta(weeks=30)
    assert {(b.person, b.span.first + shift, b.status) for b in sample.plan.bookings.values()} == {
        (b.person, b.span.first, b.status) for b in later.plan.bookings.values()
    }
    later.close()


def test_every_step_of_it_can_be_undone(tmp_path):
    workspace = made(tmp_path)
    while workspace.undo_label is not None:
        workspace.undo()
    assert not workspace.plan.people
    assert workspace.plan == workspace.reload()
    workspace.close()
