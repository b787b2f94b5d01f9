"""The film permits of New York City, first quarter of 2023: real events, all accounted for."""

import csv
import datetime as dt
import io
from collections import Counter

import pytest

from crewplanner.app.importing.columns import ShootField
from crewplanner.app.importing.moments import DateOrder
from crewplanner.app.importing.preview import ImportCounts
from crewplanner.domain.days import DayType
from tests.app.importing.conftest import accounted, production, row_of, shoots_of

FORM = "%m/%d/%Y %I:%M:%S %p"
ROWS = 1646


@pytest.fixture(scope="module")
def read():
    """What each permit says, by its row in the file."""

    def rows(data):
        lines = csv.DictReader(io.StringIO(data.decode("utf-8")))
        return {
            number: (
                dt.datetime.strptime(line["StartDateTime"], FORM),
                dt.datetime.strptime(line["EndDateTime"], FORM),
                line,
            )
            for number, line in enumerate(lines, start=2)
        }

    return rows


@pytest.fixture
def permits(shared):
    return (shared / "data" / "nyc_film_permits_2023_q1.csv").read_bytes()


@pytest.fixture
def city():
    return production("New York City", timezone="America/New_York")


def test_every_permit_is_accounted_for(permits, city):
    preview = shoots_of(permits, production=city)
    assert accounted(preview)
    assert preview.counts == ImportCounts(new=ROWS)
    assert preview.order is DateOrder.MDY
    assert preview.mapping.fields[:4] == (
        ShootField.IDENTITY,
        ShootField.TYPE,
        ShootField.START,
        ShootField.END,
    )
    assert preview.mapping.fields[6] is ShootField.PLACE


def test_each_permit_keeps_its_times(permits, city, read):
    preview = shoots_of(permits, production=city)
    later = 0
    for number, (start, end, _line) in read(permits).items():
        row = row_of_number(preview, number)
        midnight = dt.datetime.combine(row.last, dt.time())
        assert row.first == start.date()
        assert row.call == start.hour * 60 + start.minute
        assert midnight + dt.timedelta(minutes=row.wrap) == end
        assert (row.days == 1) == (end - start <= dt.timedelta(days=1))
        later += end.date() > start.date()
    assert later == 366


def row_of_number(preview, number):
    return preview.rows[number - 2]


def test_a_permit_that_ends_after_midnight_wraps_past_24_00(show, permits, city, read):
    show.shoots(permits, production=city)
    days = {record.key: show.plan.shoot_days[record.day] for record in records(show)}
    nights = 0
    for start, end, line in read(permits).values():
        if end - start <= dt.timedelta(days=1) and end.date() > start.date():
            day = days[f"shoots/event id:{line['EventID']}#1"]
            assert day.date == start.date()
            assert day.wrap == 24 * 60 + end.hour * 60 + end.minute
            assert not day.check_times
            nights += 1
    assert nights == 233


def records(show):
    return show.plan.import_records.values()


def test_longer_permits_are_runs_of_days_to_be_checked(show, permits, city, read):
    preview = show.shoots(permits, production=city)
    runs = [row for row in preview.rows if row.days > 1]
    longer = [1 for start, end, _l in read(permits).values() if end - start > dt.timedelta(days=1)]
    assert len(runs) == len(longer) == 133
    assert sum(day.check_times for day in show.plan.shoot_days.values()) == sum(
        row.days for row in runs
    )
    assert len(show.plan.shoot_days) == ROWS - 133 + sum(row.days for row in runs)


def test_the_kinds_of_permits_are_kinds_of_days(permits, city):
    kinds = shoots_of(permits, production=city).kinds
    assert {kind.text: (kind.day_type, kind.rows) for kind in kinds} == {
        "Shooting Permit": (DayType.SHOOT, 1397),
        "Theater Load in and Load Outs": (DayType.BUILD, 201),
        "Rigging Permit": (DayType.PRE_LIGHT, 36),
        "DCAS Prep/Shoot/Wrap Permit": (DayType.PREP, 12),
    }


def test_no_unit_has_two_days_on_one_date(show, permits, city):
    show.shoots(permits, production=city)
    taken = Counter((day.unit, day.date) for day in show.plan.shoot_days.values())
    assert max(taken.values()) == 1
    busiest = Counter(day.date for day in show.plan.shoot_days.values()).most_common(1)[0][1]
    assert len(show.plan.units) <= busiest + 5


def test_a_second_import_changes_nothing(show, permits, city):
    show.shoots(permits, production=city)
    before = show.plan
    preview = show.shoots(permits)
    assert preview.empty
    assert preview.counts == ImportCounts(unchanged=ROWS)
    assert show.plan is before


def test_streets_are_shared_by_the_days_of_a_production(show, permits, city):
    show.shoots(permits, production=city)
    addresses = [place.address for place in show.plan.places.values()]
    assert len(addresses) == len(set(addresses))
    assert not any("  " in address for address in addresses)
    street = "MONITOR STREET between GREENPOINT AVENUE and NORMAN AVENUE"
    (place,) = [place for place in show.plan.places.values() if place.address == street]
    assert place.name == "Monitor St, Greenpoint Ave – Norman Ave"
    assert sum(place.id in day.places for day in show.plan.shoot_days.values()) > 100


def test_each_category_may_be_a_production(show, permits):
    guessed = shoots_of(permits)
    assert guessed.mapping.heading(guessed.production_column) == "Category"
    preview = show.shoots(permits, production_from="Category")
    assert preview.counts.rows == ROWS
    assert len(show.plan.productions) == 9
    assert show.shoots(permits, production_from="Category").empty


def test_notes_keep_what_the_columns_say(permits, city):
    row = row_of(shoots_of(permits, production=city), 2)
    assert row.title == "Theater"
    assert row.note == (
        "Borough: Brooklyn; CommunityBoard(s): 2; PolicePrecinct(s): 88; Category: Theater; "
        "ZipCode(s): 11217"
    )
