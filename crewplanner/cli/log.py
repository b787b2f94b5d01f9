"""Log: what a person worked on a date."""

from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.errors import Refused
from crewplanner.app.names import person_named
from crewplanner.app.weeks import parse_date
from crewplanner.app.words import marks_text, word
from crewplanner.cli.choosing import (
    chosen_production,
    known_to,
    meal,
    person_option,
    production_option,
    time_text,
    weekday_date,
    working_in,
)
from crewplanner.cli.findings import do_and_compare, finding_data, tell_caused
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.calls import minutes_worked
from crewplanner.domain.day_details import NO_DETAILS
from crewplanner.domain.ids import NEW, TimecardId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.shorthand import (
    CardChange,
    Inherited,
    SheetField,
    applied,
    inherited_on,
    parse_exception,
)
from crewplanner.domain.shorthand_details import EXAMPLES, write_details
from crewplanner.domain.timecards import ABSENT, DayKind, Timecard, WorkedDay
from crewplanner.domain.values import (
    DateSpan,
    TimeRange,
    format_duration,
    format_minutes,
    resolve,
)
from crewplanner.i18n import _


class LogOptions(TypedDict):
    """What `log` is told."""

    person: str
    date: str
    call: str | None
    wrap: str | None
    meals: tuple[str, ...]
    kind: str | None
    details: str | None
    remarks: str | None
    production: str | None


@click.command(
    "log",
    help=_(
        "Write down what a person worked on a date. A time past midnight is written 26:30; a wrap "
        "of 02:00 after a call at 17:00 is understood as 26:00. Logging a date again changes what "
        "is said and leaves the rest."
    ),
)
@project_argument
@person_option(required=True)
@click.option("--date", metavar="DATE", required=True, help=_("The date on which work began."))
@click.option(
    "--call", metavar="TIME", help=_("Call; +0:30 or -45: later or earlier than the unit.")
)
@click.option("--wrap", metavar="TIME", help=_("Wrap, in the same way; or hours worked: 10.5."))
@click.option(
    "--meal", "meals", metavar="TIME-TIME", multiple=True, help=_("A meal; may be repeated.")
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in DayKind]),
    help=_("What the date was for the person; worked, unless it says something else."),
)
@click.option(
    "--details",
    metavar="TEXT",
    help=_(
        "Marks and what agreements ask of a day, as in the sheet: “fc, cam 45, cwd”; with a minus "
        "before it one is taken away."
    ),
)
@click.option("--remarks", metavar="TEXT", help=_("A remark for whoever pays."))
@production_option
@json_option
@pass_shell
def log_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[LogOptions]
) -> None:
    """Log a person's times and tell what findings they cause."""
    output = Output(as_json=as_json)
    date = parse_date(options["date"])
    day = DateSpan(first=date, last=date)
    with shell.editing(project) as workspace:
        plan = workspace.plan
        person = person_named(
            plan, options["person"], likely=lambda one: bool(plan.booking_on(one.id, date))
        )
        booked = {booking.production for booking in plan.booking_on(person.id, date)}
        production = chosen_production(
            plan, options["production"], booked, known_to(plan, person.id), working_in(plan, day)
        )
        card = _card(plan, person, production, options)
        command = LogTimes.of(card)
        deed = plan.deed_on(production.id, person.id, date)
        caused = do_and_compare(workspace, command, day)
        plan = workspace.plan
    if plan.deed_on(production.id, person.id, date) != deed:
        output.note(
            _("The times of {name} were approved. They are open again.").format(name=person.name)
        )
    if production.id not in booked:
        output.note(
            _(
                "{name} has no booking for {title} on that date. The times are kept all the same."
            ).format(name=person.name, title=production.title)
        )
    output.say(_said(plan, command, person, production))
    tell_caused(output, plan, caused)
    output.data(
        {
            "timecard": _timecard(plan, command, person, production),
            "findings": [finding_data(plan, finding) for finding in caused],
        }
    )


def _card(plan: Plan, person: Person, production: Production, options: LogOptions) -> Timecard:
    """The person's card with what was said; what was not said stays as it was."""
    date = parse_date(options["date"])
    times = (options["call"], options["wrap"], *options["meals"])
    if "" in times:
        raise Refused(_("A time is empty. Write it as 19:30 or, past midnight, 26:30."))
    if not any((*times, options["kind"], options["details"], options["remarks"])):
        raise Refused(_("Say at least --call and --wrap, or a --kind such as sick."))
    card = plan.timecard_on(production.id, person.id, date) or Timecard(
        id=TimecardId(NEW), production=production.id, person=person.id, date=date
    )
    inherited = inherited_on(plan, production.id, person.id, date)
    if options["kind"]:
        card = _of_kind(card, DayKind(options["kind"]), times=any(times))
    try:
        if options["call"]:
            change = parse_exception(options["call"], SheetField.CALL, inherited)
            card = applied(card, change)
            inherited = replace(inherited, call=resolve(change.time, inherited.unit_call))
        if options["meals"]:
            start = inherited.call
            meals = tuple(meal(text, start, production.day_start) for text in options["meals"])
            card, inherited = replace(card, meals=meals), replace(inherited, meals=meals)
        if options["wrap"]:
            card = applied(card, parse_exception(options["wrap"], SheetField.WRAP, inherited))
        if options["details"]:
            card = applied(card, _noted(options["details"], inherited))
    except ValueError as error:
        raise Refused(_sentence(error)) from error
    card = replace(card, remarks=options["remarks"] or card.remarks)
    if any(times):
        _check(plan, card)
    return card


def _noted(text: str, inherited: Inherited) -> CardChange:
    """The change that marks and details make. Raises ValueError for anything else."""
    change = parse_exception(text, SheetField.WRAP, inherited)
    if not change.beside_only:
        raise ValueError(
            _("“{text}” is more than marks and details; there are {examples}").format(
                text=text, examples=f"fc, ndb 7:30, {EXAMPLES}"
            )
        )
    return change


def _of_kind(card: Timecard, kind: DayKind, *, times: bool) -> Timecard:
    if kind not in ABSENT:
        return replace(card, kind=kind)
    if times:
        raise Refused(_("A day of kind “{kind}” has no times. Leave them out.").format(kind=kind))
    return replace(card, kind=kind, call=None, wrap=None, meals=None)


def _check(plan: Plan, card: Timecard) -> None:
    """Refuse what would be kept and then not count."""
    after = plan.replaced({"timecards": {card.id: card}})
    worked = after.worked_on(card.production, card.person, card.date)
    if worked is None:
        raise Refused(
            _(
                "That makes no day: write --call and --wrap, the wrap after the call. Only what "
                "the unit's day sheet says may be left out."
            )
        )
    for one in card.meals or ():
        if one not in worked.meals:
            raise Refused(
                _("The meal {meal} does not lie between call {call} and wrap {wrap}.").format(
                    meal=_range_text(one),
                    call=format_minutes(worked.call),
                    wrap=format_minutes(worked.wrap),
                )
            )


def _sentence(error: ValueError) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."


def _timecard(
    plan: Plan, command: LogTimes, person: Person, production: Production
) -> dict[str, Any]:
    worked = plan.worked_on(production.id, person.id, command.date)
    meals = worked.meals if worked else ()
    return {
        "person": person.name,
        "production": production.title,
        "date": command.date.isoformat(),
        "kind": command.kind.value,
        "call": time_text(worked.call) if worked else None,
        "wrap": time_text(worked.wrap) if worked else None,
        "meals": [_range_text(one) for one in meals],
        "minutes": _minutes(worked, production) if worked else 0,
        "details": ", ".join(_noted_of(command)),
        "remarks": command.remarks,
    }


def _said(plan: Plan, command: LogTimes, person: Person, production: Production) -> str:
    worked = plan.worked_on(production.id, person.id, command.date)
    kind = word(command.kind, production.words)
    if worked is None:
        told = kind
    else:
        told = f"{format_minutes(worked.call)}-{format_minutes(worked.wrap)}"
        if worked.meals:
            meals = ", ".join(_range_text(one) for one in worked.meals)
            told += f", {_('meal {times}').format(times=meals)}"
        duration = format_duration(_minutes(worked, production))
        told += f", {_('{duration} h worked').format(duration=duration)}"
        if command.kind is not DayKind.WORKED:
            told = f"{kind}, {told}"
    told = ", ".join((told, *_noted_of(command)))
    return _("Logged {name} for {title}, {date}: {told}.").format(
        name=person.name, title=production.title, date=weekday_date(command.date), told=told
    )


def _noted_of(command: LogTimes) -> tuple[str, ...]:
    """The marks and details of the card as they can be typed."""
    marks = (marks_text((mark,)) for mark in command.marks)
    return (*marks, *write_details(command.details or NO_DETAILS))


def _minutes(worked: WorkedDay, production: Production) -> int:
    return minutes_worked(worked.date, worked.call, worked.wrap, worked.meals, production.timezone)


def _range_text(times: TimeRange) -> str:
    return f"{format_minutes(times.start)}-{format_minutes(times.end)}"
