"""The columns of a day's crew: who, as what, when, and how irregular it is."""

from collections.abc import Callable, Sequence

from crewplanner.app.irregular_text import days_off_text
from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.day import CalledPerson, UnitDay
from crewplanner.app.queries.days import DayRow
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text, status_text, word
from crewplanner.domain.bookings import FIRM
from crewplanner.domain.findings import Severity
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _
from crewplanner.ui.models.table import RIGHT, Column

Called = tuple[str, int, CalledPerson]
"""Department, position in the order of departments and roles, person."""


def called(units: Sequence[UnitDay]) -> tuple[Called, ...]:
    """Everybody of the units in the order of departments."""
    found = [
        (department.name, person)
        for unit in units
        for department in unit.departments
        for person in department.people
    ]
    return tuple((name, number, person) for number, (name, person) in enumerate(found))


def called_columns(words: FilmWords) -> tuple[Column[Called], ...]:
    """Department first, so that the list reads like a call sheet."""
    return (*_who(words), *_times())


def _who(words: FilmWords) -> tuple[Column[Called], ...]:
    return (
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row[0],
            sort=lambda row: row[1],
            width=120,
            spare=3,
            least=84,
            tone=lambda _row: "muted",
        ),
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row[2].name,
            strong=True,
            width=180,
            least=180,
            icon=lambda row: _finding_icon(row[2]),
        ),
        Column(
            id="role",
            title=_("Role"),
            value=lambda row: row[2].role,
            width=160,
            least=128,
            spare=8,
            stretch=True,
        ),
        Column(
            id="status",
            title=_("Status"),
            value=lambda row: status_text(row[2].status, row[2].rank, words),
            width=84,
            fit=True,
            spare=6,
            tone=lambda row: "" if row[2].status in FIRM else "hold.ink",
        ),
    )


def _times() -> tuple[Column[Called], ...]:
    return (
        Column(
            id="call",
            title=_("Call"),
            value=lambda row: "" if row[2].call is None else show_time(row[2].call),
            sort=lambda row: row[2].call,
            width=66,
            fit=True,
            mark=lambda row: "hold" if row[2].own_call else "",
        ),
        Column(
            id="wrap",
            title=_("Wrap"),
            value=lambda row: "" if row[2].wrap is None else show_time(row[2].wrap),
            sort=lambda row: row[2].wrap,
            width=66,
            fit=True,
            spare=7,
            tone=lambda _row: "muted",
        ),
        _minutes("hours", _("Hours"), lambda person: person.minutes, spare=4),
        _minutes("evening", _("Evening"), lambda one: one.irregular.evening, spare=1, if_any=True),
        _minutes("night", _("Night"), lambda one: one.irregular.night, spare=4, if_any=True),
        Column(
            id="days-off",
            title=_("Weekend, holiday"),
            value=lambda row: days_off_text(row[2].irregular),
            width=118,
            fit=True,
            if_any=True,
            spare=2,
            tone=lambda _row: "muted",
            help=_("Hours on a Saturday, a Sunday or a public holiday"),
        ),
        Column(
            id="phone",
            title=_("Phone"),
            value=lambda row: phone_text(row[2].phone),
            width=134,
            fit=True,
            spare=5,
            tone=lambda _row: "muted",
        ),
    )


def day_columns(words: FilmWords) -> tuple[Column[DayRow], ...]:
    """The list of days at the side."""
    return (
        Column(
            id="date",
            title=_("Date"),
            value=lambda row: date_text(row.date, year=False),
            sort=lambda row: row.date,
            strong=True,
            width=96,
            fit=True,
        ),
        Column(
            id="type",
            title=_("Day"),
            value=lambda row: _day_text(row, words),
            width=110,
            least=112,
            icon=lambda row: "moon:night" if row.night else "",
            tip=lambda row: f"{row.unit} · {row.place}" if row.place else row.unit,
            stretch=True,
        ),
        Column(
            id="call",
            title=_("Call"),
            value=lambda row: "" if row.call is None else show_time(row.call),
            sort=lambda row: row.call,
            width=58,
            fit=True,
            spare=2,
            tone=lambda row: "finding" if row.check_times else "muted",
        ),
        Column(
            id="heads",
            title=_("Crew"),
            value=lambda row: str(row.heads) if row.heads else "",
            sort=lambda row: row.heads,
            align=RIGHT,
            width=48,
            fit=True,
            spare=1,
            tone=lambda _row: "muted",
        ),
    )


def _day_text(row: DayRow, words: FilmWords) -> str:
    kind = word(row.day_type, words)
    number = _("{kind} {number}").format(kind=kind, number=row.number) if row.number else kind
    return number if row.first_unit else f"{number} · {row.unit}"


def _minutes(
    name: str,
    title: str,
    read: Callable[[CalledPerson], int],
    *,
    spare: int,
    if_any: bool = False,
) -> Column[Called]:
    def value(row: Called) -> str:
        minutes = read(row[2])
        return format_duration(minutes) if minutes else ""

    def sort(row: Called) -> int:
        return read(row[2])

    return Column(
        id=name,
        title=title,
        value=value,
        sort=sort,
        align=RIGHT,
        width=60,
        fit=True,
        spare=spare,
        if_any=if_any,
    )


def _finding_icon(person: CalledPerson) -> str:
    severities = {finding.severity for finding in person.findings}
    return "warning:finding" if severities & {Severity.BLOCK, Severity.WARN} else ""
