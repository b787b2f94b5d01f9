"""The irregular hours as CSV, for people and other programs: one row per person.

UTF-8 with a byte order mark and CRLF (RFC 4180). Columns and kinds have the same names in every
language, dates are ISO, lengths are minutes, `hours` is h:mm. What a spreadsheet would take for a
formula has an apostrophe before it.
"""

import csv
import io

from crewplanner.app.formula_guard import guarded
from crewplanner.app.queries.ledger import LedgerRow, LedgerView
from crewplanner.domain.ledger import Irregular
from crewplanner.domain.values import format_duration
from crewplanner.exports.ledger import ledger_paper
from crewplanner.exports.options import Options

_TIMED = tuple(kind for kind in Irregular if kind is not Irregular.SHORT_REST)

COLUMNS = (
    "from",
    "to",
    "department",
    "name",
    "role",
    "days",
    "hours",
    "minutes",
    *(f"{kind.value}_{what}" for kind in _TIMED for what in ("dates", "minutes")),
    "short_rests",
    "worst_rest_minutes",
    "worst_rest_asked",
    "days_in_a_row",
    "last_free_sunday",
    "last_free_weekend",
    "sundays_without_break",
    "far_above_median",
)


def ledger_csv(view: LedgerView, options: Options) -> bytes:
    """The period's rows. Raises Refused as `ledger_paper` does."""
    paper = ledger_paper(view, options)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in paper.view.rows:
        writer.writerow(_record(paper.view, row))
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _record(view: LedgerView, row: LedgerRow) -> list[str]:
    ledger, worst = row.ledger, row.ledger.worst_rest
    kinds = [figure for kind in _TIMED for figure in (ledger.count(kind), ledger.spent(kind))]
    return [
        view.span.first.isoformat(),
        view.span.last.isoformat(),
        *map(guarded, (row.department, row.name, row.role)),
        str(len(ledger.days)),
        format_duration(ledger.minutes),
        str(ledger.minutes),
        *map(str, kinds),
        str(ledger.count(Irregular.SHORT_REST)),
        str(max(0, worst.minutes)) if worst else "",
        str(worst.asked) if worst else "",
        str(ledger.longest_row),
        ledger.free_sunday.isoformat(),
        ledger.free_weekend.isoformat(),
        str(row.weeks_without_sunday),
        " ".join(kind.value for kind in Irregular if kind in row.far),
    ]
