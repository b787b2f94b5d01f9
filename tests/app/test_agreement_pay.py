"""People of a production paid under the agreement that their deal names."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.domain.ids import HolidayId, ProductionId, TimecardId
from crewplanner.domain.pay.engine import price_day, price_week
from crewplanner.domain.pay.lines import PayNote
from crewplanner.domain.people import Department, Person, Role
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Holiday, Production
from crewplanner.domain.timecards import Timecard
from crewplanner.domain.values import Clock, DateSpan, TimeRange
from tests.domain.pay.weeks import deal, explains_itself

SHOW = Production(id=ProductionId(1), title="Show", currency="GBP", timezone="Europe/London")
FIRST = dt.date(2026, 3, 2)


def card(place, call="8", wrap="19", lunch=13):
    return Timecard(
        id=TimecardId(place + 1),
        production=ProductionId(1),
        person=1,
        date=FIRST + dt.timedelta(days=place),
        call=Clock(minutes=int(Decimal(call) * 60)),
        wrap=Clock(minutes=int(Decimal(wrap) * 60)),
        meals=(TimeRange(start=lunch * 60, end=lunch * 60 + 60),),
    )


def pay(terms, *cards, week=0, **options):
    start = FIRST + dt.timedelta(days=7 * week)
    span = DateSpan(first=start, last=start + dt.timedelta(days=6))
    plan = make_plan([SHOW, terms, *cards])
    return price_week(plan, ProductionId(1), span, [1], agreements=shipped(), **options).people[0]


def test_the_week_lifts_what_the_days_did_not():
    found = pay(deal("20 h", agreement="us-ca-order12"), *(card(n, wrap="17") for n in range(6)))
    assert found.total == 20 * 40 + 30 * 8
    assert found.hours == ((Decimal(1), 2400), (Decimal("1.5"), 480))
    assert found.overtime == 480
    assert explains_itself(found)


def test_days_in_a_row_count_over_the_end_of_the_week():
    cards = [card(n) for n in range(3, 9)]
    terms = deal("250 d", agreement="uk-pact-tv-2023")
    assert pay(terms, *cards).total == 1000
    second = pay(terms, *cards, week=1)
    assert [str(line.amount) for line in second.lines] == ["250.00", "375.00"]


def test_the_rest_before_the_weeks_first_call_is_asked_about():
    cards = [card(6, call="13", wrap="24", lunch=17), card(7)]
    found = pay(deal("250 d", agreement="uk-pact-tv-2023"), *cards, week=1)
    assert [(one.ask, one.minutes) for one in found.questions] == [("comp_rest", 180)]
    assert found.total == 250


def test_the_days_add_up_to_the_week():
    cards = [card(n, wrap=str(19 + n)) for n in range(5)]
    terms = deal("333.33 d", agreement="uk-pact-tv-2023")
    plan = make_plan([SHOW, terms, *cards])
    week = pay(terms, *cards)
    days = [
        price_day(
            plan,
            ProductionId(1),
            FIRST + dt.timedelta(days=n),
            [1],
            agreements=shipped(),
            basis="worked",
        ).total
        for n in range(7)
    ]
    assert sum(days) == week.total
    assert explains_itself(replace(week, currency="GBP"))


def test_limits_are_alerts_and_not_money():
    found = pay(
        deal("250 d 11", agreement="uk-wtr"), card(0, call="11", wrap="23", lunch=15), card(1)
    )
    assert [alert.code for alert in found.alerts] == ["rest"]


@pytest.mark.parametrize("agreements", [None, {}])
def test_an_agreement_that_is_not_known_is_noted_and_not_guessed(agreements):
    plan = make_plan([SHOW, deal("250 d", agreement="house"), card(0)])
    span = DateSpan(first=FIRST, last=FIRST)
    (found,) = price_week(plan, ProductionId(1), span, agreements=agreements).people
    assert found.notes == ((FIRST, PayNote.UNKNOWN_AGREEMENT),)
    assert found.lines == ()


def test_the_deal_in_force_changes_the_agreement_and_the_row_goes_on():
    tv = deal("250 d", agreement="uk-pact-tv-2023", valid_to=FIRST + dt.timedelta(days=4))
    film = deal(
        "330 d",
        number=2,
        agreement="uk-pact-film-2021",
        valid_from=tv.valid_to + dt.timedelta(days=1),
    )
    plan = make_plan([SHOW, tv, film, *(card(n, wrap="19") for n in range(6))])
    span = DateSpan(first=FIRST, last=FIRST + dt.timedelta(days=6))
    (found,) = price_week(plan, ProductionId(1), span, agreements=shipped()).people
    assert [str(line.amount) for line in found.lines] == ["250.00"] * 5 + ["450.00"]


def test_a_holidays_average_takes_in_the_four_weeks_before():
    worked = [card(n, wrap="17") for n in range(20)]
    off = Holiday(
        id=HolidayId(1), production=ProductionId(1), date=FIRST + dt.timedelta(27), name=""
    )
    rested, week = card(27, wrap="17"), DateSpan(first=off.date, last=off.date)
    plan = make_plan([SHOW, off, deal("20 h", agreement="ca-on"), *worked, rested])
    (found,) = price_week(plan, ProductionId(1), week, agreements=shipped()).people
    average = next(line for line in found.lines if line.rule == "holiday_pay")
    assert average.amount == 20 * 8 * 20 / Decimal(20)


def test_what_a_limit_says_of_a_week_is_said_once_however_long_the_span():
    cards = [card(0, call="11", wrap="23", lunch=15), card(1)]
    span = DateSpan(first=FIRST, last=FIRST + dt.timedelta(days=20))
    plan = make_plan([SHOW, deal("250 d 11", agreement="uk-wtr"), *cards, card(8), card(15)])
    (found,) = price_week(plan, ProductionId(1), span, agreements=shipped()).people
    assert [(alert.code, alert.date) for alert in found.alerts] == [("rest", cards[1].date)]


@pytest.mark.parametrize(
    "name", ["uk-pact-tv-2023", "uk-pact-film-2021", "uk-wtr", "de-tvffs", "us-iatse-basic"]
)
@pytest.mark.parametrize("quote", ["250 d", "1250 w", "25 h"])
def test_weeks_priced_together_are_those_priced_one_by_one(name, quote):
    terms = deal(quote, agreement=name)
    wraps = ["19", "22.5", "25", "20", "23", "19"]
    cards = [
        card(7 * week + n, call=str(7 + n), wrap=wraps[(n + week) % 6], lunch=14)
        for week in range(9)
        for n in range(5 + week % 3)
        if n < 6
    ]
    plan = make_plan([SHOW, terms, *cards])
    span = DateSpan(first=FIRST, last=FIRST + dt.timedelta(days=62))
    (whole,) = price_week(plan, ProductionId(1), span, agreements=shipped()).people
    weeks = [pay(terms, *cards, week=week) for week in range(9)]
    assert whole.lines == tuple(line for week in weeks for line in week.lines)
    assert whole.alerts == tuple(alert for week in weeks for alert in week.alerts)
    assert whole.questions == tuple(asked for week in weeks for asked in week.questions)


COSTUME = Department(id=7, name="Costume")
GRIPS = Department(id=8, name="Grips")
ROLES = (
    Role(id=71, department=7, name="Standby"),
    Role(id=81, department=8, name="Grip"),
    Role(id=82, department=8, name="Script Supervisor"),
)


def of_role(terms, *cards, roles=(), known=ROLES):
    person = Person(id=1, name="Ana", roles=roles)
    plan = make_plan([SHOW, COSTUME, GRIPS, *known, person, terms, *cards])
    span = DateSpan(first=FIRST, last=FIRST + dt.timedelta(days=6))
    return price_week(plan, ProductionId(1), span, [1], agreements=shipped()).people[0]


@pytest.mark.parametrize(
    ("role", "roles", "total"),
    [
        (None, (), 250),
        (71, (), 275),
        (81, (), 250),
        (82, (), 275),
        (None, (71, 81), 275),
        (None, (81, 71), 250),
        (81, (71,), 250),
        (99, (71,), 275),
    ],
)
def test_the_department_of_the_deals_role_or_of_the_persons_first_counts(role, roles, total):
    """TV 1.4(c): costume and script have an additional contracted hour."""
    terms = deal("250 d", agreement="uk-pact-tv-2023", role=role)
    assert of_role(terms, card(0), roles=roles).total == total


def test_a_line_names_the_agreement_and_where_the_clause_stands():
    found = pay(deal("250 d", agreement="uk-pact-tv-2023"), card(0, wrap="19.5"))
    assert [line.clause for line in found.lines] == [
        "uk-pact-tv-2023 1.5",
        "uk-pact-tv-2023 7.3–7.6",
    ]
    plain = pay(deal("50 h"), card(0, wrap="19"))
    assert plain.lines[0].clause == "deal-memo 0:00–10:00, hours"
    assert (plain.lines[0].span, found.lines[0].span) == ((0, 600), None)


def test_an_own_version_of_the_deal_memo_keeps_its_rules_and_takes_the_deals_steps():
    house = replace(shipped()["deal-memo"], rules={**shipped()["deal-memo"].rules, "tick": 6})
    plan = make_plan([SHOW, deal("60 h", bands="8@1 @2"), card(0, wrap="19.02")])
    span = DateSpan(first=FIRST, last=FIRST)
    found = price_week(plan, ProductionId(1), span, agreements={"deal-memo": house}).people[0]
    assert [(line.minutes, str(line.multiple)) for line in found.lines] == [(480, "1"), (126, "2")]


def test_holidays_are_those_of_the_production():
    other = Production(id=ProductionId(2), title="Other")
    terms = deal("250 d", agreement="uk-pact-tv-2023")
    span = DateSpan(first=FIRST, last=FIRST)

    def total(production):
        holiday = Holiday(id=1, production=production, date=FIRST, name="Bank holiday")
        plan = make_plan([SHOW, other, holiday, terms, card(0)])
        return price_week(plan, ProductionId(1), span, agreements=shipped()).total

    assert total(1) == 500
    assert total(2) == 250


def test_a_day_is_priced_for_whom_and_how_it_is_asked():
    terms = [deal("250 d"), replace(deal("100 d", number=2), person=2)]
    plan = make_plan([SHOW, *terms, card(0), replace(card(0), id=TimecardId(50), person=2)])
    both = price_day(plan, ProductionId(1), FIRST, basis="worked", agreements=shipped())
    assert both.total == 350
    one = price_day(plan, ProductionId(1), FIRST, [2], basis="worked", agreements=shipped())
    assert one.total == 100


def test_one_unknown_agreement_leaves_the_other_deals_priced():
    unknown = deal("250 d", agreement="house", valid_to=FIRST)
    known = deal("50 h", number=2, valid_from=FIRST + dt.timedelta(days=1))
    plan = make_plan([SHOW, unknown, known, card(0), card(1)])
    span = DateSpan(first=FIRST, last=FIRST + dt.timedelta(days=6))
    (found,) = price_week(plan, ProductionId(1), span, agreements=shipped()).people
    assert found.notes == ((FIRST, PayNote.UNKNOWN_AGREEMENT),)
    assert found.total == 500
    assert found.days == 2


def test_what_is_settled_over_an_engagement_looks_back_to_its_beginning():
    """Film 5.2: a run of nights over the end of a week has one turnaround day, at its end."""
    terms = deal("330 d", agreement="uk-pact-film-2021")
    nights = [card(n, call="17", wrap="29", lunch=22) for n in (5, 6, 7)]
    first, second = pay(terms, *nights), pay(terms, *nights, week=1)
    assert [line.rule for line in first.lines].count("turnaround_day") == 1
    assert [line.rule for line in second.lines] == ["day", "night", "turnaround_day"]


def test_a_split_day_counts_from_the_first_day_of_the_engagement():
    """TV 1.8: past seven weeks and 40 % of the shooting days; the weeks before are known."""
    terms = deal("250 d", agreement="uk-pact-tv-2023")
    cards = [
        card(7 * week + n, call="12", wrap="22", lunch=17) for week in range(8) for n in (0, 1)
    ]
    last = pay(terms, *cards, week=7)
    assert [str(line.amount) for line in last.lines if line.rule == "split_day"] == ["30.00"] * 2
    assert not [line for line in pay(terms, *cards[-4:], week=7).lines if line.rule == "split_day"]


def test_a_span_inside_and_over_weeks_takes_what_lies_in_it():
    terms = deal("250 d", agreement="uk-pact-tv-2023")
    plan = make_plan([SHOW, terms, *(card(n) for n in (0, 1, 2, 3, 4, 7, 8))])
    span = DateSpan(first=FIRST + dt.timedelta(days=2), last=FIRST + dt.timedelta(days=7))
    week = price_week(plan, ProductionId(1), span, agreements=shipped())
    (found,) = week.people
    assert (week.production, week.span, week.currency) == (1, span, "GBP")
    assert (found.days, found.minutes, found.total) == (4, 4 * 600, 1000)
    assert found.hours == ((Decimal(1), 4 * 600),)


def test_each_day_of_a_plain_deal_memo_is_rounded_by_itself():
    """Ten minutes at 20 are 3.33; a week that is reckoned whole says what rounding changed."""
    cards = [replace(card(n), wrap=Clock(minutes=490), meals=()) for n in range(3)]
    plain = pay(deal("20 h"), *cards)
    assert [str(line.amount) for line in plain.lines] == ["3.33"] * 3
    whole = pay(deal("20 h", agreement="us-ny"), *cards)
    assert [str(line.amount) for line in whole.lines] == ["3.33"] * 3 + ["0.01"]
