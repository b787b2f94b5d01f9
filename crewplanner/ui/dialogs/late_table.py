"""The columns of who has too little rest after a late wrap."""

from crewplanner.app.late_words import fixed_text
from crewplanner.app.queries.late_wrap import BrokenRest
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _
from crewplanner.ui.models.table import RIGHT, Column


def late_columns() -> tuple[Column[BrokenRest], ...]:
    """Who, wrapped when, called when, how much rest that is, and from when it would be enough."""
    return (*_who(), *_when(), *_rest())


def _who() -> tuple[Column[BrokenRest], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.name,
            strong=True,
            width=180,
            least=150,
        ),
        Column(
            id="role",
            title=_("Role"),
            value=lambda row: row.role,
            width=130,
            least=80,
            spare=1,
            stretch=True,
            tone=lambda _row: "muted",
        ),
    )


def _when() -> tuple[Column[BrokenRest], ...]:
    return (
        Column(
            id="wrap",
            title=_("Wrap"),
            value=lambda row: show_time(row.wrap),
            sort=lambda row: row.wrap,
            width=66,
            fit=True,
        ),
        Column(
            id="call",
            title=_("Next call"),
            value=lambda row: f"{date_text(row.date, year=False)} {show_time(row.call)}",
            sort=lambda row: (row.date, row.call),
            width=110,
            fit=True,
        ),
    )


def _rest() -> tuple[Column[BrokenRest], ...]:
    return (
        Column(
            id="rest",
            title=_("Rest left"),
            value=lambda row: format_duration(row.rest),
            sort=lambda row: row.rest,
            align=RIGHT,
            width=66,
            fit=True,
            tone=lambda _row: "finding",
        ),
        Column(
            id="asked",
            title=_("Asked"),
            value=lambda row: format_duration(row.asked),
            sort=lambda row: row.asked,
            align=RIGHT,
            width=60,
            fit=True,
            help=_("What the production, a law or the agreement asks for; the longest of them"),
        ),
        Column(
            id="earliest",
            title=_("Earliest call"),
            value=lambda row: show_time(row.earliest),
            sort=lambda row: (row.date, row.earliest),
            strong=True,
            width=86,
            fit=True,
        ),
        Column(
            id="fixed",
            title=_("Call stays"),
            value=fixed_text,
            width=120,
            fit=True,
            if_any=True,
            tone=lambda _row: "muted",
        ),
    )
