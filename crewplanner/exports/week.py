"""From the week's view to the week's document: the one place that decides who may see what.

What a reader may not see is taken out of the view before anything is written, so that no format,
total, count or note can give it away.
"""

from collections.abc import Callable
from dataclasses import replace

from crewplanner.app.errors import Refused
from crewplanner.app.queries.week import WeekCell, WeekDay, WeekDepartment, WeekPerson, WeekView
from crewplanner.domain.bookings import LIVE
from crewplanner.domain.ids import PersonId
from crewplanner.exports import week_notes
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.texts import span_text
from crewplanner.exports.week_grid import WeekGrid, summed
from crewplanner.exports.week_paper import WeekPaper
from crewplanner.i18n import _


def week_paper(view: WeekView, options: Options) -> WeekPaper:
    """The document for this reader. Raises Refused for a department or person not in the week."""
    seen = _allowed(_chosen(view, options), options.audience)
    grid = WeekGrid.of(seen, options.clock, options.issue)
    days = tuple(grid.day(day) for day in seen.days)
    blocks = tuple(grid.block(department) for department in seen.departments)
    totals = summed(block.totals for block in blocks)
    return WeekPaper(
        title=seen.title,
        week=_("Week {number}").format(number=seen.week_number),
        dates=span_text(seen.span),
        iso_week="" if seen.iso_week.endswith(f"W{seen.week_number:02}") else seen.iso_week,
        span=seen.span,
        timezone=seen.timezone,
        currency=seen.currency,
        version=options.version,
        issued=options.issued_at,
        notice=week_notes.notice(options, blocks),
        facts=week_notes.facts(seen, options),
        figures=week_notes.figures(days, blocks, totals, seen.currency),
        days=days,
        blocks=blocks,
        totals=totals,
        sections=(*week_notes.changed(options), *week_notes.sections(seen, days, blocks)),
        legend=week_notes.legend(days, blocks, options.issue),
        revision=options.revision,
        since=options.issue.since if options.issue else "",
    )


def _chosen(view: WeekView, options: Options) -> WeekView:
    """The view with only the department and the person asked for, counted anew."""
    departments = view.departments
    if options.department:
        departments = _of_department(departments, options.department)
    if options.person is not None:
        departments = _of_person(departments, options.person)
    if departments == view.departments:
        return view
    days = tuple(_recounted(day, index, departments) for index, day in enumerate(view.days))
    return replace(view, departments=departments, days=days, total_cost="")


def _of_department(
    departments: tuple[WeekDepartment, ...], name: str
) -> tuple[WeekDepartment, ...]:
    found = tuple(one for one in departments if one.name.casefold() == name.strip().casefold())
    if not found:
        raise Refused(
            _("Nobody of a department “{name}” is in this week. Check its name.").format(name=name)
        )
    return found


def _of_person(
    departments: tuple[WeekDepartment, ...], person: PersonId
) -> tuple[WeekDepartment, ...]:
    found = tuple(
        replace(one, people=people, heads=(), needed=(), filled=())
        for one in departments
        if (people := tuple(row for row in one.people if row.person == person))
    )
    if not found:
        raise Refused(_("This person is not in this week. Choose another week or person."))
    return found


def _recounted(day: WeekDay, index: int, departments: tuple[WeekDepartment, ...]) -> WeekDay:
    return replace(
        day,
        heads=sum(one.heads[index] for one in departments if one.heads),
        needed=sum(one.needed[index] for one in departments if one.needed),
        filled=sum(one.filled[index] for one in departments if one.filled),
        cost="",
    )


def _allowed(view: WeekView, audience: Audience) -> WeekView:
    """The view without what this reader may not see, and without bookings that claim no date."""
    match audience:
        case Audience.PRODUCER:
            return _each_person(view, _live)
        case Audience.CREW | Audience.DEPARTMENT:
            return replace(
                _each_person(view, _public),
                days=tuple(replace(day, cost="") for day in view.days),
                currency="",
                notes=(),
                holds=(),
                findings=(),
                total_cost="",
            )


def _each_person(view: WeekView, change: Callable[[WeekPerson], WeekPerson]) -> WeekView:
    departments = tuple(
        replace(one, people=tuple(change(person) for person in one.people))
        for one in view.departments
    )
    return replace(view, departments=departments)


def _live(person: WeekPerson) -> WeekPerson:
    cells = tuple(tuple(cell for cell in day if cell.status in LIVE) for day in person.cells)
    return replace(person, cells=cells)


def _public(person: WeekPerson) -> WeekPerson:
    """A row without money, private phone, findings and the reason of an absence."""
    live = _live(person)
    return replace(
        live,
        phone="" if person.phone_private else person.phone,
        away=tuple(_("Away") if kind else "" for kind in person.away),
        cost="",
        cells=tuple(tuple(_public_cell(cell) for cell in day) for day in live.cells),
    )


def _public_cell(cell: WeekCell) -> WeekCell:
    marks = tuple(mark for mark in cell.marks if mark != "FINDING")
    return replace(cell, cost="", marks=marks)
