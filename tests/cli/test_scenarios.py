"""Scenarios from the command line: begun, written into, compared, taken over, removed."""

from decimal import Decimal

TITLE = ("--production", "Harbour Lights")
RAIN = ("--name", "Plan B (rain)")


def test_a_scenario_from_its_beginning_to_its_end(crewplanner, sample, refused):
    said = crewplanner("scenario", "new", sample, *RAIN, *TITLE, "--json").data
    assert said["otherwise"] == []
    assert "as the plan is" in refused("scenario", "take", sample, *RAIN)
    person = crewplanner("crew", sample, "--json").data["people"][0]["name"]
    weeks = crewplanner("days", sample, *TITLE, "--json").data["days"]
    first, second = [day["date"] for day in weeks if day["date"] > said["from"]][:2]
    before = crewplanner("bookings", sample, "--json").data
    for date in (first, second):
        words = ("--person", person, "--from", date, *TITLE, "--scenario", "plan b (RAIN)")
        assert crewplanner("write", sample, "off", *words).code == 0
    assert crewplanner("bookings", sample, "--json").data == before
    shown = crewplanner("scenario", "show", sample, *RAIN, "--json").data
    assert [day["date"] for day in shown["days"]] == [first, second]
    assert shown["moved"] == []
    assert "2 days differ" in crewplanner("scenario", "show", sample, *RAIN).out
    found = crewplanner("scenario", "compare", sample, *RAIN, "--json").data
    assert [day["date"] for day in found["days"]] == [first, second]
    total = sum(Decimal(a) for day in found["days"] for a in day["amounts"].values())
    assert total == sum(map(Decimal, found["price"]["amounts"].values())) < 0
    text = crewplanner("scenario", "compare", sample, *RAIN, "--day", first).out
    assert "1 day differs" in text
    assert "Money: −" in text
    taken = crewplanner("scenario", "take", sample, *RAIN, "--day", first, "--json").data
    assert (taken["taken"], taken["left"]) == ([first], [second])
    assert crewplanner("bookings", sample, "--json").data != before
    crewplanner("scenario", "new", sample, "--name", "C", "--copy", "Plan B (rain)", *TITLE)
    crewplanner("scenario", "rename", sample, "--name", "C", "--to", "Plan C", "--note", "ferry")
    listed = crewplanner("scenario", "list", sample).out
    assert "Plan C" in listed
    assert "ferry" in listed
    crewplanner("scenario", "remove", sample, *RAIN)
    names = [
        one["name"] for one in crewplanner("scenario", "list", sample, "--json").data["scenarios"]
    ]
    assert names == ["Plan C"]
    assert "There are: “Plan C”" in refused("scenario", "compare", sample, "--name", "D")


def test_a_booking_in_a_scenario_leaves_the_plan_alone(crewplanner, sample):
    began = crewplanner("scenario", "new", sample, *RAIN, *TITLE, "--json").data
    before = crewplanner("bookings", sample, "--json").data
    person = crewplanner("crew", sample, "--json").data["people"][0]["name"]
    words = ("--person", person, "--from", began["to"], "--status", "confirmed", *TITLE)
    said = crewplanner("book", sample, *words, "--scenario", "Plan B (rain)", "--json").data
    assert said["booking"]["from"] == began["to"]
    assert crewplanner("bookings", sample, "--json").data == before
    shown = crewplanner("scenario", "show", sample, *RAIN, "--json").data
    assert [day["date"] for day in shown["days"]] == [began["to"]]
