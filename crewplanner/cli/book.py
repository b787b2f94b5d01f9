"""Book: a person, for dates, how firmly."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import BookPeople, EditBooking
from crewplanner.app.ledger_words import asked_text
from crewplanner.app.names import fold, person_named, role_named, status_named, unit_named
from crewplanner.app.queries.asked_again import asked_again_by, new_dates
from crewplanner.app.words import status_text
from crewplanner.cli.choosing import (
    chosen_production,
    dates,
    known_to,
    person_option,
    production_option,
    time_spec,
    weekday_date,
    working_in,
)
from crewplanner.cli.findings import do_and_compare, finding_data, tell_caused
from crewplanner.cli.lists import booking_data
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.scenarios import in_scenario
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.bookings import HIGHEST_RANK, Booking
from crewplanner.domain.ids import NEW, BookingId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _


class BookOptions(TypedDict):
    """What `book` is told."""

    person: str
    first: str
    last: str | None
    status: str
    rank: int | None
    role: str | None
    unit: str | None
    call: str | None
    production: str | None
    scenario: str | None


@click.command(
    "book",
    short_help=_("Book a person for a date or a span of dates."),
    help=_(
        "Book a person for a date or a span of dates, and say what that clashes with. Booking the "
        "same dates again changes the booking."
    ),
)
@project_argument
@person_option(required=True)
@click.option("--from", "first", metavar="DATE", required=True, help=_("First date: 2026-11-23."))
@click.option("--to", "last", metavar="DATE", help=_("Last date; without it, that one day."))
@click.option(
    "--status",
    metavar="STATUS",
    required=True,
    help=_(
        "confirmed, pencil (also 1H, 2H, …), enquired, challenged, offered, released, cancelled."
    ),
)
@click.option(
    "--rank", type=click.IntRange(1, HIGHEST_RANK), help=_("Rank of a hold; 1 has first refusal.")
)
@click.option("--role", metavar="ROLE", help=_("The role; without it, the person's usual one."))
@click.option("--unit", metavar="UNIT", help=_("The unit; without it, the first that works."))
@click.option("--call", metavar="TIME", help=_("A call of their own: 05:30, or -45 to the unit's."))
@production_option
@click.option("--scenario", metavar="NAME", help=_("Book in this scenario, not in the plan."))
@json_option
@pass_shell
def book_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[BookOptions]
) -> None:
    """Book a person and tell what findings that causes."""
    output = Output(as_json=as_json)
    span = dates(options["first"], options["last"])
    with shell.editing(project) as opened:
        workspace = in_scenario(opened, options["scenario"])
        plan = workspace.plan
        person = person_named(plan, options["person"], likely=_with_role(plan, options["role"]))
        production = chosen_production(
            plan, options["production"], known_to(plan, person.id), working_in(plan, span)
        )
        wanted = _wanted(plan, person, production, span, options)
        before = _same(plan, wanted)
        command = _new(wanted) if before is None else _changed(before, wanted, options)
        beside = _beside(plan, wanted, before)
        caused = do_and_compare(workspace, command, span)
        earlier, plan = plan, workspace.plan
        rows = {"bookings": frozenset(plan.bookings)}
        again = asked_again_by(plan, new_dates(earlier, plan, rows), workspace.ledgers)
        booking = plan.bookings[before.id] if before else _latest(plan, person)
    output.say(_said(booking, person, production, before))
    if beside is not None:
        output.note(
            _("{name} has another booking for {title}, from {first} to {last}. Both stay.").format(
                name=person.name,
                title=production.title,
                first=beside.span.first,
                last=beside.span.last,
            )
        )
    tell_caused(output, plan, caused)
    for one in again:
        output.note(_("{name}: {text}.").format(name=person.name, text=asked_text(one)))
    output.data(
        {
            "booking": booking_data(plan, booking),
            "findings": [finding_data(plan, finding) for finding in caused],
            "asked_again": [
                {"kind": one.kind.value, "count": one.count, "median": float(one.median)}
                for one in again
            ],
        }
    )


def _with_role(plan: Plan, role: str | None) -> Callable[[Person], bool]:
    """Who of several with one name is meant: whoever does that job."""
    wanted = fold(role or "")

    def does(person: Person) -> bool:
        roles = (plan.roles[key] for key in person.roles if key in plan.roles)
        return any(wanted in {fold(one.name), fold(one.name_uk)} for one in roles)

    return does


def _wanted(
    plan: Plan, person: Person, production: Production, span: DateSpan, options: BookOptions
) -> Booking:
    status, rank = status_named(options["status"])
    role, unit, call = options["role"], options["unit"], options["call"]
    usual = next(iter(person.roles), None)
    return Booking(
        id=BookingId(NEW),
        production=production.id,
        person=person.id,
        span=span,
        role=role_named(plan, role, production.words).id if role else usual,
        unit=unit_named(plan, production.id, unit).id if unit else None,
        status=status,
        rank=options["rank"] or rank,
        call=time_spec(call) if call else None,
    )


def _same(plan: Plan, wanted: Booking) -> Booking | None:
    """The live booking of the person for just these dates, if there is one."""
    alike = (b for b in plan.bookings_of.get(wanted.person, ()) if b.live and _alike(b, wanted))
    return next(alike, None)


def _beside(plan: Plan, wanted: Booking, same: Booking | None) -> Booking | None:
    """Another live booking of the person for the production on some of the dates."""
    others = (
        booking
        for booking in plan.bookings_of.get(wanted.person, ())
        if booking.live
        and booking != same
        and booking.production == wanted.production
        and booking.span.overlaps(wanted.span)
    )
    return next(others, None)


def _latest(plan: Plan, person: Person) -> Booking:
    return max(plan.bookings_of[person.id], key=lambda booking: booking.id)


def _alike(booking: Booking, wanted: Booking) -> bool:
    same = (wanted.production, wanted.span)
    return (booking.production, booking.span) == same and wanted.unit in {None, booking.unit}


def _new(wanted: Booking) -> Command:
    return BookPeople(
        production=wanted.production,
        people=(wanted.person,),
        spans=(wanted.span,),
        status=wanted.status,
        rank=wanted.rank,
        role=wanted.role,
        unit=wanted.unit,
        call=wanted.call,
    )


def _changed(before: Booking, wanted: Booking, options: BookOptions) -> Command:
    """Change what was said; what was not said stays."""
    return EditBooking(
        booking=replace(
            before,
            status=wanted.status,
            rank=wanted.rank,
            role=wanted.role if options["role"] else before.role,
            unit=wanted.unit if options["unit"] else before.unit,
            call=wanted.call if options["call"] else before.call,
        )
    )


def _said(booking: Booking, person: Person, production: Production, before: Booking | None) -> str:
    first, last = weekday_date(booking.span.first), weekday_date(booking.span.last)
    status = status_text(booking.status, booking.rank, production.words)
    facts = {
        "name": person.name,
        "title": production.title,
        "when": first if first == last else _("{first} to {last}").format(first=first, last=last),
        "status": status,
    }
    if before is None:
        return _("Booked {name} for {title}, {when}: {status}.").format(**facts)
    facts["before"] = status_text(before.status, before.rank, production.words)
    return _("Changed the booking of {name} for {title}, {when}: {before}, now {status}.").format(
        **facts
    )
