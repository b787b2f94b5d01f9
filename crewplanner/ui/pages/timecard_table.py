"""The columns of the group sheet: what is inherited is grey, what was typed is marked."""

from crewplanner.app.because_text import because_text
from crewplanner.app.details_text import details_text, details_words
from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.money_text import money
from crewplanner.app.queries.timecards import TimecardRow
from crewplanner.app.time_text import show_spec, show_time
from crewplanner.app.words import marks_text, word
from crewplanner.domain.approvals import TimesState
from crewplanner.domain.day_details import Detail
from crewplanner.domain.pay import PayNote
from crewplanner.domain.shorthand_details import EXAMPLES
from crewplanner.domain.timecards import ABSENT, DayKind
from crewplanner.domain.values import HOUR, Offset, TimeSpec, format_duration
from crewplanner.i18n import _
from crewplanner.ui.meals import meals_text
from crewplanner.ui.models.table import RIGHT, Column

_Columns = tuple[Column[TimecardRow], ...]


def sheet_columns(
    currency: str, *, editable: bool, asked: frozenset[Detail] = frozenset()
) -> _Columns:
    """Name, role, the three times that can be typed, and what results.

    The titles say what can be typed, and of what agreements ask only where one does.
    """
    return (
        *_who(),
        *_times(editable, _also(asked)),
        *_hours(),
        *_reasons(currency),
        *_notes(editable),
    )


def _who() -> _Columns:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.name,
            strong=True,
            width=146,
            least=146,
        ),
        Column(
            id="role",
            title=_("Role"),
            value=lambda row: row.role,
            width=106,
            least=90,
            spare=2,
            tone=_grey,
        ),
    )


def _also(asked: frozenset[Detail]) -> str:
    if not asked & {Detail.SHAPE, Detail.TRAVEL, Detail.MISSED_BREAKS, Detail.ON_SET_WRAP}:
        return ""
    return " " + _("Also {examples}.").format(examples=EXAMPLES.replace(" or ", ", "))


def _times(editable: bool, also: str) -> _Columns:
    return (
        Column(
            id="call",
            title=_("Call"),
            value=_call_text,
            sort=lambda row: row.call,
            width=66,
            fit=True,
            tone=lambda row: "" if row.own_call or row.kind is not DayKind.WORKED else "muted",
            mark=lambda row: "hold" if row.own_call or row.kind is not DayKind.WORKED else "",
            edit=(lambda row: _typed(row.own_call)) if editable else None,
            tip=_remarks_tip,
            help=_(
                "Empty follows the unit. Type 6:15, +45, fc, ndb 7:30, sick, off, leave or toil."
            )
            + also,
        ),
        Column(
            id="meals",
            title=_("Meals"),
            value=lambda row: "" if row.kind in ABSENT else meals_text(row.meals),
            width=106,
            fit=True,
            spare=9,
            tone=lambda row: "" if row.own_meals is not None else "muted",
            mark=lambda row: "hold" if row.own_meals is not None else "",
            edit=(lambda row: meals_text(row.own_meals or ())) if editable else None,
            help=_("Empty follows the unit. Type 13:00-13:30; none for no meal."),
        ),
        Column(
            id="wrap",
            title=_("Wrap"),
            value=lambda row: _time_text(row.wrap, row.kind),
            sort=lambda row: row.wrap,
            width=84,
            fit=True,
            tone=lambda row: "" if row.own_wrap else "muted",
            mark=lambda row: "hold" if row.own_wrap else "",
            edit=(lambda row: _typed(row.own_wrap)) if editable else None,
            tip=_remarks_tip,
            help=_("Empty follows the unit. Type 22:30, 26:15, +45, or hours worked: 6.5.") + also,
        ),
    )


def _hours() -> _Columns:
    return (
        Column(
            id="worked",
            title=_("Worked"),
            value=lambda row: "" if row.minutes is None else format_duration(row.minutes),
            sort=lambda row: row.minutes,
            align=RIGHT,
            width=60,
            fit=True,
            spare=10,
            tone=lambda row: "finding" if _difference(row) > HOUR else "",
            tip=_worked_tip,
        ),
        Column(
            id="planned",
            title=_("Planned"),
            value=lambda row: "" if row.planned is None else format_duration(row.planned),
            sort=lambda row: row.planned,
            align=RIGHT,
            width=62,
            fit=True,
            spare=3,
            tone=_grey,
        ),
        Column(
            id="difference",
            title=_("± plan"),
            value=_difference_text,
            sort=_difference,
            align=RIGHT,
            width=60,
            fit=True,
            spare=7,
            tone=lambda row: difference_tone(_difference(row)),
            help=_("Worked minus planned hours"),
        ),
        Column(
            id="overtime",
            title=_("Overtime"),
            value=lambda row: format_duration(row.overtime) if row.overtime else "",
            sort=lambda row: row.overtime,
            align=RIGHT,
            width=72,
            fit=True,
            spare=1,
        ),
    )


def _reasons(currency: str) -> _Columns:
    return (
        Column(
            id="because",
            title=_("Because"),
            value=_because,
            width=150,
            least=150,
            spare=4,
            tone=lambda row: "finding" if row.questions else "muted",
            tip=_because,
            stretch=True,
        ),
        Column(
            id="extra",
            title=_("Extra"),
            value=lambda row: money(row.extra, currency) if row.extra else "",
            sort=lambda row: row.extra,
            align=RIGHT,
            width=70,
            fit=True,
            spare=5,
            help=_("Overtime, penalties and premiums: what is not base pay"),
        ),
    )


def _notes(editable: bool) -> _Columns:
    return (
        Column(
            id="remarks",
            title=_("Remarks"),
            value=_remarks_text,
            width=112,
            least=92,
            spare=8,
            tone=_grey,
            mark=lambda row: "hold" if row.marks or row.details.said else "",
            edit=(lambda row: row.remarks) if editable else None,
            tip=_remarks_tip,
            help=_("Marks and details of the day, typed in call or wrap; and what is written here"),
        ),
        Column(
            id="state",
            title=_("State"),
            value=lambda row: "" if row.state is TimesState.OPEN else word(row.state),
            sort=lambda row: row.state.value,
            width=82,
            fit=True,
            spare=7,
            if_any=True,
            tone=lambda row: state_tone(row.state),
            icon=lambda row: "lock:muted" if row.state is TimesState.LOCKED else "",
            help=_("Submitted, approved or locked; nothing while the times are open"),
        ),
    )


def _typed(spec: TimeSpec | None) -> str:
    if spec is None:
        return ""
    return show_spec(spec).replace("−", "-") if isinstance(spec, Offset) else show_spec(spec)


def _call_text(row: TimecardRow) -> str:
    if row.kind is not DayKind.WORKED:
        return word(row.kind)
    return _time_text(row.call, row.kind)


def _time_text(minutes: int | None, kind: DayKind) -> str:
    return "" if minutes is None or kind in ABSENT else show_time(minutes)


def _grey(_row: TimecardRow) -> str:
    return "muted"


def _difference(row: TimecardRow) -> int:
    if row.minutes is None or row.planned is None:
        return 0
    return row.minutes - row.planned


def _difference_text(row: TimecardRow) -> str:
    return difference_text(_difference(row))


def difference_text(minutes: int) -> str:
    """Worked minus planned with its sign; nothing where they are equal."""
    if not minutes:
        return ""
    return f"{'+' if minutes > 0 else '−'}{format_duration(abs(minutes))}"


def difference_tone(minutes: int) -> str:
    """More than an hour over the plan stands out; less than the plan does not."""
    return "finding" if minutes > HOUR else "" if minutes > 0 else "muted"


def state_tone(state: TimesState) -> str:
    """Approved times are settled; the rest is still on its way, or gone."""
    return "saved" if state is TimesState.APPROVED else "muted"


def _because(row: TimecardRow) -> str:
    parts = [_("to decide")] if row.questions else []
    if why := because_text(row.lines, row.irregular.night):
        parts.append(why)
    if row.minutes is not None:
        words = {
            PayNote.MISSING_DEAL: _("no deal: not priced"),
            PayNote.UNKNOWN_AGREEMENT: _("unknown agreement: not priced"),
            PayNote.BAD_PARAMETER: _("wrong terms in the deal: not priced"),
            PayNote.OUTSIDE_DATES: _("agreement of other dates"),
        }
        parts += (words[note] for note in row.notes)
    return " · ".join(parts)


def _remarks_text(row: TimecardRow) -> str:
    """What was noted of the day as it can be typed, then the remark."""
    return " · ".join(filter(None, (marks_text(row.marks), details_text(row.details), row.remarks)))


def _remarks_tip(row: TimecardRow) -> str:
    marks = (word(mark.kind) for mark in row.marks)
    return "\n".join(filter(None, (*marks, details_words(row.details), row.remarks)))


def _worked_tip(row: TimecardRow) -> str:
    if row.minutes is None:
        return _("No times yet")
    plan = _("planned {time}").format(time=format_duration(row.planned or 0))
    return " · ".join(filter(None, (plan, irregular_text(row.irregular))))
