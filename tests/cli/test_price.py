"""The price of a move and of a late wrap from the command line."""

import datetime as dt
from decimal import Decimal


def booked(crewplanner, sample, person, on):
    """The person's booking that covers the date."""
    bookings = crewplanner("bookings", sample, "--person", person, "--json").data["bookings"]
    return next(one for one in bookings if one["from"] <= on.isoformat() <= one["to"])


def shoots(crewplanner, sample, unit):
    """The dates on which a unit of the first production shoots."""
    days = crewplanner("days", sample, "--json").data["days"]
    return [
        dt.date.fromisoformat(day["date"])
        for day in days
        if (day["production"], day["unit"], day["type"]) == ("Harbour Lights", unit, "shoot")
    ]


def test_what_a_move_saves_is_what_the_day_costs(crewplanner, sample, bytes_kept):
    last = shoots(crewplanner, sample, "Main unit")[-1]
    booking = booked(crewplanner, sample, "Ottoline Markham", last)
    away = last + dt.timedelta(days=60)
    words = ("price", sample, "--booking", booking["id"], "--to", away)
    bytes_kept(sample, lambda: crewplanner(*words))
    said = crewplanner(*words, "--json")
    (one,) = [one for one in said.data["people"] if Decimal(one["amount"])]
    assert one["name"] == "Ottoline Markham"
    assert Decimal(one["amount"]) == Decimal(one["after"]) - Decimal(one["before"]) < 0
    assert said.data["amounts"] == {"GBP": one["amount"]}
    assert one["minutes_after"] == 0
    shown = crewplanner(*words)
    assert "−£" in shown.out
    assert "→ 0 h" in shown.out


def test_a_copy_for_somebody_else_is_told_for_them(crewplanner, sample):
    last = shoots(crewplanner, sample, "Main unit")[-1]
    booking = booked(crewplanner, sample, "Ottoline Markham", last)
    said = crewplanner(
        *("price", sample, "--booking", booking["id"], "--person", "Ruaridh Fontaine"),
        *("--copy", "--json"),
    )
    assert {one["name"] for one in said.data["people"]} == {"Ruaridh Fontaine"}
    assert "DOUBLE_BOOKING" in {finding["rule"] for finding in said.data["came"]}


def test_a_booking_that_is_not_there_is_refused(refused, sample):
    assert "no booking 9999" in refused("price", sample, "--booking", 9999)


def test_a_late_wrap_names_who_is_called_too_soon(crewplanner, sample, bytes_kept):
    day = shoots(crewplanner, sample, "Second unit")[-2]
    words = ("late-wrap", sample, "--day", day, "--by", 180, "--unit", "Second unit")
    bytes_kept(sample, lambda: crewplanner(*words))
    (unit,) = crewplanner(*words, "--json").data["units"]
    assert unit["wrap"] == "26:00"
    assert {(one["call"], one["rest_minutes"], one["earliest"]) for one in unit["people"]} == {
        ("12:00", 600, "13:00")
    }
    assert [(one["call"], one["pushed"]) for one in unit["calls"]] == [("12:00", "13:00")]
    assert [way["way"] for way in unit["ways"]] == ["stay", "push_all", "push_them"]
    stay, _all, them = unit["ways"]
    assert {finding["rule"] for finding in stay["came"]} >= {"REST"}
    assert not [finding for finding in them["came"] if finding["rule"] == "REST"]
    assert "Push the call for all" in crewplanner(*words).out


def test_a_wrap_that_breaks_nothing_says_until_when(crewplanner, sample):
    day = shoots(crewplanner, sample, "Second unit")[-2]
    said = crewplanner("late-wrap", sample, "--day", day, "--by", 60, "--unit", "Second unit")
    assert "Nobody's rest breaks. Everyone is clear until a wrap at 25:00." in said.out


def test_a_day_without_work_is_refused(refused, sample):
    said = refused(
        "late-wrap", sample, "--day", "2020-01-01", "--by", 60, "--production", "Harbour Lights"
    )
    assert "Nobody works on 2020-01-01" in said
