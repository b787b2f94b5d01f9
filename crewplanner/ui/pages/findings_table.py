"""The columns of the table of findings."""

from collections.abc import Callable

from crewplanner.app.queries.findings import FindingRow
from crewplanner.app.words import date_text, word
from crewplanner.domain.findings import Severity
from crewplanner.domain.overrides import FindingState
from crewplanner.i18n import _
from crewplanner.ui.models.table import Column

_ICONS = {
    Severity.BLOCK: "warning:finding",
    Severity.WARN: "warning:hold.ink",
    Severity.INFO: "info:muted",
}


def finding_columns(tip: Callable[[FindingRow], str]) -> tuple[Column[FindingRow], ...]:
    """Severity, date, person, rule, sentence and, where it was accepted, why; `tip` says more."""
    return (
        Column(
            id="severity",
            title=_("Severity"),
            value=_severity,
            sort=lambda row: row.rank,
            icon=_icon,
            tone=lambda row: "finding" if row.severity is Severity.BLOCK else "",
            width=110,
            fit=True,
        ),
        Column(
            id="date",
            title=_("Date"),
            value=lambda row: date_text(row.date, year=False),
            sort=lambda row: row.date,
            width=104,
            fit=True,
            spare=3,
        ),
        Column(
            id="person",
            title=_("Person"),
            value=lambda row: row.person_name,
            width=200,
            least=150,
            spare=2,
            strong=True,
        ),
        Column(
            id="rule",
            title=_("Rule"),
            value=lambda row: row.rule_text,
            width=150,
            least=104,
            spare=1,
        ),
        Column(
            id="text",
            title=_("What"),
            value=lambda row: row.text,
            width=420,
            least=330,
            stretch=True,
            tip=tip,
        ),
        Column(
            id="accepted",
            title=_("Accepted"),
            value=_accepted,
            tone=lambda row: "finding" if row.state is FindingState.WORSE else "muted",
            width=210,
            least=120,
            spare=4,
            tip=_accepted,
        ),
    )


def _severity(row: FindingRow) -> str:
    return word(row.state if row.finding is None else row.severity)


def _icon(row: FindingRow) -> str:
    if row.state in {FindingState.ACCEPTED, FindingState.SOLVED}:
        return "check:muted"
    return _ICONS[row.severity]


def _accepted(row: FindingRow) -> str:
    """Reason, who and when; that it is worse now comes first."""
    one = row.override
    if one is None:
        return ""
    said = _("{reason} ({who}, {date})").format(
        reason=one.reason, who=one.who, date=date_text(one.at.date(), year=False)
    )
    return _("Worse now. {said}").format(said=said) if row.state is FindingState.WORSE else said
