"""Public holidays of a region, ready to be copied into a production."""

import datetime as dt

import pytest

from crewplanner.app.commands.productions import CopyHolidays
from crewplanner.app.errors import Refused
from crewplanner.app.holidays import public_holidays
from tests.app.conftest import day


@pytest.mark.parametrize(
    ("region", "date", "name"),
    [
        ("us", dt.date(2026, 11, 26), "Thanksgiving"),
        ("GB-ENG", dt.date(2026, 12, 28), "Boxing Day"),
        ("gb-sct", dt.date(2026, 11, 30), "Andrew"),
        (" DE-BY ", dt.date(2026, 6, 4), "Corpus Christi"),
    ],
)
def test_a_region_knows_its_days(region, date, name, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en_US")
    found = dict(public_holidays(region, [2026]))
    assert name in found[date]


def test_days_come_in_order_for_every_year_that_is_asked_for():
    found = public_holidays("US-NY", [2027, 2026])
    dates = [date for date, _name in found]
    assert dates == sorted(dates)
    assert {date.year for date in dates} >= {2026, 2027}
    assert all(type(date) is dt.date and name for date, name in found)


def test_days_are_named_in_the_user_s_language(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "de")
    assert dict(public_holidays("DE-BY", [2026]))[dt.date(2026, 6, 4)] == "Fronleichnam"


def test_a_part_of_a_country_has_days_of_its_own():
    everywhere = {date for date, _ in public_holidays("DE", [2026])}
    assert everywhere < {date for date, _ in public_holidays("DE-BY", [2026])}


@pytest.mark.parametrize("region", ["", "XX", "US-ZZ", "Atlantis", "GB-ENG-X"])
def test_an_unknown_region_is_refused_with_a_sentence(region):
    with pytest.raises(Refused) as refused:
        public_holidays(region, [2026])
    assert f"“{region}”" in str(refused.value)
    assert "GB-ENG" in str(refused.value)


def test_copied_twice_they_are_there_once_and_what_was_edited_stays(planned):
    production, *_ = planned.plan.productions
    found = public_holidays("GB-ENG", [2026])
    copy = CopyHolidays(production=production, holidays=found)
    planned.do(copy)
    assert planned.do(copy).empty
    names = {h.date: h.name for h in planned.plan.holidays.values()}
    assert names == {**dict(found), day(3): "Harbour Day"}
