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
from crewplanner.exports.options import Options, Shows
from crewplanner.exports.texts import span_text
from crewplanner.exports.week_grid import WeekGrid, summed
from crewplanner.exports.week_paper import WeekPaper
from crewplanner.i18n import _


def week_paper(view: WeekView, options: Options) -> WeekPaper:
    """The document for this reader. Raises Refused for a department or person not in the week."""
    seen = _allowed(_chosen(view, options), options.shows)
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
        contacts=options.shows.contacts,
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


def _allowed(view: WeekView, shows: Shows) -> WeekView:
    """The view without what this reader may not see, and without bookings that claim no date."""
    seen = _each_person(view, _live)
    if not shows.private:
        seen = _each_person(seen, _reached)
    if not shows.notes:
        seen = replace(_each_person(seen, _unmarked), notes=(), holds=(), findings=())
    if not shows.money:
        days = tuple(replace(day, cost="") for day in seen.days)
        seen = replace(_each_person(seen, _unpriced), days=days, currency="", total_cost="")
    if not shows.contacts:
        seen = replace(_each_person(seen, _unreached), contact="")
    return seen


def _each_person(view: WeekView, change: Callable[[WeekPerson], WeekPerson]) -> WeekView:
    departments = tuple(
        replace(one, people=tuple(change(person) for person in one.people))
        for one in view.departments
    )
    return replace(view, departments=departments)


def _live(person: WeekPerson) -> WeekPerson:
    cells = tuple(tuple(cell for cell in day if cell.status in LIVE) for day in person.cells)
    return replace(person, cells=cells)


def _reached(person: WeekPerson) -> WeekPerson:
    """A row without a private phone."""
    return replace(person, phone="" if person.phone_private else person.phone)


def _unreached(person: WeekPerson) -> WeekPerson:
    """A row without phone, and without a word on being away."""
    return replace(person, phone="", away=tuple("" for _kind in person.away))


def _unmarked(person: WeekPerson) -> WeekPerson:
    """A row without findings and the reason of an absence."""
    away = tuple(_("Away") if kind else "" for kind in person.away)
    return _each_cell(replace(person, away=away), _unmarked_cell)


def _unpriced(person: WeekPerson) -> WeekPerson:
    """A row without money."""
    return _each_cell(replace(person, cost=""), _unpriced_cell)


def _each_cell(person: WeekPerson, change: Callable[[WeekCell], WeekCell]) -> WeekPerson:
    return replace(person, cells=tuple(tuple(map(change, day)) for day in person.cells))


def _unmarked_cell(cell: WeekCell) -> WeekCell:
    return replace(cell, marks=tuple(mark for mark in cell.marks if mark != "FINDING"))


def _unpriced_cell(cell: WeekCell) -> WeekCell:
    return replace(cell, cost="")
