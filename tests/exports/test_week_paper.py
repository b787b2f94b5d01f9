"""What each reader gets to see, and how it reads."""

from dataclasses import replace

import pytest

from crewplanner.app.errors import Refused
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import PersonId
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import FORMATS, Audience, ClockFace, render
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_paper import Look
from tests.exports.reading import everything
from tests.exports.weeks import (
    FINDING_CANARY,
    MONEY_CANARY,
    PHONE_CANARY,
    changed,
    options,
    week,
    with_canaries,
)

_READERS = [
    options(Audience.CREW),
    options(Audience.DEPARTMENT, department="Camera"),
    options(Audience.CREW, person=PersonId(3)),
]
_FORMATS = [one.id for one in FORMATS]


@pytest.mark.parametrize("reader", _READERS, ids=["crew", "department", "person"])
@pytest.mark.parametrize("format_id", _FORMATS)
def test_nothing_confidential_is_anywhere_in_a_file_for_the_crew(format_id, reader):
    text = everything(format_id, render(with_canaries(week(12)), reader, format_id))
    for hidden in (
        *(MONEY_CANARY, "73,519.25", "73519,25", "7351925", "GBP", "£", "ost £"),
        *(PHONE_CANARY, "7700 900736", "900736"),
        *(FINDING_CANARY, "412.75", "Findings", "To decide"),
        *("Sick", "Leave"),
    ):
        assert hidden.casefold() not in text.casefold(), hidden


@pytest.mark.parametrize("format_id", ["pdf", "xlsx", "csv"])
def test_the_producer_sees_money(format_id):
    text = everything(
        format_id, render(with_canaries(week(12)), options(Audience.PRODUCER), format_id)
    )
    assert "73,519.25" in text or MONEY_CANARY in text
    assert "GBP" in text


def test_a_public_phone_stays_in_the_crew_version():
    rows = week_paper(week(12), options()).rows
    assert {row.person % 4 == 1 for row in rows if row.phone} == {True}
    assert {row.person % 4 == 1 for row in rows if not row.phone} == {False}


def test_the_reason_of_an_absence_is_for_the_producer_only():
    away = changed(week(12), lambda row: replace(row, away=("sick",) * 7))
    told = {
        audience: {
            cell.away
            for row in week_paper(away, options(audience, department="camera")).rows
            for cell in row.cells
        }
        for audience in Audience
    }
    assert told == {
        Audience.CREW: {"Away"},
        Audience.DEPARTMENT: {"Away"},
        Audience.PRODUCER: {"Sick"},
        Audience.PAYROLL: {"Away"},
        Audience.PUBLIC: {""},
    }


def test_a_department_gets_its_own_people_and_counts():
    paper = week_paper(week(24), options(Audience.DEPARTMENT, department="camera"))
    assert [block.name for block in paper.blocks] == ["Camera"]
    assert [day.heads for day in paper.days] == list(paper.blocks[0].heads)
    assert paper.totals == paper.blocks[0].totals
    assert paper.notice == "Camera only. Please do not pass on."


def test_a_department_that_is_not_in_the_week_is_refused():
    with pytest.raises(Refused, match="“Stunts”"):
        week_paper(week(12), options(Audience.DEPARTMENT, department="Stunts"))


def test_a_person_who_is_not_in_the_week_is_refused():
    with pytest.raises(Refused, match="not in this week"):
        week_paper(week(12), options(person=PersonId(999)))


def test_one_person_gets_only_the_own_row():
    paper = week_paper(week(24), options(person=PersonId(3)))
    assert [row.person for row in paper.rows] == [3]
    assert [day.heads for day in paper.days] == [0] * 7


def test_released_and_cancelled_bookings_are_on_no_paper():
    def gone(row):
        cells = tuple(
            tuple(replace(cell, status=BookingStatus.RELEASED) for cell in day) for day in row.cells
        )
        return replace(row, cells=cells)

    for audience in (Audience.CREW, Audience.PRODUCER):
        rows = week_paper(changed(week(12), gone), options(audience)).rows
        assert not any(cell.slots for row in rows for cell in row.cells)


def test_times_past_midnight_read_as_of_the_next_day():
    paper = week_paper(week(12), options())
    wednesday = paper.rows[0].cells[2].slots[0]
    assert (wednesday.label, wednesday.call, wednesday.wrap) == ("16:00–03:00⁺¹", 960, 1620)
    assert paper.days[2].units[0].times == "16:00–03:00⁺¹"


def test_twelve_hours_tell_morning_from_evening():
    paper = week_paper(week(12), options(clock=ClockFace.H12))
    assert paper.rows[0].cells[2].slots[0].label == "4:00p–3:00a⁺¹"


@pytest.mark.parametrize(("words", "letters"), [(FilmWords.UK, "1P"), (FilmWords.US, "1H")])
def test_holds_carry_their_letters_in_the_words_of_the_production(words, letters):
    paper = week_paper(week(12, words=words), options())
    looks = {slot.look: slot.tag for row in paper.rows for cell in row.cells for slot in cell.slots}
    assert looks[Look.FIRST] == letters
    assert looks[Look.SECOND] == letters.replace("1", "2")
    assert looks[Look.ENQUIRY] == "?"
    assert looks[Look.CONFIRMED] == ""


def test_the_legend_explains_what_is_used_and_nothing_else():
    paper = week_paper(week(12), options(Audience.PRODUCER))
    slots = [slot for row in paper.rows for cell in row.cells for slot in cell.slots]
    used = {slot.look.value for slot in slots} | {
        "away",
        "night",
        "own",
        "finding",
        "check",
        "sign",
    }
    assert {item.code for item in paper.legend} == used
    assert week_paper(week(0), options()).legend == ()


def test_a_cell_says_only_what_its_column_does_not():
    paper = week_paper(week(12, units=2), options())
    where = {row.name: row.cells[1].slots[0].where for row in paper.rows[:6]}
    assert where == {
        "Eilidh MacDonald": "",
        "Tomasz Hughes": "2nd unit",
        "Lars Dubois": "",
        "Leila Papadopoulou": "2nd unit",
        "Siobhán Kowalczyk": "",
        "Олена Novák": "2nd unit · Base camp",
    }


def test_a_rest_that_overlaps_is_no_rest_at_all():
    paper = week_paper(changed(week(2), lambda row: replace(row, rest=-420)), options())
    assert [row.totals.rest for row in paper.rows] == [0, 0]
    assert paper.totals.rest == 0


def test_sums_add_up():
    paper = week_paper(week(60), options(Audience.PRODUCER))
    view = week(60)
    assert paper.totals.planned == view.total_planned
    assert paper.totals.cost == view.total_cost
    assert paper.totals.rest == min(row.totals.rest for row in paper.rows)
    assert sum(block.totals.overtime for block in paper.blocks) == view.total_overtime


def test_open_slots_and_times_to_check_are_listed():
    sections = {one.title: one.notes for one in week_paper(week(24), options()).sections}
    assert [note.text for note in sections["Times to check"]] == ["09:00–20:00 · Lighthouse"]
    assert {note.when for note in sections["Open slots"]} == {"Wed 25 Nov", "Thu 26 Nov"}


def test_dates_cannot_be_misread():
    paper = week_paper(week(12), options())
    assert paper.dates == "Mon 23 to Sun 29 Nov 2026"
    assert dict(paper.facts)["Issued"] == "Fri 20 Nov 2026, 18:05 by Eilidh MacDonald"
