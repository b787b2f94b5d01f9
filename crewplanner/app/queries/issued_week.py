"""What a week says now, as an issue would keep it; and the week again from what was kept."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crewplanner.app.queries.grouping import Group, alone, grouped, is_night
from crewplanner.app.queries.make_week import WeekQuestion, calendar_uid
from crewplanner.app.queries.people import status_order
from crewplanner.app.queries.week import (
    WeekCell,
    WeekDay,
    WeekDepartment,
    WeekPerson,
    WeekUnitDay,
    WeekView,
)
from crewplanner.app.weeks import iso_week
from crewplanner.app.words import department_name, role_name
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import PlannedDay, minutes_worked, own_times, planned
from crewplanner.domain.days import DayStatus, DayType, ShootDay
from crewplanner.domain.ids import PersonId, ProductionId, UnitId
from crewplanner.domain.issue_model import IssueModel, SaidCell, SaidDay, SaidPerson
from crewplanner.domain.issued import CALL_SHEET, WEEK
from crewplanner.domain.numbering import numbering
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.stints import Diary
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeSpec, format_minutes


def week_model(plan: Plan, question: WeekQuestion) -> IssueModel:
    """What the crew's version of the week says. It costs the week's people, not the project's."""
    production, span = plan.productions[question.production], question.span
    days = [
        _said_day(plan, day) for date in span for day in plan.days_on.get((production.id, date), ())
    ]
    booked = {
        booking.person
        for date in span
        for booking in plan.bookings_at.get((production.id, date), ())
    }
    holidays = ((date, plan.holidays_on.get((production.id, date))) for date in span)
    return IssueModel(
        paper=WEEK,
        span=span,
        title=production.title,
        code=production.code,
        client=production.client,
        contact=production.contact,
        words=production.words.value,
        timezone=production.timezone,
        holidays=tuple((date, one.name) for date, one in holidays if one is not None),
        days=tuple(days),
        people=tuple(_rows(plan, question, grouped(plan, production.id, booked))),
    )


def day_model(plan: Plan, question: WeekQuestion, unit: UnitId | None) -> IssueModel:
    """What a unit's call sheet says of its day and its people; `question` is of that date."""
    whole = week_model(plan, question)
    rows = (
        replace(row, cells=tuple(cell for cell in row.cells if cell.unit == unit))
        for row in whole.people
    )
    return replace(
        whole,
        paper=CALL_SHEET,
        days=tuple(day for day in whole.days if day.unit == unit),
        people=tuple(row for row in rows if row.cells),
    )


def _said_day(plan: Plan, day: ShootDay) -> SaidDay:
    numbers = numbering(plan, day.unit)
    places = (plan.places.get(place) for place in day.places)
    return SaidDay(
        day=day.id,
        date=day.date,
        unit=day.unit,
        unit_name=plan.units[day.unit].name,
        day_type=day.day_type,
        cancelled=day.status is DayStatus.CANCELLED,
        call=day.call,
        wrap=day.wrap,
        meals=day.meals,
        places=tuple(place.name for place in places if place),
        note=day.note,
        number=numbers.number(day.date),
        total=numbers.total,
        check_times=day.check_times,
    )


def _rows(plan: Plan, question: WeekQuestion, groups: Iterable[Group]) -> Iterator[SaidPerson]:
    words = plan.productions[question.production].words
    for group in groups:
        department = department_name(group.department, words)
        for member in group.members:
            diary = Diary(plan, member.person.id)
            yield SaidPerson(
                person=member.person.id,
                name=member.person.name,
                role=role_name(member.role, words),
                department=department,
                cells=tuple(
                    cell for date in question.span for cell in _cells(plan, question, diary, date)
                ),
            )


def _cells(plan: Plan, question: WeekQuestion, diary: Diary, date: dt.date) -> Iterator[SaidCell]:
    """The bookings of a date as the week numbers them, and then those that do not stand on it."""
    claimed = {one.booking.id for one in diary.claims(date) if one.booking and not one.day}
    own = [one for one in diary.bookings(date) if one.production == question.production]
    number = 0
    for booking in sorted(own, key=status_order):
        times = planned(plan, booking, date)
        day = plan.day_of(booking, date)
        waits = day is None and (booking.id in claimed or alone(plan, booking))
        on = times is not None or waits
        uid = calendar_uid(question, booking.person, date, number) if on else ""
        number += on
        yield _cell(plan, booking, date, times, uid)


def _cell(
    plan: Plan, booking: Booking, date: dt.date, times: PlannedDay | None, uid: str
) -> SaidCell:
    production = plan.productions[booking.production]
    day = plan.day_of(booking, date)
    unit = plan.units.get(day.unit if day else booking.unit or UnitId(0))
    place = next((plan.places[key] for key in times.places), None) if times else None
    call, wrap = (times.call, times.wrap) if times else own_times(booking)
    minutes = times.minutes if times else 0
    if times is None and call is not None and wrap is not None:
        minutes = minutes_worked(date, call, wrap, (), production.timezone)
    return SaidCell(
        date=date,
        booking=booking.id,
        unit=unit.id if unit else None,
        unit_name=unit.name if unit else "",
        status=booking.status,
        rank=booking.rank,
        on=bool(uid),
        uid=uid,
        day_type=times.day.day_type if times else booking.day_type,
        call=call,
        wrap=wrap,
        meals=times.meals if times else (),
        minutes=minutes,
        place=place.name if place else "",
        address=place.address if place else "",
        night=is_night(production, call, wrap),
        own_call=_spec(booking.call),
        own_wrap=_spec(booking.wrap),
        own_type=booking.day_type,
    )


def _spec(spec: TimeSpec | None) -> str:
    match spec:
        case Clock(minutes=minutes):
            return format_minutes(minutes)
        case Offset(minutes=minutes):
            return f"{'-' if minutes < 0 else '+'}{format_minutes(abs(minutes))}"
        case None:
            return ""


def week_said(
    model: IssueModel, production: ProductionId, keep: PersonId | None = None
) -> WeekView:
    """The week that an issue said, to write it again: what the crew may see, as it was then.

    Rows without a day are left out, but for the person to `keep`.
    """
    days = tuple(_day_said(model, date) for date in model.span)
    departments = dict.fromkeys(row.department for row in model.people)
    name = iso_week(model.span)
    return WeekView(
        production=production,
        title=model.title,
        code=model.code,
        client=model.client,
        contact=model.contact,
        words=FilmWords(model.words),
        timezone=model.timezone,
        currency="",
        iso_week=name,
        week_number=int(name[-2:]),
        span=model.span,
        days=days,
        departments=tuple(_department_said(model, one, keep) for one in departments),
        notes=(),
        holds=(),
        findings=(),
        total_planned=sum(cell.minutes for row in model.people for cell in row.cells),
        total_overtime=0,
        total_cost="",
    )


def _day_said(model: IssueModel, date: dt.date) -> WeekDay:
    return WeekDay(
        date=date,
        weekend=date.weekday() in {5, 6},
        holiday=dict(model.holidays).get(date, ""),
        units=tuple(
            WeekUnitDay(
                unit=day.unit_name,
                day_type=day.day_type,
                number=day.number,
                total=day.total,
                places=day.places,
                call=day.call,
                wrap=day.wrap,
                meals=day.meals,
                note=day.note,
                check_times=day.check_times,
            )
            for day in model.days
            if day.date == date
        ),
        heads=sum(any(_shown(cell, date) for cell in row.cells) for row in model.people),
        needed=0,
        filled=0,
    )


def _department_said(model: IssueModel, name: str, keep: PersonId | None) -> WeekDepartment:
    people = tuple(
        _person_said(row, model.span)
        for row in model.people
        if row.department == name and (row.person == keep or any(cell.on for cell in row.cells))
    )
    heads = tuple(sum(bool(one.cells[place]) for one in people) for place in range(len(model.span)))
    none = (0,) * len(heads)
    return WeekDepartment(name=name, people=people, heads=heads, needed=none, filled=none)


def _person_said(row: SaidPerson, span: DateSpan) -> WeekPerson:
    cells = tuple(
        tuple(_week_cell(cell) for cell in row.cells if _shown(cell, date)) for date in span
    )
    return WeekPerson(
        person=PersonId(row.person),
        name=row.name,
        role=row.role,
        phone="",
        cells=cells,
        away=("",) * len(span),
        days=sum(map(bool, cells)),
        planned=sum(cell.minutes for on_date in cells for cell in on_date),
        worked=0,
        overtime=0,
        evening=0,
        night=0,
        rest=None,
        cost="",
    )


def _week_cell(cell: SaidCell) -> WeekCell:
    travels = cell.day_type is DayType.TRAVEL
    marks = (("NIGHT", cell.night), ("TRAVEL", travels))
    return WeekCell(
        date=cell.date,
        uid=cell.uid,
        status=cell.status,
        rank=cell.rank,
        day_type=cell.day_type,
        call=cell.call,
        wrap=cell.wrap,
        meals=cell.meals,
        unit=cell.unit_name,
        place=cell.place,
        address=cell.address,
        minutes=cell.minutes,
        marks=tuple(mark for mark, there in marks if there),
        own_call=bool(cell.own_call or cell.own_wrap),
    )


def _shown(cell: SaidCell, date: dt.date) -> bool:
    return cell.on and cell.date == date
