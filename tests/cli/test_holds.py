"""Holds to decide and the cost of a release from the command line."""

import datetime as dt

import pytest


@pytest.fixture
def day(crewplanner, sample):
    """A date of the sample by its number, as it is written."""
    first = dt.date.fromisoformat(crewplanner("days", sample, "--json").data["days"][0]["date"])
    return lambda number: (first + dt.timedelta(days=number)).isoformat()


def test_holds_are_listed_with_place_deadline_and_price(crewplanner, sample, day):
    said = crewplanner("holds", sample, "--today", day(16), "--production", "HBL", "--json")
    assert said.code == 0
    due = {}
    for hold in said.data["holds"]:
        due.setdefault(hold["due"], []).append(hold["person"].split()[0])
    assert list(due) == ["overdue", "today", "week", "later"]
    assert due["today"] == ["Arlo"]
    tobias = next(hold for hold in said.data["holds"] if hold["person"].startswith("Tobias"))
    assert tobias["ladder"] == "2nd behind Nordlicht Film (1st, decides today 18:00)"
    marisol = next(hold for hold in said.data["holds"] if hold["person"].startswith("Marisol"))
    assert (marisol["status"], marisol["reason"]) == ("challenged", "challenge")
    assert {one["holder"] for one in said.data["others"]} == {
        "Nordlicht Film",
        "Tidewater Pictures",
        "Ferrous Films",
    }


def test_as_text_each_deadline_has_its_heading(crewplanner, sample, day):
    said = crewplanner("holds", sample, "--today", day(16))
    assert "Harbour Lights, overdue: 4" in said.out
    assert "Holds of others: 6" in said.out
    assert "rises to" in said.out


def test_nothing_to_decide_is_said(crewplanner, project):
    assert crewplanner("holds", project).out.strip() == "Nothing to decide."


def test_a_release_is_priced_date_by_date(crewplanner, sample, day):
    words = ("release-cost", sample, "--person", "Drakos", "--from", day(21), "--to", day(23))
    said = crewplanner(*words, "--today", day(16), "--json")
    assert (said.data["total"], said.data["pay"]) == ("560.00", "1680.00")
    assert said.data["rises"] == {"on": day(17), "total": "840.00"}
    assert [one["percent"] for one in said.data["days"]] == [50, 50, 0]
    later = crewplanner(*words, "--today", day(17), "--json").data
    assert later["total"] == "840.00"
    text = crewplanner(*words, "--today", day(16)).out
    assert "2 days at 50 % = £560.00" in text
    assert "50 % of £560.00 = £280.00" in text


def test_dates_that_nobody_booked_cost_nothing(crewplanner, sample, day):
    said = crewplanner("release-cost", sample, "--person", "Drakos", "--from", day(60), "--json")
    assert (said.data["total"], said.data["days"]) == ("0.00", [])


def test_who_is_not_known_is_refused(refused, sample, day):
    assert "Nobodyknown" in refused(
        "release-cost", sample, "--person", "Nobodyknown", "--from", day(1)
    )
