"""Why a figure is what it is: inputs with their origin, steps with their clause, and as text."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.app.derivation_words import as_text, explained
from crewplanner.app.queries.derivation import Asked, Figure, Origin
from crewplanner.app.queries.make_derivation import derivation
from crewplanner.domain.approvals import Approval, Deed
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.day_details import (
    BreakKind,
    DayDetails,
    DayShape,
    OvertimeKind,
    PaidBreak,
)
from crewplanner.domain.days import DaySheet, ShootDay
from crewplanner.domain.ids import ProductionId, TimecardId
from crewplanner.domain.pay import Basis, PayNote
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.people import Person
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Holiday, Production, Unit
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind, Timecard
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange
from tests.app.conftest import NOON, day, span
from tests.domain.pay.weeks import deal, evaluated

SHOW = Production(id=ProductionId(1), title="Harbour", currency="GBP", timezone="Europe/London")
ANA = Person(id=1, name="Ana Foss")
TV = deal("250 d", agreement="uk-pact-tv-2023")


def card(place, call="8", wrap="19", lunch="13", **more):
    """A day of one's own; with half an hour of lunch where that is said."""
    start = int(Decimal(lunch) * 60)
    return Timecard(
        id=TimecardId(place + 1),
        production=ProductionId(1),
        person=1,
        date=day(place),
        call=Clock(minutes=int(Decimal(call) * 60)),
        wrap=Clock(minutes=int(Decimal(wrap) * 60)),
        meals=(TimeRange(start=start, end=start + 60),),
        **more,
    )


def derive(*records, first=0, last=None, show=SHOW, **asked):
    plan = make_plan([show, ANA, *records])
    about = Asked(production=1, person=1, span=span(first, last), **asked)
    return derivation(plan, about)


def said(*records, **asked):
    return as_text(explained(derive(*records, **asked)))


def test_the_steps_add_up_and_each_names_its_clause():
    found = derive(TV, card(0, wrap="20"), card(1), last=1)
    assert found.adds_up
    assert found.total == sum(step.line.amount for step in found.steps)
    assert [step.clause.id for step in found.steps] == ["swd", "overtime", "swd"]
    assert [agreement.id for agreement in found.agreements] == ["uk-pact-tv-2023"]


def test_a_day_in_words():
    text = said(TV, card(0, wrap="20.1"))
    for words in (
        "Why? · Ana Foss · Mon 2 Mar 2026: £306.25",
        "Pact/Bectu Scripted TV Drama Agreement 2023 (uk-pact-tv-2023)",
        "valid from Sat 1 Jul 2023",
        "It is not legal advice.",
        "Call: 08:00 (own card)",
        "Meals: 13:00–14:00 (own card)",
        "Worked, without meals: 11:06",
        "Kind of day: shooting day",
        "Shape of the day: standard working day (SWD)",
        "Deal: £250.00 per day",
        "An hour at 1×: £25.00",
        "1. Day rate: £250.00",
        "2. Overtime: 1:15 at 1.5×: £46.88",
        "    1.25 h × (250.00 ÷ 10) × 1.5 ≈ 46.88",
        "    1:06 counted, paid as 1:15: in units of 15 minutes.",
        "    1.5× of £25.00 an hour.",
        "    By Pact/Bectu Scripted TV Drama Agreement 2023, 7.3–7.6.",
        "    “Overtime from the individual call after the contracted hours",
        "4. Rounding: −£0.01",
        "4 steps add up to: £306.25",
        "    250.00 + 46.88 + 9.38 − 0.01",
    ):
        assert words in text, text


def test_a_cap_is_said_with_what_it_took_the_place_of():
    text = said(deal("612.50 d", agreement="uk-pact-tv-2023"), card(0, wrap="20"))
    assert (
        "The agreement's cap of £70.00 an hour took the place of £91.88 (1.5× of £61.25)." in text
    )


def test_a_least_is_said_too():
    text = said(deal("100 d", agreement="uk-pact-tv-2023"), card(0, wrap="20"))
    assert (
        "The agreement's least of £35.00 an hour took the place of £15.00 (1.5× of £10.00)." in text
    )


def test_the_rest_before_is_measured_and_asked_about():
    found = derive(TV, card(0, call="13", wrap="25", lunch="17"), card(1), first=1)
    (one,) = found.days
    assert (one.before.date, one.before.wrap, one.before.rest, one.due) == (day(0), 1500, 420, 660)
    (election,) = found.elections
    assert (election.ask, election.abouts, election.answer) == ("comp_rest", ((240, True),), None)
    assert {offer.answer: offer.more for offer in election.offers} == {
        True: Decimal(0),
        False: Decimal("50.00"),
    }
    text = as_text(explained(found))
    assert "Wrap before: Mon 2 Mar, 01:00 +1" in text
    assert "Rest since then: 7:00 of 11:00 asked for" in text
    assert "    4:00 of rest are missing." in text
    assert (
        "Decide: compensatory rest or pay for the short rest (4:00) on Tue 3 Mar.\n"
        "    Compensatory rest: nothing more · Pay: +£50.00\n    6.2–6.3: Eleven" in text
    )


@pytest.mark.parametrize(("answer", "paid"), [(True, 250), (False, 300)])
def test_an_answer_is_said_and_can_still_be_compared(answer, paid):
    short = card(1, elections=(("comp_rest", answer),))
    found = derive(TV, card(0, call="13", wrap="25", lunch="17"), short, first=1)
    (election,) = found.elections
    assert election.answer is answer
    assert [offer.more for offer in election.offers] == [0, 50]
    assert found.total == paid
    assert ("Rest payment: 4:00 at 0.5×: £50.00" in as_text(explained(found))) is not answer


def test_an_election_of_another_date_is_not_asked_about():
    records = (TV, card(0, call="13", wrap="25", lunch="17"), card(1))
    assert derive(*records, first=0).elections == ()
    assert len(derive(*records, first=0, last=6).elections) == 1


def test_what_a_quote_leaves_open_is_said_without_an_offer():
    text = said(deal("500 d", agreement="us-ca-order12"), card(0))
    assert "Write in the deal how many hours its rate buys: Mon 2 Mar is not paid" in text
    (election,) = derive(deal("500 d", agreement="us-ca-order12"), card(0)).elections
    assert election.offers == ()


def test_the_rest_before_is_there_even_where_the_deal_asks_for_none():
    found = derive(deal("250 d 10"), card(0, wrap="23"), card(1), first=1)
    (one,) = found.days
    assert (one.before.rest, one.due, one.row) == (540, None, 2)
    assert "Worked in a row: 2 days" in as_text(explained(found))


UNIT = (
    Unit(id=1, production=1, name="Main unit"),
    ShootDay(id=1, production=1, unit=1, date=day(0), call=480, wrap=1140),
    DaySheet(id=1, day=1, call=480, wrap=1200, meals=(TimeRange(start=780, end=840),)),
)


def booked(**more):
    return Booking(
        id=1, production=1, person=1, span=span(0), status=BookingStatus.CONFIRMED, unit=1, **more
    )


def test_times_say_where_they_come_from():
    (one,) = derive(TV, *UNIT, booked()).days
    (work,) = one.works
    assert (work.call.origin, work.wrap.origin, work.meals_from) == (Origin.SHEET,) * 3
    (one,) = derive(TV, *UNIT, booked(call=Offset(minutes=-45))).days
    (work,) = one.works
    assert (work.call.origin, work.call.offset, work.call.minutes) == (Origin.BOOKING, -45, 435)
    own = Timecard(
        id=1, production=1, person=1, date=day(0), call=None, wrap=Offset(minutes=30), meals=None
    )
    (one,) = derive(TV, *UNIT, booked(), own).days
    (work,) = one.works
    assert (work.call.origin, work.wrap.origin, work.wrap.offset) == (
        Origin.SHEET,
        Origin.CARD,
        30,
    )
    text = said(TV, *UNIT, booked(), own)
    assert "Call: 08:00 (the unit's sheet)" in text
    assert "Wrap: 20:30 (own card, +0:30)" in text


def test_a_planned_day_says_so():
    found = derive(TV, *UNIT[:2], booked(call=Clock(minutes=450)), basis=Basis.EXPECTED)
    (work,) = found.days[0].works
    assert (work.worked, work.wrap.origin, work.call.origin) == (False, Origin.PLAN, Origin.BOOKING)
    text = as_text(explained(found))
    assert "Planned, without meals: 11:30" in text
    assert "Unit's call in the plan: 08:00" in text


def test_what_was_planned_leaves_out_what_was_worked_and_what_is_tentative():
    known = (TV, *UNIT, booked(), card(0, call="6", wrap="23", remarks="Generator"))
    held = replace(booked(), id=2, status=BookingStatus.PENCIL, span=span(1))
    tomorrow = replace(UNIT[1], id=2, date=day(1))
    found = derive(*known, held, tomorrow, last=1, basis=Basis.PLANNED)
    assert [one.date for one in found.days] == [day(0), day(1)]
    firm = derive(*known, held, tomorrow, last=1, basis=Basis.PLANNED, firm_only=True)
    (one,) = firm.days
    (work,) = one.works
    assert (work.call.minutes, work.wrap.minutes, work.worked) == (480, 1140, False)
    assert (work.wrap.origin, one.remarks) == (Origin.PLAN, "")
    assert firm.total == sum(step.line.amount for step in one.steps)
    assert firm.total < found.total


def test_a_night_of_a_clock_change_says_how_long_it_was():
    place = (dt.date(2026, 10, 24) - day(0)).days
    text = said(deal("50 h"), card(place, call="20", wrap="30", lunch="24"), first=place)
    assert "Worked, without meals: 10:00" in text
    assert "from call to wrap it is 1:00 longer than they show" in text


def test_a_sixth_day_a_holiday_and_a_converted_day_say_so():
    cards = [card(n) for n in range(6)]
    text = said(TV, *cards, first=5)
    assert "Day of work, as the agreement counts: 6" in text
    assert "2.3(a): The sixth consecutive day" in text
    text = said(TV, Holiday(id=1, production=1, date=day(0), name="Harbour Day"), card(0))
    assert "Date: Monday, public holiday (Harbour Day)" in text
    late = card(0, call="8", wrap="19", lunch="16")
    apa = deal("500 d", agreement="uk-apa-2026")
    text = said(apa, late)
    assert "Shape of the day: continuous working day (CWD)" in text
    assert "Became so from standard working day (SWD)." in text


def test_what_an_agreement_asks_of_a_day_is_among_the_inputs():
    breakfast = PaidBreak(time=TimeRange(start=500, end=520), kind=BreakKind.NDB)
    details = DayDetails(
        shape=DayShape.CONTINUOUS,
        on_set_wrap=1120,
        overtime_kind=OvertimeKind.CAMERA,
        camera_overtime_minutes=30,
        travel_minutes=45,
        missed_breaks=1,
        breaks=(breakfast,),
    )
    forced = (DayMark(kind=MarkKind.FORCED_CALL),)
    text = said(TV, card(0, details=details, marks=forced))
    for line in (
        "Shape of the day: continuous working day (CWD)",
        "Non-deductible meal: 08:20–08:40, paid",
        "Overtime called as: Camera overtime",
        "Wrap on set: 18:40",
        "Camera overtime called: 0:30",
        "Travel to be paid: 0:45",
        "Breaks not given: 1",
        "Forced call: yes",
        "Noted: FC",
    ):
        assert line in text, text


def test_what_the_deal_sets_stands_beside_what_it_replaces():
    own = replace(TV, parameters=(("overtime_most", '"80.00"'),))
    text = said(own, card(0, wrap="20"))
    assert "The deal sets: The most that overtime pays" in text
    assert ": 80.00\n    Without it: 70.00 (pounds an hour)." in text
    plain = said(deal("500 d", "8@1 @1.5"), card(0))
    assert "Steps: to 8 h 1×, then 1.5×\n    The deal's own." in plain


def test_a_multiple_that_several_clauses_made_names_them_all():
    text = said(deal("2500 w", agreement="de-tvffs"), card(0, call="16", wrap="29", lunch="20"))
    assert "Made up of 1.25× 5.4 + 0.25× night." in text
    assert "From 03:00 +1 to 05:00 +1." in text
    assert "“22:00 to 06:00 25 %.”" in text
    assert "5.4; night" in text or "night; 5.4" in text


def test_what_is_not_verified_is_said_at_the_head_and_at_the_step():
    berlin = deal("2500 w", agreement="de-tvffs")
    text = said(berlin, card(0, wrap="22"))
    assert "not compared with the signed text: 5.4" in text
    assert "[not verified against the signed text] “The 13th hour" in text


@pytest.mark.parametrize(
    ("terms", "note", "words"),
    [
        ((), PayNote.MISSING_DEAL, "there is no deal in force"),
        ((deal("1 d", agreement="house"),), PayNote.UNKNOWN_AGREEMENT, "that is not known"),
        (
            (replace(TV, parameters=(("overtime_most", "true"),)),),
            PayNote.BAD_PARAMETER,
            "a parameter that its agreement does not take",
        ),
    ],
)
def test_what_cannot_be_priced_says_why(terms, note, words):
    found = derive(*terms, card(0))
    assert found.days[0].notes == (note,)
    assert f"Not priced: {'the deal' if terms else ''}" in as_text(explained(found))
    assert words in as_text(explained(found))


def test_an_agreement_outside_its_dates_is_said_at_the_head():
    old = dt.date(2020, 3, 2)
    early = replace(card(0), date=old)
    plan = make_plan([SHOW, ANA, TV, early])
    found = derivation(plan, Asked(production=1, person=1, span=DateSpan(first=old, last=old)))
    assert "is not in force on all of these dates" in as_text(explained(found))


def test_who_changed_the_times_and_when():
    deeds = [
        Approval(
            id=n,
            production=1,
            person=1,
            span=span(0, 6),
            deed=deed,
            who="Tamsin",
            at=NOON,
            reason=why,
        )
        for n, (deed, why) in enumerate(
            ((Deed.SUBMITTED, ""), (Deed.REJECTED, "The wrap was 20:00.")), start=1
        )
    ]
    other = replace(deeds[0], id=3, span=span(7, 13))
    found = derive(TV, card(0), *deeds, other)
    assert [deed.deed for deed in found.deeds] == [Deed.REJECTED, Deed.SUBMITTED]
    text = as_text(explained(found))
    assert "Rejected · Mon 2 Mar – Sun 8 Mar 2026: Tamsin · Wed 4 Mar 12:00" in text
    assert "“The wrap was 20:00.”" in text


def test_a_week_is_told_day_by_day_and_quotes_a_clause_once():
    text = said(TV, *(card(n, wrap="20") for n in range(3)), last=6)
    assert text.count("“Standard working day: 10 hours") == 1
    assert text.count("By Pact/Bectu Scripted TV Drama Agreement 2023, 1.5.") == 3
    assert text.count("comes to: £287.50") == 3
    assert "Hours in all: 33:00" in text


def test_the_hours_can_be_asked_about():
    words = explained(derive(TV, card(0, wrap="20.1"), figure=Figure.HOURS))
    assert words.figure == "11:06 h"
    assert "At 1.5×: 1:15" in as_text(words)


def test_a_day_on_which_nothing_is_known_has_nothing_to_say():
    found = derive(TV)
    assert (found.days, found.total, found.adds_up) == ((), 0, True)


def test_what_is_no_work_is_named():
    away = Timecard(id=1, production=1, person=1, date=day(0), kind=DayKind.SICK)
    assert "Day: Sick" in said(TV, away)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_under_every_agreement_the_steps_recompute_the_total(name):
    """Long, short and night days, a sixth and a seventh: no figure without its words."""
    terms = deal("500 d 10", agreement=name)
    days = [
        ("8", "19"),
        ("8", "23"),
        ("17", "29"),
        ("9", "18"),
        ("6", "19"),
        ("8", "20.3"),
        ("10", "17"),
    ]
    cards = [card(n, call, wrap, lunch=str(int(call) + 5)) for n, (call, wrap) in enumerate(days)]
    found = derive(terms, *cards, last=6)
    assert found.adds_up
    for step in found.steps:
        assert step.line.rule == "rounding" or step.clause is not None, step.line
        if step.line.rule != "rounding":
            exact = evaluated(step.line.arithmetic)
            assert rounded(exact, found.currency) == step.line.amount
    text = as_text(explained(found))
    amounts = [str(step.line.amount).replace("-", "−") for step in found.steps]
    assert all(amount in text.replace(",", "") for amount in amounts)
    assert "{" not in text
