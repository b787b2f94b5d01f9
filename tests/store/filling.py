"""Projects to test the store with: one of every record, or many bookings."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from crewplanner.domain.approvals import Approval, Deed
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.day_details import (
    BreakKind,
    DayDetails,
    DayShape,
    OvertimeKind,
    PaidBreak,
)
from crewplanner.domain.days import DaySheet, DayType, Need, ShootDay
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import NEW
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.overrides import Override
from crewplanner.domain.people import (
    Contact,
    ContactKind,
    Deal,
    Department,
    PayStep,
    Person,
    RatePer,
    Role,
    Unavailability,
    UnavailabilityKind,
)
from crewplanner.domain.plan import TABLES
from crewplanner.domain.productions import (
    AgreementCopy,
    BudgetLine,
    FilmWords,
    Holiday,
    Place,
    Production,
    TravelTime,
    Unit,
)
from crewplanner.domain.templates import CrewTemplate, SavedView, TemplateMember
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind, Timecard
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange
from crewplanner.store.project import Project
from tests.store.filling_papers import papers_and_money

NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=1)))
MONDAY = dt.date(2026, 11, 23)


def day(number):
    return MONDAY + dt.timedelta(days=number)


def span(first, last=None):
    return DateSpan(first=day(first), last=day(first if last is None else last))


def create(path, *, owner="Ana", now=NOW):
    return Project.create(path, owner=owner, now=now, backups=backups_of(path))


def reopen(path, *, owner="Ana", now=NOW, **choices):
    return Project.open(path, owner=owner, now=now, backups=backups_of(path), **choices)


def backups_of(path):
    """Where tests keep the backups of a project: outside its folder."""
    return Path(path).parent.parent / "backups"


def writing(project, label="Edit", **choices):
    return project.write(label, who="Ana", at=NOW, **choices)


def one_of_everything(tx):
    """Add one record of every table, with all fields set and umlauts in the texts."""
    production = tx.productions.add(
        Production(
            id=NEW,
            title="Große Fähre",
            words=FilmWords.UK,
            currency="EUR",
            contact="Zoë",
            agreement="deal-memo",
            severities=(("REST", "BLOCK"), ("HOLIDAY", "OFF")),
            weekly_rest=2160,
            rolling_days=14,
            rolling_limit=6000,
            minimum_notice=720,
            cancellation=(CancellationStep(days=6, percent=50),),
            company="Nordwind",
            office_phone="+44 20 7946 0100",
            emergency="999",
            logo=tx.attachments.add(b"\x89PNG"),
            holiday_pay=Decimal("12.07"),
        )
    )
    unit = tx.units.add(Unit(id=NEW, production=production, name="Main", position=1))
    places = [
        tx.places.add(
            Place(
                id=NEW,
                production=production,
                name=name,
                address="1, Quay",
                note="n",
                latitude=Decimal("51.5072"),
                longitude=Decimal("-0.1276"),
                hospital="St Ann’s",
                hospital_address="2, Quay",
                hospital_phone="+44 20 7946 0111",
                details=(("Parking", "behind the shed"),),
            )
        )
        for name in ("Quay", "Stage 2")
    ]
    tx.holidays.add(Holiday(id=NEW, production=production, date=day(3), name="St Ann’s"))
    department = tx.departments.add(Department(id=NEW, name="Grip", name_uk="Grips", position=2))
    roles = [
        tx.roles.add(
            Role(
                id=NEW,
                department=department,
                name=name,
                aliases=("a", "ä"),
                position=1,
                skills=("IPAF",),
            )
        )
        for name in ("Gaffer", "Best Boy")
    ]
    person = tx.people.add(
        Person(
            id=NEW,
            name="Łukasz Nowak",
            sort_name="nowak",
            roles=(roles[1], roles[0]),
            skills=("IPAF", "drone 🚁"),
            contacts=(
                Contact(kind=ContactKind.PHONE, value="+48 600 100 200", private=False),
                Contact(kind=ContactKind.AGENT, value="“Top” Agents"),
            ),
            note="two\nlines",
        )
    )
    tx.deals.add(
        Deal(
            id=NEW,
            production=production,
            person=person,
            role=roles[0],
            rate=Decimal("512.50"),
            per=RatePer.WEEK,
            guarantee=3000,
            steps=(
                PayStep(until=600, multiple=Decimal("1.125")),
                PayStep(until=None, multiple=Decimal(2)),
            ),
            kit=Decimal("0.10"),
            valid_from=day(0),
            valid_to=day(90),
            parameters=(("meal_tick_minutes", "15"), ("rest_hours", "11.5")),
            cancellation=(CancellationStep(days=1, percent=100),),
        )
    )
    tx.unavailabilities.add(
        Unavailability(
            id=NEW,
            person=person,
            span=span(8, 9),
            part=TimeRange(start=0, end=720),
            kind=UnavailabilityKind.OTHER_JOB,
            note="ad",
        )
    )
    shoot = tx.shoot_days.add(
        ShootDay(
            id=NEW,
            production=production,
            unit=unit,
            date=day(0),
            day_type=DayType.PRE_LIGHT,
            places=(places[1], places[0]),
            call=1080,
            wrap=1590,
            meals=(TimeRange(start=1300, end=1330),),
            title="t",
            note="n",
            check_times=True,
        )
    )
    tx.needs.add(Need(id=NEW, production=production, unit=unit, role=roles[0], count=3))
    tx.bookings.add(
        Booking(
            id=NEW,
            production=production,
            person=person,
            span=span(0, 4),
            role=roles[0],
            unit=unit,
            status=BookingStatus.CHALLENGED,
            rank=2,
            call=Offset(minutes=-45),
            note="n",
            wrap=Clock(minutes=1600),
            day_type=DayType.TRAVEL,
            expires=day(2),
            challenged_until=NOW,
            told_at=NOW,
        )
    )
    tx.day_sheets.add(
        DaySheet(
            id=NEW, day=shoot, call=1085, wrap=1600, details=DayDetails(shape=DayShape.CONTINUOUS)
        )
    )
    tx.timecards.add(
        Timecard(
            id=NEW,
            production=production,
            person=person,
            date=day(0),
            kind=DayKind.TRAVEL,
            call=Clock(minutes=1075),
            wrap=Offset(minutes=15),
            meals=(TimeRange(start=1300, end=1345),),
            remarks="r",
            marks=(DayMark(kind=MarkKind.FORCED_CALL), DayMark(kind=MarkKind.BREAKFAST, at=1090)),
            details=DayDetails(
                shape=DayShape.SEMI_CONTINUOUS,
                on_set_wrap=1595,
                camera_overtime_minutes=60,
                overtime_kind=OvertimeKind.OTHER,
                travel_minutes=45,
                missed_breaks=1,
                breaks=(PaidBreak(time=TimeRange(start=1500, end=1515), kind=BreakKind.NDB),),
            ),
            elections=(("comp_rest", False), ("meal_waived", True)),
        )
    )
    tx.approvals.add(
        Approval(
            id=NEW,
            production=production,
            person=person,
            span=span(0, 6),
            deed=Deed.REJECTED,
            who="Zoë",
            at=NOW,
            reason="Wrap?",
        )
    )
    tx.agreements.add(
        AgreementCopy(
            id=NEW,
            production=production,
            agreement="deal-memo",
            version="1",
            text='id = "deal-memo"\ntitle = "Größer"\n',
            copied_at=NOW,
        )
    )
    tx.import_records.add(
        ImportRecord(
            id=NEW, key="permit 7", production=production, day=shoot, values=(("call", "18:00"),)
        )
    )
    _plans_and_promises(tx, production, person, (*places, roles[0], department, unit))
    papers_and_money(tx, production, person, shoot)
    (deal,) = tx.deals.all()
    line = tx.budget_lines.all()[0].id
    tx.deals.save(replace(deal, budget_line=line, holiday_pay=Decimal("12.07")))


def _plans_and_promises(tx, production, person, others):
    """Records around a plan: journeys, money, holds of others, overrides, templates, views."""
    one, other, role, department, unit = others
    tx.travel_times.add(TravelTime(id=NEW, production=production, one=one, other=other, minutes=50))
    tx.budget_lines.add(
        BudgetLine(
            id=NEW,
            production=production,
            name="Camera crew",
            account="1310",
            department=department,
            amount=Decimal("48250.00"),
            position=1,
        )
    )
    tx.outside_holds.add(
        OutsideHold(
            id=NEW,
            person=person,
            holder="Nordlicht Film",
            span=span(2, 3),
            status=BookingStatus.PENCIL,
            rank=2,
            decide_by=NOW,
            note="by phone",
        )
    )
    tx.overrides.add(
        Override(
            id=NEW,
            production=production,
            rule="REST",
            date=day(1),
            person=person,
            subject="x",
            measure=90,
            reason="Agreed with Łukasz",
            who="Ana",
            at=NOW,
        )
    )
    template = tx.crew_templates.add(
        CrewTemplate(id=NEW, production=production, name="Night crew", unit=unit)
    )
    tx.template_members.add(
        TemplateMember(
            id=NEW,
            template=template,
            person=person,
            role=role,
            call=Offset(minutes=-30),
            wrap=Offset(minutes=45),
            position=1,
        )
    )
    tx.saved_views.add(SavedView(id=NEW, name="Nights", spec='{"rows": "unit"}', position=1))


def many_bookings(tx, people=30, each=20):
    """One production whose crew is booked on many dates."""
    production = tx.productions.add(Production(id=NEW, title="Harbor"))
    for number in range(people):
        person = tx.people.add(Person(id=NEW, name=f"Person {number}", note="n" * (number % 40)))
        for index in range(each):
            first = number % 5 + index * 7
            tx.bookings.add(
                Booking(
                    id=NEW,
                    production=production,
                    person=person,
                    span=span(first, first + index % 4),
                    status=BookingStatus.CONFIRMED,
                    call=Offset(minutes=index - 10) if index % 3 else None,
                    note=f"as agreed with the agent on the phone, {number}/{index}",
                )
            )
    return production


def content(project):
    """Every record, for comparisons."""
    plan = project.load()
    return {name: dict(getattr(plan, name)) for name in TABLES}
