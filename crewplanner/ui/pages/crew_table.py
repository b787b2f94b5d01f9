"""The columns of the crew: who, how to reach them, on what terms, and their days."""

from types import MappingProxyType

from crewplanner.app.money_text import money
from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.people import CrewRow
from crewplanner.app.words import date_text
from crewplanner.domain.people import RatePer
from crewplanner.i18n import N_, _
from crewplanner.ui.models.table import RIGHT, Column

_UNITS = MappingProxyType({RatePer.HOUR: N_("h"), RatePer.DAY: N_("day"), RatePer.WEEK: N_("week")})


def crew_columns(currency: str, *, deals: bool = True) -> tuple[Column[CrewRow], ...]:
    """Who somebody is first, then their deal in `currency` (with `deals`) and their days."""
    columns = (*_who(), *_terms(currency))
    return columns if deals else tuple(one for one in columns if one.id != "deal")


def _who() -> tuple[Column[CrewRow], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.name,
            sort=lambda row: row.sort_name.casefold(),
            strong=True,
            width=190,
            least=200,
        ),
        Column(
            id="role", title=_("Role"), value=lambda row: row.role, width=172, spare=4, least=128
        ),
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row.department,
            sort=lambda row: row.department_position,
            width=124,
            spare=2,
            least=84,
            tone=lambda _row: "muted",
        ),
        Column(
            id="phone",
            title=_("Phone"),
            value=lambda row: phone_text(row.phone),
            width=132,
            fit=True,
            spare=6,
        ),
        Column(
            id="email",
            title=_("E-mail"),
            value=lambda row: row.email,
            width=200,
            least=110,
            spare=1,
            if_any=True,
            stretch=True,
            tone=lambda _row: "muted",
            tip=lambda row: row.email,
        ),
    )


def _terms(currency: str) -> tuple[Column[CrewRow], ...]:
    return (
        Column(
            id="deal",
            title=_("Deal"),
            value=lambda row: _deal_text(row, currency),
            sort=lambda row: row.deal.rate if row.deal else None,
            align=RIGHT,
            width=112,
            fit=True,
            spare=5,
        ),
        Column(
            id="days",
            title=_("Days"),
            value=lambda row: str(row.days_booked) if row.days_booked else "",
            sort=lambda row: row.days_booked,
            align=RIGHT,
            width=54,
            fit=True,
            spare=3,
            help=_("Days booked on this production"),
        ),
        Column(
            id="next",
            title=_("Next day"),
            value=lambda row: date_text(row.next_date, year=False) if row.next_date else "",
            sort=lambda row: row.next_date,
            width=98,
            fit=True,
            spare=3,
        ),
    )


def _deal_text(row: CrewRow, currency: str) -> str:
    if row.deal is None:
        return ""
    return f"{money(row.deal.rate, currency)} / {_(_UNITS[row.deal.per])}" if currency else ""
