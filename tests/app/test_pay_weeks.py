"""Pay weeks of one person: on which dates each depends, together or one by one, and who is paid."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.day_details import BreakKind, DayDetails, PaidBreak
from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import BookingId, DayId, DaySheetId, HolidayId, PersonId, ProductionId
from crewplanner.domain.pay.book import Book, rules_of
from crewplanner.domain.pay.days import PayCase
from crewplanner.domain.pay.engine import people_of, price_week, price_weeks
from crewplanner.domain.pay.lines import Basis, PayNote
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Holiday, Production
from crewplanner.domain.stints import Diary
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind, Timecard
from crewplanner.domain.values import Clock, DateSpan, TimeRange
from tests import plans
from tests.app.test_agreement_pay import FIRST, SHOW, card
from tests.domain.pay.weeks import deal

LATE = card(0, call="13", wrap="24", lunch=17)


def on(place):
    return FIRST + dt.timedelta(days=place)


def span(first, last):
    return DateSpan(first=on(first), last=on(last))


def weeks(records, *numbers, within=None):
    """The pay weeks of those numbers, each the dates and what they depend on."""
    plan = make_plan([SHOW, *records])
    case = PayCase(
        plan=plan,
        production=ProductionId(1),
        person=PersonId(1),
        basis=Basis.WORKED,
        firm_only=False,
        diary=Diary(plan, PersonId(1)),
    )
    spans = [span(7 * n, 7 * n + 6) for n in numbers]
    return price_weeks(case, spans, Book(agreements=shipped()), within)


def pay(records, first, last, people=(1,), **more):
    plan = make_plan([SHOW, *records])
    return price_week(
        plan, ProductionId(1), span(first, last), people, agreements=shipped(), **more
    )


@pytest.mark.parametrize(
    ("deals", "since"),
    [
        ([deal("60 h")], 7),
        ([deal("20 h", agreement="us-ny")], 7),
        ([deal("20 h", agreement="ca-on")], 7 - 28),
        ([deal("20 h", agreement="us-iatse-basic")], 0),
        ([deal("250 d", agreement="uk-pact-tv-2023")], None),
        (
            [
                deal("20 h", agreement="ca-on", valid_to=on(8)),
                deal("20 h", number=2, agreement="us-iatse-basic", valid_from=on(9)),
            ],
            7 - 28,
        ),
        (
            [
                deal("250 d", agreement="uk-pact-tv-2023", valid_to=on(8)),
                deal("60 h", number=2, valid_from=on(9)),
            ],
            None,
        ),
        ([], 7),
    ],
)
def test_a_week_depends_on_what_its_agreements_look_back_at(deals, since):
    (week,) = weeks([*deals, *(card(n) for n in (0, 7, 8, 9))], 1)
    assert week.since == (None if since is None else on(since))


def test_a_week_without_work_depends_on_nothing_before_it():
    tv = deal("250 d", agreement="uk-pact-tv-2023")
    cards = [card(0), card(14)]
    assert [week.since for week in weeks([tv, *cards], 0, 1, 2)] == [None, on(7), None]
    assert weeks([tv, *cards], 1)[0].since == on(7)


def test_a_day_under_a_plain_deal_memo_is_priced_alone():
    cards = [card(n) for n in range(3)]
    (plain,) = weeks([deal("60 h"), *cards], 0, within=span(1, 1))
    assert [date.date for date in plain.dates] == [on(1)]
    tv = deal("250 d", agreement="uk-pact-tv-2023")
    (whole,) = weeks([tv, *cards], 0, within=span(1, 1))
    assert [date.date for date in whole.dates] == [on(0), on(1), on(2)]


def test_weeks_of_a_plain_deal_memo_are_rounded_day_by_day_together_too():
    cards = [replace(card(n), wrap=Clock(minutes=490), meals=()) for n in (0, 1, 2, 7)]
    found = pay([deal("20 h"), *cards], 0, 13).people[0]
    assert [str(line.amount) for line in found.lines] == ["3.33"] * 4


@pytest.mark.parametrize(
    ("deals", "notes"),
    [
        ([], PayNote.MISSING_DEAL),
        ([deal("250 d", agreement="house")], PayNote.UNKNOWN_AGREEMENT),
    ],
)
def test_two_weeks_that_cannot_be_priced_say_so(deals, notes):
    found = pay([*deals, card(0), card(7)], 0, 13).people[0]
    assert (found.lines, found.notes) == ((), ((on(0), notes), (on(7), notes)))


def test_two_weeks_under_two_deals_are_paid_under_each():
    tv = deal("250 d", agreement="uk-pact-tv-2023", valid_to=on(6))
    film = deal("330 d", number=2, agreement="uk-pact-film-2021", valid_from=on(7))
    found = pay([tv, film, card(0), card(7)], 0, 13).people[0]
    assert [str(line.amount) for line in found.lines] == ["250.00", "330.00"]


def test_a_date_before_the_deal_is_not_paid_among_weeks_that_are():
    tv = deal("250 d", agreement="uk-pact-tv-2023", valid_from=on(1))
    found = pay([tv, LATE, card(1), card(8)], 0, 13).people[0]
    assert [(line.date, str(line.amount)) for line in found.lines] == [
        (on(1), "250.00"),
        (on(8), "250.00"),
    ]
    assert found.notes == ((on(0), PayNote.MISSING_DEAL),)
    assert [(one.ask, one.minutes) for one in found.questions] == [("comp_rest", 180)]


def test_questions_and_alerts_of_every_deal_of_a_week_are_told():
    """Each limit that two deals have in common once."""
    late = [replace(LATE, id=50), replace(LATE, id=51, date=on(3))]
    cards = [*late, card(1), card(4)]
    for names, told in (
        (("uk-pact-tv-2023", "uk-pact-tv-2023"), [(1, "comp_rest"), (4, "comp_rest")]),
        (("uk-wtr", "uk-wtr"), [(1, "rest"), (4, "rest")]),
        (("uk-wtr", "us-ny"), [(1, "rest"), (4, "rest")]),
    ):
        first = deal("250 d 11", agreement=names[0], valid_to=on(2))
        second = deal("250 d 11", number=2, agreement=names[1], valid_from=on(3))
        found = pay([first, second, *cards], 0, 6).people[0]
        asked = [((one.date - FIRST).days, one.ask) for one in found.questions]
        assert (asked or [((one.date - FIRST).days, one.code) for one in found.alerts]) == told


def test_a_limit_may_break_on_a_date_without_work():
    """Four days of twelve hours and a quarter a week: over 48 on the seventeenth Sunday."""
    cards = [card(7 * n + d, wrap="20.25", lunch=30) for n in range(17) for d in range(4)]
    cards = [replace(one, meals=()) for one in cards]
    (week,) = weeks([deal("250 d 11", agreement="uk-wtr"), *cards], 16)
    last = week.dates[-1]
    assert (last.date, [one.code for one in last.alerts]) == (on(118), ["weekly_average"])
    assert (last.paid, last.minutes, last.overtime) == (False, 0, 0)
    assert (last.lines, last.notes, last.hours, last.fact) == ((), (), (), None)
    found = pay([deal("250 d 11", agreement="uk-wtr"), *cards], 112, 118).people[0]
    assert found.days == 4


def test_a_pay_week_begins_where_the_production_says():
    """Forty hours from Sunday: the sixth day of eight hours is Friday's."""
    show = replace(SHOW, first_weekday=6)
    plan = make_plan([show, deal("20 h", agreement="us-ca-order12")])
    cards = [card(n, wrap="17") for n in range(6, 12)]
    plan = make_plan([show, deal("20 h", agreement="us-ca-order12"), *cards])
    (found,) = price_week(plan, ProductionId(1), span(6, 12), [1], agreements=shipped()).people
    assert (found.total, found.overtime) == (20 * 40 + 30 * 8, 480)


def test_days_alike_of_two_people_are_reckoned_once():
    terms = [deal("60 h"), replace(deal("60 h", number=2), person=2)]
    cards = [card(0), replace(card(0), id=9, person=2)]
    found = pay([*terms, *cards], 0, 6, people=None)
    assert found.basis is Basis.WORKED
    first, second = found.people
    assert first.lines[0].origin is second.lines[0].origin


def booking(person, first, last, production=1, status=BookingStatus.CONFIRMED):
    return Booking(
        id=BookingId(100 + person),
        production=ProductionId(production),
        person=PersonId(person),
        span=span(first, last),
        status=status,
    )


def test_who_is_paid_over_a_long_span_is_who_is_there():
    """Booked or with times in it, for this production; a released booking is none."""
    other = Production(id=ProductionId(2), title="Other")
    there = [booking(1, 20, 40), replace(card(3), id=31, person=3)]
    elsewhere = [
        booking(4, 40, 50),
        booking(5, 0, 20, production=2),
        booking(6, 0, 20, status=BookingStatus.RELEASED),
        replace(card(40), id=37, person=7),
        replace(card(3), id=38, person=8, production=ProductionId(2)),
    ]
    plan = make_plan([SHOW, other, *there, *elsewhere])
    for last, known in ((6, {3}), (12, {3}), (13, {3}), (14, {3}), (19, {3}), (20, {1, 3})):
        assert people_of(plan, ProductionId(1), span(0, last)) == known


def told(**more):
    """A card of Monday from eight to nineteen."""
    return replace(card(0), **more)


@pytest.mark.parametrize(
    ("marks", "breaks", "late"),
    [
        ((), (), 1),
        ((DayMark(kind=MarkKind.BREAKFAST, at=8 * 60),), (), 0),
        ((DayMark(kind=MarkKind.BREAKFAST),), (), 1),
        ((DayMark(kind=MarkKind.FORCED_CALL, at=8 * 60),), (), 1),
        ((), (PaidBreak(time=TimeRange(start=480, end=495), kind=BreakKind.NDB),), 0),
        ((), (PaidBreak(time=TimeRange(start=479, end=495), kind=BreakKind.NDB),), 1),
    ],
)
def test_a_paid_breakfast_within_the_work_puts_off_the_first_meal(marks, breaks, late):
    """SAG-AFTRA: the first meal within six hours of the call, here at 14:10."""
    lunch = (TimeRange(start=850, end=880),)
    one = told(meals=lunch, marks=marks, details=DayDetails(breaks=breaks))
    found = pay([deal("1000 d 8", agreement="us-sag-day"), one], 0, 6).people[0]
    assert [line.rule for line in found.lines].count("meal_late") == late


@pytest.mark.parametrize(("marks", "paid"), [((), 0), ((DayMark(kind=MarkKind.FORCED_CALL),), 1)])
def test_a_forced_call_is_paid_where_it_was_noted(marks, paid):
    found = pay([deal("1000 d 8", agreement="us-sag-day"), told(marks=marks)], 0, 6).people[0]
    assert [line.rule for line in found.lines].count("rest") == paid


@pytest.mark.parametrize(("minutes", "travel"), [(None, 0), (20, 30)])
def test_travel_of_a_day_without_times_is_what_was_said(minutes, travel):
    """TV 8: beyond what the day includes, in started quarters of an hour."""
    journey = Timecard(
        id=1,
        production=ProductionId(1),
        person=1,
        date=FIRST,
        kind=DayKind.TRAVEL,
        details=DayDetails(travel_minutes=minutes),
    )
    found = pay([deal("250 d", agreement="uk-pact-tv-2023"), journey], 0, 6).people[0]
    assert sum(line.minutes for line in found.lines if line.rule == "travel") == travel
    assert found.lines[0].amount == Decimal(250)


def test_two_plain_deals_have_their_own_steps():
    first = deal("60 h", bands="8@1 @2", valid_to=on(0))
    second = deal("60 h", number=2, bands="10@1 @3", valid_from=on(1))
    found = pay([first, second, card(0, wrap="20"), card(1, wrap="20")], 0, 6).people[0]
    assert [(str(line.multiple), line.minutes) for line in found.lines] == [
        ("1", 480),
        ("2", 180),
        ("1", 600),
        ("3", 60),
    ]


def test_the_steps_of_a_plain_deal_are_no_parameter():
    wrong = deal("60 h", parameters=(("overtime_steps", "[[0, 1]]"),))
    assert pay([wrong, card(0)], 0, 6).people[0].notes == ((on(0), PayNote.BAD_PARAMETER),)
    with pytest.raises(Wrong) as refused:
        rules_of(shipped()["deal-memo"], wrong)
    assert refused.value.path == ("params", "overtime_steps")
    assert refused.value.what.startswith("the steps of a plain deal memo are")


def test_who_is_paid_nothing_is_paid_so_many_pence_of_it():
    found = pay([deal("60 h")], 0, 6)
    assert money_text(found.people[0].total, "GBP") == money_text(found.total, "GBP") == "0.00"


MEMO = shipped()["deal-memo"]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"week": {"clause": "hours", "after": 40, "multiple": "2"}},
        {"rest": {"clause": "rest", "due": 14, "pay": {"add": "1"}}},
        {"workday": "midnight"},
        {"days": [{"id": "x", "clause": "x", "pay": "hours", "numbers": [3], "multiple": "2"}]},
        {"days": [{"id": "x", "clause": "x", "pay": "hours", "from_number": 3, "multiple": "2"}]},
        {
            "night_work": {
                "clause": "night",
                "window": {"from": "18:00", "to": "06:00"},
                "most": 2,
                "pay": {},
            }
        },
        {"holiday_pay": {"clause": "rate", "days_back": 28, "otherwise": 8}},
        {"limits": {"clause": "rest", "in_a_row": 2}},
    ],
)
def test_the_days_of_an_own_deal_memo_add_up_to_its_week(more):
    """Also where one of its rules looks at more than the day."""
    holiday = Holiday(id=HolidayId(1), production=ProductionId(1), date=on(4), name="")
    cards = [card(n, wrap=wrap) for n, wrap in enumerate(["17", "20", "19", "26", "17", "18"])]
    plan = make_plan([SHOW, holiday, deal("60 h"), *cards])
    own = {"deal-memo": replace(MEMO, rules={**MEMO.rules, **more})}
    week, *days = (
        price_week(plan, ProductionId(1), dates, [1], agreements=own).people[0]
        for dates in (span(0, 6), *(span(n, n) for n in range(7)))
    )
    assert sum(one.total for one in days) == week.total
    assert [one.code for day in days for one in day.alerts] == [one.code for one in week.alerts]


def test_two_weeks_of_bare_quotes_are_asked_about_and_not_guessed():
    """Where limits look at all weeks together."""
    order = shipped()["us-ca-order12"]
    limits = {"clause": next(iter(order.clauses)).id, "in_a_row": 6}
    own = {order.id: replace(order, rules={**order.rules, "limits": limits})}
    plan = make_plan([SHOW, deal("500 d", agreement=order.id), card(0), card(7)])
    (found,) = price_week(plan, ProductionId(1), span(0, 13), [1], agreements=own).people
    assert (found.lines, [one.ask for one in found.questions]) == ((), ["guarantee_hours"] * 2)


def test_what_was_said_of_a_day_counts_on_a_day_with_two_units_too():
    """Their hours are added; the breaks that were missed are those of the first."""
    board = """
             Mon 2
    unit     06:00-10:00
    unit 2   12:00-16:00
    ana      x
    ana      x 2
    """
    missed = DayDetails(missed_breaks=1)
    sheets = [
        DaySheet(id=DaySheetId(n), day=DayId(n), call=call, wrap=call + 240, details=details)
        for n, call, details in ((1, 360, missed), (2, 720, DayDetails()))
    ]
    plan = make_plan([*plans.records(board), deal("20 h", agreement="us-ca-order12"), *sheets])
    (found,) = price_week(plan, ProductionId(1), span(0, 6), agreements=shipped()).people
    assert [(line.rule, line.minutes) for line in found.lines] == [
        ("worked", 480),
        ("missed_break", 60),
    ]


def test_a_paid_break_may_end_with_the_work():
    """From 18:45 to the wrap: the meal that was due at 14:00 is 285 minutes late, not 300."""
    meals = [{"clause": "meals", "after": 6, "flat": "10"}]
    own = {"deal-memo": replace(MEMO, rules={**MEMO.rules, "meals": meals})}
    for start, late in ((1125, 285), (1126, 300)):
        pause = PaidBreak(time=TimeRange(start=start, end=start + 15), kind=BreakKind.NDB)
        one = told(meals=(), details=DayDetails(breaks=(pause,)))
        plan = make_plan([SHOW, deal("60 h"), one])
        (found,) = price_week(plan, ProductionId(1), span(0, 6), [1], agreements=own).people
        assert [line.measured for line in found.lines if line.rule == "meal_late"] == [late]
