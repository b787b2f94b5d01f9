"""Worked times from the command line."""

import datetime as dt

import pytest

from crewplanner.app.commands.approvals import ApproveWeek, LockWeek, SubmitTimes
from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from crewplanner.domain.values import DateSpan

NIGHT = 9  # the sample's first night: the unit worked 16:00 to 27:30, meal 21:00 to 21:30


@pytest.fixture
def date(crewplanner, sample):
    """So many days after the sample's first Monday."""
    first = crewplanner("days", sample, "--json").data["days"][0]["date"]

    def later(days):
        return (dt.date.fromisoformat(first) + dt.timedelta(days=days)).isoformat()

    return later


@pytest.fixture
def log(crewplanner, sample):
    def call(date, *words, person="Valentina Crosby"):
        return crewplanner("log", sample, "--person", person, "--date", date, *words, "--json")

    return call


def _card(said):
    assert said.code == 0, said.err
    return said.data["timecard"]


def test_a_day_is_logged(log, date):
    card = _card(log(date(0), "--call", "7", "--wrap", "19:30", "--meal", "13:00-13:45"))
    assert (card["call"], card["wrap"], card["minutes"]) == ("07:00", "19:30", 12 * 60 + 30 - 45)
    assert card["meals"] == ["13:00-13:45"]
    assert card["production"] == "Harbour Lights"


@pytest.mark.parametrize("typed", ["26:00", "02:00", "2", "0200"])
def test_a_wrap_past_midnight_belongs_to_the_day_before(log, date, typed):
    card = _card(log(date(0), "--call", "17:00", "--wrap", typed))
    assert (card["date"], card["wrap"], card["minutes"]) == (date(0), "26:00", 9 * 60)


def test_meals_past_midnight_are_understood_in_the_same_way(log, date):
    card = _card(log(date(0), "--call", "17:00", "--wrap", "05:00", "--meal", "00:30-01:15"))
    assert card["meals"] == ["24:30-25:15"]


def test_several_meals_are_taken_out(log, date):
    meals = ("--meal", "12:00-12:30", "--meal", "18:00-18:30")
    assert _card(log(date(0), "--call", "7", "--wrap", "21", *meals))["minutes"] == 13 * 60


def test_what_is_not_said_is_the_units(log, date):
    card = _card(log(date(NIGHT), "--wrap", "+45"))
    assert (card["call"], card["wrap"]) == ("16:00", "28:15")
    assert card["meals"] == ["21:00-21:30"]


def test_logging_again_changes_what_is_said_and_leaves_the_rest(log, date):
    log(date(0), "--call", "6:00", "--wrap", "18:00", "--remarks", "Keys")
    card = _card(log(date(0), "--wrap", "19:00"))
    assert (card["call"], card["wrap"], card["remarks"]) == ("06:00", "19:00", "Keys")


def test_hours_worked_make_a_wrap(log, date):
    card = _card(log(date(0), "--call", "8:00", "--wrap", "10.5", "--meal", "13:00-14:00"))
    assert (card["wrap"], card["minutes"]) == ("19:30", 630)


def test_a_sick_day_has_no_times(log, refused, sample, date):
    assert _card(log(date(0), "--kind", "sick"))["minutes"] == 0
    refused(
        *("log", sample, "--person", "Valentina Crosby", "--date", date(0)),
        *("--kind", "sick", "--call", "7:00"),
    )


def test_somebody_without_a_booking_may_have_worked(log, date):
    said = log(date(6), "--call", "9", "--wrap", "17", "--production", "HBL")
    assert _card(said)["minutes"] == 8 * 60
    assert "no booking" in said.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--call", "7:00", "--meal", "03:00-13:30", "--wrap", "12:00"],
        ["--call", "25 o'clock", "--wrap", "19:00"],
        ["--call", "07:00", "--wrap", "49:00"],
        ["--call", "07:00", "--wrap", "19:00", "--meal", "13:00"],
        ["--call", "07:00", "--wrap", "19:00", "--meal", "20:00-21:00"],
        ["--call", "07:00", "--wrap", "19:00", "--meal", "12:00-13:00", "--meal", "12:30-13:30"],
        ["--call", "07:00", "--wrap", "19:00", "--production", "Nothing Like It"],
    ],
    ids=" ".join,
)
def test_what_makes_no_day_writes_nothing(refused, sample, date, bytes_kept, words):
    person = ("--person", "Valentina Crosby", "--date", date(0))
    bytes_kept(sample, lambda: refused("log", sample, *person, *words))


def test_a_relative_time_needs_the_units(refused, crewplanner, project, tmp_path):
    crew = tmp_path / "crew.csv"
    crew.write_text("Name,Role\nAna Ruiz,Gaffer\nBen Osei,Spark\n")
    crewplanner("import", "people", crew, "--into", project)
    sentence = refused(
        *("log", project, "--person", "Ana Ruiz", "--date", "2026-11-23"),
        *("--call", "-30", "--wrap", "19:00"),
    )
    assert "unit" in sentence


def test_a_short_rest_is_said_at_once(log, date):
    said = log(date(1), "--call", "07:30", "--wrap", "29:00", person="Perpetua Lisle")
    assert "REST" in {finding["rule"] for finding in said.data["findings"]}


def test_approved_times_are_opened_with_a_word_and_locked_ones_are_kept(
    crewplanner, sample, date, tmp_path
):
    def note(*commands):
        context = Context(
            user="Ana", clock=lambda: dt.datetime.now(dt.UTC), backups=tmp_path / "backups"
        )
        workspace = Workspace.open(sample, context)
        plan = workspace.plan
        person = next(p for p in plan.people.values() if p.name == "Ottoline Markham")
        span = DateSpan(first=_day(date(NIGHT)), last=_day(date(NIGHT)))
        production = next(iter(plan.productions))
        workspace.do(SubmitTimes(production=production, people=(person.id,), span=span))
        for command in commands:
            workspace.do(command(production=production, person=person.id, week=span))
        workspace.close()

    words = ("log", sample, "--person", "markham", "--date", date(NIGHT))
    note(ApproveWeek)
    said = crewplanner(*words, "--wrap", "+60")
    assert said.code == 0
    assert "Ottoline Markham were approved. They are open again." in said.out + said.err
    note(ApproveWeek, LockWeek)
    said = crewplanner(*words, "--wrap", "+75")
    assert said.code != 0
    assert "are locked" in said.err


def _day(text):
    return dt.date.fromisoformat(str(text))


def test_details_of_the_day_are_written_as_in_the_sheet(log, date):
    card = _card(log(date(0), "--call", "7", "--wrap", "19", "--details", "fc, cam 45; CWD"))
    assert card["details"] == "FC, CWD, cam 0:45"
    card = _card(log(date(0), "--details", "-cam travel 1:30"))
    assert (card["wrap"], card["details"]) == ("19:00", "FC, CWD, travel 1:30")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("22:30, cam 45", "is more than marks and details; there are fc, ndb 7:30, cwd, cam 45"),
        ("cam", "“cam” needs its figure: write cam 45."),
        ("cam a lot", "needs its figure"),
    ],
)
def test_details_that_are_none_are_refused(crewplanner, sample, date, text, says):
    who = ("--person", "Valentina Crosby", "--date", date(0))
    said = crewplanner("log", sample, *who, "--details", text)
    assert said.code == 2
    assert says in said.err
