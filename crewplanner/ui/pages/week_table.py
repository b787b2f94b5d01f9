"""The columns of one person's week: a row a day, what was worked beside what was planned."""

from collections.abc import Callable

from crewplanner.app.because_text import because_text
from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.money_text import money
from crewplanner.app.queries.person_week import PersonDay
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text, marks_text, word
from crewplanner.domain.approvals import TimesState
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _
from crewplanner.ui.meals import meals_text
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.pages.timecard_table import difference_text, difference_tone, state_tone


def week_columns(currency: str, words: FilmWords) -> tuple[Column[PersonDay], ...]:
    """The date, its times, and what they come to."""
    return (
        Column(
            id="date",
            title=_("Date"),
            value=lambda day: date_text(day.date, year=False),
            strong=True,
            width=98,
            fit=True,
        ),
        Column(
            id="type",
            title=_("Day"),
            value=lambda day: _type_text(day, words),
            width=104,
            spare=2,
            tone=_muted,
        ),
        Column(
            id="call",
            title=_("Call"),
            value=lambda day: _time(day.call),
            width=62,
            fit=True,
            mark=_mark,
        ),
        Column(
            id="meals",
            title=_("Meals"),
            value=lambda day: meals_text(day.meals),
            width=104,
            fit=True,
            spare=4,
        ),
        Column(
            id="wrap",
            title=_("Wrap"),
            value=lambda day: _time(day.wrap),
            width=78,
            fit=True,
            mark=_mark,
        ),
        *_lengths(),
        *_results(currency),
    )


def _lengths() -> tuple[Column[PersonDay], ...]:
    return (
        _length("worked", _("Worked"), lambda day: day.minutes),
        _length("planned", _("Planned"), lambda day: day.planned, muted=True, spare=4),
        Column(
            id="difference",
            title=_("± plan"),
            value=lambda day: difference_text(_difference(day)),
            align=RIGHT,
            width=58,
            fit=True,
            tone=lambda day: difference_tone(_difference(day)),
        ),
        _length("overtime", _("Overtime"), lambda day: day.overtime or None, spare=1),
    )


def _results(currency: str) -> tuple[Column[PersonDay], ...]:
    return (
        Column(
            id="irregular",
            title=_("Irregular"),
            value=_irregular,
            width=150,
            least=96,
            spare=3,
            tone=_muted,
            tip=_irregular,
            help=_("Hours in the evening, at night and on a weekend, and marks of the day"),
        ),
        Column(
            id="because",
            title=_("Because"),
            value=lambda day: because_text(day.lines, 0),
            width=170,
            least=170,
            spare=5,
            tone=_muted,
            tip=lambda day: because_text(day.lines, 0),
            help=_("What makes the day dearer: time above the plain rate, penalties, premiums"),
            stretch=True,
        ),
        Column(
            id="money",
            title=_("Money"),
            value=lambda day: money(day.amount, currency) if day.amount else "",
            align=RIGHT,
            width=84,
            fit=True,
        ),
        Column(
            id="state",
            title=_("State"),
            value=lambda day: word(day.state) if day.counts else "",
            width=88,
            fit=True,
            tone=lambda day: state_tone(day.state),
            icon=lambda day: "lock:muted" if day.state is TimesState.LOCKED else "",
        ),
    )


def _length(
    name: str,
    title: str,
    minutes: Callable[[PersonDay], int | None],
    *,
    muted: bool = False,
    spare: int = 0,
) -> Column[PersonDay]:
    def text(day: PersonDay) -> str:
        found = minutes(day)
        return "" if found is None else format_duration(found)

    return Column(
        id=name,
        title=title,
        value=text,
        align=RIGHT,
        width=68,
        fit=True,
        spare=spare,
        tone=_muted if muted else None,
    )


def _type_text(day: PersonDay, words: FilmWords) -> str:
    if day.kind is not DayKind.WORKED:
        return word(day.kind, words)
    return word(day.day_type, words) if day.day_type else ""


def _irregular(day: PersonDay) -> str:
    return " · ".join(filter(None, (marks_text(day.marks), irregular_text(day.irregular))))


def _time(minutes: int | None) -> str:
    return "" if minutes is None else show_time(minutes)


def _difference(day: PersonDay) -> int:
    if day.minutes is None or day.planned is None:
        return 0
    return day.minutes - day.planned


def _mark(day: PersonDay) -> str:
    return "hold" if day.own and day.minutes is not None else ""


def _muted(_day: PersonDay) -> str:
    return "muted"
