"""Words: every code has one, in US and UK film words, and every finding a sentence."""

import datetime as dt
import importlib
import pkgutil
from dataclasses import replace
from enum import StrEnum

import pytest

from crewplanner import domain
from crewplanner.app import allowance_words
from crewplanner.app.call_sheet_words import sheet_word
from crewplanner.app.finding_words import finding_text
from crewplanner.app.issue_words import color_text
from crewplanner.app.review_words import review_word
from crewplanner.app.words import (
    date_text,
    department_name,
    month_text,
    person_name,
    role_name,
    status_mark,
    status_text,
    weekday_text,
    word,
)
from crewplanner.domain.bookings import HIGHEST_RANK, Booking, BookingStatus
from crewplanner.domain.budgets import AllowanceKind, AllowancePer
from crewplanner.domain.call_sheets import CastKind, ScheduleKind
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.hold_steps import HoldStep, Refusal
from crewplanner.domain.issue_changes import ChangeKind
from crewplanner.domain.issued import RevisionColor
from crewplanner.domain.ledger import Irregular
from crewplanner.domain.people import Department, Person, Role, UnavailabilityKind
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import FilmWords, Production, ProductionStatus, Unit
from crewplanner.domain.reviews import Mark, MemberRole, Verdict
from crewplanner.domain.rules import Scope, check
from crewplanner.domain.shorthand import SheetField
from tests import plans
from tests.app.conftest import day, span

UNSAID = {ChangeKind, HoldStep, Irregular, Refusal, SheetField}
"""What only the program says to itself, and what is told in sentences or in words of a page."""

ELSEWHERE = {
    AllowanceKind: lambda code: allowance_words.KINDS[code],
    AllowancePer: lambda code: allowance_words.PERS[code],
    CastKind: sheet_word,
    ScheduleKind: sheet_word,
    Mark: review_word,
    MemberRole: review_word,
    RevisionColor: lambda code: color_text(1 + list(RevisionColor).index(code)),
    Verdict: review_word,
}
"""Words that are loaded with what they belong to."""


def said(code, words):
    if type(code) in ELSEWHERE:
        return ELSEWHERE[type(code)](code)
    return word(code, words)


def codes():
    for module in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        for found in vars(importlib.import_module(module.name)).values():
            ours = isinstance(found, type) and found.__module__ == module.name
            if ours and issubclass(found, StrEnum) and found not in UNSAID:
                yield from found


@pytest.mark.parametrize("words", FilmWords)
@pytest.mark.parametrize(
    "code", list(codes()), ids=lambda code: f"{type(code).__name__}.{code.name}"
)
def test_every_code_has_a_word(code, words):
    assert said(code, words).strip()
    assert said(code, words) != code.value.upper()


def test_the_codes_are_found():
    found = {type(code) for code in codes()}
    assert {BookingStatus, DayType, RuleKind, Severity, ProductionStatus} < found


def test_codes_of_one_kind_have_words_of_their_own():
    """Two words for one thing are a choice; one word for two things hides one of them."""
    for kind in {type(code) for code in codes()}:
        for words in FilmWords:
            found = [said(code, words) for code in kind]
            assert len(set(found)) == len(found), kind


@pytest.mark.parametrize(
    ("code", "us", "uk"),
    [
        (BookingStatus.PENCIL, "Hold", "Pencil"),
        (DayType.RECCE, "Tech scout", "Tech recce"),
        (BookingStatus.CONFIRMED, "Confirmed", "Confirmed"),
    ],
)
def test_where_the_countries_differ_so_do_the_words(code, us, uk):
    assert (word(code, FilmWords.US), word(code, FilmWords.UK), word(code)) == (us, uk, us)


def test_codes_with_one_text_and_two_meanings_are_told_apart():
    assert str(DayType.HOLD) == "hold"
    assert word(DayType.WRAP) == "Wrap"
    assert word(ProductionStatus.CANCELLED) == word(BookingStatus.CANCELLED) == "Cancelled"


@pytest.mark.parametrize("words", FilmWords)
def test_every_status_has_letters_of_its_own(words):
    marks = [status_mark(status, 1, words) for status in BookingStatus]
    assert len(set(marks)) == len(marks)
    assert all(1 <= len(mark) <= 3 for mark in marks)


@pytest.mark.parametrize(
    ("status", "rank", "us", "uk", "said"),
    [
        (BookingStatus.PENCIL, 1, "1H", "1P", "1st hold"),
        (BookingStatus.PENCIL, 2, "2H", "2P", "2nd hold"),
        (BookingStatus.PENCIL, 3, "3H", "3P", "3rd hold"),
        (BookingStatus.PENCIL, HIGHEST_RANK, f"{HIGHEST_RANK}H", f"{HIGHEST_RANK}P", None),
        (BookingStatus.CHALLENGED, 1, "1H!", "1P!", "Challenged"),
        (BookingStatus.CONFIRMED, 3, "C", "C", "Confirmed"),
    ],
)
def test_a_status_is_marked_and_said_with_its_rank(status, rank, us, uk, said):
    assert (status_mark(status, rank, FilmWords.US), status_mark(status, rank, FilmWords.UK)) == (
        us,
        uk,
    )
    assert status_text(status, rank) == (said or f"{rank}th hold")
    if status is BookingStatus.PENCIL:
        assert status_text(status, rank, FilmWords.UK).endswith("pencil")


def test_a_date_cannot_be_misread():
    date = dt.date(2026, 3, 4)
    assert (date_text(date), date_text(date, year=False)) == ("Wed 4 Mar 2026", "Wed 4 Mar")


def test_weekdays_and_months_are_those_of_the_calendar():
    for number in range(7):
        date = day(number)
        assert weekday_text(date.weekday()) == date.strftime("%a")
        assert weekday_text(date.weekday(), long=True) == date.strftime("%A")
    assert [month_text(n) for n in range(1, 13)] == [
        dt.date(2026, n, 1).strftime("%b") for n in range(1, 13)
    ]


def test_names_of_departments_and_roles_follow_the_film_words():
    electric = Department(id=1, name="Electric", name_uk="Lighting")
    spark = Role(id=1, department=1, name="Electrician", name_uk="Spark")
    plain = Role(id=2, department=1, name="Gaffer")
    assert [department_name(electric, w) for w in FilmWords] == ["Electric", "Lighting"]
    assert [role_name(spark, w) for w in FilmWords] == ["Electrician", "Spark"]
    assert [role_name(plain, w) for w in FilmWords] == ["Gaffer", "Gaffer"]
    assert (department_name(None, FilmWords.UK), role_name(None, FilmWords.UK)) == (
        "No department",
        "",
    )
    assert person_name(None) == "somebody"


# --- sentences ---------------------------------------------------------------------------------

BRACES = "{name} {0} {missing!r} %s {{"


def plan_of(name="Ana Foss"):
    """A plan with one of everything that a sentence may name, all of it called `name`."""
    return make_plan(
        [
            Production(id=1, title=name),
            Production(id=2, title=name),
            Unit(id=1, production=1, name=name),
            Department(id=1, name=name),
            Role(id=1, department=1, name=name),
            Role(id=2, department=1, name=name),
            Person(id=1, name=name),
            Booking(id=1, production=1, person=1, span=span(0), status=BookingStatus.CONFIRMED),
            Booking(id=2, production=2, person=1, span=span(0), status=BookingStatus.CONFIRMED),
            Booking(id=3, production=2, person=1, span=span(0)),
            Booking(id=4, production=1, person=1, span=span(0), role=1, unit=1),
            Booking(id=5, production=1, person=1, span=span(0), role=2, unit=1),
        ]
    )


def finding(rule, severity=Severity.WARN, **facts):
    usual = {"person": 1, "bookings": (1,), "actual": 515, "limit": 660, "role": 1, "unit": 1}
    return Finding(rule=rule, severity=severity, production=1, date=day(1), **{**usual, **facts})


def every_finding(name):
    for rule in RuleKind:
        for severity in Severity:
            for bookings in ((), (1,), (1, 2), (1, 3), (3, 1), (4, 5), (99,)):
                for person in (1, None, 99):
                    yield finding(
                        rule, severity, bookings=bookings, person=person, name=name, unit=person
                    )


@pytest.mark.parametrize("rule", RuleKind)
def test_every_rule_has_a_whole_sentence(rule):
    plan = plan_of()
    for one in every_finding("leave"):
        if one.rule is rule:
            text = finding_text(one, plan)
            assert text.endswith(".")
            assert not set("{}%") & set(text)
            assert "Tue 3 Mar" in text


@pytest.mark.parametrize("rule", RuleKind)
def test_what_is_only_asked_about_is_not_said_as_done(rule):
    if rule in {RuleKind.COVERAGE, RuleKind.CHECK_TIMES, RuleKind.BUDGET}:
        return
    plan = plan_of()
    for one in every_finding("leave"):
        if one.rule is rule and one.person == 1 and one.bookings in {(1, 2), (2, 1)}:
            text = finding_text(one, plan, supposed=1)
            assert not set("{}%") & set(text)
            if rule not in {RuleKind.DOUBLE_BOOKING, RuleKind.OUTSIDE_HOLD}:
                assert "would" in text


def test_a_second_booking_that_is_asked_about_names_the_first():
    plan = plan_of()
    for bookings in ((1, 2), (2, 1)):
        one = finding(RuleKind.DOUBLE_BOOKING, Severity.BLOCK, bookings=bookings)
        title = plan.productions[plan.bookings[2].production].title
        said = finding_text(one, plan, supposed=1)
        assert said == f"{plan.people[1].name} would be booked twice on Tue 3 Mar: {title}."


def test_names_with_braces_are_only_names():
    plan = plan_of(BRACES)
    for one in every_finding(BRACES):
        text = finding_text(one, plan)
        assert text.replace(BRACES, "").count("{") == 0, text
    assert BRACES in finding_text(finding(RuleKind.REST), plan)
    assert finding_text(finding(RuleKind.DOUBLE_BOOKING, bookings=(1, 2)), plan).count(BRACES) == 2


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (
            finding(RuleKind.REST),
            "Ana has 8:35 h rest before Tue 3 Mar; 11:00 h are asked for.",
        ),
        (
            finding(RuleKind.CONSECUTIVE_DAYS, actual=6, limit=5),
            "Ana: Tue 3 Mar is day 6 in a row.",
        ),
        (
            finding(RuleKind.UNAVAILABLE, name=UnavailabilityKind.OTHER_JOB.value),
            "Ana is booked on Tue 3 Mar while away (other job).",
        ),
        (
            finding(RuleKind.HOLIDAY, name="Leave"),
            "Ana works on Tue 3 Mar, a public holiday (Leave).",
        ),
        (
            finding(RuleKind.COVERAGE, actual=1, limit=2, person=None),
            "Main unit on Tue 3 Mar: Gaffer, 1 of 2 booked.",
        ),
        (
            finding(RuleKind.COVERAGE, Severity.INFO, actual=1, limit=2, person=None),
            "Main unit on Tue 3 Mar: Gaffer, 1 of 2 confirmed, others only held.",
        ),
        (
            finding(RuleKind.DOUBLE_BOOKING, Severity.BLOCK, bookings=(1, 2)),
            "Ana is booked twice on Tue 3 Mar: Ferry.",
        ),
        (
            finding(RuleKind.DOUBLE_BOOKING, bookings=(1, 3)),
            "Ana is also held on Tue 3 Mar: Ferry.",
        ),
        (
            finding(RuleKind.DOUBLE_BOOKING, bookings=(3, 1)),
            "Ana is also booked on Tue 3 Mar: Harbour.",
        ),
        (
            finding(RuleKind.DOUBLE_BOOKING, Severity.INFO, bookings=(4, 5)),
            "Ana is booked in two roles on Tue 3 Mar.",
        ),
        (finding(RuleKind.DOUBLE_BOOKING, Severity.BLOCK), "Ana is booked twice on Tue 3 Mar."),
    ],
)
def test_a_sentence_says_who_when_what_and_by_how_much(one, text):
    named = plan_of()
    people = {1: replace(named.people[1], name="Ana")}
    titles = {1: "Harbour", 2: "Ferry"}
    productions = {k: replace(p, title=titles[k]) for k, p in named.productions.items()}
    plan = named.replaced(
        {
            "people": people,
            "productions": productions,
            "units": {1: replace(named.units[1], name="Main unit")},
            "roles": {1: replace(named.roles[1], name="Gaffer")},
        }
    )
    assert finding_text(one, plan) == text


def test_a_need_is_said_in_the_production_s_words():
    named = plan_of()
    plan = named.replaced(
        {
            "productions": {1: replace(named.productions[1], words=FilmWords.UK)},
            "roles": {1: Role(id=1, department=1, name="Electrician", name_uk="Spark")},
        }
    )
    assert "Spark, 0 of 1" in finding_text(finding(RuleKind.COVERAGE, actual=0, limit=1), plan)


def test_the_sentence_of_what_a_rule_really_found():
    plan = plans.board("""
                 Mon 2        Tue 3
        ana      08:00-23:30  08:00-18:00
    """)
    scope = Scope(production=None, span=span(0, 6))
    texts = [finding_text(one, plan) for one in check(plan, scope) if one.rule is RuleKind.REST]
    assert texts == ["ana has 8:30 h rest before Tue 3 Mar; 11:00 h are asked for."]
