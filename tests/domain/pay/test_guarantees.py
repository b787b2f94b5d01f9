"""What a day pays though it was not worked: who gets it, by which clause, in which figures."""

import pytest

from crewplanner.domain.pay.pricing import price
from tests.domain.pay.cases import case_of, day, lines, paid, rules_of
from tests.domain.pay.test_earnings import MINIMUM, REPORTING, STEPS, SWD

BY_DAY = {"rate": {"clause": "rate", "day": 10}, "shapes": SWD}


@pytest.mark.parametrize(
    "rules",
    [
        {},
        BY_DAY,
        BY_DAY | {"days": [{"id": "x", "clause": "x", "pay": "day", "multiple": 2}]},
        {"days": [{"id": "x", "clause": "x", "pay": "hours", "minimum": 8}]},
    ],
)
def test_a_shooting_day_without_times_guarantees_nothing(rules):
    assert lines(paid(rules_of(**rules), day(0), quote="600 d 10")) == []


def test_a_shape_that_the_agreement_does_not_know_is_paid_by_the_rate():
    found = paid(rules_of(**BY_DAY), day(0, "8-18", shape="CWD"), quote="600 d")
    assert lines(found) == ["day 600 @1 = 600 by rate"]


def test_the_base_of_a_day_is_its_rate_however_its_hours_count():
    """660 for ten hours, 11 pay hours: the day's rate is 660, an hour 60."""
    rate = {"clause": "rate", "day": 10, "pay_hours": True}
    (one,) = paid(rules_of(**STEPS, rate=rate, shapes=SWD), day(0, "8-19"), quote="660 d").days
    assert (one.base, one.hourly) == (660, 60)


@pytest.mark.parametrize(
    ("minimum", "clause"),
    [({"hours": 10}, "rate"), ({"hours": "10.1"}, "reporting")],
)
def test_of_two_equal_guarantees_that_of_the_rate_is_named(minimum, clause):
    rules = rules_of(minimum={"clause": "reporting", **minimum})
    guaranteed = lines(paid(rules, day(0, "1"), quote="600 d 10"))[1]
    assert guaranteed.endswith(f"by {clause}")


@pytest.mark.parametrize("minimum", [MINIMUM, REPORTING])
def test_nothing_is_half_of_a_schedule_that_is_not_known(minimum):
    own = {key: value for key, value in minimum.items() if key != "hours"}
    for card in (day(0, "0"), day(0, "8-8")):
        assert lines(paid(rules_of(minimum=own), card)) == []


@pytest.mark.parametrize(
    ("rule", "quote", "wanted"),
    [
        ({"multiple": "1.5"}, "600 d 10", [("sixth", "1.5")] * 3),
        (
            {"multiple": "1.2"},
            "600 d 10",
            [("sixth", "1.2"), ("sixth", "1.2"), ("rate", "1.5")],
        ),
        (
            {"multiple": 1, "steps": [[0, "1.2"], [9, "1.5"]]},
            "600 d 10",
            [("sixth", "1.2"), ("sixth", "1.2"), ("sixth", "1.5")],
        ),
    ],
)
def test_guaranteed_time_is_made_dearer_by_what_makes_it_dearer(rule, quote, wanted):
    """The day's own rule, or past eight hours the ladder, which the rate's guarantee stands on."""
    found = paid(
        rules_of(**STEPS, days=[{"id": "x", "clause": "sixth", "pay": "hours", **rule}]),
        day(0, "2"),
        quote=quote,
    )
    steps = [part.origin.steps for part in found.parts]
    assert [(clause, f"{float(share):g}") for ((clause, share),) in steps] == wanted


def test_the_additional_hour_is_made_of_the_day_and_costs_an_hour_plainly():
    extra = {"clause": "extra", "names": ["Script"]}
    sunday = {"id": "x", "clause": "sunday", "pay": "day", "multiple": 2}
    rules = rules_of(**BY_DAY, extra_hour=extra, days=[sunday])
    case = case_of(day(0, "8-18"), quote="600 d", terms_more={"department": "Script"})
    hour = price(case, rules).parts[1]
    assert (hour.rule, hour.origin.steps, hour.origin.plain) == (
        "extra_hour",
        (("sunday", 2),),
        60,
    )


HALVES = {"rate": {"clause": "rate", "digits": 0, "half_hours": True}}


@pytest.mark.parametrize(
    ("minimum", "worked", "wanted"),
    [
        (8, "8.5", ["8 h × 55 + 27"]),
        ("8.5", "8.5", ["8 h × 55 + 27"]),
        (8, "3.5", ["3.5 h × 55", "4.5 h × 55"]),
        (8, "8", ["8 h × 55"]),
    ],
)
def test_a_half_hour_is_a_figure_of_its_own_past_what_is_guaranteed(minimum, worked, wanted):
    """54.80 an hour are 55, half an hour 27; a part of guaranteed hours is no half-hour."""
    prep = [{"id": "x", "clause": "x", "pay": "hours", "minimum": minimum}]
    found = paid(rules_of(**HALVES, days=prep), day(0, worked), quote="54.80 h")
    assert [part.amount.text for part in found.parts] == wanted


def test_hours_of_an_ordinary_day_that_were_not_worked_have_half_hours_too():
    holiday = {"clause": "45", "days_back": 30, "otherwise": "7.5"}
    card = day(0, kind="holiday_off")
    found = paid(
        rules_of(**HALVES, holiday_pay=holiday),
        card,
        quote="54.80 h",
        holidays=frozenset({card.date}),
    )
    assert [part.amount.text for part in found.parts] == ["7 h × 55 + 27"]
