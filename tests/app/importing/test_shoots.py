"""Lists of days and events of any shape become days with call and wrap."""

import datetime as dt

import pytest

from crewplanner.app.commands.days import AddShootDays
from crewplanner.app.importing.moments import DateOrder
from crewplanner.app.importing.preview import ImportCounts
from crewplanner.app.importing.shoots import AmbiguousDates, DayKind
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import NEW
from tests.app.importing.conftest import (
    accounted,
    production,
    row_of,
    shoots_of,
    workbook,
)

DATED = "Date,Call,Wrap,Location\n"


def test_days_come_in_with_call_and_wrap(show):
    preview = show.shoots(DATED + "2026-03-09,07:30,18:30,Quay\n2026-03-10,16:00,02:00,Old town\n")
    assert preview.counts == ImportCounts(new=2)
    assert show.days() == [
        ("2026-03-09", "Main unit", 450, 1110),
        ("2026-03-10", "Main unit", 960, 1560),
    ]
    assert [place.name for place in show.plan.places.values()] == ["Quay", "Old town"]
    assert show.workspace.undo_label == "Import 2 days"


@pytest.mark.parametrize(
    ("start", "end", "date", "call", "wrap"),
    [
        ("2026-03-09 07:00", "2026-03-09 19:00", "2026-03-09", 420, 1140),
        ("2026-03-09 16:30", "2026-03-10 02:30", "2026-03-09", 990, 1590),
        ("2026-03-09 00:01", "2026-03-09 06:00", "2026-03-09", 1, 360),
        ("2026-03-09 07:00", "2026-03-10 00:00", "2026-03-09", 420, 1440),
        ("2026-03-09 07:00", "2026-03-10 07:00", "2026-03-09", 420, 1860),
        ("2026-03-09 23:59", "2026-03-10 23:59", "2026-03-09", 1439, 2879),
        ("2026-03-09 07:00", "", "2026-03-09", 420, None),
        ("2026-03-09 07:00", "2026-03-09 07:00", "2026-03-09", 420, None),
        ("2026-03-09", "", "2026-03-09", None, None),
        ("2026-03-09 18:00", "05:00", "2026-03-09", 1080, 1740),
    ],
)
def test_an_event_of_up_to_a_day_is_one_day_on_the_date_of_its_start(
    show, start, end, date, call, wrap
):
    show.shoots(f"Start,End\n{start},{end}\n")
    assert show.days() == [(date, "Main unit", call, wrap)]
    assert show.day(date).check_times == (call is not None and wrap is None)


def test_a_longer_event_is_a_run_of_days_to_be_checked(show):
    preview = show.shoots("Start,End\n2026-03-09 07:00,2026-03-11 19:30\n")
    assert show.days() == [
        ("2026-03-09", "Main unit", 420, 1170),
        ("2026-03-10", "Main unit", 420, 1170),
        ("2026-03-11", "Main unit", 420, 1170),
    ]
    assert all(day.check_times for day in show.plan.shoot_days.values())
    assert row_of(preview, 2).days == 3
    assert "check the times" in row_of(preview, 2).remarks[0]


@pytest.mark.parametrize("end", ["Finish", "Stop", "Cease", "Wrap"])
@pytest.mark.parametrize("start", ["Begin", "Commence", "Call"])
def test_a_column_of_dates_with_times_is_an_end_whatever_it_is_called(show, start, end):
    preview = show.shoots(
        f"Event,{start},{end},Location\n"
        "Pilot,2026-03-09 07:00,2026-03-09 18:30,Quay\n"
        "Night,2026-03-10 16:00,2026-03-11 02:00,Ferry\n"
    )
    assert show.days() == [
        ("2026-03-09", "Main unit", 420, 1110),
        ("2026-03-10", "Main unit", 960, 1560),
    ]
    assert preview.remarks == ()


def test_a_column_of_dates_that_is_not_used_is_told():
    preview = shoots_of("Start,End,Booked on\n2026-03-09 07:00,2026-03-09 18:00,2026-01-02\n")
    assert preview.remarks == (
        "The column “Booked on” holds dates or times and is not used. Say what it means.",
    )


def test_a_list_without_ends_has_nothing_to_check(show):
    show.shoots("Date,Call,Location\n2026-03-09,07:00,Quay\n")
    assert not show.day("2026-03-09").check_times


def test_an_event_that_ends_when_it_starts_is_told():
    preview = shoots_of("Start,End\n2026-03-09 07:00,2026-03-09 07:00\n")
    assert row_of(preview, 2).remarks == ("It has no end of its own: check the times of the day.",)


@pytest.mark.parametrize(
    ("start", "end", "days", "wrap"),
    [
        ("2026-03-28 07:00", "2026-03-29 08:00", 1, 1920),
        ("2026-03-28 07:00", "2026-03-29 08:01", 2, 481),
        ("2026-10-24 07:00", "2026-10-25 06:00", 1, 1800),
        ("2026-10-24 07:00", "2026-10-25 07:00", 2, 420),
    ],
)
def test_up_to_24_hours_are_those_that_pass_when_the_clocks_change(start, end, days, wrap):
    preview = shoots_of(
        f"Start,End\n{start},{end}\n", production=production(timezone="Europe/Berlin")
    )
    assert (row_of(preview, 2).days, row_of(preview, 2).wrap) == (days, wrap)


def test_times_of_a_spreadsheet_past_midnight_are_of_the_next_day(show):
    show.shoots(workbook(Days=[["Date", "Call", "Wrap"], ["2026-03-09", 0.75, 1.1]]))
    assert show.days() == [("2026-03-09", "Main unit", 1080, 1584)]


def test_iso_dates_do_not_tell_the_order_of_one_in_figures():
    with pytest.raises(AmbiguousDates, match="3/9/2026"):
        shoots_of("Date,Call\n2026-03-01,7:00\n2026-03-02,7:00\n3/9/2026,7:00\n")


def test_a_run_round_the_clock_says_only_when_it_begins_and_ends(show):
    show.shoots("Start,End\n2026-03-09 00:01,2026-03-10 23:59\n")
    assert show.days() == [
        ("2026-03-09", "Main unit", 1, None),
        ("2026-03-10", "Main unit", None, 1439),
    ]


def test_a_run_that_ends_at_midnight_has_no_further_date(show):
    show.shoots("Start,End\n2026-03-09 08:00,2026-03-11 00:00\n")
    assert [day[0] for day in show.days()] == ["2026-03-09", "2026-03-10"]
    assert show.days()[-1][3] == 1440


def test_dates_without_times_make_days_without_times(show):
    show.shoots("From,To,Title\n2026-03-09,2026-03-10,Prep\n")
    assert show.days() == [
        ("2026-03-09", "Main unit", None, None),
        ("2026-03-10", "Main unit", None, None),
    ]
    assert not show.day("2026-03-09").check_times


def test_events_of_one_date_stand_in_units_beside_each_other(show):
    show.shoots(
        "Start,End,Title\n"
        "2026-03-10 07:00,2026-03-10 12:00,c\n"
        "2026-03-09 09:00,2026-03-09 12:00,b\n"
        "2026-03-09 07:00,2026-03-11 20:00,a\n"
    )
    assert show.days() == [
        ("2026-03-09", "Main unit", 420, 1200),
        ("2026-03-09", "Unit 2", 540, 720),
        ("2026-03-10", "Main unit", 420, 1200),
        ("2026-03-10", "Unit 2", 420, 720),
        ("2026-03-11", "Main unit", 420, 1200),
    ]


def test_units_are_those_the_file_names(show):
    show.shoots(
        "Date,Call,Wrap,Unit\n2026-03-09,7:00,18:00,Second unit\n2026-03-09,7:00,18:00,Drone\n"
        "2026-03-10,7:00,18:00,drone\n2026-03-10,9:00,18:00,Drone\n"
    )
    assert [day[:2] for day in show.days()] == [
        ("2026-03-09", "Drone"),
        ("2026-03-09", "Second unit"),
        ("2026-03-10", "Drone"),
        ("2026-03-10", "Drone 2"),
    ]


def test_a_date_that_is_taken_by_hand_is_left_to_its_unit(show):
    show.shoots(DATED + "2026-03-09,07:30,18:30,Quay\n")
    (unit,) = show.plan.units.values()
    own = ShootDay(id=NEW, production=unit.production, unit=unit.id, date=dt.date(2026, 3, 10))
    show.workspace.do(AddShootDays(days=(own,)))
    show.shoots(DATED + "2026-03-10,07:30,18:30,Quay\n")
    assert show.days()[1:] == [
        ("2026-03-10", "Main unit", None, None),
        ("2026-03-10", "Unit 2", 450, 1110),
    ]


def test_streets_become_places_once(show):
    text = (
        '"EAST   51 STREET between MADISON AVENUE and PARK AVENUE,  '
        'PARK AVENUE between EAST   52 STREET and EAST   48 STREET"'
    )
    show.shoots(f"Date,Call,ParkingHeld\n2026-03-09,7:00,{text}\n2026-03-10,7:00,{text}\n")
    assert [(place.name, place.address) for place in show.plan.places.values()] == [
        (
            "E 51 St, Madison Ave – Park Ave",
            "EAST 51 STREET between MADISON AVENUE and PARK AVENUE",
        ),
        (
            "Park Ave, E 52 St – E 48 St",
            "PARK AVENUE between EAST 52 STREET and EAST 48 STREET",
        ),
    ]
    assert len(show.day("2026-03-10").places) == 2


def test_an_address_keeps_its_commas(show):
    show.shoots('Date,Call,Location\n2026-03-09,7:00,"Studio 4, Mill Lane, Saltmarsh"\n')
    (place,) = show.plan.places.values()
    assert (place.name, place.address) == ("Studio 4", "Studio 4, Mill Lane, Saltmarsh")


def test_a_place_that_is_known_by_its_name_is_not_made_twice(show):
    show.shoots('Date,Call,Location\n2026-03-09,7:00,"Studio 4, Mill Lane, Saltmarsh"\n')
    text = "Date,Call,Location\n2026-03-10,7:00,studio 4\n"
    show.shoots(text)
    assert len(show.plan.places) == 1
    assert show.day("2026-03-10").places == show.day("2026-03-09").places
    assert show.shoots(text).empty


def test_what_else_the_file_says_is_kept_in_the_note(show):
    show.shoots(
        "Date,Call,Title,Borough,Agency,Notes\n"
        "2026-03-09,7:00,Pick-ups,Queens,Office,bring umbrellas\n"
        "2026-03-10,TBC,Night,Bronx,Office,n/a\n"
    )
    day = show.day("2026-03-09")
    assert (day.title, day.note) == ("Pick-ups", "Borough: Queens; bring umbrellas")
    assert show.day("2026-03-10").note == "Call: TBC; Borough: Bronx"


def test_kinds_of_days_are_shown_and_can_be_changed(show):
    text = "Date,Call,Type\n2026-03-09,7:00,Prelight\n2026-03-10,7:00,Blessing\n"
    preview = shoots_of(text)
    assert preview.kinds == (
        DayKind(text="Prelight", day_type=DayType.PRE_LIGHT, rows=1),
        DayKind(text="Blessing", day_type=DayType.SHOOT, rows=1),
    )
    show.shoots(text, day_types={"Blessing": DayType.REHEARSAL})
    assert show.day("2026-03-10").day_type is DayType.REHEARSAL
    assert show.day("2026-03-09").day_type is DayType.PRE_LIGHT


def test_a_text_for_no_kind_of_day_is_not_lost(show):
    show.shoots("Date,Call,Type\n2026-03-09,7:00,Blessing\n")
    assert show.day("2026-03-09").note == "Blessing"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-03-09 19:00,2026-03-09 07:00", "It ends before it starts."),
        ("2026-03-09,2026-03-08", "It ends before it starts."),
        ("soon,2026-03-09 07:00", "“soon” is not a date."),
        ("2026-03-09 07:00,later", "“later” is not a date."),
        (",2026-03-09 07:00", "There is no date."),
        ("0001-03-09,", "“0001-03-09” is too far away to be planned."),
        ("2026-03-09 07:00,2031-03-09 07:00", "It lasts longer than a year"),
    ],
)
def test_rows_that_cannot_be_days_are_reported_with_the_reason(row, reason):
    preview = shoots_of(f"Start,End,Title\n{row},x\n2026-04-01 07:00,2026-04-01 19:00,y\n")
    assert accounted(preview)
    assert preview.counts == ImportCounts(new=1, reported=1)
    ((number, told),) = preview.reported
    assert (number, told[: len(reason)]) == (2, reason)


def test_rows_that_repeat_are_duplicates():
    row = "2026-03-09 07:00,2026-03-09 19:00,x\n"
    preview = shoots_of("Start,End,Title\n" + row + "\n" + row)
    assert preview.counts == ImportCounts(new=1, duplicates=1)
    assert row_of(preview, 4).first_row == 2


def test_dates_that_can_be_read_in_two_ways_are_asked_for():
    text = "Start,End\n03/04/2026 07:00,03/04/2026 19:00\n05/04/2026 07:00,05/04/2026 19:00\n"
    with pytest.raises(AmbiguousDates, match="--date-order dmy or --date-order mdy") as asked:
        shoots_of(text)
    assert asked.value.example == "03/04/2026"
    assert row_of(shoots_of(text, date_order=DateOrder.DMY), 2).first == dt.date(2026, 4, 3)
    assert row_of(shoots_of(text, date_order=DateOrder.MDY), 2).first == dt.date(2026, 3, 4)


def test_one_date_tells_the_order_of_all():
    preview = shoots_of("Start,End\n03/04/2026 7:00,03/04/2026 9:00\n03/24/2026 7:00,\n")
    assert preview.order is DateOrder.MDY
    assert row_of(preview, 2).first == dt.date(2026, 3, 4)


def test_times_of_another_zone_are_put_into_the_production_s(show):
    show.shoots(
        "Start,End\n2026-07-01T12:00:00Z,2026-07-01T22:00:00Z\n",
        production=production(timezone="America/New_York"),
    )
    assert show.days() == [("2026-07-01", "Main unit", 480, 1080)]


def test_spreadsheet_dates_are_read_from_cells_and_from_their_numbers(show):
    start, end = dt.datetime(2026, 3, 9, 16), dt.datetime(2026, 3, 10)
    show.shoots(workbook(Days=[["Start", "End"], [start, end], [46091.3125, 46091.75]]))
    assert show.days() == [
        ("2026-03-09", "Main unit", 960, 1440),
        ("2026-03-10", "Main unit", 450, 1080),
    ]
