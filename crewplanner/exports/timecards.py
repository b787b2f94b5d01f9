"""Timecards as a paper: one person's week to sign, or those of a group below each other.

Times and hours for everybody who may read it; what they come to for the producer and payroll.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from crewplanner.app.derivation_steps import multiple_text
from crewplanner.app.errors import Refused
from crewplanner.app.queries.person_week import PersonDay, PersonWeek
from crewplanner.app.queries.timecard_sheets import CardDepartment, TimecardsSheetView
from crewplanner.app.words import weekday_text, word
from crewplanner.domain.approvals import TimesState
from crewplanner.domain.timecards import DayKind
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Note, Notes, Orientation, Paper, Part, Signatures
from crewplanner.exports.paper_readers import chosen, facts, notice, person_mark, readers
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, Value
from crewplanner.exports.texts import span_text
from crewplanner.i18n import _, ngettext

_MEALS = 2


def timecards_paper(view: TimecardsSheetView, options: Options) -> Paper:
    """The document. Raises Refused for a department or a person that is not in the week."""
    departments = _wanted(view, options)
    weeks = [one for department in departments for one in department.weeks]
    multiples = _multiples(weeks)
    single = options.person is not None
    priced = options.shows.money
    parts: list[Part] = [
        Table(
            columns=_columns(multiples, priced=priced),
            groups=tuple(_groups(view, departments, multiples, priced=priced, single=single)),
            totals=() if single else _totals(weeks, multiples, priced=priced),
            group_key="person",
            data=True,
            empty=_("Nobody is booked in this week. Choose another week."),
        )
    ]
    notes = tuple(_open(weeks))
    if notes:
        parts.append(Notes(title=_("Still open"), notes=notes))
    if single:
        signs = (_("Employee"), weeks[0].name), (_("Head of department"), ""), (_("Production"), "")
        parts.append(Signatures(lines=signs))
    count = len(weeks)
    who = weeks[0].name if single else ""
    mark = person_mark(weeks[0].person, who) if single else ""
    return Paper(
        title=view.title,
        heading=_("Timecard of {name}").format(name=who) if single else _("Timecards"),
        dates=span_text(view.week),
        file_parts=(view.week.first.isoformat(), _("timecards"), mark or readers(options)),
        properties=f"{view.title}: {_('Timecard')}, {span_text(view.week)}" if single else "",
        options=options,
        parts=tuple(parts),
        facts=facts(
            options,
            (_("Company"), view.company),
            (_("Role"), weeks[0].role if single else ""),
            (_("State"), word(weeks[0].state) if single else ""),
        ),
        figures=() if single else ((str(count), ngettext("person", "people", count)),),
        notice=notice(options),
        currency=view.currency if priced else "",
        orientation=Orientation.LANDSCAPE,
    )


def timecards_gaps(view: TimecardsSheetView) -> tuple[str, ...]:
    """What the cards lack, in sentences."""
    names = [one.name for one in view.weeks if _missing(one)]
    if not names:
        return ()
    text = ngettext(
        "Times are still open for {count} person.",
        "Times are still open for {count} people.",
        len(names),
    )
    return (text.format(count=len(names)),)


def _wanted(view: TimecardsSheetView, options: Options) -> tuple[CardDepartment, ...]:
    departments = chosen(view.departments, options)
    if options.person is None:
        return departments
    found = tuple(
        replace(one, weeks=own)
        for one in departments
        if (own := tuple(week for week in one.weeks if week.person == options.person))
    )
    if not found:
        raise Refused(_("This person is not in this week. Choose another week or person."))
    return found


def _multiples(weeks: list[PersonWeek]) -> tuple[Decimal, ...]:
    return tuple(sorted({multiple for week in weeks for multiple, _ in week.by_multiple}))


def _columns(multiples: tuple[Decimal, ...], *, priced: bool) -> tuple[Column, ...]:
    meals = tuple(
        column
        for number in range(1, _MEALS + 1)
        for column in (
            Column(
                title=_("out"),
                key=f"meal_{number}_out",
                kind=Kind.TIME,
                above=_("Meal {number}").format(number=number),
            ),
            Column(
                title=_("in"),
                key=f"meal_{number}_in",
                kind=Kind.TIME,
                above=_("Meal {number}").format(number=number),
            ),
        )
    )
    hours = tuple(
        Column(title=multiple_text(one), key=f"hours_{one}", kind=Kind.MINUTES, above=_("Hours at"))
        for one in multiples
    )
    pay = (Column(title=_("Pay"), key="pay", kind=Kind.MONEY),) if priced else ()
    return (
        Column(title=_("Day"), key="weekday", data_only=True),
        Column(title=_("Date"), key="date", kind=Kind.DATE, year=False),
        Column(title=_("Role"), key="role", data_only=True),
        Column(title=_("Department"), key="department", data_only=True),
        Column(title=_("Kind"), key="kind", weight=1),
        Column(title=_("Call"), key="call", kind=Kind.TIME),
        *meals,
        Column(title=_("Wrap"), key="wrap", kind=Kind.TIME),
        Column(title=_("Hours"), key="hours", kind=Kind.MINUTES),
        Column(title=_("Decimal"), key="hours_decimal", kind=Kind.NUMBER),
        *hours,
        *pay,
        Column(title=_("Remarks"), key="remarks", weight=1.6),
    )


def _groups(
    view: TimecardsSheetView,
    departments: tuple[CardDepartment, ...],
    multiples: tuple[Decimal, ...],
    *,
    priced: bool,
    single: bool,
) -> Iterator[Group]:
    for department in departments:
        for week in department.weeks:
            said = (week.name, week.role, department.name)
            yield Group(
                title=" · ".join(dict.fromkeys(filter(None, said))),
                rows=tuple(
                    _row(view, week, day, department.name, multiples, priced=priced)
                    for day in week.days
                ),
                sums=_sums(week, multiples, priced=priced, single=single),
                whole=True,
            )


def _row(
    view: TimecardsSheetView,
    week: PersonWeek,
    day: PersonDay,
    department: str,
    multiples: tuple[Decimal, ...],
    *,
    priced: bool,
) -> Row:
    meals: list[Value] = []
    for number in range(_MEALS):
        meal = day.meals[number] if number < len(day.meals) else None
        meals += [meal.start, meal.end] if meal else [None, None]
    spent = dict(view.hours.get((week.person, day.date), ()))
    more = _("and {count} more meals").format(count=len(day.meals) - _MEALS)
    marks = [word(mark.kind) for mark in day.marks]
    remarks = [*marks, day.remarks, more if len(day.meals) > _MEALS else ""]
    return Row(
        cells=(
            weekday_text(day.date.weekday()),
            day.date,
            week.role,
            department,
            _kind(day),
            day.call,
            *meals,
            day.wrap,
            day.minutes,
            _decimal(day.minutes),
            *(spent.get(one) or None for one in multiples),
            *((day.amount or None,) if priced else ()),
            " · ".join(filter(None, remarks)),
        )
    )


def _kind(day: PersonDay) -> Cell:
    if day.kind is not DayKind.WORKED:
        return Cell(value=word(day.kind))
    if day.minutes is None and day.counts:
        return Cell(value=_("times open"), strong=True)
    return Cell(value=word(day.day_type) if day.day_type and day.counts else "", muted=True)


def _sums(week: PersonWeek, multiples: tuple[Decimal, ...], *, priced: bool, single: bool) -> Row:
    by_multiple = dict(week.by_multiple)
    state = "" if single or week.state is TimesState.OPEN else word(week.state)
    return Row(
        cells=(
            None,
            _("Week"),
            None,
            None,
            None,
            None,
            *([None] * (2 * _MEALS)),
            None,
            week.minutes,
            _decimal(week.minutes),
            *(by_multiple.get(one) or None for one in multiples),
            *((week.total,) if priced else ()),
            state,
        )
    )


def _totals(
    weeks: list[PersonWeek], multiples: tuple[Decimal, ...], *, priced: bool
) -> tuple[Row, ...]:
    minutes = sum(one.minutes for one in weeks)
    spent = [sum(dict(week.by_multiple).get(one, 0) for week in weeks) for one in multiples]
    total = sum((one.total for one in weeks), Decimal(0))
    before = (None, _("All"), *([None] * (5 + 2 * _MEALS)))
    after = ((total,) if priced else ()) + (None,)
    return (
        Row(cells=(*before, minutes, _decimal(minutes), *(one or None for one in spent), *after)),
    )


def _decimal(minutes: int | None) -> Decimal | None:
    return None if minutes is None else (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def _missing(week: PersonWeek) -> bool:
    return any(
        day.counts and day.minutes is None and day.kind is DayKind.WORKED for day in week.days
    )


def _open(weeks: list[PersonWeek]) -> Iterator[Note]:
    for week in weeks:
        if _missing(week):
            days = [
                weekday_text(day.date.weekday())
                for day in week.days
                if day.counts and day.minutes is None and day.kind is DayKind.WORKED
            ]
            yield Note(when=week.name, text=_("no times for {days}").format(days=", ".join(days)))
