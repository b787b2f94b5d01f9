"""The columns of the call sheet's lists."""

from collections.abc import Callable
from functools import partial

from crewplanner.app.call_sheet_editing import CAST_TIMES, cast_cell, schedule_cell
from crewplanner.app.call_sheet_words import remarks_text
from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.call_sheet import SheetPerson
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text
from crewplanner.domain.call_sheets import CastLine, ScheduleLine
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _
from crewplanner.ui.models.table import Column
from crewplanner.ui.pages.call_sheet.lines import Columns, LineRow, LineT

CrewRow = tuple[str, SheetPerson]
"""Department, person."""


def _column(
    cell: Callable[[LineT, str], str],
    name: str,
    title: str,
    width: int,
    help_text: str = "",
    *,
    editable: bool,
    stretch: bool = False,
) -> Column[LineRow[LineT]]:
    """A column of a list whose cells `cell` says; a line that is only begun has none."""

    def read(row: LineRow[LineT]) -> str:
        return "" if row.new else cell(row.line, name)

    return Column(
        id=name,
        title=title,
        value=read,
        edit=read if editable else None,
        width=width,
        least=width,
        stretch=stretch,
        help=help_text,
    )


def schedule_columns(*, editable: bool) -> Columns[ScheduleLine]:
    """Time, kind, number, set, light, text, pages, cast, place."""
    column = partial(_column, schedule_cell, editable=editable)
    near = _("Type 7:30, or -30 for half an hour before the call")
    kinds = _("Scene, item, move, meal or banner: the first letters do")
    return (
        column("time", _("Time"), 60, near),
        column("kind", _("Kind"), 66, kinds),
        column("number", _("No."), 50),
        column("setting", _("Set"), 135),
        column("light", _("D/N"), 58),
        column("text", _("Description"), 190, stretch=True),
        column("eighths", _("Pages"), 58, _("In eighths: 3/8, 1 3/8")),
        column("cast", _("Cast"), 70),
        column("place", _("Place"), 76),
    )


def cast_columns(*, editable: bool) -> Columns[CastLine]:
    """Kind, number, name, character, status, the times, remarks."""
    column = partial(_column, cast_cell, editable=editable)
    kinds = _("Cast, stand-in, extras or minor: the first letters do")
    titles = (_("Pickup"), _("Arrive"), _("Make-up"), _("Costume"), _("On set"))
    near = _("Type 7:30, or -30 for half an hour before the call")
    return (
        column("kind", _("Kind"), 82, kinds),
        column("number", _("No."), 44, _("Of the cast the number, of extras how many")),
        column("name", _("Name"), 116),
        column("character", _("Character"), 96),
        column("status", _("Status"), 56, _("Start, work, finish: SW, W, WF, H")),
        *(column(name, title, 62, near) for name, title in zip(CAST_TIMES, titles, strict=True)),
        column("note", _("Remarks"), 120, stretch=True),
    )


def crew_columns(words: FilmWords, *, editable: bool) -> tuple[Column[CrewRow], ...]:
    """Department, name and role; call, pickup and remark can be typed; the rest before."""

    def typed(read: Callable[[SheetPerson], str]) -> Callable[[CrewRow], str] | None:
        return (lambda row: read(row[1])) if editable else None

    return (*_who(), *_called(typed), *_known(words, typed))


_Typed = Callable[[Callable[[SheetPerson], str]], Callable[[CrewRow], str] | None]
"""Makes the reader of a cell that can be typed into; None where nothing may be typed."""


def _who() -> tuple[Column[CrewRow], ...]:
    return (
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row[0],
            width=100,
            spare=2,
            tone=lambda _row: "muted",
        ),
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row[1].name,
            strong=True,
            width=170,
            least=170,
            icon=lambda row: "warning:finding" if row[1].short else "",
        ),
        Column(
            id="role",
            title=_("Role"),
            value=lambda row: row[1].role,
            width=150,
            least=140,
            spare=3,
            tone=lambda _row: "muted",
        ),
    )


def _called(typed: _Typed) -> tuple[Column[CrewRow], ...]:
    calls = _("Type 6:15, +45 or -30; O/C on call, P/C per coordinator. Empty follows the unit.")
    return (
        Column(
            id="call",
            title=_("Call"),
            value=_call,
            width=62,
            fit=True,
            mark=lambda row: "hold" if row[1].own_call or row[1].call_text else "",
            edit=typed(_own_call),
            help=calls,
        ),
        Column(
            id="pickup",
            title=_("Pickup"),
            value=lambda row: _time(row[1].pickup),
            width=62,
            fit=True,
            edit=typed(lambda person: _time(person.pickup)),
            help=_("Type 7:30, or -30 for half an hour before the call"),
        ),
    )


def _known(words: FilmWords, typed: _Typed) -> tuple[Column[CrewRow], ...]:
    return (
        Column(
            id="wrapped",
            title=_("Wrapped"),
            value=_wrapped,
            width=70,
            fit=True,
            spare=4,
            tone=lambda _row: "muted",
            help=_("When the person last wrapped before this day"),
        ),
        Column(
            id="earliest",
            title=_("Earliest"),
            value=lambda row: _time(row[1].earliest),
            width=62,
            fit=True,
            spare=5,
            tone=lambda row: "finding" if row[1].short else "muted",
            help=_("The first call with the rest that is asked for"),
        ),
        Column(
            id="note",
            title=_("Remarks"),
            value=lambda row: remarks_text(row[1], words),
            width=170,
            least=170,
            stretch=True,
            tone=lambda row: "finding" if row[1].short else "",
            edit=typed(lambda person: person.note),
            help=_("What is found in the bookings, and what is written here"),
        ),
        Column(
            id="phone",
            title=_("Phone"),
            value=lambda row: phone_text(row[1].phone),
            width=120,
            fit=True,
            spare=1,
            tone=lambda _row: "muted",
        ),
    )


def _call(row: CrewRow) -> str:
    return row[1].call_text or _time(row[1].call)


def _own_call(person: SheetPerson) -> str:
    """What was typed as the person's own; nothing where the unit's holds."""
    return person.call_text or (_time(person.call) if person.own_call else "")


def _time(minutes: int | None) -> str:
    return "" if minutes is None else show_time(minutes)


def _wrapped(row: CrewRow) -> str:
    person = row[1]
    if person.last_date is None or person.last_wrap is None:
        return ""
    return f"{date_text(person.last_date, year=False).split()[0]} {show_time(person.last_wrap)}"
