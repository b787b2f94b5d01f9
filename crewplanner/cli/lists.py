"""Lists: the crew, the days, the bookings."""

from pathlib import Path
from typing import Any

import click

from crewplanner.app.names import person_named, production_named
from crewplanner.app.queries.people import crew
from crewplanner.app.weeks import parse_week
from crewplanner.app.words import department_name, person_name, role_name, status_text, word
from crewplanner.cli.choosing import (
    known_to,
    person_option,
    production_option,
    time_text,
    week_option,
    weekday_date,
    words_of,
)
from crewplanner.cli.output import Output, json_option, narrow
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.domain.numbering import Numbering, numbering
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext


@click.command("crew", help=_("List the people, with their roles and how to reach them."))
@project_argument
@production_option
@json_option
@pass_shell
def crew_command(shell: Shell, project: Path, production: str | None, as_json: bool) -> None:
    """List the people of the project, or those a production knows."""
    with shell.reading(project) as workspace:
        plan = workspace.plan
    only = production_named(plan, production) if production else None
    rows = [
        plan.people[row.person]
        for row in crew(plan, only.id if only else None, shell.now().date())
        if only is None or only.id in known_to(plan, row.person)
    ]
    people = [_person(plan, person, words_of(plan, only)) for person in rows]
    output = Output(as_json=as_json)
    output.say(ngettext("{count} person", "{count} people", len(people)).format(count=len(people)))
    output.table(
        (_("Name"), _("Roles"), _("Departments"), _("Phone"), _("E-mail")),
        [
            (
                one["name"],
                ", ".join(one["roles"]),
                ", ".join(one["departments"]),
                one["phone"],
                one["email"],
            )
            for one in people
        ],
    )
    output.data({"people": people})


@click.command("days", help=_("List the shoot days, with their numbers and times."))
@project_argument
@production_option
@week_option()
@json_option
@pass_shell
def days_command(
    shell: Shell, project: Path, production: str | None, week: str | None, as_json: bool
) -> None:
    """List the days of the project, of a production, of a week."""
    with shell.reading(project) as workspace:
        plan = workspace.plan
    only, span = _narrowed(plan, production, week)
    found = [
        day
        for day in plan.shoot_days.values()
        if (only is None or day.production == only.id) and (span is None or day.date in span)
    ]
    found.sort(key=lambda day: (day.date, day.production, plan.units[day.unit].position, day.id))
    numbers = {unit: numbering(plan, unit) for unit in {day.unit for day in found}}
    output = Output(as_json=as_json)
    output.say(ngettext("{count} day", "{count} days", len(found)).format(count=len(found)))
    output.table(
        (
            _("Date"),
            _("Production"),
            _("Day"),
            _("Type"),
            _("Unit"),
            _("Call"),
            _("Wrap"),
            _("Place"),
            "",
        ),
        [_day_row(plan, day, numbers[day.unit]) for day in found],
        right=(2,),
    )
    output.data({"days": [_day(plan, day, numbers[day.unit]) for day in found]})


@click.command("bookings", help=_("List the bookings: who, for which dates, how firmly."))
@project_argument
@production_option
@week_option()
@person_option()
@json_option
@pass_shell
def bookings_command(
    shell: Shell,
    project: Path,
    production: str | None,
    week: str | None,
    person: str | None,
    as_json: bool,
) -> None:
    """List the bookings of the project, of a production, of a week, of a person."""
    with shell.reading(project) as workspace:
        plan = workspace.plan
    only, span = _narrowed(plan, production, week)
    whose = person_named(plan, person) if person else None
    found = [
        booking
        for booking in plan.bookings.values()
        if (only is None or booking.production == only.id)
        and (span is None or booking.span.overlaps(span))
        and (whose is None or booking.person == whose.id)
    ]
    found.sort(key=lambda b: (b.span.first, person_name(plan.people[b.person]), b.id))
    output = Output(as_json=as_json)
    count = len(found)
    output.say(ngettext("{count} booking", "{count} bookings", count).format(count=count))
    output.table(
        (_("From"), _("To"), _("Person"), _("Role"), _("Status"), _("Production")),
        [_booking_row(plan, booking) for booking in found],
    )
    output.data({"bookings": [booking_data(plan, booking) for booking in found]})


def booking_data(plan: Plan, booking: Booking) -> dict[str, Any]:
    """A booking as `--json` tells it."""
    production = plan.productions[booking.production]
    role = plan.roles.get(booking.role) if booking.role else None
    return {
        "id": booking.id,
        "person": person_name(plan.people.get(booking.person)),
        "production": production.title,
        "from": booking.span.first.isoformat(),
        "to": booking.span.last.isoformat(),
        "role": role_name(role, production.words),
        "status": booking.status.value,
        "rank": booking.rank,
    }


def _narrowed(
    plan: Plan, production: str | None, week: str | None
) -> tuple[Production | None, DateSpan | None]:
    only = production_named(plan, production) if production else None
    span = parse_week(week, only.first_weekday if only else 0) if week else None
    return only, span


def _person(plan: Plan, person: Person, words: FilmWords) -> dict[str, Any]:
    roles = [plan.roles[role] for role in person.roles if role in plan.roles]
    departments = dict.fromkeys(
        department_name(plan.departments.get(role.department), words) for role in roles
    )
    return {
        "id": person.id,
        "name": person.name,
        "roles": [role_name(role, words) for role in roles],
        "departments": list(departments),
        "phone": person.phone,
        "email": person.email,
    }


def _day(plan: Plan, day: ShootDay, numbers: Numbering) -> dict[str, Any]:
    return {
        "id": day.id,
        "production": plan.productions[day.production].title,
        "date": day.date.isoformat(),
        "number": numbers.number(day.date),
        "type": day.day_type.value,
        "unit": plan.units[day.unit].name,
        "call": time_text(day.call),
        "wrap": time_text(day.wrap),
        "place": "; ".join(_place_names(plan, day)),
        "check_times": day.check_times,
    }


def _day_row(plan: Plan, day: ShootDay, numbers: Numbering) -> tuple[str, ...]:
    production = plan.productions[day.production]
    number = numbers.number(day.date)
    return (
        weekday_date(day.date),
        production.title,
        "" if number is None else _("{n} of {total}").format(n=number, total=numbers.total),
        word(day.day_type, production.words),
        plan.units[day.unit].name,
        time_text(day.call) or "",
        time_text(day.wrap) or "",
        narrow(_place_names(plan, day)),
        _("check times") if day.check_times else "",
    )


def _booking_row(plan: Plan, booking: Booking) -> tuple[str, ...]:
    production = plan.productions[booking.production]
    role = plan.roles.get(booking.role) if booking.role else None
    return (
        weekday_date(booking.span.first),
        weekday_date(booking.span.last),
        person_name(plan.people.get(booking.person)),
        role_name(role, production.words),
        status_text(booking.status, booking.rank, production.words),
        production.title,
    )


def _place_names(plan: Plan, day: ShootDay) -> list[str]:
    return [plan.places[place].name for place in day.places if place in plan.places]
