"""Booking from the command line."""

import pytest


@pytest.fixture
def crewed(crewplanner, project, tmp_path):
    """The project with four people and a deal for two of them."""
    crew = tmp_path / "crew.csv"
    crew.write_text(
        "Department,Role,Name,Phone,Day rate\n"
        "Camera,Director of Photography,Ana Ruiz,+1 212 555 0101,$900\n"
        "Electric,Gaffer,Björn Åkesson,+1 212 555 0102,$650\n"
        "Electric,Best Boy Electric,Björn Dahl,+1 212 555 0103,\n"
        "Sound,Boom Operator,Zoë O’Neill,+1 212 555 0104,\n",
        encoding="utf-8",
    )
    said = crewplanner("import", "people", crew, "--into", project, "--production", "HBL")
    assert said.code == 0
    return project


def _bookings(crewplanner, project):
    return crewplanner("bookings", project, "--json").data["bookings"]


def _book(crewplanner, project, *words, person="Ana Ruiz", status="confirmed"):
    return crewplanner("book", project, "--person", person, "--status", status, *words)


def test_a_booking_is_made_in_the_usual_role(crewplanner, crewed):
    said = _book(crewplanner, crewed, "--from", "2026-11-23", "--to", "2026-11-27", "--json")
    assert said.code == 0
    (booking,) = _bookings(crewplanner, crewed)
    assert said.data["booking"] == booking
    assert booking == {
        "id": booking["id"],
        "person": "Ana Ruiz",
        "production": "Harbor Lights",
        "from": "2026-11-23",
        "to": "2026-11-27",
        "role": "Director of Photography",
        "status": "confirmed",
        "rank": 1,
    }


@pytest.mark.parametrize(
    ("typed", "status", "rank"),
    [
        ("confirmed", "confirmed", 1),
        ("Confirmed", "confirmed", 1),
        ("C", "confirmed", 1),
        ("pencil", "pencil", 1),
        ("hold", "pencil", 1),
        ("1H", "pencil", 1),
        ("2h", "pencil", 2),
        ("3P", "pencil", 3),
        ("2nd hold", "pencil", 2),
        ("1st pencil", "pencil", 1),
        ("enquired", "enquired", 1),
        ("offered", "offered", 1),
        ("released", "released", 1),
    ],
)
def test_a_status_is_understood_as_people_write_it(crewplanner, crewed, typed, status, rank):
    assert _book(crewplanner, crewed, "--from", "2026-11-23", status=typed).code == 0
    (booking,) = _bookings(crewplanner, crewed)
    assert (booking["status"], booking["rank"]) == (status, rank)


@pytest.mark.parametrize("person", ["ana ruiz", "ANA  RUIZ", "Ruiz, Ana", "Ruiz", "#1"])
def test_a_person_is_found_however_the_name_is_typed(crewplanner, crewed, person):
    people = crewplanner("crew", crewed, "--json").data["people"]
    ana = next(one for one in people if one["name"] == "Ana Ruiz")
    typed = f"#{ana['id']}" if person == "#1" else person
    said = _book(crewplanner, crewed, "--from", "2026-11-23", person=typed)
    assert "Ana Ruiz" in said.out


def test_accents_need_not_be_typed(crewplanner, crewed):
    said = _book(crewplanner, crewed, "--from", "2026-11-23", person="bjorn akesson")
    assert "Björn Åkesson" in said.out
    said = _book(crewplanner, crewed, "--from", "2026-11-23", person="Zoe O'Neill")
    assert "Zoë O’Neill" in said.out


def test_a_slip_is_answered_with_the_nearest_name(refused, crewed, bytes_kept):
    def slip():
        sentence = refused(
            "book", crewed, "--person", "Ana Ruitz", "--from", "2026-11-23", "--status", "1H"
        )
        assert "Ana Ruiz" in sentence

    bytes_kept(crewed, slip)


def test_a_name_that_two_have_is_answered_with_both(refused, crewed):
    sentence = refused(
        "book", crewed, "--person", "Björn", "--from", "2026-11-23", "--status", "1H"
    )
    assert "Björn Åkesson (Gaffer)" in sentence
    assert "Björn Dahl (Best Boy Electric)" in sentence


def test_a_role_tells_two_of_one_name_apart(crewplanner, crewed, tmp_path):
    crew = tmp_path / "more.csv"
    crew.write_text("Name,Role,Phone\nAna Ruiz,Editor,+1 212 555 0199\n")
    crewplanner("import", "people", crew, "--into", crewed)
    day = ("--from", "2026-11-23")
    assert _book(crewplanner, crewed, *day).code == 2
    assert _book(crewplanner, crewed, *day, "--role", "editor").code == 0
    (booking,) = _bookings(crewplanner, crewed)
    assert booking["role"] == "Editor"


@pytest.mark.parametrize(
    "words",
    [
        ["--from", "23.11.2026", "--status", "confirmed"],
        ["--from", "2026-11-23", "--to", "2026-11-20", "--status", "confirmed"],
        ["--from", "2026-11-23", "--status", "definitely"],
        ["--from", "2026-11-23", "--status", "confirmed", "--role", "Gafer"],
        ["--from", "2026-11-23", "--status", "confirmed", "--unit", "Third unit"],
        ["--from", "2026-11-23", "--status", "confirmed", "--production", "Night Ferry"],
        ["--from", "2026-11-23", "--status", "confirmed", "--call", "half past seven"],
        ["--from", "2026-11-23", "--status", "pencil", "--rank", "12"],
    ],
    ids=lambda words: " ".join(words[1:]),
)
def test_what_makes_no_booking_writes_nothing(refused, crewed, bytes_kept, words):
    bytes_kept(crewed, lambda: refused("book", crewed, "--person", "Ana Ruiz", *words))


def test_the_same_dates_again_change_the_booking(crewplanner, crewed):
    week = ("--from", "2026-11-23", "--to", "2026-11-27")
    _book(crewplanner, crewed, *week, "--role", "Gaffer", status="2H")
    said = _book(crewplanner, crewed, *week)
    assert "2nd hold, now Confirmed" in said.out
    (booking,) = _bookings(crewplanner, crewed)
    assert (booking["status"], booking["role"]) == ("confirmed", "Gaffer")


def test_a_second_booking_beside_the_first_is_pointed_out(crewplanner, crewed):
    _book(crewplanner, crewed, "--from", "2026-11-23", "--to", "2026-11-27")
    said = _book(crewplanner, crewed, "--from", "2026-11-25", status="2H")
    assert "another booking for Harbor Lights, from 2026-11-23 to 2026-11-27" in said.err
    assert len(_bookings(crewplanner, crewed)) == 2


def test_a_double_booking_is_made_and_said(crewplanner, crewed):
    other = ("--production", "Night Ferry")
    sheet = crewed.with_name("ferry.csv")
    sheet.write_text("Name,Role,Day rate\nAna Ruiz,Director of Photography,$900\n")
    assert crewplanner("import", "people", sheet, "--into", crewed, *other).code == 0
    _book(crewplanner, crewed, "--from", "2026-11-23", "--production", "HBL")
    said = _book(crewplanner, crewed, "--from", "2026-11-23", *other, "--json")
    assert said.code == 0
    (finding,) = said.data["findings"]
    assert list(finding) == [*("rule", "severity", "person", "date", "production", "text", "state")]
    assert (finding["rule"], finding["severity"]) == ("DOUBLE_BOOKING", "BLOCK")
    assert (finding["person"], finding["date"]) == ("Ana Ruiz", "2026-11-23")
    assert crewplanner("check", crewed).code == 1


def test_several_productions_need_a_name(refused, sample):
    sentence = refused(
        *("book", sample, "--person", "Ottoline Markham", "--status", "1H"),
        *("--from", "2020-01-01"),
    )
    assert "--production" in sentence
    assert "Night Ferry" in sentence


def test_it_says_when_the_same_person_is_asked_again(crewplanner, crewed, tmp_path):
    sheet = tmp_path / "days.csv"
    sheet.write_text(
        "Date,Call,Wrap,Place\n2026-11-22,09:00,17:00,Quay\n2026-11-26,09:00,17:00,Quay\n"
        "2026-11-29,09:00,17:00,Quay\n",
        encoding="utf-8",
    )
    assert crewplanner("import", "shoots", sheet, "--into", crewed).code == 0
    for person in ("Björn Dahl", "Zoë O’Neill"):
        _book(crewplanner, crewed, "--from", "2026-11-26", person=person)
    first = _book(crewplanner, crewed, "--from", "2026-11-22", "--json")
    assert first.data["asked_again"] == []
    second = _book(crewplanner, crewed, "--from", "2026-11-29", "--json")
    assert second.data["asked_again"] == [{"kind": "sunday", "count": 2, "median": 0.0}]
    _book(crewplanner, crewed, "--from", "2026-11-29", status="cancelled")
    said = _book(crewplanner, crewed, "--from", "2026-11-29", status="pencil")
    line = "Ana Ruiz: Second Sunday in four weeks; the crew's median is 0."
    assert line in said.out + said.err
