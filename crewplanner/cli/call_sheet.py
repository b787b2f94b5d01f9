"""Call sheets on the command line: what is written for a day, and what is missing."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.call_sheet_editing import (
    CAST_TEXTS,
    CAST_TIMES,
    SCHEDULE_TEXTS,
    cast_cell,
    cast_edited,
    schedule_cell,
    schedule_edited,
    sheet_time,
)
from crewplanner.app.call_sheet_words import remarks_text
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.call_sheets import (
    ChooseOnSheet,
    CopyCallSheet,
    PasteSheetLines,
    SetSheetTime,
    SheetText,
    SheetTime,
    SignCallSheet,
    WriteCrewLine,
    WriteRequirements,
    WriteSheetText,
)
from crewplanner.app.errors import Refused
from crewplanner.app.names import person_named, unit_named
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.call_sheet_missing import missing
from crewplanner.app.queries.make_call_sheet import asked_of, call_sheet_view, unit_day
from crewplanner.app.weeks import parse_date
from crewplanner.app.words import date_text
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import chosen_production, production_option, time_text, working_in
from crewplanner.cli.lines_file import read_lines
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import (
    DOES_NOT_HOLD,
    DONE,
    FilePath,
    Shell,
    pass_shell,
    project_argument,
)
from crewplanner.domain.call_sheets import CallSheet, CastLine, CrewLine, ScheduleLine
from crewplanner.domain.days import ShootDay
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext

SCHEDULE_COLUMNS = ("time", "kind", "eighths", *SCHEDULE_TEXTS)
CAST_COLUMNS = ("kind", *CAST_TIMES, *CAST_TEXTS)
_FIELDS = (*(name.value for name in SheetText), *(name.value for name in SheetTime))
_YES = {"yes": True, "no": False}


class SheetOptions(TypedDict):
    """What `call-sheet` is told."""

    day: str
    unit: str | None
    production: str | None
    fields: tuple[str, ...]
    schedule: Path | None
    cast: Path | None
    calls: tuple[str, ...]
    pickups: tuple[str, ...]
    remarks: tuple[str, ...]
    needs: tuple[str, ...]
    signed: tuple[str, ...]
    copy_from: str | None
    with_schedule: bool


@click.command(
    "call-sheet",
    help=_(
        "Say what a unit's call sheet lacks, and write what is given: texts, times, schedule, "
        "cast, requirements. Times may be against the call: -30. Exit code 1 if something is "
        "missing without which it must not go out. `export call-sheet` makes the paper."
    ),
)
@project_argument
@click.option("--day", metavar="DATE", required=True, help=_("Which day: 2026-11-23."))
@click.option("--unit", metavar="NAME", help=_("Which unit; else the first that works."))
@production_option
@click.option(
    "--set",
    "fields",
    metavar="NAME=TEXT",
    multiple=True,
    help=_("weather, safety, shooting_call, lunch, phones (yes, no), advance …; may be repeated."),
)
@click.option(
    "--schedule",
    metavar="FILE",
    type=FilePath(path_type=Path),
    help=_("The whole schedule, CSV or TSV with columns such as time, number, setting, text."),
)
@click.option(
    "--cast",
    metavar="FILE",
    type=FilePath(path_type=Path),
    help=_("The whole cast, CSV or TSV with columns such as number, name, pickup, on_set."),
)
@click.option(
    "--call", "calls", metavar="NAME=TEXT", multiple=True, help=_("O/C or P/C for one of the crew.")
)
@click.option(
    "--pickup", "pickups", metavar="NAME=TIME", multiple=True, help=_("When one is picked up.")
)
@click.option(
    "--remark", "remarks", metavar="NAME=TEXT", multiple=True, help=_("A remark beside one.")
)
@click.option(
    "--need",
    "needs",
    metavar="HEADING=TEXT",
    multiple=True,
    help=_("What a department needs; an empty text takes it away."),
)
@click.option(
    "--sign", "signed", metavar="TITLE=NAME", multiple=True, help=_("Who signs; may be repeated.")
)
@click.option("--copy-from", metavar="DATE", help=_("First take over what another day says."))
@click.option("--with-schedule", is_flag=True, help=_("With --copy-from: its schedule too."))
@json_option
@pass_shell
def call_sheet_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[SheetOptions]
) -> int:
    """Write what is said, and tell what is there and what is missing."""
    date = parse_date(options["day"])
    writes = any(
        value for name, value in options.items() if name not in {"day", "unit", "production"}
    )
    span = DateSpan(first=date, last=date)
    with (shell.editing if writes else shell.reading)(project) as workspace:
        plan = workspace.plan
        production = chosen_production(plan, options["production"], working_in(plan, span))
        day = sheet_day(plan, production, date, options["unit"])
        if writes:
            commands = tuple(_Writer(workspace, production, day).commands(options))
            workspace.do(Batch(commands=commands, words=_("Write the call sheet")))
        view = call_sheet_view(asked_of(workspace, day.id))
    output = Output(as_json=as_json)
    said, data = call_sheet_told(view)
    output.say(said)
    output.data(data | {"sheet": _sheet_data(view)})
    return DOES_NOT_HOLD if any(one.grave for one in missing(view)) else DONE


class _Writer:
    """Makes commands of what the options say about one day."""

    def __init__(self, workspace: Workspace, production: Production, day: ShootDay) -> None:
        self._plan = workspace.plan
        self._production = production
        self._day = day
        self._sheet: CallSheet | None = workspace.plan.call_sheet_of.get(day.id)

    def commands(self, options: SheetOptions) -> Iterator[Command]:
        """In the order in which they build on each other. Raises Refused."""
        if options["copy_from"] is not None:
            date = parse_date(options["copy_from"])
            unit = self._plan.units[self._day.unit].name
            source = sheet_day(self._plan, self._production, date, unit)
            whole = options["with_schedule"]
            yield CopyCallSheet(day=self._day.id, source=source.id, schedule=whole)
        elif options["with_schedule"]:
            raise Refused(_("--with-schedule is of --copy-from alone."))
        yield from self._fields(options["fields"])
        yield from self._lists(options)
        yield from self._crew(options)
        if options["needs"]:
            known = dict(self._sheet.requirements if self._sheet else ())
            known |= dict(_pair(text, "--need") for text in options["needs"])
            pairs = tuple((name, text) for name, text in known.items() if text)
            yield WriteRequirements(day=self._day.id, requirements=pairs)
        if options["signed"]:
            pairs = tuple(_pair(text, "--sign") for text in options["signed"])
            yield SignCallSheet(day=self._day.id, signed=pairs)

    def _fields(self, texts: tuple[str, ...]) -> Iterator[Command]:
        sheet = self._sheet
        phones, advance = (sheet.phones, sheet.advance) if sheet else (True, 2)
        choices = (phones, advance)
        for written in texts:
            name, text = _pair(written, "--set")
            if name == "phones" and text.casefold() in _YES:
                phones = _YES[text.casefold()]
            elif name == "advance" and text.isdecimal():
                advance = int(text)
            elif name in {one.value for one in SheetText}:
                yield WriteSheetText(day=self._day.id, name=SheetText(name), text=text)
            elif name in {one.value for one in SheetTime}:
                time = _read(sheet_time, text, self._day.call)
                yield SetSheetTime(day=self._day.id, name=SheetTime(name), time=time)
            else:
                raise Refused(
                    _(
                        "“{text}” sets nothing. Write one of {names}, phones=no or advance=2."
                    ).format(text=written, names=", ".join(_FIELDS))
                )
        if (phones, advance) != choices:
            yield ChooseOnSheet(day=self._day.id, phones=phones, advance=advance)

    def _lists(self, options: SheetOptions) -> Iterator[Command]:
        day = self._day
        if options["schedule"] is not None:
            rows = read_lines(options["schedule"], SCHEDULE_COLUMNS)
            lines = tuple(_schedule_line(row, day.call) for row in rows)
            yield PasteSheetLines(day=day.id, schedule=lines)
        if options["cast"] is not None:
            people = read_lines(options["cast"], CAST_COLUMNS)
            cast = tuple(_cast_line(row, day.call) for row in people)
            yield PasteSheetLines(day=day.id, cast=cast)

    def _crew(self, options: SheetOptions) -> Iterator[Command]:
        lines = {line.person: line for line in (self._sheet.crew if self._sheet else ())}
        before = dict(lines)
        for option in ("calls", "pickups", "remarks"):
            for written in options[option]:
                name, text = _pair(written, f"--{option.removesuffix('s')}")
                person = person_named(self._plan, name, likely=self._booked)
                line = lines.get(person.id) or CrewLine(person=person.id)
                lines[person.id] = _changed(line, option, text, self._day.call)
        for person_id, line in lines.items():
            if before.get(person_id) != line:
                yield WriteCrewLine(day=self._day.id, line=line)

    def _booked(self, person: Person) -> bool:
        return bool(self._plan.booking_on(person.id, self._day.date))


def sheet_day(plan: Plan, production: Production, date: dt.date, unit: str | None) -> ShootDay:
    """The day of the unit with that name, else of the first that works. Raises Refused."""
    chosen = unit_named(plan, production.id, unit) if unit else None
    day = unit_day(plan, production.id, date, chosen.id if chosen else None)
    if day is None:
        text = _("{title} has no day on {date}. Choose a date of `days`.")
        if chosen is not None:
            text = _("{unit} of {title} has no day on {date}. Choose a date of `days`.")
        raise Refused(
            text.format(
                title=production.title,
                unit=chosen.name if chosen else "",
                date=date_text(date),
            )
        )
    return day


def call_sheet_told(view: CallSheetView) -> tuple[str, dict[str, Any]]:
    """Whose sheet, how many people, and what is missing on it."""
    lacking = missing(view)
    people = ngettext("{count} person", "{count} people", len(view.people))
    text = _("{title}, {unit}, call sheet of {date}: {people}. {missing}")
    flags = ngettext("{count} thing is missing:", "{count} things are missing:", len(lacking))
    lines = [flags.format(count=len(lacking)), *(one.text for one in lacking)]
    said = text.format(
        title=view.title,
        unit=view.unit_name,
        date=date_text(view.date),
        people=people.format(count=len(view.people)),
        missing=" ".join(lines) if lacking else _("Nothing is missing."),
    )
    return said, {
        "date": view.date.isoformat(),
        "unit": view.unit_name,
        "people": len(view.people),
        "missing": [{"code": one.code, "text": one.text, "grave": one.grave} for one in lacking],
    }


def _sheet_data(view: CallSheetView) -> dict[str, Any]:
    """What is written, and the crew with their calls, for programs."""
    sheet = view.sheet
    times = {name.value: time_text(getattr(sheet, name.value)) for name in SheetTime}
    texts = {name.value: getattr(sheet, name.value) for name in SheetText}
    return {
        "call": time_text(view.call),
        "wrap": time_text(view.wrap),
        "phones": sheet.phones,
        "advance": sheet.advance,
        **times,
        **texts,
        "schedule": [
            {name: schedule_cell(line, name) for name in SCHEDULE_COLUMNS}
            for line in sheet.schedule
        ],
        "cast": [{name: cast_cell(line, name) for name in CAST_COLUMNS} for line in sheet.cast],
        "requirements": dict(sheet.requirements),
        "signed": dict(sheet.signed),
        "crew": [
            {
                "person": person.person,
                "name": person.name,
                "department": department.name,
                "role": person.role,
                "call": person.call_text or time_text(person.call),
                "pickup": time_text(person.pickup),
                "last_wrap": time_text(person.last_wrap),
                "earliest": time_text(person.earliest),
                "remarks": remarks_text(person, view.words),
            }
            for department in view.departments
            for person in department.people
        ],
    }


def _pair(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise Refused(
            _("“{text}” after {option} needs a name, = and a text.").format(
                text=text, option=option
            )
        )
    return name.strip(), value.strip()


def _read(read: Callable[[str, int | None], int | None], text: str, call: int | None) -> int | None:
    try:
        return read(text, call)
    except ValueError as error:
        raise Refused(f"{error}.") from error


def _changed(line: CrewLine, option: str, text: str, call: int | None) -> CrewLine:
    match option:
        case "calls":
            return CrewLine(person=line.person, call=text, pickup=line.pickup, note=line.note)
        case "pickups":
            pickup = _read(sheet_time, text, call)
            return CrewLine(person=line.person, call=line.call, pickup=pickup, note=line.note)
        case _:
            return CrewLine(person=line.person, call=line.call, pickup=line.pickup, note=text)


def _schedule_line(row: dict[str, str], call: int | None) -> ScheduleLine:
    line = ScheduleLine()
    try:
        for column, text in row.items():
            line = schedule_edited(line, column, text, call)
    except ValueError as error:
        raise Refused(f"{error}.") from error
    return line


def _cast_line(row: dict[str, str], call: int | None) -> CastLine:
    line = CastLine(name="")
    try:
        for column, text in row.items():
            line = cast_edited(line, column, text, call)
    except ValueError as error:
        raise Refused(f"{error}.") from error
    return line
