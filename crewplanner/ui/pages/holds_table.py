"""The tables of the page of holds: ours by when to decide, and those of others."""

from collections.abc import Mapping, Sequence

from crewplanner.app.money_text import money
from crewplanner.app.queries.holds import Due, HoldRow, OutsideRow, deadline_name
from crewplanner.app.release_words import rise_text
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.models.table import RIGHT, Column

_TONES: Mapping[Due, str] = {Due.OVERDUE: "finding", Due.TODAY: "hold.ink"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line between the holds: when those below it must be decided, and how many they are."""

    due: Due
    count: int


Line = Heading | HoldRow


def lines(rows: Sequence[HoldRow]) -> tuple[Line, ...]:
    """The holds under their headings; a heading only where something stands under it."""
    found: list[Line] = []
    for due in Due:
        own = [row for row in rows if row.deadline.due is due]
        if own:
            found += [Heading(due=due, count=len(own)), *own]
    return tuple(found)


def line_key(line: Line) -> tuple[str, int | str]:
    """The line's name across refreshes."""
    if isinstance(line, Heading):
        return ("heading", line.due.value)
    return ("hold", line.booking)


def heading_text(line: Heading) -> str:
    """What a heading says: `Today · 2`."""
    return f"{deadline_name(line.due)} · {line.count}"


def hold_columns() -> tuple[Column[Line], ...]:
    """Person, dates, place on the ladder, deadline, what confirming commits."""
    return (
        Column(
            id="person",
            title=_("Person"),
            value=lambda line: (
                heading_text(line) if isinstance(line, Heading) else line.person_name
            ),
            width=190,
            least=140,
            strong=True,
            tone=_head_tone,
        ),
        Column(id="role", title=_("Role"), value=_role, width=150, least=90, spare=1),
        Column(id="dates", title=_("Dates"), value=_dates, width=150, fit=True),
        Column(
            id="ladder",
            title=_("Ladder"),
            value=_ladder,
            width=300,
            least=150,
            stretch=True,
            tip=_ladder,
        ),
        Column(
            id="deadline",
            title=_("Decide"),
            value=_deadline,
            icon=_deadline_icon,
            tone=_deadline_tone,
            width=150,
            fit=True,
        ),
        Column(
            id="worth",
            title=_("Pay"),
            value=_worth,
            align=RIGHT,
            width=80,
            fit=True,
            spare=3,
            help=_("What these dates are paid as planned"),
        ),
        Column(
            id="cost",
            title=_("Once confirmed, release costs"),
            value=_cost,
            width=250,
            fit=True,
            spare=2,
            tip=_cost,
            help=_("What releasing would cost today, were it confirmed, and when that rises"),
        ),
    )


def outside_columns() -> tuple[Column[OutsideRow], ...]:
    """Person, whose hold, dates, status, until when they decide, note."""
    return (
        Column(
            id="person",
            title=_("Person"),
            value=lambda row: row.person_name,
            width=190,
            least=140,
            strong=True,
        ),
        Column(
            id="holder",
            title=_("Held by"),
            value=lambda row: row.hold.holder,
            width=200,
            least=120,
        ),
        Column(
            id="dates",
            title=_("Dates"),
            value=lambda row: row.dates,
            sort=lambda row: row.hold.span.first,
            width=150,
            fit=True,
        ),
        Column(
            id="status",
            title=_("Status"),
            value=lambda row: row.status_text,
            sort=lambda row: (row.hold.status.value, row.hold.rank),
            width=110,
            fit=True,
        ),
        Column(
            id="decide",
            title=_("They decide by"),
            value=lambda row: row.decide_text,
            sort=lambda row: row.hold.decide_by,
            icon=lambda row: "warning:finding" if row.overdue else "",
            tone=lambda row: "finding" if row.overdue else "",
            width=120,
            fit=True,
        ),
        Column(
            id="note",
            title=_("Note"),
            value=lambda row: row.hold.note,
            width=260,
            stretch=True,
            tip=lambda row: row.hold.note,
        ),
    )


def _head_tone(line: Line) -> str:
    return _TONES.get(line.due, "muted") if isinstance(line, Heading) else ""


def _role(line: Line) -> str:
    return "" if isinstance(line, Heading) else line.role


def _dates(line: Line) -> str:
    return "" if isinstance(line, Heading) else line.dates


def _ladder(line: Line) -> str:
    return "" if isinstance(line, Heading) else line.ladder


def _deadline(line: Line) -> str:
    return "" if isinstance(line, Heading) else line.deadline_text


def _deadline_icon(line: Line) -> str:
    late = not isinstance(line, Heading) and line.deadline.due is Due.OVERDUE
    return "warning:finding" if late else ""


def _deadline_tone(line: Line) -> str:
    return "" if isinstance(line, Heading) else _TONES.get(line.deadline.due, "")


def _worth(line: Line) -> str:
    if isinstance(line, Heading) or line.cost is None:
        return ""
    return money(line.cost.pay, line.cost.currency) if line.cost.pay else ""


def _cost(line: Line) -> str:
    if isinstance(line, Heading) or line.cost is None:
        return ""
    cost = line.cost
    if not cost.pay:
        return _("not known, no deal") if cost.unpriced else ""
    rise = rise_text(cost)
    return " · ".join(filter(None, (money(cost.total, cost.currency), rise)))
