"""Lists of the crew, the days and the bookings."""

import datetime as dt
import re


def test_the_crew_is_listed_with_roles_and_contacts(crewplanner, sample):
    people = crewplanner("crew", sample, "--json").data["people"]
    assert len(people) == 61
    assert all(
        list(person) == ["id", "name", "roles", "departments", "phone", "email"]
        for person in people
    )
    tamsin = next(person for person in people if person["name"] == "Tamsin Farrow")
    assert tamsin["roles"] == ["Associate Producer"]
    assert tamsin["departments"] == ["Producers"]
    assert tamsin["email"] == "tamsin.farrow@example.com"


def test_the_crew_of_a_production_is_those_it_knows(crewplanner, sample):
    people = crewplanner("crew", sample, "--production", "nf", "--json").data["people"]
    assert {"Ottoline Markham", "Ruaridh Fontaine"} <= {person["name"] for person in people}
    assert len(people) < 61


def test_days_tell_their_number_and_times_past_midnight(crewplanner, sample):
    days = crewplanner("days", sample, "--json").data["days"]
    assert list(days[0]) == [
        *("id", "production", "date", "number", "type", "unit", "call", "wrap", "place"),
        "check_times",
    ]
    main = [d for d in days if d["unit"] == "Main unit" and d["production"] == "Harbour Lights"]
    shoots = [day for day in main if day["type"] == "shoot"]
    assert [day["number"] for day in shoots] == list(range(1, len(shoots) + 1))
    assert ("16:00", "27:00") in {(day["call"], day["wrap"]) for day in shoots}
    dark = next(day for day in main if day["type"] == "dark")
    assert (dark["number"], dark["call"], dark["wrap"]) == (None, None, None)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day["date"]) for day in days)
    assert [day["date"] for day in days] == sorted(day["date"] for day in days)


def test_days_of_a_week_are_named_by_it_or_a_date_in_it(crewplanner, sample):
    first = crewplanner("days", sample, "--json").data["days"][0]["date"]
    days = crewplanner("days", sample, "--week", first, "--json").data["days"]
    week = dt.date.fromisoformat(first).isocalendar()[:2]
    assert {dt.date.fromisoformat(day["date"]).isocalendar()[:2] for day in days} == {week}
    assert "Harbour quay" in {day["place"] for day in days}


def test_bookings_tell_who_for_when_and_how_firmly(crewplanner, sample):
    said = crewplanner("bookings", sample, "--person", "Markham", "--production", "NF", "--json")
    (booking,) = said.data["bookings"]
    assert list(booking) == [
        *("id", "person", "production", "from", "to", "role", "status", "rank")
    ]
    assert booking["person"] == "Ottoline Markham"
    assert booking["production"] == "Night Ferry"
    assert booking["from"] == booking["to"]
    assert booking["status"] == "confirmed"


def test_lists_are_aligned_for_people_and_end_with_zero(crewplanner, sample):
    for command in ("crew", "days", "bookings"):
        said = crewplanner(command, sample)
        assert said.code == 0
        assert said.err == ""
        heading, *rows = said.out.splitlines()[1:]
        column = heading.index(heading.split()[-1])
        assert any(row[column - 2 : column] == "  " and row[column:].strip() for row in rows)


def test_reading_changes_nothing(crewplanner, sample, bytes_kept):
    for command in ("crew", "days", "bookings", "check"):
        bytes_kept(sample, lambda words=command: crewplanner(words, sample))


def test_names_from_a_file_cannot_move_the_cursor(crewplanner, project, tmp_path):
    crew = tmp_path / "crew.csv"
    crew.write_text("Name,Role,Email\nAna \x1b[31mRuiz,Gaffer,a@example.com\n", encoding="utf-8")
    crewplanner("import", "people", crew, "--into", project)
    assert "\x1b" not in crewplanner("crew", project).out


def test_an_unknown_production_is_answered_with_those_there_are(refused, sample):
    sentence = refused("days", sample, "--production", "Habour Light")
    assert "“Harbour Lights”" in sentence
