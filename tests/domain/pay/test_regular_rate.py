"""The regular rate of a week: everything it pays divided by its hours, and what overtime owes."""

from decimal import Decimal
from fractions import Fraction

import pytest

from crewplanner.domain.pay.cards import OtherPay
from crewplanner.domain.pay.lines import Origin
from tests.domain.pay.cases import MONDAY, day, hours, lines, paid, rules_of

WEEK = {"clause": "107", "after": 40, "multiple": "1.5"}
FLSA = {
    "rate": {"clause": "108", "basis": "regular", "salary": True, "bonus": "all_hours"},
    "bands": [],
    "week": WEEK,
}
RULES = rules_of(**FLSA)
DAILY = [{"clause": "daily", "steps": [[0, 1], [8, "1.5"], [12, 2]]}]


def bonus(amount):
    return (OtherPay(kind="bonus", amount=Decimal(amount)),)


def week(*worked):
    return [day(n, text) for n, text in enumerate(worked)]


def test_an_hourly_rate_alone_is_the_regular_rate():
    """29 CFR 778.110."""
    found = paid(RULES, *week("10", "10", "10", "10", "6"), quote="12 h")
    assert lines(found) == [
        *["worked 600 @1 = 120 by 108"] * 4,
        "worked 360 @1.5 = 108 by 107",
    ]
    assert found.hourly == 12
    assert [one.base for one in found.days] == [120, 120, 120, 120, 72]
    assert [one.overtime_minutes for one in found.days] == [0, 0, 0, 0, 360]
    assert found.parts[0].amount.text == "10 h × 12.00 × 1"


def test_a_bonus_is_spread_over_all_hours_and_owes_half_on_those_over_forty():
    found = paid(RULES, *week("10", "10", "10", "10", "6"), quote="12 h", other_pay=bonus(46))
    assert lines(found)[4:] == [
        "worked 360 @1 = 72 by 107",
        "overtime 360 @0.5 = 39 by 107",
        "bonus 0 @1 = 46 by 108",
    ]
    half = found.parts[5]
    assert half.amount.text == "6 h × (12.00 + 46.00 ÷ 46) × 0.5"
    assert (half.rate, found.hourly, found.total) == (13, 13, 637)
    assert found.days[4].base == 72


def test_the_bonus_belongs_to_the_last_week_that_was_worked():
    cards = [day(0, "10"), day(7, "10"), day(14, kind="off")]
    found = paid(RULES, *cards, quote="12 h", other_pay=bonus(10))
    assert found.hourly == 13
    assert lines(found)[0] == "worked 600 @1 = 120 by 108"
    assert found.parts[0].rate == 12
    full = paid(RULES, *week(*["10"] * 5), day(7, "10"), quote="12 h", other_pay=bonus(10))
    assert lines(full)[4] == "worked 600 @1.5 = 180 by 107"


def test_two_rates_are_weighed_by_their_hours():
    cards = [day(0, "20"), day(1, "20"), day(2, "10", rate=Decimal(30))]
    found = paid(RULES, *cards, quote="20 h")
    assert lines(found) == [
        "worked 1200 @1 = 400 by 108",
        "worked 1200 @1 = 400 by 108",
        "worked 600 @1 = 300 by 107",
        "overtime 600 @0.5 = 110 by 107",
    ]
    assert found.parts[3].amount.text == "10 h × (1100.00 ÷ 50) × 0.5"
    assert [float(part.rate) for part in found.parts] == [20, 20, 30, 22]
    assert hours(found) == {1.0: 2400, 1.5: 600}


@pytest.mark.parametrize(
    ("times", "rate", "wanted"),
    [
        ("8-18:10", "20.25", "(610 ÷ 60) h × (1005.875 ÷ (3010 ÷ 60)) × 0.5"),
        ("8-18:20", "25", "(620 ÷ 60) h × ((3175 ÷ 3) ÷ (3020 ÷ 60)) × 0.5"),
    ],
)
def test_what_two_rates_come_to_is_written_exactly(times, rate, wanted):
    """As a decimal, or where it has no end as a division."""
    cards = [day(0, "20"), day(1, "20"), day(2, times, rate=Decimal(rate))]
    assert paid(RULES, *cards, quote="20 h").parts[3].amount.text == wanted


def test_day_rates_have_paid_every_hour_once():
    """29 CFR 778.112."""
    found = paid(RULES, *week("11", "11", "11", "11", "11"), quote="300 d")
    shown = lines(found)
    assert [line for line in shown if line.startswith("day")] == ["day 660 @1 = 300 by 108"] * 5
    owed = [part for part in found.parts if part.rule == "overtime"]
    assert [(part.minutes, part.multiple) for part in owed] == [
        (240, Fraction(1, 2)),
        (660, Fraction(1, 2)),
    ]
    assert found.total == 1500 + Fraction(1500, 55) * 15 / 2
    assert found.hourly == Fraction(1500, 55)
    assert [one.base for one in found.days] == [300] * 5
    assert found.parts[0].amount.text == "1 × 300.00"
    assert found.parts[0].rate == 300


BEYOND = {
    "worked 360 @1.5 = 135 by 107": "6 h × (600.00 ÷ 40) × 1.5",
    "worked 60 @1.5 = 18 by 107": "1 h × (600.00 ÷ 50) × 1.5",
}
"""How hours past a salary are written."""


@pytest.mark.parametrize(
    ("worked", "more", "hourly", "owed"),
    [
        (["8"] * 5, {"hours": 2400}, 15, []),
        (["8"] * 4, {"hours": 2400}, 15, []),
        ([*["8"] * 5, "6"], {"hours": 2400}, 15, ["worked 360 @1.5 = 135 by 107"]),
        (["7"] * 5 + ["3"], {"hours": 2100}, Fraction(120, 7), ["worked 180 @1 = 51.4286 by 108"]),
        (["10"] * 5, {"hours": 3000}, 12, ["overtime 600 @0.5 = 60 by 107"]),
        (
            ["10"] * 5 + ["1"],
            {"hours": 3000},
            12,
            ["overtime 600 @0.5 = 60 by 107", "worked 60 @1.5 = 18 by 107"],
        ),
        (["10"] * 5, {"all_hours": True}, 12, ["overtime 600 @0.5 = 60 by 107"]),
        (["8"] * 5, {}, 15, []),
        ([*["8"] * 5, "6"], {}, 15, ["worked 360 @1.5 = 135 by 107"]),
    ],
)
def test_a_salary_covers_the_hours_it_is_meant_for(worked, more, hourly, owed):
    """29 CFR 778.113 and .114: 600 a week; hours past what it covers are paid whole."""
    found = paid(RULES, *week(*worked), quote="600 w", terms_more=more)
    salary, *rest = sorted(lines(found), key=lambda line: not line.startswith("salary"))
    assert salary == "salary 0 @1 = 600 by 108"
    assert rest == owed
    assert found.hourly == hourly
    assert [one.base for one in found.days] == [0] * (len(worked) - 1) + [600]
    texts = [p.amount.text for p in found.parts if p.rule == "worked" and p.multiple > 1]
    assert texts == [BEYOND[line] for line in owed if line in BEYOND]
    part = next(p for p in found.parts if p.rule == "salary")
    assert (part.amount.text, part.rate, part.date) == (
        "1 × 600.00",
        600,
        day(len(worked) - 1).date,
    )


def test_hours_past_a_salary_with_a_bonus_are_straight_and_all_owe_the_half():
    found = paid(
        RULES,
        *week(*["8"] * 5, "6"),
        quote="600 w",
        terms_more={"hours": 2400},
        other_pay=bonus(46),
    )
    assert lines(found) == [
        "salary 0 @1 = 600 by 108",
        "worked 360 @1 = 90 by 107",
        "overtime 360 @0.5 = 48 by 107",
        "bonus 0 @1 = 46 by 108",
    ]
    assert found.parts[2].amount.text == "6 h × ((600.00 ÷ 40) + 46.00 ÷ 46) × 0.5"
    assert found.parts[1].amount.text == "6 h × (600.00 ÷ 40)"
    assert [float(part.rate) for part in found.parts[:3]] == [600, 15, 16]


def test_a_fluctuating_salary_with_a_bonus_has_paid_every_hour():
    found = paid(
        RULES, *week(*["8"] * 6), quote="600 w", terms_more={"all_hours": True}, other_pay=bonus(60)
    )
    assert lines(found)[1] == "overtime 480 @0.5 = 55 by 107"
    assert found.parts[1].amount.text == "8 h × ((600.00 ÷ 48) + 60.00 ÷ 48) × 0.5"


def test_overtime_of_a_day_is_counted_at_each_of_its_multiples():
    found = paid(rules_of(**FLSA | {"bands": DAILY}), *week("13", "8"), quote="12 h")
    assert [one.overtime_minutes for one in found.days] == [300, 0]
    assert [one.base for one in found.days] == [156, 96]


def test_figures_may_be_rounded_each_from_the_unrounded_rate():
    rules = rules_of(**FLSA | {"rate": FLSA["rate"] | {"digits": 2}})
    found = paid(rules, *week(*["9"] * 5), quote="200 w", terms_more={"all_hours": True})
    assert lines(found) == ["salary 0 @1 = 200 by 108", "overtime 300 @0.5 = 11.1 by 107"]
    assert found.parts[1].amount.text == "5 h × 2.22"
    assert found.hourly == Fraction("4.44")


def test_a_week_without_work_pays_nothing():
    found = paid(RULES, day(0, kind="off"), quote="600 w")
    assert (found.parts, found.hourly) == ((), 0)
    assert paid(RULES, day(0, kind="off"), quote="600 w", other_pay=bonus(5)).total == 5


def test_each_week_is_reckoned_by_itself_and_only_priced_days():
    cards = [*week(*["10"] * 5), *(day(7 + n, "10") for n in range(5))]
    found = paid(RULES, *cards, quote="12 h")
    assert hours(found) == {1.0: 4800, 1.5: 1200}
    around = [day(0, "10", priced=False), *cards[1:5]]
    assert hours(paid(RULES, *around, quote="12 h")) == {1.0: 1800, 1.5: 600}
    two = paid(RULES, *cards, quote="600 w")
    assert [p.date - MONDAY for p in two.parts if p.rule == "salary"] == [
        day(4).date - MONDAY,
        day(11).date - MONDAY,
    ]


def test_kit_is_paid_under_the_regular_rate_too():
    found = paid(
        RULES, day(0, "8"), day(1, kind="off"), quote="12 h", terms_more={"kit": Decimal(25)}
    )
    assert lines(found) == ["worked 480 @1 = 96 by 108", "kit 0 @1 = 25 by 108"]


ALVARADO = {"rate": {"clause": "515", "bonus": "straight_hours"}, "bands": DAILY}


@pytest.mark.parametrize(
    ("worked", "owed"),
    [
        (["8"] * 5, []),
        (["9"] * 5, [("5 h × (80.00 ÷ 40) × 1.5", 15, 300, 2)]),
        (
            ["13", "8", "8", "8", "8"],
            [("4 h × (80.00 ÷ 40) × 1.5", 12, 240, 2), ("1 h × (80.00 ÷ 40) × 2", 4, 60, 2)],
        ),
    ],
)
def test_a_flat_bonus_is_spread_over_the_straight_hours(worked, owed):
    """Alvarado: its overtime share is paid at the whole multiple."""
    found = paid(rules_of(**ALVARADO), *week(*worked), quote="20 h", other_pay=bonus(80))
    own = [p for p in found.parts if p.rule == "bonus" and p.minutes]
    assert [(p.amount.text, p.amount.exact, p.minutes, p.rate) for p in own] == owed
    assert all((p.clause, p.date) == ("515", day(4).date) for p in own)
    assert (
        paid(rules_of(**ALVARADO), *week(*worked), quote="20 h").parts
        == found.parts[: len(found.parts) - len(own) - 1]
    )


def test_a_bonus_without_straight_hours_owes_no_more():
    bands = [{"clause": "all", "steps": [[0, 2]]}]
    found = paid(
        rules_of(**ALVARADO | {"bands": bands}), day(0, "8"), quote="20 h", other_pay=bonus(80)
    )
    assert found.total == 320 + 80
    rules = rules_of(**ALVARADO | {"bands": bands}, missed_break={"clause": "226.7", "hour": True})
    found = paid(rules, day(0, "8", missed_breaks=1), quote="20 h", other_pay=bonus(80))
    assert lines(found)[1] == "missed_break 60 @1 = 20 by 226.7"


def test_the_premium_hour_has_its_share_of_a_bonus():
    """Ferra: one hour at the regular rate of compensation."""
    rules = rules_of(**ALVARADO, missed_break={"clause": "226.7", "hour": True})
    found = paid(
        rules, *week("8", "8"), day(2, "8", missed_breaks=1), quote="30 h", other_pay=bonus(24)
    )
    own = next(p for p in found.parts if p.rule == "missed_break")
    assert (own.amount.exact, own.amount.text) == (31, "1 h × (30.00 + 24.00 ÷ 24)")
    assert (own.minutes, own.rate) == (60, 31)
    plain = paid(rules, day(2, "8", missed_breaks=1), quote="30 h")
    assert plain.parts[1].amount.text == "1 h × 30.00 × 1"
    week_of_it = rules_of(**FLSA, missed_break={"clause": "226.7", "hour": True})
    (rest,) = [
        p
        for p in paid(week_of_it, day(0, "8", missed_breaks=1), quote="30 h").parts
        if p.rule == "missed_break"
    ]
    assert rest.amount.text == "1 h × 30.00 × 1"


WEIGHTED = rules_of(
    rate={"clause": "515", "weighted": True},
    bands=DAILY,
    week=WEEK | {"clause": "40"},
    missed_break={"clause": "226.7", "hour": True},
)


def test_overtime_of_a_week_of_several_rates_is_paid_on_their_average():
    """778.115: 40 h at 20 and 8 at 30 are 1040 for 48 hours; half of that for each over 40."""
    found = paid(WEIGHTED, *week(*["8"] * 5), day(5, "8", rate=Decimal(30)), quote="20 h")
    assert lines(found) == [
        *["worked 480 @1 = 160 by daily"] * 5,
        "worked 480 @1 = 240 by 40",
        "overtime 480 @0.5 = 86.6667 by 40",
    ]
    assert found.parts[-1].amount.text == "8 h × ((40 × 20.00 + 8 × 30.00) ÷ 48) × 0.5"
    assert found.parts[-1].rate == Fraction(1040, 48)
    assert hours(found) == {1.0: 2400, 1.5: 480}
    assert [one.base for one in found.days] == [160] * 5 + [240]


def test_a_week_in_which_every_day_names_its_rate_is_averaged_and_its_lines_say_what_they_are():
    days = [day(0, "10", rate=Decimal(20)), day(1, "10", rate=Decimal(30))]
    found = paid(WEIGHTED, *days, quote="20 h").parts[:3]
    half = Fraction(3, 2)
    assert [(p.minutes, p.amount.exact) for p in found] == [(480, 160), (120, 40), (120, 25)]
    assert [p.origin for p in found] == [
        Origin(steps=(("daily", Fraction(1)),), plain=Fraction(160)),
        Origin(steps=(("daily", half),), plain=Fraction(40)),
        Origin(steps=(("daily", half),), beyond=True),
    ]


def test_a_weekly_salary_is_not_averaged():
    rules = rules_of(rate={"clause": "515", "week": 40, "weighted": True}, bands=DAILY)
    found = paid(rules, day(0, "10"), day(1, "10", rate=Decimal(1000)), quote="800 w")
    assert lines(found) == [
        "worked 480 @1 = 160 by daily",
        "worked 120 @1.5 = 60 by daily",
        "worked 480 @1 = 200 by daily",
        "worked 120 @1.5 = 75 by daily",
    ]


def test_each_week_has_an_average_of_its_own_and_one_rate_none():
    days = [day(0, "10"), day(1, "10", rate=Decimal(30)), day(7, "10")]
    assert paid(WEIGHTED, *days, quote="20 h").total == (
        200 + 300 + 4 * Fraction(1, 2) * 25 + (160 + 60)
    )
    same = [day(0, "10"), day(1, "10", rate=Decimal(20)), day(7, "10")]
    plain = [day(0, "10"), day(1, "10"), day(7, "10")]
    assert paid(WEIGHTED, *same, quote="20 h").parts == paid(WEIGHTED, *plain, quote="20 h").parts


def test_double_time_and_the_premium_hour_are_paid_on_the_average_too():
    """14 h at 30 and 6 h at 20: 540 / 20 = 27."""
    days = [day(0, "14", rate=Decimal(30)), day(1, "6", missed_breaks=1)]
    found = paid(WEIGHTED, *days, quote="20 h")
    assert lines(found) == [
        "worked 480 @1 = 240 by daily",
        "worked 240 @1 = 120 by daily",
        "overtime 240 @0.5 = 54 by daily",
        "worked 120 @1 = 60 by daily",
        "overtime 120 @1 = 54 by daily",
        "worked 360 @1 = 120 by daily",
        "missed_break 60 @1 = 27 by 226.7",
    ]
    with_bonus = paid(WEIGHTED, *days, quote="20 h", other_pay=bonus(28))
    premium = next(p for p in with_bonus.parts if p.rule == "missed_break")
    assert premium.amount.exact == 27 + 2


def test_without_that_rule_each_day_pays_overtime_on_its_own_rate():
    rules = rules_of(rate={"clause": "515"}, bands=DAILY)
    days = [day(0, "10", rate=Decimal(30)), day(1, "6")]
    assert lines(paid(rules, *days, quote="20 h"))[1] == "worked 120 @1.5 = 90 by daily"
